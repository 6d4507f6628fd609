import type { FormDraft } from '../table/form-draft.ts';
import { GOAL } from './goal-labels.ts';
import type { SourceRow } from '../files/source-rows.ts';
import { isHalfOfUnit, type Segment } from '../words/labels.ts';
import { isOffice, nameAlone } from '../words/line-labels.ts';

/** The field or section that a text goes to, the label that opened it, and the unit of money that the label names. */
export type Place = { kind: 'field' | 'section' | 'none'; name: string; label: string; money: '元' | '万元' | null };

export const NOWHERE: Place = { kind: 'none', name: '', label: '', money: null };
/** What stands above the first label and is no content: the title, its year, the unit of money. An amount is content. */
export const TITLE = /^(?!.*\d\s{0,2}万?元).*(?:绩效|年度|年）|单位[:：]|万元|附件|附表|表\s*\d|\d{4})/;
/** A line so long below 总体目标 is the goal itself. */
export const SENTENCE = 8;
const OUTLINE = '概况';
const LABEL_END = /^及(?:其)?(?:代码|编码)$/;
const BOX = /[□☐○☑√■✓✔▣☒]/;

/** What stands beside 金额单位: the unit of the amounts, and nothing else. */
function moneyUnitNamed(value: string): '元' | '万元' | null {
  const unit = /^(?:人民币)?(万元|元)$/.exec(value.replace(/\s+/g, ''))?.[1];
  return unit === '元' || unit === '万元' ? unit : null;
}

/** Where the reading of a form's head stands: which field or section takes the next text. */
export class OpenPlace {
  readonly #draft: FormDraft;
  now: Place = NOWHERE;
  /** The last heading that holds no value of its own. */
  heading = '';
  /** A heading that is the label of the goal if a text follows it. */
  softGoal = '';

  constructor(draft: FormDraft) {
    this.#draft = draft;
  }

  /** Opens the place of a label, and fills it with what stands beside it. */
  open(segment: Segment, where: string): void {
    const { label, value } = segment;
    if (!label) return;
    // 单位（盖章）：… beside the title is who fills the form in, and no unit of money.
    if (label.kind === 'band' && label.text === '单位' && isOffice(value)) {
      this.#draft.setField('applicant', { value, money: null, where, label: label.text });
      return;
    }
    if (label.kind === 'band') {
      const named = label.text.endsWith('单位') ? moneyUnitNamed(value) : null;
      this.#draft.money = label.money ?? named ?? this.#draft.money;
      this.heading = label.text;
      this.now = NOWHERE;
      this.softGoal = value === '' && /目标$/.test(label.text) ? label.text : '';
      // 绩效目标 heads a part of some forms, and is the label of the goal itself on others.
      const heads = /目标$/.test(label.text) ? GOAL : /基本情况$/.test(label.text) && !/^[\d一二三]/.test(value) ? OUTLINE : null;
      if (heads && value.length > 4 && (heads === GOAL || !TITLE.test(value.slice(0, 8))))
        this.fill({ ...NOWHERE, kind: 'section', name: heads, label: label.text }, value, where);
      else if (value && !TITLE.test(value) && named === null)
        this.#draft.warn('text-unread', `“${label.text}”旁的“${value.slice(0, 60)}”未读入`, where);
      return;
    }
    this.softGoal = '';
    this.now = { kind: label.kind, name: label.name, label: label.text, money: label.money };
    this.fill(this.now, value, where);
  }

  /** Puts a text into a field or section. */
  fill(place: Place, value: string, where: string): void {
    if (place.kind === 'section') {
      const lines = this.#draft.openSection(place.name);
      if (value) lines.push(...value.split('\n'));
    } else if (place.kind === 'field') {
      const { name, rest } = place.name === 'project' ? nameAlone(value) : { name: value, rest: '' };
      if (rest) this.#draft.unread('text-unread', rest, where);
      this.#draft.setField(place.name as 'project', {
        value: name.replace(/\s*\n\s*/g, ''),
        money: place.money,
        where,
        label: place.label,
      });
    }
  }

  /** A text without a label: it goes on in the open place, is the goal below its heading, or is told to be unread. */
  unlabelled(text: string, row: SourceRow): void {
    if (this.codedUnit(text, row)) return;
    // 主管部门 and 及代码 below it are one label, beside a value of one line.
    if (LABEL_END.test(text)) return;
    if (isHalfOfUnit(text)) {
      // 项目资金（万 begins another label; 元） may stand between two lines of a value.
      if (/[（(]/.test(text)) this.now = NOWHERE;
      return;
    }
    if (this.now.kind === 'field' && this.now.name !== 'aside') {
      this.#draft.funds.value(text);
      // Another label that no layout knows, with its value, is no rest of this value.
      if (this.#draft.fieldValue(this.now.name as 'project') && /[:：]|[（(](?:万元|元)[）)]/.test(text)) {
        this.#draft.unread('text-unread', text, row.where);
        this.now = NOWHERE;
        return;
      }
      const known = this.#draft.fieldValue(this.now.name as 'project') ?? '';
      // Boxes to tick go on over lines. A label that was met before has its value from there: this is another.
      const another = known !== '' && !this.#draft.isBeside(this.now.name as 'project', this.now.label);
      const choices = BOX.test(text) && (known === '' || BOX.test(known));
      if (another) this.fill(this.now, text, row.where);
      else {
        if (known !== '' && !choices)
          this.#draft.warn('value-joined', `“${text}”按断行并入“${this.now.label}”，请核对`, row.where);
        this.#draft.appendToField(this.now.name as 'project', choices && known !== '' ? ` ${text}` : text);
      }
      if (another || !choices) this.now = NOWHERE;
    } else if (this.now.kind === 'section') this.#draft.openSection(this.now.name).push(text);
    else if (this.softGoal !== '' && text.length >= SENTENCE && !TITLE.test(text)) {
      this.now = { ...NOWHERE, kind: 'section', name: GOAL, label: this.softGoal };
      this.fill(this.now, text, row.where);
      this.softGoal = '';
    } else if (this.now.name === 'aside') this.#draft.asideBelow(this.now.label, text, row.where);
    else if (!TITLE.test(text)) this.#draft.unread('text-unread', text, row.where);
  }

  /** `207演示市科普中心　单位：万元`: systems print the unit's code and name above the table, without a label. */
  codedUnit(text: string, row: SourceRow): boolean {
    const name = /^\d{3,9}[-\s]?(?!年)(\p{Script=Han}{4,40})(?:[\s\u3000]|$)/u.exec(text)?.[1];
    if (!name || name.endsWith('表') || this.now.kind !== 'none') return false;
    this.#draft.setField('applicant', { value: name, money: null, where: row.where, label: name });
    return true;
  }
}

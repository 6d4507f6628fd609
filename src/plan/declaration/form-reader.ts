import { AfterTable, CLOSING, OTHER_TABLE } from './table/after-table.ts';
import { BudgetTable } from './table/budget-table.ts';
import type { FormReading } from './declaration.contract.ts';
import { FormDraft } from './table/form-draft.ts';
import { furtherFormBegins } from './table/further-form.ts';
import { GOAL, isOutcome, withGoalBeside } from './table/goal-labels.ts';
import { withOwnYear, yearOf } from './table/head-years.ts';
import { indicatorOf } from './table/indicator.ts';
import { IndicatorTable } from './table/indicator-table.ts';
import { isMoneyOf } from './table/money-columns.ts';
import { bare, labelOfCell, moneyUnitIn, type Segment, segmentsOfLine, type Vocabulary, vocabularyOf } from './words/labels.ts';
import { beginsSection, doubtOfSection, isOffice, nameAlone } from './words/line-labels.ts';
import type { Layout } from './layouts/layout.ts';
import { isPageFurniture } from './words/narrative.ts';
import { FORM_TITLE } from './text/layout-choice.ts';
import { SideBySide } from './table/side-by-side.ts';
import { type SourceCell, type SourceRow, textOfRow } from './files/source-rows.ts';
import { PROSE, withPlainLabels } from './text/unrolled.ts';

const YEAR_BELOW_TITLE = /^[（(]\s*(?:19|20)\d{2}\s*年度?\s*[）)]$/;
/** What stands above the first label and is no content: the title, its year, the unit of money. An amount is content. */
const TITLE = /^(?!.*\d\s{0,2}万?元).*(?:绩效|年度|年）|单位[:：]|万元|附件|附表|表\s*\d|\d{4})/;

type Place = { kind: 'field' | 'section' | 'none'; name: string; label: string; money: '元' | '万元' | null };
/** Parts a form's tables of mid-term targets from those of the year. */
const HEADING = /^(?:项目|专项)?(?:中期|长期|实施期|年度|总目标|本年度)绩效(?:指标|目标)$/;
/** A line so long below 总体目标 is the goal itself. */
const SENTENCE = 8;
/** A line that only calls the table below by its name. */
const TABLE_TITLE = /^(?:项目|绩效){0,2}指标(?:体系|明细)?表$/;

/** Fields whose value is one cell, whatever stands behind it. */
const ONE_CELL: ReadonlySet<string> = new Set(['project', 'applicant', 'implementer', 'category']);
const OUTLINE = '概况';
const BOX = /[□☐○☑√■✓✔▣☒]/;
const NOWHERE: Place = { kind: 'none', name: '', label: '', money: null };

/** Walks through the rows of a form once, and keeps where it stands: in a field, a section, or the table of indicators. */
export class FormReader {
  readonly #layout: Layout;
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  readonly #budget: BudgetTable;
  readonly #table: IndicatorTable;
  readonly #headless: boolean;
  #zone: 'head' | 'indicators' | 'after' = 'head';
  #place: Place = NOWHERE;
  /** Labels with nothing beside them, by the column below which their value stands. */
  #above = new Map<number, Place>();
  readonly #parallel = new SideBySide();
  /** Texts of the row before, by column. */
  #labels = new Map<number, string>();
  #lastHeading = '';
  /** A heading that is the label of the goal if a text follows it. */
  #softGoal = '';
  readonly #after: AfterTable;
  /** The last line that is a cell; −1 where lines are none. */
  #lastCell = -1;

  /** `headless`: the form was found to have no head above its indicators. */
  constructor(layout: Layout, headless = false) {
    this.#headless = headless;
    this.#layout = layout;
    this.#vocabulary = vocabularyOf(layout);
    this.#draft = new FormDraft(layout);
    this.#budget = new BudgetTable(this.#vocabulary, this.#draft);
    this.#table = new IndicatorTable(this.#vocabulary, this.#draft);
    this.#after = new AfterTable(this.#vocabulary, this.#draft);
  }

  /** Whether a table of indicators was met. */
  get hasTable(): boolean {
    return this.#zone !== 'head';
  }

  /** 主管部门 as the form names it, once it was read. */
  get department(): { name: string; code: string } {
    return this.#draft.department;
  }

  readonly unkept = () => this.#draft.unkept;

  get expectedYuan(): number | null {
    return this.#draft.expectedYuan;
  }

  read(source: readonly SourceRow[]): FormReading {
    const year = yearOf(source);
    const rows = withOwnYear(source, year, this.#vocabulary, this.#draft);
    this.#draft.isPrinted(rows.map(textOfRow));
    this.#lastCell = rows.findLastIndex((row) => row.cellLine);
    for (let index = 0; index < rows.length; ) index += this.#row(rows, index);
    this.#parallel.close(this.#draft);
    const raw = this.#table.indicators();
    for (const part of [this.#budget, this.#after]) part.close();
    if (rows.slice(0, 15).some((row) => /执行监控表/.test(bare(textOfRow(row)))))
      this.#draft.warn('monitoring-form', '这是执行监控表：年度指标值按目标表读入，执行与预计情况记在各行之下', '表头');
    if (rows.slice(0, 25).some((row) => /整体(?:支出)?绩效/.test(bare(textOfRow(row)))))
      this.#draft.warn(
        'department-form',
        '这是部门（单位）整体支出的绩效表，只读入其中的年度目标和指标，任务与预算分项未读入',
        '表头',
      );
    const indicators = raw.map((row) => indicatorOf(row, this.#draft));
    this.#warnOfMixedGoals();
    if (indicators.length === 0) this.#draft.warn('indicators-missing', '没有找到任何指标行', '全表');
    const header = this.#draft.header();
    const budget = this.#draft.amounts();
    if (year === null) this.#draft.warn('year-missing', '表头没有写年度', '表头');
    return {
      kind: this.#layout.kind,
      layout: this.#layout.id,
      year,
      ...header,
      sections: this.#draft.sectionTexts(),
      budget,
      indicators,
      totalScore: this.#table.totalScore ?? this.#draft.totalScore(),
      warnings: this.#draft.warnings,
    };
  }

  /** Where headings stood on lines of their own, the goal and what became of it run together. */
  #warnOfMixedGoals(): void {
    const { 年度总体目标: goal, 实际完成情况: outcome } = this.#draft.sectionTexts();
    if (goal !== '' || !outcome) return;
    this.#draft.warn('columns-mixed', '“年度总体目标”空白，它的文字可能混在“实际完成情况”里，请核对', '年度总体目标');
  }

  /** Reads the row at `index`, and gives the number of rows that were taken. */
  #row(rows: readonly SourceRow[], index: number): number {
    const row = rows[index] as SourceRow;
    const text = textOfRow(row);
    if (this.#after.inFurtherForm) {
      this.#after.isFurther(row);
      return 1;
    }
    if (text === '') {
      if (row.cellLine && this.#zone === 'indicators') this.#table.take(row, text);
      else if (this.#place.kind === 'section') this.#draft.openSection(this.#place.name).push('');
      return 1;
    }
    const name = bare(text);
    if (isPageFurniture(text) || TABLE_TITLE.test(name)) return 1;
    if (HEADING.test(name)) {
      this.#lastHeading = name;
      if (this.#zone === 'head' && text.endsWith('指标')) {
        this.#place = NOWHERE;
        return 1;
      }
    }
    if (this.#zone === 'head' && FORM_TITLE.test(name) && this.#draft.forgetPage()) [this.#place, this.#softGoal] = [NOWHERE, ''];
    const head = this.#table.opens(rows, index, this.#lastHeading, this.#headless);
    if (head !== null) {
      this.#parallel.close(this.#draft);
      this.#zone = 'indicators';
      this.#place = NOWHERE;
      if (head > 0) return head;
    }
    const named = this.#zone !== 'head' && this.#draft.fieldValue('project') !== null;
    if (named && furtherFormBegins(rows, index, this.#vocabulary)) {
      this.#table.close();
      this.#zone = 'after';
      this.#after.awaitFurther();
    }
    if (this.#zone === 'indicators') {
      const below = index > this.#lastCell && this.#table.isCelled && !row.grid && text.length > SENTENCE;
      if (!below && (this.#indicatorRow(row, text) || this.#interrupts(rows, index, text))) return 1;
      this.#table.close();
      this.#zone = 'after';
    }
    if (this.#zone === 'after' && /绩效(?:指标|目标)$/.test(bare(text))) this.#lastHeading = bare(text);
    else if (this.#zone === 'after') {
      this.#after.take(row, text);
      if (!this.#after.inFurtherForm) this.#table.takesTotal(row, text);
    } else this.#headRow(row, text);
    return 1;
  }

  #headRow(row: SourceRow, text: string): void {
    if (this.#budget.take(row)) {
      this.#place = NOWHERE;
      return;
    }
    if (/^[（(]?(?:金额)?单位[:：]/.test(text))
      this.#draft.money = moneyUnitIn(`(${text.replace(/[（）()]/g, '')})`) ?? this.#draft.money;
    if (row.grid) this.#gridRow(row);
    else this.#textRow(row);
  }

  /** False when the row no longer belongs to the table. */
  #indicatorRow(row: SourceRow, text: string): boolean {
    if (CLOSING.test(text) || OTHER_TABLE.test(text)) return false;
    // The title printed again on a further page, and its year below it.
    if (FORM_TITLE.test(bare(text)) || YEAR_BELOW_TITLE.test(text.trim())) return true;
    const first =
      row.cells
        .find((cell) => cell.text.trim() !== '')
        ?.text.trim()
        .split(/[\s\u3000:：]/)[0] ?? '';
    const label = this.#vocabulary.labels.get(bare(first));
    if (label?.kind === 'field' && label.name === 'project') return false;
    if (HEADING.test(bare(text))) return false;
    return this.#table.take(row, text);
  }

  /** Lines between the parts of a table that a page end cut. */
  #interrupts(rows: readonly SourceRow[], index: number, text: string): boolean {
    if (CLOSING.test(text) || HEADING.test(bare(text))) return false;
    const rest = rows.slice(index + 1, index + 9);
    const next = rest.findIndex((row) => row.grid);
    if (next < 0 || rest.slice(0, next).some((row) => CLOSING.test(textOfRow(row)) || HEADING.test(bare(textOfRow(row)))))
      return false;
    return this.#table.interrupts(rows[index] as SourceRow, rest[next]);
  }

  #textRow(row: SourceRow): void {
    const line = withPlainLabels(row.cells[0]?.text ?? '');
    const segments = withGoalBeside(segmentsOfLine(line, this.#vocabulary));
    // Inside a narrative a label counts only where a line begins with it and it is written as one.
    const first = segments[0]?.label;
    const again = first?.kind === 'section' && first.name === this.#place.name && segments[0]?.value !== '';
    const begins = segments[0] && beginsSection(segments[0], line, this.#place.name, this.#draft.sections);
    const opens = first && (segments[0]?.firm || begins || this.#isCut(row, first)) && !again;
    if (begins === 'doubtful' && !row.cut) this.#draft.warn('section-doubtful', doubtOfSection(segments[0]), row.where);
    if (this.#place.kind === 'section' && !opens) {
      if (this.#parallel.isOpen) this.#parallel.take(line, row.where);
      else {
        this.#parallel.pass(line);
        this.#draft.openSection(this.#place.name).push(line);
      }
      return;
    }
    this.#parallel.open(segments, line, this.#draft);
    for (const [at, segment] of segments.entries()) {
      const mixed = this.#parallel.isOpen && at === segments.length - 1 && segment.value !== '';
      if (segment.label) this.#open(mixed ? { ...segment, value: '' } : segment, row.where);
      else this.#unlabelled(segment.value, row);
      if (mixed) this.#parallel.take(segment.value, row.where);
    }
  }

  /** A word that sentences use as well opens a part only where that part has not been met. */
  #isCut(row: SourceRow, { kind, name, text }: NonNullable<Segment['label']> & { name?: string }): boolean {
    if (!row.cut || text.length < 4) return false;
    return !PROSE.test(text) || (kind === 'section' && !this.#draft.sections.has(name ?? ''));
  }

  /** `207演示市科普中心　单位：万元`: systems print the unit's code and name above the table, without a label. */
  #codedUnit(text: string, row: SourceRow): boolean {
    const name = /^\d{3,9}[-\s]?(?!年)(\p{Script=Han}{4,40})(?:[\s\u3000]|$)/u.exec(text)?.[1];
    if (!name || name.endsWith('表') || this.#zone !== 'head' || this.#place.kind !== 'none') return false;
    this.#draft.setField('applicant', { value: name, money: null, where: row.where, label: name });
    return true;
  }

  #unlabelled(text: string, row: SourceRow): void {
    if (this.#codedUnit(text, row)) return;
    if (this.#place.kind === 'field' && this.#place.name !== 'aside') {
      // Another label that no layout knows, with its value, is no rest of this value.
      if (this.#draft.fieldValue(this.#place.name as 'project') && /[:：]|[（(](?:万元|元)[）)]/.test(text)) {
        this.#draft.unread('text-unread', text, row.where);
        this.#place = NOWHERE;
        return;
      }
      const known = this.#draft.fieldValue(this.#place.name as 'project') ?? '';
      // Boxes to tick go on over lines. A label that was met before has its value from there: this is another.
      const another = known !== '' && !this.#draft.isBeside(this.#place.name as 'project', this.#place.label);
      const choices = BOX.test(text) && (known === '' || BOX.test(known));
      if (another) this.#fill(this.#place, text, row.where);
      else {
        if (known !== '' && !choices)
          this.#draft.warn('value-joined', `“${text}”按断行并入“${this.#place.label}”，请核对`, row.where);
        this.#draft.appendToField(this.#place.name as 'project', choices && known !== '' ? ` ${text}` : text);
      }
      if (another || !choices) this.#place = NOWHERE;
    } else if (this.#place.kind === 'section') this.#draft.openSection(this.#place.name).push(text);
    else if (this.#softGoal !== '' && text.length >= SENTENCE && !TITLE.test(text)) {
      this.#place = { ...NOWHERE, kind: 'section', name: GOAL, label: this.#softGoal };
      this.#fill(this.#place, text, row.where);
      this.#softGoal = '';
    } else if (!TITLE.test(text) && this.#place.name !== 'aside') this.#draft.unread('text-unread', text, row.where);
  }

  #open(segment: Segment, where: string): void {
    const { label, value } = segment;
    if (!label) return;
    // 单位（盖章）：… beside the title is who fills the form in, and no unit of money.
    if (label.kind === 'band' && label.text === '单位' && isOffice(value)) {
      this.#draft.setField('applicant', { value, money: null, where, label: label.text });
      return;
    }
    if (label.kind === 'band') {
      this.#draft.money = label.money ?? this.#draft.money;
      this.#lastHeading = label.text;
      this.#place = NOWHERE;
      this.#softGoal = value === '' && /目标$/.test(label.text) ? label.text : '';
      // 绩效目标 heads a part of some forms, and is the label of the goal itself on others.
      const heads = /目标$/.test(label.text) ? GOAL : /基本情况$/.test(label.text) && !/^[\d一二三]/.test(value) ? OUTLINE : null;
      if (heads && value.length > 4 && (heads === GOAL || !TITLE.test(value.slice(0, 8))))
        this.#fill({ ...NOWHERE, kind: 'section', name: heads, label: label.text }, value, where);
      else if (value && !TITLE.test(value))
        this.#draft.warn('text-unread', `“${label.text}”旁的“${value.slice(0, 60)}”未读入`, where);
      return;
    }
    this.#softGoal = '';
    this.#place = { kind: label.kind, name: label.name, label: label.text, money: label.money };
    this.#fill(this.#place, value, where);
  }

  #fill(place: Place, value: string, where: string): void {
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

  #gridRow(row: SourceRow): void {
    if (row.loose && this.#sideBySideCells(row)) return;
    const above = this.#above;
    this.#above = new Map();
    let place: Place | null = null;
    let values: string[] = [];
    let labelColumn = 0;
    /** A heading that is the label of the goal only if a text follows it. */
    let soft: Place | null = null;
    const close = (next?: Segment['label']): void => {
      if (!place) return;
      if (place === soft && values.length === 0 && !isOutcome(next)) return;
      this.#fill(place, values.join(' '), row.where);
      if (values.length === 0) this.#above.set(labelColumn, place);
    };
    for (const cell of row.cells) {
      if (cell.text === '') continue;
      const found = labelOfCell(cell.text, this.#vocabulary);
      if (found?.label && this.#isRepeated(cell, found.label.text, row, above)) continue;
      if (found?.label) {
        if (place && found.label.text === place.label && values.length === 0) continue;
        close(found.label);
        labelColumn = cell.column;
        values = found.value ? [found.value] : [];
        if (found.label.kind === 'band') {
          this.#draft.money = found.label.money ?? this.#draft.money;
          this.#lastHeading = found.label.text;
          place = /目标$/.test(found.label.text) ? { ...NOWHERE, kind: 'section', name: GOAL, label: found.label.text } : null;
          soft = place;
          if (isMoneyOf(found.label.text, row, cell))
            place = { ...NOWHERE, kind: 'field', name: 'currentYearYuan', label: found.label.text };
        } else place = { kind: found.label.kind, name: found.label.name, label: found.label.text, money: found.label.money };
      } else if (place) {
        if (values.includes(cell.text)) continue;
        // Behind a name stands a label that no layout knows, and its value.
        if (values.length > 0 && place.kind === 'field' && ONE_CELL.has(place.name))
          this.#draft.unread('text-unread', cell.text, row.where);
        else values.push(cell.text);
      } else if (above.has(cell.column) || cell.text !== row.cells[row.cells.indexOf(cell) - 1]?.text)
        this.#looseCell(cell.text, above.get(cell.column), row);
    }
    close();
    this.#labels = new Map(row.cells.map((cell) => [cell.column, bare(cell.text)]));
    if (place && place !== soft) this.#place = place;
    // A row without any label may be the rest of the one before, which a page break parted: its headings still hold.
    else if (this.#above.size === 0) this.#above = new Map([...above].filter(([, { kind }]) => kind === 'section'));
  }

  /** A label that a converter wrote once more in the next row of its merged cell, beside values of headings above. */
  #isRepeated(cell: SourceCell, label: string, row: SourceRow, above: ReadonlyMap<number, Place>): boolean {
    if (this.#labels.get(cell.column) !== label || bare(cell.text) !== label) return false;
    return row.cells.some((other) => other !== cell && other.text !== '' && other.text !== cell.text && above.has(other.column));
  }

  /** Where columns cannot be counted, texts below headings belong to them in their order if there are as many. */
  #sideBySideCells(row: SourceRow): boolean {
    const places = [...this.#above.values()].filter((place) => place.kind === 'section');
    const distinct = places.filter((place, at) => places.findIndex((other) => other.name === place.name) === at);
    const texts = row.cells.map((cell) => cell.text).filter((text) => text !== '');
    if (distinct.length < 2 || texts.length !== distinct.length) return false;
    if (texts.some((text) => labelOfCell(text, this.#vocabulary)?.label)) return false;
    for (const [at, place] of distinct.entries()) this.#fill(place, texts[at] ?? '', row.where);
    this.#above = new Map();
    return true;
  }

  /** A cell without a label in its row: its label stands above it, or in the row before. */
  #looseCell(text: string, above: Place | undefined, row: SourceRow): void {
    if (above) this.#fill(above, text, row.where);
    else if (this.#place.kind === 'section') this.#fill(this.#place, text, row.where);
    else if (!this.#codedUnit(text, row) && !TITLE.test(text) && this.#place.name !== 'aside')
      this.#draft.unread('text-unread', text, row.where);
  }
}

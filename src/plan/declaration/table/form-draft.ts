import { type FormReading, type FormWarning, noBudget } from '../declaration.contract.ts';
import { HeadFunds } from '../head/head-funds.ts';
import type { FieldName, Layout } from '../layouts/layout.ts';
import { brokenMoneyUnit, printedMoneyUnit } from '../words/labels.ts';
import { joinNarrative } from '../words/narrative.ts';
import { dateOfText, isBlank, periodOfText, plainNumber, tickedChoice, yesOrNo, yuanOfText } from '../words/values.ts';

interface FieldValue {
  value: string;
  money: '元' | '万元' | null;
  where: string;
  label: string;
}

/** Where a seal goes, and what the head of a form says beside it. */
const SEAL = /[（(]\s{0,2}(?:盖章|公章|签章)\s{0,2}[）)]|(?:金额)?单位\s{0,2}[:：]\s{0,2}(?:万元|元)|填报日期\s{0,2}[:：]?$/g;
const UNIT_PLACE =
  /(?:实施|项目|申报|填报|申请|预算|编制|编报|执行|承担|使用|承办)(?:[（(]主管[）)])?(?:单位|机构)|单位(?:名称|信息)|^单位[:：](?!万?元)/;
const UNIT_NAME = /^\p{Script=Han}{1,28}(?:局|委|办|厅|会|部|院|中心|府|馆|站|处|所|校|队|社|协|科)$/u;
/** A sentence that quotes a whole page says no more than its beginning. */
const LONGEST_WARNING = 1000;
const MONEY: readonly FieldName[] = ['totalYuan', 'currentYearYuan', 'previousBudgetYuan', 'previousExecutedYuan'];
const NAMES: ReadonlySet<FieldName> = new Set(['project', 'implementer', 'applicant']);
const ATTRIBUTE = /^项目(?:属性|性质)$/;
/** A figure beside the label of a name: the columns of the form have shifted. */
const AMOUNT = /^[¥￥]?[\d,，.]+\s{0,2}(?:元|万元|%)?$/;

/** The warning of values of other years that stay with their indicators. */
export function otherYearsKept(headings: readonly string[]): Pick<FormWarning, 'code' | 'message'> {
  const named = headings.join('”“').slice(0, 120);
  return { code: 'other-years-kept', message: `“${named}”是其他时段的数值，不是本年度目标，另存作参考` };
}

/** What has been met of a form so far, still as text. */
export class FormDraft {
  readonly layout: Layout;
  readonly warnings: FormWarning[] = [];
  readonly sections = new Map<string, string[]>();
  readonly budget: FormReading['budget'] = { ...noBudget };
  /** What bare amounts count, as the form itself says it; set by a heading such as 项目资金（万元）. */
  money: '元' | '万元' | null = null;
  /** Of a monitoring form: what is expected to be spent in the year. */
  expectedYuan: number | null = null;
  /** The year of the form, by which 上年 is known. */
  formYear: number | null = null;
  /** The headings of values of other years, as the form prints them, by their columns. */
  readonly otherHeadings = new Map<number, string>();
  /** Of a table without columns: the same headings in the order of the head. */
  otherNames: readonly string[] = [];

  /** Every row of a table without columns turned out to hold its values of other years: then they are kept, too. */
  keptOtherYears(): void {
    const told = this.warnings.find(({ code }) => code === 'other-years-unread');
    if (told) Object.assign(told, otherYearsKept(this.otherNames));
  }

  /** The one unit of money that the form prints. */
  printedMoney: '元' | '万元' | null = null;
  /** Half of that unit was lost where a head breaks over lines: a bare figure may count either. */
  #isUnitBroken = false;
  /** The form has a place for its unit, whether it was filled in or not. */
  #namesUnit = false;

  /** What the rows of the form say wherever they stand. */
  isPrinted(rows: readonly string[]): void {
    const broken = brokenMoneyUnit(rows);
    this.printedMoney = printedMoneyUnit(rows) ?? (broken === 'unsure' ? null : broken);
    this.#isUnitBroken = broken === 'unsure';
    this.#namesUnit = rows.some((row) => UNIT_PLACE.test(row.slice(0, 400).replace(/\s+/g, '')));
  }

  #moneyDoubted = false;
  #run: { warning: FormWarning; text: string; count: number } | null = null;
  readonly #fields = new Map<FieldName, FieldValue>();

  constructor(layout: Layout) {
    this.layout = layout;
  }

  warn(code: string, message: string, where: string): void {
    this.warnings.push({
      code,
      message: message.length > LONGEST_WARNING ? `${message.slice(0, LONGEST_WARNING)}…` : message,
      where,
    });
  }

  /** Text that belongs to nothing known; stretches of it are told in one warning. */
  unread(code: 'text-unread' | 'text-after-table', text: string, where: string): void {
    const about = code === 'text-unread' ? '不属于任何已知栏目' : '在指标表之后';
    const last = this.warnings.at(-1);
    const run = last?.code === code && last === this.#run?.warning ? this.#run : null;
    if (run) {
      run.count += 1;
      run.warning.message = `“${run.text}”等 ${run.count} 处文字${about}，未读入`;
      return;
    }
    const warning = { code, message: `“${text.slice(0, 60)}”${about}，未读入`, where };
    this.#run = { warning, text: text.slice(0, 60), count: 1 };
    this.warnings.push(warning);
  }

  /** The first value of a field stands; another one is reported, not taken. */
  setField(name: FieldName, field: FieldValue): void {
    if (name === 'aside') {
      this.#noteAside(field);
      return;
    }
    if (NAMES.has(name) && AMOUNT.test(field.value.trim())) {
      this.warn('value-doubtful', `“${field.label}”旁的“${field.value}”是数字，不是名称，未读入`, field.where);
      return;
    }
    const known = this.#fields.get(name);
    // 一级项目名称 is a programme of many projects.
    if (name === 'project' && field.label.startsWith('二级') && field.value && known && !known.label.startsWith('二级')) {
      this.#fields.set(name, field);
      this.warn('value-repeated', `项目名称取二级项目“${field.value}”，未取一级项目“${known.value}”`, field.where);
      return;
    }
    // 资金总额 above 当年资金总额 is that of all years.
    if (name === 'currentYearYuan' && known && /^资金总额$/.test(known.label) && /^(?:当年|本年|年度)/.test(field.label)) {
      if (!this.#fields.has('totalYuan')) this.#fields.set('totalYuan', known);
      this.#fields.set(name, field);
      return;
    }
    const blank = !known?.value.replace(SEAL, '').trim();
    if (known && !blank && field.value && known.value !== field.value) {
      this.warn('value-repeated', `“${field.label}”出现两次，内容不同：取“${known.value}”，未取“${field.value}”`, field.where);
    } else if (blank && (field.value || !known?.value)) this.#fields.set(name, field);
  }

  /** 主管部门 and its code. No figure depends on them, so that they stand beside the reading and raise no doubts. */
  readonly department = { name: '', code: '' };

  /** 项目属性 with the label that says it; no figure depends on it either. */
  attribute: { label: string; value: string } | null = null;

  /** Which money the sums are made of. */
  readonly funds = new HeadFunds();

  /** What the head says beside the fields that are read. */
  readonly unkept: { label: string; value: string }[] = [];

  #noteAside({ label, value }: FieldValue): void {
    const text = value.replace(/\s+/g, ' ').trim();
    if (isBlank(text)) return;
    if (ATTRIBUTE.test(label) && this.#takeAttribute(label, text)) return;
    if (!label.startsWith('主管部门')) {
      if (this.unkept.every((one) => one.label !== label || one.value !== text)) this.unkept.push({ label, value: text });
      return;
    }
    const alone = /编码|代码$/.test(label) && !label.includes('及');
    const [, name = '', code = ''] = /^(.*?)[\s（(【[:：]*([A-Za-z]?\d[\w-]*)?[)）\]】]*$/.exec(text) ?? [];
    if (alone) this.department.code ||= text;
    else {
      this.department.name ||= name.trim();
      this.department.code ||= code;
    }
  }

  /** The first one stands, and 项目属性 before 项目性质. False where nothing, or more than one, is chosen. */
  #takeAttribute(label: string, text: string): boolean {
    const value = tickedChoice(text);
    const known = this.attribute;
    if (value === '' || value.length > 60 || (/新增/.test(value) && /延续/.test(value))) return false;
    if (known?.value === value) return true;
    if (known && (known.label === label || known.label === '项目属性')) return false;
    if (known) this.unkept.push(known);
    this.attribute = { label, value };
    return true;
  }

  /** What an aside says in the next line: only of those that are kept, and only where nothing stood beside the label. */
  asideBelow(label: string, text: string, where: string): void {
    this.funds.value(text);
    if (ATTRIBUTE.test(label) && this.attribute === null) this.setField('aside', { label, value: text, money: null, where });
  }

  fieldValue(name: FieldName): string | null {
    return this.#fields.get(name)?.value ?? null;
  }

  /** At the title of the form: what a page says of itself above it opened no part of it. False where the form has begun. */
  forgetPage(): boolean {
    if ([...NAMES].some((name) => this.fieldValue(name) !== null)) return false;
    this.sections.clear();
    return true;
  }

  /** Whether the value of a field stands beside this very label. */
  isBeside(name: FieldName, label: string): boolean {
    return this.#fields.get(name)?.label === label;
  }

  appendToField(name: FieldName, text: string): void {
    const known = this.#fields.get(name);
    if (known) known.value += text;
  }

  openSection(name: string): string[] {
    const lines = this.sections.get(name) ?? [];
    this.sections.set(name, lines);
    return lines;
  }

  header(): Pick<FormReading, 'unit' | 'project' | 'category' | 'start' | 'end' | 'governmentPurchase' | 'performanceType'> {
    const text = (name: FieldName): string | null =>
      this.#fields
        .get(name)
        ?.value.replace(/\s*\n\s*/g, '')
        .replace(SEAL, '')
        .trim() || null;
    const choice = (name: FieldName): string | null => tickedChoice(text(name) ?? '') || null;
    const period = this.#period();
    return {
      unit: text('implementer') ?? text('applicant') ?? this.#unitOfDepartment(),
      project: text('project'),
      category: choice('category'),
      start: this.#date('start') ?? period?.start ?? null,
      end: this.#date('end') ?? period?.end ?? null,
      governmentPurchase: this.#yesOrNo('governmentPurchase'),
      performanceType: choice('performanceType'),
    };
  }

  /** A form that has no place for the unit names only the department above it. */
  #unitOfDepartment(): string | null {
    const { name } = this.department;
    if (!UNIT_NAME.test(name) || this.#namesUnit) return null;
    this.warn('unit-inferred', `表上没有单位一栏，单位按主管部门“${name}”读入，请核对`, '表头');
    return name;
  }

  amounts(): FormReading['budget'] {
    for (const name of MONEY) {
      const field = this.#fields.get(name);
      if (!field) continue;
      const yuan = this.yuan(field.value, field.money, field.where);
      if (yuan === undefined) this.warn('amount-unread', `“${field.label}”的金额“${field.value}”无法识别`, field.where);
      else this.budget[name as 'totalYuan'] = yuan;
    }
    return this.budget;
  }

  /**
   * An amount in 元, as `yuanOfText` gives it. A bare figure counts what its label, the heading above it, or else the form says;
   * where nothing does it stays as it is, and is doubted: between 元 and 万元 lies a factor of 10,000. Where half of the unit is there, it is
   * not read.
   */
  yuan(printed: string, money: '元' | '万元' | null, where: string): number | null | undefined {
    const [yuan, text] = this.amountOf(printed, money);
    const isBare = this.#moneyUnit(money) === null && Boolean(yuan) && !/[元万]/.test(text);
    if (isBare && !this.#moneyDoubted) {
      this.#moneyDoubted = true;
      const message = this.#isUnitBroken
        ? `金额“${text}”的单位断在两行之间，看不出是元还是万元，金额未读入，请核对`
        : `金额“${text}”没有写单位是元还是万元，按元读入，请核对`;
      this.warn(this.#isUnitBroken ? 'money-unit-broken' : 'money-unit-missing', message, where);
    }
    return isBare && this.#isUnitBroken ? null : yuan;
  }

  #moneyUnit(money: '元' | '万元' | null): '元' | '万元' | null {
    return money ?? this.money ?? this.printedMoney;
  }

  /** The same without a doubt, and the text that was read. */
  amountOf(printed: string, money: '元' | '万元' | null): [number | null | undefined, string] {
    // 100 万元: the blank parts no cells.
    const text = printed.replace(/(?<=\d)[\s\u3000]+(?=[万亿元])/g, '');
    // 95 本级财政资金 …: what follows the amount is the label of another.
    const amount =
      /^([\d,.]+(?:[万亿]?元|万)?)[\s\u3000]+(?=\p{Script=Han})/u.exec(text)?.[1] ??
      // 60万（分项……）: what the amount is made up of.
      /^([\d,.]+(?:万?元|万)(?=[（(，,；;])|[\d,.]+(?=[（(]))/.exec(text)?.[1] ??
      /^(?:总额)?[:：]?\s{0,3}([\d,.]+万?元)(?=$|[\s\p{Script=Han}，；（(])/u.exec(text)?.[1] ??
      text;
    return [yuanOfText(amount, this.#moneyUnit(money)), text];
  }

  /** Where the head of the form says it; the row below the table is read by the table. */
  totalScore(): number | null {
    const field = this.#fields.get('totalScore');
    if (!field || isBlank(field.value)) return null;
    // 98 财政审核评分: what follows the figure is the label of another.
    const [figure = ''] = field.value.split(/分?(?:\s|$)/);
    const score = plainNumber(figure);
    if (score === null) this.warn('total-unread', `“${field.label}”旁的“${field.value.slice(0, 40)}”没有得分`, field.where);
    return score;
  }

  sectionTexts(): Record<string, string> {
    return Object.fromEntries([...this.sections].map(([name, lines]) => [name, joinNarrative(lines)]));
  }

  #date(name: 'start' | 'end'): string | null {
    const field = this.#fields.get(name);
    if (!field || isBlank(field.value)) return null;
    const date = dateOfText(field.value, name);
    if (!date) this.warn('date-unread', `“${field.label}”的日期“${field.value}”无法识别或历法上不存在`, field.where);
    return date;
  }

  #period(): { start: string; end: string } | null {
    const field = this.#fields.get('period');
    if (!field || isBlank(field.value)) return null;
    const period = periodOfText(field.value);
    if (!period) this.warn('date-unread', `“${field.label}”的起止时间“${field.value}”无法识别`, field.where);
    return period;
  }

  #yesOrNo(name: FieldName): boolean | null {
    const field = this.#fields.get(name);
    if (!field || isBlank(field.value)) return null;
    const answer = yesOrNo(field.value);
    if (answer === null) this.warn('choice-unread', `“${field.label}”的内容“${field.value}”看不出是或否`, field.where);
    return answer;
  }
}

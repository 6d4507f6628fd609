import type { FormDraft } from './form-draft.ts';
import { bare, labelOfCell, type Segment, segmentsOfLine, type Vocabulary } from '../words/labels.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';
import { FORM_TITLE } from '../text/layout-choice.ts';

const TOTAL = /^(?:总分|合计|总计|总得分|自评总分|自评得分|得分合计|自评总得分|综合得分)/;
/** What ends the table of indicators and stands below it. */
export const CLOSING =
  /^[\s（(]*(?:[一二三四五六七八九十]、)?(?:附件[:：]?$|扫一扫|分享到|[[【](?:下载|打印|关闭)|相关(?:解读|附件|链接|文档)|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|上一篇|下一篇|打印本页|关闭(?:窗口|本页)|填表人|填报人|联系人|联系电话|附?注\s*\d?[:：]|附注(?:[\s\d]|$)|注释|第[一二三四五六七八九十]{1,2}(?:部分|章)|说明(?:[:：\s]|$)|其他(?:需要?)?说明|(?:财政|主管|业务)[^\s]{0,8}审核意见|偏差大或|下一步|填报说明|填表说明|填写说明|备注[:：]|项目负责人|财务负责人|(?:填报\s*)?单位负责人|评价结论|存在问题|改进措施|审核意见|填报日期|其他说明|(?:申报|填报|实施|项目)?单位\s*[（(]\s*(?:盖章|公章)|(?:编制|填报|制表|填表|审核|复核)(?:单位|部门|人|日期|时间)(?:负责人)?\s*[:：]|[^（(]{0,8}[（(]\s*(?:盖章|公章|签字|签章))/;
/** The head of another table, that of payments or of places. */
export const OTHER_TABLE = /^序\s?号(?!.{0,80}(?:指标|目标值))/s;
const PART = /^[一二三四五六七八九十]、[^。，；]{2,24}$/;
/** Sections that forms print below the table, in their order. */
const CONCLUSIONS = ['评价结论', '存在问题', '原因分析', '改进措施', '其他说明'] as const;
/** What the template asks for, left as it was: 结合自评情况，说明…（200字以内）. */
const PROMPT = /^(?:结合|对照|针对|根据|请|说明|简要)[^（(]{4,80}[（(]\d{2,4}字(?:以内|左右)[）)]$/;
/** Behind a conclusion, labels that ran together with it: 存在问题没有改进措施添置备件. */
const RAN_TOGETHER = /(?<=^|[。；;！\s]|^[^。]{1,6}|(?:暂?无|没有))(?<![不未没])(存在问题|存在的问题|改进措施)(?=[:：]?\S)/;

/** Reads what stands below the table of indicators: conclusions, notes, signatures, and whether another form begins. */
export class AfterTable {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  /** The section whose text goes on in the next row. */
  #section: string | null = null;
  #inNote = false;
  /** The title of a form was met below a table of which no project is known. */
  #titled = false;
  /** The head of another form has begun, above the name of its project. */
  #awaited = false;
  /** Names of the projects of further forms in the same file, and where they stand. */
  readonly #further: { project: string; where: string }[] = [];

  constructor(vocabulary: Vocabulary, draft: FormDraft) {
    this.#vocabulary = vocabulary;
    this.#draft = draft;
  }

  /** Another form has begun, of which only the name is told. */
  get inFurtherForm(): boolean {
    return this.#further.length > 0;
  }

  /** What follows up to the name of the next project is the head of another form. */
  awaitFurther(): void {
    this.#awaited = true;
  }

  take(row: SourceRow, text: string): void {
    if (this.#awaited) {
      this.isFurther(row);
      return;
    }
    const note = /^[\s（(]*附?注\s*\d?[:：]/.test(text);
    // A note goes on over the lines of its paragraph.
    const goesOn = this.#inNote && !row.grid && !CLOSING.test(text);
    this.#inNote = note || goesOn;
    if (note) this.#section = null;
    this.#titled ||= FORM_TITLE.test(bare(text));
    if (this.isFurther(row) || this.#concludes(row) || goesOn) return;
    // A numbered cell with a text beside it is another part of the form.
    if (row.grid && row.cells.length > 1 && PART.test(row.cells[0]?.text ?? '')) this.#section = null;
    if (TOTAL.test(bare(text)) || CLOSING.test(text)) this.#section = null;
    else if (this.#section !== null) this.#fill(text, row.where);
    else this.#draft.unread('text-after-table', text, row.where);
  }

  /** Whether the row names the project of another form; its name is kept. */
  isFurther(row: SourceRow): boolean {
    if (this.#draft.fieldValue('project') === null && !this.#titled) return false;
    const found = row.grid
      ? row.cells.map((cell) => labelOfCell(cell.text, this.#vocabulary))
      : segmentsOfLine(row.cells[0]?.text ?? '', this.#vocabulary);
    const at = found.findIndex((segment) => segment?.label?.kind === 'field' && segment.label.name === 'project');
    if (at < 0) return false;
    const project = found[at]?.value || (row.grid ? (row.cells.slice(at + 1).find((cell) => cell.text !== '')?.text ?? '') : '');
    this.#further.push({ project: project.slice(0, 60), where: row.where });
    return true;
  }

  /** Tells of the forms that were not read. */
  close(): void {
    const [first] = this.#further;
    if (!first) return;
    const names = [this.#draft.fieldValue('project') ?? '', ...this.#further.map((form) => form.project)].map(
      (name) => `“${name || '未写名称'}”`,
    );
    const message = `文件里有 ${names.length} 张表：${names.slice(0, 8).join('、')}${names.length > 8 ? '等' : ''}。只读入了第一张；请把其余的各存为一个文件再读`;
    this.#draft.warn('further-form-unread', message, first.where);
  }

  /** Reads a row that begins with the label of a conclusion. */
  #concludes(row: SourceRow): boolean {
    const [first, ...rest] = row.cells.filter((cell) => cell.text.trim() !== '');
    if (!first) return false;
    if (!row.grid) return this.#concludesLine(textOfRow(row), row.where);
    const own = labelOfCell(first.text, this.#vocabulary);
    if (!own || conclusionOf(own) === null) return false;
    for (const text of new Set([first, ...rest].map((cell) => cell.text))) {
      const label = labelOfCell(text, this.#vocabulary);
      const next = label && conclusionOf(label);
      if (next) this.#open(next, label.value, row.where);
      else this.#fill(text, row.where);
    }
    return true;
  }

  #concludesLine(line: string, where: string): boolean {
    const [first] = segmentsOfLine(line, this.#vocabulary);
    const section = first && conclusionOf(first);
    if (!first || !section) return false;
    this.#open(section, '', where);
    if (first.value === '') return true;
    const value = line.slice(line.indexOf(first.value, first.label?.text.length)).trim();
    for (const [at, part] of value.split(RAN_TOGETHER).entries()) {
      if (at % 2 === 1) this.#open(part === '改进措施' ? part : '存在问题', '', where);
      else if (part !== '') this.#fill(part.replace(/^[:：\s]+/, ''), where);
    }
    return true;
  }

  #open(section: string, value: string, where: string): void {
    this.#section = section;
    this.#draft.openSection(section);
    if (value) this.#fill(value, where);
  }

  #fill(text: string, where: string): void {
    const section = this.#section ?? '';
    const lines = this.#draft.openSection(section);
    if (PROMPT.test(text.replace(/\s/g, '')))
      this.#draft.warn('template-residue', `“${section}”一栏是表样的填写提示，未读入`, where);
    else if (text.trim() !== '') lines.push(...text.split('\n'));
  }
}

/** The section that the label opens, if forms print it below the table. */
function conclusionOf({ label }: Segment): string | null {
  if (label?.kind !== 'section') return null;
  const { name } = label;
  return CONCLUSIONS.some((one) => one === name) ? name : null;
}

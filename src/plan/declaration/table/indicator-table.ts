import type { CellRole } from '../words/cell-worth.ts';
import type { FormDraft } from './form-draft.ts';
import { oneLine, type RawIndicator } from './indicator.ts';
import { IndicatorGrid } from './indicator-grid.ts';
import { cellRoles, IndicatorText } from './indicator-text.ts';
import { bare, type Label, labelOfCell, type Vocabulary } from '../words/labels.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { levelName } from '../words/level-words.ts';
import { isLikelyHeading, withInferredHeadings } from './head-years.ts';
import { LabelsBeside, wordsOfRow } from './labels-beside.ts';
import { wordsOfTable } from '../words/row-words.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';
import { addPart, standsAlone, textsBeside } from './further-part.ts';
import { executionPoints, isExecution } from './execution-row.ts';
import { headOfGrid, headOfTexts, isHeadRow, settledRoles, type TableHead, unknownHeadings } from './table-head.ts';
import { isBlank, plainNumber } from '../words/values.ts';

const TOTAL = /^(?:总分|合计|总计|总得分|自评总分|自评得分(?:合计|总计)?(?:[\d:]|$)|绩效自评总分|得分合计|自评总得分|综合得分)/;
const NUMBER = /^[一二三四五六七八九十]、/;
/** A head that is broken over more lines is none. */
const MOST_HEAD_LINES = 20;
/** Where each cell has a line, the next one stands within so many: blank lines may part them. */
const NEXT_CELL = 5;
const PRINTED: Record<'target' | 'self-evaluation', readonly CellRole[]> = {
  target: ['level3', 'target'],
  'self-evaluation': ['level3', 'target', 'actual', 'weight', 'score', 'reason'],
};

/** 指标性质、指标值、度量单位: what local layouts part a target into. */
const PARTED_TARGET: readonly CellRole[] = ['comparator', 'target', 'unit'];
const SIGN_ALONE = /^(?:[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]{1,2}|定性)$/;

/** 讲座场次 | ≥ | 30 | 场: the sign of the target has a cell of its own behind the name. */
export function hasOwnSign(row: SourceRow): boolean {
  const texts = row.cells.map((cell) => cell.text.trim()).filter(Boolean);
  const at = texts.findIndex((text) => SIGN_ALONE.test(text));
  return row.grid && at > 0 && at <= 3 && (texts[at] === '定性' || /^\d/.test(texts[at + 1] ?? ''));
}

/** The tables of indicators of a form: usually one, two where mid-term targets have their own. */
export class IndicatorTable {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  #grid: IndicatorGrid | null = null;
  #text: IndicatorText | null = null;
  #raw: RawIndicator[] = [];
  /** The table that is read holds mid-term targets: those of the year take its place if they follow. */
  #midTerm = false;
  /** The indicators of a table of the whole term that stood before. */
  #wholeTerm: readonly RawIndicator[] = [];
  /** The head of the table was just printed again. */
  #pageBreak = false;
  #head: ColumnRole[] = [];
  /** The heading above the table that is read: 年度绩效指标. */
  #title = '';
  totalScore: number | null = null;
  #totalMet = false;
  /** The same of a head without columns. */
  readonly #labelsBeside: LabelsBeside;
  /** Columns of the table's head that are labels of the form itself. */
  #beside: readonly LabelColumn[] = [];

  constructor(vocabulary: Vocabulary, draft: FormDraft) {
    this.#vocabulary = vocabulary;
    this.#draft = draft;
    this.#labelsBeside = new LabelsBeside(vocabulary, draft);
  }

  get isOpen(): boolean {
    return this.#grid !== null || this.#text !== null;
  }

  /** Whether the table that is read has a cell a line: what stands below the last one is not of the table. */
  get isCelled(): boolean {
    return this.#text?.isCelled ?? false;
  }

  /**
   * Opens a table if its head stands at `index`; gives the number of rows that the head takes, null if there is none.
   * `headless`: the form has no head at all, so that a row which begins with its two levels opens the table.
   */
  opens(rows: readonly SourceRow[], index: number, heading: string, headless: boolean): number | null {
    const row = rows[index] as SourceRow;
    const next = rows[index + 1];
    const grid = row.grid && !row.loose ? headOfGrid(row, next, this.#vocabulary) : null;
    const text = grid ? null : this.#textHead(rows, index);
    if (!grid && !text) return headless && !this.isOpen ? this.#opensWithoutHead(rows, index) : null;
    const texts = row.grid
      ? row.cells.map((cell) => bare(cell.text))
      : textOfRow(row)
          .split(/[\s\u3000]+/)
          .map(bare);
    const title = texts.find((cell) => /^(?:本?年度|中期|长期|实施期|总目标).{0,4}指标$/.test(cell)) ?? heading;
    if (grid && this.#grid?.isHead(grid.columns) && title === this.#title) return this.#nextPage(grid);
    // The head of a text table printed again on its next page.
    if (text && this.#text && title === this.#title && text.roles.join() === this.#head.join()) return text.rows;
    this.#title = title;
    this.close();
    const midTerm = /中期|长期|实施期|总目标/.test(title);
    if (midTerm)
      this.#draft.warn(
        'mid-term-unread',
        `“${title}”下的指标不是本年度的，读到年度指标表后以年度为准，同名的另存作参考`,
        row.where,
      );
    if (this.#midTerm) {
      this.#wholeTerm = this.#raw;
      this.#raw = [];
    }
    this.#midTerm = midTerm;
    if (grid?.columns.some(({ role, text: heading }) => role === 'target' && heading === '优'))
      this.#draft.warn('top-grade-taken', '评价标准分优、良、中、差几档，目标值取“优”一档', row.where);
    this.#beside = grid ? labelColumns(row, this.#vocabulary) : [];
    if (text) this.#labelsBeside.open(rows, index, text.rows);
    const unknown = grid ? unknownHeadings(rows.slice(index), grid, this.#vocabulary) : [];
    for (const heading of unknown)
      this.#draft.warn('text-unread', `“${heading}”一栏不属于任何已知栏目，这一栏的内容未读入`, row.where);
    if (grid) this.#grid = new IndicatorGrid(grid.columns, this.#draft, row.where);
    else {
      this.#head = text?.roles ?? [];
      const roles = this.#head.includes('target') ? cellRoles(this.#head) : PRINTED[this.#draft.layout.kind];
      const halves = this.#head.filter((role) => role === 'target').length === 2;
      this.#text = new IndicatorText(roles, this.#vocabulary, this.#draft, { halves, serials: texts.includes('序号') });
    }
    return grid?.rows ?? text?.rows ?? null;
  }

  #opensWithoutHead(rows: readonly SourceRow[], index: number): number | null {
    const row = rows[index] as SourceRow;
    const lines = row.cellLine ? rows.slice(index, index + NEXT_CELL).filter((line) => line.cellLine && textOfRow(line)) : [row];
    const cells = lines.flatMap((line) => line.cells.map((cell) => cell.text));
    const [first, second] = wordsOfTable([{ cells, borders: 'none', where: row.where }], this.#vocabulary);
    const { level1, children } = this.#vocabulary;
    const name = levelName(first?.text ?? '') ?? '';
    const levels = level1.has(name) && children.get(name)?.has(levelName(second?.text ?? '') ?? '');
    if (!levels && !hasOwnSign(row)) return null;
    this.#draft.warn('head-missing', '指标表没有表头，各栏按常见的次序推断，请核对', row.where);
    const printed = PRINTED[this.#draft.layout.kind];
    const parted = rows.slice(index, index + MOST_HEAD_LINES).some(hasOwnSign);
    const roles = parted ? printed.flatMap((role) => (role === 'target' ? PARTED_TARGET : [role])) : printed;
    this.#text = new IndicatorText(roles, this.#vocabulary, this.#draft, { headless: true });
    return 0;
  }

  /** False when the row is none of the table's. */
  take(row: SourceRow, text: string): boolean {
    this.#totalMet = false;
    if (this.takesTotal(row, text)) return false;
    if (this.#takesExecution(row)) return true;
    if (this.#grid && row.grid && !row.loose) {
      this.#takeBeside(row);
      const raw = this.#grid.row(row, this.#draft);
      if (raw) this.#takeIndicator(raw);
      this.#pageBreak = false;
      return true;
    }
    if (!this.#text) return false;
    if (this.#text.isEmpty && !row.grid && text !== '' && text.split(/[\s\u3000]+/).every((word) => this.#isHeadFragment(word)))
      return true;
    const line = this.#labelsBeside.without(row);
    if (line === null) return true;
    const borders = row.grid ? 'row' : row.cellLine ? 'cell' : 'none';
    // Blank cells that close a row are only the rest of merged ones; on a target table one may be the target, not filled in.
    const cells = line.cells.map((cell) => cell.text);
    const kept = this.#draft.layout.kind === 'target' ? 1 : 0;
    while (row.grid && cells.length > 1 + kept && cells.slice(-1 - kept).every((text) => text.trim() === '')) cells.pop();
    this.#text.take({ cells, borders, where: row.where });
    return true;
  }

  #takesExecution({ cells }: SourceRow): boolean {
    const { layout, budget } = this.#draft;
    const points = layout.kind === 'target' && budget.weight === null ? executionPoints(cells.map((cell) => cell.text)) : null;
    if (points !== null) budget.weight = points;
    return points !== null;
  }

  /**
   * True when `row`, a line outside the cells, only interrupts the table at the end of a page: `next` is the next row of cells.
   * A level alone on the line is that of a merged cell which the page end cut.
   */
  interrupts(row: SourceRow, next: SourceRow | undefined): boolean {
    if (!this.#grid || row.grid || row.cellLine || !next || !this.#goesOn(next)) return false;
    const text = textOfRow(row);
    const level = levelName(text) ?? '';
    if (this.#vocabulary.level1.has(level)) this.#grid.levelLine(level);
    else if (!this.#vocabulary.level2.has(level))
      this.#draft.warn('text-unread', `指标表中间的“${text.slice(0, 60)}”未读入`, row.where);
    return true;
  }

  #goesOn(next: SourceRow): boolean {
    if (TOTAL.test(bare(textOfRow(next)))) return true;
    if (this.#grid?.fits(next) && !next.cells.some((cell) => labelOfCell(cell.text, this.#vocabulary)?.label?.kind === 'field'))
      return true;
    const head = headOfGrid(next, undefined, this.#vocabulary);
    return head !== null && this.#grid?.isHead(head.columns) === true;
  }

  /** The project and its goal have columns of their own where one table holds the indicators of several projects. */
  #takeBeside(row: SourceRow): void {
    for (const { column, label } of this.#beside) {
      const value = row.cells.find((cell) => cell.column === column)?.text.trim() ?? '';
      if (isBlank(value)) continue;
      if (label.kind === 'field') this.#draft.setField(label.name, { value, money: null, where: row.where, label: label.text });
      else if (label.kind === 'section') {
        const lines = this.#draft.openSection(label.name);
        if (!lines.includes(value)) lines.push(value);
      }
    }
  }

  close(): void {
    if (this.#text) this.#raw.push(...this.#text.finish());
    this.#text = null;
    this.#grid = null;
  }

  indicators(): readonly RawIndicator[] {
    this.close();
    for (const raw of this.#raw) {
      const term = this.#wholeTerm.find((one) => oneLine(one.level3) === oneLine(raw.level3) && !isBlank(raw.level3));
      if (term) raw.otherValues = [...(raw.otherValues ?? []), { heading: '中期目标', text: term.target }];
    }
    this.#wholeTerm = [];
    return this.#raw;
  }

  #nextPage(head: TableHead): number {
    this.#pageBreak = true;
    this.#grid?.newPage();
    return head.rows;
  }

  /** The roles of a head in running text, one cell a line, or of cells whose columns cannot be counted. */
  #textHead(rows: readonly SourceRow[], index: number): { roles: ColumnRole[]; rows: number } | null {
    const row = rows[index] as SourceRow;
    if (row.grid) return this.#looseHead(rows, index);
    if (row.cellLine) {
      const words = cellsFrom(rows, index, this.#vocabulary);
      const known = headOfTexts(words, this.#vocabulary);
      const roles = known ?? headOfTexts(withInferredHeadings(words, this.#vocabulary, this.#draft, row.where), this.#vocabulary);
      return roles && { roles, rows: words.length };
    }
    const split = wholeHeadings(wordsOfRow(row), wordsOfRow(rows[index + 1]), this.#vocabulary);
    const words = split ?? wordsOfRow(row);
    // A head may be broken over lines: further lines of headings belong to it.
    let count = split ? 2 : 1;
    // 四、年度绩效指标完成情况 before the first heading is that of the whole part.
    const [first = ''] = words;
    const banded = words.length > 3 && this.#vocabulary.labels.get(bare(first.replace(NUMBER, '')))?.kind === 'band';
    let next = this.#isHeadLine(banded ? words.slice(1) : words) ? wordsOfRow(rows[index + count]) : [];
    while (count < MOST_HEAD_LINES && this.#isHeadLine(next)) {
      words.push(...next);
      count += 1;
      next = wordsOfRow(rows[index + count]);
    }
    const roles = headOfTexts(words, this.#vocabulary) ?? this.#headWithoutTarget(words);
    return roles && { roles, rows: count };
  }

  #isHeadLine(words: readonly string[]): boolean {
    return words.length > 0 && words.every((word) => this.#vocabulary.columns.has(bare(word)) || /^[（(].{0,8}[）)]$/.test(word));
  }

  #headWithoutTarget(words: readonly string[]): ColumnRole[] | null {
    const roles = words.flatMap((word) => this.#vocabulary.columns.get(bare(word)) ?? []);
    return roles.length >= 3 && roles.length === words.length && roles.includes('level1') ? roles : null;
  }

  #looseHead(rows: readonly SourceRow[], index: number): { roles: ColumnRole[]; rows: number } | null {
    const row = rows[index] as SourceRow;
    const next = rows[index + 1];
    const texts = (source: SourceRow): string[] => source.cells.map((cell) => cell.text);
    const rolesOf = (source: SourceRow): ColumnRole[] => settledRoles(texts(source), this.#vocabulary);
    const upper = headOfTexts(texts(row), this.#vocabulary);
    const lower =
      next?.grid && isHeadRow(next, this.#vocabulary) && (upper || isHeadRow(row, this.#vocabulary)) ? rolesOf(next) : [];
    if (lower.length > 0) {
      const both = upper
        ? upper.flatMap((role) => (role === 'target' && lower.includes('target') ? lower : [role]))
        : [...lower, ...rolesOf(row).filter((role) => !lower.includes(role))];
      if (upper && !lower.includes('target')) return this.#headOverLines(rows, index, upper);
      if (both.includes('target') && both.includes('level3')) return { roles: both, rows: 2 };
    }
    return upper && { roles: upper, rows: 1 };
  }

  /** A head whose cells hold line breaks, so that each goes on in the next row: no heading comes twice. */
  #headOverLines(rows: readonly SourceRow[], index: number, upper: readonly ColumnRole[]): { roles: ColumnRole[]; rows: number } {
    const roles = [...upper];
    let count = 1;
    for (const row of rows.slice(index + 1, index + MOST_HEAD_LINES)) {
      if (!row.grid || !isHeadRow(row, this.#vocabulary)) break;
      const further = settledRoles(
        row.cells.map((cell) => cell.text),
        this.#vocabulary,
      );
      if (further.some((role) => roles.includes(role) || role === 'cause')) break;
      roles.push(...further);
      count += 1;
    }
    // A second row that only parts headings of the first belongs to the head as well.
    return { roles, rows: Math.max(count, 2) };
  }

  /**
   * A row without name, target and points is no indicator: after a page break, or under the same merged name, it is the rest of the one
   * before. Nor is 预算执行率 one without a target: it gives the points of the money.
   */
  #takeIndicator(raw: RawIndicator): void {
    const last = this.#raw.at(-1);
    if (isExecution(raw) && this.#draft.budget.weight === null) {
      this.#draft.budget.weight = plainNumber(raw.weight ?? '');
      this.#draft.budget.score = plainNumber(raw.score ?? '');
      return;
    }
    const whole = this.#pageBreak ? last : raw.partOf;
    if (standsAlone(raw)) this.#raw.push(raw);
    else if (whole) addPart(whole, raw);
    else this.#draft.warn('row-unread', `“${textsBeside(raw).join(' ').slice(0, 40)}”没有指标名称，未读入`, raw.where);
  }

  /** A heading that was broken over lines, as in 偏差原因分析 / 及改进措施. */
  #isHeadFragment(word: string): boolean {
    if (this.#vocabulary.level1.has(word)) return false;
    const name = bare(word);
    return (
      name === '' || [...this.#vocabulary.columns.keys()].some((column) => column.length > name.length && column.includes(name))
    );
  }

  /** True when the row is the total, which may stand below remarks as well. */
  takesTotal(row: SourceRow, text: string): boolean {
    if (this.#totalMet) return false;
    return TOTAL.test(bare(row.cells.find((cell) => cell.text.trim())?.text ?? '')) && this.#total(row, text);
  }

  #total(row: SourceRow, text: string): boolean {
    this.#totalMet = true;
    const parts = row.grid ? row.cells.map((cell) => cell.text) : text.split(/[\s\u3000]+/);
    const numbers = parts.map((part) => plainNumber(part.replace(/分$/, ''))).filter((value) => value !== null);
    const inline = /(?:总分|合计|总计|得分)(?:[（(]\d{1,3}分?[）)])?\s{0,3}[:：]?\s{0,3}(\d{1,3}(?:\.\d{1,4})?)\s{0,3}分?$/.exec(
      text,
    );
    const hasWeight = this.#head.length === 0 || this.#head.includes('weight');
    const scored = row.grid && !row.loose ? this.#grid?.score(row) : undefined;
    if (typeof scored === 'number') this.totalScore = scored;
    else if (numbers.length >= 2) this.totalScore = numbers.at(-1) ?? null;
    else if ((inline || numbers.length === 1) && (/得分/.test(text) || !hasWeight || this.#isScore(inline?.[1] ?? numbers[0])))
      this.totalScore = inline ? Number(inline[1]) : (numbers[0] ?? null);
    else if (this.#draft.layout.kind === 'self-evaluation')
      this.#draft.warn('total-unread', `总分行“${text}”没有得分`, row.where);
    return true;
  }

  /** One figure beside 总分 of a self-evaluation is its score, unless it is the 100 that the points add up to. */
  #isScore(figure: string | number | null | undefined): boolean {
    return this.#draft.layout.kind === 'self-evaluation' && Number(figure) !== 100;
  }
}

interface LabelColumn {
  column: number;
  label: Label & { text: string };
}

function labelColumns(row: SourceRow, vocabulary: Vocabulary): LabelColumn[] {
  return row.cells.flatMap((cell) => {
    const label = vocabulary.columns.has(bare(cell.text)) ? null : labelOfCell(cell.text, vocabulary)?.label;
    const own = label?.kind === 'section' || (label?.kind === 'field' && label.name === 'project');
    return label && own ? [{ column: cell.column, label }] : [];
  });
}

/** 年度 实际 above 指标值 完成值: headings whose second halves stand on the next line, each below its first; null where it holds others as well. */
function wholeHeadings(above: readonly string[], below: readonly string[], { columns }: Vocabulary): string[] | null {
  if (above.length < 3 || below.length === 0) return null;
  const rest = [...below];
  const whole = above.map((word) =>
    rest[0] !== undefined && !columns.has(bare(word)) && columns.has(bare(word + rest[0])) ? word + (rest.shift() ?? '') : word,
  );
  return rest.length === 0 ? whole : null;
}

/** The cells from `index` on that are headings, one a line. */
function cellsFrom(rows: readonly SourceRow[], index: number, vocabulary: Vocabulary): string[] {
  const words: string[] = [];
  for (const row of rows.slice(index, index + 20)) {
    const text = textOfRow(row);
    // 内容 between 运算符 and 度量单位 is a heading as well.
    const likely = words.length >= 3 && isLikelyHeading(text) && !vocabulary.level1.has(bare(text));
    if (!row.cellLine || !(vocabulary.columns.has(bare(text)) || likely)) break;
    words.push(text);
  }
  return words;
}

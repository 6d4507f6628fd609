import { AfterTable, CLOSING, OTHER_TABLE } from './table/after-table.ts';
import { BudgetTable } from './head/budget-table.ts';
import type { FormReading } from './declaration.contract.ts';
import type { FundsReading } from './funds-reading.contract.ts';
import { FormDraft } from './table/form-draft.ts';
import { HeadCells } from './head/head-cells.ts';
import { keyOf } from './head/head-funds.ts';
import { HeadLines } from './head/head-lines.ts';
import { NOWHERE, OpenPlace, SENTENCE } from './head/open-place.ts';
import { furtherFormBegins } from './table/further-form.ts';
import { withOwnYear, yearOf } from './table/head-years.ts';
import { indicatorOf } from './table/indicator.ts';
import { IndicatorTable } from './table/indicator-table.ts';
import { bare, moneyUnitIn, type Vocabulary, vocabularyOf } from './words/labels.ts';
import type { Layout } from './layouts/layout.ts';
import { isPageFurniture } from './words/narrative.ts';
import { FORM_TITLE } from './text/layout-choice.ts';
import { SideBySide } from './head/side-by-side.ts';
import { type SourceRow, textOfRow } from './files/source-rows.ts';

const YEAR_BELOW_TITLE = /^[（(]\s*(?:19|20)\d{2}\s*年度?\s*[）)]$/;
/** Parts a form's tables of mid-term targets from those of the year. */
const HEADING = /^(?:项目|专项)?(?:中期|长期|实施期|年度|总目标|本年度)绩效(?:指标|目标)$/;
/** A line that only calls the table below by its name. */
const TABLE_TITLE = /^(?:项目|绩效){0,2}指标(?:体系|明细)?表$/;

interface Said {
  label: string;
  value: string;
}

/** Walks through the rows of a form once, and keeps where it stands: in a field, a section, or the table of indicators. */
export class FormReader {
  readonly #layout: Layout;
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  readonly #budget: BudgetTable;
  readonly #table: IndicatorTable;
  readonly #headless: boolean;
  #zone: 'head' | 'indicators' | 'after' = 'head';
  readonly #open: OpenPlace;
  readonly #parallel = new SideBySide();
  readonly #lines: HeadLines;
  readonly #cells: HeadCells;
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
    this.#open = new OpenPlace(this.#draft);
    this.#lines = new HeadLines(this.#vocabulary, this.#draft, this.#open, this.#parallel);
    this.#cells = new HeadCells(this.#vocabulary, this.#draft, this.#open);
  }

  /** Whether a table of indicators was met. */
  get hasTable(): boolean {
    return this.#zone !== 'head';
  }

  /** What belongs to the head of a programme and is no part of the form's own reading, once it was read. */
  aside(): { department: { name: string; code: string }; attribute: string; funds: FundsReading | null; unkept: Said[] } {
    const { department, attribute, unkept } = this.#draft;
    const { funds, kept, left } = this.#draft.funds.found((text, money) => this.#draft.amountOf(text, money)[0]);
    const rest = unkept.filter((one) => !kept.has(keyOf(one)));
    return { department, attribute: attribute?.value ?? '', funds, unkept: [...rest, ...left] };
  }

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
      else if (this.#open.now.kind === 'section') this.#draft.openSection(this.#open.now.name).push('');
      return 1;
    }
    const name = bare(text);
    if (isPageFurniture(text) || TABLE_TITLE.test(name)) return 1;
    if (HEADING.test(name)) {
      this.#open.heading = name;
      if (this.#zone === 'head' && text.endsWith('指标')) {
        this.#open.now = NOWHERE;
        return 1;
      }
    }
    if (this.#zone === 'head' && FORM_TITLE.test(name) && this.#draft.forgetPage())
      [this.#open.now, this.#open.softGoal] = [NOWHERE, ''];
    const head = this.#table.opens(rows, index, this.#open.heading, this.#headless);
    if (head !== null) {
      this.#parallel.close(this.#draft);
      this.#zone = 'indicators';
      this.#open.now = NOWHERE;
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
    if (this.#zone === 'after' && /绩效(?:指标|目标)$/.test(bare(text))) this.#open.heading = bare(text);
    else if (this.#zone === 'after') {
      this.#after.take(row, text);
      if (!this.#after.inFurtherForm) this.#table.takesTotal(row, text);
    } else this.#headRow(row, text);
    return 1;
  }

  #headRow(row: SourceRow, text: string): void {
    if (this.#budget.take(row)) {
      this.#open.now = NOWHERE;
      return;
    }
    if (/^[（(]?(?:金额)?单位[:：]/.test(text))
      this.#draft.money = moneyUnitIn(`(${text.replace(/[（）()]/g, '')})`) ?? this.#draft.money;
    if (row.grid) this.#cells.take(row);
    else this.#lines.take(row);
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
}

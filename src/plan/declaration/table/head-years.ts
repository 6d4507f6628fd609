import { type FormDraft, otherYearsKept } from './form-draft.ts';
import { bare, plainFigures, type Vocabulary } from '../words/labels.ts';
import { BESIDE } from './table-head.ts';
import { type SourceCell, type SourceRow, textOfRow } from '../files/source-rows.ts';

/** Headings that `common-columns.ts` knows, put in the place of those that name a year. */
const OTHER_YEAR = '其他年度值';
const TARGET = '指标值';
const ACTUAL = '实际完成值';

const LEVELS = /^(?:[一二三]级(?:指标|目标)|指标名称|三级指标名称)$/;
const OTHER = /上年|上一?年度|去年|往年|历史|前[一二两三1-3]年|近[二两三五235]年|以前年度|上期|往期|半年/;
const YEAR = /(?:19|20)\d{2}(?=年)/;
const VALUE = /值|数|完成|水平|情况|目标|实际|计划|执行|指标/;
/** Columns that a heading with a year may stand for. */
const VALUES: ReadonlySet<string | undefined> = new Set(['target', 'actual', 'otherYear', undefined]);

/**
 * Values of other years beside those of the form's own: 上年实际值, 2022年完成值, 指标值（上年）. Their headings become one that is
 * no target, and the heading of the form's own year the plain one; what is set aside is told.
 */
export function withOwnYear(
  rows: readonly SourceRow[],
  year: number | null,
  vocabulary: Vocabulary,
  draft: FormDraft,
): readonly SourceRow[] {
  const at = rows.findIndex((row) => wordsOf(row).filter((word) => LEVELS.test(bare(word))).length >= 2);
  const head = rows[at];
  if (!head) return rows;
  const printed = wordsOf(head);
  const words = withInferredHeadings(printed, vocabulary, draft, head.where);
  const yearly = words.some((word) => OF_YEAR.test(bare(word)));
  draft.formYear = year;
  const keeps = head.grid && !head.loose;
  const below = yearsBelow(rows[at + 1]);
  const own = ownYear([...words, ...below], year);
  const others: string[] = [];
  const plainOf = (word: string, cell: SourceCell | undefined): string => {
    const heading = yearly && OF_TERM.test(bare(word)) ? OTHER_YEAR : plainHeading(word, own, vocabulary, draft.layout.kind);
    if (heading === OTHER_YEAR || vocabulary.columns.get(bare(word)) === 'otherYear') {
      others.push(word.trim());
      if (keeps) draft.otherHeadings.set(cell?.column ?? -1, bareKeepingBrackets(word));
    }
    return heading ?? word;
  };
  const plain = words.map((word, index) => plainOf(word, head.cells[index]));
  const lower = rows[at + 1];
  const plainBelow =
    lower && below.length > 0
      ? withTexts(
          lower,
          lower.cells.map((cell) => plainOf(cell.text, cell)),
        )
      : null;
  if (others.length > 0 && keeps) {
    const { code, message } = otherYearsKept(others);
    draft.warn(code, message, head.where);
  } else if (others.length > 0) {
    draft.otherNames = others.map(bareKeepingBrackets);
    const named = others.join('”“').slice(0, 120);
    draft.warn('other-years-unread', `“${named}”是其他时段的数值，不是本年度目标，未读入`, head.where);
  }
  if (own !== null && year !== null && own !== year)
    draft.warn('year-mismatch', `表头是 ${year} 年度，指标表没有这一年的目标栏，读入了 ${own} 年的，请核对`, head.where);
  const named = plainBelow ? rows.with(at + 1, plainBelow) : rows;
  return plain.every((word, index) => word === printed[index]) ? named : named.with(at, withTexts(head, plain));
}

/** 实施周期指标值 beside 年度指标值: what the whole term is to bring. */
const OF_TERM = /^(?:项目)?(?:实施(?:周)?期|周期|中期|长期|总体)(?:绩效)?(?:指标|目标)值$/;
const OF_YEAR = /^(?:本|当)?年度?(?:绩效)?(?:指标|目标)值$/;
const NAME_HEADING = /^(?:三级指标|三级目标|指标名称|三级指标名称)$/;
const VALUE_HEADING = /^(?:本?年度?|当年)?(?:绩效)?(?:目标|指标|指标数值|指标内容|内容)$/;

/** Whether a text may be the heading of a column that no layout knows. */
export function isLikelyHeading(text: string): boolean {
  return VALUE_HEADING.test(bare(text)) || BESIDE.test(bare(text));
}

/** A head with levels whose names or targets stand below a heading that no layout knows: where it stands says what it is. */
export function withInferredHeadings(
  words: readonly string[],
  { columns }: Vocabulary,
  draft: FormDraft,
  where: string,
): string[] {
  const roles = words.map((word) => columns.get(bare(word)));
  const inferred = [...words];
  const put = (index: number, heading: string): void => {
    draft.warn('column-inferred', `“${words[index]?.trim()}”一栏按“${heading}”读入，请核对`, where);
    inferred[index] = heading;
  };
  const second = roles.indexOf('level2');
  if (second >= 0 && !roles.includes('level3') && roles.includes('target')) {
    const name = words.findIndex((word, at) => at > second && roles[at] === undefined && /^绩效指标$/.test(bare(word)));
    if (name >= 0) put(name, '三级指标');
  }
  const third = words.findLastIndex((word) => NAME_HEADING.test(bare(word)));
  if (third >= 0 && !roles.includes('target') && !words.some((word) => YEAR.test(word))) {
    const beside = (heading: RegExp): number => words.findIndex((word, at) => at > third && heading.test(bare(word)));
    const value = beside(VALUE_HEADING) < 0 ? beside(OF_TERM) : beside(VALUE_HEADING);
    if (value >= 0) put(value, TARGET);
  }
  return inferred;
}

function withTexts(row: SourceRow, texts: readonly string[]): SourceRow {
  const cells = row.grid
    ? row.cells.map((cell, index) => ({ ...cell, text: texts[index] ?? cell.text }))
    : [{ column: 0, span: 1, text: texts.join(' ') }];
  return { ...row, cells };
}

/** 2023年实际值 | 2024年目标值 below 指标值: a second row of the head that holds nothing but years. */
function yearsBelow(row: SourceRow | undefined): string[] {
  const texts = row?.grid ? wordsOf(row).filter((word) => word.trim() !== '') : [];
  const years = texts.every((text) => YEAR.test(text) && /值$|数$/.test(text.trim()) && text.trim().length <= 16);
  return years ? texts : [];
}

/** The year whose targets are read: the form's own; where no column is of that year, the last one that is named. */
function ownYear(words: readonly string[], year: number | null): number | null {
  const named = words
    .flatMap((word) => (/实际|完成/.test(word) ? [] : (YEAR.exec(word.replace(/\s/g, ''))?.[0] ?? [])))
    .map(Number);
  return year !== null && (named.includes(year) || named.length === 0) ? year : (named.at(-1) ?? year);
}

/** The heading to read instead; null where the word stands as it is. */
function plainHeading(
  word: string,
  own: number | null,
  vocabulary: Vocabulary,
  kind: 'target' | 'self-evaluation',
): string | null {
  const text = word.replace(/\s/g, '');
  const known = vocabulary.columns.get(bare(text));
  if (
    !VALUE.test(text) ||
    text.length > 16 ||
    LEVELS.test(bare(text)) ||
    !(VALUES.has(known) || (known === 'aside' && OTHER.test(text)))
  )
    return null;
  const named = YEAR.exec(text)?.[0];
  if (OTHER.test(text) || (named && Number(named) !== own)) return OTHER_YEAR;
  const done = /实际|完成/.test(text);
  if (!named) return kind === 'target' && known === undefined && done && /值$|数$/.test(text) ? OTHER_YEAR : null;
  const base = bare(text).replace(/(?:19|20)\d{2}年度?/, '');
  if (vocabulary.columns.has(base)) return base;
  return done ? (kind === 'target' ? OTHER_YEAR : ACTUAL) : TARGET;
}

function wordsOf(row: SourceRow): string[] {
  return row.grid ? row.cells.map((cell) => cell.text) : textOfRow(row).split(/[\s\u3000]+/);
}

function bareKeepingBrackets(text: string): string {
  return plainFigures(text).replace(/[\s\u3000]+/g, '');
}

const FIRST_LEVEL = /^(?:项目完成|产出|效益|效果|满意度|成本)指标$/;
/** 年度 with the year beside it, or below it where each line is a cell. */
const YEAR_FIELD =
  /(?:^|[\s\u3000])(?:(?:预算|自评|评价|所属|填报|项目)?年度|年份)[\s\u3000:：]{1,8}((?:19|20)\d{2})年?度?(?=$|[\s\u3000])/;
/** No head of a form stands further down. */
const MOST_ROWS_ABOVE = 300;

/** The year in the head of the form; below a page's own menu it stands alone in its brackets, still above the table. */
export function yearOf(rows: readonly SourceRow[]): number | null {
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const text = bareKeepingBrackets(textOfRow(row));
    const beside = YEAR_FIELD.exec(
      plainFigures(row.cellLine ? `${textOfRow(rows[at - 1] ?? row)}\n${textOfRow(row)}` : textOfRow(row)),
    )?.[1];
    // A table without a head begins here: 2020年 in a cell is a target.
    if (row.cellLine && FIRST_LEVEL.test(text)) break;
    const year =
      /(?<!(?:(?:19|20)\d{2}|年度?)[-—–~～至到]{1,2})[（(]?((?:19|20)\d{2})年度?[）)]?(?:$|.{0,30}绩效|.{0,40}(?:自评|目标|申报|评价)表)/.exec(
        text,
      )?.[1] ??
      /(?:^|(?:自评|目标|申报|评价)表)[（(]((?:19|20)\d{2})[）)]$/.exec(text)?.[1] ??
      /[（(]((?:19|20)\d{2})年(?:度|\d{1,2}月?[-—–~～至]\d{1,2}月|第?[一二三四]季度|[上下]半年)?[）)]/.exec(text)?.[1] ??
      beside;
    if (year) return Number(year);
  }
  const head = rows.findIndex((row) => wordsOf(row).some((word) => LEVELS.test(bare(word))));
  const alone = rows
    .slice(30, Math.min(Math.max(head, 0), MOST_ROWS_ABOVE))
    .flatMap((row) => /^[（(]((?:19|20)\d{2})年度[）)]$/.exec(bareKeepingBrackets(textOfRow(row)))?.[1] ?? []);
  return alone[0] ? Number(alone[0]) : null;
}

import { bare, type Vocabulary } from '../words/labels.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import type { SourceRow } from '../files/source-rows.ts';

export interface ColumnRange {
  role: ColumnRole;
  /** The heading, bare. */
  text: string;
  from: number;
  to: number;
}

/** The head of an indicator table: its columns, and how many rows it takes. */
export interface TableHead {
  columns: ColumnRange[];
  rows: number;
}

const LONGEST_HEADING = 16;

/** The head of an indicator table, if the row begins one. A head may take two rows, the lower parting a heading of the upper. */
export function headOfGrid(row: SourceRow, next: SourceRow | undefined, vocabulary: Vocabulary): TableHead | null {
  const upper = rangesOf(row, vocabulary);
  if (upper.length === 0) return null;
  // 实际完成情况 with a text beside it is a part of its own above the head.
  // So is 自评得分 with its figure.
  const plain = row.cells.every(
    ({ text }) =>
      (text.length <= LONGEST_HEADING || vocabulary.columns.has(bare(text))) && !/^\s*\d+(?:\.\d+)?分?\s*$/.test(text),
  );
  const lower = plain && next?.grid && isHeadRow(next, vocabulary) ? rangesOf(next, vocabulary) : [];
  if (lower.length > 0) {
    const rest = upper.filter((range) => lower.every((other) => other.to < range.from || other.from > range.to));
    const both = [...rest, ...lower].sort((one, other) => one.from - other.from);
    if (isHead(both) && both.length > upper.length) return { columns: settled(both), rows: 2 };
  }
  return isHead(upper) ? { columns: withNames(settled(upper), [row, next], vocabulary), rows: 1 } : null;
}

/**
 * 一级指标 and 二级指标 without a third: the second is the indicator, unless a heading that nobody knows may be its name, or what stands
 * below it is a level after all.
 */
function withNames(
  columns: ColumnRange[],
  [row, next]: readonly [SourceRow, SourceRow | undefined],
  vocabulary: Vocabulary,
): ColumnRange[] {
  const second = columns.find((column) => column.role === 'level2');
  const has = (role: ColumnRole): boolean => columns.some((column) => column.role === role);
  if (!second || has('level3') || !has('level1') || !has('actual')) return columns;
  const below = bare(next?.cells.find(({ column }) => column >= second.from && column <= second.to)?.text ?? '');
  const isLevel = [...vocabulary.level1, ...vocabulary.level2].some((level) => below.startsWith(level));
  if (below === '' || isLevel || unknownHeadings([row], { columns, rows: 1 }, vocabulary).length > 0) return columns;
  return columns.map((column) => (column === second ? { ...column, role: 'level3' } : column));
}

/** Headings of a grid that no layout knows, where no known column stands below or above: what their cells hold is not read. */
export function unknownHeadings(rows: readonly SourceRow[], head: TableHead, vocabulary: Vocabulary): string[] {
  const texts = rows.slice(0, head.rows).flatMap((row) =>
    row.cells.flatMap((cell) => {
      const text = bare(cell.text);
      const last = cell.column + cell.span - 1;
      const below = head.columns.some(({ from, to }) => from <= last && to >= cell.column);
      const known = below || vocabulary.columns.has(text) || vocabulary.labels.has(text) || NO_COLUMN.test(text);
      return known || !/\p{Script=Han}/u.test(text) || text.length > LONGEST_HEADING ? [] : [text];
    }),
  );
  return [...new Set(texts)];
}

/** Running numbers, and the heading of the whole part upright beside its rows. */
const NO_COLUMN = /^(?:序号|编号|行次|.{0,6}绩效(?:目标|指标)\d{0,2})$/;

/** Column roles of a head in running text or of untrusted cells, in order; null when the texts are no head. */
export function headOfTexts(texts: readonly string[], vocabulary: Vocabulary): ColumnRole[] | null {
  const filled = texts.filter((text) => bare(text) !== '');
  const roles = filled.flatMap((text) => vocabulary.columns.get(bare(text)) ?? []);
  const known = filled.filter(
    (text) => vocabulary.columns.has(bare(text)) || vocabulary.labels.get(bare(text))?.kind === 'band',
  ).length;
  const enough = roles.length >= 3 || (roles.length === 2 && filled.length === 2);
  const plain = roles.includes('target') && (roles.includes('level1') || roles.includes('level3') || roles.includes('level2'));
  return enough && plain && known >= filled.length * 0.7 ? unfolded(settledRoles(filled, vocabulary)) : null;
}

/**
 * A head of two rows, one written behind the other: 年度指标值 实际完成值 … 一级指标 … 指标性质 指标值 度量单位. The lower row stands where the
 * upper names the target. Where levels come first, it parts the target and then the score: 符号 值 单位 权重占比 折算得分.
 */
function unfolded(roles: ColumnRole[]): ColumnRole[] {
  const levels = roles.indexOf('level1');
  const below = levels > 0 ? levels : roles.indexOf('comparator');
  const [upper, lower] = [roles.slice(0, below), roles.slice(below)];
  if (below <= 0 || !upper.includes('target') || !upper.includes('actual') || !lower.includes('comparator')) return roles;
  if (levels > 0) return upper.flatMap((role) => (role === 'target' ? lower : [role]));
  const scores = lower.findIndex((role) => role === 'weight' || role === 'score' || role === 'aside');
  if (scores < 0 || !upper.includes('score') || !lower.includes('score')) return roles;
  const target = lower.slice(0, scores);
  if (!target.includes('target')) target.splice(1, 0, 'target');
  return upper.flatMap((role) => (role === 'target' ? target : role === 'score' ? lower.slice(scores) : [role]));
}

/** How headings end that tell of an indicator and hold none of its values. */
export const BESIDE = /^\p{Script=Han}{2,8}(?:方式|标准|依据|来源|说明|方法|描述|办法|要求|部门|公式)$/u;

/** The roles of headings in order, as `headOfGrid` gives them for columns. */
export function settledRoles(texts: readonly string[], vocabulary: Vocabulary): ColumnRole[] {
  const columns = texts.flatMap((text, at) => {
    const role = vocabulary.columns.get(bare(text)) ?? (at > 2 && BESIDE.test(bare(text)) ? 'aside' : undefined);
    return role ? [{ role, text: bare(text), from: at, to: at }] : [];
  });
  // A remark that gives no reasons is read past; most rows have none.
  return settled(columns).map(({ role, text }) =>
    role === 'aside' && vocabulary.columns.get(text) === 'remark' ? 'remark' : role,
  );
}

/** Whether every text of the row is a heading of some column. */
export function isHeadRow(row: SourceRow, vocabulary: Vocabulary): boolean {
  const texts = row.cells.map((cell) => bare(cell.text)).filter((text) => text !== '');
  const known = (text: string): boolean => vocabulary.columns.has(text) || vocabulary.labels.get(text)?.kind === 'band';
  return texts.length > 0 && texts.every(known) && texts.some((text) => vocabulary.columns.has(text));
}

/** 三级指标 is the name where 指标内容 stands beside it; a remark gives the reasons where no column is meant for them. */
function settled(columns: readonly ColumnRange[]): ColumnRange[] {
  const named = columns.some((column) => column.role === 'level3' && FIRST_NAMES.test(column.text));
  const reasons = columns.some((column) => column.role === 'reason') || columns.every((column) => column.role !== 'actual');
  const done = columns.some((column) => column.role === 'actual' && /值$/.test(column.text));
  const pointed = columns.some((column) => column.role === 'weight' && column.text.includes('分'));
  const shares = columns.some((column) => column.text === '权重占比');
  const converted = columns.some((column) => CONVERTED.test(column.text));
  return columns.map((column) => {
    // 单项得分 × 权重占比 = 折算得分: the last is the score; 指标分值 beside them is no second weight.
    const double =
      (column.role === 'weight' && shares && column.text !== '权重占比') || (converted && /^单项.{0,2}得分$/.test(column.text));
    if (double) return { ...column, role: 'aside' };
    // 完成情况 beside 实际完成值 tells of it, and 权重 beside 分值 says the same once more.
    if (column.role === 'actual' && done && /情况$/.test(column.text)) return { ...column, role: 'aside' };
    if (column.role === 'weight' && pointed && !shares && !column.text.includes('分')) return { ...column, role: 'aside' };
    if (column.role === 'level3' && named && !FIRST_NAMES.test(column.text)) return { ...column, role: 'aside' };
    // 目标值 and what it means: 指标值内容 is the value only where no other column holds it.
    if (column.text === '指标值内容' && columns.some(({ role, text }) => role === 'target' && text !== column.text))
      return { ...column, role: 'aside' };
    if (column.role === 'remark') return { ...column, role: reasons ? 'aside' : 'reason' };
    return column;
  });
}

const CONVERTED = /折算得分$/;
const FIRST_NAMES = /^(?:三级指标|三级目标|指标名称|三级指标名称)$/;

/** Roles that one column has: another with another heading beside it is no part of its cells. */
const ONE_VALUE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level3', 'actual', 'weight']);
/** Columns that keep their own heading beside others of their kind. */
const SEVERAL: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['aside', 'otherYear', 'cause', 'possibility']);

function rangesOf(row: SourceRow, vocabulary: Vocabulary): ColumnRange[] {
  const ranges: ColumnRange[] = [];
  for (const cell of row.cells) {
    const text = bare(cell.text);
    const role = vocabulary.columns.get(text);
    const last = ranges.at(-1);
    const to = cell.column + cell.span - 1;
    if (!role) continue;
    // 指标值内容 beside 指标值 says what the value means, and is no part of it; so does 指标内容 beside 三级指标.
    const explains = last?.text !== text && (ONE_VALUE.has(role) || [text, last?.text].includes('指标值内容'));
    if (last?.role === role && !SEVERAL.has(role) && !explains && last.to === cell.column - 1) last.to = to;
    else ranges.push({ role, text, from: cell.column, to });
  }
  return ranges;
}

function isHead(ranges: readonly ColumnRange[]): boolean {
  const has = (role: ColumnRole): boolean => ranges.some((range) => range.role === role);
  return (has('level3') || has('level1')) && has('target') && ranges.length >= 2;
}

import type { CellRole } from '../words/cell-worth.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { levelName } from '../words/level-words.ts';
import { NOISE, RESIDUE } from '../words/row-words.ts';
import { type BlockCell, isProse } from './text-blocks.ts';
import { plainNumber } from '../words/values.ts';

/** The cells of a form that was written in blocks, by what they are. */
export interface BlockParts {
  /** Above the table. */
  head: BlockCell[];
  /** Columns that the table has, as their headings follow each other in the text. */
  roles: readonly CellRole[];
  /** Cells of indicators in their order. */
  data: BlockCell[];
  firsts: string[];
  /** The number of data cells before each of them. */
  firstsAt: number[];
  /** Second levels, each with the number of data cells before it; `apart` where levels stand together and their place says nothing. */
  seconds: { name: string; at: number; apart: boolean }[];
  /** Names of either depth that are second levels here, as no level below them is named. */
  below: ReadonlySet<string>;
  offices: BlockCell[];
  /** Figures that stand inside the table before any name. */
  figures: BlockCell[];
  /** Labels of the head that stand inside the table. */
  labels: BlockCell[];
  prose: BlockCell[];
  /** Notes and signatures. */
  tail: BlockCell[];
  total: { points: string; score: string } | null;
}

const LEVELS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level1', 'level2', 'level3']);
const READ: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'level1',
  'level2',
  'level3',
  'target',
  'actual',
  'weight',
  'score',
  'reason',
  'comparator',
  'unit',
  'aside',
  'soFar',
  'expected',
]);
const PASSED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['remark', 'note']);
const MONITORED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['soFar', 'expected']);
/** Of a monitoring form: below them stand ticks, or the reason of some row. */
const TICKED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['cause', 'causeText', 'possibility']);
/** The heading of reasons, or as much of it as stands on a line. */
const REASON_HEADING = /^(?:未完成|偏差|未达标|扣分)?原因(?:分析)?(?:[及和与、](?:拟?采取的?)?(?:改进|整改)?(?:措施)?)?$/;
const HEADING_REST = /^(?:[（(][A-Z/\d]{0,4}[）)]?|[）)]|及?改进措施|指标值|完成值|[析标题施]|年度|实际|全年|年初)$/;
/** An amount, a rate, or the stroke of a blank cell. */
export const MONEY_FIGURE = /^(?:[\d,]+(?:\.\d+)?%?|[—/-]+)$/;
const TOTAL = /^(?:总分|合计|总计)$/;
/** How many cells its figures may stand away from the word of the total. */
const FAR_TOTAL = 4;
const SATISFACTION = '满意度指标';
const OFFICE = /^\p{Script=Han}{3,30}(?:中心|馆|协会|局|委员会|学校|学院|医院|公司|办公室)$/u;
/** With the place that it belongs to, an office may end in a word that others end in, too. */
const PLACED_OFFICE = /^\p{Script=Han}{1,4}(?:省|市|县|区|旗|州|盟|镇|乡)\p{Script=Han}{2,20}(?:政府|厅|站|所|院|队)$/u;
const TAIL =
  /^(?:注|说明|备注|填报人|填表人|联系人?|联系电话|填报日期|评价结论|项目负责人|财务负责人|单位负责人|填报单位)[\d.]{0,3}[:：]/;

export function isOffice(text: string): boolean {
  return OFFICE.test(text) || PLACED_OFFICE.test(text);
}

/**
 * Whether the table was not written in the order of the form: a heading, or a label of the form's head, stands behind a level or a figure.
 * False as well where the table has columns whose places among the others cannot be told.
 */
export function isBlockOrder(cells: readonly BlockCell[], vocabulary: Vocabulary): boolean {
  if (!isTable(cells, vocabulary)) return false;
  const zone = cells.slice(startOf(cells, vocabulary));
  const roles = zone.map(({ text }) => vocabulary.columns.get(bare(text)));
  const isLevel = ({ text }: BlockCell): boolean => vocabulary.level1.has(levelName(text) ?? '');
  const first = zone.findIndex(
    (cell, at) => at > 0 && roles[at] === undefined && !HEADING_REST.test(bare(cell.text)) && cell.text.length > 1,
  );
  const late = roles.findLastIndex((role) => role !== undefined);
  // 满意度指标 above 服务对象满意度指标 is a level above its own, and a level twice stands in both halves: no firsts in turn.
  const isBelow = (above: BlockCell, { text }: BlockCell): boolean =>
    levelName(above.text) === levelName(text) ||
    vocabulary.children.get(levelName(above.text) ?? '')?.has(levelName(text) ?? '') === true;
  const beside = zone.some((cell, at) => {
    const above = zone[at - 1];
    return above !== undefined && isLevel(cell) && isLevel(above) && !isBelow(above, cell);
  });
  return (first >= 0 && first < late) || beside || hasOrphan(zone, vocabulary);
}

/** Whether there is a table of indicators whose columns are all of a kind that is told from what stands in them. */
export function isTable(cells: readonly BlockCell[], vocabulary: Vocabulary, monitored = false): boolean {
  const start = startOf(cells, vocabulary);
  if (start < 0) return false;
  const roles = cells.slice(start).map(({ text }) => vocabulary.columns.get(bare(text)));
  const isKnown = (role: ColumnRole): boolean =>
    monitored ? READ.has(role) || TICKED.has(role) : READ.has(role) && !MONITORED.has(role);
  const known = roles.every((role) => role === undefined || isKnown(role) || PASSED.has(role));
  return known && roles.includes('level3') && roles.includes('target');
}

/** A second level before any first level that it can stand below: the merged cells of the first levels were written elsewhere. */
function hasOrphan(zone: readonly BlockCell[], { level1, level2, children }: Vocabulary): boolean {
  const above = new Set<string>();
  return zone.some(({ text }) => {
    const name = levelName(text) ?? '';
    if (level1.has(name)) above.add(name);
    return level2.has(name) && name.length >= 4 && ![...above].some((one) => one === name || children.get(one)?.has(name));
  });
}

export function partsOf(cells: readonly BlockCell[], vocabulary: Vocabulary): BlockParts {
  const start = startOf(cells, vocabulary);
  const parts: BlockParts = {
    head: cells.slice(0, start),
    roles: rolesOf(cells.slice(start), vocabulary),
    data: [],
    firsts: [],
    firstsAt: [],
    seconds: [],
    below: belowIn(cells, vocabulary),
    offices: [],
    figures: [],
    labels: [],
    prose: [],
    tail: [],
    total: null,
  };
  let inNote = false;
  let totalAt = -1;
  const zone = cells.slice(start);
  for (const [at, cell] of zone.entries()) {
    inNote = TAIL.test(cell.text) || (inNote && /^\d[.．、]/.test(cell.text));
    if (TOTAL.test(bare(cell.text))) totalAt = parts.data.length;
    if (inNote) parts.tail.push(cell);
    else place(cell, parts, vocabulary, /^[\d.]+$/.test(zone[at - 1]?.text ?? ''));
  }
  for (const level of parts.seconds) {
    const [firsts, seconds] = [parts.firstsAt, parts.seconds.map(({ at }) => at)].map(
      (all) => all.filter((at) => at === level.at).length,
    );
    level.apart = level.at === 0 || (seconds ?? 0) > 1 || (firsts ?? 0) > 1;
  }
  if (totalAt >= 0) takeTotal(parts, totalAt);
  if (!parts.total) takeSum(parts);
  return parts;
}

/** Where the first heading or level of the table stands. */
function startOf(cells: readonly BlockCell[], vocabulary: Vocabulary): number {
  const first = cells.findIndex(({ text }) => {
    const role = vocabulary.columns.get(bare(text));
    return role !== undefined && (LEVELS.has(role) || (role === 'actual' && !vocabulary.labels.has(bare(text))));
  });
  const level = cells.findIndex(({ text }) => isOutside(text, vocabulary));
  let start = first >= 0 && level >= 0 ? Math.min(first, level) : first;
  // Headings of further columns may stand above.
  while (start > 0 && vocabulary.columns.has(bare(cells[start - 1]?.text ?? ''))) start -= 1;
  return start;
}

/** A level that stands among the labels of the head. */
function isOutside(text: string, { level1, level2 }: Vocabulary): boolean {
  const name = levelName(text) ?? '';
  return name.length >= 4 && (level1.has(name) || level2.has(name));
}

function rolesOf(cells: readonly BlockCell[], vocabulary: Vocabulary): CellRole[] {
  return cells.flatMap(({ text }) => {
    const role = vocabulary.columns.get(bare(text)) ?? (REASON_HEADING.test(bare(text)) ? 'reason' : undefined);
    return role && READ.has(role) && role !== 'level1' && role !== 'level2' ? [role as CellRole] : [];
  });
}

function belowIn(cells: readonly BlockCell[], { level1, level2, children }: Vocabulary): ReadonlySet<string> {
  const named = new Set(cells.map(({ text }) => levelName(text) ?? ''));
  const satisfaction = [...named].filter((name) => /满意度指标$/.test(name) && name !== SATISFACTION);
  return new Set(
    [...level1].filter((name) => {
      if (!level2.has(name)) return false;
      if (name === SATISFACTION) return satisfaction.length === 0;
      if (satisfaction.includes(name)) return named.has(SATISFACTION);
      return ![...(children.get(name) ?? [])].some((child) => child !== name && named.has(child));
    }),
  );
}

function addLevel(parts: BlockParts, text: string, vocabulary: Vocabulary): boolean {
  const name = levelName(text) ?? '';
  const { level1, level2 } = vocabulary;
  const at = parts.data.length;
  if (level1.has(name) && !(level2.has(name) && parts.below.has(name))) {
    if (!parts.firsts.includes(name)) parts.firsts.push(name);
    parts.firstsAt.push(at);
  } else if (level2.has(name)) parts.seconds.push({ name, at, apart: false });
  else return false;
  return true;
}

/** `behind`: a figure stands before the cell, so that it is a reason. */
function place(cell: BlockCell, parts: BlockParts, vocabulary: Vocabulary, behind: boolean): void {
  const name = bare(cell.text);
  if (vocabulary.labels.get(name)?.kind === 'section') parts.labels.push(cell);
  if (
    vocabulary.columns.has(name) ||
    vocabulary.labels.get(name)?.kind === 'section' ||
    HEADING_REST.test(cell.text) ||
    REASON_HEADING.test(name) ||
    (NOISE.test(cell.text) && !/^\d/.test(cell.text))
  )
    return;
  if (RESIDUE.test(cell.text) || TOTAL.test(name)) return;
  if (addLevel(parts, cell.text, vocabulary)) return;
  const kinds = kindsOfWord(name);
  if (vocabulary.labels.has(name) || kinds.has('budgetColumn') || kinds.has('budgetRow')) parts.labels.push(cell);
  else if (/^[（(](?:万元|元)[）)]$/.test(cell.text)) parts.labels.push(cell);
  else if (parts.data.length === 0 && MONEY_FIGURE.test(cell.text)) parts.figures.push(cell);
  else if (isOffice(cell.text)) parts.offices.push(cell);
  else if (/。$/.test(cell.text) && !/[。！]$/.test(parts.prose.at(-1)?.text ?? '。')) {
    const open = parts.prose.pop() as BlockCell;
    parts.prose.push({ ...open, text: open.text + cell.text });
  } else if ((isProse(cell.text) && !behind) || /。$/.test(cell.text)) parts.prose.push(cell);
  else parts.data.push(cell);
}

/** `100 95.55`: the points of the whole form beside its score, near the word of the total (`near` data cells before it) or at the end. */
function takeTotal(parts: BlockParts, near: number): void {
  if (!parts.roles.includes('score')) return;
  const at = parts.data.findLastIndex(({ text }, index) => {
    const score = plainNumber(parts.data[index + 1]?.text ?? '');
    const placed = Math.abs(index - near) <= FAR_TOTAL || index >= parts.data.length - FAR_TOTAL;
    return placed && text === '100' && score !== null && score <= 100;
  });
  if (at < 0) return;
  const [points, score] = parts.data.splice(at, 2);
  parts.total = { points: points?.text ?? '', score: score?.text ?? '' };
  for (const level of parts.seconds) if (level.at > at) level.at -= 2;
}

/** The points of the money are part of the total, those of its score too. */
const MOST_OF_MONEY = 20;

/** The only pair of figures that is the sum of all other points and scores. */
function takeSum(parts: BlockParts): void {
  if (!parts.roles.includes('score')) return;
  const figures = parts.data.map(({ text }) => plainNumber(text));
  const sum = figures.reduce<number>((all, figure) => all + (figure ?? 0), 0);
  const pairs = figures.flatMap((points, at) => {
    const score = figures[at + 1];
    if (points === null || score == null || score > points || points < 80 || points > 100) return [];
    const more = points + score - (sum - points - score);
    return more > -0.011 && more <= MOST_OF_MONEY + 0.011 ? [at] : [];
  });
  const [at] = pairs;
  if (at === undefined || pairs.length > 1) return;
  const [points, score] = parts.data.splice(at, 2);
  parts.total = { points: points?.text ?? '', score: score?.text ?? '' };
  for (const level of parts.seconds) if (level.at > at) level.at -= 2;
}

import { readTarget } from '#src/kernel/target.ts';
import { BlockHead } from './block-head.ts';
import { type BlockParts, isBlockOrder, isTable, partsOf } from './block-parts.ts';
import { type CellRole, readingOf } from '../words/cell-worth.ts';
import type { FormWarning } from '../declaration.contract.ts';
import type { Vocabulary } from '../words/labels.ts';
import { levelsOfGroups } from '../words/level-groups.ts';
import type { FoundRow } from '../words/found-rows.ts';
import { findRows } from '../words/row-search.ts';
import type { Word } from '../words/row-words.ts';
import { gridRow, lineRow, type SourceRow } from '../files/source-rows.ts';
import { targetOf } from '../table/indicator-text.ts';
import { type BlockCell, cellsOfBlocks } from './text-blocks.ts';
import { plainNumber } from '../words/values.ts';

export const FEWEST_ROWS = 3;
/** The search for rows stays well within a second. */
export const MOST_WORDS = 900;
const HEADINGS: Partial<Record<CellRole, string>> = {
  level3: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  soFar: '1-7月执行情况',
  expected: '全年预计完成情况',
  weight: '分值',
  score: '得分',
  reason: '偏差原因分析',
};
/** In the order in which forms print them. */
export const ROLES: readonly CellRole[] = [
  'level3',
  'comparator',
  'target',
  'unit',
  'actual',
  'soFar',
  'expected',
  'weight',
  'score',
  'reason',
];
/** What a row may lack; sign and unit belong to the target. */
const OPTIONAL: ReadonlySet<CellRole> = new Set<CellRole>(['reason', 'aside', 'comparator', 'unit']);

export interface BlockForm {
  rows: SourceRow[];
  warnings: FormWarning[];
}

export interface ReadRow {
  texts: Map<CellRole, string>;
  where: string;
  /** The words of the table that stand before it. */
  from: number;
}

/**
 * A form whose text a converter wrote in blocks that blank lines part: most cells of a row follow each other, but merged cells, headings and
 * some labels stand elsewhere. Put into rows again, and told; null where the text is none of that kind, or, unless `anyOrder`, in the order
 * of the form.
 */
export function formOfBlocks(rows: readonly SourceRow[], vocabulary: Vocabulary, anyOrder = false): BlockForm | null {
  const cells = cellsOfBlocks(rows);
  if (!cells || !(anyOrder ? isTable(cells, vocabulary) : isBlockOrder(cells, vocabulary))) return null;
  const parts = partsOf(cells, vocabulary);
  if (parts.data.length > MOST_WORDS) return null;
  const words = wordsOf(parts);
  const ways = ordersOf(parts.roles).map((roles) => ({ roles, found: findRows(words, roles, vocabulary) }));
  const { roles, found } = ways.reduce((one, other) => (other.found.worth > one.found.worth ? other : one));
  if (found.rows.length < FEWEST_ROWS) return null;
  const blocks = new Blocks(parts, vocabulary, roles, cells[0]?.where ?? '');
  return blocks.put(blocks.rowsOf(found.rows, words));
}

/** The cells of indicators; a level that stands between two of them is printed where a row begins. */
function wordsOf({ data, seconds }: BlockParts): Word[] {
  const begins = new Set(seconds.filter(({ apart }) => !apart).map(({ at }) => at));
  return data.map(({ text, where }, at): Word => ({ text, where, gap: begins.has(at) ? 'row' : 'line' }));
}

/** The order of the columns: as forms print them, and, where some are no standard ones, as their headings follow each other. */
function ordersOf(met: readonly CellRole[]): (readonly CellRole[])[] {
  const printed = ROLES.filter((role) => role === 'level3' || role === 'target' || met.includes(role));
  const asides = met.filter((role) => role === 'aside');
  const written = met.filter((role, at) => role !== 'level3' && (role === 'aside' || met.indexOf(role) === at));
  if (asides.length === 0 && !met.includes('comparator')) return [printed];
  return [
    [...printed, ...asides],
    ['level3', ...written],
  ];
}

/** A form of whose cells the rows were found: levels, the head and what is told of them. */
export class Blocks {
  readonly #parts: BlockParts;
  readonly #vocabulary: Vocabulary;
  readonly #roles: readonly CellRole[];
  readonly #where: string;
  readonly #warnings: FormWarning[] = [];

  constructor(parts: BlockParts, vocabulary: Vocabulary, roles: readonly CellRole[], where: string) {
    this.#parts = parts;
    this.#vocabulary = vocabulary;
    this.#roles = roles;
    this.#where = where;
  }

  put({ rows, stray }: { rows: ReadRow[]; stray: BlockCell[] }): BlockForm {
    this.#fillOnly(rows, stray);
    this.#tellMissing(rows);
    const levels = this.#levels(rows);
    const above = new BlockHead(this.#parts, this.#vocabulary, this.#where);
    const head = above.rows(stray);
    this.#warnings.push(...above.warnings);
    for (const { text, where } of stray) this.#warn('text-unread', `“${text.slice(0, 60)}”看不出属于哪一行，未读入`, where);
    const total = this.#parts.total;
    const shown = this.#roles.filter((role) => HEADINGS[role]);
    for (const { texts } of rows) {
      const [sign, value, unit] = (['comparator', 'target', 'unit'] as const).map((role) => texts.get(role) ?? '');
      if (texts.has('target')) texts.set('target', targetOf(sign ?? '', value ?? '', unit ?? ''));
    }
    return {
      rows: [
        ...head,
        gridRow(['一级指标', '二级指标', ...shown.map((role) => HEADINGS[role] ?? '')], this.#where),
        ...rows.map((row, at) => ({
          ...gridRow([...(levels[at] ?? ['', '']), ...shown.map((role) => row.texts.get(role) ?? '')], row.where),
          ownLevels: true,
        })),
        ...(total ? [gridRow(['总分', '', ...shown.map((role) => totalCell(role, total))], this.#where)] : []),
        ...this.#parts.tail.map(({ text, where }) => lineRow(text, where)),
      ],
      warnings: this.#warnings,
    };
  }

  /** The reasons of rows, told: which row one belongs to is inferred. */
  withReasons(rows: readonly ReadRow[], reasons: readonly { row: number; text: string }[]): void {
    for (const { row, text } of reasons) {
      const read = rows[row];
      if (!read) continue;
      read.texts.set('reason', text);
      this.#warnReason(read, text);
    }
  }

  #warnReason({ texts, where }: ReadRow, reason: string): void {
    const name = texts.get('level3') ?? '';
    this.#warn('columns-paired', `“${name}”的偏差原因取其后的“${reason.slice(0, 60)}”，请核对`, where);
  }

  #warn(code: string, message: string, where = this.#where): void {
    this.#warnings.push({ code, message, where });
  }

  /** The rows that were found, and the words of none; figures that only a reason would take belong to no row. */
  rowsOf(found: readonly FoundRow[], words: readonly Word[]): { rows: ReadRow[]; stray: BlockCell[] } {
    const taken = new Set<number>();
    const rows = found.map((row): ReadRow => {
      const texts = new Map<CellRole, string>();
      for (const cell of row.cells) {
        const own = words.slice(cell.from, cell.to).flatMap((word, at) => {
          if (cell.role === 'reason' && isFigure(word.text)) return [];
          taken.add(cell.from + at);
          return [word.text];
        });
        if (own.length > 0) texts.set(cell.role, own.join(''));
      }
      const read = { texts, where: row.where, from: row.cells[0]?.from ?? 0 };
      const reason = texts.get('reason');
      if (reason) this.#warnReason(read, reason);
      return read;
    });
    return { rows, stray: words.flatMap(({ text, where }, at) => (taken.has(at) ? [] : [{ text, where }])) };
  }

  /** Cells that stand apart belong to the only row that lacks just these. */
  #fillOnly(rows: readonly ReadRow[], stray: BlockCell[]): void {
    for (const row of rows) this.#bound(row, stray);
    const lacking = rows.filter((row) => this.#missing(row).length > 0);
    const [only] = lacking;
    if (!only || lacking.length > 1) return;
    const missing = this.#missing(only);
    if (missing.includes('level3')) {
      this.#nameOnly(only, stray);
      return;
    }
    const figures = stray.filter(({ text }) => isFigure(text));
    const words = only.texts.get('actual') ?? '';
    // What stands behind the target may be the reason of another row.
    if (missing.join() === 'weight,score' && figures.length === 3 && /^\p{Script=Han}{2}/u.test(words)) {
      missing.unshift('actual');
      stray.push({ text: words, where: only.where });
    }
    if (figures.length !== missing.length || !this.#fits(missing, figures)) return;
    for (const [at, role] of missing.entries()) only.texts.set(role, figures[at]?.text ?? '');
    stray.splice(0, stray.length, ...stray.filter((cell) => !figures.includes(cell)));
    const name = only.texts.get('level3') ?? '';
    this.#warn(
      'columns-paired',
      `“${name}”的${missing.map((role) => HEADINGS[role]).join('、')}写在别处，按只缺这一行读入，请核对`,
      only.where,
    );
  }

  /** The only name that stands apart is that of the only row without one. */
  #nameOnly(only: ReadRow, stray: BlockCell[]): void {
    const names = stray.filter(({ text }) => /\p{Script=Han}{3}/u.test(text) && !isFigure(text));
    const [name] = names;
    if (!name || names.length > 1) return;
    only.texts.set('level3', name.text);
    stray.splice(stray.indexOf(name), 1);
    const target = only.texts.get('target') ?? '';
    this.#warn('columns-paired', `指标值“${target}”的指标名称写在别处，按只缺这一行取“${name.text}”，请核对`, only.where);
  }

  /** A figure without a sign stands where the target is missing: the only bound in the same unit that stands apart is the target. */
  #bound(row: ReadRow, stray: BlockCell[]): void {
    const text = row.texts.get('target') ?? '';
    const figure = readTarget(text);
    if (this.#missing(row).join() !== 'actual' || figure.comparator || figure.value === null) return;
    const bounds = stray.filter((cell) => {
      const target = readTarget(cell.text);
      return target.comparator !== null && target.unit === figure.unit;
    });
    const [bound] = bounds;
    if (!bound || bounds.length > 1) return;
    row.texts.set('actual', text).set('target', bound.text);
    stray.splice(stray.indexOf(bound), 1);
    const name = row.texts.get('level3') ?? '';
    this.#warn('columns-paired', `“${name}”的指标值“${bound.text}”写在别处，按单位相同读入，请核对`, row.where);
  }

  /** Points and score come as they are printed: the score is within the points. */
  #fits(missing: readonly CellRole[], figures: readonly BlockCell[]): boolean {
    const of = (role: CellRole): number | null => plainNumber(figures[missing.indexOf(role)]?.text ?? '');
    if (missing.includes('weight') && of('weight') === null) return false;
    if (missing.includes('score') && of('score') === null) return false;
    return !missing.includes('weight') || !missing.includes('score') || (of('score') ?? 0) <= (of('weight') ?? 0);
  }

  #missing(row: ReadRow): CellRole[] {
    return this.#roles.filter((role) => !OPTIONAL.has(role) && !row.texts.has(role));
  }

  #tellMissing(rows: readonly ReadRow[]): void {
    for (const row of rows) {
      const missing = this.#missing(row).map((role) => HEADINGS[role]);
      if (missing.length === 0) continue;
      this.#warn('cell-missing', `“${row.texts.get('level3') ?? ''}”这一行缺少${missing.join('、')}，可能写在别处`, row.where);
    }
  }

  #levels(rows: readonly ReadRow[]): [string, string][] {
    const names = levelsOfGroups(this.#placed(rows), rows.length, (row, level) => likeness(rows[row] as ReadRow, level));
    const listed = rows.map((row) => `“${row.texts.get('level3') ?? ''}”`).join('');
    if (!names) {
      this.#warn('columns-inferred', `文字不按表的次序，各行按内容拼合；一级、二级指标对不上，未读入：${listed.slice(0, 600)}`);
      return rows.map(() => ['', '']);
    }
    this.#warn(
      'columns-inferred',
      `文字不按表的次序，各行按内容拼合，一级、二级指标按其所在位置推断，请逐行核对：${listed.slice(0, 600)}`,
    );
    const { firsts } = this.#parts;
    const unsure = rows.flatMap((row, at) => (names[at] === '' ? [`“${row.texts.get('level3') ?? ''}”`] : []));
    if (unsure.length > 0) this.#warn('level-unsure', `${unsure.join('')}属于哪个二级指标看不出来，未读入`);
    return names.map((name) => {
      if (name === '') return ['', ''];
      const parents = firsts.filter((first) => this.#vocabulary.children.get(first)?.has(name));
      const parent = name.includes('满意度') ? parents.find((first) => first.includes('满意度')) : undefined;
      return [parent ?? parents[0] ?? '', name];
    });
  }

  /** The second levels in the order of the form: one that stands apart comes before the first that the form prints behind it. */
  #placed(rows: readonly ReadRow[]): { name: string; at: number | null }[] {
    const order = this.#order();
    const last = rows.at(-1)?.from ?? 0;
    const placed: { name: string; at: number | null }[] = [];
    const apart: string[] = [];
    for (const level of this.#parts.seconds) {
      const before = rows.filter((row) => row.from < level.at).length;
      if (!level.apart && level.at <= last && !placed.some(({ name }) => name === level.name))
        placed.push({ name: level.name, at: before });
      else apart.push(level.name);
    }
    for (const name of new Set(apart)) {
      if (placed.some((level) => level.name === name)) continue;
      const behind = placed.findIndex((level) => order.indexOf(level.name) > order.indexOf(name));
      placed.splice(behind < 0 ? placed.length : behind, 0, { name, at: null });
    }
    return placed;
  }

  /** Second levels as the form prints them; the costs come first where their names do. */
  #order(): string[] {
    const { children, level2 } = this.#vocabulary;
    const first = this.#parts.seconds[0]?.name ?? '';
    const costs = [...(children.get('成本指标') ?? [])];
    const costsFirst = costs.includes(first) && this.#parts.firsts.includes('成本指标');
    return costsFirst ? [...new Set([...costs, ...level2])] : [...level2];
  }
}

function isFigure(text: string): boolean {
  const target = readTarget(text);
  return (target.value !== null || target.kind === 'date') && !/^\p{Script=Han}{3}/u.test(text);
}

function totalCell(role: CellRole, { points, score }: { points: string; score: string }): string {
  return role === 'weight' ? points : role === 'score' ? score : '';
}

/** What a row's name and target say of its level: only used where the places of the names leave a choice. */
function likeness({ texts }: ReadRow, level: string): number {
  const [name, target] = [texts.get('level3') ?? '', texts.get('target') ?? ''];
  const { unit, kind } = readingOf(target);
  const isShare = unit !== null && /[%％‰]/.test(unit);
  const isCount = unit !== null && kind !== 'date' && !isShare && !/元/.test(unit);
  const signs: readonly [RegExp, boolean][] = [
    [/成本/, /成本|费用|支出|单价|造价|经费/.test(name)],
    [/时效/, kind === 'date' || /时间|及时|时限|进度/.test(name)],
    [/质量/, /合格|完好|准确|差错|通过率|达标|验收/.test(name)],
    [/满意度/, /满意/.test(name)],
    [/数量/, /数量|场次|站次|节数|份数|册数|次数/.test(name) || isCount],
    [/质量/, isShare && !/满意|知晓|覆盖/.test(name)],
    [/可持续/, /可持续|长效|长期|年限|机制|持续/.test(name)],
    [/社会效益/, /受益|参观|人次|人数|知晓|兴趣|素质|事故/.test(name)],
    [/生态/, /生态|环境|污染|垃圾|绿化|节能/.test(name)],
    [/经济/, /收入|产值|带动|收益|利润/.test(name)],
  ];
  return signs.reduce((sum, [sign, holds]) => sum + (holds ? (sign.test(level) ? 0.5 : -0.5) : 0), 0);
}

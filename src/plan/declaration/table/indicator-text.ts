import { readTarget } from '#src/kernel/target.ts';
import type { FormDraft } from './form-draft.ts';
import { type CellRole, isUsed } from '../words/cell-worth.ts';
import type { RawIndicator } from './indicator.ts';
import type { Vocabulary } from '../words/labels.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { evenLines } from '../words/even-lines.ts';
import { withRowsApart } from '../words/even-stretches.ts';
import { type FoundCell, type FoundRow, type FoundTable, reasonOf } from '../words/found-rows.ts';
import { findRows } from '../words/row-search.ts';
import { columnsApart, pairedColumns } from './columns-apart.ts';
import { isBehindPoints, type Parts, type TableLine, withoutSerials, type Word, wordsOfTable } from '../words/row-words.ts';
import { isBlank } from '../words/values.ts';
import { settleLevels } from './late-levels.ts';
import { inPrintedOrder } from './values-first.ts';

/** No table that people print has more; the search stays within a second. */
const MOST_WORDS = 6000;
const FEWEST_FIGURES = 3;
/** The beginning of a name that a narrow cell broke off is shorter. */
const WHOLE_LINE = 14;
/** A row that earns less is little more than a guess. */
const DOUBTFUL = -3.5;
const NAMES: Partial<Record<CellRole, string>> = { target: '目标值', actual: '实际完成值', weight: '分值', score: '得分' };

/** What rows hold where nobody can see the columns' headings, beside all that the form may have. */
const FEWER: readonly (readonly CellRole[])[] = [
  ['level3', 'target', 'weight'],
  ['level3', 'target', 'weight', 'score'],
  ['level3', 'target', 'actual'],
];

/** The roles of a row's cells, in the order of the head; levels stand before them. */
export function cellRoles(head: readonly ColumnRole[]): CellRole[] {
  const own = head.filter((role) => role !== 'level1' && role !== 'level2');
  // The causes stand side by side and read as one text; what is to be done about them has a column of its own.
  const notes = new Set(own.flatMap((role, at) => (role === 'note' ? [at] : [])));
  const roles = own.map((role): CellRole => (role === 'cause' || role === 'causeText' || role === 'note' ? 'aside' : role));
  const monitored = roles.includes('soFar');
  const kept = roles.filter((role, at) =>
    role === 'aside'
      ? !monitored || roles[at - 1] !== 'aside' || notes.has(at)
      : role === 'otherYear' || roles.indexOf(role) === at,
  );
  return kept.includes('level3') ? kept : ['level3', ...kept];
}

/** What a form says about itself: headings that ran into the row, and what a level is meant to hold. */
const OF_TEMPLATE = /[一二]级指标|三级指标(?:指标)?值|指标内容指标值|方面的?指标[）)]|审核意见.{0,6}审核|^[（(][^（）()]*$/;

/** 正向 beside the sign says what the sign says already. */
const DIRECTION = /^(?:正|反|负|逆)向(?:指标)?$/;

const POSSIBILITY = /^(?:确定能|有可能|完全不可能)$/;

/** The blank cells of the causes before 确定能, of which there are several, say nothing. */
function withoutBlankCauses(words: readonly Word[]): Word[] {
  const blank = new Set<number>();
  for (const [at, { text, gap }] of words.entries()) {
    if (gap !== 'cell' || !POSSIBILITY.test(text)) continue;
    for (let before = at - 1; words[before]?.text === '' && words[before]?.gap === 'cell'; before--) blank.add(before);
  }
  return words.filter((_, at) => !blank.has(at));
}

/** Indicator rows of a table that was left without its cell borders, or whose borders cannot be trusted. */
export class IndicatorText {
  #roles: readonly CellRole[];
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  readonly #lines: TableLine[] = [];

  readonly #halves: boolean;
  readonly #serials: boolean;
  readonly #headless: boolean;

  /**
   * `halves`: the head names its columns twice, for the mid-term on the left and for the year on the right. `serials`: it begins
   * with a column of running numbers. `headless`: no head names the columns.
   */
  constructor(
    roles: readonly CellRole[],
    vocabulary: Vocabulary,
    draft: FormDraft,
    { halves = false, serials = false, headless = false }: { halves?: boolean; serials?: boolean; headless?: boolean },
  ) {
    this.#halves = halves;
    this.#serials = serials;
    this.#headless = headless;
    this.#roles = roles;
    this.#vocabulary = vocabulary;
    this.#draft = draft;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  get isCelled(): boolean {
    return this.#lines.length > 0 && this.#lines.every(({ borders }) => borders === 'cell');
  }

  take(line: TableLine): void {
    this.#lines.push(line);
  }

  /** The indicators of all lines taken; whatever fits no row is a warning. */
  finish(): RawIndicator[] {
    this.#signsBeside();
    const narrow = this.#roles.every((role) => role === 'level3' || role === 'target');
    const ordered = inPrintedOrder(this.#lines, this.#vocabulary, narrow);
    if (ordered)
      this.#draft.warn('values-first', '各行的指标值写在指标名称之前，已调换次序读入，请核对', ordered[0]?.where ?? '');
    const roles: readonly CellRole[] = ordered && narrow ? ['level3', 'target'] : this.#roles;
    const parts: Parts = {
      sign: this.#roles.includes('comparator'),
      unit: this.#roles.includes('unit'),
      points: this.#roles.includes('weight') && this.#roles[this.#roles.indexOf('weight') + 1] === 'score',
      pointsFirst: this.#roles.includes('weight') && this.#roles[this.#roles.indexOf('weight') + 1] === 'target',
    };
    const lines = withRowsApart(ordered ?? this.#lines, this.#vocabulary, parts, this.#headless ? [] : roles);
    const even = evenLines(lines, this.#vocabulary, parts, this.#headless ? [] : roles);
    const all = wordsOfTable(lines, this.#vocabulary, parts, even);
    const words = withoutBlankCauses((this.#serials ? withoutSerials(all) : all).filter((word) => !DIRECTION.test(word.text)));
    if (words.length > MOST_WORDS) {
      this.#draft.warn(
        'table-too-long',
        `指标表有 ${words.length} 个词，只读前 ${MOST_WORDS} 个`,
        words[MOST_WORDS]?.where ?? '',
      );
      words.length = MOST_WORDS;
    }
    const apart = columnsApart(words, this.#vocabulary);
    if (apart) return pairedColumns(apart, this.#draft);
    const texts = words.map((word) => word.text);
    const used = roles.filter((role) => isUsed(role, texts));
    const { rows, unread, residue } = this.#headless ? this.#bestOf(words, used) : this.#foundOnce(words, used);
    for (const piece of unread) this.#draft.warn('row-unread', `指标行“${piece.text.slice(0, 80)}”无法识别，未读入`, piece.where);
    const [blank] = residue;
    if (blank) this.#draft.warn('template-residue', `${residue.length} 处空白的模板行未读入`, blank);
    const own = this.#halves ? this.#rightHalf(rows) : rows;
    const indicators = own.flatMap((row) => this.#indicator(row, words) ?? []);
    settleLevels(indicators, this.#vocabulary, this.#draft);
    this.#keepOtherYears(indicators);
    return indicators;
  }

  /** A column whose heading names no sign holds them all the same: 指标值类型 ≥. */
  #signsBeside(): void {
    const at = this.#roles.indexOf('aside');
    const [before, after] = [this.#roles[at - 1], this.#roles[at + 1]];
    if (this.#roles.includes('comparator') || before !== 'level3' || after !== 'target') return;
    const texts = this.#lines.flatMap(({ cells, borders }) =>
      borders === 'none' ? cells.flatMap((cell) => cell.split(/\s+/)) : cells,
    );
    if (texts.filter((text) => /^[≥≤><=＞＜＝]{1,2}$/.test(text.trim())).length >= FEWEST_FIGURES)
      this.#roles = this.#roles.with(at, 'comparator');
  }

  /** All or none: where a row lacks one of the values, nobody can tell below which heading the others stand. */
  #keepOtherYears(indicators: readonly RawIndicator[]): void {
    const { otherNames } = this.#draft;
    const whole = indicators.every(({ otherValues }) => otherValues?.length === otherNames.length);
    if (otherNames.length > 0 && indicators.length > 0 && whole) this.#draft.keptOtherYears();
    else for (const indicator of indicators) delete indicator.otherValues;
  }

  /** A column of another year may be blank throughout, and text does not show it: the rows say whether it is there. */
  #foundOnce(words: readonly Word[], roles: readonly CellRole[]): FoundTable {
    const table = this.#found(words, roles);
    if (!roles.includes('otherYear')) return table;
    const without = roles.filter((role) => role !== 'otherYear');
    const other = findRows(words, without, this.#vocabulary);
    return other.worth > table.worth ? this.#found(words, without) : table;
  }

  /** Rows below their head; figures behind the actuals for which it has no heading belong to no column. */
  #found(words: readonly Word[], roles: readonly CellRole[]): FoundTable {
    const table = findRows(words, roles, this.#vocabulary);
    const figures = words.filter(({ text }) => /^\d{1,2}(?:\.\d)?$/.test(text));
    const borders = this.#lines.every((line) => line.borders !== 'none');
    const pointed =
      !borders || roles.some((role) => role === 'weight' || role === 'score' || role === 'soFar' || role === 'otherYear');
    if (pointed || !roles.includes('actual') || figures.length < Math.max(FEWEST_FIGURES, words.length / 10)) return table;
    const wider = roles.flatMap((role): CellRole[] => (role === 'actual' ? [role, 'weight'] : [role]));
    const other = findRows(words, wider, this.#vocabulary);
    const taken = other.rows.flatMap(({ cells }) => cells.filter(({ role }) => role === 'weight'));
    if (other.worth <= table.worth || taken.length < other.rows.length / 2) return table;
    const said = taken
      .slice(0, 8)
      .map(({ text }) => text)
      .join('、');
    this.#draft.warn(
      'figures-unnamed',
      `${taken.length} 行的末尾有数字（${said}${taken.length > 8 ? '等' : ''}），表头没有这一栏，看不出是分值还是得分，未读入`,
      other.rows[0]?.where ?? '',
    );
    return { ...other, rows: other.rows.map((row) => ({ ...row, cells: row.cells.filter(({ role }) => role !== 'weight') })) };
  }

  /** Where no head names the columns: those that the rows fill best. */
  #bestOf(words: readonly Word[], all: readonly CellRole[]): FoundTable {
    const ways = [all, ...FEWER.filter((roles) => roles.every((role) => all.includes(role)) && roles.length < all.length)];
    const found = ways.map((roles) => ({ roles, table: findRows(words, roles, this.#vocabulary) }));
    const best = found.reduce((one, other) => (other.table.worth > one.table.worth ? other : one));
    this.#roles = best.roles;
    return best.table;
  }

  /** Of two rows on one line the second is the year's. A row alone on its line may belong to either half, and is kept. */
  #rightHalf(rows: readonly FoundRow[]): readonly FoundRow[] {
    const where = rows[0]?.where ?? '';
    const lines = new Map<string, FoundRow[]>();
    for (const row of rows) lines.set(row.where, [...(lines.get(row.where) ?? []), row]);
    const groups = [...lines.values()];
    const oneLine = (groups.length === 1 && rows.length > 2) || groups.length === rows.length;
    const paired =
      oneLine && rows.length % 2 === 0 && rows.every((row, at) => at % 2 === 0 || row.level2 === rows[at - 1]?.level2);
    if ((oneLine && !paired) || groups.some((group) => group.length > 2 && !oneLine)) {
      this.#draft.warn('halves-mixed', '中期与年度指标并排，两边的行数不同，未能分开，全部读入，请核对', where);
      return rows;
    }
    this.#draft.warn('mid-term-unread', '左半边的中期指标未读入，只读入年度指标', where);
    if (oneLine) return rows.filter((_, at) => at % 2 === 1);
    const single = groups.filter((group) => group.length === 1).flat();
    if (single.length > 0 && single.length < rows.length) {
      const names = single.map((row) => row.cells.find((cell) => cell.role === 'level3')?.text ?? '').join('、');
      this.#draft.warn(
        'halves-mixed',
        `“${names.slice(0, 120)}”独占一行，看不出是中期还是年度指标，按年度读入，请核对`,
        single[0]?.where ?? '',
      );
    }
    return groups.map((group) => group.at(-1) as FoundRow);
  }

  #indicator(row: FoundRow, words: readonly Word[]): RawIndicator | null {
    const text = (role: CellRole): string | null => {
      const cell = row.cells.find((found) => found.role === role);
      return cell ? cell.text : null;
    };
    const level3 = row.nameBefore + (text('level3') ?? '') + row.nameAfter;
    const target = targetOf(text('comparator') ?? '', text('target') ?? '', text('unit') ?? '');
    const reason = reasonOf(row, words);
    const cells = { actual: text('actual'), weight: text('weight'), score: text('score'), reason };
    if (isBlank(target) && [cells.actual, cells.weight, cells.score].every((cell) => isBlank(cell ?? ''))) {
      const residue = /^(?:指标\s?\d{0,2}\s?[:：]?|[.…·\d、]+)$/.test(level3);
      if (!residue && this.#isNamedAlone(row, words, level3))
        return { level1: row.level1, level2: row.level2, level3, target: '', ...cells, where: row.where };
      if (residue) this.#draft.warn('template-residue', `空白的模板行“${level3}”未读入`, row.where);
      else
        this.#draft.warn(
          'row-unread',
          `指标行“${row.cells
            .map((cell) => cell.text)
            .join(' ')
            .slice(0, 80)}”没有目标值，未读入`,
          row.where,
        );
      return null;
    }
    if (OF_TEMPLATE.test(level3)) {
      this.#draft.warn('row-unread', `“${level3.slice(0, 60)}”是表样的文字，不是指标，未读入`, row.where);
      return null;
    }
    this.#doubts(row, words, level3);
    const monitoring = this.#roles.includes('soFar')
      ? {
          soFar: text('soFar'),
          expected: text('expected'),
          causes: [],
          causeText: text('aside'),
          possibility: text('possibility'),
          remark: null,
        }
      : undefined;
    return {
      level1: row.level1,
      level2: row.level2,
      level3,
      target,
      ...cells,
      where: row.where,
      unit: text('unit') ?? '',
      ...(monitoring ? { monitoring } : {}),
      otherValues: row.cells
        .filter((cell) => cell.role === 'otherYear')
        .map((cell, at) => ({ heading: this.#draft.otherNames[at] ?? '', text: cell.text })),
    };
  }

  /** A name whose cell for the target was left blank, where the borders of cells are seen: an indicator that is still to be filled in. */
  #isNamedAlone({ level1, level2, cells }: FoundRow, words: readonly Word[], level3: string): boolean {
    const name = cells.find(({ role }) => role === 'level3');
    const next = name && words[name.to];
    const named = level1 !== null && level2 !== null && /^\p{Script=Han}{2}/u.test(level3) && !OF_TEMPLATE.test(level3);
    // The last word of a file may be the beginning of a cell that is cut off.
    return Boolean(named && next && (next.text === '' || next.gap === 'row'));
  }

  #doubts(row: FoundRow, words: readonly Word[], level3: string): void {
    const missing = this.#roles.filter((role) => NAMES[role] && !row.cells.some((cell) => cell.role === role));
    const where = `${row.where}“${level3.slice(0, 40)}”`;
    if (missing.length > 0) this.#draft.warn('cell-missing', `这一行缺少${missing.map((role) => NAMES[role]).join('、')}`, where);
    for (const cell of row.cells) {
      const broken = words.slice(cell.from + 1, cell.to).find((word) => word.gap === 'line');
      if (broken && isDoubtfulJoin(cell, cell.text.slice(0, cell.text.indexOf(broken.text))))
        this.#draft.warn('line-joined', `“${broken.text}”按断行并入上一行，请核对`, broken.where);
    }
    this.#doubtsOfGlue(row, words, where);
    const swallows = row.cells.some((cell) => this.#swallowsLevel(words.slice(cell.from + 1, cell.to)));
    // A whole line above the level is hardly the beginning of a name.
    const above = row.nameBefore.length >= WHOLE_LINE;
    const pointed = this.#roles.includes('weight') && row.cells.some((cell) => holdsPoints(cell, words));
    if (row.worth < DOUBTFUL || swallows || above || pointed || row.cells.some(holdsAnotherRow))
      this.#draft.warn(
        'row-doubtful',
        `“${row.cells
          .map((cell) => cell.text)
          .join(' ｜ ')
          .slice(0, 80)}”的分栏是推断的，请核对`,
        where,
      );
  }

  /** Borders inside of what ran together: between two figures, or between two words. */
  #doubtsOfGlue(row: FoundRow, words: readonly Word[], where: string): void {
    for (const [at, cell] of row.cells.entries()) {
      const before = row.cells[at - 1];
      if (!before || words[cell.from]?.gap !== 'glue' || before.text === cell.text) continue;
      const figures = cell.role === 'score' && /\d$/.test(before.text);
      const inWords = cell.role !== 'reason' && /\p{Script=Han}$/u.test(before.text) && /^\p{Script=Han}/u.test(cell.text);
      if (!figures && (!inWords || readTarget(cell.text).kind !== 'qualitative')) continue;
      this.#draft.warn('cells-parted', `“${before.text}”与“${cell.text}”连在一起，按这样分开读入，请核对`.slice(0, 120), where);
    }
  }

  #swallowsLevel(words: readonly Word[]): boolean {
    const { level1, level2 } = this.#vocabulary;
    return words.some(({ text, gap }) => gap !== 'glue' && text.length >= 4 && (level1.has(text) || level2.has(text)));
  }
}

/** 100%补贴保障率 and a reason that begins with 100%: what stood behind the figure, or before the words, was another row. */
function holdsAnotherRow({ role, text }: FoundCell): boolean {
  if (role === 'reason') return /^\d[\d.]*[%％]\p{Script=Han}/u.test(text);
  return role === 'actual' && /\d[%％]\p{Script=Han}{4,}(?:率|数|量|度|额|比例|情况)$/u.test(text);
}

/** 应保尽保5特困人员救助人数: the points of a row, and the name of the next. */
function holdsPoints({ role, from, to }: FoundCell, words: readonly Word[]): boolean {
  const own = words.slice(from, to);
  return role !== 'reason' && role !== 'remark' && role !== 'aside' && own.some((word, at) => isBehindPoints(own[at - 1], word));
}

/** A broken name or figure is plain; where prose ends is not. */
function isDoubtfulJoin(cell: FoundCell, before: string): boolean {
  if (cell.role === 'reason') return true;
  if (cell.role !== 'target' && cell.role !== 'actual') return false;
  // 应修尽修 / 3座展架…: behind words a figure may begin the next row.
  return (
    readTarget(cell.text).kind === 'qualitative' ||
    (/^\p{Script=Han}{2}/u.test(before) && /^\d/.test(cell.text.slice(before.length)))
  );
}

/** Local layouts part a target into sign, figure and unit. */
export function targetOf(sign: string, value: string, unit: string): string {
  const isSign = /^(?:[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]{1,2}|大于等于|小于等于|大于|小于|等于)$/.test(sign);
  const needsSign = isSign && value !== '' && !isBlank(value) && !/[≥≤≧≦><=＞＜＝﹥﹤﹦═]/.test(value);
  const needsUnit = unit !== '' && !isBlank(unit) && /\d$/.test(value.trim());
  return `${needsSign ? sign : ''}${value}${needsUnit ? unit : ''}`;
}

import { absenceWorth, type CellRole, cellWorth, contextAfter, type RowContext } from './cell-worth.ts';
import {
  type Chain,
  type FoundCell,
  type FoundRow,
  type FoundTable,
  isSmallCount,
  joined,
  keepsBlanks,
  listOf,
} from './found-rows.ts';
import { type LevelNames, levelsAt } from './level-words.ts';
import type { Vocabulary } from './labels.ts';
import {
  ALL_GLUED,
  JOIN,
  KEPT,
  LONGEST,
  LONGEST_TEXT,
  NEEDS_CONTEXT,
  NEW_ROW,
  OPEN_ROW,
  OVER_LEVEL,
  OVER_POINTS,
  PART,
  POOREST,
  POOREST_PROSE,
  RUN_TOGETHER,
  SHORT,
  SKIP,
  SKIP_MORE,
  TOO_POOR,
} from './row-costs.ts';
import { type Gap, isBehindPoints, NOISE, NUMBERED, RESIDUE, type Word } from './row-words.ts';

/** One way to read the words up to a point. */
interface Reading extends LevelNames {
  worth: number;
  /** Worth at the row's first word. */
  rowWorth: number;
  rowAt: number;
  nameBefore: string;
  /** The last words named a level: the row has begun with them. */
  afterLevel: boolean;
  context: RowContext;
  cells: Chain<FoundCell> | null;
  rows: Chain<FoundRow> | null;
  skipped: Chain<number> | null;
  /** Words of the blank template. */
  residue: Chain<number> | null;
}

/**
 * Finds the rows of an indicator table among words whose cell borders are unknown: of all ways to share the words out to the
 * columns in their printed order, the one whose cells look most like what their columns hold. A beam search over (word, column).
 */
export function findRows(words: readonly Word[], roles: readonly CellRole[], vocabulary: Vocabulary): FoundTable {
  const glued = words.filter((word) => word.gap === 'glue').length;
  const together = glued < words.length * 0.3 ? null : new RowSearch(words, roles, vocabulary, true).run();
  if (together && words.length > SHORT && glued > words.length * ALL_GLUED) return together;
  const apart = new RowSearch(words, roles, vocabulary, false).run();
  return together && together.worth > apart.worth ? together : apart;
}

/** Columns of sentences. */
const PROSE: ReadonlySet<CellRole> = new Set<CellRole>(['reason', 'remark', 'aside']);

class RowSearch {
  readonly #words: readonly Word[];
  readonly #roles: readonly CellRole[];
  readonly #vocabulary: Vocabulary;
  /** Readings by word and column: `at * (columns + 1) + column`. */
  readonly #readings: (Reading[] | undefined)[] = [];
  /** Texts by the place of their first word and by how many words they have. */
  readonly #names: string[][] = [];
  readonly #sentences: string[][] = [];
  /** In a table with a cell a line, a line break is a border; in one with a row a line it is none. */
  readonly #cellPerLine: boolean;

  readonly #bordered: boolean;
  /** Blank cells stand where they are; where none is, they may have been dropped. */
  readonly #blanksSeen: boolean;
  readonly #weighed: boolean;
  readonly #pointed: boolean;
  /** The borders of rows are known. */
  readonly #rowed: boolean;
  readonly #fresh: RowContext;
  readonly #join: Record<Gap, number>;
  readonly #part: Record<Gap, number>;
  readonly #newRow: Record<Gap, number>;
  /** Joining what ran together to a reason: free where only figures were parted from it. */
  readonly #proseGlue: number;

  constructor(words: readonly Word[], roles: readonly CellRole[], vocabulary: Vocabulary, together: boolean) {
    const wide = words.some((word) => word.gap === 'wide');
    this.#join = wide ? { ...JOIN, blank: -0.2 } : together ? { ...JOIN, ...RUN_TOGETHER.join } : JOIN;
    this.#part = wide ? { ...PART, blank: -2 } : together ? { ...PART, ...RUN_TOGETHER.part } : PART;
    this.#proseGlue = together ? -0.25 : 0;
    this.#newRow = together ? { ...NEW_ROW, ...RUN_TOGETHER.newRow } : NEW_ROW;
    this.#words = words;
    this.#roles = roles;
    this.#vocabulary = vocabulary;
    this.#bordered = words.some((word) => word.gap === 'cell');
    this.#blanksSeen = this.#bordered && words.some((word) => word.text === '' && word.gap === 'cell');
    this.#rowed = words.some((word) => word.gap === 'row');
    this.#weighed = roles.includes('weight') && roles.indexOf('weight') < roles.indexOf('score');
    this.#pointed = roles.includes('weight') || roles.includes('score');
    this.#fresh = { target: null, targetText: '', weight: null, bordered: this.#bordered };
    const lines = words.filter((word) => word.gap === 'line').length;
    this.#cellPerLine = words.length < lines * 1.6 && !words.some((word) => word.gap === 'even');
  }

  run(): FoundTable {
    const start: Reading = {
      level1: null,
      level2: null,
      worth: 0,
      rowWorth: 0,
      rowAt: 0,
      nameBefore: '',
      afterLevel: false,
      context: this.#fresh,
      cells: null,
      rows: null,
      skipped: null,
      residue: null,
    };
    this.#keep(0, 0, start);
    const columns = this.#roles.length;
    for (let at = 0; at <= this.#words.length; at++) {
      // Rows that end here come first: what follows them begins here.
      this.#cells(at, 1);
      for (const reading of this.#at(at, columns)) this.#closeRow(at, reading);
      this.#forget(at);
      for (const reading of this.#at(at, 0)) this.#between(at, reading);
      this.#cells(at, 0);
    }
    return this.#result();
  }

  #cells(at: number, from: number): void {
    for (let column = from; column < this.#roles.length; column++) {
      const readings = this.#at(at, column);
      if (readings.length > 0) this.#cell(at, column, [...readings]);
    }
  }

  #at(at: number, column: number): readonly Reading[] {
    return this.#readings[at * (this.#roles.length + 1) + column] ?? [];
  }

  #keep(at: number, column: number, reading: Reading): void {
    if (this.#isFull(at, column, reading.worth)) return;
    const place = at * (this.#roles.length + 1) + column;
    const kept = this.#readings[place] ?? [];
    this.#readings[place] = kept;
    const before = kept.findIndex((other) => other.worth < reading.worth);
    kept.splice(before < 0 ? kept.length : before, 0, reading);
    if (kept.length > KEPT) kept.pop();
  }

  /** Whether as many readings are kept at a place as may be, none of them worth less. */
  #isFull(at: number, column: number, worth: number): boolean {
    const kept = this.#at(at, column);
    return kept.length === KEPT && (kept[KEPT - 1]?.worth ?? 0) >= worth;
  }

  /** Readings behind the longest cell are not needed again. */
  #forget(at: number): void {
    for (let column = 1; column <= this.#roles.length; column++) delete this.#readings[at * (this.#roles.length + 1) + column];
  }

  /** Between rows: level names, blank cells, and, at a cost, words that fit nowhere. */
  #between(at: number, reading: Reading): void {
    const word = this.#words[at];
    if (!word) return;
    if (word.text === '') {
      this.#keep(at + 1, 0, reading);
      return;
    }
    if (NOISE.test(word.text) && !/^\d/.test(word.text)) this.#keep(at + 1, 0, { ...reading, worth: reading.worth - 0.1 });
    const begins = reading.afterLevel || at === 0 ? 0 : this.#newRow[word.gap];
    for (const { level1, level2, to, worth } of levelsAt(this.#words, at, reading, this.#vocabulary)) {
      // Cells before the first level, in the same row of a table, are none of an indicator.
      const inside =
        word.gap === 'cell' && level2 === null && this.#words[at - 1]?.text !== '' && reading.skipped?.item !== at - 1;
      const behind = inside && this.#rowed && !reading.afterLevel ? -3 : 0;
      this.#keep(to, 0, { ...reading, level1, level2, afterLevel: true, worth: reading.worth + worth + begins + behind });
    }
    if (RESIDUE.test(word.text))
      this.#keep(at + 1, 0, { ...reading, worth: reading.worth - 0.3, residue: { item: at, before: reading.residue } });
    const again = reading.skipped?.item === at - 1;
    const skipped = { item: at, before: reading.skipped };
    this.#keep(at + 1, 0, {
      ...reading,
      worth: reading.worth + (again && word.gap !== 'row' ? SKIP_MORE : SKIP),
      skipped,
      nameBefore: '',
      afterLevel: false,
    });
    this.#nameAbove(at, reading);
  }

  /** A name may begin in the line above the one that holds its level: the cell of the level is centred beside it. */
  #nameAbove(at: number, reading: Reading): void {
    if (this.#cellPerLine || reading.nameBefore !== '' || (at > 0 && this.#words[at]?.gap !== 'line')) return;
    let text = '';
    for (let to = at; to < Math.min(at + 4, this.#words.length); to++) {
      const word = this.#words[to];
      if (!word || (to > at && word.gap === 'line') || !/^[\p{Script=Han}（）()“”、]+$/u.test(word.text)) return;
      text += word.text;
      const next = this.#words[to + 1];
      if (next?.gap !== 'line') continue;
      // A state behind a name makes a row of its own.
      if (to > at && cellWorth('target', word.text, this.#fresh) > 0) return;
      if (levelsAt(this.#words, to + 1, reading, this.#vocabulary).length > 0)
        this.#keep(to + 1, 0, { ...reading, nameBefore: text, worth: reading.worth - 2 });
      return;
    }
  }

  /** Every way to fill a column with the words from `at` on, for all readings that have come so far. */
  #cell(at: number, column: number, readings: readonly Reading[]): void {
    const role = this.#roles[column] as CellRole;
    const opened = column === 0 ? readings.map((reading) => this.#openRow(at, reading)) : readings;
    const rowEnds = (this.#words[at]?.gap ?? 'row') === 'row';
    const absent = absenceWorth(role, this.#blanksSeen && !rowEnds);
    for (const reading of opened) {
      const worth = reading.worth + this.#absence(role, absent, reading);
      if (!this.#isFull(at, column + 1, worth)) this.#keep(at, column + 1, { ...reading, worth });
    }
    const first = this.#words[at];
    if (!first) return;
    let joins = column === 0 ? 0 : this.#partWorth(first.gap);
    const worst = joins - (PROSE.has(role) ? POOREST_PROSE : POOREST);
    for (let to = at + 1; to <= Math.min(at + LONGEST[role], this.#words.length); to++) {
      const word = this.#words[to - 1] as Word;
      if (to > at + 1) {
        if (to === at + 2 && this.#isLevel(first.text)) joins += OVER_LEVEL;
        joins += this.#joinWorth(word.gap, role) + (this.#begins(word) ? OVER_LEVEL : 0);
        const lined = this.#pointed && word.gap === 'line' && !PROSE.has(role);
        if (lined && isBehindPoints(this.#words[to - 2], word)) joins += OVER_POINTS;
        if (word.text === '' || joins < worst || (RESIDUE.test(word.text) && word.gap !== 'glue')) return;
      }
      const text = this.#text(at, to, role);
      if (to > at + 1 && text.length > LONGEST_TEXT[role]) return;
      const worth = joins + this.#levelTaken(role, text);
      const cell = { role, text, from: at, to };
      // Most columns look the same whatever stands before them.
      const fit = NEEDS_CONTEXT.has(role) ? null : cellWorth(role, text, this.#fresh);
      for (const reading of opened) this.#fill(reading, cell, column, worth, fit);
      if (word.text === '') return;
    }
  }

  /** The words from `at` on up to, not including, `to` as one text: the same for most columns. */
  #text(at: number, to: number, role: CellRole): string {
    const kind = keepsBlanks(role) ? this.#sentences : this.#names;
    const texts = kind[at] ?? [''];
    kind[at] = texts;
    for (let length = texts.length; length <= to - at; length++) {
      const word = this.#words[at + length - 1] as Word;
      texts.push(length === 1 ? word.text : joined(texts[length - 1] ?? '', word, role));
    }
    return texts[to - at] ?? '';
  }

  /** A part of another row has neither points nor score: the second is hardly missed where the first is. */
  #absence(role: CellRole, absent: number, reading: Reading): number {
    if (role === 'level3' && reading.nameBefore !== '') return 0;
    if (role !== 'score' || !this.#weighed || reading.context.weight !== null) return absent;
    // 10 10 behind a name are its points and its score.
    return isSmallCount(reading.context.target) ? absent - 3 : Math.max(absent, -1);
  }

  #fill(reading: Reading, cell: FoundCell, column: number, worth: number, fit: number | null): void {
    const total = reading.worth + worth + (fit ?? cellWorth(cell.role, cell.text, reading.context));
    if (!this.#isKept(cell.to, column + 1, total)) return;
    const cells = { item: cell, before: reading.cells };
    this.#keep(cell.to, column + 1, {
      ...reading,
      worth: total,
      cells,
      context: contextAfter(cell.role, cell.text, reading.context),
    });
  }

  #isKept(at: number, column: number, worth: number): boolean {
    if (worth === Number.NEGATIVE_INFINITY) return false;
    const kept = this.#readings[at * (this.#roles.length + 1) + column];
    if (!kept) return true;
    return worth > (kept[0]?.worth ?? 0) - TOO_POOR && (kept.length < KEPT || worth > (kept.at(-1)?.worth ?? 0));
  }

  #openRow(at: number, reading: Reading): Reading {
    const gap = this.#words[at]?.gap ?? 'line';
    const worth = reading.worth + OPEN_ROW + (at === 0 || reading.afterLevel ? 0 : this.#newRow[gap]);
    return { ...reading, worth, rowWorth: reading.worth, rowAt: at, context: this.#fresh, cells: null };
  }

  #joinWorth(gap: Gap, role: CellRole): number {
    if (PROSE.has(role))
      return gap === 'row'
        ? -30
        : gap === 'cell'
          ? -9
          : gap === 'wide' || gap === 'even'
            ? -5
            : gap === 'line'
              ? -0.6
              : gap === 'blank'
                ? -0.3
                : this.#proseGlue;
    return this.#cellPerLine && gap === 'line' ? -2.5 : this.#join[gap];
  }

  #partWorth(gap: Gap): number {
    return this.#cellPerLine && gap === 'line' ? 0 : this.#part[gap];
  }

  /** Whether the word begins a row wherever it stands. */
  #begins({ gap, text }: Word): boolean {
    return NUMBERED.test(text) || text === '绩效指标' || (gap !== 'glue' && this.#isLevel(text));
  }

  #isLevel(text: string): boolean {
    return text.length >= 4 && (this.#vocabulary.level1.has(text) || this.#vocabulary.level2.has(text));
  }

  /** A word that names a level is rarely anything else, and a numbered name is a name. */
  #levelTaken(role: CellRole, text: string): number {
    if (role !== 'level3' && NUMBERED.test(text)) return OVER_LEVEL;
    const { level1, level2 } = this.#vocabulary;
    if (!level1.has(text) && !level2.has(text)) return 0;
    return role === 'level3' ? (/(?:指标|目标)$/.test(text) ? -5 : -3.5) : -4;
  }

  #closeRow(at: number, reading: Reading): void {
    if (!reading.cells || at === reading.rowAt) return;
    const row: FoundRow = {
      level1: reading.level1,
      level2: reading.level2,
      cells: listOf(reading.cells),
      where: this.#words[reading.rowAt]?.where ?? '',
      worth: reading.worth - reading.rowWorth,
      nameBefore: reading.nameBefore,
      nameAfter: '',
    };
    const next: Reading = {
      ...reading,
      nameBefore: '',
      afterLevel: false,
      context: this.#fresh,
      cells: null,
      rows: { item: row, before: reading.rows },
    };
    this.#keep(at, 0, next);
    this.#nameBelow(at, next, row);
  }

  /** The end of a name that began above its row. */
  #nameBelow(at: number, reading: Reading, row: FoundRow): void {
    if (row.nameBefore === '' || this.#words[at]?.gap !== 'line') return;
    let text = '';
    for (let to = at; to < Math.min(at + 4, this.#words.length); to++) {
      const word = this.#words[to];
      if (!word || (to > at && word.gap === 'line') || !/^[\p{Script=Han}（）()“”、]+$/u.test(word.text)) return;
      text += word.text;
      const next = this.#words[to + 1];
      if (next && next.gap !== 'line') continue;
      const named = { ...row, nameAfter: text };
      this.#keep(to + 1, 0, {
        ...reading,
        worth: reading.worth - 0.5,
        rows: { item: named, before: reading.rows?.before ?? null },
      });
      return;
    }
  }

  #result(): FoundTable {
    const best = this.#at(this.#words.length, 0)[0];
    const skipped = listOf(best?.skipped ?? null);
    const unread: FoundTable['unread'] = [];
    for (const [index, at] of skipped.entries()) {
      const word = this.#words[at] as Word;
      const last = unread.at(-1);
      if (last && skipped[index - 1] === at - 1) last.text += ` ${word.text}`;
      else unread.push({ text: word.text, where: word.where });
    }
    const residue = listOf(best?.residue ?? null).map((at) => this.#words[at]?.where ?? '');
    return { rows: listOf(best?.rows ?? null), unread, residue, worth: best?.worth ?? 0 };
  }
}

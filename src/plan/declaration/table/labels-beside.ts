import type { FormDraft } from './form-draft.ts';
import { bare, type Label, type Vocabulary } from '../words/labels.ts';
import { levelName } from '../words/level-words.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';

type BesideLabel = Label & { text: string };

/** Labels before the first level of a head without columns: 项目名称 项目年度绩效目标 一级指标 …. None where the project is not among them. */
function labelsBefore(rows: readonly SourceRow[], index: number, vocabulary: Vocabulary): BesideLabel[] {
  const own = wordsOfRow(rows[index]);
  const first = own.findIndex((word) => vocabulary.columns.get(bare(word)) === 'level1');
  const words = first > 0 ? own.slice(0, first) : lastWordsAbove(rows, index);
  const labels: BesideLabel[] = [];
  for (const word of words.reverse()) {
    const label = vocabulary.labels.get(bare(word));
    if (label?.kind !== 'section' && (label?.kind !== 'field' || label.name !== 'project')) break;
    labels.unshift({ ...label, text: bare(word) });
  }
  const named = labels.some(({ kind }) => kind === 'field') && (first > 0 || labels.length > 1);
  return named ? labels : [];
}

/** Where cells stand one a line, the headings before the first are the last words of the lines above. */
function lastWordsAbove(rows: readonly SourceRow[], index: number): string[] {
  return rows
    .slice(Math.max(index - 3, 0), index)
    .filter((row) => !row.grid)
    .map((row) => wordsOfRow(row).at(-1) ?? '');
}

export function wordsOfRow(row: SourceRow | undefined): string[] {
  return row && !row.grid
    ? textOfRow(row)
        .split(/[\s\u3000]+/)
        .filter(Boolean)
    : [];
}

/**
 * The project and its goal, where a table of indicators without cell borders has columns for them before its levels: their values stand
 * before the first level of the first row.
 */
export class LabelsBeside {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  /** Labels whose values have not come yet. */
  #awaited: BesideLabel[] = [];

  constructor(vocabulary: Vocabulary, draft: FormDraft) {
    this.#vocabulary = vocabulary;
    this.#draft = draft;
  }

  /** Looks at the head at `index`, of `count` rows; labels count if as many values stand before the first level below it. */
  open(rows: readonly SourceRow[], index: number, count: number): void {
    this.#awaited = this.#labelsOf(rows, index, count);
  }

  #labelsOf(rows: readonly SourceRow[], index: number, count: number): BesideLabel[] {
    const labels = labelsBefore(rows, index, this.#vocabulary);
    let values = 0;
    for (const row of rows.slice(index + count, index + count + 8)) {
      const words = row.grid ? [] : wordsOfRow(row);
      const first = words.findIndex((word) => this.#vocabulary.level1.has(levelName(word) ?? ''));
      if (first >= 0) return values + first === labels.length ? labels : [];
      if (words.length > 1) return [];
      values += words.length;
    }
    return [];
  }

  /** A line without what stands before its first level below the project and its goal; null where nothing else is in it. */
  without(row: SourceRow): SourceRow | null {
    const [label] = this.#awaited;
    if (!label || row.grid) return row;
    const isLevel = (text: string): boolean => this.#vocabulary.level1.has(levelName(text) ?? '');
    const words = textOfRow(row).split(/[\s\u3000]+/);
    const first = words.findIndex(isLevel);
    if (first < 0 && words.length === 1 && words[0] !== '') {
      this.#awaited.shift();
      this.#keep(label, words[0] ?? '', row.where);
      return null;
    }
    // With more words than labels nobody can tell where the one ends and the other begins.
    const taken = first === this.#awaited.length ? first : 0;
    if (taken > 0) for (const [at, one] of this.#awaited.entries()) this.#keep(one, words[at] ?? '', row.where);
    if (first >= 0) this.#awaited = [];
    return taken === 0 ? row : { ...row, cells: [{ text: words.slice(taken).join(' '), column: 0, span: 1 }] };
  }

  #keep(label: BesideLabel, value: string, where: string): void {
    if (label.kind === 'field') this.#draft.setField(label.name, { value, money: null, where, label: label.text });
    else if (label.kind === 'section') this.#draft.openSection(label.name).push(value);
  }
}

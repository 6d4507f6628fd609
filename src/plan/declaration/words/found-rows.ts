import type { CellRole, RowContext } from './cell-worth.ts';
import type { LevelNames } from './level-words.ts';
import type { Word } from './row-words.ts';

/** A cell of a row that was found: its words from `from` up to, not including, `to`. */
export interface FoundCell {
  role: CellRole;
  text: string;
  from: number;
  to: number;
}

export interface FoundRow extends LevelNames {
  cells: FoundCell[];
  /** Where the row's first word stands. */
  where: string;
  /** How well the row fits its columns; below 0 it is little more than a guess. */
  worth: number;
  /** Halves of the name that stand in lines above and below the row. */
  nameBefore: string;
  nameAfter: string;
}

export interface FoundTable {
  rows: FoundRow[];
  /** Words that belong to no row. */
  unread: { text: string; where: string }[];
  /** Where blank rows of the template stand. */
  residue: string[];
  worth: number;
}

/** A list that is made longer at its end, and shared by all that begin like it. */
export interface Chain<Item> {
  item: Item;
  before: Chain<Item> | null;
}

/** A bare figure that might as well be points. */
export function isSmallCount(target: RowContext['target']): boolean {
  return target?.value != null && target.comparator === null && target.unit === null && target.value <= 30;
}

export function listOf<Item>(chain: Chain<Item> | null): Item[] {
  const items: Item[] = [];
  for (let at = chain; at; at = at.before) items.push(at.item);
  return items.reverse();
}

/** Whether blanks between words are part of a cell. */
export function keepsBlanks(role: CellRole): boolean {
  return role === 'reason' || role === 'aside';
}

/** Chinese needs no blank where a line broke; a blank that parts Latin words or figures is kept. */
export function joined(text: string, word: Word, role: CellRole): string {
  if (word.gap === 'glue') return text + word.text;
  const keeps = /[A-Za-z0-9%]$/.test(text) && /^[A-Za-z0-9]/.test(word.text);
  return keeps || (keepsBlanks(role) && word.gap === 'blank') ? `${text} ${word.text}` : text + word.text;
}

/** 指标2： behind the last cell of a row is what the template offers for another one. Behind words it may be theirs: 原因同指标1. */
const OFFERED = /^(?:指标\s?\d{1,2}\s?[:：]?|…+|\s)+$/;
const OFFERED_BEHIND = /^指标\s?\d{1,2}\s?[:：]$/;

/** The reason of a row, without what the template offers for another one. */
export function reasonOf({ cells }: FoundRow, words: readonly Word[]): string | null {
  const reason = cells.find(({ role }) => role === 'reason');
  if (!reason || OFFERED.test(reason.text)) return null;
  const last = words[reason.to - 1];
  const apart = last && reason.to - reason.from > 1 && last.gap !== 'glue' && last.gap !== 'blank';
  return apart && OFFERED_BEHIND.test(last.text) ? reason.text.slice(0, -last.text.length).trim() : reason.text;
}

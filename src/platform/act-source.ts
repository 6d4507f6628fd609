import type { Json } from '#src/kernel/canonical-json.ts';
import type { Transaction } from './postgres/database.ts';

/** Something that was declared, judged or signed: a row of a stage that is added once and never changed, as a statement for the log. */
export interface Act {
  /** `target`, `judgement` … */
  kind: string;
  /** Names the row among those of its kind: an id, or `id/version`. */
  key: string;
  /** null: it concerns the whole unit. */
  programmeId: string | null;
  /** When it was said. */
  at: Date;
  /** For whoever reads an audit: what it is about. */
  place: string;
  /** What counts; nothing personal, for bundles show it. */
  said: Record<string, Json>;
  /** Whose act it was, by name as `by`, and what was written in free words: committed to, never shown. */
  words: { by: string } & Record<string, Json>;
  /** The transaction that added it. */
  appendedIn: number;
}

export interface ActsAsked {
  /** Only rows of this transaction and later ones. */
  since: number;
  /** The last one that was read; null from the beginning. */
  after: Pick<Act, 'appendedIn' | 'kind' | 'key'> | null;
  limit: number;
}

/** A row that readers are shown and that is not what its newest version says. */
export interface StrayRow {
  place: string;
  kept: string;
  recounted: string;
}

/** Where the log finds the acts of a stage that it knows nothing of. */
export interface ActSource {
  /** Ordered by transaction, kind and key. */
  acts(transaction: Transaction, asked: ActsAsked): Promise<Act[]>;
  /** Rows that were changed past their versions; none where rows are their own versions. */
  strays(transaction: Transaction): Promise<StrayRow[]>;
}

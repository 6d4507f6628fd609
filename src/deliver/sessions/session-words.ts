import type { Transaction } from '#src/platform/postgres/database.ts';
import * as store from './session.store.ts';
import type { SessionFilter, SessionRow, SessionWords } from './session.store.ts';

/**
 * A session outside of its own slice. Its words stand under one of two names, so that whoever uses one says which: a row of the store, where they
 * stand as they were last written, is not accepted where residents read.
 */
export interface Session extends Omit<SessionRow, keyof SessionWords | 'passedWords' | 'returned'> {
  /** What residents may read: while changed words wait for somebody else's pass, those that were passed before. */
  readonly shown: SessionWords;
  /** What was written last, passed or not: for evidence and for staff. */
  readonly written: SessionWords;
}

export function sessionOf({ passedWords, returned: _, ...row }: SessionRow): Session {
  const { title, summary, audience, speakerName, speakerOrganisation, ...session } = row;
  const written = { title, summary, audience, speakerName, speakerOrganisation };
  return { ...session, written, shown: passedWords ?? written };
}

/** The session as facts about it are written: with the words that were written last. */
export function asWritten(session: Session): Session & SessionWords {
  return { ...session, ...session.written };
}

const orNull = (row: SessionRow | null): Session | null => row && sessionOf(row);

export async function sessionById(transaction: Transaction, id: string): Promise<Session | null> {
  return orNull(await store.sessionById(transaction, id));
}

export async function sessionByCode(transaction: Transaction, code: string): Promise<Session | null> {
  return orNull(await store.sessionByCode(transaction, code));
}

/** The session, held until the end of the transaction. */
export async function lockSession(transaction: Transaction, id: string): Promise<Session | null> {
  return orNull(await store.lockSession(transaction, id));
}

/** Several sessions at once, by their ids or the codes of their public addresses. */
export async function sessionsLike(
  transaction: Transaction,
  wanted: { ids: readonly string[]; codes: readonly string[] },
): Promise<Session[]> {
  return (await store.sessionsLike(transaction, wanted)).map(sessionOf);
}

/** Sessions as residents look for them: text and audience are held against the words that they may read. */
export async function shownSessions(
  transaction: Transaction,
  filter: Omit<SessionFilter, 'sort' | 'words'>,
  page: { limit: number; offset: number },
): Promise<{ items: Session[]; total: number }> {
  const { items, total } = await store.sessionRows(transaction, { ...filter, words: 'shown' }, page);
  return { items: items.map(sessionOf), total };
}

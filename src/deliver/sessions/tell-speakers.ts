import { dropQueued, keptFree, type NoticeDraft, queueNotices } from '#src/deliver/notices/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { passedSpeakerOf } from './plan-and-network.store.ts';
import { type SessionRow, sessionById } from './session.store.ts';

export interface Speaker {
  id: string;
  /** '' where none is known. */
  phone: string;
}

/** Who keeps the time of a session free to speak in it. */
export interface Speakers {
  /** Who was written last. */
  written: Speaker | null;
  /** Whom residents know: somebody else while changed words wait to be passed. */
  known: Speaker | null;
}

/** The speakers of a session as it stands in the database. Who was erased is told nothing. */
export async function speakersOf(transaction: Transaction, row: SessionRow): Promise<Speakers> {
  const written = row.speakerId && row.speakerName !== null ? { id: row.speakerId, phone: row.speakerPhone ?? '' } : null;
  return { written, known: row.passedWords === null ? written : await passedSpeakerOf(transaction, row.id) };
}

const each = ({ written, known }: Speakers): Speaker[] =>
  [written, known?.id === written?.id ? null : known].filter((one) => one !== null);

/**
 * After another speaker was written, or other words passed: who spoke `before` and does not any more is told to be free. Who speaks again is not, if
 * it has not gone out yet; nor is anybody once the session is over, when no time is left to keep.
 */
export async function tellReplaced(
  transaction: Transaction,
  environment: Environment,
  sessionId: string,
  before: Speakers,
): Promise<void> {
  const session = (await sessionById(transaction, sessionId))!;
  const now = each(await speakersOf(transaction, session)).map(({ id }) => id);
  await dropQueued(transaction, sessionId, ['speaker-released'], now);
  if (session.endsAt <= environment.clock.now()) return;
  const freed = each(before).filter(({ id }) => !now.includes(id));
  await tellFree(transaction, environment, sessionId, freed, 'speaker-released', {});
}

/** After a session was called off and whoever it holds was told: so are speakers whom a former message asks to keep its time, though it no longer does. */
export async function tellOff(
  transaction: Transaction,
  environment: Environment,
  row: SessionRow,
  more: { reason: string },
): Promise<void> {
  await tellFree(transaction, environment, row.id, each(await speakersOf(transaction, row)), 'hold-cancelled', more);
}

/** In place of what has not reached them; who was never told of a time is told nothing. */
async function tellFree(
  transaction: Transaction,
  environment: Environment,
  sessionId: string,
  speakers: readonly Speaker[],
  template: 'speaker-released' | 'hold-cancelled',
  more: Record<string, string>,
): Promise<void> {
  const ids = speakers.map(({ id }) => id);
  await dropQueued(transaction, sessionId, ['rescheduled', 'moved-speaker', 'hold-moved'], ids);
  const drafts: NoticeDraft[] = [];
  for (const speaker of speakers) {
    const kept = await keptFree(transaction, sessionId, speaker);
    const to = { sessionId, personId: null, recipient: 'speaker' as const, recipientId: speaker.id, phone: speaker.phone };
    if (kept) drafts.push({ ...to, template, params: { ...kept, ...more } });
  }
  await queueNotices(transaction, drafts, environment.clock.now());
}

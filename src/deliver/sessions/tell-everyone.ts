import { dropQueued, type NoticeDraft, queueNotices } from '#src/deliver/notices/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { passedSpeakerOf, signedUpPersons } from './plan-and-network.store.ts';
import { whenText } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';
import { sessionOf } from './session-words.ts';

export function sessionUrl(environment: Environment, session: { tenantCode: string; code: string }): string {
  return `${environment.publicUrl}/${session.tenantCode}/s/${session.code}`;
}

/** What is told of a session: to those who know its words, and to those who only keep its time free. */
const templates = {
  moved: { known: 'rescheduled', held: 'hold-moved' },
  cancelled: { known: 'session-cancelled', held: 'hold-cancelled' },
} as const;

/**
 * Queues one message for everybody whose time the session holds, in the transaction of the change: each who is signed up, the speaker and the
 * contact of the venue. Words that nobody has passed yet stand in no message: whoever holds the time of a session under review, or is to speak
 * in it instead of whom residents know, hears of when and where, without its title. Of a draft, which holds nobody's time, nobody hears.
 */
export async function tellEveryone(
  transaction: Transaction,
  environment: Environment,
  row: SessionRow,
  what: keyof typeof templates,
  more: Record<string, string>,
): Promise<number> {
  if (row.state === 'draft') return 0;
  const session = sessionOf(row);
  const { known, held } = templates[what];
  const where = {
    when: whenText(session.startsAt, session.endsAt),
    place: session.venueName ?? session.districtName,
    ...more,
  };
  const shown = { title: session.shown.title, url: sessionUrl(environment, session), ...where };
  const reviewed = row.state !== 'submitted';
  const tell = { sessionId: session.id, personId: null };
  const withTitle = { ...tell, template: known, params: shown };
  const withoutTitle = { ...tell, template: held, params: where };
  const people = await signedUpPersons(transaction, session.id);
  const drafts: NoticeDraft[] = people.map(({ personId }) => ({ ...withTitle, personId }));
  const written = row.speakerId ? { id: row.speakerId, phone: row.speakerPhone ?? '' } : null;
  const passed = row.passedWords === null ? written : await passedSpeakerOf(transaction, row.id);
  const speaker = reviewed ? passed : null;
  if (speaker) drafts.push({ ...withTitle, recipient: 'speaker', phone: speaker.phone });
  if (written && written.id !== speaker?.id) drafts.push({ ...withoutTitle, recipient: 'speaker', phone: written.phone });
  if (session.venueId)
    drafts.push({ ...(reviewed ? withTitle : withoutTitle), recipient: 'venue', phone: session.venueContactPhone ?? '' });
  await queueNotices(transaction, drafts, environment.clock.now());
  return drafts.length;
}

/** Tells everybody of another time or place, in place of what has not gone out yet. */
export async function tellMoved(
  transaction: Transaction,
  environment: Environment,
  { before, after, reason }: { before: SessionRow; after: SessionRow; reason: string },
): Promise<void> {
  await dropQueued(transaction, after.id, ['reminder', 'rescheduled', 'hold-moved'], null);
  const oldWhen = whenText(before.startsAt, before.endsAt);
  await tellEveryone(transaction, environment, after, 'moved', { oldWhen, reason });
}

import { type NoticeDraft, queueNotices, releaseToSpeaker } from '#src/deliver/notices/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { passedSpeakerOf, signedUpPersons } from './plan-and-network.store.ts';
import { whenText } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';
import { sessionOf } from './session-words.ts';

export function sessionUrl(environment: Environment, session: { tenantCode: string; code: string }): string {
  return `${environment.publicUrl}/${session.tenantCode}/s/${session.code}`;
}

/**
 * Queues one message for each who is signed up, for the speaker and for the contact of the venue, in the transaction of the change. Of what was not
 * passed nobody is told: of a session under its first review nothing at all; where another speaker waits to be passed, the one whom residents know is
 * told, and the other one of a new time only with the pass (`tellPassedSpeaker`).
 */
export async function tellEveryone(
  transaction: Transaction,
  environment: Environment,
  row: SessionRow,
  template: 'rescheduled' | 'session-cancelled',
  more: Record<string, string>,
): Promise<number> {
  if (row.state === 'draft' || row.state === 'submitted') return 0;
  const session = sessionOf(row);
  const params = {
    title: session.shown.title,
    when: whenText(session.startsAt, session.endsAt),
    place: session.venueName ?? session.districtName,
    url: sessionUrl(environment, session),
    ...more,
  };
  const people = await signedUpPersons(transaction, session.id);
  const drafts: NoticeDraft[] = people.map(({ personId }) => ({ sessionId: session.id, personId, template, params }));
  const one = { sessionId: session.id, personId: null, template, params };
  const written = row.speakerId ? { id: row.speakerId, phone: row.speakerPhone ?? '' } : null;
  const known = row.passedWords === null ? written : await passedSpeakerOf(transaction, row.id);
  if (known) drafts.push({ ...one, recipient: 'speaker', phone: known.phone });
  // The speaker may be changed once more before the pass: whose phone it goes to is asked then.
  if (row.passedWords !== null && template === 'rescheduled') drafts.push({ ...one, recipient: 'speaker', awaitsPass: true });
  if (session.venueId) drafts.push({ ...one, recipient: 'venue', phone: session.venueContactPhone ?? '' });
  await queueNotices(transaction, drafts, environment.clock.now());
  return drafts.length;
}

/** The words of a session were passed: a speaker who came with them hears of the new time that the others were told of meanwhile. */
export async function tellPassedSpeaker(
  transaction: Transaction,
  environment: Environment,
  row: SessionRow,
  knownBefore: { id: string } | null,
): Promise<void> {
  const isNew = row.speakerId !== null && row.speakerId !== knownBefore?.id;
  const to = isNew ? { phone: row.speakerPhone ?? '', title: row.title } : null;
  await releaseToSpeaker(transaction, row.id, to, environment.clock.now());
}

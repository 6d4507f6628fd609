import { dropQueued, type NoticeDraft, queueNotices } from '#src/deliver/notices/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { signedUpPersons } from './plan-and-network.store.ts';
import { whenText } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';
import { sessionOf } from './session-words.ts';
import { speakersOf } from './tell-speakers.ts';
import { ticketUrl, tokenOf } from './ticket-link.ts';

export function sessionUrl(environment: Environment, session: { tenantCode: string; code: string }): string {
  return `${environment.publicUrl}/${session.tenantCode}/s/${session.code}`;
}

/** What is told of a session: to each who knows its words, and to those who only keep its time free. */
const templates = {
  moved: { resident: 'rescheduled', speaker: 'moved-speaker', venue: 'moved-venue', held: 'hold-moved' },
  cancelled: {
    resident: 'session-cancelled',
    speaker: 'session-cancelled',
    venue: 'session-cancelled',
    held: 'hold-cancelled',
  },
} as const;

/** What is not worth telling any more once a session has moved or is off: to residents who are told of it, and to its speaker and venue. */
const overtaken = {
  residents: ['signed-up', 'sign-up-cancelled', 'reminder', 'rescheduled'],
  contacts: ['rescheduled', 'moved-speaker', 'moved-venue', 'hold-moved'],
} as const;

/**
 * Queues one message for everybody whose time the session holds, in the transaction of the change and in place of what has not reached them yet:
 * each who is signed up, the speaker and the contact of the venue. Words that nobody has passed yet stand in no message: whoever holds the time of
 * a session under review, or is to speak in it instead of whom residents know, hears of when and where, without its title. Of a draft, which holds
 * nobody's time, nobody hears.
 */
export async function tellEveryone(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  row: SessionRow,
  what: keyof typeof templates,
  more: Record<string, string>,
): Promise<void> {
  if (row.state === 'draft') return;
  const session = sessionOf(row);
  const { resident, held, ...known } = templates[what];
  const where = {
    when: whenText(session.startsAt, session.endsAt),
    place: session.venueName ?? session.districtName,
    ...more,
  };
  const shown = { title: session.shown.title, ...where };
  const reviewed = row.state !== 'submitted';
  const tell = { sessionId: session.id, personId: null };
  const people = await signedUpPersons(transaction, session.id);
  const drafts: NoticeDraft[] = people.map(({ personId, ticketCode, ...signUp }) => {
    const token = tokenOf(environment, actor.tenant, { ...signUp, sessionCode: session.code });
    return {
      ...tell,
      personId,
      template: resident,
      params: { ...shown, ticketCode, url: ticketUrl(environment, session, token) },
    };
  });
  const contact = (recipient: 'speaker' | 'venue', recipientId: string, phone: string, titled: boolean): void => {
    const to = { ...tell, recipient, recipientId, phone };
    drafts.push(titled ? { ...to, template: known[recipient], params: shown } : { ...to, template: held, params: where });
  };
  const { written, known: passed } = await speakersOf(transaction, row);
  const speaker = reviewed ? passed : null;
  if (speaker) contact('speaker', speaker.id, speaker.phone, true);
  if (written && written.id !== speaker?.id) contact('speaker', written.id, written.phone, false);
  if (session.venueId) contact('venue', session.venueId, session.venueContactPhone ?? '', reviewed);
  await dropQueued(transaction, session.id, overtaken.contacts, null);
  const residents = people.map(({ personId }) => personId);
  await dropQueued(transaction, session.id, overtaken.residents, residents);
  // A venue that was left and is taken again.
  if (session.venueId) await dropQueued(transaction, session.id, ['venue-released'], [session.venueId]);
  await queueNotices(transaction, drafts, environment.clock.now());
}

/** Tells everybody of another time or place; the venue that it left, that it is free again. */
export async function tellMoved(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  { before, after, reason }: { before: SessionRow; after: SessionRow; reason: string },
): Promise<void> {
  const oldWhen = whenText(before.startsAt, before.endsAt);
  const left = before.venueId === after.venueId ? null : before;
  const oldPlace = left ? (left.venueName ?? left.districtName) : '';
  await tellEveryone(transaction, environment, actor, after, 'moved', { oldWhen, oldPlace, reason });
  if (!left?.venueId || after.state === 'draft') return;
  const released: NoticeDraft = {
    sessionId: after.id,
    personId: null,
    recipient: 'venue',
    recipientId: left.venueId,
    phone: left.venueContactPhone ?? '',
    template: 'venue-released',
    params: { oldWhen, oldPlace, reason },
  };
  await queueNotices(transaction, [released], environment.clock.now());
}

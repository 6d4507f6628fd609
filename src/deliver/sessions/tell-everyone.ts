import {
  asksToKeep,
  type Contact,
  dropQueued,
  keptFree,
  type Known,
  type NoticeDraft,
  queueNotices,
} from '#src/deliver/notices/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { signedUpPersons } from './plan-and-network.store.ts';
import type { SessionRow } from './session.store.ts';
import { sessionOf } from './session-words.ts';
import { type Contacts, contactsOf, draftTo, eachContact, formerly, placedAt, saysFree, tellReplaced } from './tell-contacts.ts';
import { ticketUrl, tokenOf } from './ticket-link.ts';

export function sessionUrl(environment: Environment, session: { tenantCode: string; code: string }): string {
  return `${environment.publicUrl}/${session.tenantCode}/s/${session.code}`;
}

/** What is told of a session: to each who knows its words, and to those who only keep its time free. */
const templates = {
  moved: { resident: 'rescheduled', speaker: 'moved-speaker', venue: 'moved-venue', held: 'hold-moved' },
  /** To whom it holds only since it moved: they know of no time before. */
  asked: { speaker: 'hold-asked', venue: 'venue-asked', held: 'hold-asked' },
  cancelled: {
    resident: 'session-cancelled',
    speaker: 'session-cancelled',
    venue: 'session-cancelled',
    held: 'hold-cancelled',
  },
} as const;

/** What is not worth telling any more to residents once a session has moved or is off. */
const overtaken = ['signed-up', 'sign-up-cancelled', 'reminder', 'rescheduled'] as const;

export interface News {
  what: 'moved' | 'cancelled';
  reason: string;
  /** When and where it was to be before, and whom it held; null where it is where it was. */
  before: (Known & { contacts: Contacts }) | null;
}

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
  news: News,
): Promise<void> {
  if (row.state === 'draft') return;
  const contacts = await contactsOf(transaction, row);
  const held = eachContact(contacts);
  const telling: Telling = {
    session: sessionOf(row),
    reviewed: row.state !== 'submitted',
    now: placedAt(row),
    news,
    stillKnown: await dropQueued(
      transaction,
      row.id,
      [...asksToKeep, ...saysFree],
      held.map(({ id }) => id),
    ),
  };
  const people = await signedUpPersons(transaction, row.id);
  const residents = people.map(({ personId }) => personId);
  for (const [id, known] of await dropQueued(transaction, row.id, overtaken, residents)) telling.stillKnown.set(id, known);
  const drafts: NoticeDraft[] = people.map(({ personId, ticketCode, ...signUp }) => {
    const token = tokenOf(environment, actor.tenant, { ...signUp, sessionCode: telling.session.code });
    const url = ticketUrl(environment, telling.session, token);
    const params = { ...shown(telling, telling.stillKnown.get(personId)), ticketCode, url };
    return { sessionId: row.id, personId, template: templates[news.what].resident, params };
  });
  for (const contact of held) {
    const draft = await draftToContact(transaction, telling, contacts, contact);
    if (draft) drafts.push(draft);
  }
  await queueNotices(transaction, drafts, environment.clock.now());
}

interface Telling {
  session: ReturnType<typeof sessionOf>;
  reviewed: boolean;
  now: Known;
  news: News;
  /** By person, speaker or venue: what they believe in whom former news never reached. */
  stillKnown: Map<string, Known>;
}

const isSame = (one: Known, other: Known): boolean => one.when === other.when && one.place === other.place;

/** The words of a message; `known`: what its reader believed until now, where that is not what held before the change. */
function shown({ session, now, news }: Telling, known: Known | undefined): Record<string, string> {
  const params = { title: session.shown.title, ...now, reason: news.reason };
  if (!news.before) return params;
  return { ...params, ...formerly(known && !isSame(known, now) ? known : news.before, now, session) };
}

async function draftToContact(
  transaction: Transaction,
  telling: Telling,
  contacts: Contacts,
  contact: Contact,
): Promise<NoticeDraft | null> {
  const { session, reviewed, now, news } = telling;
  const stayed = !news.before || eachContact(news.before.contacts).some(({ id }) => id === contact.id);
  const known = telling.stillKnown.get(contact.id) ?? (stayed ? null : await keptFree(transaction, session.id, contact));
  if (!stayed && known && isSame(known, now)) return null;
  const words = templates[stayed || known ? news.what : 'asked'];
  const titled = reviewed && (contact.recipient === 'venue' || contact.id === contacts.known?.id);
  const { title, ...untitled } = shown(telling, known ?? undefined);
  return {
    ...draftTo(session.id, contact),
    template: titled ? words[contact.recipient] : words.held,
    params: {
      ...(titled && { title: title! }),
      ...untitled,
      ...(contact.recipient === 'venue'
        ? { capacity: session.capacity }
        : words === templates.asked && { address: session.venueAddress ?? '' }),
    },
  };
}

/** Tells everybody of another time or place; whom the session holds no more, that they are free. */
export async function tellMoved(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  { before, after, contacts, reason }: { before: SessionRow; after: SessionRow; contacts: Contacts; reason: string },
): Promise<void> {
  await tellEveryone(transaction, environment, actor, after, {
    what: 'moved',
    reason,
    before: { ...placedAt(before), contacts },
  });
  await tellReplaced(transaction, environment, { session: before, contacts, reason });
}

import {
  asksToKeep,
  type Contact,
  dropQueued,
  keptFree,
  type Known,
  type NoticeDraft,
  queueNotices,
} from '#src/deliver/notices/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { passedSpeakerOf } from './plan-and-network.store.ts';
import { whenText } from './session.rules.ts';
import { type SessionRow, sessionById } from './session.store.ts';
import { zh } from './session.texts.ts';

/** Whom a session holds besides those who signed up: they keep its time free. */
export interface Contacts {
  /** The speaker who was written last. */
  written: Contact | null;
  /** The speaker whom residents know: somebody else while changed words wait to be passed. */
  known: Contact | null;
  venue: Contact | null;
}

/** Of a session as it stands in the database. Who was erased is told nothing. */
export async function contactsOf(transaction: Transaction, row: SessionRow): Promise<Contacts> {
  const speaker = (id: string, phone: string): Contact => ({ recipient: 'speaker', id, phone });
  const written = row.speakerId && row.speakerName !== null ? speaker(row.speakerId, row.speakerPhone ?? '') : null;
  const passed = row.passedWords === null ? null : await passedSpeakerOf(transaction, row.id);
  return {
    written,
    known: row.passedWords === null ? written : passed && speaker(passed.id, passed.phone),
    venue: row.venueId ? { recipient: 'venue', id: row.venueId, phone: row.venueContactPhone ?? '' } : null,
  };
}

export const eachContact = ({ written, known, venue }: Contacts): Contact[] =>
  [written, known?.id === written?.id ? null : known, venue].filter((one) => one !== null);

export const draftTo = (sessionId: string, { recipient, id, phone }: Contact): Omit<NoticeDraft, 'template' | 'params'> => ({
  sessionId,
  personId: null,
  recipient,
  recipientId: id,
  phone,
});

/** What tells a speaker or a venue that they need keep no time for a session that goes on. */
export const saysFree = ['speaker-released', 'venue-released'] as const;

/** When and where, as messages write it. */
export const placedAt = (row: SessionRow): Known => ({
  when: whenText(row.startsAt, row.endsAt),
  place: row.venueName ?? row.districtName,
});

/** What a message says of where a session was to be: of another place too, with the address of the new one. */
export function formerly(old: Known, now: Known, { venueAddress }: { venueAddress: string | null }): Record<string, string> {
  const elsewhere = old.place !== now.place;
  return { oldWhen: old.when, oldPlace: elsewhere ? old.place : '', ...(elsewhere && { address: venueAddress ?? '' }) };
}

/**
 * After another speaker or venue was written, or other words passed: whom the session held `before` and holds no more is told to be free. Who is
 * held again is not, if it has not gone out yet; nor is anybody once the session is over, when no time is left to keep. A speaker of whom no
 * message asked to keep a time is not freed of it, nor is a venue that was left in a draft, which holds nobody's.
 */
export async function tellReplaced(
  transaction: Transaction,
  environment: Environment,
  { session, contacts, reason }: { session: SessionRow; contacts: Contacts; reason: string },
): Promise<void> {
  const after = (await sessionById(transaction, session.id))!;
  const now = eachContact(await contactsOf(transaction, after)).map(({ id }) => id);
  await dropQueued(transaction, session.id, saysFree, now);
  if (after.endsAt <= environment.clock.now()) return;
  const freed = eachContact(contacts).filter(({ id }) => !now.includes(id));
  const stillKnown = await dropAsked(transaction, session.id, freed);
  const drafts: NoticeDraft[] = [];
  for (const contact of freed) {
    const to = draftTo(session.id, contact);
    const kept = await keptFree(transaction, session.id, contact);
    if (contact.recipient === 'speaker') {
      if (kept) drafts.push({ ...to, template: 'speaker-released', params: { when: kept.when, place: kept.place } });
    } else if (kept || session.state !== 'draft') {
      const known = kept ?? stillKnown.get(contact.id) ?? placedAt(session);
      drafts.push({ ...to, template: 'venue-released', params: { oldWhen: known.when, oldPlace: known.place, reason } });
    }
  }
  await queueNotices(transaction, drafts, environment.clock.now());
}

/** After a session was called off and whoever it holds was told: so are those whom a former message asks to keep its time, though it no longer does. */
export async function tellOff(
  transaction: Transaction,
  environment: Environment,
  row: SessionRow,
  more: { reason: string },
): Promise<void> {
  const held = eachContact(await contactsOf(transaction, row));
  await dropAsked(transaction, row.id, held);
  const drafts: NoticeDraft[] = [];
  for (const contact of held) {
    const kept = await keptFree(transaction, row.id, contact);
    const params = kept && { when: kept.when, place: kept.place, ...more };
    if (params) drafts.push({ ...draftTo(row.id, contact), template: 'hold-cancelled', params });
  }
  await queueNotices(transaction, drafts, environment.clock.now());
}

/**
 * After a draft was handed in, which holds the time of its speaker and its venue from now on: those whom a message asked to keep another time or
 * place are told. Who was asked by none is not: whoever planned the session asked them.
 */
export async function tellHeldAgain(transaction: Transaction, environment: Environment, row: SessionRow): Promise<void> {
  const now = placedAt(row);
  const drafts: NoticeDraft[] = [];
  for (const contact of eachContact(await contactsOf(transaction, row))) {
    const asked = await keptFree(transaction, row.id, contact);
    if (!asked || (asked.when === now.when && asked.place === now.place)) continue;
    const stillKnown = await dropAsked(transaction, row.id, [contact]);
    const known = asked.reached ? asked : stillKnown.get(contact.id);
    const to = draftTo(row.id, contact);
    if (!known)
      drafts.push({
        ...to,
        template: 'hold-asked',
        params: { ...now, address: contact.recipient === 'venue' ? '' : (row.venueAddress ?? '') },
      });
    else
      drafts.push({
        ...to,
        template: 'hold-moved',
        params: { ...formerly(known, now, row), ...now, reason: zh.rearranged },
      });
  }
  await queueNotices(transaction, drafts, environment.clock.now());
}

/** What has not reached these yet asks them no more. */
const dropAsked = (transaction: Transaction, sessionId: string, contacts: readonly Contact[]): Promise<Map<string, Known>> =>
  dropQueued(
    transaction,
    sessionId,
    asksToKeep,
    contacts.map(({ id }) => id),
  );

import { type NoticeDraft, queueNotices } from '#src/deliver/notices/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { signedUpPersons } from './plan-and-network.store.ts';
import { whenText } from './session.rules.ts';
import type { Session } from './session-words.ts';

export function sessionUrl(environment: Environment, session: { tenantCode: string; code: string }): string {
  return `${environment.publicUrl}/${session.tenantCode}/s/${session.code}`;
}

/** Queues one message for each who is signed up, for the speaker and for the contact of the venue, in the transaction of the change. */
export async function tellEveryone(
  transaction: Transaction,
  environment: Environment,
  session: Session,
  template: 'rescheduled' | 'session-cancelled',
  more: Record<string, string>,
): Promise<number> {
  const params = {
    title: session.shown.title,
    when: whenText(session.startsAt, session.endsAt),
    place: session.venueName ?? session.districtName,
    url: sessionUrl(environment, session),
    ...more,
  };
  const people = await signedUpPersons(transaction, session.id);
  const drafts: NoticeDraft[] = people.map(({ personId }) => ({ sessionId: session.id, personId, template, params }));
  if (session.speakerId) {
    drafts.push({
      sessionId: session.id,
      personId: null,
      recipient: 'speaker',
      phone: session.speakerPhone ?? '',
      template,
      params,
    });
  }
  if (session.venueId) {
    drafts.push({
      sessionId: session.id,
      personId: null,
      recipient: 'venue',
      phone: session.venueContactPhone ?? '',
      template,
      params,
    });
  }
  await queueNotices(transaction, drafts, environment.clock.now());
  return drafts.length;
}

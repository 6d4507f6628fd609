import { queueNotices } from '#src/deliver/notices/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { opinionUrl } from './opinion-link.ts';
import { invitedPersons } from './session-facts.store.ts';
import type { Session } from './session-words.ts';

/**
 * Asks those who were let in for their opinion, each by the link of the own admission: all of a session when it ends, and who is entered later then.
 * Who left no phone is asked by the code at the door or on paper alone.
 */
export async function inviteToOpinion(
  transaction: Transaction,
  { environment, actor }: { environment: Environment; actor: Actor },
  session: Session,
  admissions: 'all' | readonly string[],
): Promise<void> {
  const invited = await invitedPersons(transaction, session.id, admissions);
  await queueNotices(
    transaction,
    invited.map(({ admissionId, personId }) => ({
      sessionId: session.id,
      personId,
      template: 'opinion-invited',
      params: {
        title: session.shown.title,
        url: opinionUrl(environment, actor.tenant, session, admissionId),
        admissionId,
      },
    })),
    environment.clock.now(),
  );
}

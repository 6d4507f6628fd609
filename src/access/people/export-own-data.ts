import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { auditRows, recordAudit } from '../audit.store.ts';
import { consentRows, membershipRows, personRow } from './person.store.ts';

/** Parts of the export that other stages hold (sign-ups, admissions…), each by its name. */
export type OwnDataSource = (environment: Environment, actor: Actor) => Promise<Record<string, unknown>>;

/** All that is held about the person who asks (个人信息保护法 第四十五条), unmasked, as one JSON value. */
export async function exportOwnData(
  environment: Environment,
  actor: Actor,
  sources: readonly OwnDataSource[],
): Promise<Result<Record<string, unknown>>> {
  if (actor.personId === null) return refuse('sign-in-needed');
  const { personId } = actor;
  const own = await environment.database.transaction(actor, 'access', async (transaction) => {
    const person = await personRow(transaction, personId);
    if (!person) return refuse('not-found', { what: '人员' });
    const { userId: _, ...shown } = person;
    const trail = await auditRows(transaction, { personId }, { limit: 10_000, offset: 0 });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'export-own-data',
      recordKind: 'person',
      recordId: personId,
    });
    return ok({
      person: shown,
      memberships: await membershipRows(transaction, [personId]),
      consents: await consentRows(transaction, personId),
      actions: trail.items,
    });
  });
  if (!own.ok) return own;
  const others = await Promise.all(sources.map((source) => source(environment, actor)));
  return ok(Object.assign({ exportedAt: environment.clock.now() }, own.value, ...others));
}

import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import type { MeasureDefinition, MeasureView } from './measure.contract.ts';
import { mayChangeMeasures } from './measure.policy.ts';
import { faultOf } from './measure.rules.ts';
import { insertMeasure } from './measure.store.ts';
import { viewOfMeasure } from './measures.ts';

/** A measure of the tenant's own. Refuses a definition whose units or filters cannot work, and a code that is taken. */
export async function createMeasure(
  environment: Environment,
  actor: Actor,
  input: { code: string; name: string; definition: MeasureDefinition },
): Promise<Result<MeasureView>> {
  if (!mayChangeMeasures(actor)) return refuse('not-allowed');
  const fault = faultOf(input.definition);
  if (fault) return { ok: false, refusal: fault };
  const row = { ...input, version: 1, changedAt: environment.clock.now(), changedBy: actor.name, reason: '' };
  try {
    return await environment.database.transaction(actor, 'plan', async (transaction) => {
      await insertMeasure(transaction, row);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'create-measure',
        recordKind: 'measure',
        recordId: input.code,
      });
      return ok(viewOfMeasure(row));
    });
  } catch (error) {
    if (brokenConstraint(error) !== null) return refuse('measure-exists', { code: input.code });
    throw error;
  }
}

import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { afterReport, reportOnMeasure } from '../report/index.ts';
import type { MeasureDefinition, MeasureView } from './measure.contract.ts';
import { mayChangeMeasures } from './measure.policy.ts';
import { faultOf } from './measure.rules.ts';
import { insertMeasure, measureVersions } from './measure.store.ts';
import { viewOfMeasure } from './measures.ts';

/** A new version of a measure with its reason; figures follow the newest version, older versions stay readable. After a report on one of its figures the change is to be confirmed. */
export async function changeMeasure(
  environment: Environment,
  actor: Actor,
  input: {
    code: string;
    version: number;
    name: string;
    definition: MeasureDefinition;
    reason: string;
    afterReport?: boolean | undefined;
  },
): Promise<Result<MeasureView>> {
  if (!mayChangeMeasures(actor)) return refuse('not-allowed');
  const fault = faultOf(input.definition);
  if (fault) return { ok: false, refusal: fault };
  try {
    return await environment.database.transaction(actor, 'plan', async (transaction) => {
      const [newest] = await measureVersions(transaction, input.code);
      if (!newest) return refuse('measure-unknown', { code: input.code });
      if (newest.version !== input.version) return changedMeanwhile(newest);
      const late = afterReport(await reportOnMeasure(transaction, input.code), input.afterReport);
      if (!late.ok) return late;
      const row = { ...input, version: input.version + 1, changedAt: environment.clock.now(), changedBy: actor.name };
      await insertMeasure(transaction, row);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'change-measure',
        recordKind: 'measure',
        recordId: input.code,
        detail: {
          version: row.version,
          reason: input.reason,
          ...late.value,
          changes: changesBetween(newest, row, ['name', 'definition']),
        },
      });
      return ok(viewOfMeasure(row));
    });
  } catch (error) {
    if (brokenConstraint(error) !== null) return refuse('changed-meanwhile', { who: '', when: '' });
    throw error;
  }
}

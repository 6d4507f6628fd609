import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { faultOf } from '#src/plan/index.ts';
import type { MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { FigurePart, FigureView } from '../account.contract.ts';
import { mayState } from '../account.policy.ts';
import { openLedger } from '../account-of.ts';
import { labelled } from './evaluate.ts';

/** What a measure would show for a programme, before it is saved. */
export async function previewMeasure(
  environment: Environment,
  actor: Actor,
  { programmeId, definition, at }: { programmeId: string; definition: MeasureDefinition; at?: string | undefined },
): Promise<Result<{ figure: FigureView; parts: FigurePart[] }>> {
  if (!mayState(actor)) return refuse('not-allowed');
  const fault = faultOf(definition);
  if (fault) return { ok: false, refusal: fault };
  return openLedger(environment, actor, { programmeId, at }, async ({ evaluator, labels }) => {
    const splitBy = definition.of === 'activities' ? undefined : definition.splitBy;
    const parts = splitBy ? await evaluator.parts(definition, splitBy) : [];
    return ok({ figure: await evaluator.figure(definition), parts: parts.map((part) => labelled(part, labels)) });
  });
}

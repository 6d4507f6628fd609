import { recordAudit } from '#src/access/index.ts';
import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Rectification } from './monitoring.contract.ts';
import { mayAsk } from './monitoring.policy.ts';
import { insertRectification, insertStep, rectificationForChange } from './monitoring.store.ts';
import { openMonth } from './monitoring-of.ts';
import { programmeOfIndicator } from './programme-of-indicator.ts';
import { rectificationView } from './rectification-view.ts';

export interface RectificationAsked {
  indicatorId: string;
  /** `YYYY-MM`. */
  month: string;
  district: string | null;
  demand: string;
  /** `YYYY-MM-DD`. */
  dueOn: string;
}

/** 整改要求: asks a district, or the unit itself (null), to put an indicator right by a day that is not past. */
export async function askRectification(
  environment: Environment,
  actor: Actor,
  { indicatorId, month, district, demand, dueOn }: RectificationAsked,
): Promise<Result<Rectification>> {
  if (!mayAsk(actor)) return refuse('not-allowed');
  const now = environment.clock.now();
  if (dueOn < dayOf(now)) return refuse('rectification-due-past', { day: dueOn });
  const programme = await programmeOfIndicator(environment, actor, indicatorId);
  if (!programme.ok) return programme;
  return openMonth(environment, actor, { id: programme.value.programmeId, month }, async ({ transaction, scope, districts }) => {
    if (district !== null && !districts.some((one) => one.code === district)) return refuse('not-found', { what: '区' });
    const taken = { at: now, by: actor.name, byId: actorKey(actor) };
    const { programmeId } = programme.value;
    const id = uuidv7(now);
    await insertRectification(transaction, { id, programmeId, indicatorId, asOf: scope.at, district, dueOn }, taken);
    await insertStep(transaction, id, { version: 1, kind: 'asked', text: demand, dueOn }, taken);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'ask-rectification',
      recordKind: 'rectification',
      recordId: id,
      detail: { indicatorId, district, dueOn },
    });
    return ok(rectificationView(actor, (await rectificationForChange(transaction, id))!, dayOf(now)));
  });
}

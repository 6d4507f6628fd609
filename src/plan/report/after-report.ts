import type { Json } from '#src/kernel/canonical-json.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { ExpenseFreeze } from './expense-freeze.store.ts';

/**
 * Whether what a reported figure is judged by may change: where a self-evaluation was handed in or signed, only once that is `confirmed`. Answers what
 * the trail says of it.
 */
export function afterReport(reported: ExpenseFreeze | null, confirmed: boolean | undefined): Result<Record<string, Json>> {
  if (reported === null) return ok({});
  const { evaluation, until, step, byName, takenAt } = reported;
  if (confirmed === true) return ok({ afterEvaluation: evaluation });
  const params = { number: evaluation, day: until, who: byName, when: dayAndTimeOf(takenAt) };
  return refuse(step === 'signed' ? 'plan-signed' : 'plan-handed-in', params);
}

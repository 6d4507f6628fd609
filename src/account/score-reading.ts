import type { ScorePackCode } from '#src/kernel/rule-packs.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { mayReadAccount } from './account.policy.ts';
import { scoreForm, type ScoreReport, type ScoringChoices } from './scoring/index.ts';

/** Scores a self-evaluation again that was read from a file; without a pack by the rules of its layout and year. Refuses target tables. */
export function scoreReading(
  actor: Actor,
  {
    fileName,
    reading,
    pack,
    ...choices
  }: { fileName: string; reading: FormReading; pack?: ScorePackCode | undefined } & ScoringChoices,
): Result<ScoreReport> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  if (reading.kind === 'target') return refuse('form-without-actuals', { file: fileName });
  return ok(scoreForm(reading, pack, choices));
}

import { dayOf } from '#src/kernel/local-time.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { stateOfSteps } from '../evaluation-steps.rules.ts';
import { type EvaluationRow, evaluationsOf } from './self-evaluation.store.ts';

export type SignedEvaluation = Pick<EvaluationRow, 'number' | 'at' | 'form' | 'figures'> & { signedOn: string };

/** The newest self-evaluation of a programme that is signed, as it was frozen; null while there is none. */
export async function signedEvaluation(transaction: Transaction, programmeId: string): Promise<SignedEvaluation | null> {
  const rows = await evaluationsOf(transaction, { programmeId });
  const signed = rows.find(({ steps }) => stateOfSteps(steps) === 'signed');
  if (!signed) return null;
  const { number, at, form, figures, steps } = signed;
  return { number, at, form, figures, signedOn: dayOf(steps.at(-1)!.takenAt) };
}

import type { ActSource } from '#src/platform/act-source.ts';
import { asStage } from '#src/platform/postgres/database.ts';
import { planActRows, strayPlanRows } from './plan-acts.store.ts';

/** What a unit declared: every version of a programme's head, of its indicators, targets, budget lines and activities, and of measures. */
export const planActs: ActSource = {
  acts: (transaction, asked) => asStage(transaction, 'plan', () => planActRows(transaction, asked)),
  strays: (transaction) => asStage(transaction, 'plan', () => strayPlanRows(transaction)),
};

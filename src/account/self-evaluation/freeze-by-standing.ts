import { freezeExpenses } from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { vouchedFor } from './self-evaluation.rules.ts';
import { evaluationsOf } from './self-evaluation.store.ts';

/** Freezes the expenses of the days that a self-evaluation vouches for, in the transaction of the step by which one came or went. */
export async function freezeByStanding(transaction: Transaction, programmeId: string): Promise<void> {
  await freezeExpenses(transaction, programmeId, vouchedFor(await evaluationsOf(transaction, { programmeId })));
}

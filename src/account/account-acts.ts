import type { ActSource } from '#src/platform/act-source.ts';
import { asStage } from '#src/platform/postgres/database.ts';
import { accountActRows, strayFreezes, strayHashes, strayRectifications } from './account-acts.store.ts';

/**
 * What a unit judged and signed: reasons and judgements, those of the monitoring, the steps of rectifications, frozen self-evaluations and
 * the steps of their review.
 */
export const accountActs: ActSource = {
  acts: (transaction, asked) => asStage(transaction, 'account', () => accountActRows(transaction, asked)),
  strays: (transaction) =>
    asStage(transaction, 'account', async () => [
      ...(await strayHashes(transaction)),
      ...(await strayRectifications(transaction)),
      ...(await strayFreezes(transaction)),
    ]),
};

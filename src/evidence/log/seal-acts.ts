import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { asStage } from '#src/platform/postgres/database.ts';
import { actsNamed, nameOf, sealActRows } from './act.store.ts';
import { logRow } from './log.store.ts';
import { actsOf, wordsHold } from './take-acts.ts';

/**
 * After the name of somebody was replaced by a mark beside acts: destroys what opens the words of those acts, as far as they were proved with
 * the name. An act whose words had been altered before stays open, and an audit goes on finding it. Answers how many were sealed.
 */
export async function sealActs(
  { actSources }: Environment,
  transaction: Transaction,
  { name, mark }: { name: string; mark: string },
): Promise<number> {
  return asStage(transaction, 'evidence', async () => {
    // Whoever sequences the log may have read the name; then its act is there when the lock is free.
    await logRow(transaction, { lock: true });
    let sealed = 0;
    for (const source of actSources)
      for await (const acts of actsOf(transaction, source, 0)) {
        const marked = acts.filter(({ words }) => words.by === mark);
        const rows = await actsNamed(transaction, marked);
        const proved = marked.flatMap((act) => {
          const row = rows.get(nameOf(act));
          return row?.wordsSalt && wordsHold(row, { ...act.words, by: name }) ? [row.id] : [];
        });
        if (proved.length > 0) await sealActRows(transaction, proved);
        sealed += proved.length;
      }
    return sealed;
  });
}

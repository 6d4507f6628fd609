import type { Eraser } from '#src/access/index.ts';
import { forgetNoticesOf, forgetNoticesTo } from '#src/deliver/notices/index.ts';
import { factsNaming } from '#src/evidence/index.ts';
import { sealActs } from '#src/evidence/log/index.ts';
import { isSearchable, takenAway } from '#src/kernel/person-name.ts';
import type { ContactEraser } from '#src/network/index.ts';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';
import { forgetBookingNames } from './signup.store.ts';
import { expensesPaidTo, factsOfWordsNaming, replaceNameInWords, takeRecordWords } from './retention.store.ts';

/**
 * What deliver and its facts hold of somebody. Notices go; where others wrote a name that may be trusted, it goes where it stands by itself. All
 * else that may name the person is answered, and goes only when a manager takes it away: a name is chosen freely and may be any word.
 */
export const eraseDelivery: Eraser = async (transaction, environment, { id, name, trusted, mark }) => {
  // The name beside what the person declared, judged or signed is gone: nobody may try it on the commitment that the log holds.
  if (trusted) await sealActs(environment, transaction, { name, mark });
  const written = await asStage(transaction, 'deliver', async () => {
    await forgetNoticesOf(transaction, id);
    await forgetBookingNames(transaction, id);
    if (trusted) await replaceNameInWords(transaction, name, takenAway);
    return isSearchable(name) ? factsOfWordsNaming(transaction, name) : [];
  });
  const facts = isSearchable(name) ? await asStage(transaction, 'evidence', () => factsNaming(transaction, name)) : [];
  return [...new Set([...facts, ...written])];
};

/** The same for many whose time is over, without a look at every word: residents do not get into titles and notes by signing up. */
export const eraseNotices: Eraser = async (transaction, environment, { id, name, trusted, mark }) => {
  if (trusted) await sealActs(environment, transaction, { name, mark });
  await asStage(transaction, 'deliver', async () => {
    await forgetNoticesOf(transaction, id);
    await forgetBookingNames(transaction, id);
  });
  return [];
};

/**
 * The same of a speaker or the contact of a venue, whom notices reach by their number alone. Payees of expenses stay, for finance must keep them; they
 * are counted.
 */
export const eraseContact: ContactEraser = async (transaction, _environment, contact) => {
  const { name, trusted } = contact;
  const { written, expenses } = await asStage(transaction, 'deliver', async () => {
    await forgetNoticesTo(transaction, contact);
    if (trusted) await replaceNameInWords(transaction, name, takenAway);
    return {
      written: isSearchable(name) ? await factsOfWordsNaming(transaction, name) : [],
      expenses: await expensesPaidTo(transaction, name),
    };
  });
  const facts = isSearchable(name) ? await asStage(transaction, 'evidence', () => factsNaming(transaction, name)) : [];
  return { naming: [...new Set([...facts, ...written])], expenses };
};

/** Takes away what people wrote in the record that a fact comes from, when the words of the fact go; answers what `takeRecordWords` does. */
export function eraseRecordWords(
  transaction: Transaction,
  factId: string,
  withdrew?: { factId: string; reason: string },
): ReturnType<typeof takeRecordWords> {
  return asStage(transaction, 'deliver', () => takeRecordWords(transaction, factId, takenAway, withdrew));
}

import type { Eraser } from '#src/access/index.ts';
import { forgetNoticesOf } from '#src/deliver/notices/index.ts';
import { takeNameAway, takenAway } from '#src/evidence/index.ts';
import { asStage } from '#src/platform/postgres/database.ts';
import { replaceNameInWords } from './retention.store.ts';

/** A single character is no name that could be looked for. */
const shortestName = 2;

/** What deliver and its facts hold of somebody: notices, and the name where somebody wrote it. */
export const eraseDelivery: Eraser = async (transaction, environment, { tenant, id, name }) => {
  await asStage(transaction, 'deliver', async () => {
    await forgetNoticesOf(transaction, id);
    if (name.length >= shortestName) await replaceNameInWords(transaction, name, takenAway);
  });
  if (name.length < shortestName) return;
  await asStage(transaction, 'evidence', () => takeNameAway(transaction, tenant, name, environment.clock.now()));
};

/** The same for many whose time is over, without a look at every word: residents do not get into titles and notes by signing up. */
export const eraseNotices: Eraser = (transaction, _environment, { id }) =>
  asStage(transaction, 'deliver', () => forgetNoticesOf(transaction, id));

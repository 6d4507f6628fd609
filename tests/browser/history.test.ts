import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { as, liveSmallYear } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

const ids = { expense: '', entry: '' };
const site = openSite(async (world) => {
  const { programmeId } = await liveSmallYear(world);
  const manager = as(world.environment, world.actors.manager);
  const expense = (await call(expenseRoutes.list, { programmeId }, manager)).items[0]!;
  await call(expenseRoutes.mend, { id: expense.id, version: expense.version, reason: '多写一位', amountFen: 25_000 }, manager);
  const entry = (await call(handEntryRoutes.list, { programmeId }, manager)).items[0]!;
  const quantity = entry.quantity + 7;
  await call(handEntryRoutes.correct, { id: entry.id, version: entry.version, reason: '漏数一箱', quantity }, manager);
  Object.assign(ids, { expense: expense.id, entry: entry.id });
});

test.each([1440, 360])('a corrected record says in its drawer who changed what, when and why, at %i pixels', async (width) => {
  for (const [path, said] of [
    [`/console/expenses?open=${ids.expense}`, [/2,000\.00 元 → 250\.00 元/, /多写一位/]],
    [`/console/evidence/entries?open=${ids.entry}`, [/\d+ .* → \d+ /, /漏数一箱/]],
  ] as const) {
    const page = await site().open(path, { role: 'manager', width, height: 900 });
    const history = page.getByRole('region', { name: '更正经过' });
    await history.waitFor();
    for (const words of said) expect(await history.innerText()).toMatch(words);
    expect(await history.innerText()).toMatch(/\S+ · 2020-05-20 10:00/);
    expect(await history.innerText(), 'a name, no id').not.toMatch(/[0-9a-f]{8}-/);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/history-${path.includes('expenses') ? 'expense' : 'entry'}-${width}.png`,
      });
  }
});

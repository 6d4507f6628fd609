import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { as, type LivedYear, liveSmallYear } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

test('a fee is booked after tax: what it costs is said before, how the tax is reckoned opens, and the sheet has its columns', async () => {
  const { environment, actors } = site();
  const page = await site().open('/console/expenses', { role: 'finance', width: 1440, height: 900 });
  await page.getByRole('button', { name: '登记支出' }).click();
  const dialog = page.getByRole('dialog');
  const pick = async (field: string, word: string): Promise<void> => {
    await dialog.locator(`#${field}`).click();
    await page.locator(`.ant-select-dropdown:has(#${field}_list) .ant-select-item`).filter({ hasText: word }).first().click();
  };
  await pick('budgetLineId', '');
  await pick('kind', '讲课费');
  await dialog.locator('#payee').fill('演示讲师甲');
  await dialog.locator('#purpose').fill('讲课费（税后约定）');
  await dialog.locator('#amount').fill('1900');
  await dialog.locator('#day').fill('2020-05-21');
  await dialog.locator('#day').press('Enter');
  await pick('titleLevel', '正高');
  await dialog.locator('#classHours').fill('2');
  await dialog.locator('#voucherNumber').fill('凭证-税后');
  const save = dialog.locator('.ant-modal-footer .ant-btn').last();
  await save.click();
  await dialog.getByText('请填写收款与个税').or(dialog.locator('.ant-form-item-explain-error')).first().waitFor();
  await pick('taxed', '个人，金额为税后');
  // 2,000 before tax were paid to the same speaker in May, of which 240 were withheld: 1,980 / 0.84 now.
  const line = dialog.locator('.tax-line summary');
  await line.waitFor();
  expect(await line.innerText()).toContain('应发 2,357.14 元 − 个税 457.14 元 = 实发 1,900.00 元');
  await line.click();
  const steps = await dialog.locator('.tax-steps').innerText();
  for (const words of ['此前应发', '2,000.00 元', '此前已扣', '240.00 元', '本次扣', '457.14 元']) expect(steps).toContain(words);
  expect(await axeFindings(page)).toEqual([]);
  await save.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('讲课费（税后约定）').first().waitFor();
  await page.getByText('含个税 457.14').waitFor();

  const { items } = await call(expenseRoutes.list, { text: '税后约定' }, as(environment, actors.finance));
  const [booked] = items;
  await call(
    expenseRoutes.mend,
    { id: booked!.id, version: booked!.version, reason: '补所属场次', sessionId: year.held.id },
    as(environment, actors.finance),
  );
  for (const width of [1440, 360]) {
    const sheet = await site().open(`/console/sessions/${year.held.id}/fees`, { role: 'finance', width, height: 900 });
    const total = sheet.locator('.total-row');
    await total.waitFor();
    expect((await total.innerText()).replace(/\s+/g, ' ')).toContain('2,357.14 457.14 1,900.00');
    const how = sheet.getByRole('button', { name: '个税 457.14 元，怎么算的' });
    await how.click();
    await sheet.getByText('2020年5月同类劳务费合并为一次收入').waitFor();
    expect(await how.getAttribute('aria-expanded')).toBe('true');
    expect(await overflow(sheet)).toBe(0);
    expect(await axeFindings(sheet)).toEqual([]);
  }
});

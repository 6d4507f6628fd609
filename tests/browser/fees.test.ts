import { call } from '@orpc/server';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { as, type LivedYear, liveSmallYear } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

async function asksAboutHours(page: Page, dialog: Locator): Promise<void> {
  // The session lasts an hour and a half: two class hours, and a third one is asked about.
  const longer = dialog.getByText(/这一场只有 90 分钟，按每学时 45 分钟合 2 学时/);
  await dialog.getByText('符合各项规定').waitFor();
  expect(await longer.count()).toBe(0);
  await dialog.locator('#classHours').fill('3');
  await longer.waitFor();
  expect(await dialog.locator('.ant-modal-footer .ant-btn').last().isEnabled()).toBe(true);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/longer.png` });
  await dialog.locator('#classHours').fill('2');
  await longer.waitFor({ state: 'detached' });
}

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
  await pick('sessionId', '厨房里的化学');
  await asksAboutHours(page, dialog);
  await save.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('讲课费（税后约定）').first().waitFor();
  await page.getByText('含个税 457.14').waitFor();

  const { items } = await call(expenseRoutes.list, { text: '税后约定' }, as(environment, actors.finance));
  expect(items[0]!.sessionId).toBe(year.held.id);
  for (const width of [1440, 360]) {
    const sheet = await site().open(`/console/sessions/${year.held.id}/fees`, { role: 'finance', width, height: 900 });
    const total = sheet.locator('.total-row');
    await total.waitFor();
    expect((await total.innerText()).replace(/\s+/g, ' ')).toContain('2,357.14 457.14 1,900.00');
    const [number, hours] = [
      sheet.locator('.printed td.mid').first(),
      sheet.locator('.printed tbody tr').first().locator('td').nth(5),
    ];
    for (const cell of [number, hours]) expect(await cell.evaluate((one) => getComputedStyle(one).textAlign)).toBe('center');
    const colours = await sheet
      .locator('.tax-opens')
      .first()
      .evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one.parentElement!).color]);
    expect(colours[0]).toBe(colours[1]);
    expect(await sheet.locator('.printed-facts').innerText()).toMatch(/\d{4}年\d+月\d+日 \d\d:\d\d–\d\d:\d\d/);
    expect(await sheet.locator('.printed h2').innerText()).not.toMatch(/[()]/);
    if (process.env.SHOTS) await sheet.screenshot({ path: `${process.env.SHOTS}/fees-${width}.png`, fullPage: true });
    const how = sheet.getByRole('button', { name: '个税 457.14 元，怎么算的' });
    await how.click();
    await sheet.getByText('2020年5月同类劳务费合并为一次收入').waitFor();
    expect(await how.getAttribute('aria-expanded')).toBe('true');
    expect(await overflow(sheet)).toBe(0);
    expect(await axeFindings(sheet)).toEqual([]);
  }
});

test('a lecture fee takes over the speaker of its session, and keeps what somebody typed', async () => {
  const page = await site().open('/console/expenses', { role: 'finance', width: 1440, height: 900 });
  await page.getByRole('button', { name: '登记支出' }).click();
  const dialog = page.getByRole('dialog');
  const pick = async (field: string, word: string): Promise<void> => {
    await dialog.locator(`#${field}`).click();
    await page.locator(`.ant-select-dropdown:has(#${field}_list) .ant-select-item`).filter({ hasText: word }).first().click();
  };
  const rank = dialog.locator('.ant-form-item').filter({ has: page.locator('#titleLevel') });
  await pick('kind', '讲课费');
  await pick('sessionId', '厨房里的化学');
  await expect.poll(() => dialog.locator('#payee').inputValue()).toBe('演示讲师甲');
  await expect.poll(() => rank.innerText()).toContain('正高');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/speaker-of-session.png` });
  await dialog.locator('#payee').fill('演示助教');
  await pick('kind', '场地');
  await pick('kind', '讲课费');
  expect(await dialog.locator('#payee').inputValue()).toBe('演示助教');
});

test('a payment above the standard is marked in words, on the sheet and among the expenses of its session, uncut', async () => {
  const { environment, actors } = site();
  const fee = { kind: 'lecture-fee', payee: '演示讲师乙', purpose: '加讲', amountFen: 300_000, paidOn: '2020-05-22' } as const;
  const how = {
    titleLevel: 'professor',
    classHours: 1,
    payeeKind: 'resident',
    taxBasis: 'gross',
    voucherNumber: '凭证-超',
  } as const;
  const where = { programmeId: year.programmeId, budgetLineId: year.budgetLineId, sessionId: year.held.id };
  await call(expenseRoutes.book, { ...where, ...fee, ...how }, as(environment, actors.finance));
  const page = await site().open(`/console/sessions/${year.held.id}?tab=expenses`, { role: 'finance', width: 1440, height: 900 });
  const mark = page.locator('.state', { hasText: '超讲课费标准（标准' });

  await mark.waitFor();
  const room = await page.locator('.table-wrap', { has: mark }).evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(room).toBe(0);
  await page.getByRole('link', { name: '劳务发放表' }).click();
  const remark = page.locator('.printed .remark');
  await remark.waitFor();
  expect(await remark.innerText()).toMatch(/备注：超讲课费标准（标准 [\d,.]+ 元，超 [\d,.]+ 元）/);
  expect(await page.locator('.printed thead th').count()).toBe(11);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/remark.png`, fullPage: true });
  expect(await axeFindings(page)).toEqual([]);
});

import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { disclosureRoutes } from '#src/account/index.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

test('the manager withdraws with a reason and publishes anew; the public sees what stands', async () => {
  const address = `${site().url}/shanghai/results/${year.programmeId}`;
  const page = await site().open('/console/account', { role: 'manager', width: 1440, height: 900 });
  const panel = page
    .locator('section, .panel')
    .filter({ has: page.getByRole('heading', { name: '绩效公开' }) })
    .last();
  await panel.getByText('第 1 次公开', { exact: false }).waitFor();
  expect(await panel.getByRole('link', { name: '打开公开页' }).getAttribute('href')).toBe(
    `/shanghai/results/${year.programmeId}`,
  );
  await panel.getByRole('button', { name: /撤\s*回/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /撤\s*回/ }).click();
  await dialog.getByText('必填：撤回原因').waitFor();
  await dialog.getByRole('textbox').fill('执行数有误');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: /撤\s*回/ }).click();
  await panel.getByText('执行数有误', { exact: false }).waitFor();
  expect((await page.request.get(address)).status()).toBe(410);
  await panel.getByRole('button', { name: '重新公开' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /公\s*开/ })
    .click();
  await panel.getByText('第 2 次公开', { exact: false }).waitFor();
  await page.goto(address);
  await page.getByText('第 2 次公开', { exact: false }).waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(5);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBe(0);
});

test('results that were signed say how people were counted, and in both languages the same of each figure', async () => {
  const world = site();
  await accountForTheYear(world, year.programmeId);
  await call(disclosureRoutes.publish, { id: year.programmeId }, as(world.environment, world.actors.manager));
  const told = { zh: [/门口核验 \d/, '50%（1/2）', '达成预期指标'], en: [/Checked at the door \d/, '50% (1/2)', 'Judged'] };
  for (const language of ['zh', 'en'] as const) {
    const page = await world.open(`/shanghai/results/${year.programmeId}`, { width: 1440, height: 900, language });
    for (const text of told[language]) await page.getByRole('table').getByText(text).first().waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/results-${language}.png`, fullPage: true });
  }
});

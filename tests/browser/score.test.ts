import { expect, test } from 'vitest';
import { liveSmallYear } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const site = openSite(async (world) => {
  await liveSmallYear(world);
});
const shots = process.env.KEPU_SHOTS;

test('the score page takes the rules of the form, lets others be chosen, and records who judged and why', async () => {
  const page = await site().open('/console/account', { role: 'manager', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  await page.getByText('财预〔2020〕10号（上海四级目标表，按完成比例计分）').waitFor();
  await page.getByRole('button', { name: '评判' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('达成预期 80–100%').waitFor();
  await dialog.getByLabel(/完成程度/).fill('90');
  await dialog.getByLabel('说明').fill('抽查凭证 20 份，均合规');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('评为 90%：抽查凭证 20 份，均合规').waitFor();
  expect(await page.getByText(/演示·项目经理 · /).count()).toBeGreaterThan(0);
  await page.getByLabel('计分规则').click();
  await page.getByText('财预〔2021〕101号（60% 合格线，执行率分段）').last().click();
  await page.locator('.ant-select', { hasText: '财预〔2021〕101号' }).waitFor();
  // The open list stands outside of the page's landmarks; what is looked at is the page.
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
  await page.locator('main table.data').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/score-1440.png`, fullPage: true });
  expect(await axeFindings(page)).toEqual([]);
});

test('fits a small phone', async () => {
  const page = await site().open('/console/account', { role: 'manager', width: 360, height: 740 });
  await page.locator('main table.data').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/score-360.png`, fullPage: true });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

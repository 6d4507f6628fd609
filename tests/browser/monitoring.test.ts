import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { granted } from '../support/environment.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';
import { readWorkbook } from '#src/platform/documents/index.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite, type Visitor } from './support/site.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
  world.clock.moveTo(momentOf('2020-08-05', '10:00'));
});
const shots = process.env.KEPU_SHOTS;

async function open(role: Role, visitor: Visitor = {}): Promise<Page> {
  const page = await site().open('/console/account/monitoring', { role, width: 1440, height: 900, ...visitor });
  await page.locator('main table.data tbody tr').first().waitFor();
  return page;
}

const brandRow = (page: Page): Locator =>
  page.getByRole('table', { name: '指标执行情况' }).locator('tbody tr', { hasText: '品牌认知度' });
/** The rectification of the indicator; it stands below the course. */
const asked = (page: Page): Locator => page.locator('section', { hasText: '整改' }).last();

test('where nothing was asked yet, each is told who asks', async () => {
  const leader = await open('leader');
  await asked(leader).getByText('整改要求由项目经理提出').waitFor();
  expect(await asked(leader).innerText()).not.toContain('先判断某项指标');
  const manager = await open('manager');
  await asked(manager).getByText('先判断某项指标并选“需要整改”').waitFor();
});

test('an indicator is judged, put right by its district, and closed', async () => {
  const page = await open('manager');
  expect(await page.locator('main').innerText()).toMatch(/1月–7月执行情况，截至 2020年7月31日/);
  expect(await page.getByRole('table', { name: '指标执行情况' }).locator('tbody tr').count()).toBe(year.indicators.length);
  expect(await brandRow(page).innerText()).toMatch(/5 人次/);
  await brandRow(page).getByRole('button', { name: '判断' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('完全不可能', { exact: true }).click();
  await dialog.getByText('其他', { exact: true }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('完全不可能完成时必须填写备注').waitFor();
  await dialog.getByText('选了“其他”，请说明是什么原因').waitFor();
  await dialog.getByLabel('原因说明').fill('二至四月停办');
  await dialog.getByLabel('备注').fill('九月补办两场');
  // What stands below moves up as the refusals go.
  await dialog.getByRole('alert').first().waitFor({ state: 'detached' });
  await dialog.getByText('需要整改').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await brandRow(page).getByText('已判断需要整改，还没有提出要求').waitFor();
  expect(await brandRow(page).innerText()).toMatch(/完全不可能.*其他.*二至四月停办.*备注：九月补办两场/s);
  if (shots) await page.screenshot({ path: `${shots}/monitoring-1440.png`, fullPage: true });

  await brandRow(page).getByRole('button', { name: '提出整改' }).click();
  await dialog.getByLabel('由谁整改').click();
  await page.getByTitle('普陀区').last().click();
  await dialog.getByLabel('整改要求和建议').fill('九月底前补办一场');
  await dialog.getByLabel('整改期限').fill('2020-09-30');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '提出整改' }).click();
  await dialog.waitFor({ state: 'detached' });
  await asked(page).getByText('待整改').waitFor();

  const district = await open('coordinator');
  await asked(district).getByRole('button', { name: '回复' }).click();
  await district.getByRole('dialog').getByLabel('整改结果').fill('已定九月十二日补办');
  await district.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await asked(district).getByText('待终审').waitFor();
  expect(await asked(district).innerText()).toMatch(/整改要求.*九月底前补办一场.*整改结果.*已定九月十二日补办/s);

  await page.reload();
  await asked(page).getByRole('button', { name: '审核' }).click();
  await page.getByRole('dialog').getByLabel('说明').fill('同意');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').locator('.ant-form-item-explain-error').waitFor();
  expect(await asked(page).getByText('待终审').count(), 'nothing is concluded that nobody chose').toBe(1);
  await page.getByRole('dialog').getByText('同意，终审').click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await asked(page).getByText('已终审').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('in English the page holds Chinese only where officers wrote it, and it fits a phone', async () => {
  const page = await open('manager', { language: 'en' });
  const rows = page.getByRole('table').first().locator('tbody tr');
  const words = await rows.nth(1).innerText();
  expect(words).toMatch(/Output › Quantity/);
  expect(words).toMatch(/= 16 districts/);
  const phone = await open('manager', { language: 'en', width: 360, height: 740 });
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
});

test('the layout dialog offers the layouts of the form, the fitting one first, and prints the chosen one', async () => {
  const page = await open('manager');
  await page.getByRole('button', { name: '打印监控表' }).click();
  await page.getByRole('menuitem', { name: '选择版式…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.ant-select', { hasText: /监控表/ }).waitFor();
  await page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'detached' });
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByText('Excel', { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    dialog.getByRole('button', { name: '打印' }).click(),
  ]);
  const [sheet] = granted(await readWorkbook(new Uint8Array(await readFile(await download.path()))));
  const text = sheet!.rows
    .flatMap(({ cells }) => cells.map(({ content }) => (content.kind === 'text' ? content.text : '')))
    .join('\n');
  expect(text).toMatch(/执行监控表/);
  expect(text).toMatch(/1. 基层科普服务：/);
  await dialog.waitFor({ state: 'detached' });

  await page.goto(`${site().url}/console/account`);
  await page.getByRole('button', { name: '打印自评表' }).click();
  await page.getByRole('menuitem', { name: '选择版式…' }).locator('visible=true').click();
  await dialog.locator('.ant-select').click();
  const options = await page.locator('.ant-select-item-option-content').allInnerTexts();
  expect(options.length).toBeGreaterThanOrEqual(3);
  await page.locator('.ant-select-item-option-content', { hasText: '2021' }).first().click();
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
  await dialog.getByText('PDF', { exact: true }).click();
  const [other] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    dialog.getByRole('button', { name: '打印' }).click(),
  ]);
  expect((await readFile(await other.path())).subarray(0, 5).toString()).toBe('%PDF-');
});

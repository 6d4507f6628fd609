import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { accountRoutes } from '#src/account/index.ts';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import { as, putuo } from '../support/small-year.ts';
import { axeFindings } from './support/look.ts';
import { openSite } from './support/site.ts';

const declaration = new URL('../../examples/基层科普服务-2020.txt', import.meta.url);

/** A programme as it is right after its import and approval: no sub-programme, no budget line. */
const site = openSite(async ({ environment, actors, clock }) => {
  const manager = as(environment, actors.manager);
  const file = new File([await readFile(declaration)], '基层科普服务-2020.txt', { type: 'text/plain' });
  const { programme } = await call(programmeRoutes.importFile, { file }, manager);
  const { id } = programme;
  await call(programmeRoutes.bindSuggestions, { id }, manager);
  const { weights } = await call(accountRoutes.suggestWeights, { id }, manager);
  const shares = weights.map(({ indicatorId, weight }) => ({ indicatorId, weight }));
  await call(programmeRoutes.setWeights, { id, weights: shares }, manager);
  const { version } = await call(programmeRoutes.detail, { id }, manager);
  await call(programmeRoutes.approve, { id, version }, manager);
  // What comes later is a change of the plan, and stands in its history.
  clock.moveTo(new Date(clock.now().getTime() + 3_600_000));
});
const desk = async (path: string, role: 'manager' | 'finance' = 'manager') => {
  const page = await site().open(path, { role, width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  return page;
};

test('a choice with nothing to choose says where one is made, and leads there and back', async () => {
  const page = await desk('/console/sessions/new');
  await page.locator('#subProgramme').click();
  await page.getByText('还没有子项目。').waitFor();
  await page.getByRole('link', { name: '到“计划 → 预算”新增子项目' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.locator('#code').inputValue()).toBe('sub-1');
  expect(await dialog.locator('#reason').inputValue()).toBe('首次设立');
  await dialog.locator('#name').fill('科学咖啡馆');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.waitForURL('**/console/sessions/new');
  await page.locator('#subProgramme').click();
  await page.locator('.ant-select-item').filter({ hasText: '科学咖啡馆' }).waitFor();

  const again = await desk('/console/programme/budget');
  await again.getByText('首次设立').waitFor();
  await again.getByRole('button', { name: '新增子项目' }).click();
  expect(await again.getByRole('dialog').locator('#code').inputValue()).toBe('sub-2');
  expect(await again.getByRole('dialog').locator('#reason').inputValue()).toBe('');
});

test('an expense needs a line: finance is told who makes one', async () => {
  const page = await desk('/console/expenses', 'finance');
  await page.getByRole('button', { name: '登记支出' }).first().click();
  await page.locator('#budgetLineId').click();
  await page.getByText('由项目经理在“计划 → 预算”中新增。').waitFor();
});

test('a venue brings its capacity, unless the number was typed; what is over it is said once', async () => {
  const { environment, actors } = site();
  const room = { name: '小教室', kind: 'community' as const, region: putuo, address: '演示路1号', capacity: 40 };
  const contact = { contactName: '演示联系人', contactPhone: '' };
  await call(networkRoutes.venues.create, { ...room, ...contact }, as(environment, actors.manager));
  const page = await desk('/console/sessions/new');
  await page.locator('#venueId').click();
  await page.locator('.ant-select-item').filter({ hasText: '小教室' }).click();
  await expect.poll(() => page.locator('#capacity').inputValue()).toBe('40');
  await page.locator('#capacity').fill('60');
  await page.getByText('超过场地容量 40 人').waitFor();
  expect(await page.getByText('场地可容 40 人').count()).toBe(0);
});

test('Enter takes only what answers the word that stands typed, however late the answer is', async () => {
  const { environment, actors } = site();
  const room = { kind: 'community' as const, region: putuo, address: '演示路2号', contactName: '演示联系人', contactPhone: '' };
  for (const [name, capacity] of [
    ['一号活动室', 35],
    ['河滨书院', 36],
  ] as const)
    await call(networkRoutes.venues.create, { ...room, name, capacity }, as(environment, actors.manager));
  const page = await desk('/console/sessions/new');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/venues?**text=**', async (route) => {
    await held;
    await route.continue();
  });
  const venue = page.locator('#venueId');
  const offered = page.locator('.ant-select-dropdown:has(#venueId_list) .ant-select-item-option');
  const chosen = page.locator('.ant-select:has(#venueId)');
  await venue.click();
  await expect.poll(() => offered.count()).toBeGreaterThan(1);
  await venue.pressSequentially('河滨');
  await venue.press('Enter');
  // Typed, asked and still unanswered.
  await page.waitForTimeout(600);
  await venue.press('Enter');
  expect(await offered.count()).toBe(0);
  release();
  await expect.poll(() => offered.allInnerTexts()).toEqual([expect.stringContaining('河滨书院')]);
  expect(await page.locator('#capacity').inputValue()).toBe('50');
  await venue.press('Enter');
  await expect.poll(() => page.locator('#capacity').inputValue()).toBe('36');
  // Chosen, it stays while another word is typed that nothing answers, and is not offered as an answer to it.
  await venue.click();
  await venue.pressSequentially('没有这样的');
  await page.getByText('没有符合条件的记录').waitFor();
  expect(await offered.count()).toBe(0);
  await venue.press('Enter');
  await expect.poll(() => chosen.innerText()).toContain('河滨书院');
  expect(await page.locator('#capacity').inputValue()).toBe('36');
});

test('whoever has no form yet fills in an empty one: what is missing stands beside the button, and a programme comes of it', async () => {
  const page = await site().open('/console/programme/import', { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('button', { name: '还没有申报表，从空白表填起' }).click();
  const make = page.getByRole('button', { name: '新建项目' });
  expect(await make.isDisabled()).toBe(true);
  await page.getByText(/还缺：项目名称、申报单位、年度、/).waitFor();
  await page.getByLabel('项目名称').fill('社区科普微课堂');
  await page.getByLabel('申报单位').fill('区科普站');
  await page.getByLabel('年度', { exact: true }).fill('2021');
  await page.getByLabel('总预算（元）').fill('300000');
  for (const taken of ['采用 2021-01-01（由年度推出）', '采用 2021-12-31（由年度推出）', '采用 300,000（即总预算）'])
    await page.getByRole('button', { name: taken }).click();
  await page.getByText('还缺：').waitFor({ state: 'detached' });
  expect(await axeFindings(page)).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/blank.png`, fullPage: true });
  await page.getByRole('button', { name: '加一行' }).click();
  await page.getByLabel('一级指标').fill('产出指标');
  await page.getByLabel('二级指标').fill('数量指标');
  await page.getByLabel('三级指标').fill('覆盖区数');
  await page.getByLabel('原表写法').fill('≥6个');
  // The form as a whole is checked from its first row on.
  await page
    .getByText(/警告 L|错误 L/)
    .first()
    .waitFor();
  const whole = await page.locator('main').innerText();
  expect([whole.includes('未读到'), whole.includes('无数据'), whole.includes('L13')]).toEqual([false, false, false]);
  expect(whole).toContain('还没有填');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/blank-row.png`, fullPage: true });
  await make.click();
  await page.waitForURL('**/console/programme');
  await page.getByRole('heading', { name: '社区科普微课堂' }).first().waitFor();
  // A count of districts in 个 has its measure suggested; what stays open is said where it was taken.
  await page.getByRole('button', { name: '修改' }).first().click();
  await page.getByRole('menuitem', { name: '新增指标' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('一级指标').fill('产出指标');
  await dialog.getByLabel(/二级指标/).fill('数量指标');
  await dialog.getByLabel('三级指标').fill('志愿者团队');
  await dialog.getByLabel('目标值').fill('≥16支');
  await dialog
    .getByRole('button', { name: /保\s*存|新\s*增/ })
    .last()
    .click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '一键采用建议口径' }).click();
  const left = page.getByRole('status').filter({ hasText: '还有 1 项未定口径' });
  await left.getByRole('link', { name: '志愿者团队' }).waitFor();
  expect(await left.getByRole('link').count()).toBe(1);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bound.png`, fullPage: true });
});

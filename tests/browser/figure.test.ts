import { call } from '@orpc/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '#src/kernel/vocabulary.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { sequenceLog } from '#src/evidence/log/index.ts';
import { granted } from '../support/environment.ts';
import { overflow } from './support/look.ts';
import { openSite, settled, type Visitor } from './support/site.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

async function desk(path: string, role: Role, visitor: Visitor = {}): Promise<Page> {
  const page = await site().open(path, { role, width: 1440, height: 900, ...visitor });
  await page.locator('main h1').waitFor();
  return page;
}

const brand = (): string => year.indicators.find(({ name }) => name.includes('品牌认知度'))!.id;
const records = (page: Page) => page.getByRole('table', { name: '原始记录' });

test('from the home page, two clicks lead from a figure to the file behind a record', async () => {
  const page = await desk('/console', 'manager');
  await page.locator('table.hero-table .name a', { hasText: '品牌认知度' }).click();
  const file = records(page).getByRole('link', { name: '现场.png' });
  await file.waitFor();
  const answer = await page.request.get(`${site().url}${await file.getAttribute('href')}`);
  expect((await answer.body()).subarray(1, 4).toString()).toBe('PNG');
  const [opened] = await Promise.all([page.waitForEvent('popup'), file.click()]);
  await opened.waitForLoadState();
  expect(opened.url()).toContain('/api/v1/attachments/');
});

test('a record stands once with its parts, unfolds to its facts, and a fact opens with words for all that it carries', async () => {
  const page = await desk(`/console/account/${brand()}`, 'manager');
  expect(await page.locator('ol.chain li').count()).toBe(6);
  await page.locator('ol.chain').getByText('1 / 1 件有附件').waitFor();
  expect(await page.locator('ol.chain').innerText()).toMatch(/4 条.*1 \/ 1 件有附件/s);
  const rows = records(page).locator('tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  expect(await rows.first().innerText()).toMatch(/厨房里的化学.*2020-05-16.*普陀区.*门口核验 3.*清点（未登记姓名） 2.*5/s);
  await rows.first().getByRole('button', { name: '厨房里的化学' }).click();
  const facts = page.getByRole('table', { name: '这条记录的事实' });
  await facts.locator('tbody tr').first().waitFor();
  expect(await facts.locator('tbody tr').count()).toBe(4);
  await facts.locator('tbody tr', { hasText: '清点' }).getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('清点人数').waitFor();
  const said = await drawer.innerText();
  expect(said).toMatch(/录入人\s+经理甲/);
  expect(said).not.toMatch(/headCount|admitted|账号 …/);
  await drawer.getByRole('link', { name: '现场.png' }).waitFor();
  await drawer.getByRole('link', { name: '打开这条场次' }).click();
  await page.waitForURL(`**/sessions/${year.held.id}`);
});

test('what a fact is stands beside their count, which keeps to one line', async () => {
  for (const width of [1440, 360]) {
    const page = await desk(`/console/account/${brand()}`, 'manager', { width });
    expect(await page.locator('ol.chain').innerText()).toContain('登记一次是一条；一条可计多人次');
    const count = records(page).getByText('4 条事实', { exact: true });
    await count.waitFor();
    expect(await count.evaluate((one) => one.getClientRects().length)).toBe(1);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/figure-${width}.png`, fullPage: true });
  }
});

test('in English the figure fits a window of 1366, with its attachments and proofs', async () => {
  const page = await desk(`/console/account/${brand()}`, 'manager', { width: 1366, language: 'en' });
  const proof = page.getByRole('columnheader', { name: 'Proof' });
  await proof.waitFor();
  expect(await overflow(page)).toBe(0);
  const box = (await proof.boundingBox())!;
  expect(box.x + box.width).toBeLessThanOrEqual(1366);
  const room = await page.locator('.table-wrap', { has: proof }).evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(room).toBe(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/figure-en.png`, fullPage: true });
});

test('records and parts are asked of the day that the figure is of: no day where none was chosen', async () => {
  const page = await desk(`/console/account/${brand()}`, 'manager');
  const unchosen = page.waitForRequest(/\/backing\b/);
  await page.reload();
  expect((await unchosen).url()).not.toContain('at=');
  const part = page.waitForRequest(/\/breakdown\b/);
  await page.locator('.breakdown').getByRole('button', { name: '门口核验' }).click();
  await page.getByRole('tab', { name: '区', exact: true }).click();
  expect((await part).url()).not.toMatch(/[?&]at=/);
  const chosen = page.waitForRequest(/\/backing\?at=2020-05-31/);
  await page.goto(`${site().url}/console/account/${brand()}?at=2020-05-31`);
  await chosen;
});

test('a new measure has a code already, which can be changed', async () => {
  const page = await desk(`/console/programme/indicators/${brand()}`, 'manager');
  await page.getByRole('button', { name: '新建口径' }).click();
  const code = page.getByRole('dialog').getByLabel('代码');
  expect(await code.inputValue()).toBe('measure-1');
  await code.fill('brand-known');
  expect(await code.inputValue()).toBe('brand-known');
});

test('a bar of the breakdown filters the records, the filter can be taken off, and the order changes', async () => {
  const page = await desk(`/console/account/${brand()}`, 'manager');
  await page.locator('.breakdown').getByRole('button', { name: '门口核验' }).click();
  await records(page).getByText('清点（未登记姓名） 2').waitFor({ state: 'detached' });
  expect(await records(page).innerText()).toMatch(/3 条事实.*门口核验 3/s);
  await page.getByRole('button', { name: '去掉筛选：门口核验' }).click();
  await records(page).getByText('清点（未登记姓名） 2').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出事实' }).click()]);
  expect(download.suggestedFilename()).toContain('.xlsx');
});

test('a coordinator is told that the figure is the whole city’s and the list the own district’s', async () => {
  const page = await desk(`/console/account/${brand()}`, 'coordinator');
  const note = page.getByRole('note');
  await note.waitFor();
  expect(await note.innerText()).toMatch(/全市.*普陀区.*4 条事实中的 4 条/);
  await records(page).getByRole('link', { name: '现场.png' }).waitFor();
});

test('a host sees the sums, is told who sees the records, and is offered nothing that is refused', async () => {
  const refused: string[] = [];
  const page = await desk(`/console/account/${brand()}`, 'host');
  page.on('response', (response) => void (response.status() === 403 && refused.push(response.url())));
  await page.reload();
  await page.getByText('这个账号看汇总').waitFor();
  await settled(page);
  expect(refused).toEqual([]);
  expect(await page.locator('.breakdown').first().innerText()).toContain('门口核验');
  expect(await page.locator('.breakdown button, a[href="#records"]').count()).toBe(0);
});

test('the breakdown shows one dimension at a time, moved by the keyboard and kept in the address', async () => {
  const page = await desk(`/console/account/${brand()}`, 'manager');
  const tab = page.getByRole('tab', { selected: true });
  expect(await tab.innerText()).toBe('计数方法');
  await tab.press('ArrowRight');
  await page.getByRole('tab', { name: '区', selected: true }).waitFor();
  expect(await page.getByRole('tabpanel').innerText()).toMatch(/普陀区\s+5/);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('区');
  await page.reload();
  await page.getByRole('tab', { name: '区', selected: true }).waitFor();
  expect(await page.locator('.breakdown').count()).toBe(1);
});

test('the last step of a figure is the signed log, and each record says whether it stands in it', async () => {
  const { environment, tenant } = site();
  granted(await sequenceLog(environment, { tenant: tenant.id, code: tenant.code }));
  const page = await desk(`/console/account/${brand()}`, 'auditor');
  expect(await page.locator('ol.chain li').last().innerText()).toMatch(/防篡改日志\s+✓ 4 条均已签名存证\s.*签名，全册 \d+ 条/s);
  await records(page).getByText('均已签名存证').first().waitFor({ state: 'attached' });
  await page.locator('ol.chain').getByRole('link', { name: '均已签名存证' }).click();
  await page.waitForURL('**/evidence/log');
});

test('the bar of what was online opens to its records, and says so on the filter', async () => {
  const { environment, actors } = site();
  const online = { kind: 'attendance' as const, what: '云上直播', occurredOn: '2020-05-11', quantity: 400, unit: '人次' };
  const nowhere = { activityId: null, district: null, venueKind: null, audience: 'public' as const, note: '', attachmentIds: [] };
  const entry = { ...online, ...nowhere, subProgramme: 'science-cafe', completesActivity: false, method: 'online' as const };
  await call(handEntryRoutes.enter, { programmeId: year.programmeId, ...entry }, as(environment, actors.manager));
  const page = await desk(`/console/account/${brand()}?by=district`, 'manager');
  await page.getByRole('button', { name: '不适用（线上）' }).click();
  await page.getByRole('button', { name: '去掉筛选：不适用（线上）' }).waitFor();
  await expect.poll(() => records(page).locator('tbody tr').count()).toBe(1);
  expect(await records(page).innerText()).toContain('云上直播');
  await page.goto(`${site().url}/console/account/${brand()}?by=venueKind`);
  // Online is a kind of venue that the entry names: there the bar is one of a value.
  await page.getByRole('button', { name: '线上（无阵地）' }).click();
  await expect.poll(() => records(page).locator('tbody tr').count()).toBe(1);
});

test('the bars follow what other bars chose, say so above, and the choice can be left again', async () => {
  const page = await desk(`/console/account/${brand()}`, 'manager');
  const bars = page.getByRole('tabpanel');
  await bars.getByRole('button', { name: '门口核验' }).click();
  await page.getByRole('tab', { name: '区' }).click();
  await bars.getByText('只算：计数方法 门口核验').waitFor();
  expect(await bars.innerText()).toMatch(/普陀区\s+3/);
  await bars.getByRole('button', { name: '普陀区' }).click();
  const streets = page.getByRole('region', { name: '普陀区各街镇' });
  await expect.poll(() => streets.innerText()).toContain('另有 3 条事实只知道所在区');
  await page.getByRole('tab', { name: '计数方法' }).click();
  await bars.getByText('只算：区 普陀区').waitFor();
  expect(await bars.innerText()).toMatch(/门口核验\s+3.*清点\s+2/s);
  const chosen = bars.getByRole('button', { name: '门口核验', pressed: true });
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bars.png`, fullPage: true });
  await chosen.click();
  await page.getByRole('button', { name: '去掉筛选：门口核验' }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: '受众' }).click();
  await page.goto(`${page.url()}&street=310107005`);
  await bars.getByText('街镇 曹杨新村街道：不能再按受众分列').waitFor();
});

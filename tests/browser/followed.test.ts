import { call } from '@orpc/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accountRoutes, selfEvaluationRoutes } from '#src/account/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
  world.clock.moveTo(momentOf('2021-01-11', '10:00'));
});
const desk = (path: string, role: Role = 'manager', height = 900) =>
  site().open(`/console${path}`, { role, width: 1440, height });
const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test('what a sentence of a past day counts is what its list shows', async () => {
  const home = await desk('/?at=2020-08-18');
  const matter = home.locator('.todo li', { hasText: '有计划活动已过期未完成' });
  const count = Number(/(\d+) 项至今没有办完/.exec(await matter.innerText())?.[1]);
  await matter.getByRole('link').click();
  await home.getByRole('checkbox', { name: /按 2020年8月18日 的计划和佐证/ }).waitFor();
  await expect.poll(() => home.getByRole('table', { name: '计划活动' }).locator('tbody tr').count()).toBe(count);
  expect(await home.getByRole('button', { name: /^撤回 / }).count(), 'a plan of then is not changed').toBe(0);
  await shot(home, 'overdue-then');
});

test('the day stays looked at from one tab of the account to the other', async () => {
  const page = await desk('/account?at=2020-08-18');
  const tabs = page.locator('nav.subnav');
  await tabs.getByRole('link', { name: '监控' }).click();
  await page.getByText('截至 2020年8月31日').waitFor();
  await tabs.getByRole('link').first().click();
  await page
    .getByText(/截至 2020年8月18日/)
    .first()
    .waitFor();
  expect(page.url()).toContain('at=2020-08-18');
});

test('a judgement that is saved without a change says that it was seen again, and who said it first', async () => {
  const page = await desk('/account/monitoring?month=2020-07');
  const row = page.getByRole('table', { name: '指标执行情况' }).locator('tbody tr').first();
  const dialog = page.getByRole('dialog');
  await row.getByRole('button', { name: '判断' }).click();
  await dialog.getByText('有可能', { exact: true }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  site().clock.moveTo(momentOf('2021-01-12', '10:00'));
  await row.getByRole('button', { name: '重新判断' }).click();
  await dialog.getByText('只记下您再看过').waitFor();
  await shot(page, 'judge-unchanged');
  await dialog.getByRole('button', { name: '再看过，判断不变' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('再看过，判断未变').waitFor();
  expect(await row.innerText()).toMatch(/2021年1月11日[\s\S]*2021年1月12日 再看过/);
  await row.getByRole('button', { name: '重新判断' }).click();
  await dialog.getByText('确定能', { exact: true }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('此前的判断（1）').click();
  await shot(page, 'judge-former');
  expect(await row.innerText()).toMatch(/确定能[\s\S]*此前的判断（1）[\s\S]*有可能[\s\S]*2021年1月12日 再看过/);
});

/** From now on the list below the table is answered late. */
const delayList = (page: Page) =>
  page.route(/self-evaluations(\?|$)/, async (route) => {
    if (route.request().method() === 'GET') await new Promise((done) => setTimeout(done, 4000));
    await route.continue();
  });

test('what keeps a self-evaluation from being handed in is marked where it can be written; each step is shown as it is taken', async () => {
  site().forgive(/422/);
  const { environment, actors } = site();
  const manager = as(environment, actors.manager);
  const page = await desk('/account');
  await page.getByRole('button', { name: /^送\s*审$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^送\s*审$/ })
    .click();
  await page.getByRole('alert').filter({ hasText: '没有送审' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const lacking = page.locator('tr.lacking');
  const { indicators } = await call(accountRoutes.account, { id: year.programmeId }, manager);
  expect(await lacking.count()).toBeGreaterThan(1);
  for (const row of await lacking.all()) await row.getByRole('button', { name: /说明原因|评判/ }).waitFor();
  expect(await lacking.allInnerTexts()).toContainEqual(expect.stringMatching(/有差距[\s\S]*送审前须说明原因/));
  await shot(page, 'lacking');
  const narrow = await site().open('/console/account', { role: 'manager', width: 390, height: 800 });
  await narrow.getByRole('button', { name: /^送\s*审$/ }).click();
  await narrow
    .getByRole('dialog')
    .getByRole('button', { name: /^送\s*审$/ })
    .click();
  await narrow.getByRole('alert').filter({ hasText: '没有送审' }).waitFor();
  await shot(narrow, 'lacking-390');

  for (const { id, state } of indicators) {
    const text = '按年末数据说明';
    if (state === 'to-judge') await call(accountRoutes.state, { indicatorId: id, kind: 'judgement', text, degree: 0.9 }, manager);
    await call(accountRoutes.state, { indicatorId: id, kind: 'reason', text }, manager);
  }
  await delayList(page);
  await page.getByRole('button', { name: /^送\s*审$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^送\s*审$/ })
    .click();
  await page.getByText('待复核').waitFor({ timeout: 3000 });
  await shot(page, 'handed-in');

  const [one] = (await call(selfEvaluationRoutes.list, { id: year.programmeId }, manager)).items;
  await call(selfEvaluationRoutes.takeStep, { evaluationId: one!.id, step: 'reviewed' }, as(environment, actors.finance));
  const leader = await desk('/account', 'leader');
  await leader.getByText('待签发').waitFor();
  await delayList(leader);
  await leader.getByRole('button', { name: /签\s*发/ }).click();
  await leader
    .getByRole('dialog')
    .getByRole('button', { name: /签\s*发/ })
    .click();
  await leader.getByText('待签发').waitFor({ state: 'detached', timeout: 3000 });
  await leader.getByText(/按现在的佐证计算，不是已签发的第 1 号（总分/).waitFor();
  await shot(leader, 'signed');
});

import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { accountRoutes, selfEvaluationRoutes } from '#src/account/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';
import { axeFindings } from './support/look.ts';
import { openSite } from './support/site.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
  const { environment, actors, clock } = world;
  const [manager, finance] = [as(environment, actors.manager), as(environment, actors.finance)];
  clock.moveTo(momentOf('2021-01-11', '10:00'));
  const { indicators } = await call(accountRoutes.account, { id: year.programmeId }, manager);
  for (const { id, state } of indicators) {
    const text = '按年末数据说明';
    if (state === 'to-judge') await call(accountRoutes.state, { indicatorId: id, kind: 'judgement', text, degree: 0.9 }, manager);
    await call(accountRoutes.state, { indicatorId: id, kind: 'reason', text }, manager);
  }
  const { id } = await call(selfEvaluationRoutes.prepare, { id: year.programmeId }, manager);
  await call(selfEvaluationRoutes.takeStep, { evaluationId: id, step: 'reviewed' }, finance);
  clock.moveTo(momentOf('2021-01-11', '10:10'));
});

/** Money that comes in after the version was frozen. */
async function bookLate(): Promise<void> {
  const finance = as(site().environment, site().actors.finance);
  const paid = { kind: 'printing', payee: '演示印刷社', purpose: '海报', amountFen: 3_680, paidOn: '2020-12-20' } as const;
  const of = { programmeId: year.programmeId, budgetLineId: year.budgetLineId, voucherNumber: '', attachmentId: null };
  await call(expenseRoutes.book, { ...of, ...paid, reason: '发票一月才到' }, finance);
}

test('who signs sees what changed since the version was frozen and confirms it; then the manager is offered that very version to publish', async () => {
  await bookLate();
  const leader = await site().open('/console/account', { role: 'leader', width: 1440, height: 900 });
  await leader.getByRole('button', { name: /签\s*发/ }).click();
  const dialog = leader.getByRole('dialog');
  await dialog.getByText('冻结之后的变化').waitFor();
  expect(await dialog.innerText()).toMatch(/2,000 元 → 2,036\.8 元/);
  expect(await dialog.innerText(), 'what is signed and what signing does').toMatch(
    /总分 [\d.]+，等级：.[\s\S]*签发后，这一号就是本单位的正式自评/,
  );
  expect(await dialog.innerText(), 'the record itself, not only how many').toMatch(/2020-12-20 印刷[\s\S]*新增 36\.80 元/);
  expect(await dialog.innerText(), 'why it came late').toContain('理由“发票一月才到”');
  if (process.env.SHOTS) await leader.screenshot({ path: `${process.env.SHOTS}/sign.png` });
  expect(await axeFindings(leader)).toEqual([]);
  await dialog.getByRole('button', { name: /签\s*发/ }).click();
  await dialog.getByText('请先勾选').waitFor();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: /签\s*发/ }).click();
  await leader.getByText('已签发', { exact: true }).first().waitFor();
  const page = await site().open('/console/account', { role: 'manager', width: 1440, height: 900 });
  await page.getByText('第 1 号自评已签发，还没有公开').waitFor();
  const card = (title: string) => page.locator('.panel', { has: page.getByRole('heading', { name: title }) });
  await card('送审与签发').getByText('已签发', { exact: true }).first().waitFor();
  const signature = await card('送审与签发').boundingBox();
  const disclosure = await card('绩效公开').boundingBox();
  expect(disclosure!.y - (signature!.y + signature!.height), 'cards do not touch').toBeGreaterThanOrEqual(12);
  await page.getByRole('button', { name: '打印自评表' }).click();
  const offered = page.locator('.ant-dropdown:not(.ant-dropdown-hidden) [role=menuitem]');
  await offered.first().waitFor();
  expect((await offered.allInnerTexts()).slice(0, 4)).toEqual([
    '第 1 号（已签发）· PDF',
    '第 1 号（已签发）· Word',
    '第 1 号（已签发）· Excel',
    '今天的草稿 · PDF',
  ]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/print-menu.png` });
  const [printed] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), offered.first().click()]);
  expect(printed.suggestedFilename()).toMatch(/第1号\.pdf$/);
  await page.getByRole('button', { name: '公开第 1 号自评' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /公\s*开/ })
    .click();
  await page.getByText('第 1 号自评（已签发）').waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/public.png`, fullPage: true });
  await page.goto(`${site().url}/shanghai/results/${year.programmeId}`);
  await page.getByText('截至 2020年12月31日 · 自评第 1 号', { exact: false }).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/results.png`, fullPage: true });
});

test('words whose figure moved since they were written are named when it is handed in again, and go on once confirmed', async () => {
  const page = await site().open('/console/account', { role: 'manager', width: 1440, height: 900 });
  site().forgive(/409/);
  await page.getByRole('button', { name: '重新自评' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('补登了海报费');
  await dialog.getByRole('button', { name: /送\s*审/ }).click();
  await dialog.getByText('写下说明或评判之后，数字或目标值又有变化', { exact: false }).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/stale.png` });
  await dialog.getByRole('button', { name: /送\s*审/ }).click();
  await dialog.getByText('请先勾选').waitFor();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: /送\s*审/ }).click();
  await page.getByText('第 2 号 · 截至', { exact: false }).waitFor();
});

test('whether the project is finished is said with its grounds, by whom and when; a change keeps what was said before', async () => {
  const page = await site().open('/console/account', { role: 'manager', width: 1440, height: 900 });
  const panel = page.locator('section.evaluation', { hasText: '项目是否完成' });
  await panel.getByText('未说明，按目标判断').waitFor();
  for (const [open, answer, grounds] of [
    ['说明', '已完成', '合同内容全部验收'],
    ['更改', '未完成', '尾款未付'],
  ] as const) {
    await panel.getByRole('button', { name: new RegExp([...open].join('\\s*')) }).click();
    const dialog = page.getByRole('dialog', { name: '项目是否完成' });
    const radio = dialog.getByRole('radio', { name: answer });
    await radio.click();
    await expect.poll(() => radio.isChecked()).toBe(true);
    await dialog.getByRole('textbox').fill(grounds);
    if (process.env.SHOTS && answer === '已完成') await page.screenshot({ path: `${process.env.SHOTS}/completion-dialog.png` });
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await panel.getByText(grounds).first().waitFor();
  }
  expect(await panel.innerText()).toMatch(/未完成[\s\S]*尾款未付 · 演示·项目经理 ·[\s\S]*此前说过 1 次/);
  if (process.env.SHOTS) await panel.screenshot({ path: `${process.env.SHOTS}/completion.png` });
});

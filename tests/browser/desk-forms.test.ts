import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { networkRoutes } from '#src/network/index.ts';
import { openSite } from './support/site.ts';
import { as, liveSmallYear, type LivedYear, openSession, xuhui } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});
const desk = (path: string) => site().open(path, { role: 'manager', width: 1440, height: 900 });

test('times of a new session stay as they are typed; an end before the start is said at the field, and Enter sends nothing', async () => {
  const page = await desk('/console/sessions/new');
  await page.locator('main h1').waitFor();
  let drafted = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/sessions')) drafted += 1;
  });
  const start = page.locator('.ant-picker-range input').first();
  const end = page.locator('.ant-picker-range input').last();
  expect([await start.inputValue(), await end.inputValue()]).toEqual(['14:00', '15:30']);
  await end.click();
  await end.fill('05:00');
  await end.press('Enter');
  // The other field is asked next; leaving takes both as they are.
  await page.locator('main h1').click();
  await page.getByText('结束时间须晚于开始时间').waitFor();
  expect([await start.inputValue(), await end.inputValue()]).toEqual(['14:00', '05:00']);
  await start.click();
  await start.fill('04:00');
  await start.press('Enter');
  await page.locator('main h1').click();
  await page.getByText('结束时间须晚于开始时间').waitFor({ state: 'detached' });
  expect([await start.inputValue(), drafted]).toEqual(['04:00', 0]);
  expect(new URL(page.url()).pathname).toBe('/console/sessions/new');
});

test('an early start is said before it is done; what is refused afterwards covers no button and names a way that is there', async () => {
  const before = site().clock.now();
  site().forgive(/409/);
  site().clock.moveTo(momentOf('2020-06-20', '12:40'));
  try {
    const page = await desk(`/console/sessions/${year.coming.id}`);
    await page.getByRole('button', { name: /开\s*始/ }).click();
    const asked = page.getByRole('dialog');
    expect(await asked.innerText()).toContain('还有 1 小时 20 分钟');
    await asked.getByRole('button', { name: /开\s*始/ }).click();
    const end = page.getByRole('button', { name: /结\s*束/ });
    await page.getByText('2020-06-20 14:00 起可以结束').waitFor();
    expect(await end.count()).toBe(0);
    // A page that was loaded later than the server's clock says is refused all the same.
    site().clock.moveTo(momentOf('2020-06-20', '14:05'));
    await page.reload();
    await end.waitFor();
    site().clock.moveTo(momentOf('2020-06-20', '12:40'));
    await end.click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /结\s*束/ })
      .click();
    await page.getByRole('alert').filter({ hasText: '在“更多”中取消' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await end.click({ trial: true });
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '取消场次' }).waitFor();
  } finally {
    site().clock.moveTo(before);
  }
});

test('a double click saves once', async () => {
  const page = await desk('/console/expenses');
  await page.locator('main h1').waitFor();
  let sent = 0;
  await page.route('**/api/v1/expenses', async (route) => {
    if (route.request().method() === 'POST') sent += 1;
    await route.continue();
  });
  await page.getByRole('button', { name: '登记支出' }).click();
  const dialog = page.getByRole('dialog');
  for (const field of ['budgetLineId', 'kind']) {
    await dialog.locator(`#${field}`).click();
    const menu = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    await menu.locator('.ant-select-item').last().click();
    await menu.waitFor({ state: 'hidden' });
  }
  await dialog.locator('#payee').fill('演示印务');
  await dialog.locator('#purpose').fill('双击登记');
  await dialog.locator('#amount').fill('800');
  await dialog.locator('#day').fill('2020-06-01');
  await dialog.locator('#day').press('Enter');
  const save = dialog.locator('.ant-modal-footer .ant-btn').last();
  // As fast as a hand, and faster: some of these come before the button is drawn anew.
  await save.evaluate(async (button: HTMLElement) => {
    for (let click = 0; click < 8; click += 1) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve, click));
    }
  });
  await dialog.waitFor({ state: 'hidden' });
  expect(sent).toBe(1);
  await page.getByText('双击登记').first().waitFor();
  expect(await page.getByText('双击登记').count()).toBe(1);
});

test('while the check of a declaration runs nothing is called sound', async () => {
  const page = await desk('/console');
  await page.locator('main h1').waitFor();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/lint**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site().url}/console/programme`);
  await page.getByText('正在检查…').waitFor();
  expect(await page.getByText('没有发现问题').count()).toBe(0);
  answer();
  await page.getByText('正在检查…').waitFor({ state: 'detached' });
});

test('an amount is read as offices write it, and one that cannot be read is refused as it was typed: no part of it is taken', async () => {
  const page = await desk('/console/programme/budget');
  await page.getByRole('button', { name: '新增科目' }).click();
  const dialog = page.getByRole('dialog', { name: '预算科目' });
  const amount = dialog.getByLabel('金额（元）');
  await dialog.getByLabel('科目').fill('印刷');
  for (const [typed, said] of [
    ['1.2千', '“1.2千”读不出数，请只写数字'],
    ['-5', '不能小于 0'],
    ['1e9', '“1e9”读不出数，请只写数字'],
  ] as const) {
    await amount.fill(typed);
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText(said).waitFor();
    expect(await amount.inputValue()).toBe(typed === '-5' ? '-5.00' : typed);
  }
  await amount.fill('18万元');
  await amount.blur();
  expect(await amount.inputValue()).toBe('180,000.00');
  await dialog.getByText('读不出数').waitFor({ state: 'detached' });
});

test('whoever plans a session is told before that a second person passes it', async () => {
  for (const width of [1440, 360]) {
    const page = await site().open('/console/sessions/new', { role: 'manager', width, height: 900 });
    await page.getByText('提交后由另一人审核通过，居民才能看到').waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/session-${width}.png`, fullPage: true });
  }
});

test('what a budget line leaves of the total is told while it is typed; more than that is saved only when asked again', async () => {
  const page = await desk('/console/programme/budget');
  await page.getByRole('button', { name: '新增科目' }).click();
  const dialog = page.getByRole('dialog', { name: '预算科目' });
  const left = /还可分 ([\d,.]+) 元/;
  const said = await dialog.getByText(left).innerText();
  const rest = Number(left.exec(said)![1]!.replaceAll(',', ''));
  expect(rest).toBeGreaterThan(0);
  await dialog.getByLabel('科目').fill('应急印刷');
  const amount = dialog.getByLabel('金额（元）');
  await amount.fill(String(rest - 1));
  await dialog.getByText('总预算还剩 1.00 元').waitFor();
  await amount.fill(String(rest));
  await dialog.getByText('正好分完').waitFor();
  await amount.fill(String(rest + 1));
  await dialog.getByText(/超出总预算 1\.00 元/).waitFor();
  await dialog.getByLabel('理由').fill('年中增印');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/line.png` });
  let saved = 0;
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('budget')) saved += 1;
  });
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  const asked = page.getByRole('dialog').filter({ hasText: '仍要保存？' });
  await asked.getByText('超出 1.00 元').waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/line-ask.png` });
  await asked.getByRole('button', { name: /取\s*消/ }).click();
  await asked.waitFor({ state: 'hidden' });
  expect([saved, await amount.inputValue()]).toEqual([0, (rest + 1).toLocaleString('en-US', { minimumFractionDigits: 2 })]);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await asked.getByRole('button', { name: '仍然保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('科目合计超出总预算 1.00 元').waitFor();
});

test('a wrong number of seats and a day that has not come are said at their fields, and stay as they were typed', async () => {
  const form = await desk('/console/sessions/new');
  await form.getByLabel('人数上限').fill('-5');
  await form.locator('main h1').click();
  await form.getByText('不能小于 1').waitFor();
  expect(await form.getByLabel('人数上限').inputValue()).toBe('-5');
  site().forgive(/422/);
  const page = await desk('/console/evidence/entries');
  await page.getByRole('button', { name: '录入一条' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('内容').fill('科普套件第2批');
  await dialog.getByLabel('日期').fill('2020-12-30');
  await dialog.getByLabel('日期').press('Enter');
  await dialog.getByLabel(/数量/).fill('5');
  await dialog
    .getByRole('button', { name: /保\s*存|录\s*入/ })
    .last()
    .click();
  await dialog.locator('.ant-form-item-explain-error').first().waitFor();
  expect(await dialog.locator('.ant-form-item-explain-error').allInnerTexts()).toEqual([expect.stringContaining('2020')]);
});

test('a copy whose answer was lost is told when its dialog asks for another day; opened anew, the dialog makes another copy', async () => {
  site().forgive(/409|ERR_FAILED/);
  const page = await desk(`/console/sessions/${year.coming.id}`);
  let lost = 0;
  await page.route('**/api/v1/sessions/*/copy', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    // Done, but nobody hears of it.
    await route.fetch();
    return route.abort('failed');
  });
  const dialog = page.getByRole('dialog');
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '复制为新场次' }).click();
    await dialog.locator('#day').waitFor();
  };
  const copyTo = async (day: string): Promise<void> => {
    await dialog.locator('#day').fill(day);
    await dialog.locator('#day').press('Enter');
    await dialog.getByRole('button', { name: /确\s*认|确\s*定/ }).click();
  };
  await open();
  await copyTo('2020-07-04');
  await page.getByRole('alert').first().waitFor();
  await copyTo('2020-07-05');
  await page.getByRole('alert').filter({ hasText: '先前已经提交过一次' }).waitFor();
  await dialog.locator('.ant-modal-footer .ant-btn').first().click();
  await dialog.waitFor({ state: 'hidden' });
  await open();
  await copyTo('2020-07-05');
  await page.waitForURL((url) => !url.pathname.endsWith(year.coming.id));
  expect(lost).toBe(1);
});

test('a sheet uploaded without its scan is told so, and what is missing stands before a session is archived', async () => {
  const { environment, actors } = site();
  const rows = [{ name: '纸上来的人', phone: '19900002077', people: 2 }];
  await call(doorRoutes.enterPaper, { sessionId: year.held.id, rows, dryRun: false }, as(environment, actors.manager));
  const page = await desk(`/console/sessions/${year.held.id}/paper`);
  await page.getByRole('button', { name: '从 Excel 上传' }).click();
  await page.getByRole('dialog').getByText('签到表照片或扫描件').waitFor();
  await page.goto(`${site().url}/console/sessions/${year.held.id}`);
  await page.getByRole('button', { name: /归\s*档/ }).click();
  await page.getByRole('dialog').getByText('纸质签到 2 人没有附签到表的照片或扫描件').waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/archive.png` });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /取\s*消/ })
    .click();
});

test('the paper page of an archived session explains no rows: it says that nothing can be entered any more, why, and what is left', async () => {
  const path = `/console/sessions/${year.held.id}/paper`;
  const before = await desk(path);
  await before.getByText('按回车到下一行').waitFor();
  const asked = as(site().environment, site().actors.manager);
  const { version } = await call(sessionRoutes.get, { id: year.held.id }, asked);
  await call(sessionRoutes.archive, { id: year.held.id, version }, asked);
  const page = await desk(path);
  await page.getByText(/本场已归档.*不能再录入.*更正/).waitFor();
  expect(await page.locator('main').innerText()).not.toContain('按回车到下一行');
  expect(await page.locator('main table, main input').count()).toBe(0);
  expect(await page.locator('main').getByRole('button').allInnerTexts()).toEqual([]);
});

test('a telephone that is none is said at the field when it is left, and nothing is sent; a landline with its extension is kept', async () => {
  const page = await desk('/console/network/speakers');
  await page.getByRole('button', { name: /新\s*增/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('演示讲师');
  await dialog.getByLabel('单位').fill('演示学会');
  const phone = dialog.getByLabel('电话');
  await phone.fill('123');
  await dialog.getByLabel('姓名').click();
  const wrong = dialog.getByText('不是电话号码，请填 11 位手机号');
  await wrong.waitFor();
  await phone.fill('021-62540000转801');
  // What was wrong goes while it is typed, and the dialog grows smaller: nobody presses the button in that moment.
  await wrong.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('021****0801').waitFor();
  expect(await wrong.count()).toBe(0);
});

test('moved to a smaller venue, the places are refused at their field, can be lowered there, and what was typed stays', async () => {
  const { environment, actors } = site();
  const asked = as(environment, actors.manager);
  const room = { name: '小活动室', kind: 'community' as const, region: xuhui, address: '演示路3号', capacity: 30 };
  await call(networkRoutes.venues.create, { ...room, contactName: '王老师', contactPhone: '13800000007' }, asked);
  const session = await openSession(site(), year, {
    title: '河边的水质怎么看',
    day: '2020-07-11',
    district: xuhui,
    capacity: 45,
  });
  site().forgive(/422/);
  const page = await desk(`/console/sessions/${session.id}`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '改期' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#day').fill('2020-07-12');
  await dialog.locator('#day').press('Enter');
  await dialog.locator('#venueId').click();
  await dialog.locator('#venueId').pressSequentially('小活动室');
  await page.locator('.ant-select-item-option').filter({ hasText: '小活动室' }).waitFor();
  await dialog.locator('#venueId').press('Enter');
  await dialog.getByText('超过场地容量 30 人').waitFor();
  await dialog.getByLabel('理由').fill('场地另有会议');
  const move = dialog.getByRole('button', { name: /改\s*期/ });
  await move.click();
  await dialog.getByText('名额 45 超过阵地容量 30。').waitFor();
  expect(await page.locator('.ant-notification-notice').count()).toBe(0);
  expect(await dialog.getByLabel('理由').inputValue()).toBe('场地另有会议');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/moved.png` });
  await dialog.getByRole('button', { name: '改为 30 人' }).click();
  expect(await dialog.getByLabel('人数上限').inputValue()).toBe('30');
  // What was refused fades.
  await expect.poll(() => dialog.getByText('超过').count()).toBe(0);
  await move.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('2020-07-12 14:00–15:30').first().waitFor();
  expect(await call(sessionRoutes.get, { id: session.id }, asked)).toMatchObject({ capacity: 30, venueName: '小活动室' });
});

test('under review, time and venue stand in the form of changes', async () => {
  const { environment, actors } = site();
  const asked = as(environment, actors.manager);
  const { id } = await call(
    sessionRoutes.copy,
    { id: year.coming.id, startsAt: momentOf('2020-07-18', '14:00').toISOString() },
    asked,
  );
  const page = await desk(`/console/sessions/${id}`);
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await page.getByText('已提交审核').waitFor();
  await page.goto(`${site().url}/console/sessions/${id}/edit`);
  await page.getByText('待审期间时间、地点都可以改').waitFor();
  await page.locator('#day').fill('2020-07-19');
  await page.locator('#day').press('Enter');
  await page.locator('#venueId').waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/in-review.png` });
  await page.getByRole('button', { name: '保存修改' }).click();
  await page.getByText('2020-07-19 14:00–15:30').first().waitFor();
  expect(await call(sessionRoutes.get, { id }, asked)).toMatchObject({ state: 'submitted' });
});

test('a venue that is missing is added beside the form, which keeps what was typed and is left only when asked', async () => {
  const page = await desk('/console/sessions/new');
  await page.getByLabel('标题').fill('填了一半');
  await page.locator('#venueId').click();
  await page.locator('#venueId').pressSequentially('河畔新馆');
  const link = page.getByRole('link', { name: '新增这个阵地' });
  await link.waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/missing.png` });
  const [beside] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  const dialog = beside.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.getByLabel('名称').inputValue()).toBe('河畔新馆');
  const asked = as(site().environment, site().actors.manager);
  const room = { name: '河畔新馆', kind: 'community' as const, region: xuhui, address: '演示路9号', capacity: 33 };
  await call(networkRoutes.venues.create, { ...room, contactName: '', contactPhone: '' }, asked);
  await beside.close();
  await page.locator('main h1').click();
  await page.locator('#venueId').click();
  await page.locator('#venueId').fill('河畔');
  await page.locator('.ant-select-item-option').filter({ hasText: '河畔新馆' }).waitFor();
  await page.locator('#venueId').press('Enter');
  await expect.poll(() => page.getByLabel('人数上限').inputValue()).toBe('33');
  expect(await page.getByLabel('标题').inputValue()).toBe('填了一半');
  const leave = page.getByRole('dialog').filter({ hasText: '离开这一页？' });
  const away = page.getByRole('link', { name: '日历' });
  await away.click();
  await leave.getByRole('button', { name: '继续填写' }).click();
  await leave.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('标题').inputValue()).toBe('填了一半');
  await away.click();
  await leave.getByRole('button', { name: '不保存，离开' }).click();
  await page.waitForURL('**/sessions/calendar');
});

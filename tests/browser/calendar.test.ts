import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { as, openSession, planSmallYear, type SmallYear, xuhui } from '../support/small-year.ts';
import { axeFindings, overflow, tabTo } from './support/look.ts';
import { openSite } from './support/site.ts';

let year: SmallYear;
/** Just after midnight in Shanghai: still the day before, and the month before, in UTC. */
let early: { id: string };
const site = openSite(async (world) => {
  year = await planSmallYear(world);
  early = await openSession(world, year, { title: '夜里的星星', day: '2020-06-01', time: '00:30', district: xuhui });
  for (const hour of [8, 10, 12, 14, 16])
    await openSession(world, year, { title: `第${hour}场`, day: '2020-05-16', time: `${String(hour).padStart(2, '0')}:00` });
  world.clock.moveTo(momentOf('2020-05-10', '09:00'));
});
const month = (width: number, height: number) => site().open('/console/sessions/calendar', { role: 'manager', width, height });

test('the month stands in whole weeks from Monday, today is marked, and each session on its day in Shanghai', async () => {
  const page = await month(1440, 900);
  await page.getByRole('heading', { level: 1, name: '日历 2020年5月' }).waitFor();
  await page.locator('.calendar .day').first().waitFor();
  expect(await page.locator('.calendar .weekday').allInnerTexts()).toEqual(['一', '二', '三', '四', '五', '六', '日']);
  const days = await page.locator('.calendar .day time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
  expect([days[0], days.at(-1), days.length]).toEqual(['2020-04-27', '2020-05-31', 35]);
  expect(await page.locator('.calendar .today time').getAttribute('datetime')).toBe('2020-05-10');
  const full = page.locator('.day', { has: page.locator('time[datetime="2020-05-16"]') });
  expect(await full.locator('a').allInnerTexts()).toEqual([
    '08:00 普陀 第8场',
    '10:00 普陀 第10场',
    '12:00 普陀 第12场',
    '14:00 普陀 第14场',
    '还有 1 场',
  ]);
  expect(await page.locator('.page-lead').innerText()).toBe('5 场');
  expect(await page.locator('.day a').count()).toBe(5);

  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByRole('heading', { level: 1, name: '日历 2020年6月' }).waitFor();
  const first = page.locator('.day', { has: page.locator('time[datetime="2020-06-01"]') });
  await first.getByRole('link', { name: /^00:30 徐汇 夜里的星星，/ }).waitFor();
  expect(await page.locator('.day a').count()).toBe(1);
  // The month stays in the address: a reload shows the same.
  await page.reload();
  await first.getByRole('link').waitFor();
  await page.getByRole('button', { name: '上个月' }).click();
  await full.getByRole('link', { name: '还有 1 场' }).click();
  await page.waitForURL((url) => url.pathname === '/console/sessions');
  await page.locator('tbody tr').first().waitFor();
  expect(await page.locator('tbody tr').count()).toBe(5);
});

test('a session that is cancelled stays on its day and says so', async () => {
  const asked = as(site().environment, site().actors.manager);
  const { id } = await openSession(site(), year, { title: '取消的一场', day: '2020-05-20' });
  const { version } = await call(sessionRoutes.get, { id }, asked);
  await call(sessionRoutes.cancel, { id, version, reason: '场地停电' }, asked);
  const page = await month(1440, 900);
  const link = page.getByRole('link', { name: /取消的一场，已取消/ });
  await link.waitFor();
  expect(await link.evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('line-through');
});

test('the keyboard alone turns the month and opens the session', async () => {
  const page = await month(1440, 900);
  await page.locator('.calendar .day').first().waitFor();
  await tabTo(page, '.page-head button:last-of-type, main button:nth-of-type(2)');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '日历 2020年6月' }).waitFor();
  await page.locator('.day a').waitFor();
  await tabTo(page, '.calendar .day a');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/console/sessions/${early.id}`);
  await page.getByRole('heading', { level: 1, name: '夜里的星星' }).waitFor();
});

test('on a phone only the days with sessions stand below each other, without sideways scrolling', async () => {
  const page = await month(360, 740);
  await page.locator('.day a').first().waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const shown = await page
    .locator('.calendar .day:visible time')
    .evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
  expect(shown).toContain('2020-05-16');
  expect(shown).not.toContain('2020-05-17');
  expect(await page.locator('.calendar .weekday:visible').count()).toBe(0);
  const boxes = await page.locator('.day a').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
  expect(Math.max(...boxes)).toBeLessThanOrEqual(360);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: /第8场/ }).click();
  await page.getByRole('heading', { level: 1, name: '第8场' }).waitFor();
});

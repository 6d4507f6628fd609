import { expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { openSession, planSmallYear, startSession } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

let sessionId = '';

const site = openSite(async (world) => {
  const year = await planSmallYear(world);
  const session = await openSession(world, year, { title: '厨房里的化学：面团为什么会发', day: '2020-05-16' });
  sessionId = session.id;
  world.clock.moveTo(momentOf('2020-05-16', '14:10'));
  await startSession(world, sessionId);
});

test('what a check of the paper sheet finds stands in sight beside the act, and what was entered before above it', async () => {
  const page = await site().open(`/console/sessions/${sessionId}/paper`, { role: 'host', width: 1440, height: 800 });
  const cell = (name: string) => page.getByRole('textbox', { name, exact: true });
  await cell('姓名 1').fill('陈安');
  await cell('手机号 1').fill('1990000');
  await page.getByRole('button', { name: '检查' }).click();
  const told = page.getByText('手机号不正确', { exact: false }).first();
  await told.waitFor();
  const { y, height } = (await told.boundingBox())!;
  expect(y + height, 'below the rows it would be out of sight').toBeLessThan(800);
  await cell('手机号 1').fill('19900008820');
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByRole('button', { name: '录入 1 行，1 人' }).click();
  const before = page.getByRole('region', { name: '已录入的批次' });
  await before.getByText('1 行，1 人', { exact: false }).waitFor();
  expect((await before.boundingBox())!.y).toBeLessThan((await cell('姓名 1').boundingBox())!.y);
  expect(await axeFindings(page)).toEqual([]);
  const narrow = await site().open(`/console/sessions/${sessionId}/paper`, { role: 'host', width: 360, height: 740 });
  await narrow.getByRole('button', { name: '检查' }).waitFor();
  expect(await overflow(narrow)).toBe(0);
});

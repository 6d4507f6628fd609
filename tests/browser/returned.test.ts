import { call } from '@orpc/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { as, openSession, planSmallYear, putuo, type SmallYear } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

let year: SmallYear;
const site = openSite(async (world) => {
  year = await planSmallYear(world);
  await openSession(world, year, { title: '黄浦江的水从哪里来', day: '2020-06-20' });
});

async function desk(path: string, role: 'coordinator' | 'leader', width: number): Promise<Page> {
  const page = await site().open(path, { role, width, height: 900 });
  await page.locator('main h1').waitFor();
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/returned-${name}.png`, fullPage: true });
}

test.each([1440, 360])(
  'a returned session is told to its author, who changes it; who reviews it again sees what was changed, at %i pixels',
  async (width) => {
    const day = width === 360 ? '2020-06-22' : '2020-06-21';
    const page = await desk('/console/sessions/new', 'coordinator', width);
    await page.getByLabel('标题').fill('面团为什么会发');
    await page.getByLabel('简介').fill('讲讲厨房里的化学。');
    await page.getByLabel('日期', { exact: true }).fill(day);
    await page.keyboard.press('Enter');
    await page.getByLabel('阵地', { exact: true }).click();
    await page.getByTitle('普陀区社区书院').first().click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
    await page.locator('main .notice').getByText('须由另一人审核发布').waitFor();
    const { pathname } = new URL(page.url());

    const review = await desk(pathname, 'leader', width);
    await review.getByRole('button', { name: '更多' }).click();
    await review.getByRole('menuitem', { name: '退回修改' }).click();
    await review.getByRole('dialog').getByLabel('理由').fill('请写清做什么实验。');
    await review.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await review.locator('main .notice').getByText('退回：请写清做什么实验。').waitFor();

    await page.goto(`${site().url}/console`);
    const matter = page.locator('.todo li:visible').filter({ hasText: '1 场被退回' });
    await matter.getByText('请写清做什么实验').waitFor();
    await shot(page, `home-${width}`);
    await matter.getByRole('link').click();
    const told = page.locator('main .notice').first();
    await told.getByText('退回：请写清做什么实验。改好后再提交。').waitFor();
    expect(await told.innerText()).not.toContain('可以提交审核');
    await shot(page, `author-${width}`);
    await page.goto(`${site().url}${pathname}/edit`);
    await page.getByLabel('标题').fill('面团为什么会发起来');
    await page.getByLabel('简介').fill('用小苏打和醋吹起一只气球，再看酵母怎样吹起面团。');
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
    await page.locator('main .notice').getByText('须由另一人审核发布').waitFor();

    const again = await desk(pathname, 'leader', width);
    await again.getByRole('heading', { name: '第 2 次提交' }).waitFor();
    const panel = again.locator('.changed-words');
    expect(await panel.innerText()).toContain('退回：请写清做什么实验。');
    const rows = await panel.locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['标题', '面团为什么会发', '面团为什么会发起来'],
      ['简介', '讲讲厨房里的化学。', '用小苏打和醋吹起一只气球，再看酵母怎样吹起面团。'],
    ]);
    await shot(again, `review-${width}`);
    await again.getByRole('button', { name: '审核通过并发布' }).click();
    await again.getByRole('dialog').getByRole('button', { name: '审核通过并发布' }).click();
    await panel.waitFor({ state: 'detached' });
  },
);

test('a draft whose time is taken, and then past, is told what to change, and offers neither review nor sign-in sheet', async () => {
  const world = site();
  const manager = as(world.environment, world.actors.manager);
  const on = '2020-06-20';
  const draft = await call(
    sessionRoutes.draft,
    {
      programmeId: year.programmeId,
      subProgramme: 'science-cafe',
      activityId: null,
      title: '江水的味道',
      summary: '喝过才知道。',
      audience: 'residents',
      venueId: year.venues[putuo]!,
      district: null,
      speakerId: null,
      startsAt: momentOf(on, '14:30').toISOString(),
      endsAt: momentOf(on, '15:30').toISOString(),
      capacity: 20,
    },
    manager,
  );
  const page = await desk(`/console/sessions/${draft.id}`, 'coordinator', 1440);
  const notices = page.locator('main .notice');
  await notices.filter({ hasText: '这个时段已被占用' }).filter({ hasText: '改时间、阵地或讲师后才能提交审核' }).waitFor();
  expect(await notices.count()).toBe(1);
  await shot(page, 'taken');
  expect(await page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: '签到表' }).count()).toBe(0);

  world.clock.moveTo(momentOf(on, '23:00'));
  const later = await desk(`/console/sessions/${draft.id}`, 'coordinator', 1440);
  await later.locator('main .notice', { hasText: '原定时间已过，改时间后才能提交审核' }).waitFor();
  expect(await later.getByRole('button', { name: '提交审核' }).count()).toBe(0);
  await later.getByRole('button', { name: '修改' }).click();
  await later.waitForURL('**/edit');
});

import { readFile } from 'node:fs/promises';
import { call } from '@orpc/server';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import { as, planSmallYear, putuo, type SmallYear } from '../support/small-year.ts';
import type { TestEnvironment } from '../support/environment.ts';
import { openSite } from './support/site.ts';

const declaration = new URL('../../examples/基层科普服务-2020.txt', import.meta.url);
let formerYear = '';

/** The programme of 2021, with a session that waits to be passed; then that of 2020, which is over by now. */
const site = openSite(async (world) => {
  const year = await planSmallYear(world);
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query(`UPDATE plan.programme SET fiscal_year = 2021, starts_on = '2021-01-01', ends_on = '2021-12-31'`);
  await admin.end();
  await handIn(world, year);
  const file = new File([`${await readFile(declaration, 'utf8')}\n`], '基层科普服务-2020.txt', { type: 'text/plain' });
  const { programme } = await call(programmeRoutes.importFile, { file }, as(world.environment, world.actors.manager));
  formerYear = programme.id;
  world.clock.moveTo(momentOf('2021-03-01', '09:00'));
});

async function handIn({ environment, tenant }: TestEnvironment, year: SmallYear): Promise<void> {
  const other = as(environment, systemActor(tenant.id, 'import'));
  const session = {
    programmeId: year.programmeId,
    subProgramme: 'science-cafe',
    title: '面团为什么会发',
    summary: '酵母、小苏打和温度，各自做了什么。',
    audience: 'residents' as const,
    venueId: year.venues[putuo]!,
    startsAt: momentOf('2021-06-01', '14:00').toISOString(),
    endsAt: momentOf('2021-06-01', '15:30').toISOString(),
    capacity: 40,
  };
  const { id, version } = await call(sessionRoutes.draft, session, other);
  await call(sessionRoutes.submit, { id, version }, other);
}

async function inFormerYear(path: string, width: number): Promise<Page> {
  const page = await site().open('/console', { role: 'manager', width, height: 900 });
  await page.locator('main h1').waitFor();
  await page.evaluate((id) => localStorage.setItem('kepu-programme', id), formerYear);
  await page.goto(`${site().url}${path}`);
  await page.locator('main h1').waitFor();
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

test.each([1440, 360])(
  'what waits for the reader in another programme is told at home, and opened there, at %i pixels',
  async (width) => {
    const page = await inFormerYear('/console', width);
    const matter = page.locator('.todo li:visible').filter({ hasText: '1 场待您审核' });
    await matter.getByText('在“基层科普服务 · 2021年度”').waitFor();
    await shot(page, `waiting-${width}`);
    await matter.getByRole('link').click();
    await page.getByText('面团为什么会发').first().waitFor();
    expect(await page.locator('header.top').innerText()).toContain('2021年度');
  },
);

test.each([1440, 360])(
  'a day outside of the programme is said at once at its field, and an ended programme above the form, at %i pixels',
  async (width) => {
    const page = await inFormerYear('/console/sessions/new', width);
    await page.getByText('本项目已于2020年12月31日结束，不能再安排新场次。').waitFor();
    const field = page.getByLabel('日期', { exact: true });
    await field.fill('2021-12-22');
    await field.press('Enter');
    const there = '“基层科普服务 · 2021年度”';
    await page.getByText(`这一天请切换到${there}`).waitFor();
    expect(await field.inputValue(), 'it stays as it was typed').toBe('2021-12-22');
    await shot(page, `another-year-${width}`);
    await field.fill('2019-12-22');
    await field.press('Enter');
    await page.getByText('这一天不在其中。').waitFor();
    await page.getByRole('button', { name: `切换到${there}` }).click();
    // The form begins anew there: the day that was typed goes only when asked.
    await page.getByRole('dialog', { name: '离开这一页？' }).waitFor();
    expect(await field.inputValue()).toBe('2019-12-22');
    await page.getByRole('button', { name: '不保存，离开' }).click();
    await page.getByText('不能再安排新场次').waitFor({ state: 'detached' });
    await page.getByLabel('标题').waitFor();
    expect(await page.locator('header.top').innerText()).toContain('2021年度');
  },
);

import pg from 'pg';
import { expect, test } from 'vitest';
import { insertMadeProgramme } from '#src/deliver/sessions/made-plan.store.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { planSmallYear } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

const site = openSite(async (world) => {
  await world.environment.database.transaction(world.actors.manager, 'plan', insertMadeProgramme);
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query(`UPDATE plan.programme SET fiscal_year = 2021, starts_on = '2021-01-01', ends_on = '2021-12-31'`);
  await admin.end();
  await planSmallYear(world);
  world.clock.moveTo(momentOf('2021-03-01', '09:00'));
});

test.each([1440, 360])(
  'a day outside of the programme is said at once at its field, and an ended programme above the form, at %i pixels',
  async (width) => {
    const page = await site().open('/console/sessions/new', { role: 'manager', width, height: 900 });
    await page.getByText('本项目已于2020年12月31日结束，不能再安排新场次。').waitFor();
    const field = page.getByLabel('日期', { exact: true });
    await field.fill('2021-12-22');
    await field.press('Enter');
    const there = '“基层科普服务 · 2021年度”';
    await page.getByText(`这一天请切换到${there}`).waitFor();
    expect(await field.inputValue(), 'it stays as it was typed').toBe('2021-12-22');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/another-year-${width}.png`, fullPage: true });
    await field.fill('2019-12-22');
    await field.press('Enter');
    await page.getByText('这一天不在其中。').waitFor();
    await page.getByRole('button', { name: `切换到${there}` }).click();
    await page.getByText('不能再安排新场次').waitFor({ state: 'detached' });
    expect(await page.locator('header.top').innerText()).toContain('2021年度');
  },
);

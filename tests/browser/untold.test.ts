import { expect, test } from 'vitest';
import { openSession, planSmallYear, signUp } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

const ids: Record<number, string> = {};
const tokens: Record<number, string> = {};
const site = openSite(async (world) => {
  const year = await planSmallYear(world);
  for (const [width, day] of [
    [1440, '2020-06-20'],
    [360, '2020-06-27'],
  ] as const) {
    const session = await openSession(world, year, { title: '黄浦江的水从哪里来', day });
    ids[width] = session.id;
    tokens[width] = (await signUp(world, session.code, { name: '张晓明', phone: '19900002046' })).token;
  }
});

test.each([1440, 360])(
  'a cancelled session says who waits for a telephone call, and so does home, at %i pixels',
  async (width) => {
    const page = await site().open(`/console/sessions/${ids[width]}`, { role: 'manager', width, height: 900 });
    const shot = async (name: string): Promise<void> => {
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/untold-${name}-${width}.png`, fullPage: true });
    };
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '取消场次' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('告知报名者的理由').fill('场馆停电');
    await shot('dialog');
    await dialog.getByRole('button', { name: '取消场次' }).click();
    await page.getByText('已取消。2 人待电话告知', { exact: false }).first().waitFor();
    await page.locator('main .notice').getByText('2 人待电话告知').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('报名者已通知');
    await shot('session');
    await page.goto(`${site().url}/console`);
    const matter = page.locator('.todo li:visible').filter({ hasText: '人待电话告知' });
    await matter.waitFor();
    await shot('home');
    await matter.getByRole('link').click();
    await page.getByRole('button', { name: '已电话告知' }).first().waitFor();
  },
);

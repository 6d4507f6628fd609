import { expect, test } from 'vitest';
import { openSession, planSmallYear, signUp } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

const ids: Record<number, string> = {};
const tokens: Record<number, string> = {};
let standing = '';
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
  const other = await openSession(world, year, { title: '面团为什么会发', day: '2020-07-04' });
  standing = (await signUp(world, other.code, { name: '张晓明', phone: '19900002046' })).token;
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
    const list = page.getByRole('tabpanel');
    expect(await list.innerText()).toContain('/t/••••');
    expect(await list.innerHTML()).not.toMatch(/\/t\/[\w-]/);
    await shot('messages');
    await list.getByRole('combobox', { name: '状态' }).click();
    await page.getByTitle('不再告知').click();
    await page.getByRole('button', { name: '已电话告知' }).first().waitFor({ state: 'detached' });
    await page.getByText('已由新通知替代').waitFor();
    await page.getByRole('button', { name: '导出电话名单' }).waitFor();
    await list.getByRole('combobox', { name: '状态' }).click();
    await page.getByTitle('待发').click();
    const told = page.getByRole('button', { name: '已电话告知' });
    await told.first().waitFor();
    for (let left = await told.count(); left > 0; left -= 1) {
      await told.first().click();
      await expect.poll(() => told.count()).toBe(left - 1);
    }
    await page.getByRole('button', { name: '导出电话名单' }).waitFor({ state: 'detached' });
  },
);

test.each([1440, 360])(
  'its ticket shows no code any more: that it is off, and why; one that stands can be mended, at %i pixels',
  async (width) => {
    const page = await site().open(`/shanghai/t/${tokens[width]}`, { width, height: 900 });
    const shot = async (name: string): Promise<void> => {
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/ticket-${name}-${width}.png`, fullPage: true });
    };
    await page.getByText('这一场已取消').waitFor();
    const words = await page.locator('main').innerText();
    expect(words).toContain('场馆停电');
    expect(words).not.toMatch(/二维码|截屏/);
    expect(await page.locator('.ticket').count()).toBe(0);
    await shot('off');
    await page.goto(`${site().url}/shanghai/t/${standing}`);
    await page.getByRole('link', { name: '改姓名或人数' }).click();
    site().forgive(/422/);
    await page.getByLabel('新的姓名').fill('！！！');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('不像姓名').waitFor();
    await page.getByLabel('新的姓名').fill('章小明');
    await page.getByLabel('几个人来').selectOption('3');
    await shot('change');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('章** · 3 人').waitFor();
    expect(await page.getByRole('status').innerText()).toContain('姓名已改为 章小明');
    expect(page.url()).not.toMatch(/章|%/);
    await shot('changed');
    await page.goto(`${site().url}/shanghai/t/${standing}`);
    await page.getByText('章** · 3 人').waitFor();
    expect(await page.content(), 'whoever opens it later').not.toContain('章小明');
  },
);

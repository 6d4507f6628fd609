import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { overflow, readQr, scriptsOf, tabTo } from './support/look.ts';
import { type Site, openSite } from './support/site.ts';
import { openSession, planSmallYear, putuo, signUp, xuhui } from '../support/small-year.ts';

const dough = '厨房里的化学：面团为什么会发';
const codes = { dough: '', full: '', marked: '' };

const site = openSite(async (world) => {
  const year = await planSmallYear(world);
  codes.dough = (await openSession(world, year, { title: dough, day: '2020-05-16', speaker: true })).code;
  codes.full = (
    await openSession(world, year, { title: '睡不好，先别急着吃药', day: '2020-05-17', capacity: 1, district: xuhui })
  ).code;
  codes.marked = (
    await openSession(world, year, { title: '<b>粗</b><script>window.broken = 1</script>', day: '2020-05-18' })
  ).code;
  await signUp(world, codes.full, { name: '演示居民', phone: '19900001000' });
});

async function fillIn(page: Page, name: string, phone: string, seats = '1'): Promise<void> {
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('手机号').fill(phone);
  await page.getByLabel('一共几人').or(page.locator('select[name=seats]')).first().selectOption(seats);
}

async function openForm(world: Site, code: string): Promise<Page> {
  return world.open(`/shanghai/s/${code}/sign-up`);
}

test('a resident finds a session near home, signs up, gets a ticket, gives it back and signs up again', async () => {
  const page = await site().open('/shanghai/');
  await page.locator('details.filter summary').click();
  await page.locator('select[name=district]').selectOption(putuo);
  await page.locator('form.filter button').click();
  expect(await page.locator('ul.sessions li').count()).toBe(2);
  expect(await page.locator('details.filter summary').innerText()).toMatch(/筛选\s+普陀区/);
  await page.getByText(dough).click();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: '报名' }).click();
  await fillIn(page, '张晓明', '199 0000 2046', '2');
  await page.getByRole('checkbox').check();
  await page.locator('.act button').click();
  await page.waitForURL('**/t/**');
  const token = new URL(page.url()).pathname.split('/').at(-1);
  expect(await readQr(page, '.ticket svg')).toBe(token);
  const code = await page.locator('.ticket .code').innerText();
  expect(code).toMatch(/^[A-Z0-9]{6}$/);
  expect(await page.content()).not.toContain('张晓明');
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await page.locator('a[href$="/cancel"]').click();
  await page.locator('form button').click();
  await page.waitForURL(`**/t/${token}`);
  expect(await page.locator('.ticket svg').count()).toBe(0);
  expect(await page.locator('.notice').innerText()).toContain('已取消');

  await page.goto(`${site().url}/shanghai/s/${codes.dough}/sign-up`);
  await fillIn(page, '张晓明', '19900002046', '3');
  await page.getByRole('checkbox').check();
  await page.locator('.act button').click();
  await page.waitForURL('**/t/**');
  expect(await page.locator('.ticket svg').count()).toBe(1);
  expect(await page.locator('.ticket').last().innerText()).toContain('3');
});

test('a full session offers no sign-up, and a form that was open before is refused with what to do', async () => {
  const page = await site().open(`/shanghai/s/${codes.full}`);
  expect(await page.getByRole('link', { name: '报名' }).count()).toBe(0);
  expect(await page.locator('.notice').innerText()).toContain('满');

  const late = await openForm(site(), codes.dough);
  await late.evaluate((code) => {
    const form = document.querySelector<HTMLFormElement>('form#sign-up')!;
    form.action = form.action.replace(/\/s\/\w+\//, `/s/${code}/`);
  }, codes.full);
  await fillIn(late, '李安', '19900001001');
  await late.getByRole('checkbox').check();
  await late.locator('.act button').click();
  expect(await late.getByRole('alert').innerText()).toMatch(/只剩 0 个名额.*附近还可报名/s);
});

test('a wrong phone number is refused, and what was typed stays; markup in a name is shown as text', async () => {
  const name = '"><script>window.broken = 1</script>';
  const page = await openForm(site(), codes.dough);
  await fillIn(page, name, '12345');
  await page.getByRole('checkbox').check();
  await page.locator('.act button').click();
  expect(await page.locator('#phone-fault').innerText()).toContain('手机号“12345”不正确');
  expect(await page.locator('#name').inputValue()).toBe(name);
  expect(await page.getByRole('checkbox').isChecked(), 'what was agreed to stays agreed').toBe(true);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('a name that is too long says so at its field, with how long it may be', async () => {
  const page = await openForm(site(), codes.dough);
  await page.locator('#name').evaluate((field) => field.removeAttribute('maxlength'));
  await fillIn(page, '很长'.repeat(21), '19900001009');
  await page.getByRole('checkbox').check();
  await page.locator('.act button').click();
  expect(await page.locator('#name-fault').innerText()).toBe('姓名太长：42 字，最多 40 字。');
});

test('markup in a title is shown as text, in the list and on its own page', async () => {
  const page = await site().open('/shanghai/');
  const title = '<b>粗</b><script>window.broken = 1</script>';
  await page.getByText(title).click();
  expect(await page.locator('h1').innerText()).toBe(title);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('without consent nothing is taken, neither by the browser nor by the server', async () => {
  const page = await openForm(site(), codes.dough);
  await fillIn(page, '王静', '19900001002');
  await page.locator('.act button').click();
  expect(await page.locator('input[name=consent]:invalid').count()).toBe(1);
  expect(page.url()).toMatch(/sign-up$/);
  await page.locator('input[name=consent]').evaluate((box) => box.removeAttribute('required'));
  await page.locator('.act button').click();
  expect(await page.getByRole('alert').innerText()).toContain('1 处');
  expect(await page.locator('#consent-fault').innerText()).toContain('请先勾选');
  expect(await page.locator('#name').inputValue()).toBe('王静');
});

test('every field that is wrong says so where it stands, and the first of them has the focus', async () => {
  const page = await openForm(site(), codes.dough);
  await page.getByLabel('手机号').fill('123');
  await page.locator('.act button').click();
  expect(await page.getByRole('alert').innerText()).toContain('3 处');
  const told = page.locator('[aria-invalid=true]');
  expect(await told.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).name))).toEqual([
    'name',
    'phone',
    'consent',
  ]);
  expect(await page.locator('#phone-fault').innerText()).toContain('123');
  expect(await page.locator('#phone').getAttribute('aria-describedby')).toBe('phone-fault phone-help');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('the keyboard alone is enough', async () => {
  const page = await site().open('/shanghai/');
  await tabTo(page, `a[href$="${codes.dough}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/s/${codes.dough}`);
  await tabTo(page, 'a[href$="/sign-up"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-up');
  await tabTo(page, '#name');
  await page.keyboard.type('陈怡');
  await page.keyboard.press('Tab');
  await page.keyboard.type('19900001003');
  await tabTo(page, 'input[name=consent]');
  await page.keyboard.press('Space');
  await tabTo(page, '.act button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/t/**');
  expect(await page.locator('.ticket svg').count()).toBe(1);
});

test('large type is kept from page to page and needs no sideways scrolling', async () => {
  const page = await site().open('/shanghai/');
  const size = () => page.locator('h1').evaluate((head) => Number.parseFloat(getComputedStyle(head).fontSize));
  const before = await size();
  await page.getByRole('link', { name: '长辈版' }).click();
  expect(await size()).toBeGreaterThanOrEqual(before * 1.25);
  for (const path of ['/shanghai/', `/shanghai/s/${codes.dough}`, `/shanghai/s/${codes.dough}/sign-up`]) {
    await page.goto(`${site().url}${path}`);
    expect(await page.locator('html.large').count(), path).toBe(1);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
});

test('in English nothing is left in Chinese but names and what officers wrote', async () => {
  const page = await site().open('/shanghai/');
  await page.locator('a[hreflang=en]').click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  for (const path of ['/shanghai/', `/shanghai/s/${codes.full}`, `/shanghai/s/${codes.dough}/sign-up`]) {
    await page.goto(`${site().url}${path}`);
    const labels = await page
      .locator('label, dt, button, .button, legend, nav, .notice, p.quiet:has(~ dl)')
      .evaluateAll((all) =>
        all.flatMap((one) =>
          [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
        ),
      );
    expect(
      labels.filter((text) => /\p{Script=Han}/u.test(text)),
      path,
    ).toEqual([]);
  }
});

test('public pages carry hardly any script, and nothing of the console', async () => {
  for (const path of ['/shanghai/', `/shanghai/s/${codes.dough}`, `/shanghai/s/${codes.dough}/sign-up`]) {
    const page = await site().open('/shanghai/');
    const { bytes, text } = await scriptsOf(page, () => page.goto(`${site().url}${path}`));
    expect(bytes, path).toBeLessThanOrEqual(90 * 1024);
    expect(text, path).not.toMatch(/antd|echarts/i);
  }
});

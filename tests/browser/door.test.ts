import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { overflow, scriptsOf } from './support/look.ts';
import { openSite } from './support/site.ts';
import { openSession, planSmallYear, signUp, startSession } from '../support/small-year.ts';

let sessionId = '';
let otherId = '';
const tickets = { family: '', single: '', paper: '', other: '' };
let token = '';

const site = openSite(async (world) => {
  const year = await planSmallYear(world);
  const session = await openSession(world, year, { title: '厨房里的化学：面团为什么会发', day: '2020-05-16', capacity: 50 });
  const other = await openSession(world, year, { title: '黄浦江的水从哪里来', day: '2020-05-17' });
  sessionId = session.id;
  otherId = other.id;
  const family = await signUp(world, session.code, { name: '张晓明', phone: '19900002046', seats: 2 });
  tickets.family = family.ticketCode;
  token = family.token;
  tickets.single = (await signUp(world, session.code, { name: '李安', phone: '19900003057' })).ticketCode;
  tickets.paper = (await signUp(world, session.code, { name: '周文', phone: '19900005079', seats: 2 })).ticketCode;
  tickets.other = (await signUp(world, other.code, { name: '王静', phone: '19900004068' })).token;
  world.clock.moveTo(momentOf('2020-05-16', '13:50'));
  await startSession(world, session.id);
});

async function openDoor(): Promise<Page> {
  const page = await site().open(`/door/${sessionId}`, { role: 'host' });
  await page.getByRole('button', { name: '输入号码', exact: true }).click();
  return page;
}

async function type(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /票号/ }).fill(text);
  await page.keyboard.press('Enter');
}

const verdict = (page: Page) => page.locator('.stage h2');
const counter = (page: Page) => page.locator('.counter strong');

test('staff sign in on the console and come back to the door', async () => {
  const page = await site().open(`/door/${sessionId}`);
  await page.getByRole('link', { name: '去登录' }).click();
  await page.waitForURL('**/console/sign-in**');
  await page.getByLabel('邮箱').fill('host@demo.kepu');
  await page.getByLabel('密码').first().fill('kepu-demo-2020');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site().url}/door/${sessionId}`);
  await page.getByText('厨房里的化学').waitFor();
});

test('a typed code lets in once; the second time it says so, and so does a found phone number', async () => {
  const page = await openDoor();
  await type(page, tickets.family);
  await verdict(page).waitFor();
  expect(await verdict(page).innerText()).toBe('请进 2 人');
  expect(await page.locator('.door').getAttribute('class')).toContain('admitted');
  expect(await counter(page).innerText()).toBe('2');
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await type(page, token);
  await page.getByText('已进过场').waitFor();
  expect(await page.locator('.door').getAttribute('class')).toContain('again');
  expect(await page.locator('.stage').innerText()).toMatch(/13:5\d/);
  expect(await counter(page).innerText()).toBe('2');

  await type(page, '3057');
  const row = page.locator('.matches li');
  await row.waitFor();
  expect(await row.innerText()).not.toMatch(/李安|19900003057/);
  await row.getByRole('button').click();
  await page.getByText('请进 1 人').waitFor();
  expect(await counter(page).innerText()).toBe('3');

  await type(page, '3057');
  await row.getByRole('button', { name: '查看' }).click();
  await page.getByText('已进过场').waitFor();
  expect(await counter(page).innerText()).toBe('3');
});

test('before the start a head count is not asked for: it says from when on', async () => {
  const page = await site().open(`/door/${otherId}`, { role: 'host' });
  await page.getByRole('button', { name: '清点' }).click();
  await page.getByText('开始后才能清点人数').waitFor();
  expect(await page.getByLabel('现场有多少人').count()).toBe(0);
});

test('a forged ticket and one of another session are red, with a word and a shape', async () => {
  const page = await openDoor();
  await type(page, `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`);
  await page.getByText('这张票无效').waitFor();
  expect(await page.locator('.door').getAttribute('class')).toContain('refused');
  expect(await page.locator('.stage svg.shape').count()).toBe(1);
  await type(page, tickets.other);
  await page.getByText('不是本场的票').waitFor();
  expect(await page.locator('.stage').innerText()).toContain('黄浦江的水从哪里来');
});

test('fewer than the ticket says, then undone: the counter follows', async () => {
  const page = await openDoor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.locator('.undoable li', { hasText: '2 人' }).getByRole('button').click();
  await page.getByRole('button', { name: '确定撤销' }).click();
  await page.getByText('已撤销 2 人').waitFor();
  expect(await counter(page).innerText()).toBe('1');
  await type(page, tickets.family);
  await page.getByRole('button', { name: '来的人少' }).click();
  await page.getByRole('button', { name: '只进 1 人' }).click();
  await page.getByText('请进 1 人').waitFor();
  expect(await counter(page).innerText()).toBe('2');
});

test('a walk-in of three and a head count with its method', async () => {
  const page = await openDoor();
  await page.getByRole('button', { name: '现场人员' }).click();
  await page.getByRole('button', { name: '多一人' }).click();
  await page.getByRole('button', { name: '多一人' }).click();
  await page.getByLabel('手机号（可不填）').fill('1380');
  await page.getByLabel('姓名（可不填）').fill('周文');
  await page.getByRole('button', { name: '请进 3 人' }).click();
  // What was typed stays, to be mended.
  await page.getByText('“1380”不是手机号').waitFor();
  expect(await page.getByLabel('姓名（可不填）').inputValue()).toBe('周文');
  await page.getByLabel('手机号（可不填）').fill('');
  await page.getByLabel('姓名（可不填）').fill('');
  await page.getByRole('button', { name: '请进 3 人' }).click();
  await verdict(page).waitFor();
  expect(await verdict(page).innerText()).toBe('请进 3 人');
  expect(await counter(page).innerText()).toBe('5');

  site().clock.moveTo(momentOf('2020-05-16', '14:40'));
  await page.getByRole('button', { name: '清点' }).click();
  await page.getByRole('button', { name: '记下' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('请填写人数');
  // More than the room holds is asked about, with both figures.
  await page.getByLabel('现场有多少人').fill('100000');
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText(/您填的是 100000 人.*\d+ 人左右/).waitFor();
  await page.getByRole('button', { name: '确实是 100000 人' }).waitFor();
  await page.getByLabel('现场有多少人').fill('8');
  await page.getByLabel('估算').check();
  // An estimate is not taken without what it rests on.
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('请先附上现场照片或登记表').waitFor();
  const photo = { name: '现场.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 room') };
  await page.getByLabel('现场照片或登记表').setInputFiles(photo);
  await page.getByText('照片已保存').waitFor();
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('已记 8 人').waitFor();
  expect(await page.locator('.stage').innerText()).toContain('本场人次：8');
});

test('a photo of the room is made smaller, is waited for on a slow network, and one that cannot be read is told', async () => {
  const page = await openDoor();
  await page.getByRole('button', { name: '清点' }).click();
  await page.getByLabel('估算').check();
  const field = page.getByLabel('现场照片或登记表');
  await field.setInputFiles({ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: Buffer.from('no photo') });
  await page.getByText('转换不了这种格式').waitFor();
  // Longer than a button waits for its answer.
  await page.route('**/api/v1/attachments', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 13_000));
    await route.continue();
  });
  const answered = page.waitForResponse('**/api/v1/attachments', { timeout: 60_000 });
  const taken = await field.evaluate(async (input: HTMLInputElement) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3200, 2400];
    const context = canvas.getContext('2d')!;
    const noise = context.createImageData(3200, 2400);
    for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
    context.putImageData(noise, 0, 0);
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const given = new DataTransfer();
    given.items.add(new File([photo!], '现场.png', { type: 'image/png' }));
    input.files = given.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return photo!.size;
  });
  await page.getByText(/正在发送照片，已发 \d+%/).waitFor({ timeout: 60_000 });
  await page.getByText('照片已保存').waitFor({ timeout: 60_000 });
  const kept = (await (await answered).json()) as { id: string; fileName: string; size: number };
  expect(kept.fileName).toBe('现场.jpg');
  expect(kept.size).toBeLessThan(taken / 4);
  const sides = await page.evaluate(async (id) => {
    const photo = await createImageBitmap(await (await fetch(`/api/v1/attachments/${id}`)).blob());
    return [photo.width, photo.height];
  }, kept.id);
  expect(sides).toEqual([2000, 1500]);
});

test('a request that does not get through stays on the screen, over a reload too, and goes through once', async () => {
  site().forgive(/ERR_INTERNET_DISCONNECTED/);
  const page = await openDoor();
  await page.getByRole('button', { name: '现场人员' }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '请进 1 人' }).click();
  await page.getByText('没有连上').waitFor();
  expect(await page.locator('.stage').innerText()).toContain('现场人员 1 人');
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByText('请进 1 人').waitFor();
  expect(await counter(page).innerText()).toBe('6');
  await page.reload();
  await counter(page).waitFor();
  expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0);
});

test('a walk-in whose answer was lost is not entered twice in silence', async () => {
  site().forgive(/ERR_FAILED|ERR_ABORTED|ERR_CONNECTION/);
  const page = await openDoor();
  await page.route(
    '**/door/walk-in',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: '现场人员' }).click();
  await page.getByRole('button', { name: '请进 1 人' }).click();
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByText('可能已经记上').waitFor();
  await page.getByRole('button', { name: '已经记上' }).click();
  await page.reload();
  await counter(page).waitFor();
  expect(await counter(page).innerText()).toBe('7');
});

test('the sessions of today are offered at /door, in English by the cookie', async () => {
  const page = await site().open('/door', { role: 'host', language: 'en' });
  await page.getByRole('heading', { name: 'Sessions of today' }).waitFor();
  expect(await page.locator('.choices li').count()).toBe(1);
  await page.locator('.choices a').click();
  await page.waitForURL(`**/door/${sessionId}`);
  await page.getByRole('button', { name: 'Walk-in' }).waitFor();
});

test('an auditor is told that this account may not run the door', async () => {
  const page = await site().open(`/door/${sessionId}`, { role: 'auditor' });
  await page.getByText('这个账号不能管门口').waitFor();
});

test('the camera reads where it may; without leave the page says how to go on', async () => {
  const allowed = await site().open(`/door/${sessionId}`, { role: 'host', camera: true });
  await allowed.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  const refused = await site().open(`/door/${sessionId}`, { role: 'host' });
  await refused.getByText('没有得到摄像头的使用许可').waitFor();
  expect(await refused.getByText('对准票上的二维码').count()).toBe(0);
  await refused.getByRole('button', { name: '改为输入号码' }).click();
  await refused.getByRole('textbox', { name: /票号/ }).waitFor();
});

test('the door is light: at most 160 KB of script before a camera is used', async () => {
  const page = await site().open('/door', { role: 'host' });
  const { bytes, text } = await scriptsOf(page, () => page.goto(`${site().url}/door/${sessionId}`));
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(160 * 1024);
  expect(text).not.toMatch(/echarts|ant-btn/);
});

test('who signed up is ticked on the paper sheet with one click; who is in already cannot be ticked', async () => {
  const page = await site().open(`/console/sessions/${sessionId}/paper`, { role: 'host' });
  const list = page.getByRole('group', { name: /报名者/ });
  await list.getByText('已入场').first().waitFor();
  const inside = list.getByRole('checkbox', { name: /张\*\*/ });
  expect([await inside.isChecked(), await inside.isDisabled()]).toEqual([true, true]);
  await list.getByRole('checkbox', { name: /周\*/ }).check();
  expect(await page.getByLabel('票号 1', { exact: true }).inputValue()).toBe(tickets.paper);
  expect(await page.getByLabel('人数 1', { exact: true }).inputValue()).toBe('2');
  // A code typed of somebody who is in already is told at its cell.
  await page.getByLabel('票号 2', { exact: true }).fill(tickets.family);
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByText(/第 2 行 票号：此人已在/).waitFor();
  await page.getByLabel('票号 2', { exact: true }).fill('');
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByRole('button', { name: '录入 1 行，2 人' }).click();
  await page.getByText('已录入 1 行，2 人').first().waitFor();
  await list.getByRole('checkbox', { name: /周\*.*已入场/, disabled: true }).waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

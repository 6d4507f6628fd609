import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sh2026Sheet } from '#src/plan/declaration/forms.fixture.ts';
import { renderWord } from '#src/platform/documents/index.ts';
import { liveSmallYear } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const site = openSite(async (world) => {
  await liveSmallYear(world);
});
const shots = process.env.KEPU_SHOTS;

async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/unsaved-${name}.png`, fullPage: true });
}

test('an import that was mended is left only when asked; one that was only read is left at once', async () => {
  const page = await site().open('/console/programme/import', { role: 'manager', width: 1440, height: 900 });
  const put = async (): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({
      name: '申报表.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await renderWord(sh2026Sheet)),
    });
    await page.getByLabel('原表写法').first().waitFor();
  };
  await put();
  await page.getByRole('link', { name: '预算' }).click();
  await page.locator('main h1', { hasText: '预算' }).waitFor();
  await page.goBack();
  await put();
  await page.getByLabel('原表写法').first().fill('20—30场');
  await page.locator('td', { hasText: '20–30 场' }).first().waitFor();
  await shoot(page, 'import-1440');
  await page.getByRole('link', { name: '预算' }).click();
  await page.getByRole('dialog', { name: '离开这一页？' }).waitFor();
  await page.getByRole('button', { name: '继续填写' }).click();
  expect(await page.getByLabel('原表写法').first().inputValue()).toBe('20—30场');
  await page.getByRole('button', { name: '换一个文件' }).click();
  await page.getByRole('dialog', { name: '离开这一页？' }).waitFor();
  await page.getByRole('button', { name: '不保存，离开' }).click();
  await page.getByLabel('原表写法').first().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '预算' }).click();
  await page.waitForURL('**/programme/budget');
});

test.each([
  ['moves', true],
  ['comes and goes at once', false],
])('a dialog that %s, in which something was typed, is left by Esc or Back only when asked', async (_how, motion) => {
  const page = await site().open('/console/expenses', { role: 'finance', width: 1440, height: 900, motion });
  await page.getByRole('button', { name: '登记支出' }).first().click();
  const dialog = page.getByRole('dialog').filter({ hasText: '登记支出' });
  await dialog.getByLabel('用途').fill('讲座的材料');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '离开这一页？' }).waitFor();
  await page.getByRole('button', { name: '继续填写' }).click();
  // Where one was typing is where one goes on.
  await dialog.locator('#purpose:focus').waitFor();
  expect(await dialog.getByLabel('用途').inputValue()).toBe('讲座的材料');
  // A number that was refused is looked at again as it is mended.
  await dialog.getByLabel(/^金额/).fill('0');
  await dialog.getByLabel('用途').focus();
  await dialog.getByText('不能小于 0.01').waitFor();
  await dialog.getByLabel(/^金额/).fill('120');
  await dialog.getByText('不能小于 0.01').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('a reason that was begun is given up by Esc only when asked, and by the button at once', async () => {
  const page = await site().open('/console/programme/activities', { role: 'manager', width: 1440, height: 900 });
  await page.locator('tbody input[type=checkbox]').first().check();
  const open = async () => {
    await page.getByRole('button', { name: '撤回所选' }).click();
    return page.getByRole('dialog', { name: '撤回 1 项计划活动？' });
  };
  const dialog = await open();
  const reason = dialog.getByRole('textbox');
  await reason.fill('场地装修');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '离开这一页？' }).waitFor();
  await page.getByRole('button', { name: '继续填写' }).click();
  expect(await reason.inputValue()).toBe('场地装修');
  await reason.fill('');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await (await open()).getByRole('textbox').fill('又有场地了');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await dialog.waitFor({ state: 'detached' });
});

async function begunSession(title: string, width: number): Promise<Page> {
  const page = await site().open('/console/sessions/new', { role: 'manager', width, height: 900 });
  await page.locator('#title').fill(title);
  await page.locator('#day').fill('2020-11-20');
  await page.keyboard.press('Enter');
  await page.locator('#online').click();
  await page.locator('#district').click();
  await page.locator('.ant-select-item').first().click();
  return page;
}

test.each([1440, 360])('a session that ended is renewed over the page, and what was being saved is saved: %i', async (width) => {
  const title = `登录失效后保存的一场 ${width}`;
  const page = await begunSession(title, width);
  await page.context().clearCookies({ name: /^kepu\.|^__Secure-kepu/ });
  await page.getByRole('button', { name: '保存草稿' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' });
  await dialog.getByLabel('邮箱').waitFor();
  expect(await page.getByText('离开这一页？').count()).toBe(0);
  expect(await page.getByRole('alert').count()).toBe(0);
  await shoot(page, `again-${width}`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  // The button that waits behind the dialog is pale.
  expect((await axeFindings(page)).filter((finding) => !finding.includes('.ant-btn-loading'))).toEqual([]);
  await dialog.getByLabel('邮箱').fill('manager@demo.kepu');
  await dialog.getByLabel('密码').first().fill('kepu-demo-2020');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: title }).waitFor();
  await dialog.waitFor({ state: 'detached' });
});

test('another person does not go on with the page; put off, the refusal stands and the page keeps what was typed', async () => {
  const page = await begunSession('别人接不着做', 1440);
  await page.context().clearCookies({ name: /^kepu\.|^__Secure-kepu/ });
  await page.getByRole('button', { name: '保存草稿' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' });
  await dialog.getByLabel('邮箱').fill('finance@demo.kepu');
  await dialog.getByLabel('密码').first().fill('kepu-demo-2020');
  await page.keyboard.press('Enter');
  await dialog.getByText('请用', { exact: false }).last().waitFor();
  expect(await page.url()).toContain('/sessions/new');
  await dialog.locator('.ant-modal-close').click();
  await page.getByRole('alert').filter({ hasText: '需要登录' }).waitFor();
  expect(await page.locator('#title').inputValue()).toBe('别人接不着做');
});

test('what is saved while the network is away is refused with a sentence, and goes through when it is back', async () => {
  site().forgive(/ERR_INTERNET_DISCONNECTED/);
  const title = '断网时保存的一场';
  const page = await begunSession(title, 1440);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
  await shoot(page, 'offline');
  // What the page stands on is asked again in vain when one comes back to it later.
  await page.clock.setFixedTime(site().clock.now().getTime() + 7_200_000);
  const inVain = () => page.waitForEvent('requestfailed', (request) => request.url().includes('/regions?parent'));
  const [first] = [inVain(), await page.evaluate(() => void window.dispatchEvent(new Event('visibilitychange')))];
  await first;
  await inVain();
  // Nothing may come of it: time enough for what would.
  await page.waitForTimeout(500);
  expect(await page.locator('#title').inputValue()).toBe(title);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  expect(await page.getByRole('alert').filter({ hasText: '连不上服务器' }).count()).toBe(0);
});

test('whoever signs out goes to the sign-in, and is not asked to sign in again', async () => {
  const page = await site().open('/console/sign-in', { width: 1440, height: 900 });
  await page.getByLabel('邮箱').fill('manager@demo.kepu');
  await page.getByLabel('密码').first().fill('kepu-demo-2020');
  await page.keyboard.press('Enter');
  await page.locator('.person').click();
  await page.getByRole('menuitem', { name: '退出' }).click();
  await page.waitForURL('**/console/sign-in**');
  await page.getByLabel('邮箱').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

import { expect, test } from 'vitest';
import { createTenant, demoPassword, inviteMember } from '#src/access/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { granted } from '../support/environment.ts';
import { totpOf } from '../support/totp.ts';
import { axeFindings, overflow, readQr } from './support/look.ts';
import { openSite } from './support/site.ts';

const email = 'manager@example.org';
const ownPassword = 'a password of my own';
let password = '';

const site = openSite(async ({ environment }) => {
  const tenant = granted(await createTenant(environment, { code: 'real', name: '真实单位', regionCode: '310000', demo: false }));
  const invited = granted(
    await inviteMember(environment, systemActor(tenant.id, 'test'), tenant.name, {
      name: '真实经理',
      email,
      membership: { role: 'manager' },
    }),
  );
  password = invited.initialPassword!;
});

test('a manager of a real unit sets a password and the second factor at the first sign-in, and signs in with them from then on', async () => {
  const page = await site().open('/console/sign-in', { width: 360, height: 740 });
  const signIn = async (): Promise<void> => {
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').first().fill(password);
    await page.keyboard.press('Enter');
  };
  await signIn();
  await page.getByRole('heading', { name: '请换成自己的密码' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await page.getByLabel('管理员给的密码').fill(password);
  await page.getByLabel('新密码').fill(password);
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByText('新密码与原密码相同').waitFor();
  await page.getByLabel('新密码').fill(ownPassword);
  await page.getByRole('button', { name: '保存并继续' }).click();
  password = ownPassword;
  await page.getByRole('heading', { name: '请先设置两步验证' }).waitFor();
  await page.getByLabel('登录密码').fill(password);
  await page.getByRole('button', { name: '开启两步验证' }).click();
  await page.locator('.ant-qrcode svg').waitFor();
  const uri = (await readQr(page, '.ant-qrcode'))!;
  expect(uri).toContain('otpauth://totp/Kepu');
  expect(await page.locator('code').innerText()).toBe(new URL(uri).searchParams.get('secret'));
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await page.getByLabel('验证码').fill(totpOf(uri));
  await page.getByRole('button', { name: '确认开启' }).click();
  await page.getByText('备用码（请妥善保管，各用一次）').waitFor();
  const [backup] = (await page.locator('code').last().innerText()).split('　');
  await page.getByRole('button', { name: '已保存备用码，继续' }).click();
  await page.locator('.top').waitFor();

  await page.getByRole('button', { name: /真实经理/ }).click();
  await page.getByText('退出').click();
  await page.waitForURL('**/sign-in**');
  await signIn();
  await page.getByLabel('验证码').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('验证码不对').waitFor();
  await page.getByLabel('验证码').fill(backup!);
  await page.keyboard.press('Enter');
  await page.locator('.top').waitFor();
});

test('one sees where one is signed in, and ends another session', async () => {
  await site().open('/console/', { role: 'finance', width: 1440, height: 900 });
  const page = await site().open('/console/sign-in', { width: 1440, height: 900 });
  await page.getByLabel('邮箱').fill('finance@demo.kepu');
  await page.getByLabel('密码').first().fill(demoPassword);
  await page.keyboard.press('Enter');
  await page.locator('.top').waitFor();
  await page
    .getByRole('button', { name: /演示财务|财务/ })
    .first()
    .click();
  await page.getByRole('link', { name: '我的账号' }).click();
  const panel = page.locator('section', { hasText: '登录设备' }).last();
  await panel.getByText('本设备').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const others = panel.getByRole('button', { name: /^结束 .* 的登录$/ });
  const before = await others.count();
  expect(before).toBeGreaterThan(0);
  await others.first().click();
  await page.getByText('已结束').first().waitFor();
  await expect.poll(() => others.count()).toBe(before - 1);
  expect(await overflow(page)).toBe(0);
});

test('the link of an administrator that is not valid says so', async () => {
  const page = await site().open('/console/new-password#no-such-link', { width: 360, height: 740 });
  await page.getByLabel('新密码').fill('a new long password');
  await page.getByRole('button', { name: '设置新密码' }).click();
  await page.getByText('链接无效、已用过或已过期').waitFor();
  expect(await overflow(page)).toBe(0);
});

import { expect, test } from 'vitest';
import { watchIndicators } from '#src/account/index.ts';
import { tellWhoShouldKnow } from '#src/app/alerts.ts';
import { approveProgramme } from '#src/plan/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { plannedActivity, smallYear } from '#src/account/account.fixture.ts';
import { granted } from '../support/environment.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const site = openSite(async ({ environment, actors, clock, tenant }) => {
  const programme = await smallYear(environment, actors.manager);
  await plannedActivity(environment, actors.manager, programme.id, {
    name: '秋季讲座',
    target: 200_000,
    dueOn: '2020-10-31',
    district: '310107',
    factKind: 'attendance',
    unit: '人次',
  });
  granted(await approveProgramme(environment, actors.manager, { id: programme.id, version: programme.version }));
  for (const day of ['2020-07-01', '2020-11-30']) {
    clock.moveTo(momentOf(day, '09:30'));
    granted(await watchIndicators(environment, systemActor(tenant.id, 'watch')));
    granted(await tellWhoShouldKnow(environment, tenant));
  }
});

test('who was told what left its path stands under the monitoring; without a gateway it waits to be told by phone', async () => {
  const page = await site().open('/console/account/monitoring', { role: 'manager', width: 1440, height: 1000 });
  const panel = page.locator('section', { hasText: '预警通知' }).last();
  await panel.getByText('偏离进度').first().waitFor();
  await panel.getByText('没有配置短信网关').waitFor();
  await page.locator('main h1').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await panel.scrollIntoViewIfNeeded();
  if (process.env.KEPU_SHOTS) await page.screenshot({ path: `${process.env.KEPU_SHOTS}/alerts.png`, fullPage: true });
  await panel.getByRole('button', { name: '已电话告知' }).first().click();
  await panel.getByText('已电话告知', { exact: true }).first().waitFor();
});

test('one turns the messages off in the own account', async () => {
  const page = await site().open('/console/settings/preferences', { role: 'manager', width: 1440, height: 1000 });
  const panel = page.locator('section', { hasText: '预警短信' }).last();
  await panel.getByText('不接收').click();
  await page.getByText('已保存').waitFor();
  if (process.env.KEPU_SHOTS) await page.screenshot({ path: `${process.env.KEPU_SHOTS}/preferences.png`, fullPage: true });
  await page.reload();
  await panel.locator('.ant-segmented-item-selected', { hasText: '不接收' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const narrow = await site().open('/console/settings/preferences', { role: 'manager', width: 360, height: 740 });
  await narrow.getByText('登录设备').waitFor();
  expect(await overflow(narrow)).toBe(0);
  if (process.env.KEPU_SHOTS) await narrow.screenshot({ path: `${process.env.KEPU_SHOTS}/preferences-360.png`, fullPage: true });
});

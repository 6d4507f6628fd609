import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { bundleCommand } from '#src/account/index.ts';
import { askWitnesses, publishedCheckpoint, restartLog, sequenceLog } from '#src/evidence/log/index.ts';
import { granted } from '../support/environment.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';
import { superuser } from '../support/superuser.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kepu-log-'));
const bundle = join(folder, 'bundle.jsonl');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let year: LivedYear;
/** A log that lost a leaf with a restored backup, and was begun anew. */
const site = openSite(async (world) => {
  const log = { tenant: world.tenant.id, code: world.tenant.code };
  year = await liveSmallYear(world);
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const root = superuser(world, admin);
  granted(await sequenceLog(world.environment, log));
  await root.keep('backup');
  await admin.query(
    `INSERT INTO evidence.fact (tenant_id, id, programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, quantity, unit, record_kind, record_id, hash)
      SELECT tenant_id, uuidv7(), programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, quantity, unit, record_kind, record_id, hash FROM evidence.fact LIMIT 1`,
  );
  granted(await sequenceLog(world.environment, log));
  const lost = (await publishedCheckpoint(world.environment, world.tenant.id))!;
  await root.putBack('backup');
  granted(
    await restartLog(world.environment, log, {
      reason: '机房进水，只有五月十九日的备份',
      others: [lost],
      confirmed: true,
      record: async () => undefined,
    }),
  );
  await askWitnesses(world.environment, world.tenant.id);
  granted(await bundleCommand(world.environment, world.actors.manager, { programmeId: year.programmeId, out: bundle }));
  writeFileSync(join(folder, 'lost.txt'), lost);
  await admin.end();
});
const shots = process.env.KEPU_SHOTS;

test('a break of the log stands above everything on its page, and beside the verdict of a bundle', async () => {
  const page = await site().open('/console/evidence/log', { role: 'auditor', width: 1440, height: 900 });
  const told = page.getByRole('alert').filter({ hasText: '条处中断' });
  await told.waitFor();
  expect(await told.innerText()).toMatch(
    /日志在第 (\d+) 条处中断.*重新开始\s+此前签发过 \d+ 条，留下 \1 条，其余已经遗失。原因：机房进水/s,
  );
  expect(await page.getByRole('link', { name: '公开检查点' }).getAttribute('href')).toBe('/log/shanghai/checkpoint');
  expect(await axeFindings(page)).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/log.png` });
  const small = await site().open('/console/evidence/log', { role: 'auditor', width: 360, height: 800 });
  await small.getByRole('alert').filter({ hasText: '条处中断' }).waitFor();
  expect(await overflow(small)).toBeLessThanOrEqual(0);
  if (shots) await small.screenshot({ path: `${shots}/log-360.png` });
  const verify = await site().open('/verify/', { width: 1440, height: 900 });
  await verify.locator('#bundle').setInputFiles(bundle);
  await verify.getByText('✓ 全部成立').waitFor();
  expect(await verify.getByRole('status').innerText()).toMatch(/日志在第 \d+ 条处中断，.*机房进水/);
  if (shots) await verify.screenshot({ path: `${shots}/verify.png` });
  expect(readFileSync(join(folder, 'lost.txt'), 'utf8')).toContain('/log/shanghai\n');
});

test('a manager takes the words of a fact away, after saying why; an auditor is not offered it', async () => {
  const indicator = year.indicators.find(({ name }) => name.includes('品牌认知度'))!.id;
  const open = async (role: 'manager' | 'auditor') => {
    const page = await site().open(`/console/account/${indicator}`, { role, width: 1440, height: 900 });
    const rows = page.getByRole('table', { name: '原始记录' }).locator('tbody tr');
    await rows.first().getByRole('button', { name: '厨房里的化学' }).click();
    const facts = page.getByRole('table', { name: '这条记录的事实' });
    await facts.locator('tbody tr', { hasText: '清点' }).getByRole('button').click();
    await page.getByRole('dialog').getByText('清点人数').waitFor();
    return page;
  };
  const auditor = await open('auditor');
  expect(await auditor.getByRole('button', { name: '删除文字' }).count()).toBe(0);
  const page = await open('manager');
  await page.getByRole('button', { name: '删除文字' }).click();
  const dialog = page.getByRole('dialog', { name: '删除这条事实里的文字？' });
  await dialog.getByText('数量、附件和日志证明不变').waitFor();
  expect(await dialog.getByRole('button', { name: '删除文字' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因').fill('标题里写了姓名，本人要求删除');
  if (shots) await page.screenshot({ path: `${shots}/words.png` });
  await dialog.getByRole('button', { name: '删除文字' }).click();
  await page.getByText('文字已删除，数量和证明不变').waitFor();
  await page.getByRole('dialog').getByText('〔已删除〕').first().waitFor();
  expect(await page.getByRole('button', { name: '删除文字' }).count()).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}/words-gone.png` });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleCommand, verifyCommand } from '#src/account/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { spendMore } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';
import { flippedBundle } from '../support/flipped-bundle.ts';
import { liveSmallYear } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kepu-verify-'));
const bundle = join(folder, 'bundle.jsonl.gz');
const forged = join(folder, 'forged.jsonl');
const retargeted = join(folder, 'retargeted.jsonl');
const later = join(folder, 'later.jsonl.gz');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const site = openSite(async (world) => {
  const year = await liveSmallYear(world);
  const { programmeId } = year;
  const plain = join(folder, 'bundle.jsonl');
  for (const out of [plain, bundle]) granted(await bundleCommand(world.environment, world.actors.manager, { programmeId, out }));
  const lines = readFileSync(plain, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.startsWith('{"type":"fact"') && line.includes('"kind":"attendance"'));
  writeFileSync(forged, lines.with(at, lines[at]!.replace('"quantity":1', '"quantity":100')).join('\n'));
  const row = lines.findIndex((line) => line.startsWith('{"type":"indicator"') && line.includes('=20万人次'));
  writeFileSync(retargeted, lines.with(row, lines[row]!.replace('=20万人次', '=2万人次')).join('\n'));
  await accountForTheYear(world, programmeId);
  world.clock.moveTo(momentOf('2021-01-14', '09:00'));
  await spendMore(world, year, '记-2020-12-0999', 60_000, '发票迟到');
  granted(await bundleCommand(world.environment, world.actors.manager, { programmeId, out: later }));
});

test('a bundle is checked in the browser, without signing in and without a word to the server', async () => {
  const page = await site().open('/verify/', { width: 1440, height: 1000 });
  await page.locator('h1').waitFor();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.locator('#bundle').setInputFiles(bundle);
  await page.getByText('✓ 全部成立').waitFor();
  expect(sent).toEqual([]);
  expect(await page.locator('table tbody tr').count()).toBe(7);
  expect(await page.locator('.checks .bad').count()).toBe(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/verify-good.png`, fullPage: true });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.getByRole('status').innerText()).toContain('All holds');
  await page.reload();
  await page.getByRole('heading', { name: 'Check an evidence bundle' }).waitFor();
});

test('a target that is not the logged one is told with both values', async () => {
  const page = await site().open('/verify/', { width: 1440, height: 1000 });
  await page.locator('#bundle').setInputFiles(retargeted);
  await page.locator('.verdict.bad').waitFor();
  expect(await page.locator('.checks').innerText()).toMatch(/目标在文件里为 =2万人次，日志所记为 =20万人次/);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/verify-bad.png`, fullPage: true });
});

test('a forged one is told with the place, on a phone', async () => {
  const page = await site().open('/verify/', { width: 360, height: 740 });
  await page.locator('#bundle').setInputFiles(forged);
  await page.locator('.verdict.bad').waitFor();
  expect(await page.locator('.checks').innerText()).toMatch(
    /日志第 \d+ 条的事实 [0-9a-f-]{36} 被改动（文件里是 2020-\d\d-\d\d，[\d.]+\S+）/,
  );
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  // Each figure stands below its indicator with the name of its column, and none is beyond the edge.
  const figures = page.locator('.scroll td.number').locator('visible=true');
  expect(await figures.count()).toBeGreaterThan(10);
  for (const figure of await figures.all()) {
    const box = (await figure.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    expect(await figure.evaluate((cell) => getComputedStyle(cell, '::before').content)).not.toBe('none');
  }
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/verify-forged-360.png`, fullPage: true });
  await page.getByRole('button', { name: '核验另一个' }).click();
  await page.locator('#bundle').setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([255, 216, 255]) });
  await page.locator('.verdict.bad').waitFor();
  expect(await page.locator('.verdict').innerText()).toContain('这个文件不是 Kepu 证据包，或已损坏');
  expect(await page.locator('.checks').count()).toBe(0);
});

test('a self-evaluation that was signed before something was booked is shown as it was frozen, beside today’s', async () => {
  const page = await site().open('/verify/', { width: 1440, height: 1000 });
  await page.locator('#bundle').setInputFiles(later);
  await page.getByText('✓ 全部成立').waitFor();
  const signed = await page.locator('.signed').innerText();
  expect(signed).toContain('第 1 号自评（截至 2020-12-31）：2021-01-11 10:00 冻结，2021-01-11 10:00 由分管领导签发');
  expect(signed).toContain('补记事实 1 条，更正或撤回 0 条');
  expect(await page.locator('.verdict').innerText()).toContain('补记事实 1 条，更正或撤回 0 条');
  expect(signed).toMatch(/2,000元\s+2,600元\s+不同/);
  expect(await axeFindings(page)).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/verify-signed.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/verify-signed-360.png`, fullPage: true });
  // The budget's execution has points of its own; without those of the first row there is no sum.
  const points = await page.locator('table tr.good [data-label=得分]').allInnerTexts();
  expect(points).toEqual(['—', '0.63', '0', '5', '7', '0', '10', '0.02', '—']);
});

test('a packed file with flipped bytes is one sentence, that of the command', async () => {
  const page = await site().open('/verify/', { width: 1440, height: 1000 });
  for (const part of [0.3, 0.7]) {
    const path = join(folder, `flipped-${part}.jsonl.gz`);
    writeFileSync(path, flippedBundle(part));
    const told = granted(await verifyCommand(path, {})).text;
    await page.locator('#bundle').setInputFiles(path);
    await page.locator('.verdict.bad').waitFor();
    const sentence = await page.locator('.checks .fault').innerText();
    expect(told).toContain(sentence);
    await page.getByRole('button', { name: '核验另一个' }).click();
  }
});

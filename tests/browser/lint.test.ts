import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importDeclaration } from '#src/plan/index.ts';
import { granted } from '../support/environment.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const example = readFileSync(new URL('../../examples/基层科普服务-2020.txt', import.meta.url));
const site = openSite(async (world) => {
  const source = { fileName: '目标表.txt', bytes: new Uint8Array(example) };
  granted(await importDeclaration(world.environment, world.actors.manager, source));
});
const shots = process.env.KEPU_SHOTS;

test('the declaration shows its findings beside the rows, and a mend is one click', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 1440, height: 900 });
  const mend = page.getByRole('button', { name: '改为“科普活动覆盖区数 ≥16个”' });
  await mend.waitFor();
  if (shots) await page.screenshot({ path: `${shots}/lint-1440.png`, fullPage: true });
  expect(await axeFindings(page)).toEqual([]);
  await mend.click();
  await page.getByRole('link', { name: '科普活动覆盖区数' }).waitFor();
  await mend.waitFor({ state: 'detached' });
  expect(await page.getByRole('link', { name: '受众群众' }).count()).toBe(0);
});

test('many findings of one rule are one line, and each of them opens to say how it is mended', async () => {
  for (const width of [1440, 360]) {
    const page = await site().open('/console/programme/import', { role: 'manager', width, height: 900 });
    await page.locator('main h1').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: '目标表.txt', mimeType: 'text/plain', buffer: example });
    const line = page.locator('.findings li').filter({ hasText: '错误 L12' });
    await line.first().waitFor();
    expect(await line.count()).toBe(1);
    await line.getByText('同类问题 8 条').waitFor();
    const rows = line.locator('details');
    expect(await rows.count()).toBe(8);
    const mend = rows.nth(2).locator('div');
    expect(await mend.isVisible()).toBe(false);
    await rows.nth(2).locator('summary').click();
    expect(await mend.innerText()).toContain('科普巡展站次');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    if (shots) await line.screenshot({ path: `${shots}/lint-alike-${width}.png` });
    if (width === 1440) expect(await axeFindings(page)).toEqual([]);
  }
});

test('a row is checked as it is typed, and a suggestion fills it in', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  await page.getByRole('button', { name: '修改' }).first().click();
  await page.getByRole('menuitem', { name: '新增指标' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('一级指标').fill('产出目标');
  await dialog.getByLabel(/二级指标/).fill('数量');
  await dialog.getByLabel('三级指标').fill('科普讲座场次');
  await dialog.getByLabel('目标值').fill('=160场');
  const take = dialog.getByRole('button', { name: '改为“≥160场”' });
  await take.waitFor();
  if (shots) await page.screenshot({ path: `${shots}/lint-dialog.png` });
  await take.click();
  await dialog.getByText('这一行没有发现问题').waitFor();
  expect(await dialog.getByLabel('目标值').inputValue()).toBe('≥160场');
});

test('the wording of an indicator is checked as it is typed, too', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('link', { name: '完成及时率' }).click();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '修改文字' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('三级指标').fill('使基层科普服务水平不断提升');
  await dialog.getByText('错误 L4').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/lint-wording.png` });
  await dialog.getByLabel('三级指标').fill('科普活动按期举办率（按期举办场次÷计划场次）');
  await dialog.getByText('错误 L4').waitFor({ state: 'detached' });
  expect(await axeFindings(page)).toEqual([]);
});

test('a form that is being imported is checked while it is mended', async () => {
  const page = await site().open('/console/programme/import', { role: 'manager', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '目标表.txt', mimeType: 'text/plain', buffer: example });
  const take = page.getByRole('button', { name: '改为“科普活动覆盖区数 ≥16个”' });
  await take.waitFor();
  if (shots) await page.screenshot({ path: `${shots}/lint-import.png`, fullPage: true });
  await take.click();
  await take.waitFor({ state: 'detached' });
  expect(await page.getByLabel('三级指标').nth(1).inputValue()).toBe('科普活动覆盖区数');
});

test('in English the findings are English, and only the words of the form are Chinese', async () => {
  const page = await site().open('/console/programme', { role: 'manager', language: 'en', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  const chinese = (text: string): string[] => text.replace(/“[^”]*”/g, '').match(/\p{Script=Han}+/gu) ?? [];
  await page.locator('.findings').first().waitFor();
  expect((await page.locator('.findings').allInnerTexts()).flatMap(chinese)).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/lint-english.png`, fullPage: true });
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByRole('menuitem', { name: 'Add an indicator' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Level 1').fill('产出目标');
  await dialog.getByLabel(/Level 2/).fill('数量');
  await dialog.getByLabel('Level 3').fill('讲座率');
  await dialog.getByRole('textbox', { name: 'Target' }).fill('=160场');
  const findings = dialog.locator('.findings');
  await findings.getByText('“讲座率” is a rate, but its unit is “场”.').waitFor();
  await findings.getByText('The target “=160场” says “=”: to deliver more would count as a deviation.').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/lint-english-dialog.png` });
  const said = await findings.innerText();
  expect(chinese(said)).toEqual([]);
  // Documents are found by their own numbers.
  const own = /讲座率|讲座数|≥160场|=160场|160场|场|财预〔\d{4}〕\d+号|高质量发展导向的预算绩效目标管理问题研究/g;
  expect((said.match(/“[^”]*”/g) ?? []).flatMap((quoted) => quoted.replaceAll(own, '').match(/\p{Script=Han}/gu) ?? [])).toEqual(
    [],
  );
});

test('fits a small phone', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 360, height: 740 });
  await page.locator('.findings').first().waitFor();
  if (shots) await page.screenshot({ path: `${shots}/lint-360.png`, fullPage: true });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

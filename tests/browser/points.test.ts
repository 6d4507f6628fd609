import { expect, test } from 'vitest';
import { referenceProgramme } from '#src/account/account.fixture.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const site = openSite(async (world) => {
  await referenceProgramme(world.environment, world.actors.manager);
});
const shots = process.env.SHOTS;

test('points: the approval says that they are missing, the account leads to where they are filled in and mended, and then it scores', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('button', { name: /批\s*复/ }).click();
  const ask = page.getByRole('dialog');
  await ask.getByText('指标还没有分值，不能计分').waitFor();
  await ask.getByText('这里记下财政部门对这份目标表的批复').waitFor();
  await ask.getByText(/指标体检还有错误 \d+ 项/).waitFor();
  await ask.getByText(/预算 120.*中还有 120.*没有分到预算明细/).waitFor();
  if (shots) await page.screenshot({ path: `${shots}/approve.png` });
  await ask.getByRole('button', { name: /取\s*消/ }).click();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site().url}/console/account`);
  await page.getByText('指标还没有分值，不能计分。').waitFor();
  await page.locator('main table.data tbody tr').first().waitFor();
  expect(await page.getByRole('button', { name: /重\s*试/ }).count(), 'there is nothing to try again').toBe(0);
  expect(await page.getByLabel('计分规则').count(), 'and no rules to choose').toBe(0);
  expect(
    asked.filter((url) => url.endsWith('/score') || url.includes('/score?')),
    'no score is asked for',
  ).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/no-points.png` });
  await page.getByRole('link', { name: /去填分值/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '填入建议分值' }).click();
  await dialog.getByText('指标分值合计 90，预算执行率另占 10，共 100 分。').waitFor();
  const first = dialog.getByRole('textbox').or(dialog.getByRole('spinbutton')).first();
  const given = await first.inputValue();
  await first.fill('1');
  await dialog.getByText(/指标分值合计 [\d.]+，加预算执行率 10 是 [\d.]+，少 [\d.]+ 分/).waitFor();
  const local = dialog.getByRole('radio', { name: '20 分，按财预〔2020〕10号（地方：预算执行率 20 分）' });
  await local.check();
  await dialog.getByRole('button', { name: '填入建议分值' }).click();
  await dialog.getByText('指标分值合计 80，预算执行率另占 20，共 100 分。').waitFor();
  await dialog.getByRole('radio', { name: /^10 分/ }).check();
  await dialog.getByText('指标分值合计 80，加预算执行率 10 是 90，少 10 分。').waitFor();
  await dialog.getByRole('button', { name: '填入建议分值' }).click();
  await dialog.getByText('指标分值合计 90，预算执行率另占 10，共 100 分。').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/points.png` });
  await first.fill(given);
  await dialog.getByRole('button', { name: '保存分值' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('');
  await page.getByText('指标分值合计 90').waitFor();

  await page.goto(`${site().url}/console/account`);
  await page.getByText('财预〔2020〕10号（上海四级目标表，按完成比例计分）').waitFor();
  expect(await page.getByText('还没有分值').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});

test('next year’s proposal: money put in is not taken, and every ground says what was rounded', async () => {
  const page = await site().open('/console/programme', { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('button', { name: '拟定2021年度目标' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: /基层科普服务/ }).waitFor();
  const money = dialog.getByRole('row', { name: /基层科普服务/ });
  expect(await money.getByRole('checkbox').isChecked()).toBe(false);
  expect(await money.innerText()).toContain('建议不列（体检 L6）');
  if (shots) await page.screenshot({ path: `${shots}/next-year.png` });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  if (shots) await page.screenshot({ path: `${shots}/next-year-360.png` });
});

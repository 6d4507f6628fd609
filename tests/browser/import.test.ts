import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cnTargetSheet, selfEvaluationSheet, sh2026Sheet } from '#src/plan/declaration/forms.fixture.ts';
import { renderPdf, renderWord } from '#src/platform/documents/index.ts';
import { liveSmallYear } from '../support/small-year.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite } from './support/site.ts';

const site = openSite(async (world) => {
  await liveSmallYear(world);
});
const shots = process.env.KEPU_SHOTS;
const example = readFileSync(new URL('../../examples/基层科普服务-2020.txt', import.meta.url));

interface Visit {
  width?: number;
  language?: 'zh' | 'en';
}

async function put(name: string, bytes: Uint8Array, { width = 1440, language }: Visit = {}): Promise<Page> {
  const page = await site().open('/console/programme/import', {
    role: 'manager',
    width,
    height: 900,
    ...(language && { language }),
  });
  await page.locator('main h1').waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  return page;
}

/** As dropped from a folder, all at once. */
async function drop(page: Page, files: Record<string, string>): Promise<void> {
  const data = await page.evaluateHandle((texts) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) transfer.items.add(new File([text], name, { type: 'text/plain' }));
    return transfer;
  }, files);
  await page.getByText('选择或拖入申报表').dispatchEvent('drop', { dataTransfer: data });
}

const within = (place: { y: number; height: number } | null, height: number): boolean =>
  place !== null && place.y >= 0 && place.y + place.height <= height;

async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/import-${name}.png`, fullPage: true });
}

test('a Word form stands beside what was understood; the doubtful cell is marked, taken by one click, and imported', async () => {
  const page = await put('申报表.docx', await renderWord(sh2026Sheet));
  const original = page.getByRole('group', { name: '原文件' });
  await original.locator('tr.doubted mark', { hasText: '290%' }).waitFor();
  expect(await original.locator('td', { hasText: '科学咖啡馆' }).count()).toBe(1);
  await page.getByRole('button', { name: '看原处' }).first().click();
  await original.locator('tr.sought', { hasText: '290%' }).waitFor();
  await shoot(page, 'word-1440');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '按“≥90%”采纳' }).click();
  await original.locator('mark', { hasText: '290%' }).waitFor({ state: 'detached' });
  await page.getByLabel('原表写法').first().fill('≥120场');
  await page.getByRole('button', { name: '导入为项目' }).click();
  await page.waitForURL(/\/console\/programme$/);
  await page.getByText('科学咖啡馆').first().waitFor();
  const body = page.locator('main');
  await body
    .getByText(/≥\s?90/)
    .first()
    .waitFor();
  await body
    .getByText(/≥\s?120/)
    .first()
    .waitFor();
});

test('a text is shown line by line, a PDF as its rows', async () => {
  const page = await put('目标表.txt', example);
  const original = page.getByRole('group', { name: '原文件' });
  await original.locator('.original-lines > div').first().waitFor();
  const lines = example.toString('utf8').split(/\r?\n/);
  expect(await original.locator('.original-lines > div').count()).toBe(lines.length);
  await shoot(page, 'text-1440');
  expect(await axeFindings(page)).toEqual([]);
  const pdf = await renderPdf(cnTargetSheet);
  if (!pdf.ok) throw new Error(pdf.refusal.code);
  const second = await put('申报表.pdf', pdf.value, { width: 360, language: 'en' });
  await second.getByRole('group', { name: 'The file' }).getByText('观众满意度').first().waitFor();
  await shoot(second, 'pdf-360-en');
  expect(await overflow(second)).toBeLessThanOrEqual(0);
  expect(await axeFindings(second)).toEqual([]);
});

test('a self-evaluation is scored again and cannot be imported', async () => {
  const page = await put('自评表.docx', await renderWord(selfEvaluationSheet));
  await page.getByText('这是绩效自评表，不能导入为项目。').waitFor();
  const table = page.getByRole('table', { name: '自评得分复算' });
  await table.getByText('科普讲座场次').waitFor();
  const total = table.locator('tfoot');
  expect(await total.textContent()).toContain('84.9');
  expect(await page.getByRole('button', { name: '导入为项目' }).count()).toBe(0);
  await shoot(page, 'self-1440');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('计分规则').click();
  await page.getByText('财预〔2020〕10号（地方：得分取整数）').last().click();
  await page.getByText(/按 ?财预〔2020〕10号（地方：得分取整数） ?复算/).waitFor();
  const small = await put('self-evaluation.docx', await renderWord(selfEvaluationSheet), { width: 360, language: 'en' });
  await small.getByRole('table', { name: 'Self-evaluation, scored again' }).waitFor();
  await shoot(small, 'self-360-en');
  expect(await overflow(small)).toBeLessThanOrEqual(0);
});

test('a file that cannot be read is refused in a sentence, and another one can be put in at once', async () => {
  const page = await put('扫描.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64)]));
  await page
    .getByRole('alert')
    .getByText(/不是能读的类型（PNG）/)
    .waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '目标表.txt', mimeType: 'text/plain', buffer: example });
  await page.getByRole('button', { name: '导入为项目' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('what a monitoring form says stands beside the original, and it is said what importing takes; values of other years stay with the row', async () => {
  const rows = [
    ['项目支出绩效目标执行监控表'],
    ['（2020年度）'],
    ['项目名称', '社区讲座'],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '1-7月执行情况', '全年预计完成情况', '完成目标可能性', '备注'],
    ['产出指标', '数量指标', '讲座场次', '≥60场', '21场', '62场', '有可能', '下半年补办'],
  ];
  const monitored = await put('监控表.txt', Buffer.from(rows.map((cells) => cells.join('\t')).join('\n')));
  await monitored.getByText('这是一份绩效监控表').waitFor();
  const table = monitored.getByRole('table').last();
  const row = table.locator('tbody tr', { hasText: '62场' });
  expect(await row.innerText()).toMatch(/1—7月完成情况 21场[\s\S]*全年预计 62场[\s\S]*下半年补办/);
  expect(await monitored.locator('main').innerText()).toContain('不会写入');
  await shoot(monitored, 'monitoring-1440');
  expect(await axeFindings(monitored)).toEqual([]);
  const years = [
    ['项目支出绩效目标表'],
    ['（2020年度）'],
    ['项目名称', '社区讲座'],
    ['一级指标', '二级指标', '三级指标', '上年实际值', '本年目标值'],
    ['产出指标', '数量指标', '讲座场次', '50场', '≥60场'],
  ];
  const page = await put('目标表.txt', Buffer.from(years.map((cells) => cells.join('\t')).join('\n')), { width: 360 });
  await page.getByText('上年实际值 50场').waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await shoot(page, 'years-360');
});

test('points stand beside what was understood, are mended there, and what they come to is told', async () => {
  const rows = [
    ['项目支出绩效目标表'],
    ['（2020年度）'],
    ['项目名称', '社区讲座'],
    ['一级指标', '二级指标', '三级指标', '指标值', '分值'],
    ['产出指标', '数量指标', '讲座场次', '≥60场', '50'],
    ['效益指标', '社会效益指标', '受益人次', '≥3000人次', '30'],
  ];
  const page = await put('目标表.txt', Buffer.from(rows.map((cells) => cells.join('\t')).join('\n')));
  const points = page.getByRole('textbox', { name: '分值 讲座场次' });
  expect(await points.inputValue()).toBe('50');
  await page.getByText('指标分值合计 80，加预算执行率 10 是 90，少 10 分。').waitFor();
  await points.fill('');
  await points.blur();
  await page.getByText(/1 项没有读到分值/).waitFor();
  await points.fill('60');
  await points.blur();
  await page.getByText(/合计 90，预算执行率另占 10/).waitFor();
  await shoot(page, 'points-1440');
  expect(await axeFindings(page)).toEqual([]);
  const self = await put('自评表.docx', await renderWord(selfEvaluationSheet));
  const table = self.getByRole('table', { name: '自评得分复算' });
  const row = table.locator('tbody tr', { hasText: '科普讲座场次' });
  await row.getByRole('textbox', { name: '表中得分 科普讲座场次' }).waitFor();
  const said = await row.innerText();
  await row.getByRole('textbox', { name: '分值 科普讲座场次' }).fill('1');
  await row.getByRole('textbox', { name: '分值 科普讲座场次' }).blur();
  await expect.poll(() => row.innerText()).not.toBe(said);
});

test('a form that is known already is no failure: it is said beside the box that takes it as a new version, and nothing covers that', async () => {
  site().forgive(/409/);
  for (const time of ['first', 'again'] as const) {
    const page = await put('基层科普服务-2020.txt', example, { width: time === 'again' ? 360 : 1440 });
    await page.getByRole('button', { name: '导入为项目' }).click();
    const box = page.getByRole('checkbox', { name: '作为新版本导入' });
    if (time === 'first') {
      await Promise.race([page.waitForURL(/\/console\/programme$/), box.waitFor()]);
      continue;
    }
    const said = page.getByRole('status').filter({ hasText: '这份申报表已导入为' });
    await said.waitFor();
    expect(await page.getByText('未能完成').count()).toBe(0);
    expect(await page.locator('.ant-notification-notice').count()).toBe(0);
    await shoot(page, 'known-360');
    await expect.poll(async () => within(await box.boundingBox(), 900), { message: 'the choice comes into view' }).toBe(true);
    await box.check();
    await page.getByLabel('变更理由').fill('目标值有调整');
    await page.getByRole('button', { name: '导入为项目' }).click();
    await page.waitForURL(/\/console\/programme$/);
  }
});

test('a number on the form that cannot be read stays as it was typed, is said at its field, and holds the import back', async () => {
  const page = await put('基层科普服务-2020.txt', example);
  const total = page.getByLabel('总预算（元）');
  const go = page.getByRole('button', { name: '导入为项目' });
  await expect.poll(() => go.isEnabled()).toBe(true);
  for (const [typed, stays, fault] of [
    ['12o万', '12o万', '“12o万”读不出数，请只写数字'],
    ['-3', '-3.00', '不能小于 0'],
  ] as const) {
    await total.fill(typed);
    await total.blur();
    await page.getByText(fault).waitFor();
    expect([await total.inputValue(), await go.isDisabled()]).toEqual([stays, true]);
  }
  await shoot(page, 'unreadable-1440');
  await total.fill('120万元');
  await total.blur();
  expect(await total.inputValue()).toBe('1,200,000.00');
  await page.getByText('不能小于 0').waitFor({ state: 'detached' });
  const year = page.getByLabel('年度', { exact: true });
  await year.fill('3020');
  await page.getByText('不能大于 2,100').waitFor();
  await year.fill('2020');
  await expect.poll(() => go.isEnabled()).toBe(true);
});

test('a year apart from the dates is a place to check, and imported only when it is meant; reversed dates wait to be mended', async () => {
  const text = example.toString('utf8');
  const page = await put('年度写错.txt', Buffer.from(text.replaceAll('（2020年度）', '（2021年度）')));
  const go = page.getByRole('button', { name: '导入为项目' });
  const meant = page.getByRole('checkbox', { name: '已核对，年度和日期都没有写错' });
  await meant.waitFor();
  await page.getByText('1 处需要核对').waitFor();
  expect(await page.getByText('每一格都读清楚了').count()).toBe(0);
  expect(await page.locator('main').innerText()).not.toContain('2020-01-01 至');
  expect(await go.isDisabled()).toBe(true);
  await shoot(page, 'year-apart-1440');
  expect(await axeFindings(page)).toEqual([]);
  await meant.check();
  await expect.poll(() => go.isEnabled()).toBe(true);
  const [start, end] = [page.getByLabel('开始日期'), page.getByLabel('完成日期')];
  await start.fill('2021-12-31');
  await end.fill('2021-01-01');
  await page.getByText('完成日期早于开始日期，请先改正').waitFor();
  expect([await meant.count(), await go.isDisabled()]).toEqual([0, true]);
  await page.getByText(/“开始日期 2021年12月31日”晚于“完成日期 2021年1月1日”/).waitFor();
  await start.fill('2021-01-01');
  await end.fill('2021-12-31');
  await page.getByText('每一格都读清楚了').waitFor();
  await expect.poll(() => go.isEnabled()).toBe(true);
});

test('an impossible date and a row without a name are marked, hold the import back, and leave the findings of the rest standing', async () => {
  const page = await put('基层科普服务-2020.txt', example);
  const go = page.getByRole('button', { name: '导入为项目' });
  await expect.poll(() => go.isEnabled()).toBe(true);
  const findings = page.getByRole('list', { name: '指标体检' }).getByRole('listitem');
  await findings.first().waitFor();
  const start = page.getByLabel('开始日期');
  for (const typed of ['明年春天', '2020-02-30', '2020-13-45']) {
    await start.fill(typed);
    await page.getByText(`“${typed}”不是日期，请按 2026-03-01 这样写。`).waitFor();
    await page.getByText('开始日期不是日期，请先改正').waitFor();
    // Beyond the pause after which the lint is asked again.
    await page.waitForTimeout(800);
    expect([await findings.count(), await page.getByText('每一格都读清楚了').count(), await go.isDisabled()]).toEqual([
      expect.toSatisfy((count: number) => count > 0),
      0,
      true,
    ]);
  }
  await shoot(page, 'impossible-date-1440');
  await start.fill('2020-01-01');
  await expect.poll(() => go.isEnabled()).toBe(true);
  const name = page.getByRole('textbox', { name: '三级指标' }).nth(1);
  const said = await name.inputValue();
  await name.fill('');
  await page.getByText('第 2 行还没有三级指标名称').waitFor();
  expect([await name.getAttribute('placeholder'), await go.isDisabled()]).toEqual(['还没有填', true]);
  expect(await page.getByText('每一格都读清楚了').count()).toBe(0);
  await shoot(page, 'unnamed-1440');
  expect(await axeFindings(page)).toEqual([]);
  await name.fill(said);
  await expect.poll(() => go.isEnabled()).toBe(true);
});

test('of several files dropped at once the first is read, and the others are named', async () => {
  const page = await site().open('/console/programme/import', { role: 'manager', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  await drop(page, { '甲.txt': example.toString('utf8'), '乙.txt': '另一份', '丙.txt': '又一份' });
  const told = page.getByText('一次读一份文件：已取“甲.txt”；乙.txt、丙.txt没有读');
  await told.waitFor();
  await page.getByRole('button', { name: '导入为项目' }).waitFor();
  await shoot(page, 'several');
});

import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

const rows = `一级指标    二级指标    三级指标    指标值
产出指标    数量指标    巡河次数    ≥36次
效益指标    社会效益指标    受益村    ≥9个`;

async function read(head: string): Promise<FormReading> {
  const text = `项目支出绩效目标表\n（2022年度）\n项目名称    河湖巡护\n实施单位    演示县河湖站\n${head}\n${rows}\n`;
  const result = await readForm({ name: '表.txt', bytes: Buffer.from(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const codesOf = ({ warnings }: FormReading): string[] => warnings.map(({ code }) => code);

test.each([
  ['项目资金（万    年度资金总额    43\n元）    其中：财政拨款    43', 430_000],
  ['项目资金（\n万元）    年度资金总额    43', 430_000],
  ['项目资金（\n万\n元）\n年度资金总额    43', 430_000],
  ['项目资金（\n元）    年度资金总额    43000', 43_000],
])('a unit of money that breaks over lines is put together: %j', async (head, yuan) => {
  const form = await read(head);
  expect(form.budget.currentYearYuan).toBe(yuan);
  expect(form.unit).toBe('演示县河湖站');
  expect(codesOf(form).filter((code) => /^(?:money|value|amount)-/.test(code))).toEqual([]);
});

test.each(['项目资金（万    年度资金总额    43', '项目资金\n元）    年度资金总额    43'])(
  'half of a unit says neither 元 nor 万元, and the amount is not read: %j',
  async (head) => {
    const form = await read(head);
    expect(form.budget.currentYearYuan).toBeNull();
    expect(codesOf(form)).toContain('money-unit-broken');
  },
);

test('an amount in a sentence that breaks before its 元 is no unit of the head', async () => {
  const form = await read('年度资金总额    43\n年度总体目标    巡护河湖（每次补助200\n元），全年36次。');
  expect(form.budget.currentYearYuan).toBe(43);
  expect(codesOf(form)).toContain('money-unit-missing');
});

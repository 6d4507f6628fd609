import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

const ABOVE =
  '项目支出绩效自评表\n（2023年度）\n项目名称\t社区科普画廊\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n';
const HEAD = '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n';
const PARTED = '一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t实际完成值\t分值\t得分\t偏差原因\n';

/** A table whose cells stand between tabs: a blank cell that was dropped cannot be seen. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '自评.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const codesOf = ({ warnings }: FormReading): string[] => warnings.map(({ code, where }) => `${code} ${where}`);

test.each([
  ['the first level', '', ''],
  ['a band and the first level', '绩效指标\t', '绩效指标\t'],
])('rows that lost the blank cells of merged levels, below a head that begins with %s', async (_, band, first) => {
  const form = await read(
    `${ABOVE}年度资金总额\t52\t50\t45\t10\t90%\t9\n${band}${HEAD}${first}产出指标\t数量指标\t更新画廊\t≥12块\t12块\t20\t20\n更换展板\t≥30块\t30块\t20\t20\n质量指标\t完好率\t≥95%\t98%\t10\t10\n效益指标\t社会效益指标\t受益居民\t≥100人\t90人\t40\t36\t差十人\n总分\t100\t95`,
  );
  expect(
    form.indicators.map(({ level1, level2, level3, target, actual, weight, score, reason }) =>
      [level1, level2, level3, target.raw, actual?.raw, weight, score, reason].join('｜'),
    ),
  ).toEqual([
    '产出指标｜数量指标｜更新画廊｜≥12块｜12块｜20｜20｜',
    '产出指标｜数量指标｜更换展板｜≥30块｜30块｜20｜20｜',
    '产出指标｜质量指标｜完好率｜≥95%｜98%｜10｜10｜',
    '效益指标｜社会效益指标｜受益居民｜≥100人｜90人｜40｜36｜差十人',
  ]);
  expect(form.totalScore).toBe(95);
});

test('a row of indicators that ends before its figures do is told', async () => {
  const form = await read(
    `${ABOVE}年度资金总额\t52\t50\t45\t10\t90%\t9\n${HEAD}产出指标\t数量指标\t更新画廊\t≥12块\t12块\t50\t50\n效益指标\t社会效益指标\t受益居民\t≥100人\t40\t36`,
  );
  expect(codesOf(form)).toEqual(['cells-fewer 第8行“受益居民”']);
  expect(form.warnings[0]?.message).toContain('“得分”没有内容');
});

test('a sign that was dropped is told by what stands in its place', async () => {
  const form = await read(
    `${ABOVE}年度资金总额\t52\t50\t45\t10\t90%\t9\n${PARTED}产出指标\t数量指标\t更新画廊\t≥\t12\t块\t12\t50\t50\n效益指标\t社会效益指标\t受益居民\t100\t人\t98\t40\t36\t差两人`,
  );
  expect(codesOf(form)).toContain('cells-shifted 第8行“受益居民”');
  expect(codesOf(form).filter((code) => code.includes('第7行'))).toEqual([]);
});

test('of equal amounts with one column missing nobody can tell which it is', async () => {
  const rows = `${HEAD}产出指标\t数量指标\t更新画廊\t≥12块\t12块\t90\t90`;
  const alike = await read(`${ABOVE}年度资金总额\t50\t50\t10\t100%\t10\n${rows}`);
  expect(alike.budget).toMatchObject({ initialYuan: null, adjustedYuan: 500_000, executedYuan: 500_000, weight: 10, score: 10 });
  expect(codesOf(alike)).toEqual(['amounts-alike 第5行']);
  const whole = await read(`${ABOVE}年度资金总额\t50\t50\t50\t10\t100%\t10\n${rows}`);
  expect(codesOf(whole)).toEqual([]);
});

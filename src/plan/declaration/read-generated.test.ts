import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import {
  type GeneratedForm,
  generatedForm,
  inBlocks,
  inReadingOrder,
  laidOut,
  scattered,
  textShapes,
} from './generated-forms.fixture.ts';
import { readForm } from './read-form.ts';

async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** Names of indicators that were read otherwise than meant and of which no warning speaks. */
function silentlyWrong(form: GeneratedForm, reading: FormReading): string[] {
  const told = reading.warnings.map((warning) => `${warning.where} ${warning.message}`).join('\n');
  const whole = reading.warnings.some((warning) => /columns-apart|indicators-missing/.test(warning.code));
  const wrong = form.rows.filter((row) => {
    const found = reading.indicators.find((one) => one.level3 === row.name);
    const evaluated = form.kind === 'self-evaluation';
    const same =
      found?.target.raw === row.target &&
      found.level1 === row.level1 &&
      found.level2 === row.level2 &&
      (!evaluated ||
        (found.actual?.raw === row.actual && found.weight === Number(row.weight) && found.score === Number(row.score)));
    return !same && !whole && !told.includes(row.name);
  });
  const known = new Set(form.rows.map((row) => row.name));
  const invented = reading.indicators.filter((one) => !known.has(one.level3) && !told.includes(one.level3 || '∅'));
  return [...wrong.map((row) => row.name), ...invented.map((row) => `invented: ${row.level3}`)];
}

/** Shapes that keep the borders of cells: nothing in them may be doubtful. */
const WHOLE = /tabs|bars \||parted by bars|commas|wide gaps|a row a line/;

test.each(Object.entries(textShapes))('%s: every row is read as it was meant, or a warning names it', async (shape, write) => {
  await fc.assert(
    fc.asyncProperty(generatedForm, async (form) => {
      const reading = await read(write(form));
      expect(reading.kind).toBe(form.kind);
      expect(silentlyWrong(form, reading)).toEqual([]);
      expect(reading).toMatchObject({ project: form.project, unit: form.unit, year: form.year });
      if (!WHOLE.test(shape)) return;
      expect(reading.indicators.map((row) => [row.level3, row.target.raw])).toEqual(
        form.rows.map((row) => [row.name, row.target]),
      );
    }),
    { numRuns: 12, seed: 20_201_117 },
  );
});

test('a page whose cells a PDF gave away column by column is put in order, and said', async () => {
  await fc.assert(
    fc.asyncProperty(
      generatedForm.filter((form) => form.kind === 'self-evaluation'),
      async (form) => {
        const reading = await read(scattered(form));
        expect(silentlyWrong(form, reading)).toEqual([]);
        expect(reading).toMatchObject({
          kind: 'self-evaluation',
          project: form.project,
          unit: form.unit,
          sections: { 年度总体目标: form.goal, 实际完成情况: form.outcome },
          budget: { initialYuan: 300_000, adjustedYuan: 280_000, executedYuan: 252_000, weight: 10, score: 9 },
        });
        expect(reading.indicators.map((row) => row.target.raw)).toEqual(form.rows.map((row) => row.target));
        expect(reading.warnings.map((warning) => warning.code)).toEqual(
          expect.arrayContaining(['columns-paired', 'figures-scattered']),
        );
      },
    ),
    { numRuns: 12, seed: 20_201_117 },
  );
});

test('figures that ran together are parted where rate and score prove it, and said', async () => {
  const form = (money: string): string =>
    `项目支出绩效自评表（2022年度）项目名称乡镇流动科普展主管部门云溪县科协实施单位云溪县科普服务站项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分年度资金总额${money}绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施产出指标数量指标展览站次≥48站44站4036.5质量指标展品完好率≥95%96%3030效益指标社会效益指标居民科学素质持续提升达成预期指标2018总分10093.55`;
  const sure = await read(form('32.530.527.451090.00%9'));
  expect(sure.budget).toMatchObject({ initialYuan: 325_000, adjustedYuan: 305_000, executedYuan: 274_500, weight: 10, score: 9 });
  expect(sure.indicators.map((row) => [row.level3, row.target.raw, row.actual?.raw, row.weight, row.score])).toEqual([
    ['展览站次', '≥48站', '44站', 40, 36.5],
    ['展品完好率', '≥95%', '96%', 30, 30],
    ['居民科学素质', '持续提升', '达成预期指标', 20, 18],
  ]);
  expect(sure.totalScore).toBe(93.55);
  expect(sure.warnings.map((warning) => warning.code)).toEqual(expect.arrayContaining(['figures-parted', 'cells-parted']));
  const unsure = await read(form('32.530.527.451091.00%9'));
  expect(unsure.budget).toMatchObject({ initialYuan: null, executedYuan: null });
  expect(unsure.warnings.map((warning) => warning.code)).toContain('budget-unread');
});

test('text that keeps the look of its page is read by the places of its words, and said', async () => {
  await fc.assert(
    fc.asyncProperty(generatedForm, async (form) => {
      const reading = await read(laidOut(form));
      expect(reading.kind).toBe(form.kind);
      expect(silentlyWrong(form, reading)).toEqual([]);
      expect(reading.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw])).toEqual(
        form.rows.map((row) => [row.level1, row.level2, row.name, row.target]),
      );
      expect(reading).toMatchObject({ project: form.project, unit: form.unit, year: form.year });
      expect(reading.warnings.map((warning) => warning.code)).toContain('columns-inferred');
    }),
    { numRuns: 25, seed: 20_201_117 },
  );
});

test('text taken out of a PDF cell by cell is read whole, whatever its narrow cells broke', async () => {
  await fc.assert(
    fc.asyncProperty(generatedForm, async (form) => {
      const reading = await read(inReadingOrder(form));
      expect(silentlyWrong(form, reading)).toEqual([]);
      expect(reading.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw])).toEqual(
        form.rows.map((row) => [row.level1, row.level2, row.name, row.target]),
      );
      const evaluated = form.kind === 'self-evaluation';
      expect(reading).toMatchObject({
        kind: form.kind,
        project: form.project,
        unit: form.unit,
        year: form.year,
        sections: evaluated ? { 年度总体目标: form.goal, 实际完成情况: form.outcome } : { 年度总体目标: form.goal },
        budget: evaluated ? { adjustedYuan: 280_000, executedYuan: 252_000, weight: 10, score: 9 } : { currentYearYuan: 300_000 },
      });
    }),
    { numRuns: 25, seed: 20_201_117 },
  );
});

test('text written block by block is put into rows again, and said', async () => {
  await fc.assert(
    fc.asyncProperty(generatedForm, async (form) => {
      const reading = await read(inBlocks(form));
      expect(silentlyWrong(form, reading)).toEqual([]);
      expect(reading.indicators.map((row) => [row.level3, row.target.raw])).toEqual(
        form.rows.map((row) => [row.name, row.target]),
      );
      const evaluated = form.kind === 'self-evaluation';
      if (evaluated)
        expect(reading.indicators.map((row) => [row.actual?.raw, row.weight, row.score])).toEqual(
          form.rows.map((row) => [row.actual, Number(row.weight), Number(row.score)]),
        );
      // A level is that of the form, or unknown and told.
      for (const [at, row] of reading.indicators.entries()) expect([form.rows[at]?.level2, null]).toContain(row.level2);
      expect(reading).toMatchObject({
        kind: form.kind,
        project: form.project,
        unit: form.unit,
        year: form.year,
        sections: evaluated ? { 年度总体目标: form.goal, 实际完成情况: form.outcome } : { 年度总体目标: form.goal },
        budget: evaluated
          ? { initialYuan: 300_000, adjustedYuan: 280_000, executedYuan: 252_000, weight: 10, score: 9 }
          : { currentYearYuan: 300_000 },
      });
      expect(reading.warnings.map((warning) => warning.code)).toContain('columns-inferred');
    }),
    { numRuns: 25, seed: 20_201_117 },
  );
});

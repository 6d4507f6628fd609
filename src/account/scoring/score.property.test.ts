import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import { type FormReading, formReadingSchema, type IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { scorePackCodes } from '#src/kernel/rule-packs.ts';
import { rulePacks } from './rule-packs.rules.ts';
import { roundScore, scoreExecution, scoreRow } from './score.rules.ts';
import { scoreForm } from './score-form.ts';

const pack = fc.constantFrom(...scorePackCodes);
const points = fc.integer({ min: 0, max: 200 }).map((half) => half / 2);

function rowOf(target: string, actual: string, weight: number | null, score: number | null = null): IndicatorReading {
  const { doubt: _, ...aim } = readTarget(target);
  const done = readTarget(actual);
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3: target,
    target: aim,
    actual: { raw: actual, value: done.value, unit: done.unit },
    weight,
    score,
    reason: null,
  };
}

function formOf(indicators: readonly IndicatorReading[]): FormReading {
  const nothing = {
    totalYuan: null,
    currentYearYuan: null,
    previousBudgetYuan: null,
    previousExecutedYuan: null,
    initialYuan: null,
  };
  return formReadingSchema.parse({
    kind: 'self-evaluation',
    layout: 'cn-self-evaluation',
    year: 2020,
    unit: null,
    project: null,
    category: null,
    start: null,
    end: null,
    governmentPurchase: null,
    performanceType: null,
    sections: {},
    budget: { ...nothing, adjustedYuan: 100, executedYuan: 80, weight: 10, score: null },
    indicators,
    totalScore: null,
    warnings: [],
  });
}
const scoreOf = (code: (typeof scorePackCodes)[number], target: string, actual: string, weight: number): number =>
  scoreForm(formOf([rowOf(target, actual, weight)]), code).indicators[0]!.score!;

describe('every pack', () => {
  test('never scores less for more of what is wanted, nor more for more of what is not', () => {
    fc.assert(
      fc.property(
        pack,
        points,
        fc.integer({ min: 1, max: 1e6 }),
        fc.nat(2e6),
        fc.nat(2e6),
        (code, weight, target, one, other) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          expect(scoreOf(code, `≥${target}场`, `${less}场`, weight)).toBeLessThanOrEqual(
            scoreOf(code, `≥${target}场`, `${more}场`, weight),
          );
          expect(scoreOf(code, `≤${target}元`, `${less}元`, weight)).toBeGreaterThanOrEqual(
            scoreOf(code, `≤${target}元`, `${more}元`, weight),
          );
        },
      ),
    );
  });

  test('stays between 0 and the weight, whatever the figures', () => {
    const degree = fc.oneof(fc.double(), fc.constantFrom(null, Number.NaN, Infinity, -1));
    fc.assert(
      fc.property(
        pack,
        points,
        degree,
        fc.boolean(),
        fc.option(fc.double({ min: -2, max: 3, noNaN: true })),
        (code, weight, given, qualitative, satisfied) => {
          const levels = { level1: '满意度指标', level2: '', level3: '居民满意度' };
          const { score } = scoreRow(rulePacks[code], { ...levels, weight, degree: given, qualitative, satisfied, reasons: [] });
          if (score === null) return;
          expect(Number.isNaN(score)).toBe(false);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(roundScore(weight, rulePacks[code].decimals));
        },
      ),
    );
  });

  test('scores the execution between 0 and its points, and never less for more of the budget spent', () => {
    fc.assert(
      fc.property(
        pack,
        fc.integer({ min: -5, max: 1e9 }),
        fc.nat(1e9),
        fc.nat(1e9),
        fc.boolean(),
        (code, budget, one, other, finished) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)].map(
            (spent) => scoreExecution(rulePacks[code], budget, spent, finished).score,
          );
          if (less === null || more === null || less === undefined || more === undefined) return;
          expect(less).toBeGreaterThanOrEqual(0);
          expect(more).toBeLessThanOrEqual(rulePacks[code].executionPoints);
          if (!finished) expect(less).toBeLessThanOrEqual(more);
        },
      ),
    );
  });

  test('gives the same whatever the unit of money is written in', () => {
    fc.assert(
      fc.property(
        pack,
        points,
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 9999 }),
        (code, weight, target, actual) => {
          const inWan = scoreOf(code, `≤${target}万元`, `${actual}万元`, weight);
          expect(scoreOf(code, `≤${target}0000元`, `${actual}0000元`, weight)).toBe(inWan);
          expect(scoreOf(code, `≤${target}万元`, `${actual * 10_000}元`, weight)).toBe(inWan);
        },
      ),
    );
  });
});

describe('the report', () => {
  const expression = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '≥0场',
      '≤0场',
      '=0',
      '0',
      '≥-5%',
      '-3%',
      '80%-90%',
      '优',
      '2020年12月底前',
      '2020-13-40',
      '按时完成',
      '∞',
      '1e400',
      '≥90%',
      '0.9',
    ),
    fc.integer().map((value) => `≥${value}场`),
  );
  const anyRow = fc
    .record({
      target: expression,
      actual: expression,
      weight: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
      score: fc.option(fc.double({ min: -5, max: 120, noNaN: true })),
    })
    .map(({ target, actual, weight, score }) => rowOf(target, actual, weight, score));

  test('holds no NaN, and says why wherever a score is missing', () => {
    fc.assert(
      fc.property(fc.option(pack, { nil: undefined }), fc.array(anyRow, { maxLength: 6 }), (code, rows) => {
        const report = scoreForm(formOf(rows), code);
        expect(JSON.stringify(report)).toBe(
          JSON.stringify(report, (_key, value) => (typeof value === 'number' && !Number.isFinite(value) ? 'broken' : value)),
        );
        for (const one of report.indicators) if (one.score === null) expect(one.reasons).not.toEqual([]);
      }),
    );
  });

  test('does not depend on the order of the rows, and the total is the sum of the rounded rows', () => {
    const plain = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(800), points)
      .map(([target, actual, weight]) => rowOf(`≥${target}场`, `${actual}场`, weight));
    fc.assert(
      fc.property(pack, fc.array(plain, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (code, rows, order) => {
        const shuffled = rows
          .map((row) => ({ row, key: order.next().value as number }))
          .sort((one, other) => one.key - other.key);
        const [report, other] = [scoreForm(formOf(rows), code), scoreForm(formOf(shuffled.map(({ row }) => row)), code)];
        expect(other.total).toBe(report.total);
        const hundredths = report.indicators.reduce(
          (sum, one) => sum + Math.round(one.score! * 100),
          report.execution.weight === null ? 0 : Math.round(report.execution.score! * 100),
        );
        expect(Math.round(report.total! * 100)).toBe(hundredths);
      }),
    );
  });

  test('gives a form without points just what the rules leave beside the execution, and half a score never counts as a departure', () => {
    const level = fc.constantFrom('产出指标', '成本指标', '效益指标', '满意度指标');
    fc.assert(
      fc.property(
        pack,
        fc.array(level, { minLength: 1, maxLength: 12 }),
        fc.option(fc.integer({ min: 1, max: 100 })),
        (code, levels, head) => {
          const rows = levels.map((level1) => ({ ...rowOf('≥10场', '10场', null, 3), level1, level2: null }));
          const heads = head === null ? {} : { levelPoints: Object.fromEntries(levels.map((level1) => [level1, head])) };
          const report = scoreForm({ ...formOf(rows), ...heads }, code);
          const sum = Math.round(report.indicators.reduce((all, one) => all + one.weight! * 100, 0));
          expect(sum).toBe(head === null ? (100 - rulePacks[code].executionPoints) * 100 : new Set(levels).size * head * 100);
          const alone = (at: number) => head !== null && levels.filter((one) => one === levels[at]).length === 1;
          for (const [at, one] of report.indicators.entries()) expect(one.departs && !alone(at)).toBe(false);
          expect([report.weights, report.grade]).toEqual([head === null ? 'rules' : 'heads', null]);
        },
      ),
    );
  });

  test('rounds half up as decimals do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (thousandths) => {
        const exact = Math.floor((thousandths + 5) / 10) / 100;
        expect(roundScore(thousandths / 1000)).toBe(exact);
      }),
    );
  });
});

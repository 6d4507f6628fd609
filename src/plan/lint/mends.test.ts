import { describe, expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { lintForm } from './lint-form.ts';
import { formOf, type Row } from './form-of.fixture.ts';

const form = (row: Row): FormReading =>
  formOf({ layout: 'cn-target', year: 2021, project: '基层科普服务', budget: 1_000_000, sections: {}, rows: [row] });

/** The form after every mend of the first finding of a rule was taken. */
function mended(reading: FormReading, rule: string): FormReading {
  const mend = lintForm(reading).find((one) => one.rule === rule)?.mend;
  if (!mend) throw new Error(`no mend for ${rule}`);
  const row = reading.indicators[mend.row]!;
  const { doubt: _, ...target } = readTarget(mend.target ?? row.target.raw);
  return {
    ...reading,
    indicators: reading.indicators.with(mend.row, {
      ...row,
      level2: mend.level2 ?? row.level2,
      level3: mend.level3 ?? row.level3,
      target,
    }),
  };
}

test('a unit cost is suggested of people reached or of sessions, never of one part of what is done; else it is asked which', () => {
  const cost: Row = ['成本指标', '经济成本指标', '控制成本', '厉行节约'];
  const teachers: Row = ['产出指标', '数量指标', '培训科学教师人数', '≥150人次'];
  const pupils: Row = ['产出指标', '数量指标', '科学课堂服务青少年', '≥1.2万'];
  const told = (...rows: Row[]) => {
    const reading = formOf({
      layout: 'cn-target',
      year: 2026,
      project: '科学节',
      budget: 865_000,
      sections: {},
      rows: [...rows, cost],
    });
    const findings = lintForm(reading);
    const { code, params } = findings.find(({ rule }) => rule === 'L7')!;
    return { code, params, ratio: findings.some(({ rule }) => rule === 'L20') };
  };
  expect(told(teachers, pupils)).toMatchObject({
    code: 'cost-is-compliance-of-which',
    params: { outputs: ['培训科学教师人数', '科学课堂服务青少年'] },
    ratio: false,
  });
  expect(told(teachers, ['产出指标', '数量指标', '科学课堂服务青少年', '≥1.2万人次'])).toMatchObject({
    code: 'cost-is-compliance-per-piece',
    params: { count: 12_000, per: '人次' },
  });
  expect(told(teachers, ['产出指标', '数量指标', '科学课堂场次', '≥60场'])).toMatchObject({ params: { count: 60, per: '场' } });
  expect(told(teachers)).toMatchObject({ params: { count: 150 } });
});

/** A row, the rule that offers the mend, and what the row says afterwards. */
const mends: [Row, string, string][] = [
  [['产出指标', '数量指标', '讲座场次', '30场'], 'L1', '讲座场次 ≥30场'],
  [['产出指标', '数量指标', '讲座场次', '2021年完成30场'], 'L1', '讲座场次 ≥30场'],
  [['产出指标', '数量指标', '讲座场次', '=30场'], 'L3', '讲座场次 ≥30场'],
  [['产出指标', '数量指标', '受众群众', '=16区'], 'L2', '科普活动覆盖区数 ≥16个'],
  [['产出指标', '质量指标', '项目验收合格率', '100'], 'L1', '项目验收合格率 =100%'],
  [['产出指标', '质量指标', '讲座优良率', '290%'], 'L1', '讲座优良率 ≥90%'],
  [['产出指标', '质量指标', '安全事故数', '≥2起'], 'L27', '安全事故数 ≤2起'],
  [['成本指标', '经济成本指标', '单位成本', '=6元/人次'], 'L3', '单位成本 ≤6元/人次'],
  [['产出指标', '数量指标', '设备完好率', '≥95%'], 'L2', '设备完好率 ≥95%'],
  [['产出指标', '时效指标', '故障修复时间', '≥24小时'], 'L27', '故障修复时间 ≤24小时'],
  [['产出指标', '数量指标', '指标1：讲座场次', '≥30场'], 'L25', '讲座场次 ≥30场'],
];

describe('a mend heals what it is for', () => {
  test.each(mends)('%s: %s → %s', (row, rule, becomes) => {
    const after = mended(form(row), rule);
    expect(`${after.indicators[0]!.level3} ${after.indicators[0]!.target.raw}`).toBe(becomes);
    expect(lintForm(after).filter((one) => one.rule === rule && one.row === 0)).toEqual([]);
  });
});

test('the other pack asks what the form of the first need not have', () => {
  const old = formOf({
    layout: 'sh-2020-target',
    year: 2020,
    project: '科普讲座',
    budget: 1_000_000,
    sections: {},
    rows: [['产出目标', '数量', '讲座场次', '≥30场']],
  });
  const rules = (pack?: 'CN-2021') => lintForm(old, pack).map((one) => `${one.rule} ${one.severity}`);
  expect(rules().filter((one) => one.startsWith('L18'))).toEqual([]);
  expect(rules('CN-2021')).toContain('L18 error');
});

import { describe, expect, test } from 'vitest';
import type { DeclarationReading } from './declaration.contract.ts';
import { readDeclaration } from './read-form.ts';

const top = `项目支出绩效目标表
（2023年度）
项目名称 | 湿地观鸟课堂
主管部门 | 演示市林业局 | 实施单位 | 演示市湿地中心
项目资金（万元） | 年度资金总额 | 26
年度总体目标 | 让更多学生认识候鸟。
一级指标 | 二级指标 | 三级指标 | 指标值`;

async function read(text: string): Promise<DeclarationReading> {
  const result = await readDeclaration({ name: '表.txt', bytes: Buffer.from(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = ({ indicators }: DeclarationReading): string[] =>
  indicators.map(({ level1, level2, level3, target }) => [level1, level2, level3, target.raw].join(' | '));

describe('rows between bars with as many cells as their head', () => {
  const rows = [
    '产出指标 | 数量指标 | 培训 | ≥6场，每场≥20人',
    '产出指标 | 成本指标 | 运行成本 | 比上年下降4%',
    '产出指标 | 时效指标 | 组织实施 | 按计划推进',
    '效益指标 | 社会效益指标 | 社会效益 | 明显提升',
    '满意度指标 | 满意度 | 学生满意度 | ≥92%',
  ];

  test('keep their columns, whatever words of levels stand in them', async () => {
    const reading = await read(`${top}\n${rows.join('\n')}`);
    expect(rowsOf(reading)).toEqual(rows);
    expect(reading.warnings.map(({ code }) => code)).toEqual(['target-several-numbers']);
    expect(reading.budget.currentYearYuan).toBe(260_000);
  });

  test('in Markdown too, and with the levels of merged cells left blank', async () => {
    const merged = ['产出指标 | 数量指标 | 培训 | ≥6场', ' | 成本指标 | 运行成本 | 比上年下降4%', ' | | 采购成本 | ≤3万元'];
    const framed = [...top.split('\n'), ...merged].map((line) => (line.includes('|') ? `| ${line} |` : line)).join('\n');
    for (const text of [framed, `${top}\n${merged.join('\n')}`]) {
      const reading = await read(text);
      expect(rowsOf(reading)).toEqual([
        '产出指标 | 数量指标 | 培训 | ≥6场',
        '产出指标 | 成本指标 | 运行成本 | 比上年下降4%',
        '产出指标 | 成本指标 | 采购成本 | ≤3万元',
      ]);
      expect(reading.warnings).toEqual([]);
    }
  });

  test('a bar at the end of a row stands before a blank cell, where the head ends without one', async () => {
    const evaluated = top
      .replace('绩效目标表', '绩效自评表')
      .replace('指标值', '年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施');
    const reading = await read(`${evaluated}
产出指标（60分） | 数量指标 | 观鸟课次 | ≥12次 | 13次 | 40 | 40 |
产出指标（60分） | 质量指标 | 运行成本 | 不超上年 | 未超 | 20 | 18 | 油价上涨
满意度指标（30分） | 满意度 | 学生满意度 | ≥92% | 95% | 30 | 30 |
总分 | | | | | 90 | 88 |`);
    expect(rowsOf(reading)).toEqual([
      '产出指标 | 数量指标 | 观鸟课次 | ≥12次',
      '产出指标 | 质量指标 | 运行成本 | 不超上年',
      '满意度指标 | 满意度 | 学生满意度 | ≥92%',
    ]);
    expect(reading.indicators.map(({ actual, score, reason }) => [actual?.raw, score, reason ?? ''])).toEqual([
      ['13次', 40, ''],
      ['未超', 18, '油价上涨'],
      ['95%', 30, ''],
    ]);
    expect(reading.totalScore).toBe(88);
  });
});

test('rows that begin and end with a blank cell have the columns of a head without outer bars', async () => {
  const names = ['观鸟课次', '观鸟人次', '课程时长', '课程教材', '展板更新'];
  const heads = ['一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|偏差原因'];
  heads.push(`${heads[0]}|`, `绩效指标|${heads[0]}`);
  for (const head of heads) {
    const band = head.startsWith('绩效') ? '|' : '';
    const end = head.endsWith('|') ? '|' : '';
    const rows = names.map((name, at) => `${band}${at ? '' : '产出指标'}|数量指标|${name}|≥${at + 2}次|${at + 3}次|10|10|${end}`);
    const reading = await read(`项目支出绩效自评表\n（2023年度）\n项目名称|湿地观鸟课堂\n${head}\n${rows.join('\n')}`);
    expect(rowsOf(reading)).toEqual(names.map((name, at) => `产出指标 | 数量指标 | ${name} | ≥${at + 2}次`));
    expect(reading.indicators.map(({ weight, score, reason }) => [weight, score, reason ?? ''])).toEqual(
      names.map(() => [10, 10, '']),
    );
    expect(reading.warnings).toEqual([]);
  }
});

test('rows that dropped the blank cells of merged levels have no columns to count', async () => {
  const reading = await read(`${top}
产出指标 | 数量指标 | 观鸟课次 | ≥12次
观鸟人次 | ≥600人次
质量指标 | 课程完成率 | ≥95%
满意度指标 | 服务对象满意度指标 | 学生满意度 | ≥92%`);
  expect(rowsOf(reading)).toEqual([
    '产出指标 | 数量指标 | 观鸟课次 | ≥12次',
    '产出指标 | 数量指标 | 观鸟人次 | ≥600人次',
    '产出指标 | 质量指标 | 课程完成率 | ≥95%',
    '满意度指标 | 服务对象满意度指标 | 学生满意度 | ≥92%',
  ]);
});

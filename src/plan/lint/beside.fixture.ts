import { describe, expect, test } from 'vitest';
import { formOf, type Row } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';

const levels = {
  数量: ['产出指标', '数量指标'],
  质量: ['产出指标', '质量指标'],
  时效: ['产出指标', '时效指标'],
  成本: ['成本指标', '经济成本指标'],
  社会: ['效益指标', '社会效益指标'],
  经济: ['效益指标', '经济效益指标'],
  社会成本: ['成本指标', '社会成本指标'],
  生态: ['效益指标', '生态效益指标'],
  可持续: ['效益指标', '可持续影响指标'],
  满意: ['满意度指标', '服务对象满意度指标'],
} as const;

/** `数量 资助失学人数 ≥30人` as a row. */
export function rowOf(line: string): Row {
  const [level = '', name = '', target = ''] = line.split(' ');
  return [...levels[level as keyof typeof levels], name, target];
}

export const lint = (rows: readonly Row[]) =>
  lintForm(formOf({ layout: 'cn-target', year: 2024, project: '惠民综合项目', budget: 5_000_000, sections: {}, rows }));

/** The faults of the row, and of its money beside the budget, those said at their root, each with its mend. */
const faultsOf = (line: string): string[] =>
  lint([rowOf(line)])
    .filter(({ row, rule, severity, sameAs }) => (row === 0 || rule === 'L17') && severity !== 'info' && sameAs === null)
    .map(({ rule, mend }) => [rule, mend?.target].filter(Boolean).join(' '));

/** Rows that look alike: the sound pass, each faulty one is told so. */
export function beside(
  what: string,
  { sound, faulty }: { sound: readonly string[]; faulty: Readonly<Record<string, string>> },
): void {
  describe(what, () => {
    test.each(sound)('%s is sound', (line) => expect(faultsOf(line)).toEqual([]));
    test.each(Object.entries(faulty))('%s: %s', (line, fault) => expect(faultsOf(line)).toContain(fault));
  });
}

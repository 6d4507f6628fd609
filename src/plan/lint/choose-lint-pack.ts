import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import type { LintPackCode } from './lint.contract.ts';

/**
 * The rules that a form is written under: by its layout, and for national layouts by its budget year. 财预〔2021〕101号 is of August 2021,
 * so that the first declarations under it are those for 2022; a first level 成本指标 stands only in its frame.
 */
export function chooseLintPack({ layout, year, indicators }: Pick<FormReading, 'layout' | 'year' | 'indicators'>): LintPackCode {
  if (layout.startsWith('sh-2020')) return 'SH-old';
  if (layout.startsWith('sh-')) return 'SH-2025';
  if (indicators.some((one) => /^成本/.test(one.level1 ?? ''))) return 'CN-2021';
  if (year !== null && year <= 2019) return 'CN-2015';
  return year !== null && year >= 2022 ? 'CN-2021' : 'CN-2020';
}

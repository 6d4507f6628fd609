import { packOf } from '#src/kernel/rule-packs.ts';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import type { LintPackCode } from './lint.contract.ts';

/** The rules that a form is written under: by its layout and budget year; a first level 成本指标 stands only in the frame of 财预〔2021〕101号. */
export function chooseLintPack({ layout, year, indicators }: Pick<FormReading, 'layout' | 'year' | 'indicators'>): LintPackCode {
  const framedByCost = !layout.startsWith('sh-') && indicators.some((one) => /^成本/.test(one.level1 ?? ''));
  return framedByCost ? 'CN-2021' : packOf({ layout, year });
}

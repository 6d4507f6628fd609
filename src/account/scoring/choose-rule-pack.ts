import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { packOf, type RulePackCode } from './rule-packs.rules.ts';

/**
 * The rules that a self-evaluation is recomputed by when none are named: those of its layout and year, unless its own scores were
 * evidently reckoned by proportion as under 财预〔2020〕10号, which many offices keep to. `departures` counts where the form departs from a pack.
 */
export function chooseRulePack(
  reading: FormReading,
  departures: (pack: RulePackCode) => number,
): { code: RulePackCode; why: string } {
  const code = packOf(reading);
  const byYear = reading.year === null ? '表式' : `表式和${reading.year}年度`;
  if (code === 'CN-2021' || code === 'SH-2025') {
    const [banded, proportional] = [departures(code), departures('CN-2020')];
    if (proportional < banded)
      return {
        code: 'CN-2020',
        why: `表中得分是按完成比例计的（按 ${code} 有 ${banded} 处不符，按 CN-2020 有 ${proportional} 处）`,
      };
  }
  return { code, why: `按${byYear}选用` };
}

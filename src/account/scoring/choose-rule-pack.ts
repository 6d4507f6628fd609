import { packOf, type ScorePackCode } from '#src/kernel/rule-packs.ts';
import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';

/**
 * The rules that a self-evaluation is recomputed by when none are named: those of its layout and year, unless its own scores were
 * evidently reckoned by proportion as under 财预〔2020〕10号, which many offices keep to. `departures` counts where the form departs from a pack.
 */
export function chooseRulePack(
  reading: FormReading,
  departures: (pack: ScorePackCode) => number,
): { code: ScorePackCode; why: ScoreReason } {
  const code = packOf(reading);
  if (code === 'CN-2021' || code === 'SH-2025') {
    const [banded, proportional] = [departures(code), departures('CN-2020')];
    if (proportional < banded)
      return {
        code: 'CN-2020',
        why: scoreReason('pack-by-scores', { pack: code, banded, proportionalPack: 'CN-2020', proportional }),
      };
  }
  const { year } = reading;
  return { code, why: year === null ? scoreReason('pack-by-layout') : scoreReason('pack-by-year', { year }) };
}

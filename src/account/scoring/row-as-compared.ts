import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import { readTarget } from '#src/kernel/target.ts';
import { perMany } from '#src/kernel/words-compared.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { meantTarget } from '#src/plan/index.ts';

/** A row as it is compared, and what of it was taken for granted and so has to be said. The form's own target stays as it is written. */
export function asCompared(written: IndicatorReading): { row: IndicatorReading; taken: ScoreReason[] } {
  const counted = outOfMany(written);
  const { target, taken } = meantTarget(counted);
  const row = { ...counted, target };
  // What is just the target is reached whichever way it was meant.
  if (taken === null || row.actual === null || row.actual.value === target.value) return { row, taken: [] };
  const { level1, level2, level3: name } = row;
  const level = /成本/.test(level2 ?? '') ? level2 : level1;
  return { row, taken: [scoreReason(taken, { target: target.raw, name, level: level ?? '' })] };
}

/** 18/10万 against ≤10/10万: rates of the same whole, which no unit spells. */
function outOfMany(row: IndicatorReading): IndicatorReading {
  const { target, actual } = row;
  if (!actual) return row;
  const [aim, done] = [perMany(target.raw), perMany(actual.raw)];
  if (aim === null || done === null || aim.many !== done.many) return row;
  const [bound, figure] = [readTarget(aim.figure), readTarget(done.figure)];
  if (bound.kind !== 'quantitative' || figure.value === null || bound.unit !== figure.unit) return row;
  const { comparator, value, kind } = bound;
  const unit = `/${aim.many}`;
  return { ...row, target: { ...target, comparator, value, kind, unit }, actual: { ...actual, value: figure.value, unit } };
}

import { changeOf } from '#src/kernel/change-direction.ts';
import type { Target } from '#src/kernel/target.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isCost, isFixedAmount, isHarm, isRate, isSatisfaction, isTimeLimit, levelsOf, nameOf } from './lint-words.ts';
import {
  budgetProgress,
  compliance,
  costSpared,
  gained,
  givenOut,
  grantMoney,
  othersMoney,
  pricesBelow,
  spending,
} from './vocabulary.data.ts';
import { wantedCounts, wantedMoney, wantedRates } from './wanted.data.ts';

/** 成本控制率 bounds a cost; 处置合规率, 预算执行率 and 成本节约率 below a cost level do not. */
export function boundsCost(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (!isCost(indicator) || costSpared.test(name)) return false;
  if (!isRate(indicator)) return true;
  return /成本|费用|支出|经费|预算|控制/.test(name) && !budgetProgress.test(name) && !compliance.test(name);
}

/** Money that others spend or get because of the project, and what is spared: the more, the better. */
export function isGain(indicator: IndicatorReading): boolean {
  if (indicator.target.unit !== '元') return false;
  const name = nameOf(indicator);
  if (gained.test(name)) return true;
  if (isCost(indicator)) return false;
  return givenOut.test(name) || (/效益|效果/.test(levelsOf(indicator)) && othersMoney.test(name));
}

/** Which sign a bare number most likely stands for. */
export function signMeant(indicator: IndicatorReading): '≥' | '≤' {
  if (isGain(indicator) || (!isCost(indicator) && grantMoney.test(nameOf(indicator)))) return '≥';
  const spends = indicator.target.unit === '元' && spending.test(nameOf(indicator));
  return spends || boundsCost(indicator) || isHarm(indicator) || isTimeLimit(indicator) ? '≤' : '≥';
}

/** Whether level or name say that more is better, so that a bare number needs no guess. */
function wantsMore(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (/数量|质量|产出/.test(levelsOf(indicator)) || isSatisfaction(indicator) || isGain(indicator)) return true;
  return [wantedRates, wantedCounts, wantedMoney, grantMoney, budgetProgress, compliance, costSpared].some((more) =>
    more.test(name),
  );
}

/** A target as it is compared, and by what its direction was taken where the form writes none; null where it was not taken. */
interface MeantTarget {
  target: Target;
  taken: 'ceiling-by-level' | 'ceiling-by-name' | 'exact-amount' | 'floor-assumed' | null;
}

/**
 * How a bare figure, or one with “=”, is compared: a cost, and what its name knows as something to be kept low, as the most that there may
 * be; an amount that a rule fixes exactly; anything else as the least. The form's own target stays as it is written.
 */
export function meantTarget(indicator: IndicatorReading): MeantTarget {
  const { target } = indicator;
  const { comparator, kind, value } = target;
  const open = (comparator === null || comparator === '=') && kind === 'quantitative' && value !== null && value > 0;
  const change = changeOf(target.raw);
  // A fall is aimed at the more of it the better, whatever falls.
  if (!open || change === 'down' || change === 'unclear') return { target, taken: null };
  if (signMeant(indicator) === '≥')
    return { target, taken: comparator === null && change === null && !wantsMore(indicator) ? 'floor-assumed' : null };
  if (isFixedAmount(indicator) && !pricesBelow.test(nameOf(indicator)))
    return { target: { ...target, comparator: 'range', value2: value, kind: 'range' }, taken: 'exact-amount' };
  const byLevel = /成本/.test(levelsOf(indicator)) && !isHarm(indicator);
  return { target: { ...target, comparator: '≤' }, taken: byLevel ? 'ceiling-by-level' : 'ceiling-by-name' };
}

import { isAboveRange, keepsBound, touchesBound } from '#src/kernel/degree.ts';
import { budgetOfYear } from '#src/kernel/money.ts';
import { scoreReason } from '#src/kernel/score-reason.ts';
import type { Account, IndicatorAccount, PackCode, ScoreView } from '../account.contract.ts';
import { packWith, type ScoringChoices } from './rule-packs.rules.ts';
import { boundReasons, doneFrom, gradeOf, isFarAbove, roundScore, scoreExecution, scoreRow, totalOf } from './score.rules.ts';

/** What of an account is scored. */
export interface Scorable {
  programme: Pick<Account['programme'], 'totalFen' | 'currentYearFen' | 'state' | 'endsOn'>;
  at: string;
  indicators: readonly (Pick<IndicatorAccount, 'id' | 'level1' | 'level2' | 'level3' | 'weight' | 'degree'> & {
    target: Pick<IndicatorAccount['target'], 'kind' | 'comparator' | 'value' | 'value2'>;
    actual: Pick<IndicatorAccount['actual'], 'value' | 'unit' | 'denominator'>;
  })[];
}

/**
 * The programme's score by a pack: the execution of the year's budget and every indicator. Null where evidence, judgement or points are
 * missing. It is done when it was closed, or when its year is over and every target is reached, unless `choices` say otherwise.
 */
export function scoreProgramme(
  account: Scorable,
  pack: PackCode,
  executedFen: number | null,
  choices: ScoringChoices = {},
): ScoreView {
  const rules = packWith(pack, choices);
  const { state, endsOn } = account.programme;
  const budgetFen = budgetOfYear(account.programme);
  const reached = account.indicators.every((one) => one.degree !== null && one.degree >= doneFrom(rules, one.target.kind) - 1e-9);
  const finished = choices.finished ?? (state === 'closed' || (account.at >= endsOn && reached));
  const execution = scoreExecution(rules, budgetFen, executedFen, finished);
  const indicators = account.indicators.map((one) => {
    const { id, level1, level2, level3, weight, degree, target, actual } = one;
    const qualitative = target.kind === 'qualitative' || target.kind === 'date';
    const why = scoreReason(qualitative ? 'not-judged' : actual.value === null ? 'no-evidence' : 'not-comparable');
    const satisfied = actual.unit === '%' && actual.value !== null ? actual.value / 100 : null;
    const touched = !qualitative && touchesBound(target, actual.value) ? [scoreReason('bound-touched')] : [];
    const above = actual.value !== null && isAboveRange(target, actual.value) ? [scoreReason('above-range')] : [];
    const row = {
      level1,
      level2,
      level3,
      weight,
      degree,
      qualitative,
      satisfied,
      reasons: degree === null ? [why] : [...touched, ...above],
    };
    const kept = !qualitative && keepsBound(target, degree);
    // A sum or a count grows until the year is over, a rate is what it is.
    const growing = account.at < endsOn && actual.denominator === null && actual.unit !== '%';
    const money = actual.unit.startsWith('元');
    const farAbove = !qualitative && degree !== null && isFarAbove(rules, degree) && (!kept || (money && !growing));
    const { score, reasons } = scoreRow(rules, row);
    const scored = { score, reasons: kept && score !== null ? boundReasons(rules, degree!, { growing, money }) : [...reasons] };
    return { indicatorId: id, level1, level2, level3, degree, weight, farAbove, ...scored };
  });
  const total = totalOf([execution.score, ...indicators.map((row) => row.score)]);
  const points = roundScore(indicators.reduce((sum, row) => sum + (row.weight ?? 0), rules.executionPoints));
  return {
    pack,
    execution: {
      budgetFen,
      executedFen,
      rate: execution.rate,
      weight: rules.executionPoints,
      score: execution.score,
      reasons: [...execution.reasons],
    },
    indicators,
    total,
    grade: points === 100 ? gradeOf(total) : null,
    farAboveFrom: rules.farAbove,
    finished,
  };
}

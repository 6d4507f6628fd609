import { isCeiling } from '#src/kernel/degree.ts';
import { scoreReason } from '#src/kernel/score-reason.ts';
import type { Account, IndicatorAccount, PackCode, ScoreView } from '../account.contract.ts';
import { rulePacks } from './rule-packs.rules.ts';
import { gradeOf, isFarAbove, roundScore, scoreExecution, scoreRow, totalOf } from './score.rules.ts';

/** What of an account is scored. */
export interface Scorable {
  programme: Pick<Account['programme'], 'totalFen' | 'state'>;
  indicators: readonly (Pick<IndicatorAccount, 'id' | 'level1' | 'level2' | 'level3' | 'weight' | 'degree'> & {
    target: Pick<IndicatorAccount['target'], 'kind' | 'comparator' | 'value' | 'value2'>;
    actual: Pick<IndicatorAccount['actual'], 'value' | 'unit'>;
  })[];
}

/** The programme's score by a pack: the execution of its budget and every indicator. Null where evidence, judgement or points are missing. */
export function scoreProgramme(account: Scorable, pack: PackCode, executedFen: number | null): ScoreView {
  const rules = rulePacks[pack];
  const budgetFen = account.programme.totalFen;
  const execution = scoreExecution(rules, budgetFen, executedFen, account.programme.state === 'closed');
  const indicators = account.indicators.map((one) => {
    const { id, level1, level2, level3, weight, degree, target, actual } = one;
    const qualitative = target.kind === 'qualitative' || target.kind === 'date';
    const why = scoreReason(qualitative ? 'not-judged' : actual.value === null ? 'no-evidence' : 'not-comparable');
    const satisfied = actual.unit === '%' && actual.value !== null ? actual.value / 100 : null;
    const row = { level1, level2, level3, weight, degree, qualitative, satisfied, reasons: degree === null ? [why] : [] };
    const farAbove =
      !qualitative && degree !== null && isFarAbove(rules, degree) && (!isCeiling(target) || actual.unit.startsWith('元'));
    const { score, reasons } = scoreRow(rules, row);
    const scored = { score, reasons: [...reasons] };
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
  };
}

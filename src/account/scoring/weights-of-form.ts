import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { RulePack } from './rule-packs.rules.ts';
import { roundScore, suggestPoints } from './score.rules.ts';

export interface WeightsOfForm {
  from: 'form' | 'heads' | 'rules';
  indicators: readonly IndicatorReading[];
  /** Whether a row's points are known, and not only its share of what it has with others. */
  known(at: number): boolean;
  /** How they were found, for whoever reads the score; null where the form gives them. */
  said: ScoreReason | null;
}

/**
 * The points of the rows. A form without a column of 分值 has them in the heads of its levels, 产出指标（50分）, or nowhere; then each head's
 * points, or the rules' shares of the groups, are spread evenly over their rows, and it is said so.
 */
export function weightsOfForm({ indicators, levelPoints }: FormReading, pack: RulePack): WeightsOfForm {
  if (indicators.length === 0 || indicators.some((row) => row.weight !== null))
    return { from: 'form', indicators, known: () => true, said: null };
  const byHead = levelPoints ? fromHeads(indicators, levelPoints) : null;
  if (byHead) {
    const heads = [...new Set(byHead.map((one) => one.head))].map((head) => `${head}${levelPoints![head]}分`).join('、');
    return {
      from: 'heads',
      indicators: byHead.map((one) => one.row),
      // Alone under its head a row has all of its points.
      known: (at) => byHead.filter((one) => one.head === byHead[at]!.head).length === 1,
      said: scoreReason('weights-heads', { heads }),
    };
  }
  const shares = suggestPoints(
    pack.code,
    indicators.map((row) => ({ row, level1: row.level1 ?? '', level2: row.level2 ?? '', level3: row.level3 })),
  );
  const groups = new Map<string, number>();
  for (const { group, weight } of shares) groups.set(group, (groups.get(group) ?? 0) + weight);
  return {
    from: 'rules',
    indicators: shares.map(({ row, weight }) => ({ ...row.row, weight })),
    known: () => false,
    said: scoreReason('weights-rules', {
      pack: pack.code,
      groups: [...groups].map(([group, weight]) => `${group}${weight}分`).join('、'),
    }),
  };
}

/** The rows with their even share of their head, the nearer one first; null where a row has no head with points. */
function fromHeads(
  indicators: readonly IndicatorReading[],
  levelPoints: Readonly<Record<string, number>>,
): { row: IndicatorReading; head: string }[] | null {
  const headOf = ({ level1, level2 }: IndicatorReading): string | null => {
    if (level2 !== null && levelPoints[level2] !== undefined) return level2;
    return level1 !== null && levelPoints[level1] !== undefined ? level1 : null;
  };
  const heads = indicators.map(headOf);
  if (heads.includes(null)) return null;
  const counts = new Map<string, number>();
  for (const head of heads as string[]) counts.set(head, (counts.get(head) ?? 0) + 1);
  const given = new Map<string, number>();
  return indicators.map((row, at) => {
    const head = heads[at]!;
    const points = levelPoints[head]!;
    const nth = (given.get(head) ?? 0) + 1;
    given.set(head, nth);
    // Cumulated and then rounded: the shares add up to the head's points whatever they are divided by.
    const share = (count: number): number => roundScore((points * count) / counts.get(head)!);
    return { row: { ...row, weight: roundScore(share(nth) - share(nth - 1)) }, head };
  });
}

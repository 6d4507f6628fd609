import { scoreProgramme } from '../../scoring/offline/index.ts';
import { packs } from '../../account.contract.ts';
import type { BundleHead, FigureLine, IndicatorLine } from './bundle-lines.ts';

/** A row with what was counted for it. */
export interface Counted {
  line: IndicatorLine;
  figure: FigureLine | null;
  degree: number | null;
}

export interface Rescore {
  rows: { score: number | null }[];
  executionRate: number | null;
  executionScore: number | null;
  total: number | null;
  grade: string | null;
}

/** Every score anew, by the reader's own copy of the rule pack; null for a pack that it does not know. */
export function rescore(
  head: BundleHead,
  counted: readonly Counted[],
  { executedFen, finished }: { executedFen: number | null; finished: boolean | null },
): Rescore | null {
  const pack = packs.find((code) => code === head.pack.code);
  if (!pack) return null;
  const indicators = counted.map(({ line, figure, degree }) => ({
    id: line.id,
    level1: line.level1,
    level2: line.level2,
    level3: line.level3,
    weight: line.weight,
    target: line.target,
    actual: {
      value: figure?.value ?? null,
      unit: figure?.unit ?? line.target.unit ?? '',
      denominator: figure?.denominator ?? null,
    },
    degree,
  }));
  const {
    execution,
    indicators: rows,
    total,
    grade,
  } = scoreProgramme(
    { programme: { ...head.programme, currentYearFen: head.programme.currentYearFen ?? 0 }, at: head.at, indicators },
    pack,
    executedFen,
    { finished: finished ?? undefined },
  );
  return { rows, executionRate: execution.rate, executionScore: execution.score, total, grade };
}

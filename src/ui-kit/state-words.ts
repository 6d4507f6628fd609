import { isJudged } from '#src/kernel/degree.ts';
import type { Target } from '#src/kernel/target.ts';

/** Which words an indicator's state is said in: 达标 is of a figure against its target, 达成 of a judgement, which has bands. */
export function stateWords({ kind }: Pick<Target, 'kind'>): 'indicatorState' | 'judgedState' {
  return isJudged(kind) ? 'judgedState' : 'indicatorState';
}

import type { Segment } from '../words/labels.ts';

/** The section that holds what the year must achieve. */
export const GOAL = '年度总体目标';
const OUTCOME = '实际完成情况';

export function isOutcome(label: Segment['label'] | undefined): boolean {
  return label?.kind === 'section' && label.name === OUTCOME;
}

/** 总体目标 beside 全年实际完成情况 is the label of the goal. */
export function withGoalBeside(segments: readonly Segment[]): Segment[] {
  return segments.map((segment, at) => {
    const { label, value } = segment;
    const isGoal = label?.kind === 'band' && /目标$/.test(label.text) && value === '' && isOutcome(segments[at + 1]?.label);
    return isGoal ? { ...segment, label: { ...label, kind: 'section', name: GOAL } } : segment;
  });
}

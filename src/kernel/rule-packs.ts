/** Rules of a jurisdiction and a time: targets are checked and self-evaluations scored by them. */
export const rulePackCodes = ['CN-2015', 'CN-2020', 'CN-2021', 'SH-old', 'SH-2025'] as const;
export type RulePackCode = (typeof rulePackCodes)[number];

/** Those that scores can go by: ways of some places besides, which say nothing of targets. */
export const scorePackCodes = [...rulePackCodes, 'LOCAL-EXECUTION-20', 'LOCAL-WHOLE-POINTS', 'LOCAL-TIERS-50'] as const;
export type ScorePackCode = (typeof scorePackCodes)[number];

/** Whether money left over costs points unless the project is finished: so have it the rules of 财预〔2021〕101号. */
export const weighsCompletion = (code: ScorePackCode): boolean => code === 'CN-2021' || code === 'SH-2025';

/**
 * The rules that a form of this layout and budget year is under. 财预〔2021〕101号 is of August 2021, so that the first year wholly under
 * it is 2022.
 */
export function packOf({ layout, year }: { layout: string; year: number | null }): RulePackCode {
  if (/^sh-20(?:16|20)/.test(layout)) return 'SH-old';
  // Shanghai printed its present form before its guide of January 2025.
  if (layout.startsWith('sh-') && (year === null || year >= 2025)) return 'SH-2025';
  if (year !== null && year <= 2019) return 'CN-2015';
  return year !== null && year >= 2022 ? 'CN-2021' : 'CN-2020';
}

/** What the execution of the budget may have of the hundred points: 10 (财预〔2020〕10号), or 20 as some local rules have it. */
export const executionChoices = [10, 20] as const;
export type ExecutionPoints = (typeof executionChoices)[number];

/** The rules that a programme is scored by: those of its form and year, or the local ones where its execution has 20 points. */
export const scorePackOf = (form: Parameters<typeof packOf>[0], execution: ExecutionPoints): ScorePackCode =>
  execution === 20 ? 'LOCAL-EXECUTION-20' : packOf(form);

/** What the row of the execution on a form says: 20 where it has them, or else what the national rules give. */
export const executionOfForm = (weight: number | null): ExecutionPoints => (weight === 20 ? 20 : 10);

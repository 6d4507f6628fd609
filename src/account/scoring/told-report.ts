import { scoreReasonsText, scoreReasonText } from '#src/kernel/score-reason.ts';
import type { ScoreReport } from './score-form.ts';

/** What `kepu form score` answers, in Chinese; see the contract of the command line. */
export function toldReport({ execution, indicators, notes, ...rest }: ScoreReport) {
  return {
    ...rest,
    execution: told(execution),
    indicators: indicators.map(told),
    notes: notes.map((note) => `${scoreReasonText(note, 'zh')}。`),
  };
}

export type ToldReport = ReturnType<typeof toldReport>;

function told<Row extends { reasons: ScoreReport['notes'] }>({
  reasons,
  ...row
}: Row): Omit<Row, 'reasons'> & { why: string | null } {
  return { ...row, why: scoreReasonsText(reasons, 'zh') };
}

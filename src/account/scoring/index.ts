export type { Grade, ScoringChoices } from './rule-packs.rules.ts';
export { gradeOf, suggestPoints } from './score.rules.ts';
export { scoreForm, type ScoreReport } from './score-form.ts';
export { scoreProgramme } from './score-programme.ts';
export { toldReport, type ToldReport } from './told-report.ts';

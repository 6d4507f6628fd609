export { pointsLeftFinding } from './points-left.ts';
export { chooseLintPack } from './choose-lint-pack.ts';
export { type Finding, type LintPackCode, lintPackCodes } from './lint.contract.ts';
export { isExecution, isHarm } from './lint-words.ts';
export { meantTarget } from './meant-target.ts';
export { lintForm, saidOnce } from './lint-form.ts';
export type { CheckedForm } from './rule.ts';
export { type ToldFinding, toldFinding } from './told-finding.ts';

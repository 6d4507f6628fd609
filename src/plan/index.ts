export * from './declaration/index.ts';
export { type Finding, isExecution, isHarm, lintForm, lintPackCodes, meantTarget, saidOnce } from './lint/index.ts';
export * from './measures/index.ts';
export * from './programme/index.ts';
export { freezeExpenses } from './report/index.ts';

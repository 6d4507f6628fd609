export * from './declaration/index.ts';
export { isHarm, lintPackCodes } from './lint/index.ts';
export * from './measures/index.ts';
export * from './programme/index.ts';
export { freezeExpenses } from './report/index.ts';

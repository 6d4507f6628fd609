export type { Finding } from './lint.contract.ts';
export { lintForm, rules } from './lint-form.ts';

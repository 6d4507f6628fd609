export type { Finding } from './lint.contract.ts';
export { lintForm } from './lint-form.ts';

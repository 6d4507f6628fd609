export { afterReport } from './after-report.ts';
export { freezeExpenses, reportOf, reportOnMeasure } from './expense-freeze.store.ts';

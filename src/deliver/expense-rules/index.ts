export { afterTax } from './expense.rules.ts';
export * from './expense.store.ts';
export { feeCap, feeDayOf, hoursBeyond } from './fee-table.rules.ts';
export { feeTableOn, newestFeeTable } from './fee-tables.ts';
export { judgeOthersAgain, judgeSessionAgain } from './judge-again.ts';
export { lockExpenses, nextBookedAt } from './judged.store.ts';
export { type Judged, judgeExpense, recordExpenseFact } from './judge-expense.ts';
export { isFee, type Reckoning, taxOn } from './withholding.rules.ts';
export { withholdingOn } from './withholding-tables.ts';

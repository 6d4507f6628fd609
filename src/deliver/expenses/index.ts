export { bookExpense, checkExpense, mendExpense, reverseExpense } from './book-expense.ts';
export { expenseRoutes } from './expense.http.ts';
export { expensePermissions } from './expense.policy.ts';
export { budgetExecution, feeSheet, listExpenses } from './read-expenses.ts';

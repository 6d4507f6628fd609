export { expenseRoutes } from './expense.http.ts';
export { expensePermissions } from './expense.policy.ts';

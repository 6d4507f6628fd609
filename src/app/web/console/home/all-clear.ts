import type { Account } from '#src/account/account.contract.ts';

/** What can be told of a programme that asks nothing of the reader: what departs, by how many indicators, and what is in order. */
export interface Clear {
  behind: number;
  atRisk: number;
  missing: number;
  inOrder: ('measures' | 'activities' | 'expenses')[];
}

/**
 * What is so, of what the reader may see: that nothing is asked of somebody says nothing of expenses that are closed to them, and an indicator
 * behind its target is behind whoever has to act on it.
 */
export function clearOf({ counts, indicators, attention }: Account, permissions: readonly string[]): Clear {
  const quiet = (code: string): boolean => attention.every((one) => one.code !== code);
  const inOrder: Clear['inOrder'] = [];
  if (indicators.length > 0 && quiet('measure-missing')) inOrder.push('measures');
  if (permissions.includes('plan.read') && quiet('activities-overdue')) inOrder.push('activities');
  if (permissions.includes('expenses.read') && quiet('expenses-in-breach')) inOrder.push('expenses');
  return { behind: counts.behind ?? 0, atRisk: counts['at-risk'] ?? 0, missing: counts.missing ?? 0, inOrder };
}

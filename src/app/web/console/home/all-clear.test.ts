import { expect, test } from 'vitest';
import type { Account } from '#src/account/account.contract.ts';
import { clearOf } from './all-clear.ts';

function account(counts: Partial<Account['counts']>, codes: string[] = []): Account {
  const attention = codes.map((code) => ({ code, params: {}, indicatorId: null }));
  return { counts, attention, indicators: [{}] } as unknown as Account;
}

const host = ['account.read', 'plan.read'];

test('an indicator behind its target is told to who has nothing to do about it', () => {
  expect(clearOf(account({ met: 2, behind: 4, missing: 1 }), host)).toMatchObject({ behind: 4, atRisk: 0, missing: 1 });
});

test('of expenses nothing is said to who may not see them, and nothing good while some are in breach', () => {
  expect(clearOf(account({}), host).inOrder).toEqual(['measures', 'activities']);
  expect(clearOf(account({}, ['expenses-in-breach']), host).inOrder).toEqual(['measures', 'activities']);
  expect(clearOf(account({}), [...host, 'expenses.read']).inOrder).toContain('expenses');
  expect(clearOf(account({}, ['expenses-in-breach']), [...host, 'expenses.read']).inOrder).not.toContain('expenses');
});

test('what is overdue or without a measure is not called in order', () => {
  expect(clearOf(account({}, ['activities-overdue', 'measure-missing']), host).inOrder).toEqual([]);
});

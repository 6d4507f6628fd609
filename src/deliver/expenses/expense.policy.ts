import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const expensePermissions = {
  'expenses.read': ['manager', 'finance', 'leader', 'auditor'],
  'expenses.write': ['manager', 'finance'],
} as const satisfies Record<string, readonly Role[]>;

export function mayExpense(actor: Actor, permission: keyof typeof expensePermissions): boolean {
  return permits(expensePermissions, actor, permission);
}

export function expenseAbilitiesOf(actor: Actor, expense: { state: 'booked' | 'reversed' }): { mend: boolean; reverse: boolean } {
  const can = mayExpense(actor, 'expenses.write') && expense.state === 'booked';
  return { mend: can, reverse: can };
}

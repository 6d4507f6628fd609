import type { Role } from '#src/kernel/vocabulary.ts';

/** Who may do harm with a stolen password: they sign in with a second factor, in every tenant but a demo. */
export const rolesWithSecondFactor: readonly Role[] = [
  'manager',
  'finance',
  'leader',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
];

/** Whether the roles held ask for a second factor that the account does not have. */
export function secondFactorNeeded(roles: readonly Role[], tenant: { demo: boolean }, enabled: boolean): boolean {
  return !tenant.demo && !enabled && roles.some((role) => rolesWithSecondFactor.includes(role));
}

import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

/** Which roles hold which permission: `{ 'sessions.read': ['manager', 'coordinator'] }`. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;

/**
 * Whether one of the actor's roles holds the permission. The system acts with the roles it was given. A permission that the table
 * does not name is nobody's. What a manager handed over to an administrator, the manager's role does not give.
 */
export function permits<Table extends PermissionTable>(table: Table, actor: Actor, permission: keyof Table & string): boolean {
  const holders = table[permission];
  const withheld = actor.withheld?.includes(permission) === true;
  return holders !== undefined && actor.roles.some((role) => holders.includes(role) && !(withheld && role === 'manager'));
}

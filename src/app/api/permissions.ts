import { accessPermissions, type PermissionTable, permits } from '#src/access/index.ts';
import {
  accountPermissions,
  disclosurePermissions,
  monitoringPermissions,
  selfEvaluationPermissions,
} from '#src/account/index.ts';
import { doorPermissions } from '#src/deliver/door/index.ts';
import { expensePermissions } from '#src/deliver/expenses/index.ts';
import { opinionPermissions } from '#src/deliver/opinions/index.ts';
import { handEntryPermissions } from '#src/deliver/hand-entries/index.ts';
import { noticePermissions } from '#src/deliver/notices/index.ts';
import { sessionPermissions } from '#src/deliver/sessions/index.ts';
import { signUpPermissions } from '#src/deliver/signup/index.ts';
import { evidencePermissions } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { networkPermissions } from '#src/network/index.ts';
import { measurePermissions } from '#src/plan/measures/index.ts';
import { programmePermissions } from '#src/plan/programme/index.ts';

/** Permissions that no table names: `anyone` needs no sign-in, `signed-in` any account. */
export const openPermissions: readonly string[] = ['anyone', 'signed-in'];

/** One table of several; throws where two name the same permission, which would let one slice change another's. */
export function composed(tables: readonly PermissionTable[]): PermissionTable {
  const all: Record<string, PermissionTable[string]> = {};
  for (const [permission, holders] of tables.flatMap((table) => Object.entries(table))) {
    if (permission in all || openPermissions.includes(permission))
      throw new Error(`the permission ${permission} is declared twice`);
    all[permission] = holders;
  }
  return all;
}

export const apiPermissions = composed([
  accessPermissions,
  networkPermissions,
  programmePermissions,
  measurePermissions,
  sessionPermissions,
  signUpPermissions,
  doorPermissions,
  opinionPermissions,
  expensePermissions,
  handEntryPermissions,
  noticePermissions,
  evidencePermissions,
  accountPermissions,
  selfEvaluationPermissions,
  disclosurePermissions,
  monitoringPermissions,
]);

/** Every permission that the actor's roles hold. */
export function permissionsOf(actor: Actor): string[] {
  return Object.keys(apiPermissions).filter((permission) => permits(apiPermissions, actor, permission));
}

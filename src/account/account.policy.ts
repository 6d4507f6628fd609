import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const accountPermissions = {
  'account.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  /** Coordinators see the facts of their districts only. */
  'account.facts': ['manager', 'finance', 'coordinator', 'leader', 'auditor'],
  'account.state': ['manager'],
  /** What the results suggest for the year after. */
  'account.suggest': ['manager'],
  'account.print': ['manager', 'finance', 'leader', 'auditor'],
  /** A bundle holds every fact of the programme, so it is nothing for those who see one district. */
  'account.bundle': ['manager', 'auditor'],
  'account.audit': ['manager', 'auditor'],
  'account.redact': ['manager'],
} as const satisfies Record<string, readonly Role[]>;

export const mayReadAccount = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.read');
export const mayReadFacts = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.facts');
export const mayState = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.state');
export const maySuggest = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.suggest');
export const mayPrint = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.print');
export const mayBundle = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.bundle');
export const mayRedact = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.redact');
export const mayAudit = (actor: Actor): boolean => permits(accountPermissions, actor, 'account.audit');

import { permits } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const monitoringPermissions = {
  'monitoring.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'monitoring.judge': ['manager'],
  'monitoring.ask': ['manager'],
  /** Coordinators and hosts for their district, the manager for the unit itself. */
  'monitoring.answer': ['manager', 'coordinator', 'host'],
  'monitoring.conclude': ['manager'],
} as const satisfies Record<string, readonly Role[]>;

export const mayReadMonitoring = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.read');
export const mayJudge = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.judge');
export const mayAsk = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.ask');
export const mayAnswer = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.answer');
export const mayConclude = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.conclude');

/** Whether a rectification asked of the district (null: of the unit itself) is the actor's to see. */
export const seesRectification = (actor: Actor, district: string | null): boolean => seesDistrict(actor, district);

/** What the actor may do to a rectification where it stands. */
export function rectificationAbilities(actor: Actor, { state, district }: { state: string; district: string | null }) {
  return {
    answer: state === 'asked' && mayAnswer(actor) && seesRectification(actor, district),
    conclude: state === 'answered' && mayConclude(actor),
  };
}

import { permits } from '#src/access/index.ts';
import { type Actor, actorKey, seesDistrict } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const monitoringPermissions = {
  'monitoring.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'monitoring.judge': ['manager'],
  'monitoring.ask': ['manager'],
  /** Coordinators and hosts for their district, the manager for the unit itself. */
  'monitoring.answer': ['manager', 'coordinator', 'host'],
  /** The leader too: where the only manager answered, somebody else must conclude. */
  'monitoring.conclude': ['manager', 'leader'],
} as const satisfies Record<string, readonly Role[]>;

export const mayReadMonitoring = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.read');
export const mayJudge = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.judge');
export const mayAsk = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.ask');
export const mayAnswer = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.answer');
export const mayConclude = (actor: Actor): boolean => permits(monitoringPermissions, actor, 'monitoring.conclude');

/** Whether a rectification asked of the district (null: of the unit itself) is the actor's to see. */
export const seesRectification = (actor: Actor, district: string | null): boolean => seesDistrict(actor, district);

interface Answered {
  state: string;
  district: string | null;
  steps: readonly { kind: string; takenBy: string; takenById: string | null }[];
}

/** Whether the actor answered a rectification, in whichever round; of steps from before ids were kept the name decides. */
export const answeredSelf = (actor: Actor, { steps }: Pick<Answered, 'steps'>): boolean =>
  steps.some(
    ({ kind, takenBy, takenById }) =>
      kind === 'answered' && (takenById === null ? takenBy === actor.name : takenById === actorKey(actor)),
  );

/** Whether an answer of the actor would be one for somebody else: of the whole city, for a district. */
export const answersOnBehalf = (actor: Actor, { district }: Pick<Answered, 'district'>): boolean =>
  district !== null && actor.districts === 'all';

/** What the actor may do to a rectification where it stands. */
export function rectificationAbilities(actor: Actor, row: Answered) {
  const { state, district } = row;
  const concludes = state === 'answered' && mayConclude(actor);
  return {
    answer: state === 'asked' && mayAnswer(actor) && seesRectification(actor, district),
    onBehalf: answersOnBehalf(actor, row),
    conclude: concludes && !answeredSelf(actor, row),
    /** It waits for another person: whoever answered does not review. */
    concludedByAnother: concludes && answeredSelf(actor, row),
  };
}

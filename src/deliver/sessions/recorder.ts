import type { Recorder } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';

/** Whoever acts, as evidence names them: an account's id, a job's name, or `public` for visitors. Never a person's name. */
export function recorderOf(environment: Environment, actor: Actor): Recorder {
  const recordedBy = actor.personId ?? (actor.system ? actor.name : 'public');
  return { tenant: actor.tenant, recordedBy, recordedAt: environment.clock.now() };
}

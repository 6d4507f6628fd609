import type { Actor } from '#src/kernel/actor.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { listProgrammes } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { openLedger, readAccount } from '../account-of.ts';
import { insertChanges, lastChanges, type StateChange } from './state-change.store.ts';

/** Programmes read at once. */
const atOnce = 100;

/**
 * Looks at every approved programme that runs today and notes each indicator whose state is another than the last one noted. For the
 * nightly job; safe to repeat.
 */
export async function watchIndicators(environment: Environment, actor: Actor): Promise<Result<StateChange[]>> {
  if (!actor.system) return refuse('not-allowed');
  const today = dayOf(environment.clock.now());
  const all: StateChange[] = [];
  for (let page = 1; ; page += 1) {
    const programmes = await listProgrammes(environment, actor, { page, pageSize: atOnce });
    if (!programmes.ok) return programmes;
    for (const { id, state, startsOn, endsOn } of programmes.value.items) {
      if (state !== 'approved' || today < startsOn || today > endsOn) continue;
      const changes = await changesOf(environment, actor, id, today);
      // One programme that cannot be read must not hide the others.
      if (changes.ok) all.push(...changes.value);
      else environment.log.error({ programme: id, refusal: changes.refusal.code }, 'a programme could not be watched');
    }
    if (programmes.value.items.length < atOnce) return ok(all);
  }
}

function changesOf(environment: Environment, actor: Actor, programmeId: string, today: string): Promise<Result<StateChange[]>> {
  return openLedger(environment, actor, { programmeId, at: today }, async (ledger) => {
    const { indicators } = await readAccount(ledger, actor);
    const known = new Map((await lastChanges(ledger.transaction, programmeId, today)).map((one) => [one.indicatorId, one.to]));
    const changes = indicators
      .filter((one) => known.get(one.id) !== one.state)
      .map((one) => ({
        programmeId,
        indicatorId: one.id,
        onDay: today,
        from: known.get(one.id) ?? ('' as const),
        to: one.state,
        actual: one.actual.value,
        expected: one.expected.value,
        wayBack: one.wayBack,
      }));
    await insertChanges(ledger.transaction, changes, environment.clock.now());
    return ok(changes);
  });
}

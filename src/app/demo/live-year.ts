import { call } from '@orpc/server';
import { createDemoAccounts, demoActors, type Tenant } from '#src/access/index.ts';
import { watchIndicators } from '#src/account/index.ts';
import { type Actor, systemActor, visitor } from '#src/kernel/actor.ts';
import { MovableClock } from '#src/kernel/clock.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { networkRoutes } from '#src/network/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { closeTheYear, goPublic, handIn } from './close-the-year.ts';
import { districtCoordinators } from './district-coordinators.ts';
import { expensesOfYear } from './expenses-of-year.ts';
import { courseOf } from './live-talk.ts';
import { monitorTheYear } from './monitor-the-year.ts';
import { otherEvidence } from './other-evidence.ts';
import { chanceFrom } from './random.ts';
import { sessionsOfYear } from './sessions-of-year.ts';
import { openTheNetwork, planTheYear } from './set-up.ts';
import { as, at, type Happening, type World } from './world.ts';

/** The number that the demo year grows from. Another number, another year. */
export const demoSeed = 2020;

/**
 * Lives through the fiscal year 2020 of the reference case in the given, empty demo tenant, by the verbs that people use, under a
 * clock of its own. Says where it stands. Refuses when it is told to stop.
 */
export async function liveYear(
  real: Environment,
  tenant: Tenant,
  progress: (line: string) => void,
  stop: AbortSignal,
  seed = demoSeed,
): Promise<Result<null>> {
  const world = await openWorld(real, tenant, seed);
  progress('演示年：计划与阵地 demo year: plan and venues');
  await planTheYear(world);
  await openTheNetwork(world);
  const sessions = sessionsOfYear(world);
  const queue = new Agenda([
    ...sessions.flatMap((plan) => courseOf(world, plan)),
    ...otherEvidence(world),
    ...expensesOfYear(world, sessions),
    ...monitorTheYear(world),
    ...watches(world),
    { at: at('2020-12-28', '10:00'), happen: () => closeTheYear(world) },
    ...handIn(world),
    ...goPublic(world),
  ]);
  let month = '';
  for (let next = queue.next(); next; next = queue.next()) {
    if (stop.aborted) return refuse('demo-interrupted');
    world.clock.moveTo(next.at);
    const now = dayOf(next.at).slice(0, 7);
    if (now !== month) progress(`演示年 demo year ${now}`);
    month = now;
    await next.happen();
    queue.add(world.later.splice(0));
  }
  return ok(null);
}

/** The nightly watch, as often as the story needs it. */
function watches(world: World): Happening[] {
  const days = Array.from({ length: 11 }, (_, month) =>
    ['01', '15'].map((day) => `2020-${String(month + 2).padStart(2, '0')}-${day}`),
  );
  return days.flat().map((day) => ({
    at: at(day, '06:00'),
    happen: async () => {
      const noted = await watchIndicators(world.environment, systemActor(world.actors.manager.tenant, 'watch-indicators'));
      if (!noted.ok) throw new Error(`the watch was refused: ${noted.refusal.code}`);
    },
  }));
}

async function openWorld(real: Environment, tenant: Tenant, seed: number): Promise<World> {
  const accounts = await createDemoAccounts(real, tenant);
  if (!accounts.ok) throw new Error(`demo accounts: ${accounts.refusal.code}`);
  const clock = new MovableClock(at('2019-12-16', '09:00'));
  const actors = await demoActors(real, tenant);
  const world: World = {
    environment: { ...real, clock },
    clock,
    chance: chanceFrom(seed),
    tenantCode: tenant.code,
    actors: { ...(Object.fromEntries(actors) as Record<Role, Actor>), visitor: visitor(tenant.id) },
    coordinators: new Map(),
    districts: [],
    programmeId: '',
    activities: [],
    budgetLines: new Map(),
    venues: [],
    speakers: [],
    residents: 0,
    later: [],
  };
  const { items } = await call(
    networkRoutes.regions.list,
    { parent: tenant.regionCode, level: 'district' },
    as(world, 'manager'),
  );
  world.districts = items.map(({ code, name }) => ({ code, name }));
  world.coordinators = await districtCoordinators(world.environment, world.actors, world.districts);
  return world;
}

/** What is still to happen, in the order of its moments; what comes later in the list happens later at the same moment. */
class Agenda {
  #waiting: Happening[];

  constructor(happenings: readonly Happening[]) {
    this.#waiting = [];
    this.add(happenings);
  }

  add(happenings: readonly Happening[]): void {
    if (happenings.length === 0) return;
    this.#waiting = [...this.#waiting, ...happenings].sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  next(): Happening | undefined {
    return this.#waiting.shift();
  }
}

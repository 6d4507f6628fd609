import type { Actor } from '#src/kernel/actor.ts';
import type { MovableClock } from '#src/kernel/clock.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import type { District } from './plan-of-year.ts';
import type { Chance } from './random.ts';

export interface PlannedId {
  id: string;
  name: string;
  district: string | null;
  dueOn: string;
  subProgramme: string;
}

export interface DemoVenue {
  id: string;
  kind: 'community' | 'park' | 'building';
  district: string;
  capacity: number;
}

export interface DemoSpeaker {
  id: string;
  name: string;
  titleLevel: 'academician' | 'professor' | 'associate-professor' | 'other';
  topics: string[];
}

/** Everything that the demo year knows while it is lived. All of it came out of the same verbs that people use. */
export interface World {
  environment: Environment;
  clock: MovableClock;
  chance: Chance;
  tenantCode: string;
  actors: Record<Role | 'visitor', Actor>;
  /** By district. */
  coordinators: Map<string, Actor>;
  districts: District[];
  programmeId: string;
  activities: PlannedId[];
  budgetLines: Map<string, string>;
  venues: DemoVenue[];
  speakers: DemoSpeaker[];
  residents: number;
  /** What comes up while the year is lived. */
  later: Happening[];
}

/** In whose name a verb is asked. */
export function as(world: Pick<World, 'environment' | 'actors'>, role: Role | 'visitor'): { context: RequestContext } {
  return { context: { environment: world.environment, actor: world.actors[role], language: 'zh', address: '127.0.0.1' } };
}

/** In the name of the coordinator of a district. */
export function asCoordinator(world: World, district: string): { context: RequestContext } {
  return { context: { ...as(world, 'coordinator').context, actor: world.coordinators.get(district)! } };
}

/** Something that happens at a moment of the year. */
export interface Happening {
  at: Date;
  happen(): Promise<void>;
}

export function at(day: string, time: string): Date {
  return momentOf(day, time);
}

/** Runs `work` over the items, a few at a time: many people tap at the same moment, and the doors of one evening are independent. */
export async function several<Item>(items: readonly Item[], work: (item: Item) => Promise<void>, width = 3): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

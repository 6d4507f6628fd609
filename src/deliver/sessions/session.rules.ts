import { dayOf, timeOf } from '#src/kernel/local-time.ts';
import type { SessionState } from '#src/kernel/vocabulary.ts';

interface Step {
  from: readonly SessionState[];
  to: SessionState | 'same';
}

/**
 * What can happen to a session, as data: 草稿 → 待审 → 已发布 → 报名中 ⇄ 已满 → 进行中 → 已结束 → 已归档, with the ways out.
 * `fill` and `free` are taken by sign-ups, never by a person directly. `same` keeps the state.
 */
export const sessionSteps = {
  change: { from: ['draft', 'submitted', 'published', 'open', 'full'], to: 'same' },
  submit: { from: ['draft'], to: 'submitted' },
  return: { from: ['submitted', 'published'], to: 'draft' },
  publish: { from: ['submitted'], to: 'published' },
  // The words were changed after they had been passed: somebody else looks at them again, and residents keep their seats meanwhile.
  pass: { from: ['published', 'open', 'full', 'running', 'ended'], to: 'same' },
  open: { from: ['published'], to: 'open' },
  fill: { from: ['open'], to: 'full' },
  free: { from: ['full'], to: 'open' },
  start: { from: ['published', 'open', 'full'], to: 'running' },
  end: { from: ['running'], to: 'ended' },
  archive: { from: ['ended'], to: 'archived' },
  reschedule: { from: ['submitted', 'published', 'open', 'full'], to: 'same' },
  // Also one that was started by mistake: nobody may have been let in, which the verb looks at.
  cancel: { from: ['draft', 'submitted', 'published', 'open', 'full', 'running'], to: 'cancelled' },
} as const satisfies Record<string, Step>;

export type SessionStep = keyof typeof sessionSteps;

/** The state after the step, or null where the step is not possible. */
export function stateAfter(state: SessionState, step: SessionStep): SessionState | null {
  const { from, to }: Step = sessionSteps[step];
  if (!from.includes(state)) return null;
  return to === 'same' ? state : to;
}

export function isPossible(state: SessionState, step: SessionStep): boolean {
  return stateAfter(state, step) !== null;
}

/** States in which the session stands on the public pages. */
export const publicStates = [
  'published',
  'open',
  'full',
  'running',
  'ended',
  'archived',
  'cancelled',
] as const satisfies readonly SessionState[];
/** States of a session that is still to happen. */
export const comingStates = ['submitted', 'published', 'open', 'full', 'running'] as const satisfies readonly SessionState[];
/** States in which it has happened. */
export const heldStates = ['ended', 'archived'] as const satisfies readonly SessionState[];

/** How the calendar of the year knows a session: published, it stands firm until it was held or is taken off again. */
export function onCalendar(state: SessionState): 'firm' | 'held' | 'dropped' {
  if (state === 'ended' || state === 'archived') return 'held';
  return state === 'draft' || state === 'submitted' || state === 'cancelled' ? 'dropped' : 'firm';
}

/** A session may be started, and its door opens, this long before its time. */
export const minutesBeforeStart = 120;
/** What runs longer is several sessions. */
export const maxSessionHours = 24;

/** open ⇄ full, whichever the seats say. Only these two states depend on the seats. */
export function stateBySeats(state: SessionState, taken: number, capacity: number): SessionState {
  if (state === 'open' && taken >= capacity) return 'full';
  if (state === 'full' && taken < capacity) return 'open';
  return state;
}

/** A moment within the session: what is recorded late still counts on the day of the session. */
export function momentWithin(session: { startsAt: Date; endsAt: Date }, now: Date): Date {
  const earliest = session.startsAt.getTime() - minutesBeforeStart * 60_000;
  return new Date(Math.min(Math.max(now.getTime(), earliest), session.endsAt.getTime()));
}

export function minutesUntil(moment: Date, now: Date): number {
  return (moment.getTime() - now.getTime()) / 60_000;
}

/** Person-times of a session: nobody counts twice, so the larger of those let in by name and those counted in the room. */
export function attendanceOf(admitted: number, headCount: number | null): number {
  return Math.max(admitted, headCount ?? 0);
}

/** Of a head count, only the people who were not let in by name. */
export function notByName(admitted: number, headCount: number): number {
  return Math.max(0, headCount - admitted);
}

/** How many may still give an opinion: everybody let in by name gives one, online or on paper, less those who have. */
export function opinionsLeft(admitted: number, given: number): number {
  return Math.max(0, admitted - given);
}

/** `2020-08-22 14:00–16:00`, or with both days when it runs over midnight. */
export function whenText(startsAt: Date, endsAt: Date): string {
  const sameDay = dayOf(startsAt) === dayOf(endsAt);
  return `${dayOf(startsAt)} ${timeOf(startsAt)}–${sameDay ? '' : `${dayOf(endsAt)} `}${timeOf(endsAt)}`;
}

/** Paper and head counts can be entered: from the start, also where nobody pressed “start”, until the session is archived. */
export function hasBegun({ state, startsAt }: { state: SessionState; startsAt: Date }, now: Date): boolean {
  return state === 'running' || state === 'ended' || (isPossible(state, 'start') && now >= startsAt);
}

/** Letters and digits that nobody takes for one another. */
export const clearSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Six clear signs from random bytes; 32 signs divide 256 evenly, so none is likelier. */
export function clearCode(random: Uint8Array): string {
  return Array.from(random.subarray(0, 6), (byte) => clearSigns[byte % clearSigns.length]).join('');
}

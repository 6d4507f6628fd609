import type { SessionState } from '#src/kernel/vocabulary.ts';

/** The door opens this long before the start. */
export const doorOpensMinutesBefore = 120;
/** Blank lines on a printed sheet when nobody asks for another number. */
export const blankRowsByDefault = 20;
export const maxPeopleAtOnce = 10;

interface Timed {
  state: SessionState;
  startsAt: Date;
  endsAt: Date;
}

const notBegun: readonly SessionState[] = ['published', 'open', 'full'];

/** People can be let in: from two hours before the start; while it runs; and until its end where nobody pressed “start”. */
export function isDoorOpen(session: Timed, now: Date): boolean {
  if (session.state === 'running') return true;
  const opens = session.startsAt.getTime() - doorOpensMinutesBefore * 60_000;
  return notBegun.includes(session.state) && now.getTime() >= opens && now < session.endsAt;
}

export type DoorWarning = 'over-room' | 'over-capacity' | 'fewer-than-admitted';

/** What should be known about the number in the room; it never stops anybody at the door. */
export function roomWarnings(people: number, session: { capacity: number; roomCapacity: number | null }): DoorWarning[] {
  if (session.roomCapacity !== null && people > session.roomCapacity) return ['over-room'];
  return people > session.capacity ? ['over-capacity'] : [];
}

/** A session without a room is held online or outdoors, where many more may come than signed up. */
const timesWithoutRoom = 10;

/** A head count above this is asked about: sooner a slip of the hand than a crowd. It is taken once somebody says so. */
export function likelyAtMost({ capacity, roomCapacity }: { capacity: number; roomCapacity: number | null }): number {
  return roomCapacity === null ? capacity * timesWithoutRoom : Math.max(capacity, roomCapacity);
}

export function headCountWarnings(people: number, admitted: number): DoorWarning[] {
  return people < admitted ? ['fewer-than-admitted'] : [];
}

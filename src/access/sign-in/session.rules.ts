const minute = 60_000;

/** A member of staff who did nothing for so long, or who signed in so long ago, signs in anew; residents keep a week. */
export const staffSession = { idleMs: 60 * minute, longestMs: 12 * 60 * minute };
/** How often at most a session's last use is written. */
export const touchMs = 5 * minute;

export interface SessionTimes {
  createdAt: Date;
  updatedAt: Date;
}

export function staffSessionOver({ createdAt, updatedAt }: SessionTimes, now: number): boolean {
  return now - updatedAt.getTime() > staffSession.idleMs + touchMs || now - createdAt.getTime() > staffSession.longestMs;
}

export function dueForTouch({ updatedAt }: SessionTimes, now: number): boolean {
  return now - updatedAt.getTime() >= touchMs;
}

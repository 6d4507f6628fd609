import { type Session, shownSessions } from '#src/deliver/sessions/index.ts';
import { districtDistances } from '#src/network/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { nearbyFirst } from './nearby.rules.ts';

/** A few sessions with room for so many, the nearest first: what is told to somebody who cannot come to this one. */
export async function openNearby(transaction: Transaction, of: Session, seats: number, now: Date): Promise<Session[]> {
  const open = await shownSessions(transaction, { districts: 'all', states: ['open'], from: now }, { limit: 200, offset: 0 });
  const fitting = open.items.filter(
    (other) => other.id !== of.id && other.startsAt > now && other.capacity - other.taken >= seats,
  );
  return fitting.length === 0 ? [] : nearbyFirst(fitting, await districtDistances(of.district)).sessions;
}

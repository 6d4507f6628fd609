/** Middles of districts no further apart than this are told as nearby: what lies beyond is another part of the city. */
const nearKm = 12;
const mostNamed = 3;

/**
 * Which of the sessions with room to name: those of the same district and of districts near it, nearest first; where there is none, those
 * elsewhere, nearest first too, and they are called so. Sessions equally far stay in their order. `distance`: km, null where not known.
 */
export function nearbyFirst<Session extends { district: string }>(
  sessions: readonly Session[],
  distance: (district: string) => number | null,
): { near: boolean; sessions: Session[] } {
  const far = (session: Session): number => distance(session.district) ?? Number.POSITIVE_INFINITY;
  const ordered = sessions
    .map((session) => ({ session, km: far(session) }))
    .sort((one, other) => (one.km === other.km ? 0 : one.km - other.km));
  const near = ordered.filter(({ km }) => km <= nearKm);
  const named = near.length > 0 ? near : ordered;
  return { near: near.length > 0, sessions: named.slice(0, mostNamed).map(({ session }) => session) };
}

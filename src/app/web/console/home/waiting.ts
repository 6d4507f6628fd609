import type { Attention } from '#src/account/account.contract.ts';

interface OfProgramme {
  programmeId: string;
}

interface Awaiting extends OfProgramme {
  toPass: number;
  returned: { count: number; id: string; title: string; by: string | null; reason: string } | null;
}

interface Untold extends OfProgramme {
  sessionId: string;
  title: string;
  startsAt: string;
  people: number;
}

/**
 * Where somebody waits for the reader's step, in every programme: people to telephone, sessions that came back, sessions to pass. Those of the
 * programme on the screen come first; another programme is named by `params.programmeId`.
 */
export function waitingMatters(
  { awaiting, untold }: { awaiting: readonly Awaiting[]; untold: readonly Untold[] },
  here: string,
): Attention[] {
  const ids = new Set([here, ...[...untold, ...awaiting].map(({ programmeId }) => programmeId)]);
  return [...ids].flatMap((id) => {
    const of = ({ programmeId }: OfProgramme): boolean => programmeId === id;
    const { toPass = 0, returned = null } = awaiting.find(of) ?? {};
    const matters = [toTell(untold.filter(of)), cameBack(returned), toReview(toPass)].filter((matter) => matter !== null);
    return id === here ? matters : matters.map((matter) => ({ ...matter, params: { ...matter.params, programmeId: id } }));
  });
}

function toTell(sessions: readonly Untold[]): Attention | null {
  const [first] = sessions;
  if (!first) return null;
  const { sessionId, title, startsAt, people } = first;
  const count = sessions.reduce((sum, session) => sum + session.people, 0);
  return matter('people-to-tell', { count, sessionId, title, startsAt, people, more: sessions.length - 1 });
}

function cameBack(returned: Awaiting['returned']): Attention | null {
  if (!returned) return null;
  const { count, id, title, by, reason } = returned;
  return matter('sessions-returned', { count, sessionId: id, title, by: by ?? '', reason, more: count - 1 });
}

const toReview = (count: number): Attention | null => (count > 0 ? matter('sessions-to-pass', { count }) : null);

const matter = (code: string, params: Attention['params']): Attention => ({ code, params, indicatorId: null });

import { doorContract, type Admission, type DoorStatus } from '../../door.contract.ts';
import { clientOf, type RefusalShown, refusalOf } from '#src/ui-kit/client.ts';

/** The client of the door. */
export const door = clientOf(doorContract);

export type HeadCountMethod = 'counted' | 'estimated' | 'online';

/** What the door is asked to do. Plain data, so that an act which did not get through can be kept and asked again. */
export type Act =
  | { kind: 'ticket'; ticket: string; people?: number }
  | { kind: 'found'; signUpId: string; people?: number }
  | { kind: 'walk-in'; name: string; phone: string; people: number; known: string[]; asked?: boolean }
  | { kind: 'undo'; id: string; people: number }
  | { kind: 'fewer'; id: string; next: Act }
  | { kind: 'count'; people: number; method: HeadCountMethod; attachmentId: string | null; confirmed: boolean };

/** What the whole screen says. */
export type Verdict =
  | { tone: 'admitted'; admission: Admission; warnings: string[]; act: Act }
  | { tone: 'undone'; people: number }
  | { tone: 'counted'; people: number; attendance: number; warnings: string[] }
  | { tone: 'again' | 'refused'; refusal: RefusalShown; act: Act }
  | { tone: 'failed'; refusal: RefusalShown; act: Act; maybe: Admission | null };

interface Outcome {
  verdict: Verdict;
  status: DoorStatus | null;
}

const againCodes = ['ticket-used', 'person-admitted-already'];
/** The server never got it, or broke over it: the act may be asked again as it is. */
const failedCodes = [
  'offline',
  'unknown',
  'signed-out',
  'sign-in-needed',
  'internal-error',
  'too-many-requests',
  'database-busy',
];
const patienceMs = 12_000;

/** What went wrong, a silent network included. */
export function whatWentWrong(error: unknown): RefusalShown {
  return refusalOf(error instanceof DOMException ? new TypeError(error.message) : error);
}

const limited = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(patienceMs) });

/** The numbers of the door as they are now. */
export function readStatus(sessionId: string): Promise<DoorStatus> {
  return door.status({ sessionId }, limited());
}

/** Those who signed up with a phone that ends so. */
export async function findByPhone(sessionId: string, lastFour: string) {
  return (await door.find({ sessionId, lastFour }, limited())).matches;
}

/** Does the act, and says what came of it; never throws. `reason`: why only now, where the day of the session was reported. */
export async function perform(sessionId: string, act: Act, reason: string): Promise<Outcome> {
  try {
    return await attempt(sessionId, act, reason);
  } catch (error) {
    const refusal = whatWentWrong(error);
    const stays = failedCodes.includes(refusal.code) || /^5\d\d$/.test(refusal.code);
    if (stays) return { verdict: { tone: 'failed', refusal, act, maybe: null }, status: null };
    return { verdict: { tone: againCodes.includes(refusal.code) ? 'again' : 'refused', refusal, act }, status: null };
  }
}

async function attempt(sessionId: string, act: Act, reason: string): Promise<Outcome> {
  switch (act.kind) {
    case 'ticket':
      return letIn(act, door.admit({ sessionId, ticket: act.ticket, ...peopleOf(act), reason }, limited()));
    case 'found':
      return letIn(act, door.admitSignUp({ sessionId, signUpId: act.signUpId, ...peopleOf(act), reason }, limited()));
    case 'walk-in': {
      const maybe = act.asked ? await enteredMeanwhile(sessionId, act) : null;
      if (maybe)
        return { verdict: { tone: 'failed', refusal: { code: 'doubt', reason: '', remedy: '' }, act, maybe }, status: null };
      return letIn(
        { ...act, asked: true },
        door.walkIn({ sessionId, name: act.name, phone: act.phone, people: act.people, reason }, limited()),
      );
    }
    case 'undo': {
      const status = await door.undo({ id: act.id, reason }, limited());
      return { verdict: { tone: 'undone', people: act.people }, status };
    }
    case 'fewer':
      await door.undo({ id: act.id, reason }, limited());
      return perform(sessionId, act.next, reason);
    case 'count': {
      const { status, warnings } = await door.headCount(
        { sessionId, people: act.people, method: act.method, attachmentId: act.attachmentId, confirmed: act.confirmed, reason },
        limited(),
      );
      return {
        verdict: {
          tone: 'counted',
          people: act.people,
          attendance: status.attendance,
          warnings: warnings.map((each) => each.text),
        },
        status,
      };
    }
  }
}

function peopleOf({ people }: { people?: number }): { people?: number } {
  return people === undefined ? {} : { people };
}

async function letIn(act: Act, asked: ReturnType<typeof door.admit>): Promise<Outcome> {
  const { admission, warnings, status } = await asked;
  return { verdict: { tone: 'admitted', admission, warnings: warnings.map((each) => each.text), act }, status };
}

/** A walk-in carries no ticket that would stop a second entry, so before asking again it is looked for. */
async function enteredMeanwhile(sessionId: string, act: Extract<Act, { kind: 'walk-in' }>): Promise<Admission | null> {
  const { recent } = await readStatus(sessionId);
  return recent.find((each) => each.way === 'walk-in' && each.people === act.people && !act.known.includes(each.id)) ?? null;
}

/** The same act, to be asked again after it did not get through. */
export function askedAgain(act: Act): Act {
  return act.kind === 'walk-in' ? { ...act, asked: true } : act;
}

/** The walk-in once more although a like one was entered: the two are different people. */
export function insisted(act: Act): Act {
  return act.kind === 'walk-in' ? { ...act, asked: false } : act;
}

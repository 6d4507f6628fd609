import { maskName, movedFrom } from '#src/deliver/notices/index.ts';
import {
  isInSight,
  publicStates,
  type Session,
  sessionById,
  ticketPurpose,
  ticketUrl,
  tokenOf,
  whenText,
} from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { modulesSvg, qrModules } from '#src/platform/documents/qr-code.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { PublicSession, Ticket } from './signup.contract.ts';
import { type SignUpRow, signUpById } from './signup.store.ts';
import { openNearby } from './open-nearby.ts';
import { readTicketToken } from './ticket-token.ts';

/** What a message about a ticket says. */
export function ticketParams(
  environment: Environment,
  tenant: string,
  session: Session,
  signUp: SignUpRow,
): Record<string, string | number> {
  return {
    title: session.shown.title,
    when: whenText(session.startsAt, session.endsAt),
    place: session.venueName ? `${session.venueName}（${session.venueAddress ?? session.districtName}）` : session.districtName,
    seats: signUp.seats,
    ticketCode: signUp.ticketCode,
    url: ticketUrl(environment, session, tokenOf(environment, tenant, signUp)),
  };
}

export interface TicketFound {
  signUp: SignUpRow;
  session: Session;
  /** When, and where it was another place, it was to be before it was moved, as its holder was told. */
  moved?: { when: string; place: string } | null;
  /** Of a session that is off: what else there is. */
  nearby?: Session[];
}

/** The sign-up and session of a ticket that was shown. Refuses what is no ticket, a forged one and an unknown one. */
export async function ticketOf(environment: Environment, actor: Actor, token: string): Promise<Result<TicketFound>> {
  const reading = readTicketToken(environment.secrets.keyFor(ticketPurpose), actor.tenant, token);
  if (!reading.ok) return refuse(reading.why === 'forged' ? 'ticket-forged' : 'ticket-unknown');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const signUp = await signUpById(transaction, reading.signUpId);
    const session = signUp && (await sessionById(transaction, signUp.sessionId));
    if (!signUp || !session || session.code !== reading.sessionCode) return refuse('ticket-unknown');
    const nearby =
      session.state === 'cancelled' ? await openNearby(transaction, session, signUp.seats, environment.clock.now()) : [];
    return ok({ signUp, session, nearby, moved: await movedFrom(transaction, session.id, signUp.personId) });
  });
}

export function mayStillCancel(signUp: SignUpRow, session: Session, now: Date): boolean {
  return (
    signUp.state === 'confirmed' &&
    !signUp.admittedAt &&
    session.startsAt > now &&
    ['published', 'open', 'full'].includes(session.state)
  );
}

/** Its door is shut for good. While it runs somebody may still be let in, also past its time. */
function isOver(session: Session, now: Date): boolean {
  return session.state === 'ended' || session.state === 'archived' || (session.state !== 'running' && session.endsAt <= now);
}

export function ticketView(environment: Environment, actor: Actor, found: TicketFound): Ticket {
  const { signUp, session } = found;
  const now = environment.clock.now();
  const token = tokenOf(environment, actor.tenant, signUp);
  return {
    token,
    ticketUrl: ticketUrl(environment, session, token),
    ticketCode: signUp.ticketCode,
    qrSvg: modulesSvg(qrModules(token, 'random')),
    state: signUp.state,
    seats: signUp.seats,
    holder: maskName(signUp.name),
    admittedAt: signUp.admittedAt?.toISOString() ?? null,
    canCancel: mayStillCancel(signUp, session, now),
    isOver: isOver(session, now),
    canGiveOpinion:
      signUp.admittedAt !== null &&
      !signUp.opinionGiven &&
      session.startsAt <= now &&
      session.state !== 'cancelled' &&
      session.state !== 'archived',
    opinionGiven: signUp.opinionGiven,
    movedFrom: found.moved ?? null,
    nearby: (found.nearby ?? []).map((other) => publicView(other, now)),
    session: publicView(session, now),
  };
}

/** A session as residents see it. */
export function publicView(session: Session, now: Date): PublicSession {
  const dueToOpen = session.state === 'published' && session.signUpOpensAt !== null && session.signUpOpensAt <= now;
  return {
    code: session.code,
    ...session.shown,
    state: session.state,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    venueName: session.venueName,
    venueKind: session.venueKind,
    venueAddress: session.venueAddress,
    district: session.district,
    districtName: session.districtName,
    capacity: session.capacity,
    seatsLeft: session.capacity - session.taken,
    canSignUp: (session.state === 'open' || dueToOpen) && session.startsAt > now,
    signUpOpensAt: session.signUpOpensAt?.toISOString() ?? null,
    cancelReason: session.cancelReason,
    demo: session.demo,
  };
}

export function isPublic(session: Session): boolean {
  return (publicStates as readonly string[]).includes(session.state);
}

export function inSightOrNull<Row extends { district: string }>(actor: Actor, session: Row | null): Row | null {
  return session && isInSight(actor, session) ? session : null;
}

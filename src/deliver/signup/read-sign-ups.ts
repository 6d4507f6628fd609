import { maskedPhone, recordAudit } from '#src/access/index.ts';
import { maskName } from '#src/deliver/notices/index.ts';
import {
  ownDistricts,
  publicStates,
  type Session,
  sessionByCode,
  sessionById,
  shownSessions,
} from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { addDays, dayAndTimeOf, dayOf, momentOf } from '#src/kernel/local-time.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Audience } from '#src/kernel/vocabulary.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { maySignUps } from './signup.policy.ts';
import { ownRecords, type SignUpFilter, type SignUpRow, signUpById, signUpRows } from './signup.store.ts';
import { en, zh } from './signup.texts.ts';
import { inSightOrNull, isPublic, mayStillCancel } from './ticket.ts';

const texts = { zh, en };

const exportLimit = 20_000;

export interface PublicSessionsAsked {
  district?: string | undefined;
  audience?: Audience | undefined;
  /** Today when absent. */
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
  onlyOpen: boolean;
}

/** Sessions as residents see them: from today on unless asked otherwise, without drafts and what is still in review. */
export async function publicSessions(
  environment: Environment,
  actor: Actor,
  asked: PublicSessionsAsked,
  page: { page: number; pageSize: number },
): Promise<{ items: Session[]; total: number; districts: { code: string; name: string }[] }> {
  const from = momentOf(asked.from ?? dayOf(environment.clock.now()));
  const filter = {
    districts: asked.district ? [asked.district] : ('all' as const),
    audience: asked.audience,
    text: asked.text,
    states: asked.onlyOpen ? (['open'] as const) : publicStates,
    from,
    until: asked.to ? momentOf(addDays(asked.to, 1)) : undefined,
  };
  return environment.database.transaction(actor, 'deliver', async (transaction) => ({
    ...(await shownSessions(transaction, filter, { limit: page.pageSize, offset: (page.page - 1) * page.pageSize })),
    districts: await ownDistricts(transaction),
  }));
}

export async function publicSession(environment: Environment, actor: Actor, code: string): Promise<Result<Session>> {
  const session = await environment.database.transaction(actor, 'deliver', (transaction) => sessionByCode(transaction, code));
  return session && isPublic(session) ? ok(session) : refuse('not-found', { what: '场次' });
}

export interface SignUpList {
  session: Session;
  items: SignUpRow[];
  total: number;
  seats: number;
}

export async function listSignUps(
  environment: Environment,
  actor: Actor,
  filter: SignUpFilter,
  page: { page: number; pageSize: number },
): Promise<Result<SignUpList>> {
  if (!maySignUps(actor, 'signups.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, filter.sessionId));
    if (!session) return refuse('not-found', { what: '场次' });
    const found = await signUpRows(transaction, filter, { limit: page.pageSize, offset: (page.page - 1) * page.pageSize });
    return ok({ session, ...found });
  });
}

export function signUpView(environment: Environment, actor: Actor, session: Session, row: SignUpRow) {
  return {
    id: row.id,
    sessionId: row.sessionId,
    name: maskName(row.name),
    phone: maskedPhone(row.phone),
    seats: row.seats,
    state: row.state,
    source: row.source,
    ticketCode: row.ticketCode,
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    admittedAt: row.admittedAt?.toISOString() ?? null,
    abilities: {
      cancel: maySignUps(actor, 'signups.write') && mayStillCancel(row, session, environment.clock.now()),
      unmask: maySignUps(actor, 'signups.unmask'),
    },
  };
}

export async function exportSignUps(
  environment: Environment,
  actor: Actor,
  sessionId: string,
  language: Language,
): Promise<Result<Uint8Array>> {
  const found = await listSignUps(environment, actor, { sessionId }, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const words = texts[language];
  const at = (moment: Date | null): string => (moment ? dayAndTimeOf(moment) : '');
  const columns = Object.entries(words.column).map(([key, header]) => ({
    header,
    kind: key === 'number' || key === 'seats' ? ('number' as const) : ('text' as const),
  }));
  const rows = found.value.items.map((row, index) => [
    index + 1,
    maskName(row.name),
    maskedPhone(row.phone),
    row.seats,
    words.state[row.state],
    words.source[row.source],
    row.ticketCode,
    at(row.createdAt),
    at(row.admittedAt),
  ]);
  return ok(await writeWorkbook([{ name: words.sheet, columns, rows }]));
}

/** Full name and phone of somebody who signed up; each look is written down with its reason. */
export async function unmaskSignUp(
  environment: Environment,
  actor: Actor,
  input: { id: string; reason: string },
): Promise<Result<{ name: string; phone: string }>> {
  if (!maySignUps(actor, 'signups.unmask')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const signUp = await signUpById(transaction, input.id);
    const session = signUp && inSightOrNull(actor, await sessionById(transaction, signUp.sessionId));
    if (!signUp || !session) return refuse('not-found', { what: '报名' });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'unmask-sign-up',
      recordKind: 'sign-up',
      recordId: input.id,
      detail: { reason: input.reason, person: signUp.personId },
    });
    return ok({ name: signUp.name, phone: signUp.phone });
  });
}

/** What deliver holds about the person who asks, for the export of one's own data. */
export async function ownDeliveryData(environment: Environment, actor: Actor): Promise<Record<string, unknown>> {
  if (!actor.personId) return {};
  const { personId } = actor;
  return environment.database.transaction(actor, 'deliver', async (transaction) => ({
    ...(await ownRecords(transaction, personId)),
  }));
}

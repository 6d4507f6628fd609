import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { addDays, dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { SessionState } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import { placesBelow, regionPaths, tenantRegion } from '#src/network/index.ts';
import { coverageCells, type InTheWay, ownDistricts, programmeRow, sessionsInTheWay } from './plan-and-network.store.ts';
import { isInSight, maySession } from './session.policy.ts';
import { attendanceOf, comingStates, heldStates, publicStates } from './session.rules.ts';
import { type SessionFilter, type SessionRow, sessionById, sessionRows } from './session.store.ts';
import { en, zh } from './session.texts.ts';

const texts = { zh, en };

/** More rows than this is no list that anybody reads. */
const exportLimit = 20_000;
const calendarLimit = 2_000;
const awaitingLimit = 1_000;

export interface SessionsAsked extends Omit<SessionFilter, 'districts' | 'from' | 'until' | 'awaitsPassOf' | 'returnedTo'> {
  /** Only those whose review is the actor's. */
  awaiting?: 'me' | undefined;
  district?: string | undefined;
  /** `2020-08`. */
  month?: string | undefined;
  from?: string | undefined;
  /** Inclusive. */
  to?: string | undefined;
}

function filterOf(actor: Actor, asked: SessionsAsked): SessionFilter {
  const { district, month, from, to, awaiting, ...rest } = asked;
  const seen = actor.districts === 'all' || !district ? actor.districts : actor.districts.filter((code) => code === district);
  const first = month ? `${month}-01` : from;
  const afterMonth = month ? `${addDays(`${month}-28`, 4).slice(0, 7)}-01` : undefined;
  const until = afterMonth ?? (to ? addDays(to, 1) : undefined);
  return {
    ...rest,
    awaitsPassOf: awaiting && (maySession(actor, 'sessions.pass') ? actorKey(actor) : 'nobody'),
    districts: seen === 'all' && district ? [district] : seen,
    from: first ? momentOf(first) : undefined,
    until: until ? momentOf(until) : undefined,
  };
}

export async function listSessions(
  environment: Environment,
  actor: Actor,
  asked: SessionsAsked,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: SessionRow[]; total: number }>> {
  if (!maySession(actor, 'sessions.read')) return refuse('not-allowed');
  return ok(
    await environment.database.transaction(actor, 'deliver', (transaction) =>
      sessionRows(transaction, filterOf(actor, asked), { limit: page.pageSize, offset: (page.page - 1) * page.pageSize }),
    ),
  );
}

/** What waits for the actor, of every programme: sessions to pass, and those that came back to them. */
export async function listAwaiting(environment: Environment, actor: Actor): Promise<Result<AwaitingOf[]>> {
  if (!maySession(actor, 'sessions.read')) return refuse('not-allowed');
  const { districts } = actor;
  const found = await environment.database.transaction(actor, 'deliver', async (transaction) => {
    const read = async (filter: SessionFilter): Promise<SessionRow[]> =>
      (await sessionRows(transaction, filter, { limit: awaitingLimit, offset: 0 })).items;
    return {
      toPass: maySession(actor, 'sessions.pass') ? await read({ districts, awaitsPassOf: actorKey(actor) }) : [],
      returned: maySession(actor, 'sessions.write') ? await read({ districts, returnedTo: actorKey(actor) }) : [],
    };
  });
  const programmes = new Set([...found.toPass, ...found.returned].map(({ programmeId }) => programmeId));
  return ok(
    [...programmes].map((programmeId) => {
      const [toPass, returned] = [found.toPass, found.returned].map((rows) =>
        rows.filter((row) => row.programmeId === programmeId),
      );
      return { programmeId, toPass: toPass!, returned: returned! };
    }),
  );
}

export interface AwaitingOf {
  programmeId: string;
  toPass: SessionRow[];
  returned: SessionRow[];
}

export async function readSession(environment: Environment, actor: Actor, id: string): Promise<Result<SessionRow>> {
  if (!maySession(actor, 'sessions.read')) return refuse('not-allowed');
  const session = await environment.database.transaction(actor, 'deliver', (transaction) => sessionById(transaction, id));
  return session && isInSight(actor, session) ? ok(session) : refuse('not-found', { what: '场次' });
}

/** What keeps a draft from being handed in; any other session holds its time already. */
export async function clashesOf(environment: Environment, actor: Actor, session: SessionRow): Promise<InTheWay[]> {
  if (session.state !== 'draft') return [];
  return environment.database.transaction(actor, 'deliver', (transaction) => sessionsInTheWay(transaction, session));
}

/**
 * A session for its poster. Refuses one whose words nobody else has passed yet: as it has no public page, it has nothing to be put up. Nor is a
 * cancelled one put up.
 */
export async function readForPoster(environment: Environment, actor: Actor, id: string): Promise<Result<SessionRow>> {
  const session = await readSession(environment, actor, id);
  if (session.ok && session.value.state === 'cancelled') return refuse('cancelled-not-printed', { title: session.value.title });
  if (session.ok && !(publicStates as readonly SessionState[]).includes(session.value.state))
    return refuse('poster-not-yet', { title: session.value.title });
  return session;
}

export async function calendarOfSessions(
  environment: Environment,
  actor: Actor,
  asked: { from: string; to: string; programmeId?: string | undefined; district?: string | undefined },
): Promise<Result<SessionRow[]>> {
  const found = await listSessions(environment, actor, asked, { page: 1, pageSize: calendarLimit });
  return found.ok ? ok(found.value.items) : found;
}

export async function exportSessions(
  environment: Environment,
  actor: Actor,
  asked: SessionsAsked,
  language: Language,
): Promise<Result<Uint8Array>> {
  const found = await listSessions(environment, actor, asked, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const words = texts[language];
  const numbers = new Set(['capacity', 'taken', 'admitted', 'attendance']);
  const columns = Object.entries(words.column).map(([key, header]) => ({
    header,
    kind: numbers.has(key) ? ('number' as const) : key === 'day' ? ('date' as const) : ('text' as const),
  }));
  const rows = found.value.items.map((row) => [
    row.code,
    row.title,
    row.subProgrammeName,
    row.activityName ?? '',
    dayOf(row.startsAt),
    `${timeOf(row.startsAt)}–${timeOf(row.endsAt)}`,
    row.districtName,
    row.venueName ?? '',
    words.venueKind[row.venueKind],
    words.audience[row.audience],
    row.speakerName ?? '',
    row.capacity,
    row.taken,
    row.admitted,
    hasBeenHeld(row) ? attendanceOf(row.admitted, row.headCount) : null,
    words.state[row.state],
  ]);
  return ok(await writeWorkbook([{ name: words.sheet, columns, rows }]));
}

export function hasBeenHeld(row: Pick<SessionRow, 'state'>): boolean {
  return row.state === 'ended' || row.state === 'archived';
}

export interface Coverage {
  year: number;
  of: 'district' | 'street' | 'community';
  places: { place: string; name: string; outside: boolean; held: number; scheduled: number }[];
  cells: { place: string; month: number; held: number; scheduled: number }[];
  reached: number;
}

/**
 * Sessions held and scheduled by place and month: of a city by district, of a district by street, of a street by community. Places without any
 * are listed too, for those are the point; then those outside the unit's own, where it held or planned something; sessions that name none come
 * last, with '' for their place.
 */
export async function coverageOfYear(
  environment: Environment,
  actor: Actor,
  asked: { programmeId: string; year?: number | undefined },
): Promise<Result<Coverage>> {
  if (!maySession(actor, 'sessions.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const programme = await programmeRow(transaction, asked.programmeId);
    if (!programme) return refuse('not-found', { what: '项目' });
    const year = asked.year ?? programme.fiscalYear;
    const range = { from: momentOf(`${year}-01-01`), until: momentOf(`${year + 1}-01-01`), timeZone: 'Asia/Shanghai' };
    const below = await placesBelow(transaction, await tenantRegion(transaction));
    const of = below?.level ?? 'district';
    const all = await coverageCells(transaction, programme.id, range, { held: heldStates, coming: comingStates }, of);
    const cells = all.filter((cell) => isInSight(actor, cell)).map(({ district: _, ...cell }) => cell);
    const districts = (await ownDistricts(transaction)).filter(({ code }) => isInSight(actor, { district: code }));
    const sum = (code: string, what: 'held' | 'scheduled'): number =>
      cells.reduce((total, cell) => total + (cell.place === code ? cell[what] : 0), 0);
    const own = (below?.places ?? districts).map(({ code, name }) => ({ code, name, outside: false }));
    const known = new Set(['', ...own.map(({ code }) => code)]);
    const strange = [...new Set(cells.map(({ place }) => place))].filter((code) => !known.has(code));
    const paths = await regionPaths(transaction, strange);
    const outside = strange.map((code) => ({ code, name: paths.get(code)?.path ?? code, outside: true }));
    const nowhere = cells.some(({ place }) => place === '') ? [{ code: '', name: '', outside: false }] : [];
    const places = [...own, ...outside, ...nowhere].map(({ code, name, outside }) => ({
      place: code,
      name,
      outside,
      held: sum(code, 'held'),
      scheduled: sum(code, 'scheduled'),
    }));
    return ok({
      year,
      of,
      places,
      cells,
      reached: places.filter((row) => row.place !== '' && !row.outside && row.held > 0).length,
    });
  });
}

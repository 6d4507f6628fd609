import { maskedPhone } from '#src/access/index.ts';
import { type BatchRow, batchRows } from '#src/deliver/imports/index.ts';
import { maskName } from '#src/deliver/notices/index.ts';
import { type Session, sessionById } from '#src/deliver/sessions/index.ts';
import { inSightOrNull, signUpRows } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayDoor } from './door.policy.ts';
import { blankRowsByDefault } from './door.rules.ts';
import {
  type AdmissionRow,
  admissionRows,
  type ScanRow,
  scanRows,
  type StandingOfBatch,
  standingOfBatches,
} from './door.store.ts';
import { en, zh } from './door.texts.ts';
import { lateScansOf } from './late-scan.store.ts';

const texts = { zh, en };

const exportLimit = 20_000;

async function inSession<Value>(
  environment: Environment,
  actor: Actor,
  sessionId: string,
  permission: 'door.read' | 'door.run',
  read: (transaction: Transaction, session: Session) => Promise<Value>,
): Promise<Result<Value>> {
  if (!mayDoor(actor, permission)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, sessionId));
    return session ? ok(await read(transaction, session)) : refuse('not-found', { what: '场次' });
  });
}

export async function listAdmissions(
  environment: Environment,
  actor: Actor,
  asked: { sessionId: string; way?: AdmissionRow['way'] | undefined },
  page: { page: number; pageSize: number },
): Promise<Result<{ session: Session; items: AdmissionRow[]; total: number }>> {
  return inSession(environment, actor, asked.sessionId, 'door.read', async (transaction, session) => ({
    session,
    ...(await admissionRows(transaction, asked, { limit: page.pageSize, offset: (page.page - 1) * page.pageSize })),
  }));
}

export async function exportAdmissions(
  environment: Environment,
  actor: Actor,
  sessionId: string,
  language: Language,
): Promise<Result<Uint8Array>> {
  const found = await listAdmissions(environment, actor, { sessionId }, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const words = texts[language];
  const columns = Object.entries(words.column).map(([key, header]) => ({
    header,
    kind: key === 'number' || key === 'people' ? ('number' as const) : ('text' as const),
  }));
  const rows = found.value.items.map((row, index) => [
    index + 1,
    maskName(row.name),
    maskedPhone(row.phone),
    words.way[row.way],
    row.people,
    dayAndTimeOf(row.admittedAt),
    row.admittedBy,
  ]);
  return ok(await writeWorkbook([{ name: words.sheet, columns, rows }]));
}

export interface SignInSheet {
  session: Session;
  rows: {
    number: number;
    name: string;
    phone: string;
    person: number;
    seats: number;
    ticketCode: string;
    admittedAt: string | null;
  }[];
  blankRows: number;
}

/** The sheet that lies at the door: a line for each person who is expected, by the masked name that signed up, and blank lines for the others. */
export async function signInSheet(
  environment: Environment,
  actor: Actor,
  asked: { sessionId: string; blankRows?: number | undefined },
): Promise<Result<SignInSheet>> {
  const found = await inSession(environment, actor, asked.sessionId, 'door.read', async (transaction, session) => {
    if (session.state === 'cancelled') return refuse('cancelled-not-printed', { title: session.shown.title });
    const { items } = await signUpRows(
      transaction,
      { sessionId: session.id, state: 'confirmed' },
      { limit: exportLimit, offset: 0 },
    );
    const persons = items.flatMap((row) => Array.from({ length: row.seats }, (_, at) => ({ row, person: at + 1 })));
    const rows = persons.map(({ row, person }, index) => ({
      number: index + 1,
      name: maskName(row.name),
      phone: maskedPhone(row.phone),
      person,
      seats: row.seats,
      ticketCode: row.ticketCode,
      admittedAt: row.admittedAt?.toISOString() ?? null,
    }));
    return ok({ session, rows, blankRows: asked.blankRows ?? blankRowsByDefault });
  });
  return found.ok ? found.value : found;
}

/** An empty workbook with the columns of the paper sheet, and a second sheet that says how they are filled in. */
export async function paperTemplate(
  environment: Environment,
  actor: Actor,
  sessionId: string,
  language: Language,
): Promise<Result<Uint8Array>> {
  const words = texts[language];
  const allowed = await inSession(environment, actor, sessionId, 'door.run', async () => null);
  if (!allowed.ok) return allowed;
  const { name, phone, people, ticket } = words.paper;
  const columns = [
    { header: name, width: 16 },
    { header: phone, width: 18 },
    { header: people, width: 8 },
    { header: ticket, width: 14 },
  ];
  const how = words.paperHow;
  const said = {
    name: how.sheet,
    columns: [
      { header: how.heads[0]!, width: 16 },
      { header: how.heads[1]!, width: 48 },
    ],
    // The letter before the name keeps the row from being taken for the head of a list.
    rows: (['name', 'phone', 'people', 'ticket'] as const).map((column, at) => [
      `${'ABCD'[at]} ${words.paper[column]}`,
      how[column],
    ]),
  };
  return ok(await writeWorkbook([{ name: words.paperSheet, columns, rows: [] }, said]));
}

export async function paperBatches(
  environment: Environment,
  actor: Actor,
  sessionId: string,
): Promise<Result<{ session: Session; items: (BatchRow & { standing: StandingOfBatch; scans: number })[] }>> {
  return inSession(environment, actor, sessionId, 'door.read', async (transaction, session) => {
    const standing = await standingOfBatches(transaction, sessionId);
    const rows = await batchRows(transaction, 'sign-in', { sessionId });
    const later = await lateScansOf(transaction, sessionId);
    return {
      session,
      items: rows.map((row) => ({
        ...row,
        standing: standing.get(row.id) ?? { people: 0, opinions: false },
        scans: (row.attachmentId ? 1 : 0) + (later.get(row.id) ?? 0),
      })),
    };
  });
}

/** The signed sheets and other evidence of who came, oldest first. */
export async function listScans(environment: Environment, actor: Actor, sessionId: string): Promise<Result<ScanRow[]>> {
  return inSession(environment, actor, sessionId, 'door.read', (transaction, session) => scanRows(transaction, session.id));
}

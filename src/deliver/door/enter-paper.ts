import { createHash } from 'node:crypto';
import { personByName, personByPhone, recordAudit } from '#src/access/index.ts';
import { insertBatch, readSheet, sameBatch } from '#src/deliver/imports/index.ts';
import { attachmentExists, hasBegun, lockSession, type Session, whenText } from '#src/deliver/sessions/index.ts';
import { maskName } from '#src/deliver/notices/index.ts';
import { inSightOrNull, ticketCodeFrom } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { numberFrom } from '#src/kernel/number-from.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { ListHead } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import type { CellError, PaperReport } from './door.contract.ts';
import { mayDoor } from './door.policy.ts';
import { maxPeopleAtOnce } from './door.rules.ts';
import { admittedByName, knownByPhones, ticketRows } from './door.store.ts';
import { en, zh } from './door.texts.ts';
import { lateAttendance } from './late-attendance.ts';
import { type Arrival, type AtDoor, letIn } from './let-in.ts';
import {
  type CheckedLine,
  checkPaper,
  type KnownBefore,
  type PaperColumn,
  type PaperLine,
  type PaperProblem,
} from './paper.rules.ts';

const texts = { zh, en };

export const paperLimit = 5000;

export const paperColumns: readonly ListHead<PaperColumn>[] = [
  { key: 'name', heads: ['姓名', '名字', 'Name'], required: true },
  { key: 'phone', heads: ['手机', '手机号', '手机号码', '电话', '联系电话', 'Phone'], required: false },
  { key: 'people', heads: ['人数', 'People'], required: false },
  { key: 'ticket', heads: ['票号', '票码', 'Ticket', 'Ticket code'], required: false },
];

interface Entered {
  sessionId: string;
  lines: PaperLine[];
  sha256: string;
  fileName: string | null;
  attachmentId: string | null;
  dryRun: boolean;
  /** Asked for once the day was reported, when the rows are entered. */
  reason?: string | undefined;
}

/** Enters a paper sign-in sheet typed row by row. `dryRun` only checks. All rows or none. */
export async function enterPaper(
  environment: Environment,
  actor: Actor,
  input: {
    sessionId: string;
    rows: readonly {
      row?: number | undefined;
      name?: string;
      phone?: string;
      people?: number | string;
      ticketCode?: string;
    }[];
    dryRun: boolean;
    attachmentId?: string | null | undefined;
    reason?: string | undefined;
  },
  language: Language,
): Promise<Result<PaperReport>> {
  const lines = input.rows.map((given, index): PaperLine => {
    const row = given.row ?? index + 1;
    return {
      row,
      name: given.name ?? '',
      phone: given.phone ?? '',
      people: String(given.people ?? 1),
      ticket: given.ticketCode ?? '',
      refs: { name: `A${row}`, phone: `B${row}`, people: `C${row}`, ticket: `D${row}` },
      unreadable: [],
    };
  });
  const sha256 = createHash('sha256')
    .update(JSON.stringify(lines.map(({ name, phone, people, ticket }) => [name, phone, people, ...(ticket ? [ticket] : [])])))
    .digest('hex');
  return enter(
    environment,
    actor,
    { ...input, lines, sha256, fileName: null, attachmentId: input.attachmentId ?? null },
    language,
  );
}

/** The same from an Excel file. */
export async function uploadPaper(
  environment: Environment,
  actor: Actor,
  input: {
    sessionId: string;
    file: File;
    dryRun: boolean;
    attachmentId?: string | null | undefined;
    reason?: string | undefined;
  },
  language: Language,
): Promise<Result<PaperReport>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  const sheet = await readSheet(input.file, paperColumns, paperLimit);
  if (!sheet.ok) return sheet;
  const keys = paperColumns.map(({ key }) => key);
  const lines = sheet.value.rows.map(
    ({ row, cells }): PaperLine => ({
      row,
      name: cells.name.text,
      phone: cells.phone.text,
      people: cells.people.text,
      ticket: cells.ticket.text,
      refs: { name: cells.name.ref, phone: cells.phone.ref, people: cells.people.ref, ticket: cells.ticket.ref },
      unreadable: keys.filter((key) => cells[key].unreadable),
    }),
  );
  const { sha256, fileName } = sheet.value;
  return enter(
    environment,
    actor,
    {
      sessionId: input.sessionId,
      dryRun: input.dryRun,
      reason: input.reason,
      attachmentId: input.attachmentId ?? null,
      lines,
      sha256,
      fileName,
    },
    language,
  );
}

async function enter(environment: Environment, actor: Actor, entered: Entered, language: Language): Promise<Result<PaperReport>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'deliver', async (transaction) => {
      const session = inSightOrNull(actor, await lockSession(transaction, entered.sessionId));
      const allowed = await checkEntry(transaction, environment, session, entered);
      if (!allowed.ok) return allowed;
      const known = await knownBefore(transaction, allowed.value, entered.lines);
      const { checked, problems } = checkPaper(
        entered.lines,
        { phoneFrom, numberFrom, ticketCodeFrom, masked: maskName, maxPeople: maxPeopleAtOnce },
        known,
      );
      const report = reportOf(entered, checked, problems, language);
      if (entered.dryRun || report.errors.length > 0 || report.rows === 0) return ok(report);
      return apply({ transaction, environment, actor, session: allowed.value }, entered, checked, report);
    });
  } catch (error) {
    // Two entered the same sheet at the same moment: the second is told as if it had come later.
    if (brokenConstraint(error) === 'entry_batch_is_new') return enter(environment, actor, entered, language);
    throw error;
  }
}

async function knownBefore(transaction: Transaction, session: Session, lines: readonly PaperLine[]): Promise<KnownBefore> {
  const phones = lines.flatMap((line) => phoneFrom(line.phone) ?? []);
  const persons = await knownByPhones(transaction, session.id, phones);
  const tickets = await ticketRows(transaction, session.id);
  const byName = await admittedByName(transaction, session.id);
  return {
    admittedNames: new Map(byName.map(({ name, admittedAt }) => [name, dayAndTimeOf(admittedAt)] as const)),
    tickets: tickets.map((row) => ({ ...row, admittedAt: row.admittedAt && dayAndTimeOf(row.admittedAt) })),
    admittedPhones: new Map(
      persons.flatMap(({ phone, admittedAt }) => (admittedAt ? [[phone, dayAndTimeOf(admittedAt)] as const] : [])),
    ),
  };
}

async function checkEntry(
  transaction: Transaction,
  environment: Environment,
  session: Session | null,
  entered: Entered,
): Promise<Result<Session>> {
  if (!session) return refuse('not-found', { what: '场次' });
  if (session.state === 'archived') return refuse('session-archived');
  if (!hasBegun(session, environment.clock.now()))
    return refuse('paper-too-early', { when: whenText(session.startsAt, session.endsAt) });
  if (entered.attachmentId && !(await attachmentExists(transaction, [entered.attachmentId]))) return refuse('attachment-missing');
  const before = await sameBatch(transaction, {
    kind: 'sign-in',
    programmeId: session.programmeId,
    sessionId: session.id,
    sha256: entered.sha256,
  });
  if (before)
    return refuse('same-batch-entered', { when: dayAndTimeOf(before.enteredAt), who: before.enteredBy, rows: before.rows });
  return ok(session);
}

function reportOf(
  entered: Entered,
  checked: readonly CheckedLine[],
  problems: readonly PaperProblem[],
  language: Language,
): PaperReport {
  const words = texts[language];
  const counted = checked.filter(({ admitted }) => !admitted);
  const lineOf = new Map(checked.map(({ line }) => [line.row, line]));
  const cellError = (problem: PaperProblem): CellError => {
    const line = lineOf.get(problem.row)!;
    const message = words.error[problem.code].replace(/\{(\w+)\}/g, (_, name: string) => String(problem.params[name] ?? ''));
    return {
      row: problem.row,
      cell: line.refs[problem.column],
      column: words.paper[problem.column],
      value: line[problem.column],
      message,
    };
  };
  return {
    dryRun: entered.dryRun,
    applied: false,
    batchId: null,
    rows: counted.length,
    people: counted.reduce((sum, { people }) => sum + people, 0),
    withTicket: counted.filter(({ ticket }) => ticket !== null).length,
    alreadyIn: checked.length - counted.length,
    errors: problems.filter(({ warning }) => !warning).map(cellError),
    warnings: problems.filter(({ warning }) => warning).map(cellError),
  };
}

async function apply(
  door: AtDoor,
  entered: Entered,
  checked: readonly CheckedLine[],
  report: PaperReport,
): Promise<Result<PaperReport>> {
  const { transaction, environment, actor, session } = door;
  const late = await lateAttendance(transaction, session, entered.reason);
  if (!late.ok) return late;
  const { sha256, fileName, attachmentId } = entered;
  const batch = {
    kind: 'sign-in' as const,
    programmeId: session.programmeId,
    sessionId: session.id,
    sha256,
    fileName,
    attachmentId,
  };
  const change = { at: environment.clock.now(), by: actor.name };
  const batchId = await insertBatch(transaction, { ...batch, rows: report.rows, people: report.people }, change);
  const arrivals: Arrival[] = [];
  for (const { name, phone, people, ticket, admitted } of checked) {
    if (admitted) continue;
    if (ticket) {
      arrivals.push({ signUpId: ticket.signUpId, personId: ticket.personId, way: 'paper', people });
      continue;
    }
    const person = phone
      ? await personByPhone(transaction, environment.clock, { phone, name })
      : await personByName(transaction, environment.clock, name);
    arrivals.push({ signUpId: null, personId: person?.id ?? null, way: 'paper', people });
  }
  const admitted = await letIn(door, arrivals, {
    batchId,
    attachmentId,
    lateReason: late.value.lateReason,
  });
  if (!admitted.ok) return admitted;
  await recordAudit(transaction, environment.clock, actor, {
    verb: 'enter-paper',
    recordKind: 'session',
    recordId: session.id,
    detail: { ...late.value.detail, batch: batchId, rows: report.rows, people: report.people },
  });
  return ok({ ...report, applied: true, batchId });
}

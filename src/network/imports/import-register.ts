import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type ImportReport, type ImportRow, readImportSheet } from './import-sheet.ts';
import { type ImportedRow, insertImport, type RegisterName } from './import.store.ts';

interface Seen {
  id: string;
  version: number;
}

/** What the import of a register has to know of it. */
export interface Register<Values extends object> {
  /** Null where a cell is wrong, which the row then says. */
  read(row: ImportRow): Promise<Values | null> | Values | null;
  /** What tells records apart, and the column that a repetition is told in. */
  keyOf(values: Values): string;
  nameHeader: string;
  /** Said of a record that is out of use. */
  retired: { zh: string; en: string };
  known(transaction: Transaction, values: Values): Promise<(Seen & Values & { retiredAt: Date | null }) | null>;
  /** What is left blank in a sheet stays as it was. */
  merged(values: Values, known: Values): Values;
  fields: readonly (keyof Values & string)[];
  insert(transaction: Transaction, values: Values, by: string, now: Date): Promise<string>;
  update(transaction: Transaction, seen: Seen, values: Values, by: string, now: Date): Promise<boolean>;
}

/** A filled-in sheet; as a dry run it is only tried. */
export interface RegisterFile {
  bytes: Uint8Array;
  dryRun: boolean;
  fileName?: string;
}

type Taken = ImportedRow | 'unchanged' | null;

class Rehearsed extends Error {}

const only = <Values extends object>(values: Values, fields: readonly (keyof Values & string)[]): Json =>
  Object.fromEntries(fields.map((field) => [field, values[field]])) as Json;

async function take<Values extends object>(
  transaction: Transaction,
  register: Register<Values>,
  { row, values, by, now }: { row: ImportRow; values: Values; by: string; now: Date },
): Promise<Taken> {
  const known = await register.known(transaction, values);
  if (!known) return { recordId: await register.insert(transaction, values, by, now), version: 1, before: null };
  if (known.retiredAt) {
    row.wrong(register.nameHeader, register.retired.zh, register.retired.en);
    return null;
  }
  const merged = register.merged(values, known);
  const before = only(known, register.fields);
  if (canonicalJson(only(merged, register.fields)) === canonicalJson(before)) return 'unchanged';
  await register.update(transaction, known, merged, by, now);
  return { recordId: known.id, version: known.version + 1, before: before as object };
}

/**
 * Takes the records of a register from a workbook: new ones are added, known ones brought up to date. All or nothing: with any error, or
 * as a dry run, the report is made and nothing is kept. The caller has checked that the actor may write the register.
 */
export async function importRegister<Values extends object>(
  environment: Environment,
  actor: Actor,
  { bytes, dryRun, name, headers, fileName = '' }: RegisterFile & { name: RegisterName; headers: readonly string[] },
  registerIn: (transaction: Transaction) => Promise<Register<Values>>,
): Promise<Result<ImportReport>> {
  const sheet = await readImportSheet(bytes, headers);
  if (!sheet.ok) return sheet;
  const { rows, errors } = sheet.value;
  const report: ImportReport = { importId: null, dryRun, rows: rows.length, created: 0, changed: 0, unchanged: 0, errors };
  try {
    await environment.database.transaction(actor, 'network', async (transaction) => {
      const register = await registerIn(transaction);
      const now = environment.clock.now();
      const seen = new Set<string>();
      const taken: ImportedRow[] = [];
      for (const row of rows) {
        const values = await register.read(row);
        if (!values) continue;
        const key = register.keyOf(values);
        if (seen.has(key)) {
          row.wrong(register.nameHeader, '与前面一行重复', 'it repeats a row above');
          continue;
        }
        seen.add(key);
        const done = await take(transaction, register, { row, values, by: actor.name, now });
        if (done === 'unchanged') report.unchanged += 1;
        else if (done) taken.push(done);
      }
      report.created = taken.filter(({ before }) => before === null).length;
      report.changed = taken.length - report.created;
      if (errors.length > 0 || dryRun) throw new Rehearsed();
      report.importId = await keep(transaction, environment, actor, { name, taken, report, fileName });
      return ok(null);
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return ok(report);
}

/** Answers the id by which the import is undone; null where it changed nothing. */
async function keep(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  {
    name,
    taken,
    report,
    fileName,
  }: { name: RegisterName; taken: readonly ImportedRow[]; report: ImportReport; fileName: string },
): Promise<string | null> {
  const { created, changed } = report;
  const by = { register: name, personId: actor.personId, importedBy: actor.name, importedAt: environment.clock.now() };
  if (taken.length === 0) return null;
  const id = await insertImport(transaction, { ...by, created, changed }, taken);
  await recordAudit(transaction, environment.clock, actor, {
    verb: name === 'venue' ? 'import-venues' : 'import-speakers',
    recordKind: 'import',
    recordId: id,
    detail: { ...(fileName === '' ? {} : { fileName }), created, changed },
  });
  return id;
}

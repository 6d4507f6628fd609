import { createHash } from 'node:crypto';
import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { type Language, refuse, sentenceOf } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { attachmentExists } from '../sessions/index.ts';
import { formerEntries, type EntryFrame, entryFrame, writeEntries } from './enter-by-hand.ts';
import { type CellProblem, handEntryTemplate, readHandEntrySheet, type SheetEntry } from './hand-entry-sheet.ts';
import { mayHandEntry } from './hand-entry.policy.ts';
import { completedBy, type EntryProblem, type HandEntryFields, identityOf, problemsOf } from './hand-entry.rules.ts';
import { batchLike, type HandEntryRow, subProgrammeNames } from './hand-entry.store.ts';
import * as texts from './hand-entry.texts.ts';

export interface UploadReport {
  dryRun: boolean;
  applied: boolean;
  batchId: string | null;
  rows: number;
  /** Rows that were entered before just as they are, and are not entered again. */
  unchanged: number;
  sums: { unit: string; quantity: number }[];
  errors: CellProblem[];
  /** Figures so large that they are entered only when confirmed. */
  doubts: CellProblem[];
  warnings: CellProblem[];
  duplicates: (CellProblem & { entryId: string; sameQuantity: boolean })[];
  preview: { row: number; what: string; occurredOn: string; quantity: number; unit: string; activityName: string | null }[];
}

export interface Upload {
  programmeId: string;
  file: { name: string; bytes: Uint8Array };
  dryRun: boolean;
  confirmed?: boolean | undefined;
  attachmentIds: readonly string[];
}

const columnOf = {
  subProgramme: 'subProgramme',
  unit: 'unit',
  method: 'method',
  quantity: 'quantity',
  occurredOn: 'occurredOn',
  district: 'district',
  street: 'street',
  // What is missing is a file, and the method is what asks for one.
  attachmentIds: 'method',
  note: 'note',
} as const;

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** What the rules find in a row that could be read. */
function ruleProblems(
  read: SheetEntry,
  entry: HandEntryFields,
  frame: EntryFrame,
  language: Language,
  attached: boolean,
): { errors: CellProblem[]; doubts: CellProblem[] } {
  const activity = entry.activityId ? (frame.activities.get(entry.activityId) ?? null) : null;
  const said = (confirmed: boolean): EntryProblem[] => problemsOf(entry, frame.realm, { attached, confirmed, activity });
  const errors = said(true);
  const doubts = said(false).filter(({ code }) => errors.every((error) => error.code !== code));
  const inCells = (problems: readonly EntryProblem[]): CellProblem[] =>
    problems.map((one) => problemOf(read, entry, one, language));
  return { errors: inCells(errors), doubts: inCells(doubts) };
}

function problemOf(
  read: SheetEntry,
  entry: HandEntryFields,
  { code, field, params }: EntryProblem,
  language: Language,
): CellProblem {
  const column = columnOf[field as keyof typeof columnOf] ?? 'what';
  const t = texts[language];
  const { reason, remedy } = sentenceOf({ code, params }, language);
  return {
    row: read.row,
    cell: read.cellOf[column],
    column: texts[language].columns[column],
    value: field === 'attachmentIds' ? t.methods.estimated : String(entry[field] ?? ''),
    message: `${reason}${remedy}`,
  };
}

type Found = 'errors' | 'doubts' | 'warnings' | 'duplicates';

function judge(
  rows: readonly SheetEntry[],
  frame: EntryFrame,
  former: ReadonlyMap<string, HandEntryRow>,
  language: Language,
  attachmentIds: readonly string[],
): { entries: HandEntryFields[]; fresh: HandEntryFields[]; report: Pick<UploadReport, Found> } {
  const t = texts[language];
  const seen = new Map<string, number>();
  const fresh: HandEntryFields[] = [];
  const report: Pick<UploadReport, Found> = { errors: [], doubts: [], warnings: [], duplicates: [] };
  const entries = rows.map((read) => {
    const entry = completedBy(read.entry, read.entry.activityId ? (frame.activities.get(read.entry.activityId) ?? null) : null);
    const place = { row: read.row, cell: read.cellOf.what, column: t.columns.what, value: entry.what };
    report.warnings.push(...read.notes);
    const found = read.problems.length === 0 ? ruleProblems(read, entry, frame, language, attachmentIds.length > 0) : null;
    report.errors.push(...read.problems, ...(found?.errors ?? []));
    const earlier = seen.get(identityOf(entry));
    if (earlier !== undefined) report.errors.push({ ...place, message: fill(t.problems.duplicateInFile, { row: earlier }) });
    else seen.set(identityOf(entry), read.row);
    const same = former.get(identityOf(entry));
    if (!same) {
      fresh.push(entry);
      // What stands already was asked about when it was entered.
      report.doubts.push(...(found?.doubts ?? []));
    } else if (!isSame(entry, same, attachmentIds)) {
      const message = fill(t.problems.duplicate, { who: same.enteredBy, quantity: same.quantity, unit: same.unit });
      report.duplicates.push({ ...place, message, entryId: same.id, sameQuantity: same.quantity === entry.quantity });
    }
    return entry;
  });
  return { entries, fresh, report };
}

/** What rows add up to, unit by unit, in the order in which their units come up first. */
function sumsOf(entries: readonly HandEntryFields[]): UploadReport['sums'] {
  const sums = new Map<string, number>();
  for (const { unit, quantity } of entries) sums.set(unit, (sums.get(unit) ?? 0) + quantity);
  return [...sums].flatMap(([unit, sum]) => (unit !== '' && sum > 0 ? [{ unit, quantity: sum }] : []));
}

/** Whether a row says what was entered before, with nothing new attached: entering it again would change nothing. */
function isSame(entry: HandEntryFields, former: HandEntryRow, attachmentIds: readonly string[]): boolean {
  const fields = [
    'subProgramme',
    'kind',
    'quantity',
    'unit',
    'method',
    'district',
    'street',
    'venueKind',
    'audience',
    'note',
    'completesActivity',
  ] as const;
  return (
    changesBetween<HandEntryFields>(former, entry, fields).length === 0 &&
    attachmentIds.every((id) => former.attachmentIds.includes(id))
  );
}

/**
 * Enters the rows of a workbook, all or none. A dry run only says what would happen. Rows with errors, rows entered before
 * otherwise and a file entered before leave everything as it is; rows entered before just so are left out.
 */
export async function uploadHandEntries(
  environment: Environment,
  actor: Actor,
  input: Upload,
  language: Language,
): Promise<Result<UploadReport>> {
  if (!mayHandEntry(actor, 'hand-entries.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const frame = await entryFrame(environment, transaction, actor, input.programmeId);
    if (!frame.ok) return frame;
    const sha256 = createHash('sha256').update(input.file.bytes).digest('hex');
    const batch = await batchLike(transaction, { programmeId: input.programmeId, sha256 });
    if (batch)
      return refuse('same-batch-entered', {
        when: dayAndTimeOf(batch.enteredAt),
        who: batch.enteredBy,
        rows: batch.rows,
      });
    const read = await readHandEntrySheet(
      input.file,
      frame.value,
      await subProgrammeNames(transaction, input.programmeId),
      language,
    );
    if (!read.ok) return read;
    if (!(await attachmentExists(transaction, input.attachmentIds))) return refuse('attachment-missing');
    const former = await formerEntries(
      transaction,
      input.programmeId,
      read.value.entries.map((row) => row.entry).filter((entry) => entry.occurredOn !== ''),
    );
    const { entries, fresh, report } = judge(read.value.entries, frame.value, former, language, input.attachmentIds);
    report.warnings.unshift(...read.value.samples);
    const sure =
      report.errors.length === 0 && report.duplicates.length === 0 && (report.doubts.length === 0 || input.confirmed === true);
    const apply = !input.dryRun && fresh.length > 0 && sure;
    const written = apply
      ? await writeEntries(environment, transaction, actor, frame.value, fresh, {
          fileName: input.file.name,
          sha256,
          attachmentIds: input.attachmentIds,
        })
      : null;
    if (written && !written.ok) return written;
    const faulty = new Set(report.errors.map(({ row }) => row));
    return ok({
      dryRun: input.dryRun,
      applied: written !== null,
      batchId: written?.value.batchId ?? null,
      rows: entries.length,
      unchanged: entries.length - fresh.length - report.duplicates.length,
      sums: sumsOf(fresh),
      ...report,
      preview: entries.slice(0, 20).flatMap((entry, index) => {
        const { row } = read.value.entries[index]!;
        // Of a row with an error nothing is written, and what stands in it may be no figure.
        if (faulty.has(row)) return [];
        const activityName = entry.activityId ? (frame.value.activities.get(entry.activityId)?.name ?? null) : null;
        const { what, occurredOn, quantity, unit } = entry;
        return occurredOn === '' ? [] : [{ row, what, occurredOn, quantity, unit, activityName }];
      }),
    });
  });
}

/** The workbook to fill in for a programme. */
export async function templateOf(
  environment: Environment,
  actor: Actor,
  programmeId: string,
  language: Language,
): Promise<Result<Uint8Array>> {
  if (!mayHandEntry(actor, 'hand-entries.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const frame = await entryFrame(environment, transaction, actor, programmeId);
    return frame.ok
      ? ok(await handEntryTemplate(frame.value, await subProgrammeNames(transaction, programmeId), language))
      : frame;
  });
}

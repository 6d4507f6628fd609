import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { entryInSight, mayHandEntry } from './hand-entry.policy.ts';
import {
  type BatchRow,
  batchesOf,
  type HandEntryFilter,
  type HandEntryRow,
  handEntryById,
  handEntryPage,
} from './hand-entry.store.ts';
import * as texts from './hand-entry.texts.ts';

const exportLimit = 50_000;

export async function listHandEntries(
  environment: Environment,
  actor: Actor,
  filter: HandEntryFilter,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: HandEntryRow[]; total: number }>> {
  if (!mayHandEntry(actor, 'hand-entries.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok(await handEntryPage(transaction, filter, actor.districts, page)),
  );
}

export async function readHandEntry(environment: Environment, actor: Actor, id: string): Promise<Result<HandEntryRow>> {
  if (!mayHandEntry(actor, 'hand-entries.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const entry = await handEntryById(transaction, id);
    return entry && entryInSight(actor, entry) ? ok(entry) : refuse('not-found', { what: '录入' });
  });
}

/** What was entered at once, newest first; a coordinator sees the batches of the own district only. */
export async function listBatches(environment: Environment, actor: Actor, programmeId: string): Promise<Result<BatchRow[]>> {
  if (!mayHandEntry(actor, 'hand-entries.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok(
      (await batchesOf(transaction, programmeId)).filter((batch) =>
        batch.districts.every((district) => entryInSight(actor, { district })),
      ),
    ),
  );
}

export async function exportHandEntries(
  environment: Environment,
  actor: Actor,
  filter: HandEntryFilter,
  language: Language,
): Promise<Result<Uint8Array>> {
  const found = await listHandEntries(environment, actor, filter, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const t = texts[language];
  const kinds = { occurredOn: 'date', quantity: 'number' } as const;
  const columns = Object.entries({ ...t.columns, enteredAt: t.enteredAt, enteredBy: t.enteredBy }).map(([name, header]) => ({
    header,
    kind: kinds[name as keyof typeof kinds] ?? ('text' as const),
  }));
  const rows = found.value.items.map((entry) => [
    entry.activityName ?? '',
    entry.subProgramme,
    t.kinds[entry.kind],
    entry.what,
    entry.occurredOn,
    entry.quantity,
    entry.unit,
    entry.method ? t.methods[entry.method] : '',
    entry.districtName ?? '',
    entry.streetName ?? '',
    entry.venueKind ? t.venueKinds[entry.venueKind] : '',
    entry.audience ? t.audiences[entry.audience] : '',
    entry.note,
    entry.completesActivity ? t.yes : '',
    dayAndTimeOf(entry.enteredAt),
    entry.enteredBy,
  ]);
  return ok(await writeWorkbook([{ name: t.sheet, columns, rows }]));
}

import { type RawBuilder, sql } from 'kysely';
import { withoutName, withoutNameWithin } from '#src/kernel/person-name.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/**
 * People who signed up or were let in, and for whom no session is left whose year's accounts are still open. The accounts of a year are
 * over when its programme is closed, and at the latest with the year after it.
 */
export async function peoplePastRetention(transaction: Transaction, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH tie AS (
      SELECT tenant_id, person_id, session_id FROM deliver.sign_up WHERE tenant_id = current_tenant()
      UNION ALL
      SELECT tenant_id, person_id, session_id FROM deliver.admission WHERE tenant_id = current_tenant() AND person_id IS NOT NULL
    ), kept AS (
      SELECT person_id, bool_and(programme.state = 'closed' OR ${today}::date > make_date(programme.fiscal_year + 1, 12, 31)) AS over
      FROM tie
      JOIN deliver.session ON session.tenant_id = tie.tenant_id AND session.id = tie.session_id
      JOIN plan.programme ON programme.tenant_id = session.tenant_id AND programme.id = session.programme_id
      GROUP BY person_id
    )
    SELECT person.id FROM access.person JOIN kept ON kept.person_id = person.id
    WHERE person.tenant_id = current_tenant() AND erased_at IS NULL AND kept.over ORDER BY person.id`.execute(transaction);
  return rows.map((row) => row.id);
}

/** Records that carry the reason why they were entered after their day was reported, and the columns whose ids their lines in the trail are on. */
const lateRecords = (
  [
    ['admission', ['id', 'session_id']],
    ['head_count', ['session_id']],
    ['expense', ['id']],
  ] as const
).map(([table, inTrail]) => ({ table: sql.table(`deliver.${table}`), inTrail }));

/** Puts a mark in the place of a name, where it stands by itself in what people wrote: hand entries, opinions, reasons of late records. */
export async function replaceNameInWords(transaction: Transaction, name: string, mark: string): Promise<void> {
  const { rows: entries } = await sql<{ id: string; what: string; note: string }>`
    SELECT id, what, note FROM deliver.hand_entry
    WHERE tenant_id = current_tenant() AND (position(${name} IN what) > 0 OR position(${name} IN note) > 0)`.execute(transaction);
  for (const { id, what, note } of entries)
    await sql`
      UPDATE deliver.hand_entry SET what = ${withoutName(what, name, mark)}, note = ${withoutName(note, name, mark)}
      WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  const { rows: opinions } = await sql<{ id: string; answers: Record<string, string> }>`
    SELECT id, answers FROM deliver.opinion
    WHERE tenant_id = current_tenant() AND EXISTS (SELECT FROM jsonb_each_text(answers) WHERE position(${name} IN value) > 0)`.execute(
    transaction,
  );
  for (const { id, answers } of opinions)
    await sql`
      UPDATE deliver.opinion SET answers = ${JSON.stringify(withoutNameWithin(answers, name, mark))}::jsonb
      WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  for (const { table } of lateRecords) {
    const { rows: late } = await sql<{ reason: string }>`
      SELECT DISTINCT late_reason AS reason FROM ${table}
      WHERE tenant_id = current_tenant() AND position(${name} IN late_reason) > 0`.execute(transaction);
    for (const { reason } of late)
      await sql`
        UPDATE ${table} SET late_reason = ${withoutName(reason, name, mark)}
        WHERE tenant_id = current_tenant() AND late_reason = ${reason}`.execute(transaction);
  }
  const { rows: counts } = await sql<{ id: string; reasons: string[] }>`
    SELECT id, former_reasons AS reasons FROM deliver.head_count
    WHERE tenant_id = current_tenant() AND ${formerlyNaming(name)}`.execute(transaction);
  for (const { id, reasons } of counts)
    await sql`
      UPDATE deliver.head_count SET former_reasons = ${reasons.map((reason) => withoutName(reason, name, mark))}::text[]
      WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

/** A count whose place another took: its reason may hold the name. */
function formerlyNaming(name: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT FROM unnest(former_reasons) AS reason WHERE position(${name} IN reason) > 0)`;
}

/** The facts of hand entries, opinions and late records in whose words a name stands, alone or within a longer word; of an expense the former ones too. */
export async function factsOfWordsNaming(transaction: Transaction, name: string): Promise<string[]> {
  const { rows } = await sql<{ factId: string }>`
    SELECT fact_id AS "factId" FROM deliver.hand_entry
    WHERE tenant_id = current_tenant() AND (position(${name} IN what) > 0 OR position(${name} IN note) > 0)
    UNION SELECT fact_id FROM deliver.opinion
    WHERE tenant_id = current_tenant() AND EXISTS (SELECT FROM jsonb_each_text(answers) WHERE position(${name} IN value) > 0)
    ${sql.join(
      lateRecords.map(
        ({ table }) =>
          sql`UNION SELECT fact_id FROM ${table} WHERE tenant_id = current_tenant() AND position(${name} IN late_reason) > 0`,
      ),
      sql` `,
    )}
    UNION SELECT fact.id FROM deliver.expense
      JOIN evidence.fact ON fact.tenant_id = expense.tenant_id AND fact.record_kind = 'expense' AND fact.record_id = expense.id::text
      WHERE expense.tenant_id = current_tenant() AND position(${name} IN expense.late_reason) > 0
    UNION SELECT fact_id FROM deliver.head_count WHERE tenant_id = current_tenant() AND ${formerlyNaming(name)}
    ORDER BY 1`.execute(transaction);
  return rows.map(({ factId }) => factId);
}

/** How many expenses were paid to somebody of that name. */
export async function expensesPaidTo(transaction: Transaction, name: string): Promise<number> {
  if (name === '') return 0;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM deliver.expense WHERE tenant_id = current_tenant() AND payee = ${name}`.execute(transaction);
  return rows[0]!.count;
}

/**
 * Takes away what people wrote in the hand entry, the opinion or the late record of a fact. Answers how many records had any words, and the
 * reasons that went, by the records whose lines in the trail repeat them.
 */
export async function takeRecordWords(
  transaction: Transaction,
  factId: string,
  mark: string,
  withdrew?: { factId: string; reason: string },
): Promise<{ records: number; inTrail: { recordId: string; text: string }[] }> {
  const { numAffectedRows: entries } = await sql`
    UPDATE deliver.hand_entry SET what = ${mark}, note = CASE note WHEN '' THEN '' ELSE ${mark} END
    WHERE tenant_id = current_tenant() AND fact_id = ${factId} AND (what <> ${mark} OR note NOT IN ('', ${mark}))`.execute(
    transaction,
  );
  const { numAffectedRows: opinions } = await sql`
    UPDATE deliver.opinion SET answers = (SELECT jsonb_object_agg(key, CASE value WHEN '' THEN '' ELSE ${mark} END) FROM jsonb_each_text(answers))
    WHERE tenant_id = current_tenant() AND fact_id = ${factId}
      AND EXISTS (SELECT FROM jsonb_each_text(answers) WHERE value NOT IN ('', ${mark}))`.execute(transaction);
  const late = [];
  for (const record of lateRecords) late.push(...(await takeLateReason(transaction, record, factId, mark)));
  late.push(...(await takeFormerReasons(transaction, factId)));
  if (withdrew) late.push(...(await takeUndoReason(transaction, withdrew, mark)));
  return { records: Number(entries ?? 0) + Number(opinions ?? 0) + late.length, inTrail: late.flat() };
}

/** For each record that had a reason: the reason, by the ids that lines in the trail are on. */
async function takeLateReason(
  transaction: Transaction,
  { table, inTrail }: (typeof lateRecords)[number],
  factId: string,
  mark: string,
): Promise<{ recordId: string; text: string }[][]> {
  const { rows } = await sql<{ ids: string[]; text: string }>`
    WITH had AS (
      SELECT ARRAY[${sql.join(inTrail.map((column) => sql.ref(column)))}] AS ids, late_reason AS text FROM ${table}
      WHERE tenant_id = current_tenant() AND fact_id = ${factId} AND late_reason NOT IN ('', ${mark})
    ), taken AS (
      UPDATE ${table} SET late_reason = ${mark}
      WHERE tenant_id = current_tenant() AND fact_id = ${factId} AND late_reason NOT IN ('', ${mark})
    )
    SELECT ids, text FROM had`.execute(transaction);
  return rows.map(({ ids, text }) => ids.map((recordId) => ({ recordId, text })));
}

/** The same of the counts whose place the one behind the fact took. */
async function takeFormerReasons(transaction: Transaction, factId: string): Promise<{ recordId: string; text: string }[][]> {
  const { rows } = await sql<{ recordId: string; reasons: string[] }>`
    WITH had AS (
      SELECT session_id AS "recordId", former_reasons AS reasons FROM deliver.head_count
      WHERE tenant_id = current_tenant() AND fact_id = ${factId} AND former_reasons <> '{}'
    ), taken AS (
      UPDATE deliver.head_count SET former_reasons = '{}'
      WHERE tenant_id = current_tenant() AND fact_id = ${factId} AND former_reasons <> '{}'
    )
    SELECT * FROM had`.execute(transaction);
  return rows.map(({ recordId, reasons }) => reasons.map((text) => ({ recordId, text })));
}

/** The same of the paper sheet whose undoing withdrew the fact: its reason went to each of its facts. */
async function takeUndoReason(
  transaction: Transaction,
  { factId, reason }: { factId: string; reason: string },
  mark: string,
): Promise<{ recordId: string; text: string }[][]> {
  const { rows } = await sql<{ recordId: string }>`
    UPDATE deliver.entry_batch b SET undo_reason = ${mark}
    FROM deliver.admission a
    WHERE b.tenant_id = current_tenant() AND a.tenant_id = b.tenant_id AND a.batch_id = b.id
      AND a.fact_id = ${factId} AND b.undo_reason = ${reason}
    RETURNING b.session_id AS "recordId"`.execute(transaction);
  return rows.map(({ recordId }) => [{ recordId, text: reason }]);
}

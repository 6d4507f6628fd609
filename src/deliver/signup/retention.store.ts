import { sql } from 'kysely';
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

/** Puts a mark in the place of a name, where it stands by itself in what people wrote: hand entries and opinions. */
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
}

/** The facts of hand entries and opinions in whose words a name stands, alone or within a longer word. */
export async function factsOfWordsNaming(transaction: Transaction, name: string): Promise<string[]> {
  const { rows } = await sql<{ factId: string }>`
    SELECT fact_id AS "factId" FROM deliver.hand_entry
    WHERE tenant_id = current_tenant() AND (position(${name} IN what) > 0 OR position(${name} IN note) > 0)
    UNION SELECT fact_id FROM deliver.opinion
    WHERE tenant_id = current_tenant() AND EXISTS (SELECT FROM jsonb_each_text(answers) WHERE position(${name} IN value) > 0)
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

/** Takes away what people wrote in the hand entry or the opinion of a fact; answers how many records had any words. */
export async function takeRecordWords(transaction: Transaction, factId: string, mark: string): Promise<number> {
  const { numAffectedRows: entries } = await sql`
    UPDATE deliver.hand_entry SET what = ${mark}, note = CASE note WHEN '' THEN '' ELSE ${mark} END
    WHERE tenant_id = current_tenant() AND fact_id = ${factId} AND (what <> ${mark} OR note NOT IN ('', ${mark}))`.execute(
    transaction,
  );
  const { numAffectedRows: opinions } = await sql`
    UPDATE deliver.opinion SET answers = (SELECT jsonb_object_agg(key, CASE value WHEN '' THEN '' ELSE ${mark} END) FROM jsonb_each_text(answers))
    WHERE tenant_id = current_tenant() AND fact_id = ${factId}
      AND EXISTS (SELECT FROM jsonb_each_text(answers) WHERE value NOT IN ('', ${mark}))`.execute(transaction);
  return Number(entries ?? 0) + Number(opinions ?? 0);
}

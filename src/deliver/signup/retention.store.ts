import { sql } from 'kysely';
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

/** Puts a mark in the place of a name in what people wrote: hand entries and opinions. */
export async function replaceNameInWords(transaction: Transaction, name: string, mark: string): Promise<void> {
  await sql`
    UPDATE deliver.hand_entry SET what = replace(what, ${name}, ${mark}), note = replace(note, ${name}, ${mark})
    WHERE tenant_id = current_tenant() AND (position(${name} IN what) > 0 OR position(${name} IN note) > 0)`.execute(transaction);
  await sql`
    UPDATE deliver.opinion SET answers = (SELECT jsonb_object_agg(key, replace(value, ${name}, ${mark})) FROM jsonb_each_text(answers))
    WHERE tenant_id = current_tenant() AND EXISTS (SELECT FROM jsonb_each_text(answers) WHERE position(${name} IN value) > 0)`.execute(
    transaction,
  );
}

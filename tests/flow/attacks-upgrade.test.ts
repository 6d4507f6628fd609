import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#src/platform/postgres/migrate.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { type AttackedLog, openAttackedLog } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';

let log: AttackedLog;
beforeAll(async () => {
  log = await openAttackedLog();
  await accountForTheYear(log.world, log.year.programmeId);
  granted(await log.sequence());
}, 120_000);
afterAll(() => log.close());

/** The migrations that copy what a superuser may have taken away, and what undoes them. */
const undone: Record<string, string> = {
  '0051_who_reported.sql': 'ALTER TABLE plan.expense_freeze DROP COLUMN step, DROP COLUMN by_name, DROP COLUMN taken_at',
  '0057_places.sql': `CREATE TABLE public.former_venue AS SELECT id, venue FROM evidence.fact;
    CREATE TABLE public.former_link AS SELECT superseded_id, fact_id, venue FROM evidence.supersession;
    ALTER TABLE evidence.fact DROP COLUMN venue; ALTER TABLE evidence.supersession DROP COLUMN region, DROP COLUMN venue;
    DROP TABLE evidence.place, evidence.place_month; ALTER TABLE deliver.hand_entry DROP COLUMN street`,
  '0061_records_of_attachments.sql': 'ALTER TABLE evidence.fact_attachment DROP COLUMN record_kind, DROP COLUMN record_id',
};
const named = Object.keys(undone);

async function toFormerDatabase(): Promise<void> {
  for (const statement of Object.values(undone)) await log.admin.query(statement);
  await log.admin.query('DELETE FROM public.schema_migration WHERE name = ANY($1)', [named]);
}

/** The migrations leave it empty, for there were no venues before; here there were. */
async function putVenuesBack(): Promise<void> {
  await log.admin.query(`UPDATE evidence.fact SET venue = former.venue FROM public.former_venue AS former WHERE former.id = fact.id;
    UPDATE evidence.supersession AS link SET venue = former.venue FROM public.former_link AS former
      WHERE former.superseded_id = link.superseded_id AND former.fact_id = link.fact_id;
    DROP TABLE public.former_venue, public.former_link`);
  await log.root.recount();
}

const shapes = async () =>
  (
    await log.admin.query(`SELECT table_schema, table_name, column_name, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema IN ('evidence', 'plan') ORDER BY 1, 2, 3`)
  ).rows;

test('a sound database is brought up to date to what it would have become before, and nothing is found', async () => {
  const before = await shapes();
  await toFormerDatabase();
  expect(await migrate(log.world.adminUrl)).toEqual({ applied: named });
  await putVenuesBack();
  expect(await shapes()).toEqual(before);
  expect(await log.found()).toEqual([]);
});

test('one from which facts and a signature were taken away is brought up to date as well, and its audit names them', async () => {
  await toFormerDatabase();
  const gone = async (which: string) => {
    const { rows } = await log.admin.query<{ id: string }>(
      `DELETE FROM evidence.fact WHERE id = (SELECT ${which} LIMIT 1) RETURNING id`,
    );
    expect(rows).toHaveLength(1);
    return rows[0]!.id;
  };
  const [withFile, corrected] = [
    await gone('fact_id FROM evidence.fact_attachment'),
    await gone('superseded_id FROM evidence.supersession'),
  ];
  await log.admin.query('DELETE FROM account.self_evaluation_step');
  expect(await migrate(log.world.adminUrl)).toEqual({ applied: named });
  await putVenuesBack();
  const found = await log.found();
  const told = (what: string) => found.filter((one) => one.what === what).map(({ place }) => place);
  expect(told('fact-gone')).toEqual(
    expect.arrayContaining([withFile, corrected].map((id) => expect.stringMatching(new RegExp(`^#\\d+ ${id}$`)))),
  );
  expect(told('fact-gone')).toHaveLength(2);
  expect(told('attachment-link')).toEqual([expect.stringMatching(`^${withFile} `)]);
  expect(told('supersession')).toEqual([corrected]);
  expect(told('act-gone')).toHaveLength(3);
  expect(told('plan-differs')).toEqual([expect.stringMatching(/^expense-freeze /)]);
  const kinds = ['fact-gone', 'attachment-link', 'supersession', 'act-gone', 'plan-differs'];
  expect(found.filter(({ what }) => !kinds.includes(what))).toEqual([]);
});

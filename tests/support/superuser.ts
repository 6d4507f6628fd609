import type pg from 'pg';
import { factsAfter } from '#src/account/audit/audit.store.ts';
import { hashOf } from '#src/evidence/index.ts';
import { commitmentOf } from '#src/evidence/log/leaf.ts';
import { entryOfRow, leavesBetween, leavesWithFacts } from '#src/evidence/log/log.store.ts';
import { leafOf, portableChecks, rootOf } from '#src/evidence/log/rules/index.ts';
import type { TestEnvironment } from './environment.ts';

const { sha256 } = portableChecks;

/** What somebody who owns the database, and knows Kepu's source, can make consistent again after a change. */
export interface Superuser {
  /** The hash of every fact. */
  rehash(): Promise<void>;
  /** Rollups, months and presences, of all facts or all but some, as SQL. */
  recount(without?: string): Promise<void>;
  /** Keeps facts, as SQL, from a stage, from whoever counts unless another is named, and answers what shows them again. */
  hide(facts: string, stage?: string): Promise<() => Promise<void>>;
  /** The commitment in the leaf of a fact. */
  releaf(factId: string): Promise<void>;
  /** Tiles of a log of fewer than 256 leaves. */
  retile(): Promise<void>;
  /** The roots of all tree heads; signatures need a key that is not in the database. */
  rehead(): Promise<void>;
  /** Copies of all of evidence but its files, and of what is declared, judged and signed, under a name, and back. */
  keep(name: string): Promise<void>;
  putBack(name: string): Promise<void>;
}

const tables = [
  'evidence.fact',
  'evidence.supersession',
  'evidence.fact_key',
  'evidence.fact_attachment',
  'evidence.rollup',
  'evidence.rollup_month',
  'evidence.presence',
  'evidence.place',
  'evidence.place_month',
  'evidence.log',
  'evidence.log_key',
  'evidence.log_leaf',
  'evidence.log_tile',
  'evidence.log_signature',
  'evidence.log_checkpoint',
  'evidence.log_witness',
  'evidence.log_break',
  'evidence.redaction',
  'evidence.act',
  'plan.programme',
  'plan.programme_version',
  'plan.indicator',
  'plan.indicator_version',
  'plan.indicator_target',
  'plan.budget_line',
  'plan.budget_line_version',
  'plan.sub_programme',
  'plan.sub_programme_version',
  'plan.activity',
  'plan.activity_version',
  'plan.measure',
  'plan.expense_freeze',
  'account.statement',
  'account.completion',
  'account.rectification',
  'account.rectification_step',
  'account.self_evaluation',
  'account.self_evaluation_step',
];
const copyOf = (name: string, table: string): string => `${name}.${table.replace('.', '_')}`;

const dimensions = 'sub_programme, activity, district, venue_kind, audience, method, outcome, unit';
const place = 'district, region, venue, sub_programme, venue_kind, method, outcome, unit';
const people = 'sub_programme, district, venue_kind, audience, method, outcome';
const stands =
  'NOT EXISTS (SELECT FROM evidence.supersession AS s WHERE s.tenant_id = fact.tenant_id AND s.superseded_id = fact.id)';

export function superuser(world: TestEnvironment, admin: pg.Client): Superuser {
  const tenant = world.tenant.id;
  const reading: TestEnvironment['environment']['database']['transaction'] = (...asked) =>
    world.environment.database.transaction(...asked);
  const leaves = () => reading({ tenant }, 'evidence', (transaction) => leavesBetween(transaction, 0, 256));
  const hashes = async () => (await leaves()).map((leaf) => leafOf(sha256, entryOfRow(leaf)));
  return {
    async rehash() {
      const facts = await reading({ tenant }, 'account', (transaction) => factsAfter(transaction, null, 10_000));
      for (const { fact, attachmentHashes } of facts)
        await admin.query('UPDATE evidence.fact SET hash = $1 WHERE id = $2 AND occurred_on = $3', [
          hashOf(tenant, fact, attachmentHashes),
          fact.id,
          fact.occurredOn,
        ]);
    },
    async recount(without) {
      const standing = without === undefined ? stands : `NOT (${without}) AND ${stands}`;
      await admin.query(`DELETE FROM evidence.rollup; DELETE FROM evidence.rollup_month; DELETE FROM evidence.presence;
        DELETE FROM evidence.place; DELETE FROM evidence.place_month;
        INSERT INTO evidence.rollup (tenant_id, programme_id, kind, occurred_on, ${dimensions}, quantity, facts)
          SELECT tenant_id, programme_id, kind, occurred_on, ${dimensions}, sum(quantity), count(*) FROM evidence.fact WHERE ${standing}
          GROUP BY tenant_id, programme_id, kind, occurred_on, ${dimensions};
        INSERT INTO evidence.rollup_month (tenant_id, programme_id, kind, month, ${dimensions}, quantity, facts)
          SELECT tenant_id, programme_id, kind, date_trunc('month', occurred_on)::date, ${dimensions}, sum(quantity), count(*) FROM evidence.fact
          WHERE ${standing} GROUP BY tenant_id, programme_id, kind, date_trunc('month', occurred_on)::date, ${dimensions};
        INSERT INTO evidence.presence (tenant_id, programme_id, kind, subject, occurred_on, ${people}, facts)
          SELECT tenant_id, programme_id, kind, subject, occurred_on, ${people}, count(*) FROM evidence.fact WHERE ${standing} AND subject <> ''
          GROUP BY tenant_id, programme_id, kind, subject, occurred_on, ${people};
        INSERT INTO evidence.place (tenant_id, programme_id, kind, occurred_on, ${place}, quantity, facts)
          SELECT tenant_id, programme_id, kind, occurred_on, ${place}, sum(quantity), count(*) FROM evidence.fact
          WHERE ${standing} AND (length(region) >= 9 OR venue <> '') GROUP BY tenant_id, programme_id, kind, occurred_on, ${place};
        INSERT INTO evidence.place_month (tenant_id, programme_id, kind, month, ${place}, quantity, facts)
          SELECT tenant_id, programme_id, kind, date_trunc('month', occurred_on)::date, ${place}, sum(quantity), sum(facts) FROM evidence.place
          GROUP BY tenant_id, programme_id, kind, date_trunc('month', occurred_on)::date, ${place}`);
    },
    async hide(facts, stage = 'kepu_account') {
      await admin.query(`CREATE POLICY hidden_from_${stage} ON evidence.fact AS RESTRICTIVE TO ${stage} USING (NOT (${facts}))`);
      return async () => void (await admin.query(`DROP POLICY hidden_from_${stage} ON evidence.fact`));
    },
    async releaf(factId) {
      const all = await reading({ tenant }, 'evidence', (transaction) => leavesWithFacts(transaction, 0, 256));
      const leaf = all.find((one) => one.factId === factId)!;
      const commitment = Buffer.from(commitmentOf(tenant, leaf.logged!, leaf));
      await admin.query('UPDATE evidence.log_leaf SET commitment = $1 WHERE fact_id = $2', [commitment, factId]);
    },
    async retile() {
      await admin.query('UPDATE evidence.log_tile SET hashes = $1 WHERE level = 0', [Buffer.concat(await hashes())]);
    },
    async rehead() {
      const all = await hashes();
      const { rows } = await admin.query<{ size: number }>('SELECT size::int FROM evidence.log_checkpoint');
      for (const { size } of rows)
        await admin.query('UPDATE evidence.log_checkpoint SET root = $1 WHERE size = $2', [
          Buffer.from(rootOf(sha256, all.slice(0, size))),
          size,
        ]);
    },
    async keep(name) {
      await admin.query(`DROP SCHEMA IF EXISTS ${name} CASCADE; CREATE SCHEMA ${name}`);
      for (const table of tables) await admin.query(`CREATE TABLE ${copyOf(name, table)} AS SELECT * FROM ${table}`);
    },
    async putBack(name) {
      await admin.query('SET session_replication_role = replica');
      for (const table of tables)
        await admin.query(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM ${copyOf(name, table)}`);
      await admin.query('RESET session_replication_role');
    },
  };
}

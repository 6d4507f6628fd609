import pg from 'pg';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type Catalog, readCatalog, type Table } from './catalog.ts';

/** Where each table goes when the database is spread over several machines, and the statements that bring it there. */
export interface DistributionPlan {
  /** Kept whole on every machine. */
  reference: string[];
  /** Split by tenant; rows of one tenant lie on one machine, whichever the table. */
  distributed: string[];
  /** Stay on the coordinator. */
  local: string[];
  /** In order, to be run by a superuser on the coordinator. */
  statements: string[];
  /** What Citus would refuse, as `schema.table name`: empty when the schema can be distributed. */
  hindrances: string[];
}

const tenantColumn = 'tenant_id';
const rootTable = 'access.tenant';

/** A lookup table that tables of tenants lead to or are joined with. */
const lookupTables = new Set(['network.region']);

function keysWithoutTenant(table: Table): string[] {
  const constraints = table.constraints
    .filter(({ kind, columns }) => ['primary', 'unique', 'exclusion'].includes(kind) && !columns.includes(tenantColumn))
    .map(({ name }) => name);
  const indexes = table.indexes.filter((index) => index.startsWith('CREATE UNIQUE') && !/\(.*\btenant_id\b/.test(index));
  return [...constraints, ...indexes.map((index) => index.split(' ')[3] ?? index)];
}

function homeOf(table: Table): 'reference' | 'distributed' | 'local' {
  if (lookupTables.has(table.plainName)) return 'reference';
  if (!table.columns.some(({ name }) => name === tenantColumn)) return 'local';
  // The list of tenants is small, and its code is unique among all of them, which only a whole copy can promise.
  return table.plainName === rootTable ? 'reference' : 'distributed';
}

/** A function worked out once a statement, as one PostgreSQL does it fastest and Citus refuses it. */
const onceAStatement = /\( SELECT ((?:public\.)?current_\w+\(\)) AS current_\w+\)/g;

/** The policy of a table as Citus takes it: the same function, worked out for each row. */
function plainPolicy(expression: string | null): string {
  return (expression ?? '').replace(onceAStatement, '$1');
}

function restatedPolicies(table: Table): string[] {
  return table.policies
    .filter(({ using, check }) => plainPolicy(using) !== (using ?? '') || plainPolicy(check) !== (check ?? ''))
    .map(
      ({ name, using, check }) =>
        `ALTER POLICY ${name} ON ${table.name} ${using === null ? '' : `USING (${plainPolicy(using)})`} ${check === null ? '' : `WITH CHECK (${plainPolicy(check)})`}`,
    );
}

/** Tables before those that lead to them: Citus takes a foreign key only to a table that it already knows. */
function targetsFirst(tables: Table[]): Table[] {
  const byName = new Map(tables.map((table) => [table.plainName, table]));
  const sorted = new Set<Table>();
  const visit = (table: Table, path: ReadonlySet<Table>): void => {
    if (sorted.has(table) || path.has(table)) return;
    for (const { target } of table.constraints) {
      const next = target === null ? undefined : byName.get(target);
      if (next) visit(next, new Set([...path, table]));
    }
    sorted.add(table);
  };
  for (const table of tables) visit(table, new Set());
  return [...sorted];
}

/**
 * What Citus refuses about one table. Sources: docs.citusdata.com, "Creating and Modifying Distributed Tables" (unique keys and
 * foreign keys hold the distribution column) and Citus' own policy.c (no subquery in a policy).
 */
function hindrancesOf(table: Table, home: Map<string, string>): string[] {
  const own = home.get(table.plainName);
  const keys = own === 'distributed' ? keysWithoutTenant(table) : [];
  const leads = table.constraints.filter(({ kind, target, columns }) => {
    if (kind !== 'foreign' || target === null) return false;
    const other = home.get(target);
    if (own === 'distributed') return other === 'local' || (other === 'distributed' && !columns.includes(tenantColumn));
    return other === 'distributed' || (own === 'reference' && other === 'local');
  });
  const policies =
    own === 'local'
      ? []
      : table.policies.filter(({ using, check }) => /\bSELECT\b/i.test(`${plainPolicy(using)} ${plainPolicy(check)}`));
  return [...keys, ...leads.map(({ name }) => name), ...policies.map(({ name }) => name)].map(
    (name) => `${table.plainName} ${name}`,
  );
}

/** The plan for a schema. Pure: everything comes from the catalog. */
export function distributionPlan(catalog: Catalog): DistributionPlan {
  const tables = targetsFirst(catalog.tables.filter((table) => table.kind === 'table'));
  const home = new Map(tables.map((table) => [table.plainName, homeOf(table)]));
  const of = (kind: string): Table[] => tables.filter((table) => home.get(table.plainName) === kind);
  const distributed = of('distributed');
  const first = distributed[0];
  const triggers = catalog.triggers.filter(({ table }) => home.get(table.replaceAll('"', '')) !== 'local');
  const statements = [
    'CREATE EXTENSION IF NOT EXISTS citus',
    // Reference tables and the tables that lead to them are made in one transaction.
    "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'",
    ...[...of('reference'), ...distributed].flatMap(restatedPolicies),
    // Policies call them on every machine.
    ...['public.current_tenant()', 'public.current_account()', 'public.current_people()'].map(
      (name) => `SELECT create_distributed_function('${name}')`,
    ),
    // Lists are put in order where their rows lie.
    ...catalog.collations.map((definition) => `SELECT run_command_on_workers($made$${definition}$made$)`),
    ...of('reference').map(({ name }) => `SELECT create_reference_table('${name}')`),
    ...distributed.map(
      ({ name }) =>
        `SELECT create_distributed_table('${name}', '${tenantColumn}', colocate_with => '${name === first?.name ? 'none' : first?.name}')`,
    ),
    // A machine is reached in the role of the stage, so that role has to be let in there; without a password, only pg_hba can.
    ...catalog.roles.filter(({ attributes }) => attributes.startsWith('NOLOGIN')).map(({ name }) => `ALTER ROLE ${name} LOGIN`),
  ];
  return {
    reference: of('reference').map(({ plainName }) => plainName),
    distributed: distributed.map(({ plainName }) => plainName),
    local: of('local').map(({ plainName }) => plainName),
    statements,
    hindrances: [
      ...tables.flatMap((table) => hindrancesOf(table, home)),
      ...triggers.map(({ table, definition }) => `${table} ${definition.split(' ')[2]}`),
    ],
  };
}

async function filledTables(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const name = table
      .split('.')
      .map((part) => client.escapeIdentifier(part))
      .join('.');
    const { rows } = await client.query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${name}) AS filled`);
    if (rows[0]?.filled) filled.push(table);
  }
  return filled;
}

/**
 * Turns a fresh, migrated database into one that Citus spreads over its machines. `adminUrl` signs in as a superuser on the
 * coordinator. Refuses one that holds data (regions may be there), a server without Citus, a database that is distributed
 * already, and a schema that Citus would not take. All or nothing.
 */
export async function distribute(adminUrl: string): Promise<Result<DistributionPlan>> {
  const plan = distributionPlan(await readCatalog(adminUrl));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const keep = new Set(['public.schema_migration', ...lookupTables]);
    const tables = [...plan.reference, ...plan.distributed, ...plan.local].filter((table) => !keep.has(table));
    const filled = await filledTables(client, tables);
    if (filled.length > 0) return refuse('database-not-empty', { tables: filled.slice(0, 5).join(', ') });
    const { rows } = await client.query<{ available: boolean; distributed: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'citus') AS available,
        EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS distributed`,
    );
    if (!rows[0]?.available) return refuse('citus-not-available');
    if (rows[0].distributed) {
      const known = await client.query(`SELECT FROM pg_dist_partition WHERE logicalrelid = '${rootTable}'::regclass`);
      if (known.rowCount) return refuse('database-distributed-already');
    }
    if (plan.hindrances.length > 0) return refuse('database-not-distributable', { what: plan.hindrances.join(', ') });
    await run(client, plan.statements);
    return ok(plan);
  } finally {
    await client.end();
  }
}

async function run(client: pg.Client, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

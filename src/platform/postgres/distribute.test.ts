import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { type Catalog, readCatalog, type Table } from './catalog.ts';
import { distribute, distributionPlan } from './distribute.ts';

let database: TestDatabase;
let catalog: Catalog;

beforeAll(async () => {
  database = await createTestDatabase();
  catalog = await readCatalog(database.adminUrl);
});

afterAll(() => database?.drop());

function changed(name: string, change: (table: Table) => Partial<Table>): Catalog {
  return {
    ...catalog,
    tables: catalog.tables.map((table) => (table.plainName === name ? { ...table, ...change(table) } : table)),
  };
}

describe('the plan of this schema', () => {
  test('gives every table one place', () => {
    const { reference, distributed, local } = distributionPlan(catalog);
    const tables = catalog.tables.filter((table) => table.kind === 'table');
    expect([...reference, ...distributed, ...local].sort()).toEqual(tables.map((table) => table.plainName).sort());
    expect(reference.sort()).toEqual(['access.tenant', 'network.region']);
    expect(distributed).toEqual(
      expect.arrayContaining(['access.person', 'plan.programme', 'deliver.sign_up', 'evidence.fact', 'account.statement']),
    );
    expect(local).toEqual(expect.arrayContaining(['access.user', 'access.session', 'public.schema_migration']));
    const withTenant = tables.filter((table) => table.columns.some((column) => column.name === 'tenant_id'));
    expect(distributed.length).toBe(withTenant.length - 1);
  });

  test('has no hindrance', () => {
    expect(distributionPlan(catalog).hindrances).toEqual([]);
  });

  test('meets no statement that Citus refuses: rows of VALUES that ask another table', async () => {
    const stores = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('store.ts'));
    expect(stores.length).toBeGreaterThan(30);
    const asking = /INSERT INTO[^`;]*?\bVALUES\b(?:(?!\bON CONFLICT\b)[^`;])*?\(\s*SELECT\b/;
    expect('INSERT INTO plan.part (a, b)\n VALUES (current_tenant(),\n (SELECT max(version) FROM plan.part_version))').toMatch(
      asking,
    );
    const texts = await Promise.all(stores.map(async (name) => [name, await readFile(`src/${name}`, 'utf8')] as const));
    expect(texts.flatMap(([name, text]) => (asking.test(text) ? [name] : []))).toEqual([]);
  });

  test('has every function that a policy calls on every machine', () => {
    const called = catalog.tables.flatMap((table) =>
      table.policies.flatMap((policy) => [...(policy.using ?? '').matchAll(/(current_\w+)\(\)/g)].map(([, name]) => name!)),
    );
    const { statements } = distributionPlan(catalog);
    for (const name of new Set(called)) expect(statements).toContain(`SELECT create_distributed_function('public.${name}()')`);
    expect(new Set(called).size).toBe(3);
  });

  test('has every order that lists are put into on every machine', () => {
    expect(catalog.collations).toEqual([`CREATE COLLATION public.names (provider = icu, locale = 'zh-u-co-pinyin-kn-true')`]);
    const { statements } = distributionPlan(catalog);
    for (const made of catalog.collations) expect(statements.some((statement) => statement.includes(made))).toBe(true);
  });

  test('restates policies so that Citus takes them and every tenant still sees its own rows only', async () => {
    const own = await createTestDatabase();
    const client = new pg.Client({ connectionString: own.adminUrl });
    await client.connect();
    try {
      const { statements } = distributionPlan(catalog);
      for (const statement of statements.filter((each) => each.startsWith('ALTER POLICY'))) await client.query(statement);
      const policies = (await readCatalog(own.adminUrl)).tables.flatMap((table) => table.policies);
      expect(policies.map(({ using, check }) => `${using} ${check}`).filter((each) => /\bSELECT\b/.test(each))).toEqual([]);
      const owners = policies.filter(({ name }) => name === 'own_tenant');
      expect(owners.length).toBeGreaterThan(50);
      expect(new Set(owners.map(({ using }) => using))).toEqual(new Set(['(tenant_id = public.current_tenant())']));
    } finally {
      await client.end();
      await own.drop();
    }
  });

  test('brings a table in after those that it leads to, all beside the same first one', () => {
    const { statements, distributed, reference } = distributionPlan(catalog);
    const order = [...reference, ...distributed];
    for (const table of catalog.tables.filter((each) => distributed.includes(each.plainName))) {
      for (const { target } of table.constraints.filter((constraint) => constraint.kind === 'foreign')) {
        expect(order.indexOf(target!), `${table.plainName} → ${target}`).toBeLessThan(order.indexOf(table.plainName));
        const at = (name: string): number => statements.findIndex((statement) => statement.includes(`_table('${name}'`));
        expect(at(target!)).toBeLessThan(at(table.plainName));
      }
    }
    const colocations = statements.flatMap((statement) => /colocate_with => '([^']+)'/.exec(statement)?.[1] ?? []);
    expect(new Set(colocations)).toEqual(new Set(['none', distributed[0]]));
    expect(colocations.filter((with_) => with_ === 'none')).toHaveLength(1);
    expect(colocations).toHaveLength(distributed.length);
  });
});

describe('what Citus would refuse is found', () => {
  test('a unique key without the tenant', () => {
    const plan = distributionPlan(
      changed('plan.programme', (table) => ({
        constraints: [
          ...table.constraints,
          { name: 'name_is_own', kind: 'unique', definition: 'UNIQUE (name)', columns: ['name'], target: null },
        ],
      })),
    );
    expect(plan.hindrances).toContain('plan.programme name_is_own');
  });

  test('a unique index without the tenant', () => {
    const index = 'CREATE UNIQUE INDEX only_one ON deliver.opinion USING btree (id)';
    expect(distributionPlan(changed('deliver.opinion', () => ({ indexes: [index] }))).hindrances).toContain(
      'deliver.opinion only_one',
    );
  });

  test('a foreign key that leaves the tenant', () => {
    const key = { name: 'leads_away', kind: 'foreign' as const, definition: '', columns: ['user_id'], target: 'access.user' };
    const plan = distributionPlan(changed('access.person', (table) => ({ constraints: [...table.constraints, key] })));
    expect(plan.hindrances).toContain('access.person leads_away');
  });

  test('a subquery in a policy', () => {
    const policy = {
      name: 'reads_more',
      permissive: true,
      command: 'r',
      roles: [],
      using: 'EXISTS ( SELECT FROM plan.programme)',
      check: null,
    };
    expect(distributionPlan(changed('deliver.session', () => ({ policies: [policy] }))).hindrances).toContain(
      'deliver.session reads_more',
    );
  });

  test('a trigger', () => {
    const triggers = [{ table: 'deliver.session', definition: 'CREATE TRIGGER counts AFTER INSERT ON deliver.session' }];
    expect(distributionPlan({ ...catalog, triggers }).hindrances).toContain('deliver.session counts');
  });
});

describe('a database that cannot be distributed is left as it is', () => {
  test('a server without Citus', async () => {
    const result = await distribute(database.adminUrl);
    expect(result.ok || result.refusal.code).toBe('citus-not-available');
    expect((await readCatalog(database.adminUrl)).roles).toEqual(catalog.roles);
  });

  test('one that holds data; regions do not count', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      await client.query(`INSERT INTO network.region (code, name, level) VALUES ('310000', '上海市', 'city')`);
      const before = await distribute(database.adminUrl);
      expect(before.ok || before.refusal.code).toBe('citus-not-available');
      await client.query(
        `INSERT INTO access.tenant (name, code, region_code, created_at) VALUES ('某单位', 'some', '310000', now())`,
      );
    } finally {
      await client.end();
    }
    const result = await distribute(database.adminUrl);
    expect(result.ok || result.refusal).toMatchObject({ code: 'database-not-empty', params: { tables: 'access.tenant' } });
  });
});

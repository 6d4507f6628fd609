import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalog, readCatalog, type Table } from '#src/platform/postgres/catalog.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** Tables that all tenants share, by name: lookup tables, sign-in identities, and the record of migrations. */
const globalTables = new Set([
  'public.schema_migration',
  'network.region',
  'access.user',
  'access.session',
  'access.account',
  'access.verification',
  'access.two_factor',
  'access.sign_in_failure',
]);

/** The code of a tenant stands in public addresses, so it is unique among all of them. */
const globalUniqueKeys = new Set(['access.tenant tenant_code_key']);

/** Policies that show more than the tenant of the transaction: to find the tenant at all, and while somebody signs in. Reading only. */
const widePolicies = new Set(['access.tenant any_tenant r', 'access.person own_account r', 'access.membership own_account r']);

let database: TestDatabase;
let catalog: Catalog;
let tenantTables: Table[];

/**
 * What is written once, and which of its columns may be updated all the same, by the role that only the erasing statements take: the words of
 * a fact with the hash of its row, the salt that opens them, and what the trail says in words.
 */
const erasable: Record<string, string[]> = {
  'evidence.fact': ['context', 'hash', 'supersedes_reason'],
  'evidence.act': ['words_salt'],
  'evidence.log_leaf': ['salt'],
  'access.audit_trail': ['actor_name', 'detail'],
};
/** Columns that a stage may change of its own records, where the rest of the row stays. */
const ownColumns = new Set([
  'kepu_account UPDATE account.rectification changed_at,changed_by,due_on,state,version',
  'kepu_access UPDATE access.request answer',
  // A line of the calendar ends when the next one of its session is told.
  'kepu_deliver UPDATE evidence.schedule told_until',
  'kepu_network UPDATE network.import_row version',
]);

beforeAll(async () => {
  database = await createTestDatabase();
  catalog = await readCatalog(database.adminUrl);
  tenantTables = catalog.tables.filter((table) => table.kind === 'table' && !globalTables.has(table.plainName));
});

afterAll(() => database?.drop());

/** The constraints of tenant tables that `breaks` accepts, by name. */
function constraintsThat(breaks: (constraint: Table['constraints'][number]) => boolean): string[] {
  return tenantTables.flatMap((table) =>
    table.constraints.filter(breaks).map((constraint) => `${table.plainName} ${constraint.name}`),
  );
}

function tablesThat(breaks: (table: Table) => boolean): string[] {
  return tenantTables.filter(breaks).map((table) => table.plainName);
}

/** `role: privilege on schema.table` for everything granted. */
function grants(): { role: string; privilege: string; table: Table }[] {
  return catalog.tables.flatMap((table) =>
    table.grants.flatMap(({ role, privileges }) => privileges.map((privilege) => ({ role, privilege, table }))),
  );
}

describe('the schema is ready for many tenants and for distribution', () => {
  it('was read', () => {
    expect(tenantTables.map((table) => table.plainName)).toEqual(
      expect.arrayContaining(['plan.programme', 'evidence.fact', 'deliver.session']),
    );
  });

  it('has the tenant in every primary key', () => {
    expect(
      tablesThat((table) => !table.constraints.some(({ kind, columns }) => kind === 'primary' && columns.includes('tenant_id'))),
    ).toEqual([]);
  });

  it('has the tenant in every unique key, constraint or index', () => {
    const keys = constraintsThat(({ kind, columns }) => kind === 'unique' && !columns.includes('tenant_id'));
    expect(keys.filter((key) => !globalUniqueKeys.has(key))).toEqual([]);
    expect(
      tenantTables.flatMap((table) =>
        table.indexes.filter((index) => /^CREATE UNIQUE/.test(index) && !/\(.*\btenant_id\b/.test(index)),
      ),
    ).toEqual([]);
  });

  it('has the tenant in every exclusion constraint', () => {
    expect(constraintsThat(({ kind, columns }) => kind === 'exclusion' && !columns.includes('tenant_id'))).toEqual([]);
  });

  it('has the tenant in every foreign key to a table of tenants', () => {
    const ofTenants = new Set(tenantTables.map((table) => table.plainName));
    const leads = constraintsThat(
      ({ kind, target, columns }) => kind === 'foreign' && ofTenants.has(String(target)) && !columns.includes('tenant_id'),
    );
    expect(leads).toEqual([]);
    expect(constraintsThat(({ kind }) => kind === 'foreign').length).toBeGreaterThan(0);
  });

  it('keeps tenants apart by a forced row-level policy on the tenant', () => {
    expect(tablesThat((table) => !table.rowSecurity || !table.rowSecurityForced)).toEqual([]);
    // A partition can be read by its own name as well.
    const partitions = tenantTables.flatMap((table) => table.partitions);
    expect(partitions.filter((partition) => !partition.rowSecurityForced)).toEqual([]);
    expect(partitions.length).toBeGreaterThan(0);
    expect(
      tablesThat(
        (table) =>
          !table.policies.some((policy) => policy.permissive && /tenant_id = .*current_tenant\(\)/.test(policy.using ?? '')),
      ),
    ).toEqual([]);
  });

  it('lets rows be read past that policy only where a policy named here says why', () => {
    // Worked out once a statement.
    const own = '(tenant_id = ( SELECT public.current_tenant() AS current_tenant))';
    const wide = tenantTables.flatMap((table) =>
      table.policies
        .filter((policy) => policy.permissive && (policy.using !== own || (policy.check ?? own) !== own))
        .map((policy) => `${table.plainName} ${policy.name} ${policy.command}`),
    );
    expect(wide.filter((policy) => !widePolicies.has(policy))).toEqual([]);
  });

  it('has no triggers and no sequences', () => {
    expect(catalog.triggers).toEqual([]);
    expect(catalog.sequences).toEqual([]);
  });
});

describe('the roles of the stages', () => {
  it('are ordinary ones: none signs in but the application, none passes row-level security', () => {
    expect(catalog.roles.length).toBeGreaterThan(6);
    expect(catalog.roles.filter((role) => /SUPERUSER|BYPASSRLS/.test(role.attributes))).toEqual([]);
    expect(catalog.roles.filter((role) => !role.attributes.startsWith('NOLOGIN')).map((role) => role.name)).toEqual(['kepu_app']);
  });

  it('give the application nothing of its own: it has to take the role of a stage', () => {
    expect(grants().filter(({ role }) => role === 'kepu_app')).toEqual([]);
    expect(catalog.roles.find((role) => role.name === 'kepu_app')?.attributes).toContain('NOINHERIT');
  });

  it('give nothing to everybody', () => {
    expect(grants().filter(({ role }) => role === 'PUBLIC')).toEqual([]);
  });

  it('can change or delete no fact, and cut no table short', () => {
    const changes = grants().filter(
      ({ table, privilege }) => table.plainName.startsWith('evidence.fact') && /UPDATE|DELETE|TRUNCATE|TRIGGER/.test(privilege),
    );
    expect(changes.map(({ role, privilege, table }) => `${role} ${privilege} ${table.plainName}`)).toEqual([]);
    expect(grants().filter(({ privilege }) => privilege === 'TRUNCATE')).toEqual([]);
    const evidenceDeletes = grants().filter(({ table, privilege }) => table.schema === 'evidence' && privilege === 'DELETE');
    expect(evidenceDeletes).toEqual([]);
  });

  it('update single columns only to erase, and only these; no stage has a column of facts, leaves or the trail', () => {
    const all = catalog.tables.flatMap((table) =>
      table.columnGrants.map(({ role, privilege, columns }) => ({ role, privilege, columns, table: table.plainName })),
    );
    const ofStages = all.filter(({ role }) => role !== 'kepu_erasure');
    expect(
      new Set(ofStages.map(({ role, privilege, table, columns }) => `${role} ${privilege} ${table} ${columns.join()}`)),
    ).toEqual(ownColumns);
    const updates = all.filter(({ role, privilege }) => role === 'kepu_erasure' && privilege === 'UPDATE');
    // Everywhere else: the name beside an act.
    const others = updates.filter(({ table }) => !(table in erasable));
    expect(others.flatMap(({ columns }) => columns).filter((column) => !/_by$|^by_name$/.test(column))).toEqual([]);
    expect(others.length).toBeGreaterThan(15);
    expect(
      Object.fromEntries(updates.filter(({ table }) => table in erasable).map(({ table, columns }) => [table, columns])),
    ).toEqual(erasable);
    expect(all.filter(({ privilege }) => !['SELECT', 'UPDATE'].includes(privilege))).toEqual([]);
    expect(grants().filter(({ role }) => role === 'kepu_erasure')).toEqual([]);
  });

  it('let the erasing role reach every name beside an act', () => {
    const named = tenantTables
      .filter(({ schema, kind }) => schema !== 'evidence' && kind === 'table')
      .flatMap((table) =>
        table.columns
          .filter(({ name, type }) => type === 'text' && (/_by$/.test(name) || ['actor_name', 'by_name'].includes(name)))
          .filter(
            ({ name }) =>
              !table.columnGrants.some(
                ({ role, privilege, columns }) => role === 'kepu_erasure' && privilege === 'UPDATE' && columns.includes(name),
              ),
          )
          .map(({ name }) => `${table.plainName}.${name}`),
      );
    expect(named).toEqual([]);
  });

  it('let account read plan, evidence and regions, write only its own and lines of the audit trail, and touch nothing else', () => {
    const ofAccount = grants().filter(({ role }) => role === 'kepu_account');
    const outside = ofAccount.filter(
      ({ table, privilege }) =>
        table.schema !== 'account' &&
        !(privilege === 'SELECT' && (['plan', 'evidence'].includes(table.schema) || table.plainName === 'network.region')),
    );
    // Who judged, asked and closed: written there as by every stage, and not to be read by it.
    expect(outside.map(({ privilege, table }) => `${privilege} ${table.plainName}`)).toEqual(['INSERT access.audit_trail']);
    expect(ofAccount.map(({ table }) => table.plainName)).toEqual(
      expect.arrayContaining(['evidence.fact', 'plan.indicator', 'account.statement']),
    );
    const schemas = catalog.schemaGrants.filter(({ role }) => role === 'kepu_account').map(({ on }) => on);
    expect(schemas.sort()).toEqual(['access', 'account', 'evidence', 'network', 'plan']);
  });
});

import type { Catalog, Policy, Table } from './catalog.ts';

const commands: Record<string, string> = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE', '*': 'ALL' };

/**
 * A catalog as SQL that people read and diffs compare: sorted, one table a paragraph with its keys, indexes, policies and grants.
 * It documents what the migrations lead to; databases are made by the migrations.
 */
export function printSchema(catalog: Catalog): string {
  const parts = [
    '-- The schema that db/migrations lead to, written by `tools/schema.ts --write`; a check compares it. Not run by anybody.',
    lines(catalog.extensions.map((name) => `CREATE EXTENSION ${name};`)),
    lines(
      catalog.roles.map(
        (role) =>
          `CREATE ROLE ${role.name} ${role.attributes}${role.memberOf.length > 0 ? ` IN ROLE ${role.memberOf.join(', ')}` : ''};`,
      ),
    ),
    lines(catalog.schemas.map((name) => `CREATE SCHEMA ${name};`)),
    lines(printGrants('SCHEMA ', catalog.schemaGrants)),
    ...catalog.types.map((type) => `${type.definition};`),
    lines(catalog.collations.map((definition) => `${definition};`)),
    ...catalog.functions.map((definition) => `${definition.trim()};`),
    ...catalog.tables.map(printTable),
    lines(catalog.sequences.map((name) => `CREATE SEQUENCE ${name};`)),
    lines(catalog.triggers.map((trigger) => `${trigger.definition};`)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function lines(statements: readonly string[]): string {
  return statements.join('\n');
}

function printTable(table: Table): string {
  if (table.kind === 'view')
    return [`CREATE VIEW ${table.name} AS\n${table.definition ?? ''}`, ...printTableGrants(table)].join('\n');
  const columns = table.columns.map((column) =>
    [
      column.quotedName,
      column.type,
      column.nullable ? '' : 'NOT NULL',
      column.default === null ? '' : `${column.generated ? 'GENERATED ALWAYS AS' : 'DEFAULT'} ${column.default}`,
    ]
      .filter((word) => word !== '')
      .join(' '),
  );
  const constraints = table.constraints.map((constraint) => `CONSTRAINT ${constraint.name} ${constraint.definition}`);
  return [
    `CREATE TABLE ${table.name} (\n  ${[...columns, ...constraints].join(',\n  ')}\n)${table.partitionKey === null ? '' : ` PARTITION BY ${table.partitionKey}`};`,
    ...table.partitions.map((partition) => `CREATE TABLE ${partition.name} PARTITION OF ${table.name} ${partition.bound};`),
    ...table.indexes.map((definition) => `${definition};`),
    ...(table.rowSecurity
      ? [`ALTER TABLE ${table.name} ENABLE ROW LEVEL SECURITY${table.rowSecurityForced ? ', FORCE ROW LEVEL SECURITY' : ''};`]
      : []),
    ...table.policies.map((policy) => printPolicy(table.name, policy)),
    ...printTableGrants(table),
  ].join('\n');
}

function printPolicy(table: string, policy: Policy): string {
  return [
    `CREATE POLICY ${policy.name} ON ${table}`,
    policy.permissive ? '' : 'AS RESTRICTIVE',
    policy.command === '*' ? '' : `FOR ${commands[policy.command] ?? policy.command}`,
    policy.roles.length > 0 ? `TO ${policy.roles.join(', ')}` : '',
    policy.using === null ? '' : `USING (${policy.using})`,
    policy.check === null ? '' : `WITH CHECK (${policy.check})`,
  ]
    .filter((word) => word !== '')
    .join(' ')
    .concat(';');
}

function printTableGrants({ name, grants, columnGrants }: Table): string[] {
  const ofColumns = columnGrants.map(({ role, privilege, columns }) => ({
    role,
    privileges: [`${privilege} (${columns.join(', ')})`],
  }));
  return printGrants(
    '',
    [...grants, ...ofColumns].map((grant) => ({ ...grant, on: name })),
  );
}

/** One line a set of privileges, roles that have the same ones together. */
function printGrants(kind: string, grants: readonly { on: string; role: string; privileges: string[] }[]): string[] {
  const rolesOf = new Map<string, string[]>();
  for (const { on, role, privileges } of grants) {
    const head = `GRANT ${privileges.join(', ')} ON ${kind}${on}`;
    rolesOf.set(head, [...(rolesOf.get(head) ?? []), role]);
  }
  return [...rolesOf].map(([head, roles]) => `${head} TO ${roles.join(', ')};`);
}

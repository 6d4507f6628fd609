import type { Catalog, Column, Table } from '#src/platform/postgres/catalog.ts';

/** What each SQL type is in the program, as the type parsers of platform/postgres/database.ts deliver it. */
const programTypes: Record<string, string> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  numeric: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  text: 'string',
  uuid: 'string',
  date: 'string',
  bytea: 'Buffer',
  inet: 'string',
  json: 'unknown',
  jsonb: 'unknown',
  'timestamp with time zone': 'Moment',
};

const head = `// Written by tools/schema.ts from the migrated database; do not edit.
import type { ColumnType } from 'kysely';

/** May be left out when inserting: the database has a default. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Moment = ColumnType<Date, Date | string, Date | string>;
`;

/**
 * The tables of a catalog as Kysely's `Database` interface, keyed `schema.table`. Throws for a type that the program has no word for:
 * it must be added to `programTypes` (and, where needed, to the parsers) on purpose.
 */
export function printTypes(catalog: Catalog): string {
  const labels = new Map(catalog.types.map((type) => [type.name, type.labels]));
  const tables = catalog.tables.filter((table) => table.schema !== 'public');
  const bodies = tables.map(
    (table) =>
      `interface ${interfaceName(table)} {\n${table.columns.map((column) => printColumn(table, column, labels)).join('\n')}\n}\n`,
  );
  const keys = tables.map((table) => `  '${table.plainName}': ${interfaceName(table)};`);
  return [head, ...bodies, `export interface Database {\n${keys.join('\n')}\n}\n`].join('\n');
}

function interfaceName(table: Table): string {
  return table.plainName
    .split(/[._]/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

function printColumn(table: Table, column: Column, labels: ReadonlyMap<string, readonly string[]>): string {
  const base = programType(table, column, labels);
  const value = column.nullable && base !== 'unknown' ? `${base} | null` : base;
  const hasDefault = column.default !== null;
  return `  ${/^\w+$/.test(column.name) ? column.name : `'${column.name}'`}: ${hasDefault ? `Generated<${value}>` : value};`;
}

function programType(table: Table, column: Column, labels: ReadonlyMap<string, readonly string[]>): string {
  const isArray = column.type.endsWith('[]');
  const name = column.type.replace(/\[\]$/, '').replace(/\([\d,]+\)/, '');
  const enumLabels = labels.get(name);
  const base =
    enumLabels && enumLabels.length > 0
      ? enumLabels.map((label) => `'${label}'`).join(' | ')
      : (programTypes[name] ?? rangeType(name));
  if (base === null)
    throw new Error(
      `${table.plainName}.${column.name} is ${column.type}: say in tools/database-types.ts what that is in the program`,
    );
  return isArray ? (/\W/.test(base) ? `(${base})[]` : `${base}[]`) : base;
}

function rangeType(name: string): string | null {
  return /^(ts|tstz|date|int4|int8|num)(multi)?range$|^character varying$|^character$|^time without time zone$|^interval$/.test(
    name,
  ) && name !== 'interval'
    ? 'string'
    : null;
}

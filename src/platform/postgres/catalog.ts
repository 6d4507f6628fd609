import pg from 'pg';

export interface Column {
  name: string;
  /** As SQL spells it: in quotes where it must be. */
  quotedName: string;
  /** As SQL spells it: `bigint`, `text[]`, `timestamp with time zone`. */
  type: string;
  nullable: boolean;
  default: string | null;
  /** Whether `default` is the expression of a generated column. */
  generated: boolean;
}

export interface Constraint {
  name: string;
  kind: 'primary' | 'unique' | 'foreign' | 'check' | 'exclusion';
  definition: string;
  columns: string[];
  /** For a foreign key: the table that it leads to. */
  target: string | null;
}

export interface Policy {
  name: string;
  permissive: boolean;
  /** As pg_policy says it: r, a, w, d or *. */
  command: string;
  /** Empty: everybody. */
  roles: string[];
  using: string | null;
  check: string | null;
}

export interface Grant {
  role: string;
  privileges: string[];
}

export interface Table {
  /** `schema.table`, in quotes where SQL needs them. */
  name: string;
  schema: string;
  /** `schema.table` without quotes, as Kysely names it. */
  plainName: string;
  kind: 'table' | 'view';
  /** Of a view. */
  definition: string | null;
  columns: Column[];
  constraints: Constraint[];
  /** Unique indexes that no constraint stands for are in here as well. */
  indexes: string[];
  rowSecurity: boolean;
  rowSecurityForced: boolean;
  policies: Policy[];
  grants: Grant[];
  /** On some columns only. */
  columnGrants: { role: string; privilege: string; columns: string[] }[];
  partitionKey: string | null;
  partitions: { name: string; bound: string; rowSecurityForced: boolean }[];
}

/** What the database says about itself, sorted, without what the system or an extension brought. */
export interface Catalog {
  extensions: string[];
  roles: { name: string; attributes: string; memberOf: string[] }[];
  schemas: string[];
  schemaGrants: (Grant & { on: string })[];
  types: { name: string; definition: string; labels: string[] }[];
  /** As they are made. */
  collations: string[];
  functions: string[];
  tables: Table[];
  sequences: string[];
  triggers: { table: string; definition: string }[];
}

// pg-boss makes and upgrades its own schema.
const schemas = `(SELECT oid, nspname, nspacl FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'pgboss'))`;
const ownObject = (catalog: string, oid: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
const grantsOf = (acl: string): string => `
  coalesce((SELECT json_agg(json_build_object('role', role, 'privileges', privileges) ORDER BY role) FROM (
    SELECT coalesce(r.rolname, 'PUBLIC') AS role, array_agg(x.privilege_type ORDER BY x.privilege_type) AS privileges
    FROM aclexplode(${acl}) x LEFT JOIN pg_roles r ON r.oid = x.grantee
    WHERE r.rolname ~ '^kepu_' OR x.grantee = 0 GROUP BY 1) g), '[]')`;

const columnGrantsQuery = `
  coalesce((SELECT json_agg(json_build_object('role', role, 'privilege', privilege, 'columns', columns) ORDER BY role, privilege) FROM (
    SELECT coalesce(r.rolname, 'PUBLIC') AS role, x.privilege_type AS privilege, array_agg(quote_ident(a.attname) ORDER BY a.attname) AS columns
    FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (r.rolname ~ '^kepu_' OR x.grantee = 0) GROUP BY 1, 2) g), '[]')`;

const columnsQuery = `
  coalesce((SELECT json_agg(json_build_object('name', a.attname, 'quotedName', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod),
      'nullable', NOT a.attnotnull, 'generated', a.attgenerated <> '',
      'default', CASE WHEN a.attidentity <> '' THEN 'identity' ELSE pg_get_expr(d.adbin, d.adrelid) END) ORDER BY a.attnum)
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]')`;

const constraintsQuery = `
  coalesce((SELECT json_agg(json_build_object('name', quote_ident(o.conname), 'definition', pg_get_constraintdef(o.oid),
      'kind', CASE o.contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign' WHEN 'c' THEN 'check' ELSE 'exclusion' END,
      'columns', (SELECT coalesce(array_agg(a.attname ORDER BY k.n), '{}') FROM unnest(o.conkey) WITH ORDINALITY k(attnum, n)
        JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.attnum),
      'target', (SELECT n.nspname || '.' || t.relname FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace WHERE t.oid = o.confrelid))
      ORDER BY array_position(ARRAY['p', 'u', 'x', 'f', 'c'], o.contype::text), o.conname)
    FROM pg_constraint o WHERE o.conrelid = c.oid AND o.contype IN ('p', 'u', 'f', 'c', 'x')), '[]')`;

const tablesQuery = `
  SELECT quote_ident(s.nspname) || '.' || quote_ident(c.relname) AS name, s.nspname AS schema, s.nspname || '.' || c.relname AS "plainName",
    CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind,
    CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
    ${columnsQuery} AS columns, ${constraintsQuery} AS constraints,
    coalesce((SELECT json_agg(pg_get_indexdef(i.indexrelid) ORDER BY pg_get_indexdef(i.indexrelid)) FROM pg_index i
      WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.conrelid = c.oid)), '[]') AS indexes,
    c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "rowSecurityForced",
    coalesce((SELECT json_agg(json_build_object('name', quote_ident(p.polname), 'permissive', p.polpermissive, 'command', p.polcmd,
        'roles', (SELECT coalesce(array_agg(r.rolname ORDER BY r.rolname), '{}') FROM pg_roles r WHERE r.oid = ANY (p.polroles)),
        'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)) ORDER BY p.polname)
      FROM pg_policy p WHERE p.polrelid = c.oid), '[]') AS policies,
    ${grantsOf('c.relacl')} AS grants, ${columnGrantsQuery} AS "columnGrants",
    pg_get_partkeydef(c.oid) AS "partitionKey",
    coalesce((SELECT json_agg(json_build_object('name', i.inhrelid::regclass::text, 'bound', pg_get_expr(p.relpartbound, p.oid),
        'rowSecurityForced', p.relrowsecurity AND p.relforcerowsecurity) ORDER BY i.inhrelid::regclass::text)
      FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid WHERE i.inhparent = c.oid AND c.relkind = 'p'), '[]') AS partitions
  FROM pg_class c JOIN ${schemas} s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND ${ownObject('pg_class', 'c.oid')}
  ORDER BY s.nspname, c.relname`;

const queries = {
  extensions: `SELECT extname AS value FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1`,
  roles: `SELECT rolname AS name, concat_ws(' ', CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END, CASE WHEN rolsuper THEN 'SUPERUSER' END,
      CASE WHEN rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN NOT rolinherit THEN 'NOINHERIT' END) AS attributes,
    coalesce((SELECT json_agg(g.rolname ORDER BY g.rolname) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid), '[]') AS "memberOf"
    FROM pg_roles r WHERE rolname ~ '^kepu_' ORDER BY 1`,
  schemas: `SELECT nspname AS value FROM ${schemas} s WHERE nspname <> 'public' ORDER BY 1`,
  schemaGrants: `SELECT s.nspname AS "on", ${grantsOf('s.nspacl')} AS grants FROM ${schemas} s WHERE s.nspname <> 'public' ORDER BY 1`,
  types: `SELECT s.nspname || '.' || t.typname AS name,
      coalesce((SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), '[]') AS labels,
      CASE t.typtype WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (%s)', s.nspname, t.typname,
          (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
        ELSE format('CREATE DOMAIN %I.%I AS %s %s', s.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
          (SELECT string_agg(pg_get_constraintdef(o.oid), ' ') FROM pg_constraint o WHERE o.contypid = t.oid)) END AS definition
    FROM pg_type t JOIN ${schemas} s ON s.oid = t.typnamespace WHERE t.typtype IN ('e', 'd') AND ${ownObject('pg_type', 't.oid')} ORDER BY 1`,
  collations: `SELECT format('CREATE COLLATION %I.%I (provider = icu, locale = %L)', s.nspname, o.collname, o.colllocale) AS value
    FROM pg_collation o JOIN ${schemas} s ON s.oid = o.collnamespace WHERE o.collprovider = 'i' AND s.nspname <> 'pg_catalog' ORDER BY 1`,
  functions: `SELECT pg_get_functiondef(p.oid) AS value FROM pg_proc p JOIN ${schemas} s ON s.oid = p.pronamespace
    WHERE p.prokind IN ('f', 'p') AND ${ownObject('pg_proc', 'p.oid')} ORDER BY s.nspname, p.proname, p.oid::regprocedure::text`,
  tables: tablesQuery,
  sequences: `SELECT c.oid::regclass::text AS value FROM pg_class c JOIN ${schemas} s ON s.oid = c.relnamespace WHERE c.relkind = 'S' ORDER BY 1`,
  triggers: `SELECT t.tgrelid::regclass::text AS "table", pg_get_triggerdef(t.oid) AS definition
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN ${schemas} s ON s.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 ORDER BY 1, 2`,
};

/** Reads the catalog of the database at `url`. Any role may, and it sees everything but pg-boss's own schema. */
export async function readCatalog(url: string): Promise<Catalog> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // With an empty search path every name is printed with its schema.
    await client.query("SET search_path = ''");
    const rows = async <Row extends object>(query: string): Promise<Row[]> => (await client.query<Row>(query)).rows;
    const values = async (query: string): Promise<string[]> => (await rows<{ value: string }>(query)).map((row) => row.value);
    const schemaGrants = await rows<{ on: string; grants: Grant[] }>(queries.schemaGrants);
    return {
      extensions: await values(queries.extensions),
      roles: await rows(queries.roles),
      schemas: await values(queries.schemas),
      schemaGrants: schemaGrants.flatMap(({ on, grants }) => grants.map((grant) => ({ ...grant, on }))),
      types: await rows(queries.types),
      collations: await values(queries.collations),
      functions: await values(queries.functions),
      tables: await rows(queries.tables),
      sequences: await values(queries.sequences),
      triggers: await rows(queries.triggers),
    };
  } finally {
    await client.end();
  }
}

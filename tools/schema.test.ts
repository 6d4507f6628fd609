import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalog, readCatalog } from '#src/platform/postgres/catalog.ts';
import { printSchema } from '#src/platform/postgres/schema-snapshot.ts';
import { createTestDatabase, type TestDatabase } from '../tests/support/database.ts';
import { printTypes } from './database-types.ts';
import { compareSnapshot } from './schema.ts';

const sample = `
  CREATE SCHEMA sample;
  CREATE TYPE sample.colour AS ENUM ('red', 'blue');
  CREATE TABLE sample.stop (
    tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), "userId" text, on_day date NOT NULL, at timestamptz NOT NULL DEFAULT now(),
    left_at timestamptz, amount bigint NOT NULL CHECK (amount > 0), rate numeric(5,2), tags text[] NOT NULL DEFAULT '{}', colour sample.colour,
    detail jsonb NOT NULL, hash bytea, during tstzrange, PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, "userId"),
    EXCLUDE USING gist (tenant_id WITH =, during WITH &&));
  CREATE TABLE sample.entry (tenant_id uuid NOT NULL, stop_id uuid NOT NULL, on_day date NOT NULL,
    FOREIGN KEY (tenant_id, stop_id) REFERENCES sample.stop) PARTITION BY RANGE (on_day);
  CREATE TABLE sample.entry_2020 PARTITION OF sample.entry FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
  CREATE UNIQUE INDEX ON sample.stop (tenant_id, on_day) WHERE left_at IS NULL;
  ALTER TABLE sample.stop ENABLE ROW LEVEL SECURITY; ALTER TABLE sample.stop FORCE ROW LEVEL SECURITY;
  CREATE POLICY own ON sample.stop FOR SELECT TO kepu_plan USING (amount > 1);
  GRANT SELECT, INSERT ON sample.stop TO kepu_plan; GRANT SELECT, INSERT ON sample.stop TO kepu_deliver; GRANT USAGE ON SCHEMA sample TO kepu_plan;`;

let database: TestDatabase;
let catalog: Catalog;

beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(sample);
  await client.end();
  catalog = await readCatalog(database.adminUrl);
});

afterAll(() => database?.drop());

describe('the schema snapshot', () => {
  it('prints a table with its keys, indexes, policies and grants', () => {
    expect(printSchema(catalog)).toContain(`
CREATE TABLE sample.stop (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  "userId" text,
  on_day date NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT now(),
  left_at timestamp with time zone,
  amount bigint NOT NULL,
  rate numeric(5,2),
  tags text[] NOT NULL DEFAULT '{}'::text[],
  colour sample.colour,
  detail jsonb NOT NULL,
  hash bytea,
  during tstzrange,
  CONSTRAINT stop_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT "stop_tenant_id_userId_key" UNIQUE (tenant_id, "userId"),
  CONSTRAINT stop_tenant_id_during_excl EXCLUDE USING gist (tenant_id WITH =, during WITH &&),
  CONSTRAINT stop_amount_check CHECK ((amount > 0))
);
CREATE UNIQUE INDEX stop_tenant_id_on_day_idx ON sample.stop USING btree (tenant_id, on_day) WHERE (left_at IS NULL);
ALTER TABLE sample.stop ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON sample.stop FOR SELECT TO kepu_plan USING ((amount > 1));
GRANT INSERT, SELECT ON sample.stop TO kepu_deliver, kepu_plan;
`);
  });

  it('prints partitions with their table, enums, and rights on schemas', () => {
    const printed = printSchema(catalog);
    expect(printed).toContain(
      ') PARTITION BY RANGE (on_day);\nCREATE TABLE sample.entry_2020 PARTITION OF sample.entry FOR VALUES FROM',
    );
    expect(printed).toContain("CREATE TYPE sample.colour AS ENUM ('red', 'blue');");
    expect(printed).toContain('GRANT USAGE ON SCHEMA sample TO kepu_plan;');
    expect(printed).toContain('FOREIGN KEY (tenant_id, stop_id) REFERENCES sample.stop(tenant_id, id)');
  });

  it('is the same each time', async () => {
    expect(printSchema(await readCatalog(database.adminUrl))).toBe(printSchema(catalog));
  });

  it('says the first line that differs', () => {
    expect(compareSnapshot('db/schema.sql', 'a\nb\n', 'a\nb\n')).toEqual([]);
    expect(compareSnapshot('db/schema.sql', 'a\nb\n', 'a\nc\n')).toMatchObject([
      { line: 2, message: expect.stringContaining('“b”') },
    ]);
    expect(compareSnapshot('db/schema.sql', 'a\nb\nrest\n', 'a\nb\n')).toMatchObject([{ line: 3 }]);
  });
});

describe('the database types', () => {
  it('say what the drivers deliver, and what may be left out', () => {
    const stop = printTypes(catalog).match(/interface SampleStop \{\n(.*?)\n\}/s)?.[1];
    expect(stop?.split('\n').map((line) => line.trim())).toEqual([
      'tenant_id: string;',
      'id: Generated<string>;',
      'userId: string | null;',
      'on_day: string;',
      'at: Generated<Moment>;',
      'left_at: Moment | null;',
      'amount: number;',
      'rate: number | null;',
      'tags: Generated<string[]>;',
      "colour: 'red' | 'blue' | null;",
      'detail: unknown;',
      'hash: Buffer | null;',
      'during: string | null;',
    ]);
  });

  it('name each table by its schema, and no partition', () => {
    const printed = printTypes(catalog);
    expect(printed).toContain("  'sample.entry': SampleEntry;\n");
    expect(printed).not.toContain('entry_2020');
  });

  it('refuse a type that the program has no word for', () => {
    const table = catalog.tables.find(({ plainName }) => plainName === 'sample.entry');
    const odd = { name: 'o', quotedName: 'o', type: 'point', nullable: false, default: null, generated: false };
    expect(() => printTypes({ ...catalog, tables: table ? [{ ...table, columns: [odd] }] : [] })).toThrow(
      'sample.entry.o is point',
    );
  });
});

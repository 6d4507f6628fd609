import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importRules, sliceRule } from './import-rules.ts';
import { checkImports } from './imports.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'kepu-import-rules-'));
  made.push(root);
  const all = { 'package.json': JSON.stringify({ type: 'module', imports: { '#src/*': './src/*' } }), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A small house that keeps every rule; each breach below adds to it or replaces one file. */
const clean: Record<string, string> = {
  'src/kernel/ids.ts': 'export type Id = string;',
  'src/kernel/ids.test.ts': "import { expect } from 'vitest'; import type { Id } from './ids.ts'; expect('' as Id).toBe('');",
  'src/platform/postgres/pool.ts':
    "import { sql } from 'kysely'; import type { Id } from '#src/kernel/ids.ts'; export const q = (id: Id) => sql`select ${id}`;",
  'src/platform/http/contract.ts': "import { oc } from '@orpc/contract'; export const base = oc;",
  'src/ui-kit/table.tsx': "import type { Id } from '#src/kernel/ids.ts'; export const Table = (id: Id) => <b>{id}</b>;",
  'src/access/roles/index.ts': "export { mayEnter } from './enter.ts';",
  'src/access/roles/enter.ts': 'export const mayEnter = true;',
  'src/network/regions/index.ts': "import { mayEnter } from '#src/access/roles/index.ts'; export const regions = [mayEnter];",
  'src/plan/targets/index.ts': "import { regions } from '#src/network/regions/index.ts'; export const targets = regions;",
  'src/evidence/facts/fact.ts': "import { z } from 'zod'; export const fact = z.object({});",
  'src/evidence/ledger/index.ts': "export { append } from './append.ts';",
  'src/evidence/ledger/append.ts': "import { insertFact } from './ledger.store.ts'; export const append = insertFact;",
  'src/evidence/ledger/ledger.store.ts': "import { q } from '#src/platform/postgres/pool.ts'; export const insertFact = q;",
  'src/deliver/signup/index.ts': "export { seat } from './seat.ts';",
  'src/deliver/signup/seat.ts': 'export const seat = 1;',
  'src/deliver/calls/index.ts': "export * from './call.http.ts';",
  'src/deliver/calls/award-grant.ts':
    "import type { Kysely } from 'kysely'; import { append } from '#src/evidence/ledger/index.ts'; import { seat } from '#src/deliver/signup/index.ts'; import { mayAward } from './call.policy.ts'; import { saveCall } from './call.store.ts'; export const award = (db: Kysely<unknown>) => [db, append, seat, mayAward, saveCall];",
  'src/deliver/calls/call.rules.ts':
    "import { z } from 'zod'; import type { Id } from '#src/kernel/ids.ts'; export const state = z.string(); export type Call = Id;",
  'src/deliver/calls/call.fact.ts':
    "import { fact } from '#src/evidence/facts/fact.ts'; import { state } from './call.rules.ts'; export const callFact = [fact, state];",
  'src/deliver/calls/call.policy.ts':
    "import { state } from './call.rules.ts'; import { mayEnter } from '#src/access/roles/index.ts'; export const mayAward = [state, mayEnter];",
  'src/deliver/calls/call.store.ts':
    "import { sql } from 'kysely'; import { q } from '#src/platform/postgres/pool.ts'; import { state } from './call.rules.ts'; export const saveCall = [q, state, sql`select 1`];",
  'src/deliver/calls/call.contract.ts':
    "import { z } from 'zod'; import { base } from '#src/platform/http/contract.ts'; export const contract = [base, z];",
  'src/deliver/calls/call.http.ts':
    "import { award } from './award-grant.ts'; import { contract } from './call.contract.ts'; export const routes = (c: { req: { query(name: string): string } }) => [award, contract, c.req.query('select')];",
  'src/deliver/calls/ui/page.tsx':
    "import { Table } from '#src/ui-kit/table.tsx'; import type { contract } from '../call.contract.ts'; import { row } from './row.tsx'; export const Page = (c: typeof contract) => [Table, row, c];",
  'src/deliver/calls/ui/row.tsx': 'export const row = <i />;',
  'src/account/actuals/index.ts':
    "import { targets } from '#src/plan/targets/index.ts'; import { append } from '#src/evidence/ledger/index.ts'; export const actuals = [targets, append];",
  'src/app/server.ts':
    "import { actuals } from '#src/account/actuals/index.ts'; import { routes } from '#src/deliver/calls/index.ts'; export const server = [actuals, routes];",
};

async function rulesBroken(change: Record<string, string>): Promise<string[]> {
  const report = await checkImports(tree({ ...clean, ...change }));
  return [...new Set(report.findings.map((finding) => finding.rule))];
}

const breaches: [rule: string, change: Record<string, string>][] = [
  ['1-kernel-imports-nothing', { 'src/kernel/money.ts': "import { z } from 'zod'; export const money = z.number();" }],
  [
    '1-kernel-imports-nothing',
    { 'src/kernel/money.ts': "import { createHash } from 'node:crypto'; export const hash = createHash;" },
  ],
  [
    '1-kernel-imports-nothing (its tests)',
    { 'src/kernel/money.test.ts': "import { q } from '#src/platform/postgres/pool.ts'; q('');" },
  ],
  [
    '2-no-later-stage (access)',
    { 'src/access/roles/late.ts': "import type { targets } from '#src/plan/targets/index.ts'; export type T = typeof targets;" },
  ],
  ['2-no-later-stage (network)', { 'src/network/regions/late.ts': "export { seat } from '#src/deliver/signup/index.ts';" }],
  [
    '2-no-later-stage (plan)',
    { 'src/plan/targets/late.ts': "import { append } from '#src/evidence/ledger/index.ts'; export const late = append;" },
  ],
  [
    '3-evidence-stands-alone',
    { 'src/evidence/log/leaf.ts': "import { mayEnter } from '#src/access/roles/index.ts'; export const leaf = mayEnter;" },
  ],
  [
    '4-deliver-and-account-meet-in-evidence (deliver)',
    { 'src/deliver/tours/stop.ts': "import { actuals } from '#src/account/actuals/index.ts'; export const stop = actuals;" },
  ],
  [
    '4-deliver-and-account-meet-in-evidence (account)',
    { 'src/account/scores/score.ts': "export const score = async () => import('#src/deliver/signup/index.ts');" },
  ],
  [
    '5-slices-have-doors (another stage)',
    { 'src/deliver/tours/stop.ts': "import { append } from '#src/evidence/ledger/append.ts'; export const stop = append;" },
  ],
  [
    '5-slices-have-doors (same stage)',
    { 'src/deliver/tours/stop.ts': "import { seat } from '../signup/seat.ts'; export const stop = seat;" },
  ],
  [
    '6-rules-and-facts-are-pure',
    { 'src/deliver/calls/term.rules.ts': "import { q } from '#src/platform/postgres/pool.ts'; export const term = q;" },
  ],
  [
    '6-rules-and-facts-are-pure',
    { 'src/deliver/calls/term.fact.ts': "import { readFileSync } from 'node:fs'; export const term = readFileSync;" },
  ],
  ['7-sql-in-stores', { 'src/deliver/calls/list-calls.ts': "import { sql } from 'kysely'; export const list = sql;" }],
  [
    '7-sql-in-stores',
    { 'src/app/demo.ts': "export const demo = (pool: { query(text: string): void }) => pool.query('SELECT 1');" },
  ],
  [
    '7-sql-in-stores',
    {
      'src/deliver/calls/list-calls.ts':
        "export const list = (db: { selectFrom(t: string): unknown }) => db.selectFrom('deliver.call');",
    },
  ],
  ['7-sql-in-stores', { 'src/deliver/calls/list-calls.ts': "import pg from 'pg'; export const list = pg;" }],
  [
    '8-screens-see-contracts',
    { 'src/deliver/calls/ui/other.tsx': "import { award } from '../award-grant.ts'; export const other = award;" },
  ],
  [
    '8-screens-see-contracts',
    { 'src/deliver/tours/ui/page.tsx': "import { row } from '#src/deliver/calls/index.ts'; export const other = row;" },
  ],
  [
    '9-nobody-imports-app',
    { 'src/deliver/tours/stop.ts': "import type { server } from '#src/app/server.ts'; export type S = typeof server;" },
  ],
  [
    '10-stores-and-policies-stay-below-verbs',
    { 'src/deliver/calls/list.store.ts': "import { award } from './award-grant.ts'; export const list = award;" },
  ],
  [
    '10-stores-and-policies-stay-below-verbs',
    { 'src/deliver/calls/list.policy.ts': "import type { award } from './award-grant.ts'; export type A = typeof award;" },
  ],
  [
    '11-no-cycles',
    {
      'src/deliver/tours/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'src/deliver/tours/b.ts': "import type { A } from './a.ts'; export type B = A;",
    },
  ],
  [
    'floor-contracts',
    { 'src/deliver/calls/list.contract.ts': "import { state } from './call.rules.ts'; export const list = state;" },
  ],
  ['floor-http', { 'src/deliver/calls/again.ts': "import { routes } from './call.http.ts'; export const again = routes;" }],
  [
    'floor-screens',
    {
      'src/deliver/calls/ui/text.ts': 'export const text = 1;',
      'src/deliver/calls/again.ts': "import { text } from './ui/text.ts'; export const again = text;",
    },
  ],
  ['floor-jsx', { 'src/deliver/calls/list.http.ts': "import { row } from './ui/row.tsx'; export const list = row;" }],
  [
    'floor-platform',
    { 'src/platform/jobs/run.ts': "import { targets } from '#src/plan/targets/index.ts'; export const run = targets;" },
  ],
  ['floor-ui-kit', { 'src/ui-kit/chart.tsx': "import { q } from '#src/platform/postgres/pool.ts'; export const chart = q;" }],
  [
    'floor-src',
    { 'tests/support/x.ts': 'export const x = 1;', 'src/plan/targets/y.ts': "export { x } from '../../../tests/support/x.ts';" },
  ],
  ['0-unresolved', { 'src/plan/targets/y.ts': "export { x } from '#src/plan/nowhere.ts';" }],
];

describe('the import rules', () => {
  it('take a folder of another stage than deliver for a slice once it has an index.ts', async () => {
    const change = {
      'src/plan/form/read.ts': 'export const read = 1;',
      'src/plan/import-file.ts': "import { read } from './form/read.ts'; export const importFile = read;",
    };
    expect(await rulesBroken(change)).toEqual([]);
    const withDoor = { ...change, 'src/plan/form/index.ts': "export { read } from './read.ts';" };
    expect(await rulesBroken(withDoor)).toEqual(['5-slices-have-doors (same stage)']);
  });

  it('find nothing in a house that keeps them, and say that they read all of it', async () => {
    const report = await checkImports(tree(clean));
    expect(report.findings).toEqual([]);
    expect(report.looked).toContain(`${Object.keys(clean).length} modules`);
  });

  it.each(breaches)('%s is the one rule that a breach of it breaks (%#)', async (rule, change) => {
    expect(await rulesBroken(change)).toEqual([rule]);
  });

  it.each([
    "export type S = import('#src/app/server.ts').Server;",
    "export type { Server } from '#src/app/server.ts';",
    "import { type Server } from '#src/app/server.ts'; export type S = Server;",
    "export * from '../../app/server.ts';",
    "export const load = () => import('#src/app/server.ts');",
  ])('count every way to import: %s', async (text) => {
    expect(await rulesBroken({ 'src/deliver/tours/stop.ts': text })).toEqual(['9-nobody-imports-app']);
  });

  it('have a seeded breach each', () => {
    const seeded = new Set(breaches.map(([rule]) => rule));
    const rules = [...importRules, sliceRule('plan/lint')];
    expect(rules.map((rule) => rule.name).filter((name) => !seeded.has(name))).toEqual([]);
  });

  it('name the file, the line and what to do', async () => {
    const report = await checkImports(
      tree({ ...clean, 'src/deliver/tours/stop.ts': "\n\nimport { seat } from '../signup/seat.ts';\nexport const stop = seat;" }),
    );
    expect(report.findings).toMatchObject([
      { file: 'src/deliver/tours/stop.ts', line: 3, message: 'imports src/deliver/signup/seat.ts' },
    ]);
    expect(report.findings[0]?.advice).toContain('index.ts');
  });

  it('report a tree of which nothing was read as broken', async () => {
    const report = await checkImports(tree({}));
    expect(report.findings.map((finding) => finding.rule)).toEqual(['0-every-module-read']);
  });
});

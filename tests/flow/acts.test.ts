import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBundle } from '#src/account/bundle/write-bundle.ts';
import type { BundleReport } from '#src/account/bundle/verify/index.ts';
import { actBodyOf } from '#src/evidence/log/take-acts.ts';
import { actsById } from '#src/evidence/log/act.store.ts';
import { commitAct, portableChecks } from '#src/evidence/log/rules/index.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { type AttackedLog, broken, checked, openAttackedLog } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';

let log: AttackedLog;
/** What an auditor took home. */
let bundle: string[];

const faultsOf = (report: BundleReport) => report.checks.flatMap(({ faults }) => faults);
const sql = (text: string, values: unknown[] = []) => log.admin.query(text, values);
const takenBy = async () => checked(await log.take());

beforeAll(async () => {
  log = await openAttackedLog();
  await accountForTheYear(log.world, log.year.programmeId);
  granted(await log.sequence());
  bundle = await log.take();
  await log.root.keep('at_first');
}, 120_000);

afterAll(async () => {
  await expectInvariants(log.world.adminUrl);
  await log.close();
});

test('targets, judgements and self-evaluations that nobody touched are those in the log', async () => {
  expect(await log.found()).toEqual([]);
  const report = checked(bundle);
  expect(broken(report)).toEqual([]);
  expect(report.checks.filter(({ ok }) => ok).map(({ code }) => code)).toEqual(expect.arrayContaining(['acts', 'plan']));
  const kinds = new Set(bundle.flatMap((line) => (JSON.parse(line) as { body?: { kind?: string } }).body?.kind ?? []));
  const declared = ['programme', 'indicator', 'target', 'budget-line', 'activity', 'measure'];
  for (const kind of [...declared, 'judgement', 'reason', 'self-evaluation', 'self-evaluation-step'])
    expect(kinds).toContain(kind);
  const { rows } = await sql('SELECT hash FROM account.self_evaluation');
  expect(bundle.join('\n')).toContain(`"hash":"${(rows[0] as { hash: string }).hash}"`);
  expect(report.acts).toMatchObject({ earlier: 0, since: null });
});

describe('a superuser who changes what was declared, judged or signed is found by the audit and by whoever verifies', () => {
  const lowered = `UPDATE plan.indicator_target SET raw = '≥1000人次', value = 1000 WHERE version = 2`;
  const one = (table: string, order = 'ctid') => `ctid = (SELECT ctid FROM ${table} ORDER BY ${order} LIMIT 1)`;

  test.each<[string, string[], { what: string; place: RegExp }, { code: string; line?: RegExp; what?: string }]>([
    [
      'a target after approval',
      [lowered],
      { what: 'act-altered', place: /^target .+ v2 raw$/ },
      { code: 'plan-differs', line: /^基层科普服务$/, what: 'target' },
    ],
    [
      'a target in its numbers alone',
      [`UPDATE plan.indicator_target SET value = 1000 WHERE version = 2`],
      { what: 'act-altered', place: /^target .+ v2 value$/ },
      { code: 'plan-differs', what: 'targetRead' },
    ],
    [
      'a version of a target, which is taken away',
      [`DELETE FROM plan.indicator_target WHERE version = 2`],
      { what: 'act-gone', place: /^target [0-9a-f-]{36}\/2 / },
      { code: 'plan-differs', what: 'target' },
    ],
    [
      'points, in the row that pages read',
      [`UPDATE plan.indicator SET weight = weight + 1 WHERE ${one('plan.indicator', 'position')}`],
      { what: 'plan-differs', place: /^indicator / },
      { code: 'plan-differs', what: 'weight' },
    ],
    [
      'points, in the version too',
      ['indicator', 'indicator_version'].map((table) => `UPDATE plan.${table} SET weight = weight + 1 WHERE position = 1`),
      { what: 'act-altered', place: /^indicator .+ weight$/ },
      { code: 'plan-differs', what: 'weight' },
    ],
    [
      'an indicator, which is made to vanish',
      [`UPDATE plan.indicator SET removed_at = now() WHERE ${one('plan.indicator', 'position DESC')}`],
      { what: 'plan-differs', place: /^indicator / },
      { code: 'plan-left-out' },
    ],
    [
      'an activity',
      ['activity', 'activity_version'].map((table) => `UPDATE plan.${table} SET target = 3`),
      { what: 'act-altered', place: /^activity 科学咖啡馆 .+ target$/ },
      { code: 'plan-differs', line: /^科学咖啡馆/, what: 'target' },
    ],
    [
      'a measure',
      [`UPDATE plan.measure SET definition = definition || '{"filter":{"method":["door"]}}' WHERE code = 'attendance'`],
      { what: 'act-altered', place: /^measure .+ definition$/ },
      { code: 'plan-differs', what: 'definition' },
    ],
    [
      'a budget line',
      ['budget_line', 'budget_line_version'].map((table) => `UPDATE plan.${table} SET amount_fen = 1`),
      { what: 'act-altered', place: /^budget-line .+ amountFen$/ },
      { code: 'plan-differs', line: /^讲课费$/, what: 'amountFen' },
    ],
    [
      'the budget of the year',
      [
        `UPDATE plan.programme SET current_year_fen = 100`,
        `UPDATE plan.programme_version SET header = header || '{"currentYearFen":100}'`,
      ],
      { what: 'act-altered', place: /^programme .+ currentYearFen$/ },
      { code: 'plan-differs', what: 'currentYearFen' },
    ],
    [
      'a judgement after signing',
      [`UPDATE account.statement SET degree = 1 WHERE kind = 'judgement'`],
      { what: 'act-altered', place: /^judgement .+ degree$/ },
      { code: 'plan-differs', what: 'judgement' },
    ],
    [
      'a judgement, which is taken away',
      [`DELETE FROM account.statement WHERE kind = 'judgement'`],
      { what: 'act-gone', place: /^judgement / },
      { code: 'plan-differs', what: 'judgement' },
    ],
    [
      'whether the project is finished',
      [`UPDATE account.completion SET finished = false`],
      { what: 'act-altered', place: /^completion v1 finished$/ },
      { code: 'plan-differs', what: 'finished' },
    ],
    [
      'the figures of a frozen self-evaluation',
      [`UPDATE account.self_evaluation SET figures = jsonb_set(figures, '{0,value}', '999999')`],
      { what: 'act-altered', place: /^self-evaluation no\. 1 figures$/ },
      { code: 'plan-differs', line: /^1$/, what: 'figures' },
    ],
    [
      'the words of a frozen form',
      [`UPDATE account.self_evaluation SET form = jsonb_set(form, '{achieved}', '"全部完成"'), hash = repeat('0', 64)`],
      { what: 'act-altered', place: /^self-evaluation no\. 1 hash$/ },
      { code: 'plan-differs', line: /^1$/, what: 'hash' },
    ],
    [
      'when it was signed',
      [`UPDATE account.self_evaluation_step SET taken_at = taken_at - interval '9 days' WHERE step = 'signed'`],
      { what: 'act-altered', place: /^self-evaluation no\. 1 signed at$/ },
      { code: 'plan-differs', line: /^1$/, what: 'steps' },
    ],
  ])('%s', async (_, statements, audited, verified) => {
    await log.attack(
      async () => {
        for (const statement of statements) expect((await sql(statement)).rowCount).toBeGreaterThan(0);
      },
      async () => {
        expect(await log.found()).toContainEqual(
          expect.objectContaining({ what: audited.what, place: expect.stringMatching(audited.place) }),
        );
        const told = faultsOf(await takenBy());
        const { code, line = /./, what } = verified;
        const params = expect.objectContaining({ line: expect.stringMatching(line), ...(what ? { what } : {}) });
        expect(told).toContainEqual({ code, params });
      },
    );
  });

  test('who did it and why, which no bundle shows, is found by the audit', async () => {
    for (const statement of [
      `UPDATE plan.indicator_target SET reason = '局里同意' WHERE version = 2`,
      `UPDATE account.self_evaluation_step SET by_name = '审计戊' WHERE step = 'signed'`,
      `UPDATE account.statement SET text = '全部达标' WHERE kind = 'judgement'`,
      `UPDATE plan.programme_version SET header = jsonb_set(header, '{sections,0,text}', '"改写"')`,
    ])
      await log.attack(
        () => sql(statement),
        async () => expect(await log.found()).toContainEqual(expect.objectContaining({ what: 'act-altered' })),
      );
  });

  test('the copy in the log as well as the row: the leaf differs', async () => {
    await log.attack(
      async () => {
        await sql(lowered);
        await sql(
          `UPDATE evidence.act SET said = said || '{"raw":"≥1000人次","value":1000}' WHERE kind = 'target' AND key LIKE '%/2'`,
        );
      },
      async () => {
        const place = expect.stringMatching(/^#\d+ target [0-9a-f-]{36}\/2$/);
        expect(await log.found()).toEqual([expect.objectContaining({ what: 'act-altered', place })]);
        const act = expect.stringMatching(/^target [0-9a-f-]{36}\/2$/);
        expect(faultsOf(await takenBy())).toContainEqual({ code: 'act-altered', params: expect.objectContaining({ act }) });
      },
    );
  });

  test('the leaf, the tiles and the tree heads as well: the signature differs', async () => {
    await log.attack(
      async () => {
        await sql(lowered);
        await sql(
          `UPDATE evidence.act SET said = said || '{"raw":"≥1000人次","value":1000}' WHERE kind = 'target' AND key LIKE '%/2'`,
        );
        const { rows } = await sql(
          `SELECT id, salt FROM evidence.act JOIN evidence.log_leaf ON fact_id = id WHERE kind = 'target' AND key LIKE '%/2'`,
        );
        const [{ id, salt }] = rows as [{ id: string; salt: Buffer }];
        const { tenant, environment } = log.world;
        const acts = await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
          actsById(transaction, [id]),
        );
        const commitment = commitAct(portableChecks.sha256, salt, actBodyOf(tenant.id, acts.get(id)!));
        await sql('UPDATE evidence.log_leaf SET commitment = $1 WHERE fact_id = $2', [Buffer.from(commitment), id]);
        await log.root.retile();
        await log.root.rehead();
      },
      async () => expect((await log.found()).map(({ what }) => what)).toContain('signature-broken'),
    );
  });

  test('a version that is dated before the approval', async () => {
    const inserted = `INSERT INTO plan.indicator_target (tenant_id, indicator_id, version, raw, comparator, value, value2, unit, kind, changed_at,
        changed_by, reason) SELECT tenant_id, indicator_id, 3, '≥1000人次', comparator, 1000, value2, unit, kind, '2020-05-01T01:00:00Z', changed_by, ''
      FROM plan.indicator_target WHERE version = 2`;
    await log.attack(
      async () => {
        await sql(inserted);
        granted(await log.sequence());
      },
      async () => {
        const place = expect.stringMatching(/^#\d+ target [0-9a-f-]{36}\/3$/);
        expect(await log.found()).toEqual([expect.objectContaining({ what: 'act-back-dated', place })]);
        expect(faultsOf(await takenBy())).toContainEqual({
          code: 'act-back-dated',
          params: expect.objectContaining({ at: '2020-05-01T01:00:00.000Z' }),
        });
      },
    );
    // As if it had been there long before: the sequencer never sees it.
    await log.attack(
      () =>
        sql(
          inserted
            .replace('changed_by, reason)', 'changed_by, reason, appended_in)')
            .replace("changed_by, ''", "changed_by, '', 1"),
        ),
      async () => {
        expect(await log.found()).toEqual([
          expect.objectContaining({ what: 'act-unlogged', place: expect.stringMatching(/^target .+ v3$/) }),
        ]);
        expect(faultsOf(await takenBy())).toContainEqual({
          code: 'plan-differs',
          params: expect.objectContaining({ what: 'target' }),
        });
      },
    );
  });
});

describe('an office that hands out another file', () => {
  interface Line {
    type: string;
    index: number;
    body: { kind: string; said: Record<string, unknown> };
    target: { raw: string };
    judgement: number | null;
    level3: string;
    steps: { role: string }[];
    amountFen: number;
    heldAt: string | null;
  }
  const read = (line: string) => JSON.parse(line) as Line;
  const placeOf = (choose: (line: Line) => boolean) => bundle.findIndex((line) => choose(read(line)));
  const edited = (choose: (line: Line) => boolean, change: (line: Line) => void): string[] => {
    const line = read(bundle[placeOf(choose)]!);
    change(line);
    return bundle.with(placeOf(choose), JSON.stringify(line));
  };
  const isJudgement = ({ type, body }: Line): boolean => type === 'act' && body.kind === 'judgement';

  test('with another target, another judgement, without an indicator or a signature', () => {
    const isIndicator = ({ type }: Line): boolean => type === 'indicator';
    const target = checked(edited(isIndicator, (line) => (line.target.raw = '≥1')));
    expect(faultsOf(target)).toContainEqual({
      code: 'plan-differs',
      params: expect.objectContaining({ what: 'target', claimed: '≥1' }),
    });
    const judged = edited(
      ({ judgement }) => (judgement ?? null) !== null,
      (line) => (line.judgement = 1),
    );
    expect(faultsOf(checked(judged))).toContainEqual({
      code: 'plan-differs',
      params: expect.objectContaining({ what: 'judgement', claimed: '1', logged: '0.7' }),
    });
    const short = checked(bundle.toSpliced(placeOf(isIndicator), 1));
    const name = read(bundle[placeOf(isIndicator)]!).level3;
    expect(faultsOf(short)).toContainEqual({ code: 'plan-left-out', params: { line: name, what: 'indicator' } });
    expect(
      broken(
        checked(
          edited(
            ({ type }) => type === 'self-evaluation',
            (line) => line.steps.pop(),
          ),
        ),
      ),
    ).toEqual(['plan-differs']);
    expect(
      broken(
        checked(
          edited(
            ({ type }) => type === 'budget-line',
            (line) => (line.amountFen += 1),
          ),
        ),
      ),
    ).toEqual(['plan-differs']);
    const unsaid = checked(
      bundle.toSpliced(
        placeOf(({ type }) => type === 'self-evaluation'),
        1,
      ),
    );
    expect(faultsOf(unsaid)).toContainEqual({ code: 'plan-left-out', params: { line: '1', what: 'self-evaluation' } });
  });

  test('with an act altered, left out, told twice, or of another day', () => {
    const { index } = read(bundle[placeOf(isJudgement)]!);
    const altered = checked(edited(isJudgement, (line) => (line.body.said.degree = 1)));
    expect(faultsOf(altered)).toContainEqual({ code: 'act-altered', params: expect.objectContaining({ index }) });
    const without = checked(bundle.toSpliced(placeOf(isJudgement), 1));
    expect(faultsOf(without)).toContainEqual({ code: 'act-left-out', params: { index } });
    expect(broken(checked(bundle.toSpliced(placeOf(isJudgement), 0, bundle[placeOf(isJudgement)]!)))).toContain('act-twice');
    const then = checked(
      edited(
        ({ type }) => type === 'bundle',
        (line) => (line.heldAt = '2020-06-30T15:59:59.999Z'),
      ),
    );
    expect(broken(then)).toContain('held-at-differs');
  });

  test('by passing an act off as a fact breaks the tree', () => {
    const lines = bundle.map((line) => line.replaceAll(/ act"/g, '"')).filter((line) => read(line).type !== 'act');
    const told = broken(checked(lines));
    expect(told).toEqual(expect.arrayContaining(['root-differs', 'fact-left-out']));
  });

  test('of a day in the past shows the plan of that day, and it is proved', async () => {
    const { world, year } = log;
    const written = granted(
      await writeBundle(world.environment, world.actors.auditor, { programmeId: year.programmeId, at: '2020-06-30' }),
    );
    const lines: string[] = [];
    for await (const line of written.lines) lines.push(line);
    expect(read(lines[0]!).heldAt).toBe('2020-06-30T15:59:59.999Z');
    expect(broken(checked(lines))).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/"type":"indicator"[^\n]*≥210000/);
    const now = lines.map((line) =>
      read(line).type === 'indicator' ? line.replace(/"raw":"≥20万人次?"/, '"raw":"≥210000人次"') : line,
    );
    if (now.join() !== lines.join()) expect(broken(checked(now))).toContain('plan-differs');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  for (const kind of [
    ...declared,
    'sub-programme',
    'judgement',
    'reason',
    'rectification',
    'self-evaluation',
    'self-evaluation-step',
  ])
    expect(kinds).toContain(kind);
  const { rows } = await sql('SELECT hash FROM account.self_evaluation');
  expect(bundle.join('\n')).toContain(`"hash":"${(rows[0] as { hash: string }).hash}"`);
  expect(report.acts).toMatchObject({ earlier: 0, since: null });
});

describe('a superuser who changes what was declared, judged or signed is found by the audit and by whoever verifies', () => {
  const lowered = `UPDATE plan.indicator_target SET raw = '≥1000人次', value = 1000 WHERE version = 2`;
  const one = (table: string, order = 'ctid') => `ctid = (SELECT ctid FROM ${table} ORDER BY ${order} LIMIT 1)`;

  type Attack = [string, string[], { what: string; place: RegExp }, { code: string; line?: RegExp; what?: string } | null];
  test.each<Attack>([
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
      'the name of a sub-programme, in the row that pages read',
      [`UPDATE plan.sub_programme SET name = '科学下午茶'`],
      { what: 'plan-differs', place: /^sub-programme science-cafe$/ },
      { code: 'plan-differs', line: /^科学下午茶$/, what: 'name' },
    ],
    [
      'the name of a sub-programme, in its version too',
      ['sub_programme', 'sub_programme_version'].map((table) => `UPDATE plan.${table} SET name = '科学下午茶' WHERE version = 2`),
      { what: 'act-altered', place: /^sub-programme science-cafe 科学下午茶 v2 name$/ },
      { code: 'plan-differs', line: /^科学下午茶$/, what: 'name' },
    ],
    [
      'a former name of a sub-programme, which is taken away',
      [`DELETE FROM plan.sub_programme_version WHERE version = 1`],
      { what: 'act-gone', place: /^sub-programme [0-9a-f-]{36}\/science-cafe\/1 / },
      // What stands is the newest version; the older one is in the file all the same.
      null,
    ],
    [
      'a rectification, which is closed in passing',
      [`UPDATE account.rectification SET state = 'closed'`],
      { what: 'plan-differs', place: /^rectification / },
      { code: 'plan-differs', what: 'state' },
    ],
    [
      'the day by which something is to be put right',
      ['rectification', 'rectification_step'].map(
        (table) => `UPDATE account.${table} SET due_on = '2021-06-30' WHERE due_on = '2021-01-25'`,
      ),
      { what: 'act-altered', place: /^rectification .+ returned v3 dueOn$/ },
      { code: 'plan-differs', what: 'dueOn' },
    ],
    [
      'when a rectification was answered',
      [`UPDATE account.rectification_step SET taken_at = taken_at - interval '30 days' WHERE kind = 'answered'`],
      { what: 'act-altered', place: /^rectification .+ answered v2 at$/ },
      { code: 'plan-differs', what: 'course' },
    ],
    [
      'a step of a rectification, which is taken away',
      [`DELETE FROM account.rectification_step WHERE kind = 'returned'`],
      { what: 'act-gone', place: /^rectification [0-9a-f-]{36}\/3 / },
      { code: 'plan-differs', what: 'course' },
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
    [
      'a frozen self-evaluation, which is taken away with its steps',
      ['DELETE FROM account.self_evaluation_step', 'DELETE FROM account.self_evaluation'],
      { what: 'act-gone', place: /^self-evaluation [0-9a-f-]{36} [0-9a-f-]{36}$/ },
      { code: 'plan-left-out', line: /^1$/, what: 'self-evaluation' },
    ],
    [
      'the step that signed it, which is taken away',
      [`DELETE FROM account.self_evaluation_step WHERE step = 'signed'`],
      { what: 'act-gone', place: /^self-evaluation-step [0-9a-f-]{36}\/signed [0-9a-f-]{36}$/ },
      { code: 'plan-differs', line: /^1$/, what: 'steps' },
    ],
    [
      'the freeze of the expenses of its days, which is taken away',
      ['DELETE FROM plan.expense_freeze'],
      { what: 'plan-differs', place: /^expense-freeze .+ 2020$/ },
      // No bundle shows it: it only stops who books.
      null,
    ],
    ...[`by_name = '审计戊'`, `step = 'prepared'`, `taken_at = taken_at - interval '9 days'`].map(
      (said): Attack => [
        `who is told to have reported, ${said}`,
        [`UPDATE plan.expense_freeze SET ${said}`],
        { what: 'plan-differs', place: /^expense-freeze .+ 2020$/ },
        null,
      ],
    ),
    [
      'who signed, with what opens the words of it destroyed',
      [
        `UPDATE account.self_evaluation_step SET by_name = '审计戊' WHERE step = 'signed'`,
        `UPDATE plan.expense_freeze SET by_name = '审计戊'`,
        `UPDATE evidence.act SET words_salt = NULL WHERE kind = 'self-evaluation-step' AND key LIKE '%/signed'`,
      ],
      { what: 'act-altered', place: /^self-evaluation no\. 1 signed by/ },
      null,
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
        if (verified === null) return;
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
      `UPDATE account.rectification_step SET text = '都办了' WHERE kind = 'answered'`,
      `UPDATE plan.sub_programme_version SET reason = '局里同意' WHERE version = 2`,
      `UPDATE plan.programme_version SET header = jsonb_set(header, '{sections,0,text}', '"改写"')`,
    ])
      await log.attack(
        () => sql(statement),
        async () => expect(await log.found()).toContainEqual(expect.objectContaining({ what: 'act-altered' })),
      );
  });

  test('the moment of the approval, in the row that pages read', async () => {
    const place = expect.stringMatching(/^programme .+ approvedAt$/);
    await log.attack(
      () => sql(`UPDATE plan.programme SET approved_at = approved_at - interval '60 days'`),
      async () => expect(await log.found()).toEqual([expect.objectContaining({ what: 'plan-differs', place })]),
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

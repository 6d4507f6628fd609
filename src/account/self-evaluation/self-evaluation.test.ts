import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { readForm } from '#src/plan/index.ts';
import { zipText } from '#src/platform/documents/unzip.fixture.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, record, smallYear } from '../account.fixture.ts';
import { accountOf, stateIndicator } from '../index.ts';
import { prepareSelfEvaluation } from './prepare-self-evaluation.ts';
import { listSelfEvaluations, printFrozenForm } from './read-self-evaluations.ts';
import { takeEvaluationStep } from './take-step.ts';
import type { EvaluationStep } from '#src/kernel/vocabulary.ts';
import { openSteps, stateOfSteps } from '../evaluation-steps.rules.ts';
import { differencesOf, vouchedFor } from './self-evaluation.rules.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : result.refusal!.code);
const prepare = (reason = '') =>
  prepareSelfEvaluation(world.environment, world.actors.manager, { id: programme.id, at: '2020-12-31', reason });
const step = (
  who: 'manager' | 'finance' | 'leader',
  evaluationId: string,
  what: Exclude<EvaluationStep, 'prepared'>,
  note = '',
  changesSeen = 0,
) => takeEvaluationStep(world.environment, world.actors[who], { evaluationId, step: what, note, changesSeen });
const explainAll = async (): Promise<void> => {
  const { environment, actors } = world;
  const { indicators } = must(await accountOf(environment, actors.manager, programme.id, '2020-12-31'));
  for (const { id, state, degree, reason } of indicators) {
    if (state === 'to-judge')
      must(
        await stateIndicator(environment, actors.manager, { indicatorId: id, kind: 'judgement', text: '逐笔核对', degree: 1 }),
      );
    else if (reason === null && (degree === null || degree < 1))
      must(await stateIndicator(environment, actors.manager, { indicatorId: id, kind: 'reason', text: '场馆关闭，下半年补办' }));
  }
};

/** What the home page tells somebody of the self-evaluation, which comes before all else. */
const waiting = async (who: keyof typeof world.actors) => {
  const { attention } = must(await accountOf(world.environment, world.actors[who], programme.id));
  const own = attention.filter(({ code }) => code.startsWith('evaluation-'));
  expect(attention.slice(0, own.length)).toEqual(own);
  return own;
};

/** What is said to whoever books an expense. */
const frozen = async () => {
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  try {
    return (await admin.query('SELECT evaluation, until::text FROM plan.expense_freeze')).rows;
  } finally {
    await admin.end();
  }
};

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2021-01-11', '10:00'));
  programme = await smallYear(world.environment, world.actors.manager);
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

describe('a self-evaluation', () => {
  let first: string;

  test('is not taken while a shortfall lacks its reason, and names each', async () => {
    const refused = await prepare();
    expect(codeOf(refused)).toBe('evaluation-incomplete');
    expect(JSON.stringify(refused)).toContain('受众群众');
    await explainAll();
    expect(codeOf(await prepareSelfEvaluation(world.environment, world.actors.finance, { id: programme.id }))).toBe(
      'not-allowed',
    );
    const handed = must(await prepare());
    expect(handed).toMatchObject({ number: 1, at: '2020-12-31', state: 'prepared', differences: [], abilities: { steps: [] } });
    expect(handed.steps).toMatchObject([{ step: 'prepared', byName: '经理甲', role: 'manager' }]);
    first = handed.id;
    expect(await waiting('finance'), 'whose step is next is told').toEqual([
      { code: 'evaluation-to-review', params: { number: 1, asOf: '2020-12-31' }, indicatorId: null },
    ]);
    expect([await waiting('leader'), await waiting('manager'), await waiting('auditor')]).toEqual([[], [], []]);
    expect(codeOf(await prepare('再来一次'))).toBe('evaluation-under-review');
  });

  test('goes through review to the signature, each by another person and in turn', async () => {
    expect(codeOf(await step('leader', first, 'signed'))).toBe('evaluation-out-of-turn');
    expect(codeOf(await step('manager', first, 'reviewed'))).toBe('not-allowed');
    expect(codeOf(await step('leader', first, 'reviewed'))).toBe('not-allowed');
    const reviewed = must(await step('finance', first, 'reviewed', '执行数与账面一致'));
    expect(reviewed).toMatchObject({ state: 'reviewed', abilities: { steps: [] } });
    expect([await waiting('finance'), (await waiting('leader')).map(({ code }) => code)]).toEqual([[], ['evaluation-to-sign']]);
    const both = { ...world.actors.finance, roles: ['finance', 'leader'] as const };
    expect(
      codeOf(await takeEvaluationStep(world.environment, both, { evaluationId: first, step: 'signed' })),
      'who reviewed does not sign',
    ).toBe('evaluation-same-person');
    expect(must(await listSelfEvaluations(world.environment, world.actors.leader, { id: programme.id })).items[0]).toMatchObject({
      abilities: { steps: ['signed', 'returned'] },
    });
    expect(must(await step('leader', first, 'signed'))).toMatchObject({ state: 'signed' });
    expect(await waiting('leader')).toEqual([]);
    expect(codeOf(await step('leader', first, 'returned', '晚了'))).toBe('evaluation-out-of-turn');
  });

  test('is not signed and returned at once: whoever comes while a step is taken waits, and is refused', async () => {
    const second = must(await prepare('核对并发'));
    must(await step('finance', second.id, 'reviewed'));
    const holder = new pg.Client({ connectionString: world.adminUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(`SELECT pg_advisory_xact_lock(hashtextextended('self-evaluation ' || $1, 0))`, [second.id]);
      let answered = false;
      const late = step('leader', second.id, 'signed').finally(() => {
        answered = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(answered, 'waits for the step that is being taken').toBe(false);
      await holder.query(
        `INSERT INTO account.self_evaluation_step (tenant_id, evaluation_id, step, by_id, by_name, role, note, taken_at)
          VALUES ($1, $2, 'returned', 'another', '领导辛', 'leader', '再核对', $3)`,
        [world.tenant.id, second.id, world.environment.clock.now()],
      );
      await holder.query('COMMIT');
      expect(codeOf(await late)).toBe('evaluation-out-of-turn');
    } finally {
      await holder.end();
    }
    const { items } = must(await listSelfEvaluations(world.environment, world.actors.manager, { id: programme.id }));
    expect(items[0]).toMatchObject({ state: 'returned', steps: [{}, {}, {}] });
  });

  test('stays what it was when more is learned, and says what differs', async () => {
    const { environment, actors } = world;
    const printed = must(await printFrozenForm(environment, actors.auditor, { evaluationId: first, format: 'docx' }));
    world.clock.moveTo(momentOf('2021-01-11', '11:00'));
    await record(environment, actors.manager, programme.id, [
      { on: '2020-06-11', kind: 'attendance', method: 'counted', district: '310101', quantity: 15, unit: '人次' },
    ]);
    const now = must(await listSelfEvaluations(environment, actors.auditor, { id: programme.id })).items.at(-1);
    expect(now!.differences).toMatchObject([
      { level3: '受众群众', frozen: 1, now: 2, facts: 1 },
      { frozen: 60, now: 75, facts: 1, unit: '人次', changes: { added: 1, corrected: 0, withdrawn: 0 } },
    ]);
    expect(now!.differences[1]!.records, 'each record by itself').toMatchObject([
      { occurredOn: '2020-06-11', before: null, after: 15, unit: '人次' },
    ]);
    const again = must(await printFrozenForm(environment, actors.auditor, { evaluationId: first, format: 'docx' }));
    const formOf = async (bytes: Uint8Array) => must(await readForm({ name: '自评表.docx', bytes })).indicators;
    expect(await formOf(again.bytes)).toEqual(await formOf(printed.bytes));
    expect((await formOf(again.bytes)).find((one) => one.actual?.unit === '人次')?.actual?.value).toBe(60);
  });

  test('is not handed in on words whose figure moved, until they are written anew or confirmed', async () => {
    const stale = await prepare('补录了迟到的登记表');
    expect(codeOf(stale)).toBe('evaluation-words-stale');
    expect(JSON.stringify(stale), 'what was before the officer, and what is now').toMatch(
      /受众群众（1\S* → 2\S*）：“场馆关闭，下半年补办”/,
    );
    const { environment, actors } = world;
    const { indicators } = must(await accountOf(environment, actors.manager, programme.id, '2020-12-31'));
    for (const { id, reason } of indicators)
      if (reason)
        must(await stateIndicator(environment, actors.manager, { indicatorId: id, kind: 'reason', text: '按新数字重写' }));
    expect(codeOf(await prepare()), 'nothing is stale any more').toBe('evaluation-reason-needed');
  });

  /** What is written above and below each page of the printed form. */
  async function markOf(evaluationId: string): Promise<string> {
    const { bytes } = must(await printFrozenForm(world.environment, world.actors.auditor, { evaluationId, format: 'xlsx' }));
    // A workbook says it in its page head.
    return zipText(bytes, 'xl/worksheets/sheet1.xml');
  }

  test('is followed by another only with a reason; a returned one may be handed in again', async () => {
    expect(codeOf(await prepare())).toBe('evaluation-reason-needed');
    const second = must(await prepare('补录了迟到的登记表'));
    expect(await frozen()).toEqual([{ evaluation: 3, until: '2020-12-31' }]);
    expect(second).toMatchObject({ number: 3, reason: '补录了迟到的登记表', differences: [] });
    expect(codeOf(await step('finance', second.id, 'returned'))).toBe('evaluation-note-needed');
    expect(await markOf(second.id)).not.toContain('草稿');
    expect(must(await step('finance', second.id, 'returned', '请附登记表')).state).toBe('returned');
    expect(await markOf(second.id), 'it is a draft again').toContain('草稿');
    expect(await frozen(), 'the first one is signed and stands').toEqual([{ evaluation: 1, until: '2020-12-31' }]);
    expect(must(await prepare('已附登记表'))).toMatchObject({ number: 4, state: 'prepared' });
    const { items } = must(await listSelfEvaluations(world.environment, world.actors.manager, { id: programme.id }));
    expect(items.map((one) => one.number)).toEqual([4, 3, 2, 1]);
    expect([items[0]!.state, items[1]!.state, items[3]!.state]).toEqual(['prepared', 'returned', 'signed']);
  });

  test('is signed over changes since it was frozen only by who saw how many there are', async () => {
    const { environment, actors } = world;
    const { items } = must(await listSelfEvaluations(environment, actors.manager, { id: programme.id }));
    const { id } = items[0]!;
    must(await step('finance', id, 'reviewed'));
    await record(environment, actors.manager, programme.id, [
      { on: '2020-06-12', kind: 'attendance', method: 'counted', district: '310101', quantity: 5, unit: '人次' },
    ]);
    const refused = await step('leader', id, 'signed');
    expect(codeOf(refused)).toBe('evaluation-changes-unseen');
    expect(refused).toMatchObject({ refusal: { params: { count: 2 } } });
    expect(codeOf(await step('leader', id, 'signed', '', 1)), 'one came since the dialog was opened').toBe(
      'evaluation-changes-unseen',
    );
    expect(must(await step('leader', id, 'signed', '', 2)).state).toBe('signed');
    const again = '又有补录';
    expect(codeOf(await prepare(again))).toBe('evaluation-words-stale');
    const ask = { id: programme.id, at: '2020-12-31', reason: again, wordsConfirmed: true };
    const confirmed = must(await prepareSelfEvaluation(environment, actors.manager, ask));
    expect(confirmed).toMatchObject({ number: 5, state: 'prepared' });
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    const { rows } = await admin.query(`SELECT detail FROM access.audit_trail
      WHERE verb IN ('take-evaluation-step', 'prepare-self-evaluation') ORDER BY at, id`);
    await admin.end();
    const details = JSON.stringify(rows);
    expect(details).toContain('"changesSeen":2');
    expect(details).toMatch(/"wordsConfirmed":\["[^"]+/);
  });

  test('of an earlier day frees no expense of the days that a signed one vouches for; neither does its return', async () => {
    const { environment, actors } = world;
    const { items } = must(await listSelfEvaluations(environment, actors.manager, { id: programme.id }));
    must(await step('finance', items[0]!.id, 'returned', '改按十月底'));
    const signed = [{ evaluation: 4, until: '2020-12-31' }];
    expect(await frozen()).toEqual(signed);
    const ask = { id: programme.id, at: '2020-10-31', reason: '局里要十月底的数', wordsConfirmed: true };
    const earlier = must(await prepareSelfEvaluation(environment, actors.manager, ask));
    expect(earlier).toMatchObject({ number: 6, at: '2020-10-31' });
    expect(await frozen(), 'November is still vouched for').toEqual(signed);
    must(await step('finance', earlier.id, 'returned', '不报了'));
    expect(await frozen()).toEqual(signed);
  });

  test('of a database from before says by whom it came, as the newest step of the one that stands tells', async () => {
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    try {
      const rows = async () => (await admin.query('SELECT * FROM plan.expense_freeze ORDER BY programme_id')).rows;
      const before = await rows();
      expect(before).toEqual([expect.objectContaining({ step: expect.any(String), by_name: expect.any(String) })]);
      await admin.query('ALTER TABLE plan.expense_freeze DROP COLUMN step, DROP COLUMN by_name, DROP COLUMN taken_at');
      await admin.query(await readFile(new URL('../../../db/migrations/0051_who_reported.sql', import.meta.url), 'utf8'));
      expect(await rows()).toEqual(before);
    } finally {
      await admin.end();
    }
  });

  test('of another tenant is not found; nobody may change one, not even in the database role', async () => {
    const stranger = { ...world.actors.otherTenantManager, roles: ['leader'] as const };
    expect(codeOf(await takeEvaluationStep(world.environment, stranger, { evaluationId: first, step: 'signed' }))).toBe(
      'not-found',
    );
    const client = new pg.Client({ connectionString: world.adminUrl });
    await client.connect();
    try {
      await client.query('SET ROLE kepu_account');
      await expect(client.query(`UPDATE account.self_evaluation SET pack = 'CN-2021'`)).rejects.toThrow(/permission denied/);
      await expect(client.query('DELETE FROM account.self_evaluation_step')).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });
});

test('whoever asks in whatever order: nobody takes two steps, and a signature comes after a review', () => {
  const roles = ['manager', 'finance', 'leader'] as const;
  const asks = fc.array(fc.record({ who: fc.integer({ min: 0, max: 4 }), roles: fc.subarray([...roles]), pick: fc.nat(3) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(asks, (tries) => {
      const taken: { step: EvaluationStep; byId: string }[] = [{ step: 'prepared', byId: '0' }];
      for (const { who, roles: held, pick } of tries) {
        const open = openSteps(taken, { id: String(who), roles: held });
        const step = open[pick % (open.length || 1)];
        if (step) taken.push({ step, byId: String(who) });
      }
      expect(new Set(taken.map((one) => one.byId)).size).toBe(taken.length);
      if (stateOfSteps(taken) === 'signed') expect(taken.map((one) => one.step)).toEqual(['prepared', 'reviewed', 'signed']);
    }),
  );
});

test('a figure differs by its value, its facts, or by being gone', () => {
  const figure = { indicatorId: 'a', level3: '人次', target: '≥200人次', value: 60, unit: '人次', facts: 2, degree: 0.3 };
  expect(differencesOf([figure], [figure])).toEqual([]);
  expect(differencesOf([figure], [{ ...figure, facts: 3 }])).toMatchObject([{ frozen: 60, now: 60, facts: 1 }]);
  expect(differencesOf([figure], [{ ...figure, target: '≥100人次' }])).toMatchObject([
    { targets: { frozen: '≥200人次', now: '≥100人次' } },
  ]);
  expect(differencesOf([figure], [])).toMatchObject([{ frozen: 60, now: null, facts: -2 }]);
});

test('money is vouched for up to the latest day of all self-evaluations that stand, by the newest of that day', () => {
  const of = (number: number, at: string, ...steps: EvaluationStep[]) => ({
    number,
    at,
    steps: steps.map((step) => ({ step, byId: step, byName: `${step}甲`, takenAt: new Date(at) })),
  });
  expect(vouchedFor([])).toBeNull();
  expect(vouchedFor([of(1, '2020-12-31', 'prepared', 'returned')])).toBeNull();
  const year = of(1, '2020-12-31', 'prepared', 'reviewed', 'signed');
  expect(vouchedFor([of(2, '2020-10-31', 'prepared'), year])).toMatchObject({
    evaluation: 1,
    until: '2020-12-31',
    step: 'signed',
    byName: 'signed甲',
  });
  expect(vouchedFor([of(2, '2020-12-31', 'prepared'), year])).toMatchObject({
    evaluation: 2,
    until: '2020-12-31',
    step: 'prepared',
  });
  const autumn = of(1, '2020-10-31', 'prepared', 'reviewed', 'signed');
  expect(vouchedFor([of(2, '2020-12-31', 'prepared', 'returned'), autumn])).toMatchObject({ evaluation: 1, until: '2020-10-31' });
});

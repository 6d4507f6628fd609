import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme, programmeDetail, setWeights } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { accountActs } from '../account-acts.ts';
import { must, record, smallYear } from '../account.fixture.ts';
import { accountOf, stateIndicator } from '../index.ts';
import { prepareSelfEvaluation } from '../self-evaluation/prepare-self-evaluation.ts';
import { takeEvaluationStep } from '../self-evaluation/take-step.ts';
import { resultsPage } from './ui/results-pages.ts';
import { publishDisclosure } from './publish-disclosure.ts';
import { listDisclosures, publicationOf, publishedProgrammes } from './read-disclosures.ts';
import { withdrawDisclosure } from './withdraw-disclosure.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const visit = { tenant: 'shanghai', tenantName: '上海', path: '/', language: 'zh', large: false } as const;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : result.refusal!.code);
const publish = (at?: string) => publishDisclosure(world.environment, world.actors.manager, { id: programme.id, at });
const seen = () => publicationOf(world.environment, world.actors.visitor, programme.id);
const unpublished = async () =>
  must(await listDisclosures(world.environment, world.actors.manager, { id: programme.id })).signedUnpublished;

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2021-01-11', '10:00'));
  programme = await smallYear(world.environment, world.actors.manager);
  const weights = programme.indicators.map(({ id }, at) => ({ indicatorId: id, weight: at === 0 ? 30 : 10 }));
  must(await setWeights(world.environment, world.actors.manager, { id: programme.id, weights }));
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

async function signSelfEvaluation(): Promise<void> {
  const { environment, actors } = world;
  const { indicators } = must(await accountOf(environment, actors.manager, programme.id, '2020-12-31'));
  for (const { id, state, degree } of indicators) {
    const text = '经办人王某漏记';
    if (state === 'to-judge')
      must(await stateIndicator(environment, actors.manager, { indicatorId: id, kind: 'judgement', text, degree: 0.9 }));
    else if (degree === null || degree < 1)
      must(await stateIndicator(environment, actors.manager, { indicatorId: id, kind: 'reason', text }));
  }
  const first = must(await prepareSelfEvaluation(environment, actors.manager, { id: programme.id, at: '2020-12-31' }));
  must(await takeEvaluationStep(environment, actors.finance, { evaluationId: first.id, step: 'returned', note: '请核对' }));
  expect(codeOf(await publish()), 'nothing more is public than before').toBe('disclosure-same');
  expect(await unpublished()).toBe(null);
  const again = { id: programme.id, at: '2020-12-31', reason: '已核对' };
  const { id } = must(await prepareSelfEvaluation(environment, actors.manager, again));
  must(await takeEvaluationStep(environment, actors.finance, { evaluationId: id, step: 'reviewed' }));
  must(await takeEvaluationStep(environment, actors.leader, { evaluationId: id, step: 'signed' }));
}

describe('the results of a programme', () => {
  test('are not published of a draft, and not by anybody but the manager', async () => {
    const { environment, actors } = world;
    expect(codeOf(await publish())).toBe('disclosure-draft');
    expect(codeOf(await seen())).toBe('disclosure-none');
    const { version } = must(await programmeDetail(environment, actors.manager, programme.id));
    must(await approveProgramme(environment, actors.manager, { id: programme.id, version }));
    for (const who of ['finance', 'leader', 'auditor', 'coordinator', 'visitor'] as const)
      expect(codeOf(await publishDisclosure(environment, actors[who], { id: programme.id })), who).toBe('not-allowed');
  });

  test('are targets alone while no self-evaluation is signed: not under review, not returned', async () => {
    const published = must(await publish());
    expect(published).toMatchObject({ number: 1, asOf: '2020-12-31', selfEvaluation: null, seen: true, publishedBy: '经理甲' });
    expect(codeOf(await publish())).toBe('disclosure-same');
    const { shown, hash } = must(await seen());
    expect(hash).toBe(published.hash);
    expect(shown).toMatchObject({
      programme: { name: '基层科普服务', fiscalYear: 2020, state: 'approved' },
      selfEvaluation: null,
      budget: { totalFen: 120_000_000, executedFen: null, rate: null },
      totalScore: null,
    });
    for (const { target, actual, degree, score } of shown.indicators) {
      expect(target.raw).not.toBe('');
      expect([actual.text, actual.value, actual.n, actual.interval, degree, score]).toEqual(Array(6).fill(null));
    }
    const rate = shown.indicators.find((one) => one.level3.includes('满意'))!;
    expect(rate.method).toMatchObject({
      words: { zh: expect.stringContaining('附样本量 n 与回收率'), en: expect.stringContaining('Wilson') as string },
    });
    expect(must(await seen())).not.toHaveProperty('publishedBy');
    expect(await publishedProgrammes(world.environment, world.actors.visitor)).toMatchObject([
      { id: programme.id, selfEvaluation: null },
    ]);
    expect(await publishedProgrammes(world.environment, world.actors.otherTenantManager)).toEqual([]);
  });

  test('come from the signed self-evaluation as it was signed, whatever is learned later; no sentence about a person', async () => {
    expect(await unpublished()).toBe(null);
    await signSelfEvaluation();
    expect(await unpublished(), 'a returned one is not offered').toBe(2);
    await record(world.environment, world.actors.manager, programme.id, [
      { on: '2020-06-11', kind: 'attendance', method: 'counted', district: '310101', quantity: 15, unit: '人次' },
    ]);
    expect(codeOf(await publish('2020-11-30'))).toBe('disclosure-other-day');
    expect(must(await publish())).toMatchObject({ number: 2, selfEvaluation: 2, seen: true });
    expect(await unpublished()).toBe(null);
    const { shown } = must(await seen());
    expect(shown.selfEvaluation).toEqual({ number: 2, signedOn: '2021-01-11' });
    const rate = shown.indicators.find((one) => one.level3.includes('满意'))!;
    expect(rate.actual).toMatchObject({ value: 100, unit: '%', n: 20, responseRate: 0.5, numerator: 20, denominator: 20 });
    expect(rate.actual.interval![0]).toBeCloseTo(83.89, 1);
    expect(shown.budget.executedFen).toBe(50_000_000);
    const scores = [shown.budget.score ?? 0, ...shown.indicators.map((one) => one.score ?? 0)];
    expect(scores.reduce((sum, one) => sum + one, 0)).toBeCloseTo(shown.totalScore!, 9);
    expect(shown).toMatchObject({ budget: { weight: 10 }, grade: expect.stringMatching(/^[优良中差]$/) as string });
    const page = String(await resultsPage(visit, must(await seen())));
    expect(page).toMatch(/预算执行率[\s\S]*?41\.7%[\s\S]*?data-name="得分">[\d.]+ \/ 10</);
    expect(page).toMatch(new RegExp(`总分[\\s\\S]*<strong>${shown.totalScore} / 100</strong>[\\s\\S]*等级 ${shown.grade}`));
    const { value, methods = [] } = shown.indicators.find((one) => one.actual.unit === '人次')!.actual;
    expect(value).toBe(60);
    expect(
      methods.map((one) => [one.method, one.value]),
      'how they were counted when it was frozen, although more came since',
    ).toEqual([['counted', 60]]);
    expect(JSON.stringify(shown)).not.toMatch(/王某|经理甲/);
  });

  test('are withdrawn with a reason: the one before is seen again, and after that none', async () => {
    const { environment, actors } = world;
    const { items } = must(await listDisclosures(environment, actors.host, { id: programme.id }));
    expect(items.map((one) => [one.number, one.seen])).toEqual([
      [2, true],
      [1, false],
    ]);
    const withdraw = (id: string, who: 'manager' | 'finance' | 'otherTenantManager' = 'manager') =>
      withdrawDisclosure(environment, actors[who], { disclosureId: id, reason: '执行数有误' });
    expect(codeOf(await withdraw(items[0]!.id, 'finance'))).toBe('not-allowed');
    expect(codeOf(await withdraw(items[0]!.id, 'otherTenantManager'))).toBe('not-found');
    expect(must(await withdraw(items[0]!.id))).toMatchObject({ seen: false, withdrawal: { reason: '执行数有误' } });
    expect(codeOf(await withdraw(items[0]!.id))).toBe('disclosure-just-changed');
    expect(must(await seen()).number).toBe(1);
    must(await withdraw(items[1]!.id));
    expect(codeOf(await seen())).toBe('disclosure-withdrawn');
    expect(await publishedProgrammes(environment, actors.visitor)).toEqual([]);
    expect(must(await publish()).number).toBe(3);
  });

  test('are compared with the hash they were published under', async () => {
    const strays = () => world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', accountActs.strays);
    expect(await strays()).toEqual([]);
    const client = new pg.Client({ connectionString: world.adminUrl });
    await client.connect();
    const put = (total: string) =>
      client.query(`UPDATE account.disclosure SET shown = jsonb_set(shown, '{totalScore}', $1) WHERE number = 2 RETURNING 1`, [
        total,
      ]);
    try {
      const { rows } = await client.query(`SELECT shown -> 'totalScore' AS total FROM account.disclosure WHERE number = 2`);
      expect((await put('100')).rowCount).toBe(1);
      expect(await strays()).toEqual([expect.objectContaining({ place: 'disclosure no. 2 hash' })]);
      await put(JSON.stringify(rows[0].total));
      expect(await strays()).toEqual([]);
    } finally {
      await client.end();
    }
  });

  test('leave a trail; nobody may change one, not even in the database role', async () => {
    const client = new pg.Client({ connectionString: world.adminUrl });
    await client.connect();
    try {
      const { rows } = await client.query(`SELECT verb, detail->>'reason' AS reason FROM access.audit_trail
        WHERE verb LIKE '%-disclosure' ORDER BY at, id`);
      expect(rows.map((row: { verb: string }) => row.verb).sort()).toEqual([
        ...Array.from({ length: 3 }, () => 'publish-disclosure'),
        ...Array.from({ length: 2 }, () => 'withdraw-disclosure'),
      ]);
      await client.query('SET ROLE kepu_account');
      await expect(client.query('UPDATE account.disclosure SET number = 9')).rejects.toThrow(/permission denied/);
      await expect(client.query('DELETE FROM account.disclosure_withdrawal')).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });
});

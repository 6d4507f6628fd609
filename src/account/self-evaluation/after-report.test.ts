import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import {
  approveProgramme,
  bindMeasure,
  bindSuggestions,
  changeMeasure,
  changeTarget,
  importDeclaration,
  listMeasures,
  programmeDetail,
  setWeights,
} from '#src/plan/index.ts';
import { readForm } from '#src/plan/declaration/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, smallYear } from '../account.fixture.ts';
import { accountOf, stateIndicator } from '../index.ts';
import { prepareSelfEvaluation } from './prepare-self-evaluation.ts';
import { listSelfEvaluations } from './read-self-evaluations.ts';
import { takeEvaluationStep } from './take-step.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : result.refusal!.code);
const planNow = async () => must(await programmeDetail(world.environment, world.actors.manager, programme.id));

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2021-01-11', '10:00'));
  programme = await smallYear(world.environment, world.actors.manager);
  if (programme.state === 'draft')
    must(await approveProgramme(world.environment, world.actors.manager, { id: programme.id, version: programme.version }));
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

async function handIn(reason = ''): Promise<string> {
  const { environment, actors } = world;
  const { indicators } = must(await accountOf(environment, actors.manager, programme.id, '2020-12-31'));
  for (const { id, state, degree } of indicators) {
    const given = { indicatorId: id, text: '逐笔核对' };
    if (state === 'to-judge') must(await stateIndicator(environment, actors.manager, { ...given, kind: 'judgement', degree: 1 }));
    else if (degree === null || degree < 1) must(await stateIndicator(environment, actors.manager, { ...given, kind: 'reason' }));
  }
  const ask = { id: programme.id, at: '2020-12-31', reason };
  return must(await prepareSelfEvaluation(environment, actors.manager, ask)).id;
}

test('before anything is reported nothing is asked', async () => {
  expect((await planNow()).reported).toBeNull();
  const [first] = (await planNow()).indicators;
  const change = { indicatorId: first!.id, version: 1, target: `${first!.target.raw}以上`, reason: '批复调整' };
  expect(codeOf(await changeTarget(world.environment, world.actors.manager, { ...change, otherSort: true }))).toBe('ok');
});

test('what a reported figure is judged by changes only when that is confirmed, and each is told whose self-evaluation it is', async () => {
  const { environment, actors } = world;
  const evaluationId = await handIn();
  expect((await planNow()).reported).toMatchObject({ evaluation: 1, until: '2020-12-31', step: 'prepared', byName: '经理甲' });
  const target = (await planNow()).indicators.find((one) => one.target.kind !== 'qualitative' && one.measure !== null)!;
  const change = {
    indicatorId: target.id,
    version: target.target.version,
    target: target.target.raw.replace(/\d+/, '1'),
    reason: '批复调整',
  };
  expect(codeOf(await changeTarget(environment, actors.manager, change))).toBe('plan-handed-in');
  must(await takeEvaluationStep(environment, actors.finance, { evaluationId, step: 'reviewed' }));
  expect((await planNow()).reported).toMatchObject({ step: 'reviewed', byName: actors.finance.name });
  world.clock.moveTo(momentOf('2021-01-12', '09:30'));
  must(await takeEvaluationStep(environment, actors.leader, { evaluationId, step: 'signed' }));
  const refused = await changeTarget(environment, actors.manager, change);
  expect(refused).toMatchObject({ refusal: { code: 'plan-signed', params: { number: 1, who: actors.leader.name } } });
  expect(JSON.stringify(refused)).toContain('2021-01-12 09:30');

  const { id, indicators } = await planNow();
  const even = indicators.map((one, at) => ({
    indicatorId: one.id,
    weight: at === 0 ? 90 - (indicators.length - 1) : 1,
  }));
  expect(codeOf(await setWeights(environment, actors.manager, { id, weights: even }))).toBe('plan-signed');
  const unbind = { indicatorId: target.id, version: target.version, measureCode: null };
  expect(codeOf(await bindMeasure(environment, actors.manager, unbind))).toBe('plan-signed');
  expect(codeOf(await bindSuggestions(environment, actors.manager, { id }))).toBe('plan-signed');
  const { items } = must(await listMeasures(environment, actors.manager));
  const { code, name, version, definition } = items.find((one) => one.code === target.measure!.code)!;
  const newMeasure = { code, name: `${name}（改）`, version, definition, reason: '口径更正' };
  expect(codeOf(await changeMeasure(environment, actors.manager, newMeasure))).toBe('plan-signed');
  expect((await planNow()).indicators, 'nothing of it was written').toEqual(indicators);

  must(await changeTarget(environment, actors.manager, { ...change, afterReport: true }));
  must(await setWeights(environment, actors.manager, { id, weights: even, afterReport: true }));
  must(await changeMeasure(environment, actors.manager, { ...newMeasure, afterReport: true }));
  const shown = must(await listSelfEvaluations(environment, actors.leader, { id })).items[0]!;
  expect(shown).toMatchObject({ number: 1, state: 'signed' });
  expect(shown.differences.find((one) => one.indicatorId === target.id)?.targets).toEqual({
    frozen: target.target.raw,
    now: change.target,
  });
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const { rows } = await admin.query(`SELECT verb FROM access.audit_trail WHERE detail->>'afterEvaluation' = '1' ORDER BY verb`);
  await admin.end();
  expect(rows.map(({ verb }) => verb)).toEqual(['change-measure', 'change-target', 'set-weights']);
});

test('a returned self-evaluation asks nothing any more, while an earlier one that is signed still does', async () => {
  const { environment, actors } = world;
  const second = await handIn('目标调整后重新自评');
  expect((await planNow()).reported).toMatchObject({ evaluation: 2, step: 'prepared' });
  must(await takeEvaluationStep(environment, actors.finance, { evaluationId: second, step: 'returned', note: '请核对' }));
  expect((await planNow()).reported).toMatchObject({ evaluation: 1, step: 'signed', byName: actors.leader.name });
});

test('a form imported anew over a reported year changes targets only when that is confirmed, and else nothing', async () => {
  const { environment, actors } = world;
  const before = await planNow();
  expect(before.reported).not.toBeNull();
  const example = new URL('../../../examples/基层科普服务-2020.txt', import.meta.url);
  const form = must(await readForm({ name: '目标表.txt', bytes: readFileSync(example) }));
  const reading = { ...form, project: before.name, unit: before.applicant, year: before.fiscalYear };
  const imported = (given: object) =>
    importDeclaration(
      environment,
      actors.manager,
      { fileName: '目标表.txt', reading },
      { asNewVersion: true, reason: '批复', ...given },
    );
  expect(codeOf(await imported({}))).toMatch(/^plan-(handed-in|signed)$/);
  const after = await planNow();
  expect([after.version, after.indicators]).toEqual([before.version, before.indicators]);
  must(await imported({ afterReport: true }));
  expect((await planNow()).indicators).not.toEqual(before.indicators);
  expect(codeOf(await imported({})), 'the same targets again change nothing that is judged by').toBe('ok');
});

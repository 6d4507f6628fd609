import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, record, smallYear } from '../account.fixture.ts';
import { approveProgramme, programmeDetail, setWeights } from '#src/plan/index.ts';
import { scoreOf, suggestWeights } from '../index.ts';
import { listSelfEvaluations } from './read-self-evaluations.ts';
import { type SaidOfCompletion, stateCompletion } from './state-completion.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : result.refusal!.code);
const state = (said: Partial<SaidOfCompletion>, who: 'manager' | 'finance' = 'manager') =>
  stateCompletion(world.environment, world.actors[who], {
    id: programme.id,
    version: 0,
    finished: true,
    reason: '合同内容全部验收，结余为招标节约',
    ...said,
  });
const execution = async (at = '2020-12-31') =>
  must(await scoreOf(world.environment, world.actors.manager, { programmeId: programme.id, at, pack: 'CN-2021' })).execution;

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-03-01', '10:00'));
  programme = await smallYear(world.environment, world.actors.manager);
  await record(world.environment, world.actors.manager, programme.id, [
    { kind: 'expense', on: '2020-11-02', quantity: 58_000_000, unit: '分', outcome: 'in-order', recordKind: 'expense' },
  ]);
  const { environment, actors } = world;
  const { weights } = must(await suggestWeights(environment, actors.manager, { programmeId: programme.id }));
  must(await setWeights(environment, actors.manager, { id: programme.id, weights }));
  const { version } = must(await programmeDetail(environment, actors.manager, programme.id));
  must(await approveProgramme(environment, actors.manager, { id: programme.id, version }));
  world.clock.moveTo(momentOf('2021-01-11', '10:00'));
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

test('what is said of the project’s being finished decides the points of its execution, version by version', async () => {
  // 1,200,000 budgeted, 1,080,000 spent: 7 of 10 points under 财预〔2021〕101号 unless the project is finished.
  expect((await execution()).score).toBe(7);
  expect(codeOf(await state({}, 'finance'))).toBe('not-allowed');
  expect(must(await state({}))).toMatchObject({ version: 1, finished: true, statedBy: '经理甲' });
  expect((await execution()).score).toBe(10);
  expect(codeOf(await state({ finished: false }))).toBe('changed-meanwhile');
  expect(codeOf(await state({ version: 1 }))).toBe('plan-unchanged');
  world.clock.moveTo(momentOf('2021-01-12', '10:00'));
  must(await state({ version: 1, finished: false, reason: '尾款未付' }));
  expect((await execution()).score).toBe(7);
  must(await state({ version: 2, finished: null, reason: '改由目标判断' }));
  expect((await execution()).score).toBe(7);
  const { completions, abilities } = must(
    await listSelfEvaluations(world.environment, world.actors.manager, { id: programme.id }),
  );
  expect(completions.map(({ version, finished }) => [version, finished])).toEqual([
    [3, null],
    [2, false],
    [1, true],
  ]);
  expect(completions[1]).toMatchObject({ reason: '尾款未付', statedAt: '2021-01-12T02:00:00.000Z' });
  expect(abilities.prepare).toBe(true);
});

test('what was said later does not change what a day in the year’s course shows', async () => {
  world.clock.moveTo(momentOf('2021-02-01', '10:00'));
  must(await state({ version: 3 }));
  expect((await execution()).score).toBe(10);
  expect((await execution('2020-12-30')).score).toBe(7);
});

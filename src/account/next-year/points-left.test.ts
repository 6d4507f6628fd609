import { afterEach, beforeEach, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme, draftNextYear, programmeDetail, removeIndicator, setWeights } from '#src/plan/index.ts';
import { lintProgramme } from '#src/plan/programme/lint-programme.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, referenceProgramme } from '../account.fixture.ts';
import { suggestWeights } from '../forms.ts';
import { suggestNextYear } from './suggest-next-year.ts';

let world: TestEnvironment;
beforeEach(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-12-15', '09:00'));
});
afterEach(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

/** The reference programme with these points, row by row. */
async function withPoints(points: readonly number[]): Promise<ProgrammeView> {
  const { id, indicators } = await referenceProgramme(world.environment, world.actors.manager);
  const weights = indicators.map((row, at) => ({ indicatorId: row.id, weight: points[at]! }));
  return must(await setWeights(world.environment, world.actors.manager, { id, weights }));
}
const ninety = [10, 10, 10, 10, 10, 30, 10];
const eighty = [10, 10, 10, 10, 10, 20, 10];

/** The draft of the year after without the first row. */
async function draftWithout({ id, indicators }: ProgrammeView): Promise<ProgrammeView> {
  const targets = indicators.slice(1).map((row) => ({ indicatorId: row.id, target: row.target.raw }));
  return must(await draftNextYear(world.environment, world.actors.manager, { id, targets }));
}
const packOf = async ({ id }: ProgrammeView) =>
  must(await suggestWeights(world.environment, world.actors.manager, { programmeId: id })).pack;
const pointsFindings = async ({ id }: ProgrammeView) =>
  must(await lintProgramme(world.environment, world.actors.manager, { id })).findings.filter(({ rule }) => rule === 'L18');
const approve = ({ id, version }: ProgrammeView) => approveProgramme(world.environment, world.actors.manager, { id, version });

test('a row left out of the draft changes no rules of scoring: its points are told to be left over until somebody gives them out', async () => {
  const { environment, actors } = world;
  const programme = await withPoints(ninety);
  const proposal = must(await suggestNextYear(environment, actors.manager, { id: programme.id }));
  expect([proposal.executionPoints, proposal.indicators.map(({ weight }) => weight)]).toEqual([10, ninety]);
  const pack = await packOf(programme);
  const draft = await draftWithout(programme);
  expect(await packOf(draft)).toBe(pack);
  const rows = [{ level3: programme.indicators[0]!.level3, weight: 10 }];
  expect(draft.pointsLeft).toEqual({ sum: 80, execution: 10, free: 10, rows });
  expect(draft.indicators).toHaveLength(6);
  expect(await pointsFindings(draft)).toMatchObject([
    { severity: 'error', code: 'points-left', params: { free: 10, rows: `${rows[0]!.level3} 10`, execution: 10 } },
  ]);
  expect(await approve(draft)).toMatchObject({ ok: false, refusal: { code: 'points-left', params: { free: 10 } } });

  const weights = draft.indicators.map(({ id, weight }, at) => ({ indicatorId: id, weight: weight! + (at === 0 ? 10 : 0) }));
  const mended = must(await setWeights(environment, actors.manager, { id: draft.id, weights }));
  expect([mended.pointsLeft, await packOf(mended), await pointsFindings(mended)]).toEqual([null, pack, []]);
  must(await approve(mended));
});

test('points that are saved as eighty are the choice of local rules, even where no row gets others', async () => {
  const draft = await draftWithout(await withPoints(ninety));
  const weights = draft.indicators.map(({ id, weight }) => ({ indicatorId: id, weight }));
  const saved = must(await setWeights(world.environment, world.actors.manager, { id: draft.id, weights }));
  expect([saved.pointsLeft, await packOf(saved)]).toEqual([null, 'LOCAL-EXECUTION-20']);
});

test('a programme whose execution has twenty keeps them in the draft', async () => {
  const draft = await draftWithout(await withPoints(eighty));
  expect([draft.pointsLeft?.execution, draft.pointsLeft?.free, await packOf(draft)]).toEqual([20, 10, 'LOCAL-EXECUTION-20']);
});

test('a row that is removed from a draft leaves its points over, too', async () => {
  const { environment, actors } = world;
  const programme = await withPoints(ninety);
  const pack = await packOf(programme);
  const [first] = programme.indicators;
  must(await removeIndicator(environment, actors.manager, { indicatorId: first!.id, version: first!.version }));
  const after = must(await programmeDetail(environment, actors.manager, programme.id));
  expect([after.pointsLeft?.free, await packOf(after)]).toEqual([10, pack]);
});

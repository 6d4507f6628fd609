import { afterEach, beforeEach, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import {
  approveProgramme,
  draftNextYear,
  importDeclaration,
  programmeDetail,
  programmeHistory,
  removeIndicator,
  setWeights,
} from '#src/plan/index.ts';
import { lintProgramme } from '#src/plan/programme/lint-programme.ts';
import { reading, source } from '#src/plan/programme/programme.fixture.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, referenceProgramme } from '../account.fixture.ts';
import { scoreOf, suggestWeights } from '../forms.ts';
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
async function withPoints(points: readonly number[], executionPoints?: 20): Promise<ProgrammeView> {
  const { id, indicators } = await referenceProgramme(world.environment, world.actors.manager);
  const weights = indicators.map((row, at) => ({ indicatorId: row.id, weight: points[at]! }));
  return must(await setWeights(world.environment, world.actors.manager, { id, weights, executionPoints }));
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

test('points that fall short choose no rules: they are refused as too few, until somebody chooses the local rules', async () => {
  const { environment, actors } = world;
  const programme = await withPoints(ninety);
  const pack = await packOf(programme);
  const draft = await draftWithout(programme);
  const save = (executionPoints?: 10 | 20) =>
    setWeights(environment, actors.manager, {
      id: draft.id,
      weights: draft.indicators.map(({ id, weight }) => ({ indicatorId: id, weight })),
      executionPoints,
    });
  const short = { sum: 80, execution: 10, total: 90, indicators: 90, off: '少 10 分' };
  expect(await save()).toMatchObject({ ok: false, refusal: { code: 'weights-sum', params: short } });
  expect(await packOf(draft)).toBe(pack);
  const chosen = must(await save(20));
  expect([chosen.executionPoints, chosen.pointsLeft, await packOf(chosen), await pointsFindings(chosen)]).toEqual([
    20,
    null,
    'LOCAL-EXECUTION-20',
    [],
  ]);
  expect(must(await programmeHistory(environment, actors.manager, { id: draft.id }))).toContainEqual(
    expect.objectContaining({ of: 'programme', changes: [{ field: 'executionPoints', before: 10, after: 20 }] }),
  );
  expect(await save(10), 'the way back asks for all of the points').toMatchObject({ ok: false, refusal: { params: short } });
});

test('a form gives the execution twenty points only where it says so', async () => {
  const { environment, actors } = world;
  const imported = async (project: string, execution: number | null) => {
    const { budget, indicators } = reading(project);
    const form = { budget: { ...budget, weight: execution }, indicators: indicators.map((row) => ({ ...row, weight: 40 })) };
    return must(await importDeclaration(environment, actors.manager, source(project, { ...form, layout: 'cn-2020-target' })))
      .programme;
  };
  const short = await imported('分值写少了', null);
  expect([short.executionPoints, await packOf(short)]).toEqual([10, 'CN-2020']);
  expect(await pointsFindings(short)).toMatchObject([{ code: 'points-too-few', params: { sum: 80, execution: 10, off: 10 } }]);
  expect(await approve(short)).toMatchObject({ ok: false, refusal: { code: 'weights-sum', params: { off: '少 10 分' } } });
  const meant = await imported('地方办法', 20);
  expect([meant.executionPoints, await packOf(meant), await pointsFindings(meant)]).toEqual([20, 'LOCAL-EXECUTION-20', []]);
  const targets = meant.indicators.map((row) => ({ indicatorId: row.id, target: row.target.raw }));
  const next = must(await draftNextYear(environment, actors.manager, { id: meant.id, targets }));
  expect([next.executionPoints, await packOf(next)]).toEqual([20, 'LOCAL-EXECUTION-20']);
  must(await approve(next));
});

test('a programme whose execution has twenty keeps them in the draft', async () => {
  const draft = await draftWithout(await withPoints(eighty, 20));
  expect([draft.pointsLeft?.execution, draft.pointsLeft?.free, await packOf(draft)]).toEqual([20, 10, 'LOCAL-EXECUTION-20']);
});

test('local rules that are chosen when points are first given out hold for the days before, as the points do', async () => {
  const { environment, actors } = world;
  const { id, version } = await referenceProgramme(environment, actors.manager);
  must(await approveProgramme(environment, actors.manager, { id, version }));
  world.clock.moveTo(momentOf('2020-12-20', '09:00'));
  const { indicators } = must(await programmeDetail(environment, actors.manager, id));
  const weights = indicators.map((row, at) => ({ indicatorId: row.id, weight: eighty[at]! }));
  must(await setWeights(environment, actors.manager, { id, weights, executionPoints: 20 }));
  const before = must(await scoreOf(environment, actors.manager, { programmeId: id, at: '2020-12-16' }));
  expect(before.execution.weight).toBe(20);
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { readTarget } from '#src/kernel/target.ts';
import { approveProgramme, draftNextYear, listActivities, listProgrammes } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, smallYear } from '../account.fixture.ts';
import { accountOf } from '../account-of.ts';
import { listActivityProgress } from '../figures/activity-progress.ts';
import { suggestTarget } from './suggest-target.rules.ts';
import { suggestNextYear } from './suggest-next-year.ts';

const budget = { now: 1_200_000, next: 1_300_000 };

describe('what a result suggests', () => {
  const suggest = (
    target: string,
    actual: number | null,
    degree: number | null,
    more: Partial<Parameters<typeof suggestTarget>[0]> = {},
  ) => {
    const { target: next, ground } = suggestTarget({
      target: readTarget(target),
      actual,
      degree,
      interval: null,
      unit: readTarget(target).unit ?? '%',
      ...more,
    });
    return [next, ground.code];
  };
  test.each<[string, unknown[], string, string]>([
    ['near: the mean, as a floor, rounded to the nearest', ['=20万人次', 196_787, 0.984], '≥20万人次', 'from-both'],
    ['near: 117 is 120', ['≥120场', 113.59, 0.95], '≥120场', 'from-both'],
    ['money that is the budget', ['=120万元', 1_135_900, 0.95, { budget }], '≤130万元', 'budget'],
    ['a ceiling on money never above the budget', ['≤118万元', 1_500_000, 0.7, { budget }], '≤130万元', 'from-actual-careful'],
    ['a ceiling that is a rate', ['≤10%', 7, 1.4], '≤10%', 'from-actual-up'],
    ['far beyond: nine tenths of the result', ['≥1000人次', 5000, 5], '≥4500人次', 'from-actual-careful'],
    ['far short', ['≥20万人次', 100_000, 0.5], '≥9万人次', 'from-actual-careful'],
    ['a count reached exactly', ['=16区', 16, 1], '≥16区', 'from-both'],
    ['a ceiling with room', ['≤100元/人次', 90, 1.11], '≤95元/人次', 'from-both'],
    ['a rate with its interval', ['=100', 96.6, 0.966, { interval: [95.1, 97.7], unit: '%' }], '≥95%', 'from-interval'],
    ['a rate without', ['>=80%', 87.5, 1.09], '≥85%', 'from-actual'],
    ['words', ['显著提升', null, null], '显著提升', 'kept-words'],
    ['no evidence', ['≥64场', null, null], '≥64场', 'kept'],
    ['no evidence but last year’s', ['≥64场', null, null, { past: { year: 2019, value: 50 } }], '≥45场', 'from-history'],
    ['a rate of last year', ['≥80%', null, null, { past: { year: 2019, value: 88 } }], '≥85%', 'from-history-rate'],
    ['far off, with last year’s', ['≥100场', 300, 3, { past: { year: 2019, value: 100 } }], '≥180场', 'from-both-years'],
    ['near, whatever last year was', ['≥100场', 100, 1, { past: { year: 2019, value: 10 } }], '≥100场', 'from-both'],
    ['a date', ['2020年12月底前', null, null], '2021年12月底前', 'date'],
  ])('%s', (_name, given, target, code) => {
    expect(suggest(...(given as Parameters<typeof suggest>))).toEqual([target, code]);
  });
});

describe('the draft of the year after', () => {
  let world: TestEnvironment;
  let programme: ProgrammeView;
  beforeAll(async () => {
    world = await testEnvironment();
    world.clock.moveTo(momentOf('2020-12-15', '09:00'));
    programme = await smallYear(world.environment, world.actors.manager);
  });
  afterAll(async () => {
    await expectInvariants(world.adminUrl);
    await world.close();
  });

  test('takes header, money, measures and the targets chosen; activities a year later', async () => {
    const { environment, actors } = world;
    const proposal = must(await suggestNextYear(environment, actors.manager, { id: programme.id }));
    expect(proposal).toMatchObject({ fiscalYear: 2021, executedFen: 500_000_00, budgetFen: 1_200_000_00 });
    expect(proposal.indicators).toHaveLength(7);
    const targets = proposal.indicators
      .slice(0, 3)
      .map(({ indicatorId, suggestion }) => ({ indicatorId, target: suggestion.target }));
    const draft = must(
      await draftNextYear(environment, actors.manager, {
        id: programme.id,
        targets,
        executedFen: proposal.executedFen,
        activities: true,
      }),
    );
    expect(draft).toMatchObject({
      state: 'draft',
      fiscalYear: 2021,
      startsOn: '2021-01-01',
      endsOn: '2021-12-31',
      previousBudgetFen: 1_200_000_00,
      previousExecutedFen: 500_000_00,
    });
    expect(draft.indicators.map((one) => [one.target.raw, one.measure?.code])).toEqual(
      targets.map(({ target }, at) => [target, programme.indicators[at]!.measure?.code]),
    );
    const { items } = must(
      await listActivities(environment, actors.manager, {
        id: draft.id,
        page: 1,
        pageSize: 50,
        state: 'standing',
        sort: 'dueOn',
      }),
    );
    expect(items.map((one) => [one.name, one.dueOn])).toEqual([['第一场', '2021-06-30']]);
  });

  test('is made once, by a manager, and only of indicators of the programme', async () => {
    const { environment, actors } = world;
    const [first] = programme.indicators;
    const ask = { id: programme.id, targets: [{ indicatorId: first!.id, target: '≥1' }] };
    expect(await draftNextYear(environment, actors.manager, ask)).toMatchObject({
      refusal: { code: 'next-year-present', params: { year: 2021 } },
    });
    expect(await draftNextYear(environment, actors.finance, ask)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await suggestNextYear(environment, actors.auditor, { id: programme.id })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const strange = { id: programme.id, targets: [{ indicatorId: crypto.randomUUID(), target: '≥1' }] };
    expect(await draftNextYear(environment, actors.manager, strange)).toMatchObject({ ok: false });
  });

  test('nothing of it is overdue before it is approved', async () => {
    const { environment, actors, clock } = world;
    const { items } = must(await listProgrammes(environment, actors.manager, { fiscalYear: 2021 }));
    const draft = items.find((one) => one.name === programme.name)!;
    clock.moveTo(momentOf('2021-08-01'));
    const standing = async () => {
      const progress = must(await listActivityProgress(environment, actors.manager, { id: draft.id }));
      const { attention } = must(await accountOf(environment, actors.manager, draft.id));
      return [progress.map((one) => one.state), attention.some((one) => one.code === 'activities-overdue')];
    };
    expect(await standing()).toEqual([['not-begun'], false]);
    must(await approveProgramme(environment, actors.manager, { id: draft.id, version: draft.version }));
    expect(await standing()).toEqual([['overdue'], true]);
  });
});

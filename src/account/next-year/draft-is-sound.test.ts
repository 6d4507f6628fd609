import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { readTarget } from '#src/kernel/target.ts';
import { draftNextYear, type Finding, lintForm, saidOnce } from '#src/plan/index.ts';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { soundForms } from '#src/plan/lint/sound-forms.fixture.ts';
import { lintProgramme } from '#src/plan/programme/lint-programme.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, record, referenceProgramme, smallYear } from '../account.fixture.ts';
import { proposeTargets } from './propose-targets.ts';
import { suggestNextYear } from './suggest-next-year.ts';

const errors = (findings: Finding[]): Finding[] => findings.filter(({ severity }) => severity === 'error');
const told = ({ rule, indicator, code }: Finding): string => `${rule} ${indicator ?? ''} ${code}`;

describe('over the reference case', () => {
  let world: TestEnvironment;
  beforeEach(async () => {
    world = await testEnvironment();
    world.clock.moveTo(momentOf('2020-12-15', '09:00'));
  });
  afterEach(() => world.close());

  async function draftOf(programme: ProgrammeView) {
    const { environment, actors } = world;
    const lint = async (id: string) => errors(must(await lintProgramme(environment, actors.manager, { id })).findings);
    const { indicators, executedFen } = must(await suggestNextYear(environment, actors.manager, { id: programme.id }));
    const targets = indicators.flatMap(({ indicatorId, suggestion: { take, target } }) =>
      take ? [{ indicatorId, target }] : [],
    );
    const draft = must(await draftNextYear(environment, actors.manager, { id: programme.id, targets, executedFen }));
    const known = new Set((await lint(programme.id)).map(({ rule }) => rule));
    const found = await lint(draft.id);
    return {
      suggested: (name: string) => indicators.find(({ level3 }) => level3.includes(name))!.suggestion,
      caused: found.filter(({ rule }) => !known.has(rule) || /^L(?:1|3|6|17|27)$/.test(rule)).map(told),
    };
  }

  test('a year near its targets: no error that the drafting causes, signs are mended, money put in is left out', async () => {
    const { environment, actors } = world;
    const programme = await referenceProgramme(environment, actors.manager);
    await record(environment, actors.manager, programme.id, [
      { on: '2020-06-20', kind: 'expense', outcome: 'in-order', quantity: 113_590_000, unit: '分', recordKind: 'expense' },
      { on: '2020-06-20', kind: 'attendance', method: 'counted', district: '310101', quantity: 196_787, unit: '人次' },
      { on: '2020-06-20', kind: 'opinion', outcome: 'very-satisfied', district: '310101', quantity: 450, unit: '份' },
      { on: '2020-06-20', kind: 'opinion', outcome: 'dissatisfied', district: '310101', quantity: 15, unit: '份' },
    ]);
    const { suggested, caused } = await draftOf(programme);
    expect(caused).toEqual([]);
    expect(suggested('基层科普服务')).toMatchObject({ target: '≤120万元', take: false, ground: { code: 'input' } });
    expect(suggested('品牌认知度')).toMatchObject({ target: '≥20万人次', mended: true, ground: { code: 'from-both' } });
  });

  test('a year far off its targets: what would be an error is not proposed', async () => {
    const { suggested, caused } = await draftOf(await smallYear(world.environment, world.actors.manager));
    expect(caused).toEqual([]);
    expect(suggested('受众群众')).toMatchObject({
      target: '≥1区',
      ground: { code: 'from-actual-careful' },
    });
    expect(suggested('完成及时率')).toMatchObject({ target: '=100%', take: true });
  });
});

/** The head of the draft of the year after. */
const after = (form: FormReading): FormReading => {
  const later = (day: string | null) => (day === null ? null : `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`);
  return { ...form, year: (form.year ?? 0) + 1, start: later(form.start), end: later(form.end) };
};

test('what would promise nothing is not proposed: the target stays', () => {
  const form = soundForms.find(({ kind, indicators }) => kind === 'target' && indicators[0]!.target.comparator === '≥')!;
  const none = form.indicators.map(({ target: { unit } }) => ({
    figure: { value: 0, unit: unit ?? '', interval: null },
    degree: 0,
    past: null,
  }));
  const [first] = proposeTargets(form, after(form), none);
  expect(first).toMatchObject({ target: form.indicators[0]!.target.raw, ground: { code: 'kept-sound' } });
});

test('whatever a sound year brought, the draft has no error, and no ceiling on money above its budget', () => {
  const declared = soundForms.filter(({ kind }) => kind === 'target');
  expect(declared.length).toBeGreaterThan(5);
  const years = fc.constantFrom(...declared).chain((form) =>
    fc.tuple(
      fc.constant(form),
      fc.array(fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { nil: null }), {
        minLength: form.indicators.length,
        maxLength: form.indicators.length,
      }),
    ),
  );
  fc.assert(
    fc.property(years, ([form, degrees]) => {
      const rows = form.indicators.map(({ target: { value, unit } }, at) => {
        const degree = value === null ? null : degrees[at]!;
        const most = unit === '%' ? 100 : Infinity;
        const actual = degree === null ? null : Math.min(most, Math.round(value! * degree));
        return { figure: { value: actual, unit: unit ?? '', interval: null }, degree, past: null };
      });
      const draft = after(form);
      const proposals = proposeTargets(form, draft, rows);
      const indicators = draft.indicators.map((row, at) => {
        const { doubt: _, ...target } = readTarget(proposals[at]!.target);
        return { ...row, target };
      });
      expect(errors(saidOnce(lintForm({ ...draft, indicators }))).map(told)).toEqual([]);
      expect(proposals.every(({ take }) => take)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

import { readTarget } from '#src/kernel/target.ts';
import { type Finding, lintForm, saidOnce, unitsAgree } from '#src/plan/index.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { FigureView } from '../account.contract.ts';
import { type History, type Suggestion, suggestTarget } from './suggest-target.rules.ts';

/** What a year brought for a row of its form. */
export interface YearOfRow {
  figure: Pick<FigureView, 'value' | 'unit' | 'interval'>;
  degree: number | null;
  past: History['past'];
}

export interface Proposal extends Suggestion {
  take: boolean;
  mended: boolean;
}

/**
 * The targets of the next year's draft, one for each row of `year`. `draft`: the head of the draft, which its targets must agree with. What
 * the lint mends by itself (a sign, a unit) is mended; a target that would be an error of the lint where this year's is none is not
 * proposed; money put in, which the lint asks to leave out, is not taken.
 */
export function proposeTargets(year: FormReading, draft: FormReading, rows: readonly YearOfRow[]): Proposal[] {
  const found = lintForm(year);
  const mended = year.indicators.map(({ target }, at) => readTarget(mendOf(found, at) ?? target.raw));
  const budget = { now: year.budget.currentYearYuan, next: draft.budget.currentYearYuan };
  const first = rows.map(({ figure, degree, past }, at): Suggestion => {
    const target = mended[at]!;
    const actual = unitsAgree(figure.unit, target.unit) ? figure.value : null;
    return suggestTarget({ target, actual, degree, interval: figure.interval, unit: figure.unit, past, budget });
  });
  const seen = lintForm(drafted(draft, first));
  const second = first.map((one, at) => ({ ...one, target: mendOf(seen, at) ?? one.target }));
  const caused = errorsCaused(found, drafted(draft, second));
  const sound = second.map((one, at) => (caused(at) ? keptOf(one, mended[at]!.raw) : one));
  const input = errorsOf(lintForm(drafted(draft, sound))).filter(({ rule }) => rule === 'L6');
  return sound.map((one, at) => {
    const leftOut = input.some(({ row }) => row === at);
    return {
      ...one,
      ...(leftOut ? { ground: { code: 'input' as const, params: {} } } : {}),
      take: !leftOut,
      mended: !leftOut && spelling(one.target) !== spelling(year.indicators[at]!.target.raw) && one.ground.code !== 'budget',
    };
  });
}

/** How a target is written, whatever its figure. */
const spelling = (raw: string): string => {
  const { comparator, unit } = readTarget(raw);
  return `${comparator} ${unit}`;
};

const keptOf = ({ target: proposed }: Suggestion, target: string): Suggestion =>
  proposed === target
    ? { target, ground: { code: 'kept', params: {} } }
    : { target, ground: { code: 'kept-sound', params: { proposed } } };

const drafted = (draft: FormReading, targets: readonly Suggestion[]): FormReading => ({
  ...draft,
  indicators: draft.indicators.map((row, at): IndicatorReading => {
    const { doubt: _, ...target } = readTarget(targets[at]!.target);
    return { ...row, target };
  }),
});

/** The target as the lint would write it, where nothing but the target is to be mended. */
const mendOf = (findings: readonly Finding[], at: number): string | undefined =>
  findings.find(
    ({ row, mend }) => row === at && mend?.target !== undefined && mend.level2 === undefined && mend.level3 === undefined,
  )?.mend?.target;

const errorsOf = (findings: Finding[]): Finding[] => saidOnce(findings).filter(({ severity }) => severity === 'error');

/** Which rows of a draft are an error, or as money make one of the form as a whole, that this year's form does not have. */
function errorsCaused(found: Finding[], draft: FormReading): (at: number) => boolean {
  const known = errorsOf(found);
  const fresh = errorsOf(lintForm(draft)).filter(({ rule, row }) => !known.some((one) => one.rule === rule && one.row === row));
  return (at) => fresh.some(({ row }) => row === at || (row === null && draft.indicators[at]!.target.unit === '元'));
}

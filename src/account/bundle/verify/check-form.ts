import { degreeOf, touchesBound } from '#src/kernel/degree.ts';
import { comparesIn } from '#src/plan/measures/offline/index.ts';
import type { ActivityLine, BundleHead, FigureLine, FormLine, IndicatorLine } from './bundle-lines.ts';
import { type CountedFact, Recount } from './recount.ts';
import type { CheckedLine, Compared, Fault, Report, Whole } from './report.ts';
import { type Counted, type Rescore, rescore } from './rescore.ts';

interface Claimed {
  head: BundleHead;
  indicators: readonly IndicatorLine[];
  activities: readonly ActivityLine[];
  facts: readonly CountedFact[];
  form: FormLine | null;
}

/** Counts every row of the form anew from the facts, scores it anew, and compares. */
export function checkForm(
  { head, indicators, activities, facts, form }: Claimed,
  report: Report,
): { lines: CheckedLine[]; whole: Whole | null } {
  if (indicators.length === 0) report('lines', 'no-lines', {});
  const { counted, executed, scores } = countForm({ head, indicators, activities, facts, finished: form?.finished ?? null });
  if (!scores) report('total', 'pack-unknown', { pack: head.pack.code });
  const lines = counted.map((one, row) => checkedLine(one, scores && scores.rows[row]!));
  for (const { level3, faults } of lines)
    for (const { code, params } of faults) report('lines', code, { line: level3, ...params });
  checkTotal(form, scores, executed, report);
  return { lines, whole: form && wholeOf(form, scores) };
}

type ToCount = Omit<Claimed, 'form'> & { finished: boolean | null };

/** Every row counted and scored from facts alone, on the day and by the rule pack of the head; `scores` is null for a pack that is not known. */
export function countForm({ head, indicators, activities, facts, finished }: ToCount): {
  counted: Counted[];
  executed: number | null;
  scores: Rescore | null;
} {
  const recount = new Recount(facts, activities, head.at);
  const counted = indicators.map((line): Counted => {
    const figure = line.measure ? asClaimed(recount.figure(line.measure.definition), line) : null;
    const judged = line.target.kind === 'qualitative' || line.target.kind === 'date';
    const comparable = figure && comparesIn(line.measure!.definition, line.target.unit) ? figure.value : null;
    return { line, figure, degree: judged ? line.judgement : degreeCounted(line, comparable) };
  });
  const executed = recount.figure({ of: 'facts', kind: 'expense', aggregate: 'sum', unit: '分' }).value;
  return { counted, executed, scores: rescore(head, counted, { executedFen: executed, finished }) };
}

/** Forms made before took as unknown what was due and not done, as long as no fact told of any of it. */
function asClaimed(figure: FigureLine, { actual }: IndicatorLine): FigureLine {
  return actual.value === null && figure.facts === 0 ? { ...figure, value: null, numerator: null, denominator: null } : figure;
}

/** Forms made before took a strict bound that is only touched as whole, and said 1. */
function degreeCounted({ target, degree }: Claimed['indicators'][number], figure: number | null): number | null {
  if (figure === null) return null;
  return degree === 1 && touchesBound(target, figure) ? 1 : degreeOf(target, figure);
}

/** `score` is undefined where no score can be counted, for want of a known rule pack. */
function checkedLine({ line, figure, degree }: Counted, score: { score: number | null } | null): CheckedLine {
  const faults = [
    ...figureFaults(line, figure),
    ...differing('degree', line.degree, degree),
    ...(score ? differing('score', line.score, score.score) : []),
  ];
  const { level1, level2, level3, target, actual } = line;
  return {
    level1,
    level2,
    level3,
    target: target.raw,
    unit: actual.unit,
    claimed: { value: actual.value, degree: line.degree, score: line.score, facts: actual.facts },
    counted: figure && { value: figure.value, degree, score: score?.score ?? null, facts: figure.facts },
    faults,
  };
}

function wholeOf(form: FormLine, scores: Rescore | null): Whole {
  const compared = (claimed: number | null, counted: number | null): Compared => ({
    claimed,
    counted,
    differs: scores !== null && !near(claimed, counted),
  });
  return {
    rate: compared(form.executionRate, scores?.executionRate ?? null),
    score: compared(form.executionScore, scores?.executionScore ?? null),
    total: compared(form.total, scores?.total ?? null),
  };
}

function checkTotal(form: FormLine | null, scores: Rescore | null, executed: number | null, report: Report): void {
  if (!form) {
    report('total', 'no-form', {});
    return;
  }
  const differences = [
    ...differing('executed', form.executedFen, executed),
    ...(scores
      ? [
          ...differing('execution-rate', form.executionRate, scores.executionRate),
          ...differing('execution-score', form.executionScore, scores.executionScore),
          ...differing('total', form.total, scores.total),
        ]
      : []),
  ];
  if (scores && form.grade !== scores.grade)
    differences.push({
      code: 'figure-differs',
      params: { what: 'grade', claimed: form.grade ?? '—', counted: scores.grade ?? '—' },
    });
  for (const { params } of differences) report('total', 'total-differs', params);
}

/** Equal but for the last digits of binary fractions. */
export function near(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

function differing(what: string, claimed: number | null, counted: number | null): Fault[] {
  if (near(claimed, counted)) return [];
  return [{ code: 'figure-differs', params: { what, claimed: claimed ?? '—', counted: counted ?? '—' } }];
}

function figureFaults({ actual, measure }: IndicatorLine, figure: FigureLine | null): Fault[] {
  if (!figure) return measure === null && actual.value !== null ? [{ code: 'figure-without-measure', params: {} }] : [];
  const faults = (['value', 'numerator', 'denominator', 'n', 'responseRate', 'facts'] as const).flatMap((what) =>
    differing(what, actual[what], figure[what]),
  );
  if (actual.unit !== figure.unit)
    faults.push({ code: 'figure-differs', params: { what: 'unit', claimed: actual.unit, counted: figure.unit } });
  for (const end of [0, 1] as const)
    faults.push(...differing('interval', actual.interval?.[end] ?? null, figure.interval?.[end] ?? null));
  return faults;
}

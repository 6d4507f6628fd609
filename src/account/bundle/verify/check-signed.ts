import * as z from 'zod';
import type { ActBody } from '#src/evidence/log/rules/index.ts';
import { uncountedKinds } from '#src/kernel/fact-kinds.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import { measureDefinitionSchema } from '#src/plan/measures/measure.contract.ts';
import type { ActivityLine, BundleHead, FormLine, IndicatorLine } from './bundle-lines.ts';
import { countForm, near } from './check-form.ts';
import { heldActivities, heldIndicators, type PlanMoment, saidBy } from './held-plan.ts';
import { heldOf, LoggedPlan, type Version } from './logged-plan.ts';
import { planChanges } from './plan-changes.ts';
import type { CountedFact } from './recount.ts';
import type { Report, SignedForm } from './report.ts';

/** A fact with the moment at which it was recorded, in milliseconds. */
export type LoggedFact = CountedFact & { recorded: number };

const frozenSchema = z.object({
  indicatorId: z.string(),
  level3: z.string(),
  target: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
});
type Frozen = z.infer<typeof frozenSchema>;

/** What was being recorded in the moment of the freeze may or may not have been seen by it. */
const underWay = 60_000;

interface Shown {
  head: BundleHead;
  indicators: readonly IndicatorLine[];
  activities: readonly ActivityLine[];
  form: FormLine | null;
  facts: readonly LoggedFact[];
  /** What the log says, proved. */
  acts: readonly ActBody[];
}

/**
 * The newest self-evaluation that is signed: its frozen figures beside those of the same day by all facts, and how many facts came since. The
 * frozen ones are counted anew from the facts and the plan of the moment of the freeze. Null while none is signed, or where no act is logged.
 */
export function checkSigned(shown: Shown, report: Report): SignedForm | null {
  const logged = new LoggedPlan(shown.acts);
  const signed = newestSigned(logged);
  if (!signed) return null;
  const { evaluation, step } = signed;
  const read = z.array(frozenSchema).safeParse(evaluation.said.figures);
  if (!read.success) return null;
  checkFrozen(shown, evaluation, read.data, report);
  const { head, indicators, activities, facts, form } = shown;
  const day = evaluation.said.at;
  const rules = { ...head.pack, code: evaluation.said.pack };
  const now = countForm({
    head: { ...head, at: day, pack: rules },
    indicators,
    activities,
    facts,
    finished: form?.finished ?? null,
  });
  const today = new Map(now.counted.map((one) => [one.line.id, one]));
  const frozenAt = Date.parse(evaluation.at);
  const later = laterFacts(facts, frozenAt, day);
  return {
    number: evaluation.said.number,
    day,
    frozenAt: evaluation.at,
    signedAt: step.at,
    role: step.said.role,
    total: { frozen: evaluation.said.total, now: now.scores?.total ?? null },
    rows: read.data.map(({ indicatorId, level3, unit, value, target }) => {
      const one = today.get(indicatorId);
      const current = one?.figure?.value ?? null;
      const retargeted = one !== undefined && one.line.target.raw !== target;
      return {
        level3,
        unit,
        frozen: value,
        now: current,
        targets: retargeted ? { frozen: target, now: one.line.target.raw } : null,
        differs: retargeted || !near(value, current),
      };
    }),
    booked: later.filter(({ supersedes }) => supersedes === null).length,
    corrected: later.filter(({ supersedes }) => supersedes !== null).length,
    planChanges: planChanges(logged, frozenAt),
  };
}

function newestSigned(
  logged: LoggedPlan,
): { evaluation: Version<'self-evaluation'>; step: Version<'self-evaluation-step'> } | null {
  const steps = logged.all('self-evaluation-step').filter(({ said }) => said.step === 'signed');
  const found = logged.all('self-evaluation').flatMap((evaluation) => {
    const step = steps.find(({ said }) => said.evaluation === evaluation.id);
    return step ? [{ evaluation, step }] : [];
  });
  return found.toSorted((one, other) => one.evaluation.said.number - other.evaluation.said.number).at(-1) ?? null;
}

/** What came after a moment, concerns the days up to `day` and may change a figure; a scan that was added does not, nor does taking it back. */
function laterFacts(facts: readonly LoggedFact[], moment: number, day: string): LoggedFact[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return facts.filter(({ recorded, occurredOn, kind, supersedes }) => {
    const former = supersedes === null ? null : (known.get(supersedes) ?? { kind: '', occurredOn: '' });
    const counts = !uncountedKinds.includes(kind) || (former !== null && !uncountedKinds.includes(former.kind));
    return recorded > moment && counts && (occurredOn <= day || (former !== null && former.occurredOn <= day));
  });
}

/**
 * Counts the frozen figures anew. The plan is that of the end of the day, or of the freeze when no day was asked for; facts that were under way at the
 * freeze may be in it or not.
 */
function checkFrozen(shown: Shown, evaluation: Version<'self-evaluation'>, frozen: readonly Frozen[], report: Report): void {
  const { at, said } = evaluation;
  const logged = new LoggedPlan(shown.acts.filter((act) => act.at <= at));
  const ended = new Date(momentOf(addDays(said.at, 1)).getTime() - 1).toISOString();
  const approved = logged.approvedAt();
  const held = approved !== null && approved > ended ? approved : ended;
  const moment = Date.parse(at);
  const attempts = [held < at ? held : at, at].flatMap((heldAt) =>
    [moment, moment - underWay].map((until) => () => differencesThen(shown, { logged, heldAt, until, said }, frozen)),
  );
  let least: Difference[] | null = null;
  for (const attempt of attempts) {
    const differences = attempt();
    if (differences.length === 0) return;
    if (!least || differences.length < least.length) least = differences;
  }
  for (const params of least ?? [])
    report('signed', params.line === '' ? 'frozen-total-differs' : 'frozen-differs', { number: said.number, ...params });
}

interface Difference {
  /** The indicator; empty of the total. */
  line: string;
  frozen: number | string;
  counted: number | string;
}

interface Then {
  logged: LoggedPlan;
  heldAt: string;
  /** Facts count that were recorded by then, in milliseconds. */
  until: number;
  said: Version<'self-evaluation'>['said'];
}

function differencesThen(shown: Shown, { logged, heldAt, until, said }: Then, frozen: readonly Frozen[]): Difference[] {
  const versions = logged.versions('programme').get(shown.head.programme.id) ?? [];
  const programme = (heldOf(versions, heldAt) ?? versions[0])?.said ?? shown.head.programme;
  const moment: PlanMoment = { heldAt, at: said.at, endsOn: programme.endsOn };
  const plan = new Map(heldIndicators(moment, logged).map((one) => [one.id, one]));
  const { counted, scores } = countForm({
    head: {
      ...shown.head,
      at: said.at,
      programme: { ...shown.head.programme, ...programme },
      pack: { ...shown.head.pack, code: said.pack },
    },
    // In the order of the form, for points are given out in it.
    indicators: frozen.flatMap(({ indicatorId, value, unit }) => {
      const own = plan.get(indicatorId);
      return own ? [lineOf(own, { value, unit })] : [];
    }),
    activities: heldActivities(heldAt, logged).map(({ id, fields }) => ({ type: 'activity', id, ...fields })),
    facts: shown.facts.filter(({ recorded }) => recorded <= until),
    finished: logged.all('completion').findLast((one) => saidBy(moment, one.at))?.said.finished ?? null,
  });
  const then = new Map(counted.map((one) => [one.line.id, one.figure?.value ?? null]));
  const differences = frozen
    .map(({ indicatorId, level3, value }) => ({ line: level3, was: value, is: then.get(indicatorId) ?? null }))
    .concat(scores ? [{ line: '', was: said.total, is: scores.total }] : [])
    .filter(({ was, is }) => !near(was, is));
  return differences.map(({ line, was, is }) => ({ line, frozen: was ?? '—', counted: is ?? '—' }));
}

function lineOf(
  { id, level1, level2, level3, target, weight, measure, judgement }: ReturnType<typeof heldIndicators>[number],
  { value, unit }: { value: number | null; unit: string },
): IndicatorLine {
  const definition = measure && measureDefinitionSchema.safeParse(measure.definition);
  return {
    type: 'indicator',
    id,
    level1,
    level2,
    level3,
    target: target as IndicatorLine['target'],
    weight,
    measure: definition?.success ? { ...measure!, definition: definition.data } : null,
    actual: { value, unit, numerator: null, denominator: null, n: null, responseRate: null, interval: null, facts: 0 },
    judgement,
    degree: null,
    score: null,
  };
}

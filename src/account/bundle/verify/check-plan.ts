import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import type {
  ActivityLine,
  BudgetLine,
  BundleHead,
  EvaluationLine,
  FormLine,
  IndicatorLine,
  RectificationLine,
  SubProgrammeLine,
} from './bundle-lines.ts';
import { heldActivities, heldIndicators, type PlanMoment, saidBy } from './held-plan.ts';
import { heldOf, type LoggedPlan, type Version } from './logged-plan.ts';
import type { Report } from './report.ts';

/** What the file claims besides figures. */
export interface ClaimedPlan {
  head: BundleHead;
  indicators: readonly IndicatorLine[];
  activities: readonly ActivityLine[];
  budgetLines: readonly BudgetLine[];
  subProgrammes: readonly SubProgrammeLine[];
  rectifications: readonly RectificationLine[];
  evaluations: readonly EvaluationLine[];
  form: FormLine | null;
}

type Fields = Record<string, Json>;

/** How long a value is told before it is cut. */
const longest = 160;

const shown = (value: Json | undefined): string => {
  if (value === null || value === undefined || value === '') return '—';
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/**
 * Compares the declaration, the judgements and the self-evaluations that the file shows with those that the log holds, one by one. `acts` are
 * proved.
 */
export function checkPlan(claimed: ClaimedPlan, logged: LoggedPlan, report: Report): void {
  for (const act of logged.unreadable) report('plan', 'act-unreadable', { act });
  for (const { kind, id, version } of logged.gaps()) report('plan', 'version-missing', { act: `${kind} ${id}`, version });
  const { heldAt } = claimed.head;
  checkMoment(claimed.head, logged, report);
  const compare = comparer(report);
  compareHead(claimed.head, logged, compare);
  const said = logged.all('completion').filter((one) => saidBy(momentOfHead(claimed.head), one.at));
  compare.differ(claimed.head.programme.name, 'finished', claimed.form?.finished, said.at(-1)?.said.finished);
  compareSets('activity', claimed.activities.map(activityFields), activitiesAt(logged, heldAt), compare);
  compareSets('budget-line', claimed.budgetLines.map(budgetFields), budgetAt(logged, heldAt), compare);
  compareSets('indicator', claimed.indicators.map(indicatorFields), indicatorsAt(claimed.head, logged), compare);
  compareSets('sub-programme', claimed.subProgrammes.map(partFields), partsIn(logged), compare);
  compareSets('rectification', claimed.rectifications.map(rectificationFields), rectificationsIn(logged), compare);
  compareSets('self-evaluation', claimed.evaluations.map(evaluationFields), evaluationsIn(logged), compare);
}

/** A day of the past is shown with the plan of its end, or with what was approved first. */
function checkMoment({ heldAt, at }: BundleHead, logged: LoggedPlan, report: Report): void {
  if (heldAt === null) return;
  const ended = new Date(momentOf(addDays(at, 1)).getTime() - 1).toISOString();
  const approved = logged.approvedAt();
  const expected = approved !== null && approved > ended ? approved : ended;
  if (heldAt !== expected) report('plan', 'held-at-differs', { claimed: heldAt, logged: expected });
}

const momentOfHead = ({ heldAt, at, programme: { endsOn } }: BundleHead): PlanMoment => ({ heldAt, at, endsOn });

interface Comparer {
  differ(line: string, what: string, claimed: Json | undefined, logged: Json | undefined): void;
  tell: Report;
}

function comparer(report: Report): Comparer {
  return {
    differ(line, what, claimed, logged) {
      if (canonicalJson(claimed ?? null) !== canonicalJson(logged ?? null))
        report('plan', 'plan-differs', { line, what, claimed: shown(claimed), logged: shown(logged) });
    },
    tell: report,
  };
}

/** One thing of the plan: its id, how people call it, and its fields. */
interface Thing {
  id: string;
  name: string;
  fields: Fields;
}

function compareSets(kind: string, claimed: readonly Thing[], logged: readonly Thing[], { differ, tell }: Comparer): void {
  const known = new Map(logged.map((thing) => [thing.id, thing]));
  const seen = new Set<string>();
  for (const { id, name, fields } of claimed) {
    const own = known.get(id);
    if (!own) tell('plan', 'plan-not-logged', { line: name, what: kind });
    else if (seen.has(id)) tell('plan', 'plan-twice', { line: name, what: kind });
    else for (const field of Object.keys(fields)) differ(name, field, fields[field], own.fields[field]);
    seen.add(id);
  }
  for (const { id, name } of logged) if (!seen.has(id)) tell('plan', 'plan-left-out', { line: name, what: kind });
}

function compareHead({ heldAt, programme }: BundleHead, logged: LoggedPlan, { differ, tell }: Comparer): void {
  const versions = logged.versions('programme').get(programme.id) ?? [];
  const held = heldOf(versions, heldAt) ?? versions[0];
  if (!held) {
    tell('plan', 'plan-not-logged', { line: programme.name, what: 'programme' });
    return;
  }
  const { state: _then, ...said } = held.said;
  const fields: Fields = { ...said, state: versions.at(-1)!.said.state };
  for (const field of Object.keys(fields)) differ(programme.name, field, programme[field as keyof typeof said], fields[field]);
}

const activityFields = ({ id, name, type: _, ...fields }: ActivityLine): Thing => ({ id, name, fields: { name, ...fields } });

const activitiesAt = (logged: LoggedPlan, heldAt: string | null): Thing[] =>
  heldActivities(heldAt, logged).map(({ id, fields }) => ({ id, name: fields.name, fields }));

const budgetFields = ({ type: _, ...fields }: BudgetLine): Thing => ({ id: fields.code, name: fields.name, fields });

function budgetAt(logged: LoggedPlan, heldAt: string | null): Thing[] {
  const byCode = Map.groupBy(logged.all('budget-line'), ({ said }) => said.code);
  return [...byCode].flatMap(([code, versions]) => {
    const held = heldOf(versions, heldAt);
    return held && !held.said.removed ? [{ id: code, name: held.said.name, fields: held.said }] : [];
  });
}

function indicatorFields({
  id,
  level1,
  level2,
  level3,
  target,
  weight,
  measure,
  judgement,
}: HeldIndicator | IndicatorLine): Thing {
  return {
    id,
    name: level3,
    fields: {
      levels: [level1, level2, level3].join(' / '),
      ...targetFields(target),
      weight,
      measure: measure && `${measure.code} v${measure.version} ${measure.name}`,
      definition: (measure?.definition ?? null) as Json,
      judgement,
    },
  };
}

type HeldIndicator = ReturnType<typeof heldIndicators>[number];

/** The form's own spelling, and what was understood of it. */
const targetFields = ({ raw, ...read }: Version<'target'>['said']): Fields => ({ target: raw, targetRead: read });

function indicatorsAt(head: BundleHead, logged: LoggedPlan): Thing[] {
  return heldIndicators(momentOfHead(head), logged).map(indicatorFields);
}

const partFields = ({ code, name }: SubProgrammeLine): Thing => ({ id: code, name, fields: { name } });

/** Names are told as they are now, whatever the day. */
function partsIn(logged: LoggedPlan): Thing[] {
  return [...logged.versions('sub-programme').values()].flatMap((versions) => {
    const { code, name, removed } = versions.at(-1)!.said;
    return removed ? [] : [{ id: code, name, fields: { name } }];
  });
}

function rectificationFields({ type: _, id, name, steps, ...fields }: RectificationLine): Thing {
  return { id, name, fields: { ...fields, course: steps.map(({ step, takenAt }) => `${step} ${takenAt}`) } };
}

function rectificationsIn(logged: LoggedPlan): Thing[] {
  const indicators = logged.versions('indicator');
  return [...logged.versions('rectification')].map(([id, versions]) => {
    const { step, indicator, asOf, district } = versions.at(-1)!.said;
    const name = indicators.get(indicator)?.at(-1)?.said.level3 ?? indicator;
    const fields = {
      indicator,
      asOf,
      district,
      dueOn: versions.findLast(({ said }) => said.dueOn !== null)?.said.dueOn ?? null,
      state: step === 'returned' ? 'asked' : step,
      course: versions.map(({ at, said }) => `${said.step} ${said.claimedAt ?? at}`),
    };
    return { id, name, fields };
  });
}

function evaluationFields({ id, number, at, pack, hash, total, figures, steps }: EvaluationLine): Thing {
  const taken = steps.map(({ step, role, takenAt }) => `${step} ${role} ${takenAt}`).sort();
  return { id, name: `${number}`, fields: { number, day: at, pack, hash, total, figures: figures as Json, steps: taken } };
}

function evaluationsIn(logged: LoggedPlan): Thing[] {
  const steps = logged.all('self-evaluation-step');
  return logged.all('self-evaluation').map(({ id, said: { at, ...said } }) => {
    const taken = steps.filter((step) => step.said.evaluation === id);
    return {
      id,
      name: `${said.number}`,
      fields: { ...said, day: at, steps: taken.map((step) => `${step.said.step} ${step.said.role} ${step.at}`).sort() },
    };
  });
}

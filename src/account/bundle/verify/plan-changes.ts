import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { LoggedKind, LoggedPlan, Version } from './logged-plan.ts';
import type { PlanChange } from './report.ts';

/** Under which name of the words a change of each field is told: those of one name are told together. Null: it is no change of the plan. */
type Told<K extends LoggedKind> = { readonly [Field in keyof Required<Version<K>['said']>]: string | null };

/** Of every kind that the log holds, and of every field; null of kinds that say nothing of how facts are counted and scored. */
export const toldOf: { readonly [K in LoggedKind]: Told<K> | null } = {
  programme: {
    name: 'name',
    fiscalYear: 'fiscalYear',
    applicant: 'applicant',
    startsOn: 'startsOn',
    endsOn: 'endsOn',
    totalFen: 'totalFen',
    currentYearFen: 'currentYearFen',
    // That it was closed changes nothing of what was declared.
    state: null,
  },
  indicator: {
    level1: 'levels',
    level2: 'levels',
    level3: 'levels',
    measureCode: 'measure',
    weight: 'weight',
    removed: 'removed',
  },
  // What was understood of a target decides, and not only how it is written.
  target: {
    raw: 'target',
    comparator: 'targetRead',
    value: 'targetRead',
    value2: 'targetRead',
    unit: 'targetRead',
    kind: 'targetKind',
  },
  // Lines of one code are versions of one line.
  'budget-line': { code: null, name: 'name', subProgramme: 'subProgramme', amountFen: 'amountFen', removed: 'removed' },
  activity: {
    subProgramme: 'subProgramme',
    name: 'name',
    factKind: 'factKind',
    unit: 'unit',
    target: 'target',
    dueOn: 'dueOn',
    withdrawn: 'withdrawn',
  },
  // Its code is its key. Of one that was entered before such were logged it is told when that is said to have been, and no change of its own.
  'sub-programme': { code: null, name: 'name', removed: 'removed', claimedAt: null },
  measure: { name: 'name', definition: 'definition' },
  judgement: { indicator: null, degree: 'judgement' },
  completion: { finished: 'finished' },
  rectification: null,
  'self-evaluation': null,
  'self-evaluation-step': null,
};

/** Between fields that are told together. */
const between: Readonly<Record<string, string>> = { levels: ' › ', targetRead: ' ' };
/** Where these do not hold, they say nothing. */
const marks: readonly string[] = ['removed', 'withdrawn'];

/** What a version says, under the names that are told. */
function toldFields<K extends LoggedKind>(kind: K, said: Version<K>['said']): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const [field, what] of Object.entries<string | null>(toldOf[kind] ?? {})) {
    const value = (said as Record<string, Json>)[field] ?? null;
    if (what === null || (marks.includes(what) && value === false)) continue;
    const joint = between[what];
    if (joint === undefined) fields[what] = value;
    else if (value !== null && value !== '')
      fields[what] = fields[what] === undefined ? String(value) : `${String(fields[what])}${joint}${String(value)}`;
  }
  return fields;
}

/**
 * What of the declaration, the measures in use and the judgements was changed after a moment, oldest first. A version that says the same as
 * the one before is no change, and neither is a measure that no indicator of the programme takes.
 */
export function planChanges(logged: LoggedPlan, moment: number): PlanChange[] {
  const indicators = logged.versions('indicator');
  const nameOf = (id: string): string => indicators.get(id)?.at(-1)?.said.level3 ?? id;
  const used = new Set([...indicators.values()].flatMap((versions) => versions.map(({ said }) => said.measureCode)));
  const changes = <K extends LoggedKind>(kind: K, versions: readonly Version<K>[], name: string): PlanChange[] =>
    versions.flatMap((version, place) => {
      const before = place === 0 ? {} : toldFields(kind, versions[place - 1]!.said);
      const fields = differing(before, toldFields(kind, version.said));
      return saidAt(version) > moment && fields.length > 0 ? [{ kind, name, at: version.at, fields }] : [];
    });
  const judged = Map.groupBy(logged.all('judgement'), ({ said }) => said.indicator);
  const lines = Map.groupBy(logged.all('budget-line'), ({ said }) => said.code);
  return [
    ...[...logged.versions('programme').values()].flatMap((one) => changes('programme', one, one.at(-1)!.said.name)),
    ...[...indicators.values()].flatMap((one) => changes('indicator', one, one.at(-1)!.said.level3)),
    ...[...logged.versions('target')].flatMap(([id, one]) => changes('target', one, nameOf(id))),
    ...[...logged.versions('activity').values()].flatMap((one) => changes('activity', one, one.at(-1)!.said.name)),
    ...[...logged.versions('sub-programme').values()].flatMap((one) => changes('sub-programme', one, one.at(-1)!.said.name)),
    ...[...lines.values()].flatMap((one) => changes('budget-line', one, one.at(-1)!.said.name)),
    ...[...logged.versions('measure')].flatMap(([code, one]) =>
      used.has(code) ? changes('measure', one, one.at(-1)!.said.name) : [],
    ),
    ...[...judged].flatMap(([id, one]) => changes('judgement', one, nameOf(id))),
    ...[...logged.versions('completion').values()].flatMap((one) => changes('completion', one, '')),
  ].toSorted((one, other) => one.at.localeCompare(other.at));
}

/** A definition is too long to be quoted: that it changed is said, not into what. */
const shown = (value: Json | undefined): string =>
  value === null || value === undefined ? '—' : typeof value === 'object' ? '…' : String(value);

function differing(before: Record<string, Json>, now: Record<string, Json>): PlanChange['fields'] {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])].flatMap((what) => {
    const [was, value] = [before[what] ?? null, now[what] ?? null];
    return canonicalJson(was) === canonicalJson(value) ? [] : [{ what, before: shown(was), now: shown(value) }];
  });
}

/** What was taken over from before its kind was logged was not said when it was taken over. */
function saidAt({ at, said }: Version<LoggedKind>): number {
  return Date.parse('claimedAt' in said && said.claimedAt !== undefined ? said.claimedAt : at);
}

import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { LoggedPlan, Version } from './logged-plan.ts';
import type { PlanChange } from './report.ts';

const kinds = ['programme', 'indicator', 'target', 'activity', 'measure', 'completion'] as const;
type Kind = (typeof kinds)[number] | 'judgement';

/** What of each kind decides how facts are counted and scored, under the names that the sentences have for it. */
const fieldsOf: { [K in Kind]: (said: Version<K>['said']) => Record<string, Json> } = {
  // That it was closed changes nothing of what was declared.
  programme: ({ name, fiscalYear, applicant, startsOn, endsOn, totalFen, currentYearFen }) => ({
    ...{ name, fiscalYear, applicant, startsOn, endsOn, totalFen, currentYearFen },
  }),
  indicator: ({ level1, level2, level3, measureCode, weight, removed }) => ({
    levels: [level1, level2, level3].filter((level) => level !== '').join(' › '),
    measure: measureCode,
    weight,
    removed: removed || null,
  }),
  target: ({ raw }) => ({ target: raw }),
  activity: ({ name, subProgramme, factKind, target, dueOn, withdrawn }) => ({
    ...{ name, subProgramme, factKind, target, dueOn, withdrawn: withdrawn || null },
  }),
  measure: ({ name, definition }) => ({ name, definition: definition as Json }),
  completion: ({ finished }) => ({ finished }),
  judgement: ({ degree }) => ({ judgement: degree }),
};

/**
 * What of the declaration, the measures in use and the judgements was changed after a moment, oldest first. A version that says the same as
 * the one before is no change, and neither is a measure that no indicator of the programme takes.
 */
export function planChanges(logged: LoggedPlan, moment: number): PlanChange[] {
  const indicators = logged.versions('indicator');
  const nameOf = (id: string): string => indicators.get(id)?.at(-1)?.said.level3 ?? id;
  const used = new Set([...indicators.values()].flatMap((versions) => versions.map(({ said }) => said.measureCode)));
  const changes = <K extends Kind>(kind: K, versions: readonly Version<K>[], name: string): PlanChange[] =>
    versions.flatMap((version, place) => {
      const before = place === 0 ? {} : fieldsOf[kind](versions[place - 1]!.said);
      const fields = differing(before, fieldsOf[kind](version.said));
      return Date.parse(version.at) > moment && fields.length > 0 ? [{ kind, name, at: version.at, fields }] : [];
    });
  const judged = Map.groupBy(logged.all('judgement'), ({ said }) => said.indicator);
  return [
    ...[...logged.versions('programme').values()].flatMap((one) => changes('programme', one, one.at(-1)!.said.name)),
    ...[...indicators.values()].flatMap((one) => changes('indicator', one, one.at(-1)!.said.level3)),
    ...[...logged.versions('target')].flatMap(([id, one]) => changes('target', one, nameOf(id))),
    ...[...logged.versions('activity').values()].flatMap((one) => changes('activity', one, one.at(-1)!.said.name)),
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
  return Object.entries(now).flatMap(([what, value]) => {
    const was = before[what] ?? null;
    return canonicalJson(was) === canonicalJson(value) ? [] : [{ what, before: shown(was), now: shown(value) }];
  });
}

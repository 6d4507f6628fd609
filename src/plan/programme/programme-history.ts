import { changesBetween, type FieldChange } from '#src/kernel/changes.ts';
import { fundFields } from '#src/kernel/funds.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { addDays, dayOf, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { newestMeasures } from '../measures/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ActivityVersion, activityVersions } from './activities/activity-version.store.ts';
import { type BudgetLineVersion, budgetLineVersions } from './budget/budget-line.store.ts';
import { indicatorChanges, targetChanges } from './indicator-history.ts';
import { type IndicatorVersion, indicatorVersions, targetsEver } from './indicator-version.store.ts';
import type { PlanVersion } from './programme.contract.ts';
import { mayReadPlan } from './programme.policy.ts';
import { importsOf, type ProgrammeHeader, programmeById, type ProgrammeRow } from './programme.store.ts';
import { type SubProgrammeVersion, subProgrammeVersions } from './sub-programme.store.ts';
import { programmeVersions, type ProgrammeVersion } from './programme-version.store.ts';

const headerFields = [
  'name',
  'applicant',
  'department',
  'departmentCode',
  'attribute',
  'category',
  'startsOn',
  'endsOn',
  'governmentPurchase',
  'performanceType',
  'totalFen',
  'currentYearFen',
  ...fundFields,
  'previousBudgetFen',
  'previousExecutedFen',
  'executionPoints',
] as const;

/** How two heads differ; of the sections, which ones say something else (their texts are kept by the version, not by the trail). */
export function headerChanges(before: ProgrammeHeader, after: ProgrammeHeader): FieldChange[] {
  const texts = new Map(before.sections.map(({ name, text }) => [name, text]));
  const names = [...new Set([...before.sections, ...after.sections].map(({ name }) => name))];
  const now = new Map(after.sections.map(({ name, text }) => [name, text]));
  const sections = names.filter((name) => texts.get(name) !== now.get(name));
  const moved = sections.length === 0 && before.sections.some((section, index) => section.name !== after.sections[index]?.name);
  return [
    ...changesBetween(before, after, headerFields),
    ...sections.map((name) => ({ field: `section:${name}`, before: null, after: null })),
    ...(moved ? [{ field: 'sections', before: null, after: null }] : []),
  ];
}

export const lineFields = ['name', 'subProgramme', 'amountFen'] as const;

export interface SaidOfLine {
  name: string | null;
  subProgramme: string | null;
  amountFen: number | null;
}

const noLine: SaidOfLine = { name: null, subProgramme: null, amountFen: null };

/**
 * The moment whose plan an account of a day shows. Nothing holds before a plan is approved, so an earlier day is held against what was
 * approved first; and the plan of a draft is the one that it has now. null: as it is now.
 */
export function heldAtOf(programme: Pick<ProgrammeRow, 'approvedAt'>, at: string | undefined, now: Date): Date | null {
  if (at === undefined || programme.approvedAt === null || at >= dayOf(now)) return null;
  const ended = new Date(momentOf(addDays(at, 1)).getTime() - 1);
  return ended < programme.approvedAt ? programme.approvedAt : ended;
}

/**
 * Every version of the plan, newest first: who changed what, when and why. Of the head and the budget lines all of them; of sub-programmes,
 * indicators, targets and planned activities those after the plan was entered.
 */
export async function programmeHistory(
  environment: Environment,
  actor: Actor,
  { id }: { id: string },
): Promise<Result<PlanVersion[]>> {
  if (!mayReadPlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    if (!isUuid(id) || !(await programmeById(transaction, id))) return refuse('not-found', { what: '项目' });
    const heads = await programmeVersions(transaction, id);
    const enteredAt = heads[0]?.changedAt ?? null;
    const parts = await subProgrammeVersions(transaction, id);
    const targets = await targetsEver(transaction, id);
    const versions = [
      ...headVersions(heads, new Map((await importsOf(transaction, id)).map(({ at, fileName }) => [at.getTime(), fileName]))),
      ...partVersions(parts, enteredAt),
      ...indicatorChanges(await namedMeasures(transaction, await indicatorVersions(transaction, id)), targets, enteredAt),
      ...targetChanges(targets),
      ...lineVersions(await budgetLineVersions(transaction, id), new Map(parts.map(nameByCode))),
      ...activityChanges(await activityVersions(transaction, id)),
    ];
    // Of one moment, the later one comes first.
    return ok(versions.reverse().sort((one, other) => other.changedAt.localeCompare(one.changedAt)));
  });
}

/** Measures by their names instead of their codes. */
async function namedMeasures(transaction: Transaction, versions: readonly IndicatorVersion[]): Promise<IndicatorVersion[]> {
  const names = new Map((await newestMeasures(transaction)).map(({ code, name }) => [code, name]));
  return versions.map((one) => ({ ...one, measureCode: one.measureCode && (names.get(one.measureCode) ?? one.measureCode) }));
}

/** `files`: which file was read at which moment. */
function headVersions(versions: readonly ProgrammeVersion[], files: ReadonlyMap<number, string>): PlanVersion[] {
  return versions.map((one, index) => {
    const before = versions[index - 1];
    // What was approved or closed at the very moment was no import.
    const file = before === undefined || before.state === one.state ? files.get(one.changedAt.getTime()) : undefined;
    return {
      of: 'programme' as const,
      line: file ?? null,
      version: one.version,
      act:
        file !== undefined
          ? 'imported'
          : before === undefined
            ? 'entered'
            : before.state === one.state
              ? 'changed'
              : one.state === 'closed'
                ? 'closed'
                : 'approved',
      changes: before === undefined ? [] : headerChanges(before.header, one.header),
      changedAt: one.changedAt.toISOString(),
      changedBy: one.changedBy,
      reason: one.reason,
    };
  });
}

function partVersions(versions: readonly SubProgrammeVersion[], enteredAt: Date | null): PlanVersion[] {
  const last = new Map<string, SubProgrammeVersion>();
  return versions.flatMap((one) => {
    const before = last.get(one.code);
    last.set(one.code, one);
    if (enteredAt !== null && one.changedAt <= enteredAt) return [];
    // A sub-programme of before its names were kept begins with a later version.
    const entered = before ? before.removed : one.version === 1;
    return {
      of: 'sub-programme' as const,
      line: one.name,
      version: one.version,
      act: one.removed ? ('removed' as const) : entered ? ('entered' as const) : ('changed' as const),
      changes: before && !before.removed && !one.removed ? changesBetween(before, one, ['name']) : [],
      changedAt: one.changedAt.toISOString(),
      changedBy: one.changedBy,
      reason: one.reason,
    };
  });
}

const nameByCode = ({ code, name }: { code: string; name: string }): [string, string] => [code, name];

/** Sub-programmes go by their newest names. */
function lineVersions(versions: readonly BudgetLineVersion[], parts: ReadonlyMap<string, string>): PlanVersion[] {
  const last = new Map<string, BudgetLineVersion>();
  const said = ({ name, subProgramme, amountFen }: SaidOfLine): SaidOfLine => ({
    name,
    subProgramme: subProgramme && (parts.get(subProgramme) ?? subProgramme),
    amountFen,
  });
  return versions.map((one) => {
    const known = last.get(one.code);
    const before = known?.removed ? undefined : known;
    last.set(one.code, one);
    return {
      of: 'budget-line' as const,
      line: `${one.code} ${one.name}`,
      version: one.version,
      act: one.removed ? 'removed' : before === undefined ? 'entered' : 'changed',
      changes: changesBetween<SaidOfLine>(said(before ?? noLine), said(one.removed ? noLine : one), lineFields),
      changedAt: one.changedAt.toISOString(),
      changedBy: one.changedBy,
      reason: one.reason,
    };
  });
}

export const activityFields = ['subProgrammeName', 'name', 'districtName', 'factKind', 'unit', 'target', 'dueOn'] as const;

function activityChanges(versions: readonly ActivityVersion[]): PlanVersion[] {
  const last = new Map<string, ActivityVersion>();
  const entered = new Map<string, PlanVersion>();
  const changed = versions.flatMap((one): PlanVersion[] => {
    const before = last.get(one.activityId);
    last.set(one.activityId, one);
    const told = {
      of: 'activity' as const,
      line: one.name,
      version: one.version,
      changes: before === undefined ? [] : changesBetween(before, one, activityFields),
      changedAt: one.changedAt.toISOString(),
      changedBy: one.changedBy,
      reason: one.reason,
    };
    if (before !== undefined || one.withdrawn) return [{ ...told, act: one.withdrawn ? 'withdrawn' : 'changed' }];
    // A table that was taken in at once is one entry.
    const together = `${told.changedAt} ${told.changedBy}`;
    const count = Number(entered.get(together)?.changes[0]?.after ?? 0) + 1;
    const changes = [{ field: 'activities', before: null, after: count }];
    entered.set(together, { ...told, act: 'entered', line: count === 1 ? one.name : null, changes });
    return [];
  });
  return [...entered.values(), ...changed];
}

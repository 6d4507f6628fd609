import { changesBetween } from '#src/kernel/changes.ts';
import type { IndicatorVersion, TargetVersion } from './indicator-version.store.ts';
import type { PlanVersion } from './programme.contract.ts';

const fields = ['level1', 'level2', 'level3', 'measureCode', 'weight'] as const;

/**
 * How the indicators of a programme changed after it was entered at `enteredAt`: those that were added, reworded, weighed, bound to a measure
 * or removed. An order that changed is no version to tell.
 */
export function indicatorChanges(
  versions: readonly IndicatorVersion[],
  targets: readonly TargetVersion[],
  enteredAt: Date | null,
): PlanVersion[] {
  const first = new Map(targets.filter((one) => one.version === 1).map((one) => [one.indicatorId, one]));
  const last = new Map<string, IndicatorVersion>();
  return versions.flatMap((one): PlanVersion[] => {
    const before = last.get(one.indicatorId);
    last.set(one.indicatorId, one);
    const told = {
      of: 'indicator' as const,
      line: one.level3,
      version: one.version,
      changedAt: one.changedAt.toISOString(),
      changedBy: one.changedBy,
    };
    const target = first.get(one.indicatorId);
    if (before === undefined) {
      if (enteredAt !== null && one.changedAt <= enteredAt) return [];
      const changes = [{ field: 'target', before: null, after: target?.raw ?? null }];
      return [{ ...told, act: 'entered' as const, changes, reason: target?.reason ?? '' }];
    }
    if (one.removed) return [{ ...told, act: 'removed' as const, changes: [], reason: '' }];
    const changes = changesBetween(before, one, fields);
    // What is bound in the act that enters an indicator belongs to its entry.
    const entering = target !== undefined && one.changedAt.getTime() === target.changedAt.getTime();
    return changes.length === 0 || entering ? [] : [{ ...told, act: 'changed' as const, changes, reason: '' }];
  });
}

/** Every target after an indicator's first, with what it took the place of. */
export function targetChanges(targets: readonly TargetVersion[]): PlanVersion[] {
  const last = new Map<string, string>();
  return targets.flatMap((one) => {
    const before = last.get(one.indicatorId);
    last.set(one.indicatorId, one.raw);
    if (before === undefined) return [];
    return [
      {
        of: 'target' as const,
        line: one.level3,
        version: one.version,
        act: 'changed' as const,
        changes: [{ field: 'target', before, after: one.raw }],
        changedAt: one.changedAt.toISOString(),
        changedBy: one.changedBy,
        reason: one.reason,
      },
    ];
  });
}

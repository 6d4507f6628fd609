import type { Actor } from '#src/kernel/actor.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { englishNameOf, type MeasureRow, newestMeasures, suggestMeasures } from '../measures/index.ts';
import { reportOf } from '../report/index.ts';
import { budgetLines } from './budget/budget-line.store.ts';
import { countActivities, type ActivityRow } from './activities/activity.store.ts';
import { type IndicatorRow, indicatorsOf, type TargetRow } from './indicators/indicator.store.ts';
import { pointsLeft } from './indicators/points-left.store.ts';
import { executionPointsOf, leftOver } from './indicators/weights.rules.ts';
import type { ActivityView, IndicatorView, ProgrammeItem, ProgrammeView, TargetVersion } from './programme.contract.ts';
import { abilitiesOf } from './programme.policy.ts';
import type { ProgrammeRow } from './programme.store.ts';
import { subProgrammes } from './sub-programme.store.ts';

export function itemOf(row: ProgrammeRow): ProgrammeItem {
  const { sections: _sections, approvedAt: _approvedAt, executionPoints: _points, changedAt, ...item } = row;
  return { ...item, changedAt: changedAt.toISOString() };
}

export function targetView(target: TargetRow): TargetVersion {
  return { ...target, changedAt: target.changedAt.toISOString() };
}

export function activityView({ programmeId: _, ...row }: ActivityRow): ActivityView {
  return {
    ...row,
    factKind: row.factKind as ActivityView['factKind'],
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    changedAt: row.changedAt.toISOString(),
  };
}

function indicatorView(
  row: IndicatorRow,
  measures: ReadonlyMap<string, MeasureRow>,
  suggestions: ReturnType<typeof suggestMeasures>,
): IndicatorView {
  const measure = row.measureCode === null ? undefined : measures.get(row.measureCode);
  const fitting = suggestions.get(row.id);
  return {
    id: row.id,
    position: row.position,
    level1: row.level1,
    level2: row.level2,
    level3: row.level3,
    weight: row.weight,
    measure: measure
      ? { code: measure.code, version: measure.version, name: measure.name, nameEn: englishNameOf(measure) }
      : null,
    suggestion: fitting
      ? {
          code: fitting.measure.code,
          name: fitting.measure.name,
          nameEn: fitting.measure.nameEn,
          sharedWith: fitting.sharedWith,
        }
      : null,
    target: targetView(row.target),
    otherValues: row.otherValues,
    version: row.version,
  };
}

/** The whole programme as its pages show it, with what the actor may do. */
export async function viewOf(transaction: Transaction, actor: Actor, row: ProgrammeRow): Promise<ProgrammeView> {
  const lines = await budgetLines(transaction, row.id);
  const indicators = await indicatorsOf(transaction, { programmeId: row.id });
  const suggestions = suggestMeasures(indicators);
  const measures = new Map((await newestMeasures(transaction)).map((measure) => [measure.code, measure]));
  const left = await pointsLeft(transaction, row.id);
  const reported = await reportOf(transaction, row.id);
  const linesFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  return {
    ...itemOf(row),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    sections: row.sections,
    subProgrammes: (await subProgrammes(transaction, row.id)).map(({ code, name, position, version }) => ({
      code,
      name,
      position,
      version,
    })),
    budgetLines: lines.map(({ changedAt: _at, changedBy: _by, ...line }) => line),
    budget: { totalFen: row.totalFen, linesFen, overFen: Math.max(0, linesFen - row.totalFen) },
    indicators: indicators.map((indicator) => indicatorView(indicator, measures, suggestions)),
    executionPoints: executionPointsOf(row, indicators, left),
    pointsLeft: leftOver(row, indicators, left),
    activities: await countActivities(transaction, row.id),
    reported: reported && { ...reported, takenAt: reported.takenAt.toISOString() },
    abilities: abilitiesOf(actor, row.state),
  };
}

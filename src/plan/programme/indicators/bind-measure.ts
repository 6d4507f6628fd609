import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { newestMeasures, suggestMeasures, takeMeasure, comparesIn } from '../../measures/index.ts';
import { afterReport, reportOf } from '../../report/index.ts';
import { editIndicator, type Editing, editProgramme } from '../edit-programme.ts';
import { type IndicatorRow, indicatorsOf, updateIndicator } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';

/** Says by which measure an indicator is computed, the tenant's own or one of the library; null unbinds. Units must be comparable; after a report the change is to be confirmed (`afterReport`). */
export async function bindMeasure(
  environment: Environment,
  actor: Actor,
  {
    indicatorId,
    version,
    measureCode,
    afterReport: confirmed,
  }: { indicatorId: string; version: number; measureCode: string | null; afterReport?: boolean | undefined },
): Promise<Result<ProgrammeView>> {
  return editIndicator(environment, actor, indicatorId, async (editing) => {
    const { indicator } = editing;
    if (indicator.version !== version) return changedMeanwhile(indicator);
    const late = afterReport(await reportOf(editing.transaction, editing.programme.id), confirmed);
    if (!late.ok) return late;
    const bound = await bind(actor, editing, indicator, measureCode);
    const names = new Map((await newestMeasures(editing.transaction)).map((row) => [row.code, row.name]));
    const nameOf = (code: string | null): string | null => (code === null ? null : (names.get(code) ?? code));
    const changes = [{ field: 'measure', before: nameOf(indicator.measureCode), after: nameOf(measureCode) }];
    return bound.ok
      ? ok({
          verb: 'bind-measure',
          recordKind: 'indicator',
          recordId: indicator.id,
          detail: { indicator: indicator.level3, ...late.value, changes },
        })
      : bound;
  });
}

/** Binds the suggested measure of every indicator that has none yet, but none to two of them; after a report that is to be confirmed. */
export async function bindSuggestions(
  environment: Environment,
  actor: Actor,
  { id, afterReport: confirmed }: { id: string; afterReport?: boolean | undefined },
): Promise<Result<ProgrammeView>> {
  return editProgramme(environment, actor, id, async (editing) => {
    const late = afterReport(await reportOf(editing.transaction, id), confirmed);
    if (!late.ok) return late;
    const changes: FieldChange[] = [];
    const indicators = await indicatorsOf(editing.transaction, { programmeId: id });
    const suggestions = suggestMeasures(indicators);
    for (const indicator of indicators) {
      const fitting = suggestions.get(indicator.id);
      if (!fitting || fitting.sharedWith.length > 0) continue;
      const bound = await bind(actor, editing, indicator, fitting.measure.code);
      if (!bound.ok) return bound;
      changes.push({ field: `measure:${indicator.level3}`, before: null, after: fitting.measure.name });
    }
    return ok({ verb: 'bind-suggested-measures', recordKind: 'programme', recordId: id, detail: { ...late.value, changes } });
  });
}

async function bind(
  actor: Actor,
  { transaction, change }: Editing,
  indicator: IndicatorRow,
  code: string | null,
): Promise<Result<null>> {
  if (code !== null) {
    const measure = await takeMeasure(transaction, change.at, actor, code);
    if (!measure) return refuse('measure-unknown', { code });
    const { unit, kind } = indicator.target;
    if (kind !== 'qualitative' && !comparesIn(measure.definition, unit)) {
      return refuse('measure-unit-mismatch', { measure: measure.name, unit: measure.definition.unit, target: unit ?? '' });
    }
  }
  await updateIndicator(transaction, indicator.id, { ...indicator, measureCode: code }, change);
  return ok(null);
}

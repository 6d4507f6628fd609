import { type FactKind, factKinds, uncountedKinds } from '#src/kernel/fact-kinds.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { districtsBelow } from '#src/network/index.ts';
import type { ActivityFields } from './activity.store.ts';
import { type ProgrammeRow, tenantOf } from '../programme.store.ts';
import { subProgrammes } from '../sub-programme.store.ts';

/** Against what a planned activity is checked; read once for a whole workbook. */
export interface ActivityFrame {
  startsOn: string;
  endsOn: string;
  subProgrammes: ReadonlyMap<string, string>;
  districts: ReadonlyMap<string, string>;
}

export async function activityFrame(transaction: Transaction, programme: ProgrammeRow): Promise<ActivityFrame> {
  const { regionCode } = await tenantOf(transaction);
  return {
    startsOn: programme.startsOn,
    endsOn: programme.endsOn,
    subProgrammes: new Map((await subProgrammes(transaction, programme.id)).map((row) => [row.code, row.name])),
    districts: new Map((await districtsBelow(transaction, regionCode)).map((row) => [row.code, row.name])),
  };
}

/** Refuses what cannot be counted or does not fit into the programme. */
export function checkActivity(frame: ActivityFrame, activity: ActivityFields): Result<null> {
  const { subProgramme, district, factKind, unit, dueOn } = activity;
  if (!frame.subProgrammes.has(subProgramme)) return refuse('sub-programme-unknown', { code: subProgramme });
  if (district !== null && !frame.districts.has(district)) return refuse('district-unknown', { district });
  const kind: FactKind | undefined = (factKinds as Record<string, FactKind>)[factKind];
  if (uncountedKinds.includes(factKind) || !kind?.units.includes(unit))
    return refuse('activity-unit', { kind: kind?.zh ?? factKind, unit, units: kind?.units.join('、') ?? '' });
  if (dueOn < frame.startsOn || dueOn > frame.endsOn)
    return refuse('activity-due-outside', { due: dueOn, from: frame.startsOn, until: frame.endsOn });
  return ok(null);
}

import {
  activitiesChangedSince,
  type IndicatorRow,
  indicatorsHeldAt,
  indicatorsOf,
  type MeasureRow,
  pointsLeft,
  type PointsLeft,
  measuresHeldAt,
  newestMeasures,
  type ProgrammeRow,
} from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Account } from './account.contract.ts';

export type SupersededPart = Account['superseded'][number];

/** The indicators and measures of a programme as they stood at a moment (null: now), and where that differs from now. */
export async function planHeldAt(
  transaction: Transaction,
  current: ProgrammeRow,
  programme: ProgrammeRow,
  heldAt: Date | null,
): Promise<{
  indicators: IndicatorRow[];
  measures: Map<string, MeasureRow>;
  superseded: SupersededPart[];
  pointsLeft: PointsLeft[];
}> {
  const left = await pointsLeft(transaction, current.id, heldAt);
  const byCode = (rows: readonly MeasureRow[]) => new Map(rows.map((row) => [row.code, row]));
  const today = {
    indicators: await indicatorsOf(transaction, { programmeId: current.id }),
    measures: byCode(await newestMeasures(transaction)),
  };
  if (heldAt === null) return { ...today, superseded: [], pointsLeft: left };
  const then = {
    indicators: await indicatorsHeldAt(transaction, current.id, heldAt),
    measures: byCode(await measuresHeldAt(transaction, heldAt)),
  };
  const head: SupersededPart[] =
    headOf(programme) === headOf(current)
      ? []
      : [
          {
            what: 'programme',
            indicatorId: null,
            name: programme.name,
            shown: `v${programme.version}`,
            today: `v${current.version}`,
          },
        ];
  const activities = await activityDifferences(transaction, programme, heldAt);
  return { ...then, pointsLeft: left, superseded: [...head, ...indicatorDifferences(then, today), ...activities] };
}

/** As one part, for there may be hundreds: how many were changed or withdrawn since, and how many were planned only later. */
async function activityDifferences(
  transaction: Transaction,
  { id, name }: ProgrammeRow,
  heldAt: Date,
): Promise<SupersededPart[]> {
  const { changed, later } = await activitiesChangedSince(transaction, id, heldAt);
  const part = (what: SupersededPart['what'], count: number): SupersededPart[] =>
    count === 0 ? [] : [{ what, indicatorId: null, name, shown: null, today: String(count) }];
  return [...part('activities-changed', changed), ...part('activities-later', later)];
}

/** Approving and closing make versions too, which say nothing else. */
const headOf = ({
  version: _,
  state: _state,
  changedAt: _at,
  changedBy: _by,
  approvedAt: _approved,
  ...head
}: ProgrammeRow): string => JSON.stringify(Object.entries(head).sort(([one], [other]) => (one < other ? -1 : 1)));

interface Plan {
  indicators: readonly IndicatorRow[];
  measures: ReadonlyMap<string, MeasureRow>;
}

function indicatorDifferences(then: Plan, today: Plan): SupersededPart[] {
  const held = new Map(then.indicators.map((row) => [row.id, row]));
  return today.indicators.flatMap((now) => {
    const old = held.get(now.id);
    const part = (what: SupersededPart['what'], shown: string | null, newest: string | null): SupersededPart[] =>
      shown === newest ? [] : [{ what, indicatorId: now.id, name: (old ?? now).level3, shown, today: newest }];
    if (!old) return part('indicator', null, now.target.raw);
    const wording = ({ level1, level2, level3 }: IndicatorRow): string => [level1, level2, level3].filter(Boolean).join(' › ');
    return [
      ...part('wording', wording(old), wording(now)),
      ...part('target', targetOf(old), targetOf(now)),
      ...part('measure', measureOf(old, then), measureOf(now, today)),
      ...part('weight', numberOf(old.weight), numberOf(now.weight)),
    ];
  });
}

const targetOf = ({ target }: IndicatorRow): string => `${target.raw}（v${target.version}）`;
const numberOf = (value: number | null): string | null => (value === null ? null : String(value));

function measureOf({ measureCode }: IndicatorRow, { measures }: Plan): string | null {
  const measure = measureCode === null ? undefined : measures.get(measureCode);
  return measure ? `${measure.name} v${measure.version}` : null;
}

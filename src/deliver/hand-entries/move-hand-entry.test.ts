import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { granted, testEnvironment, type TestEnvironment } from '../../../tests/support/environment.ts';
import { correctHandEntry } from './correct-hand-entry.ts';
import { enterByHand } from './enter-by-hand.ts';
import { readHandEntry } from './read-hand-entries.ts';

let test: TestEnvironment;
let admin: pg.Client;
const programmeId = '01900000-0000-7000-8000-000000000001';
const cafe = '01900000-0000-7000-8000-0000000000c1';
const stop = '01900000-0000-7000-8000-0000000000b1';

beforeAll(async () => {
  test = await testEnvironment();
  admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  await admin.query(
    `INSERT INTO plan.programme (tenant_id, id, name, fiscal_year, applicant, starts_on, ends_on, layout, total_fen, current_year_fen, sections, changed_at, changed_by)
     VALUES ($1, $2, '基层科普服务', 2020, '上海市科普事业中心', '2020-01-01', '2020-12-31', 'SH-old', 1000000, 1000000, '[]', now(), 'test')`,
    [test.tenant.id, programmeId],
  );
  await admin.query(
    `INSERT INTO plan.sub_programme (tenant_id, programme_id, code, name, position)
     VALUES ($1, $2, 'science-cafe', '科学咖啡馆', 1), ($1, $2, 'touring-exhibition', '科普巡展', 2)`,
    [test.tenant.id, programmeId],
  );
  await admin.query(
    `INSERT INTO plan.activity (tenant_id, id, programme_id, sub_programme, name, district, fact_kind, unit, target, due_on, changed_at, changed_by)
     VALUES ($1, $2, $4, 'science-cafe', '咖啡馆专场', '310107', 'attendance', '人次', 500, '2020-04-30', now(), 'test'),
       ($1, $3, $4, 'touring-exhibition', '巡展第7站', '310107', 'attendance', '人次', 500, '2020-04-30', now(), 'test')`,
    [test.tenant.id, cafe, stop, programmeId],
  );
});

afterAll(async () => {
  await admin.end();
  await test.close();
});

const day = {
  programmeId,
  attachmentIds: [],
  subProgramme: '',
  activityId: cafe as string | null,
  kind: 'attendance' as const,
  what: '第7站首日',
  occurredOn: '2020-04-20',
  quantity: 312,
  unit: '人次',
  method: 'counted' as const,
  district: '310107',
  street: null,
  venueKind: null,
  audience: null,
  note: '',
  completesActivity: false,
};

/** What the figures hold, by kind, sub-programme and activity; what came to nothing is left out. */
async function counted(): Promise<string[]> {
  const { rows } = await admin.query(
    `SELECT kind, sub_programme, activity, sum(quantity)::float AS sum FROM evidence.rollup GROUP BY 1, 2, 3 HAVING sum(quantity) <> 0 ORDER BY 1, 2, 3`,
  );
  const names: Record<string, string> = { [cafe]: '咖啡馆专场', [stop]: '巡展第7站' };
  return rows.map((row) => [row.kind, row.sub_programme, names[row.activity] ?? '—', row.sum].join(' '));
}

it('an entry filed under the wrong activity is moved by a superseding fact; its sub-programme goes with it, and so does the finish', async () => {
  const { environment, actors } = test;
  const entered = granted(await enterByHand(environment, actors.manager, { ...day, completesActivity: true }));
  expect(await counted()).toEqual(['activity-finished science-cafe 咖啡馆专场 1', 'attendance science-cafe 咖啡馆专场 312']);
  const correct = (version: number, change: { activityId?: string | null; subProgramme?: string }) =>
    correctHandEntry(environment, actors.manager, { id: entered.id, version, reason: '选错了活动', change });
  const moved = granted(await correct(1, { activityId: stop, subProgramme: 'science-cafe' }));
  expect(moved).toMatchObject({ activityName: '巡展第7站', subProgramme: 'touring-exhibition', completesActivity: true });
  expect(await counted()).toEqual([
    'activity-finished touring-exhibition 巡展第7站 1',
    'attendance touring-exhibition 巡展第7站 312',
  ]);
  const { rows } = await admin.query('SELECT supersedes, supersedes_reason FROM evidence.fact WHERE id = $1', [moved.factId]);
  expect(rows).toEqual([{ supersedes: entered.factId, supersedes_reason: '选错了活动' }]);

  const free = granted(await correct(2, { activityId: null, subProgramme: 'science-cafe' }));
  expect(free).toMatchObject({ activityName: null, subProgramme: 'science-cafe', completesActivity: false });
  expect(await counted()).toEqual(['attendance science-cafe — 312']);
  granted(await correct(3, { subProgramme: 'touring-exhibition' }));
  expect(await counted()).toEqual(['attendance touring-exhibition — 312']);
  expect(granted(await readHandEntry(environment, actors.manager, entered.id))).toMatchObject({
    subProgramme: 'touring-exhibition',
    corrected: 3,
  });
  const trail = await admin.query(
    `SELECT detail FROM access.audit_trail WHERE verb = 'correct-hand-entry' ORDER BY at, id LIMIT 1`,
  );
  expect(trail.rows[0].detail.changes).toEqual([
    { field: 'activityName', before: '咖啡馆专场', after: '巡展第7站' },
    { field: 'subProgramme', before: 'science-cafe', after: 'touring-exhibition' },
  ]);
});

it('an entry is moved neither to an activity nor to a sub-programme that the programme does not have', async () => {
  const { environment, actors } = test;
  const entered = granted(
    await enterByHand(environment, actors.manager, { ...day, what: '第8站', activityId: null, subProgramme: 'science-cafe' }),
  );
  for (const [change, code] of [
    [{ activityId: programmeId }, 'hand-entry-activity-unknown'],
    [{ subProgramme: 'no-such' }, 'hand-entry-activity-unknown'],
    [{ subProgramme: '' }, 'hand-entry-plan-missing'],
  ] as const)
    expect(
      await correctHandEntry(environment, actors.manager, { id: entered.id, version: 1, reason: '另选', change }),
    ).toMatchObject({ refusal: { code } });
});

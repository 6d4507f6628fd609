import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { makePlan } from '../sessions/sessions.fixture.ts';
import { correctHandEntry } from './correct-hand-entry.ts';
import { enterByHand } from './enter-by-hand.ts';
import type { HandEntryFields } from './hand-entry.rules.ts';
import { uploadHandEntries } from './upload-hand-entries.ts';

let world: TestEnvironment;
let programmeId: string;
let admin: pg.Client;
beforeAll(async () => {
  world = await testEnvironment();
  ({ programmeId } = await makePlan(world.environment, world.actors.manager));
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await admin.end();
  await world.close();
});

const manager = () => world.actors.manager;
const entry = (change: Partial<HandEntryFields> = {}) => ({
  programmeId,
  attachmentIds: [],
  subProgramme: 'science-cafe',
  activityId: null,
  kind: 'attendance' as const,
  what: '街镇专场',
  occurredOn: '2020-04-20',
  quantity: 30,
  unit: '人次',
  method: 'counted' as const,
  district: '310107',
  street: '310107020',
  venueKind: null,
  audience: null,
  note: '',
  completesActivity: false,
  ...change,
});

async function places(id: string): Promise<string[]> {
  const { rows } = await admin.query<{ place: string }>(
    `SELECT district || '/' || region AS place FROM evidence.fact WHERE record_kind = 'hand-entry' AND record_id = $1`,
    [id],
  );
  return rows.map(({ place }) => place).sort();
}

test('an entry may name a street of its district, and a correction takes it along, or leaves it with its district', async () => {
  const said = granted(await enterByHand(world.environment, manager(), entry()));
  expect(said).toMatchObject({ street: '310107020', streetName: '宜川路街道' });
  const correct = (version: number, change: Partial<HandEntryFields>) =>
    correctHandEntry(world.environment, manager(), { id: said.id, version, reason: '核对后更正', change });
  expect(granted(await correct(1, { quantity: 31 }))).toMatchObject({ street: '310107020' });
  expect(granted(await correct(2, { street: '310107005' }))).toMatchObject({ streetName: '曹杨新村街道' });
  expect(granted(await correct(3, { district: '310101' }))).toMatchObject({ district: '310101', street: null });
  expect(await places(said.id)).toEqual(['310101/310101', '310107/310107005', '310107/310107020', '310107/310107020']);
});

test.each([
  ['of another district', { street: '310101002' }],
  ['that is none', { street: '310107999' }],
  ['that is a committee', { street: '310107020004' }],
  ['without a district', { district: null }],
])('a street %s is refused', async (_, change) => {
  const refused = await enterByHand(world.environment, manager(), entry({ what: '另一场', ...change }));
  expect(refused).toMatchObject({ refusal: { code: 'hand-entry-street-unknown' } });
});

test('a sheet names the street in a column of its own, and is told which cell is wrong', async () => {
  const upload = async (street: string) => {
    const head = ['子项目', '类别', '内容', '日期', '数量', '单位', '计数方法', '区', '街镇'];
    const row = ['科学咖啡馆', '人次', '表里的一场', '2020-04-21', 40, '人次', '清点', '普陀区', street];
    const bytes = await writeWorkbook([{ name: '手工录入', columns: head.map((header) => ({ header })), rows: [row] }]);
    const file = { name: '录入.xlsx', bytes };
    const asked = { programmeId, file, dryRun: false, attachmentIds: [] };
    return granted(await uploadHandEntries(world.environment, manager(), asked, 'zh'));
  };
  expect(await upload('外滩街道')).toMatchObject({ applied: false, errors: [{ cell: 'I2', column: '街镇' }] });
  expect(await upload('宜川路街道')).toMatchObject({ applied: true, errors: [] });
  const { rows } = await admin.query(`SELECT street FROM deliver.hand_entry WHERE what = '表里的一场'`);
  expect(rows).toEqual([{ street: '310107020' }]);
});

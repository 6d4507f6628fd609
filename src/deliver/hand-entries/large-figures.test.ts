import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { as, planSmallYear, putuo, type SmallYear } from '../../../tests/support/small-year.ts';
import { handEntryRoutes } from './hand-entry.http.ts';

let world: TestEnvironment;
let year: SmallYear;

beforeAll(async () => {
  world = await testEnvironment();
  year = await planSmallYear(world);
});
afterAll(() => world?.close());

const manager = () => as(world.environment, world.actors.manager);
// The activity aims at 30 人次.
const day = (what: string, quantity: number) => ({
  programmeId: year.programmeId,
  activityId: year.activities[putuo]!,
  kind: 'attendance' as const,
  what,
  occurredOn: '2020-04-20',
  quantity,
  unit: '人次',
  method: 'counted' as const,
});

test('ten times the target of its activity is entered only when confirmed, and so is ten times the former figure', async () => {
  await expect(call(handEntryRoutes.enter, day('首日', 300), manager())).rejects.toMatchObject({
    data: { reason: expect.stringMatching(/300 人次.*30 人次/) },
  });
  const entry = await call(handEntryRoutes.enter, day('次日', 54), manager());
  const correct = { id: entry.id, version: entry.version, reason: '少写一位' };
  await expect(call(handEntryRoutes.correct, { ...correct, quantity: 541 }, manager())).rejects.toMatchObject({
    data: { reason: expect.stringMatching(/54 人次.*541 人次/) },
  });
  await expect(call(handEntryRoutes.correct, { ...correct, quantity: 540, aboveTarget: true }, manager())).resolves.toMatchObject(
    {
      quantity: 540,
    },
  );
  await expect(
    call(handEntryRoutes.correct, { ...correct, version: entry.version + 1, quantity: 530 }, manager()),
    'less than it was',
  ).resolves.toMatchObject({ quantity: 530 });
});

test('a target written as 20万人次 is what a figure of the whole programme is held against', async () => {
  const crowd = { ...day('广场', 200_001), activityId: null, subProgramme: 'science-cafe' };
  await expect(call(handEntryRoutes.enter, crowd, manager())).rejects.toMatchObject({
    data: { reason: expect.stringMatching(/200,001 人次.*200,000 人次/) },
  });
});

test('the dry run of a sheet names the rows whose figures are so large; they are entered only when confirmed, and asked about once', async () => {
  const heads = ['计划活动', '类别', '内容', '日期', '数量', '单位', '计数方法', '区'];
  const day = (what: string, quantity: number) => ['科学咖啡馆 普陀区', '人次', what, '2020-04-22', quantity, '人次', '清点', ''];
  const upload = async (rows: ReturnType<typeof day>[], more: { dryRun: boolean; confirmed?: boolean }) => {
    const bytes = await writeWorkbook([{ name: '手工录入', columns: heads.map((header) => ({ header })), rows }]);
    const file = new File([bytes.slice()], '大数.xlsx');
    return call(handEntryRoutes.upload, { programmeId: year.programmeId, file, ...more }, manager());
  };
  const large = [day('第三日', 3_000)];
  const dry = await upload(large, { dryRun: true });
  expect(dry).toMatchObject({ errors: [], doubts: [{ row: 2, cell: 'E2', message: expect.stringContaining('3,000 人次') }] });
  expect(await upload(large, { dryRun: false })).toMatchObject({ applied: false, batchId: null });
  expect(await upload(large, { dryRun: false, confirmed: true })).toMatchObject({ applied: true });
  const grown = [...large, day('第四日', 20)];
  expect(await upload(grown, { dryRun: false }), 'what stands already is asked about no more').toMatchObject({
    applied: true,
    unchanged: 1,
    doubts: [],
  });
});

test('a figure may carry its own unit; a negative one is called so', async () => {
  const heads = ['计划活动', '类别', '内容', '日期', '数量', '单位', '计数方法'];
  const rows = ['42人', '42 人次', '-50', '42册'].map((figure, at) => [
    '科学咖啡馆 普陀区',
    '人次',
    `第${at}场`,
    '2020-04-23',
    figure,
    '人次',
    '清点',
  ]);
  const bytes = await writeWorkbook([{ name: '手工录入', columns: heads.map((header) => ({ header })), rows }]);
  const file = new File([bytes.slice()], '单位.xlsx');
  const { errors, preview } = await call(handEntryRoutes.upload, { programmeId: year.programmeId, file }, manager());
  expect(preview.map(({ quantity }) => quantity)).toEqual([42, 42]);
  expect(errors.map(({ cell, message }) => [cell, message.slice(0, 3)])).toEqual([
    ['E4', '是负数'],
    ['E5', '不是数'],
  ]);
});

import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordKeyOf } from '#src/access/index.ts';
import { listAuditTrail } from '#src/access/list-audit-trail.ts';
import { changeLine, changesIn, detailWords } from '#src/ui-kit/change-words.ts';
import * as words from '#src/ui-kit/changes.texts.ts';
import { mendCommand } from '#src/account/audit/audit-command.ts';
import { recordNames } from '#src/app/api/record-names.ts';
import { type TestEnvironment, granted, testEnvironment } from '../support/environment.ts';
import { systemActor } from '#src/kernel/actor.ts';
import type { MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { storeAttachment } from '#src/evidence/attachments/store-attachment.ts';
import { correctHandEntry } from '#src/deliver/hand-entries/correct-hand-entry.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { changeMeasure, listMeasures, programmeHistory } from '#src/plan/index.ts';
import { readWorkbook } from '#src/platform/documents/excel-read.ts';
import { as, type LivedYear, liveSmallYear } from '../support/small-year.ts';

let world: TestEnvironment;
let year: LivedYear;
type Line = Awaited<ReturnType<typeof trail>>[number];

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
});
afterAll(() => world.close());

async function trail() {
  const { environment, actors } = world;
  const page = { limit: 500, offset: 0 };
  return granted(await listAuditTrail(environment, actors.manager, {}, page, recordNames)).items;
}

test('the trail is searched by a part of the name of its records, by whoever may read it', async () => {
  const { environment, actors } = world;
  const page = { limit: 500, offset: 0 };
  const search = (record: string, actor = actors.manager) => listAuditTrail(environment, actor, { record }, page, recordNames);
  const all = await trail();
  for (const part of ['面团', '社区书院', '讲课费', '经理']) {
    const { items, total } = granted(await search(part));
    const expected = all.filter((line) => line.record?.name.includes(part));
    expect(
      items.map(({ id }) => id),
      part,
    ).toEqual(expected.map(({ id }) => id));
    expect(total).toBe(expected.length);
  }
  expect(granted(await search('面团')).total).toBeGreaterThan(1);
  expect(granted(await search('没有这样的名字')).items).toEqual([]);
  expect(granted(await search('%')).items, 'a sign is a sign').toEqual([]);
  expect(await search('面团', actors.host)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
});

const of = (lines: readonly Line[], verb: string): Line => lines.find((line) => line.verb === verb)!;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7/;

test('each line of the trail names its record as a person would, with the way to it', async () => {
  const lines = await trail();
  const nameless = lines.filter((line) => line.record === null && line.recordKind !== 'tenant' && line.recordKind !== 'person');
  expect(nameless.map((line) => `${line.verb} ${line.recordKind} ${line.recordId}`)).toEqual([]);
  const session = { name: '厨房里的化学：面团为什么会发', link: { kind: 'session', id: year.held.id } };
  expect(of(lines, 'start-session').record).toEqual(session);
  expect(of(lines, 'admit').record, 'who came is nobody’s name in a list').toEqual(session);
  expect(of(lines, 'book-expense').record).toMatchObject({ name: '讲课费', link: { kind: 'expense' } });
  expect(of(lines, 'enter-by-hand').record?.name).toBe('科普套件第1批');
  expect(of(lines, 'create-venue').record?.name).toMatch(/社区书院$/);
  expect(of(lines, 'approve-programme').record?.name).toBe('基层科普服务');
  const line = of(lines, 'save-budget-line').detail;
  expect(JSON.stringify(line), 'sub-programmes by name').toContain('科学咖啡馆');
  expect(JSON.stringify(line)).not.toContain('science-cafe');
  expect(
    lines
      .filter((each) => uuid.test(JSON.stringify({ ...each.detail, membership: '', batch: '' })))
      .map(({ verb, detail }) => ({ verb, detail })),
  ).toEqual([]);
});

test('every field that the trail tells has its word in both languages', async () => {
  const lines = await trail();
  const fields = new Set(
    lines.flatMap(({ detail }) => Object.keys(detail).filter((key) => !['changes', 'membership'].includes(key))),
  );
  expect(fields.size).toBeGreaterThan(15);
  for (const language of ['zh', 'en'] as const)
    expect(
      [...fields].filter((field) => !Object.hasOwn(words[language].field, field)),
      language,
    ).toEqual([]);
  expect(detailWords({ step: 'reviewed', pack: 'SH-old', possibility: 'certain', causes: ['staff'] }, 'zh')).toEqual([
    '环节：复核',
    '计分规则：财预〔2020〕10号（上海四级目标表，按完成比例计分）',
    '完成目标可能性：确定能',
    '偏差原因：人员保障',
  ]);
});

test('a correction names its files, a changed measure says what it counts, and an import which file it took', async () => {
  const { environment, actors } = world;
  const { items } = await call(handEntryRoutes.list, { programmeId: year.programmeId }, as(environment, actors.manager));
  const { id, version } = items[0]!;
  const file = granted(
    await storeAttachment(environment, actors.manager, { name: '签到表.pdf', bytes: Buffer.from('%PDF-1.7 list') }),
  );
  const correction = { id, version, reason: '补签到表', change: {}, attachmentIds: [file.id] };
  granted(await correctHandEntry(environment, actors.manager, correction));
  const [measure] = granted(await listMeasures(environment, actors.manager)).items.filter(({ code }) => code === 'attendance');
  const filter = { method: ['door', 'counted'] as ('door' | 'counted')[] };
  const definition = { ...measure!.definition, filter } as NonNullable<typeof measure>['definition'];
  granted(await changeMeasure(environment, actors.manager, { ...measure!, definition, reason: '只计核验与清点' }));
  const told = await trail();
  const words = (verb: string): string =>
    of(told, verb).detail.changes
      ? changesIn(of(told, verb).detail)
          .map((one) => changeLine(one, 'zh'))
          .join('；')
      : '';
  expect(words('correct-hand-entry')).toMatch(/^附件：.* → 签到表\.pdf$/);
  expect(words('change-measure')).toContain('→ 门口核验、清点的参加人次合计');
  expect(words('change-measure')).not.toMatch(/door|counted|attendance/);
  expect(of(told, 'change-measure').record?.name).toBe(measure!.name);
  expect(of(told, 'import-declaration').detail.fileName).toMatch(/\.txt$/);
  const [first] = granted(await programmeHistory(environment, actors.manager, { id: year.programmeId })).slice(-1);
  expect(first).toMatchObject({ of: 'programme', act: 'imported', line: of(told, 'import-declaration').detail.fileName });
});

test('the records of another tenant have no name there', async () => {
  const lines = await trail();
  const asked = lines.map(({ recordKind: kind, recordId: id }) => ({ kind, id }));
  const own = await recordNames(world.environment, world.actors.manager, asked);
  expect(own.get(recordKeyOf({ kind: 'session', id: year.held.id }))?.name).toBe('厨房里的化学：面团为什么会发');
  expect(await recordNames(world.environment, world.actors.otherTenantManager, asked)).toEqual(new Map());
});

test('in the list of facts an expense, whose payee and purpose stay out of it, is named by what was paid', async () => {
  const { environment, actors } = world;
  const file = await call(evidenceRoutes.exportFacts, { programmeId: year.programmeId }, as(environment, actors.auditor));
  const sheets = granted(await readWorkbook(new Uint8Array(await file.arrayBuffer())));
  const rows = sheets[0]!.rows.map((row) => row.cells.map((cell) => (cell.content.kind === 'text' ? cell.content.text : '')));
  expect(rows.filter((cells) => cells[1] === '支出').map((cells) => cells[2])).toEqual(['讲课费']);
  expect(
    rows.every((cells) => cells[2] !== ''),
    'every fact has a title',
  ).toBe(true);
});

test('cells of the rollups that were set right are told in words, with the names of their codes', async () => {
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query(`UPDATE evidence.rollup SET quantity = quantity + 500 WHERE kind = 'attendance' AND method = 'counted'`);
  await admin.query(`DELETE FROM evidence.presence WHERE subject = (SELECT min(subject) FROM evidence.presence)`);
  await admin.end();
  granted(await mendCommand(world.environment, systemActor(world.tenant.id, 'kepu'), { code: world.tenant.code }));
  const { detail } = of(await trail(), 'mend-rollups');
  const [zh] = detailWords(detail, 'zh').filter((line) => line.includes('汇总'));
  expect(zh).toContain(
    '日汇总 基层科普服务 参加人次 2020年5月16日 科学咖啡馆 科学咖啡馆 普陀区 普陀区 社区 居民 清点 人次：1 / 502 → 1 / 2',
  );
  const told = [detailWords(detail, 'zh'), detailWords(detail, 'en')].flat().join('\n');
  expect(told).not.toMatch(/science-cafe|310107|attendance 2020|rollup|presence|[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(told).toMatch(/by day .*2020-05-16/);
});

test('a measure that counts one sub-programme in one district is told with their names', async () => {
  const { environment, actors } = world;
  const [measure] = granted(await listMeasures(environment, actors.manager)).items.filter(
    ({ definition }) => definition.of === 'facts',
  );
  const definition = {
    ...measure!.definition,
    filter: { subProgramme: ['science-cafe'], district: ['310107'] },
  } as MeasureDefinition;
  const changed = { code: measure!.code, version: measure!.version, name: measure!.name, definition, reason: '只计普陀' };
  granted(await changeMeasure(environment, actors.manager, changed));
  const { detail } = of(await trail(), 'change-measure');
  const told = changesIn(detail)
    .map((change) => changeLine(change, 'zh'))
    .join('\n');
  expect(told).toContain('科学咖啡馆');
  expect(told).toContain('普陀区');
  expect(told).not.toMatch(/science-cafe|310107/);
});

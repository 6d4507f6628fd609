import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { storeAttachment } from '#src/evidence/index.ts';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { readWorkbook, writeWorkbook } from '#src/platform/documents/index.ts';
import { testEnvironment, type TestEnvironment, granted } from '../../../tests/support/environment.ts';
import { correctHandEntry, undoBatch } from './correct-hand-entry.ts';
import { enterByHand } from './enter-by-hand.ts';
import type { HandEntryFields } from './hand-entry.rules.ts';
import { listHandEntries } from './read-hand-entries.ts';
import { templateOf, uploadHandEntries } from './upload-hand-entries.ts';

let test: TestEnvironment;
let admin: pg.Client;
const programmeId = '01900000-0000-7000-8000-000000000001';
const stop = '01900000-0000-7000-8000-0000000000b1';

beforeAll(async () => {
  test = await testEnvironment();
  admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  const tenant = test.tenant.id;
  await admin.query(
    `INSERT INTO plan.programme (tenant_id, id, name, fiscal_year, applicant, starts_on, ends_on, layout, total_fen, current_year_fen, sections, changed_at, changed_by)
     VALUES ($1, $2, '基层科普服务', 2020, '上海市科普事业中心', '2020-01-01', '2020-12-31', 'SH-old', 1000000, 1000000, '[]', now(), 'test')`,
    [tenant, programmeId],
  );
  await admin.query(
    `INSERT INTO plan.sub_programme (tenant_id, programme_id, code, name, position) VALUES ($1, $2, 'touring-exhibition', '科普巡展', 1)`,
    [tenant, programmeId],
  );
  await admin.query(
    `INSERT INTO plan.activity (tenant_id, id, programme_id, sub_programme, name, district, fact_kind, unit, target, due_on, changed_at, changed_by)
     VALUES ($1, $2, $3, 'touring-exhibition', '巡展第1站 普陀区', '310107', 'attendance', '人次', 500, '2020-04-30', now(), 'test')`,
    [tenant, stop, programmeId],
  );
});

afterAll(async () => {
  await admin.end();
  await test.close();
});

function day(change: Partial<HandEntryFields> = {}) {
  return {
    programmeId,
    attachmentIds: [],
    subProgramme: '',
    activityId: stop,
    kind: 'attendance' as const,
    what: '第1日',
    occurredOn: '2020-04-20',
    quantity: 250,
    unit: '人次',
    method: 'counted' as const,
    district: null,
    street: null,
    venueKind: null,
    audience: null,
    note: '',
    completesActivity: false,
    ...change,
  };
}

async function personTimes(): Promise<number> {
  const { rows } = await admin.query(
    `SELECT coalesce(sum(quantity), 0)::float AS sum FROM evidence.rollup WHERE kind = 'attendance' AND activity = $1`,
    [stop],
  );
  return rows[0].sum;
}

async function finished(): Promise<number> {
  const { rows } = await admin.query(
    `SELECT coalesce(sum(quantity), 0)::float AS sum FROM evidence.rollup WHERE kind = 'activity-finished'`,
  );
  return rows[0].sum;
}

const manager = () => test.actors.manager;
const people = (quantity: number) => [{ unit: '人次', quantity }];
const head = ['计划活动', '类别', '内容', '日期', '数量', '单位', '计数方法', '区', '活动完成'];

function sheetOf(rows: (string | number)[][]): Promise<Uint8Array> {
  return writeWorkbook([
    {
      name: '手工录入',
      columns: head.map((header) => ({ header, kind: header === '数量' ? ('number' as const) : ('text' as const) })),
      rows,
    },
  ]);
}

describe('hand entries', () => {
  it('take the district of their activity, count once, and are corrected by a superseding fact', async () => {
    const entry = granted(await enterByHand(test.environment, manager(), day({ quantity: 312 })));
    expect(entry).toMatchObject({ district: '310107', subProgramme: 'touring-exhibition', quantity: 312 });
    expect(await enterByHand(test.environment, manager(), day({ quantity: 312 }))).toMatchObject({
      refusal: { code: 'hand-entry-duplicate' },
    });
    const corrected = granted(
      await correctHandEntry(test.environment, manager(), {
        id: entry.id,
        version: 1,
        reason: '闸机重复计数',
        change: { quantity: 287 },
      }),
    );
    expect(corrected).toMatchObject({ quantity: 287, corrected: 1, version: 2 });
    expect(await personTimes()).toBe(287);
    expect(
      await correctHandEntry(test.environment, manager(), { id: entry.id, version: 1, reason: '又改', change: { quantity: 1 } }),
    ).toMatchObject({ refusal: { code: 'changed-meanwhile' } });
  });

  it.each([
    ['hand-entry-method-missing', { method: null }],
    ['hand-entry-unit-wrong', { unit: '公里' }],
    ['hand-entry-estimate-bare', { method: 'estimated' }],
    ['hand-entry-above-target', { quantity: 501 }],
    ['hand-entry-above-target', { quantity: 99_999_999, aboveTarget: true }],
    ['hand-entry-above-target', { quantity: 501, note: '不算数：没有确认' }],
    ['hand-entry-fraction', { quantity: 1.5 }],
    ['hand-entry-in-future', { occurredOn: '2020-05-02' }],
    ['hand-entry-outside-programme', { occurredOn: '2019-12-31' }],
    ['hand-entry-district-unknown', { district: '320100' }],
  ] as const)('refuse with %s', async (code, change) => {
    expect(await enterByHand(test.environment, manager(), day({ what: '另一日', ...change }))).toMatchObject({
      refusal: { code },
    });
  });

  it('take more people than the whole programme aims at only confirmed, with the reason in the note and so in the fact', async () => {
    const crowd = { what: '广场大型活动', activityId: null, subProgramme: 'touring-exhibition', quantity: 501 };
    const entered = granted(
      await enterByHand(test.environment, manager(), { ...day({ ...crowd, note: '与科技节合办' }), aboveTarget: true }),
    );
    const { rows } = await admin.query('SELECT context FROM evidence.fact WHERE id = $1', [entered.factId]);
    expect(rows).toMatchObject([{ context: { note: '与科技节合办' } }]);
    const seen = { id: entered.id, reason: '补登备注' };
    const noted = granted(
      await correctHandEntry(test.environment, manager(), { ...seen, version: 1, change: { what: '广场活动' } }),
    );
    const more = { ...seen, version: noted.version, change: { quantity: 5_010 } };
    expect(await correctHandEntry(test.environment, manager(), more)).toMatchObject({
      refusal: { code: 'hand-entry-above-target', params: { quantity: 5_010, target: 500 } },
    });
    const huge = await correctHandEntry(test.environment, manager(), { ...more, change: { quantity: 900_000 } });
    expect(huge.ok || sentenceOf(huge.refusal, 'zh').reason).toContain('一条 900,000 人次');
    granted(await correctHandEntry(test.environment, manager(), { ...more, aboveTarget: true }));
    expect(
      await correctHandEntry(test.environment, manager(), {
        ...seen,
        version: noted.version + 1,
        change: { method: 'estimated', quantity: 400 },
      }),
    ).toMatchObject({ refusal: { code: 'hand-entry-estimate-bare' } });
  });

  it('let a coordinator enter only for the own district', async () => {
    const own = await enterByHand(test.environment, test.actors.coordinator, day({ what: '区里录入' }));
    expect(own.ok).toBe(true);
    expect(await enterByHand(test.environment, test.actors.coordinator, day({ what: '别区', district: '310101' }))).toMatchObject(
      { refusal: { code: 'hand-entry-district-unknown' } },
    );
    expect(await enterByHand(test.environment, test.actors.auditor, day({ what: '审计' }))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
  });

  it('come from Excel all or none, with the cell of each error, and are undone together', async () => {
    const before = await personTimes();
    const bad = await sheetOf([
      ['巡展第1站 普陀区', '人次', '第2日', '2020-04-21', 240, '人次', '清点', '', ''],
      ['没有这个活动', '人次', '第3日', '2020-13-01', 240, '人次', '目测', '', ''],
      ['巡展第1站 普陀区', '人次', '第2日', '2020-04-21', 240, '人次', '清点', '', ''],
    ]);
    const refused = granted(
      await uploadHandEntries(
        test.environment,
        manager(),
        { programmeId, file: { name: '日报.xlsx', bytes: bad }, dryRun: false, attachmentIds: [] },
        'zh',
      ),
    );
    expect(refused.applied).toBe(false);
    expect(refused.errors.map((error) => error.cell)).toEqual(expect.arrayContaining(['A3', 'D3', 'G3', 'C4']));
    expect(await personTimes()).toBe(before);

    const good = await sheetOf([
      ['巡展第1站 普陀区', '人次', '第2日', '２０２０-04-21', '２４０', '人次', '清点', '普陀区', ''],
      ['巡展第1站 普陀区', '人次', '第3日', '2020年4月22日', 260, '人次', '估算', '', '是'],
    ]);
    const file = { name: '日报.xlsx', bytes: good };
    const bare = granted(
      await uploadHandEntries(test.environment, manager(), { programmeId, file, dryRun: false, attachmentIds: [] }, 'zh'),
    );
    expect(bare).toMatchObject({ applied: false, errors: [{ cell: 'G3', value: '估算' }] });
    expect(await personTimes()).toBe(before);
    const photo = granted(
      await storeAttachment(test.environment, manager(), { name: '现场.pdf', bytes: Buffer.from('%PDF-1.7 photo') }),
    );
    const attachmentIds = [photo.id];
    const dry = granted(
      await uploadHandEntries(test.environment, manager(), { programmeId, file, dryRun: true, attachmentIds }, 'zh'),
    );
    expect(dry).toMatchObject({ applied: false, rows: 2, sums: people(500), errors: [], warnings: [] });
    expect(await personTimes()).toBe(before);
    const done = granted(
      await uploadHandEntries(test.environment, manager(), { programmeId, file, dryRun: false, attachmentIds }, 'zh'),
    );
    expect(done.applied).toBe(true);
    expect(await personTimes()).toBe(before + 500);
    expect(await finished()).toBe(1);
    expect(
      await uploadHandEntries(test.environment, manager(), { programmeId, file, dryRun: false, attachmentIds: [] }, 'zh'),
    ).toMatchObject({ refusal: { code: 'same-batch-entered' } });

    granted(await undoBatch(test.environment, manager(), { batchId: done.batchId!, reason: '传错文件' }));
    expect(await personTimes()).toBe(before);
    expect(await finished()).toBe(0);
    expect(await undoBatch(test.environment, manager(), { batchId: done.batchId!, reason: '再撤' })).toMatchObject({
      refusal: { code: 'batch-undone-already' },
    });
    const again = granted(
      await uploadHandEntries(test.environment, manager(), { programmeId, file, dryRun: false, attachmentIds }, 'zh'),
    );
    expect(again.applied).toBe(true);
    expect(await finished()).toBe(1);
    const row = ['巡展第1站 普陀区', '人次', '第2日', '2020-04-21', 240, '人次', '清点', '普陀区', ''];
    const upload = async (...rows: unknown[][]) => {
      const book = { name: '再报.xlsx', bytes: await sheetOf(rows as never) };
      const asked = { programmeId, file: book, dryRun: false, attachmentIds: [] };
      return granted(await uploadHandEntries(test.environment, manager(), asked, 'zh'));
    };
    expect(await upload(row)).toMatchObject({ applied: false, rows: 1, unchanged: 1, errors: [], duplicates: [] });
    expect(await upload(row.with(4, 250))).toMatchObject({ applied: false, unchanged: 0, duplicates: [{ cell: 'C2' }] });
    expect(await upload(row, row.with(2, '第4日'))).toMatchObject({ applied: true, rows: 2, unchanged: 1, sums: people(240) });
  });

  it('carry the kind of venue and the audience that somebody said, and guess neither', async () => {
    const dimensionsOf = async (id: string) =>
      (
        await admin.query(
          `SELECT venue_kind, audience FROM evidence.fact WHERE record_kind = 'hand-entry' AND record_id = $1 ORDER BY supersedes IS NOT NULL`,
          [id],
        )
      ).rows.map((row) => [row.venue_kind, row.audience]);
    const silent = granted(await enterByHand(test.environment, manager(), day({ what: '没说在哪里' })));
    expect(silent).toMatchObject({ venueKind: null, audience: null });
    expect(await dimensionsOf(silent.id)).toEqual([['', '']]);
    const said = granted(
      await enterByHand(test.environment, manager(), day({ what: '园区专场', venueKind: 'park', audience: 'families' })),
    );
    const corrected = granted(
      await correctHandEntry(test.environment, manager(), {
        id: said.id,
        version: 1,
        reason: '其实在楼宇',
        change: { venueKind: 'building' },
      }),
    );
    expect(corrected).toMatchObject({ venueKind: 'building', audience: 'families' });
    expect(await dimensionsOf(said.id)).toEqual([
      ['park', 'families'],
      ['building', 'families'],
    ]);
  });

  it('read the kind of venue and the audience from Excel in either language, and say which there are', async () => {
    const sheet = await writeWorkbook([
      {
        name: '手工录入',
        columns: [...head, 'Kind of venue', '受众'].map((header) => ({ header })),
        rows: [
          ['巡展第1站 普陀区', '人次', '进楼宇', '2020-04-23', '20', '人次', '清点', '', '', 'office building', '白领'],
          ['巡展第1站 普陀区', '人次', '进商场', '2020-04-23', '20', '人次', '清点', '', '', '商场', ''],
        ],
      },
    ]);
    const upload = { programmeId, file: { name: '地点.xlsx', bytes: sheet }, dryRun: true, attachmentIds: [] };
    const { errors } = granted(await uploadHandEntries(test.environment, manager(), upload, 'zh'));
    expect(errors).toMatchObject([{ cell: 'J3', column: '阵地类型', message: '只能填：社区、园区、楼宇、线上' }]);
  });

  it('name what the template lacks and fill it with what can be chosen', async () => {
    const odd = await writeWorkbook([{ name: '表', columns: [{ header: '内容' }], rows: [['x']] }]);
    expect(
      await uploadHandEntries(
        test.environment,
        manager(),
        { programmeId, file: { name: 'a.xlsx', bytes: odd }, dryRun: true, attachmentIds: [] },
        'zh',
      ),
    ).toMatchObject({ refusal: { code: 'sheet-columns-missing' } });
    const broken = await uploadHandEntries(
      test.environment,
      manager(),
      { programmeId, file: { name: 'a.xlsx', bytes: new Uint8Array([1, 2, 3]) }, dryRun: true, attachmentIds: [] },
      'zh',
    );
    expect(broken).toMatchObject({ ok: false, refusal: { code: 'workbook-unreadable' } });
    const template = granted(await readWorkbook(granted(await templateOf(test.environment, manager(), programmeId, 'zh'))));
    expect(template.map((sheet) => sheet.name)).toEqual(['手工录入', '可选项']);
    expect(JSON.stringify(template[1])).toContain('巡展第1站 普陀区');
  });

  it('the sample row of the template is passed over as it is, and is right for its programme once its mark is gone', async () => {
    const bytes = granted(await templateOf(test.environment, manager(), programmeId, 'zh'));
    const asIs = { programmeId, file: { name: '模板.xlsx', bytes }, dryRun: false, attachmentIds: [] };
    const left = granted(await uploadHandEntries(test.environment, manager(), asIs, 'zh'));
    expect(left).toMatchObject({ applied: false, rows: 0, errors: [], warnings: [{ row: 2, message: '是示例行，已跳过' }] });
    const sheet = granted(await readWorkbook(bytes))[0]!;
    const [head, sample] = sheet.rows.map((row) =>
      Array.from({ length: 13 }, (_, column) => {
        const content = row.cells.find((cell) => cell.column === column)?.content;
        return content?.kind === 'text' ? content.text : content?.kind === 'number' ? content.number : '';
      }),
    );
    const written = sample!.map((value) =>
      value === '普陀区' ? '普陀' : typeof value === 'string' ? value.replace('示例：', '') : value,
    );
    const mine = await writeWorkbook([
      { name: '手工录入', columns: head!.map((header) => ({ header: String(header) })), rows: [written] },
    ]);
    const read = granted(
      await uploadHandEntries(
        test.environment,
        manager(),
        { ...asIs, file: { name: 'b.xlsx', bytes: mine }, dryRun: true },
        'zh',
      ),
    );
    expect(read).toMatchObject({ rows: 1, errors: [], warnings: [{ column: '区', message: '“普陀”按“普陀区”录入' }] });
  });

  it('are listed for those who may see them', async () => {
    const list = (who: TestEnvironment['actors']['manager']) =>
      listHandEntries(test.environment, who, { undone: false, sort: '-occurredOn' }, { page: 1, pageSize: 50 });
    expect(granted(await list(manager())).total).toBeGreaterThan(3);
    expect(granted(await list({ ...test.actors.coordinator, districts: ['310101'] })).total).toBe(0);
    expect(await list(test.actors.host)).toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});

it('what was counted online took place online, entered or corrected; other venues are never guessed', async () => {
  const { environment, actors } = test;
  const read = granted(
    await enterByHand(environment, actors.manager, day({ what: '线上第1讲', method: 'online', audience: 'public' })),
  );
  expect(read).toMatchObject({ venueKind: 'online', audience: 'public' });
  const counted = granted(await enterByHand(environment, actors.manager, day({ what: '线上第2讲' })));
  expect(counted.venueKind).toBeNull();
  const change = { method: 'online' as const };
  const { id, version } = counted;
  const corrected = granted(await correctHandEntry(environment, actors.manager, { id, version, reason: '实为线上', change }));
  expect(corrected.venueKind).toBe('online');
  const { rows } = await admin.query('SELECT venue_kind, audience FROM evidence.fact WHERE id = ANY($1)', [
    [read.factId, corrected.factId],
  ]);
  expect(rows.map((row) => row.venue_kind)).toEqual(['online', 'online']);
});

it('entries of a day that a self-evaluation has reported say why in the note, one by one and from a workbook', async () => {
  await admin.query(
    `INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until, step, by_name, taken_at) VALUES ($1, $2, 3, '2020-04-27', 'signed', '领导辛', now())`,
    [test.tenant.id, programmeId],
  );
  try {
    const late = { what: '补录首日', occurredOn: '2020-04-27' };
    expect(await enterByHand(test.environment, manager(), day({ ...late, note: ' ' }))).toMatchObject({
      refusal: { code: 'hand-entry-after-evaluation', params: { number: 3, day: '2020-04-27' } },
    });
    const entered = granted(await enterByHand(test.environment, manager(), day({ ...late, note: '签到表迟交' })));
    const { rows } = await admin.query('SELECT context FROM evidence.fact WHERE id = $1', [entered.factId]);
    expect(rows).toMatchObject([{ context: { note: '签到表迟交' } }]);
    granted(await enterByHand(test.environment, manager(), day({ what: '次日', occurredOn: '2020-04-28' })));
    const heads = ['计划活动', '类别', '内容', '日期', '数量', '单位', '计数方法', '说明'];
    const row = (what: string, note: string): (string | number)[] => [
      '巡展第1站 普陀区',
      '人次',
      what,
      '2020-04-26',
      10,
      '人次',
      '清点',
      note,
    ];
    const sheet = [row('补录二日', ''), row('补录三日', '签到表迟交')];
    const bytes = await writeWorkbook([{ name: '录入', columns: heads.map((header) => ({ header })), rows: sheet }]);
    const file = { name: '补录.xlsx', bytes };
    const report = granted(
      await uploadHandEntries(test.environment, manager(), { programmeId, file, dryRun: true, attachmentIds: [] }, 'zh'),
    );
    expect(report.errors).toMatchObject([{ cell: 'H2', message: expect.stringContaining('第 3 号自评已报到') }]);
  } finally {
    await admin.query('DELETE FROM plan.expense_freeze');
  }
});

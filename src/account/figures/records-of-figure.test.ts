import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sequenceLog } from '#src/evidence/log/index.ts';
import { storeAttachment } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import type { RecordOfFigure } from '../account.contract.ts';
import { must, plannedActivity, record, referenceProgramme } from '../account.fixture.ts';
import { auditEvidence, backingOfFigure, figureDetail, listFacts, listRecords } from '../index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
let facts: FactId[];
let ask: { indicatorId: string; at: string };
const came = { kind: 'attendance', unit: '人次', district: '310107', subProgramme: 'science-cafe' } as const;
const atTheDoor = {
  ...came,
  on: '2020-12-01',
  recordId: 'a talk',
  method: 'door',
  quantity: 2,
  context: { title: '机器人的手' },
};

/** A talk of three facts and a stop of a tour in the coordinator's district, and a session elsewhere. */
beforeAll(async () => {
  world = await testEnvironment({ demo: true });
  const { environment, actors } = world;
  programme = await referenceProgramme(environment, actors.manager);
  const indicatorId = programme.indicators.find((one) => one.measure?.code === 'attendance')!.id;
  ask = { indicatorId, at: '2020-12-31' };
  const sheet = must(
    await storeAttachment(environment, actors.manager, { name: '签到表.pdf', bytes: Buffer.from('%PDF-1.7 sheet') }),
  );
  const stop = { recordKind: 'hand-entry', recordId: 'stop', context: { what: '巡展首日' } };
  facts = await record(environment, actors.manager, programme.id, [
    atTheDoor,
    { ...atTheDoor, quantity: 1, context: { title: '机器人的手', way: 'paper' } },
    { ...atTheDoor, method: 'counted', quantity: 0, attachments: [sheet.id] },
    { ...came, ...stop, on: '2020-12-02', method: 'estimated', quantity: 1 },
    { ...came, on: '2020-12-03', method: 'counted', quantity: 9, district: '310101', recordId: 'elsewhere' },
  ]);
});

afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

test('each record stands once, newest first, with its own name', async () => {
  const all = must(await listRecords(world.environment, world.actors.auditor, ask));
  expect(all.items.map((one) => [one.record.id, one.title, one.facts])).toEqual([
    ['elsewhere', '', 1],
    ['stop', '巡展首日', 1],
    ['a talk', '机器人的手', 3],
  ]);
});

test('a record sums its facts by method and shows the sheet of any of them; a coordinator sees the own district', async () => {
  const own = must(await listRecords(world.environment, world.actors.coordinator, { ...ask, sort: 'largest', pageSize: 1 }));
  expect(own.total).toBe(2);
  expect(own.items).toMatchObject([
    {
      record: { kind: 'session', id: 'a talk' },
      occurredOn: '2020-12-01',
      districtName: '普陀区',
      parts: [
        { method: 'door', way: '', quantity: 2, facts: 1 },
        { method: 'door', way: 'paper', quantity: 1, facts: 1 },
        { method: 'counted', way: '', quantity: 0, facts: 1 },
      ],
      attachments: [{ fileName: '签到表.pdf' }],
    },
  ]);
  const beyond = must(await listRecords(world.environment, world.actors.coordinator, { ...ask, page: 9 }));
  expect(beyond).toEqual({ items: [], total: 2 });
  expect(await listRecords(world.environment, world.actors.host, ask)).toMatchObject({ refusal: { code: 'not-allowed' } });
});

test('a figure says how many records stand behind it, and how many of them have a file behind any fact', async () => {
  const { environment, actors } = world;
  const { evidence } = must(await figureDetail(environment, actors.auditor, ask));
  expect(evidence).toMatchObject({ facts: 5 });
  expect(must(await backingOfFigure(environment, actors.auditor, ask))).toEqual({ records: 3, backed: 1 });
  expect(must(await backingOfFigure(environment, actors.coordinator, ask)), 'of the whole figure, as the page shows it').toEqual({
    records: 3,
    backed: 1,
  });
  expect(must(await backingOfFigure(environment, actors.auditor, ask, 4)), 'of more facts than are gone through').toEqual({
    records: null,
    backed: null,
  });
  expect(await backingOfFigure(environment, actors.resident, ask)).toMatchObject({ refusal: { code: 'not-allowed' } });
});

test('a figure and its records say what of them stands in the signed log and what waits', async () => {
  const { environment, actors } = world;
  const seen = async () => {
    const { evidence } = must(await figureDetail(environment, actors.auditor, ask));
    const { items } = must(await listRecords(environment, actors.auditor, ask));
    return [evidence.log?.size, evidence.log?.waiting, ...items.map(({ record: { id }, waiting }) => [id, waiting])];
  };
  const none = (id: string) => [id, null];
  expect(await seen()).toEqual([undefined, undefined, none('elsewhere'), none('stop'), none('a talk')]);
  must(await sequenceLog(environment, { tenant: actors.manager.tenant, code: 'test' }));
  const signed = (await seen()) as [number, ...unknown[]];
  expect(signed.slice(1)).toEqual([0, ['elsewhere', 0], ['stop', 0], ['a talk', 0]]);
  expect(signed[0]).toBeGreaterThanOrEqual(5);
  // What comes after the head waits for the next one, and only in the figure that it is of.
  await record(environment, actors.manager, programme.id, [
    { ...came, on: '2020-12-02', recordKind: 'hand-entry', recordId: 'stop', method: 'estimated', quantity: 1 },
    { kind: 'opinion', unit: '份', on: '2020-12-02', recordId: 'a talk', outcome: 'satisfied', quantity: 1 },
  ]);
  expect(await seen()).toEqual([signed[0], 1, ['elsewhere', 0], ['stop', 1], ['a talk', 0]]);
  must(await sequenceLog(environment, { tenant: actors.manager.tenant, code: 'test' }));
  expect((await seen()).slice(1)).toEqual([0, ['elsewhere', 0], ['stop', 0], ['a talk', 0]]);
  // A leaf that no signature covers yet is in no signed tree.
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query('ALTER TABLE evidence.log_signature DISABLE TRIGGER USER');
  await admin.query('DELETE FROM evidence.log_signature WHERE size = (SELECT max(size) FROM evidence.log_signature)');
  await admin.end();
  expect(await seen()).toEqual([signed[0], 1, ['elsewhere', 0], ['stop', 1], ['a talk', 0]]);
  must(await sequenceLog(environment, { tenant: actors.manager.tenant, code: 'test' }));
});

test('what was online has no place; what nobody said where stands apart from it', async () => {
  const { environment, actors } = world;
  await record(environment, actors.manager, programme.id, [
    { kind: 'attendance', unit: '人次', on: '2020-11-01', method: 'online', quantity: 400, recordId: 'stream' },
    { kind: 'attendance', unit: '人次', on: '2020-11-02', method: 'estimated', quantity: 70, recordId: 'fair' },
  ]);
  const { breakdowns } = must(await figureDetail(environment, actors.auditor, { ...ask, at: '2020-11-30' }));
  const of = (dimension: string) =>
    breakdowns.find((one) => one.dimension === dimension)?.rows.map(({ key, absent, value }) => [key, absent, value]);
  expect(of('method')).toEqual([
    ['online', null, 400],
    ['estimated', null, 70],
  ]);
  const { breakdowns: later } = must(await figureDetail(environment, actors.auditor, ask));
  const districts = later.find((one) => one.dimension === 'district')!.rows;
  expect(districts.filter((row) => row.absent).map(({ key, absent, value }) => [key, absent, value])).toEqual([
    ['', 'online', 400],
    ['', 'not-recorded', 70],
  ]);
  const opened = async (filter: object) => {
    const { items, total } = must(await listRecords(environment, actors.auditor, { ...ask, ...filter }));
    const { total: facts } = must(await listFacts(environment, actors.auditor, { ...ask, ...filter }));
    return { records: items.map(({ record: { id } }) => id), total, facts };
  };
  for (const dimension of ['district', 'venueKind']) {
    const online = { records: ['stream'], total: 1, facts: 1 };
    expect(await opened({ [dimension]: '-online' }), `${dimension}: the bar opens to its own records`).toEqual(online);
    const unsaid = await opened({ [dimension]: '-not-recorded' });
    expect([unsaid.records.includes('fair'), unsaid.records.includes('stream')]).toEqual([true, false]);
    expect(unsaid.total).toBe(unsaid.records.length);
  }
  expect(await opened({ district: '-online', method: 'estimated' })).toEqual({ records: [], total: 0, facts: 0 });
  expect(await opened({ district: '-nothing' })).toEqual({ records: [], total: 0, facts: 0 });
});

test('a record opens to its facts', async () => {
  const within = must(
    await listFacts(world.environment, world.actors.coordinator, {
      ...ask,
      recordKind: 'session',
      recordId: 'a talk',
      sort: 'largest',
    }),
  );
  expect(within.items.map((fact) => [fact.method, fact.quantity])).toEqual([
    ['door', 2],
    ['door', 1],
    ['counted', 0],
  ]);
});

test('what is superseded adds nothing; who may not list the facts sees neither them nor their corrections', async () => {
  const { environment, actors } = world;
  await record(environment, actors.manager, programme.id, [
    { ...atTheDoor, quantity: 5, supersedes: { id: facts[0]!, reason: '漏扫三人' } },
  ]);
  const partsOf = async (status: 'standing' | 'superseded' | 'all') =>
    must(await listRecords(environment, actors.coordinator, { ...ask, status, method: 'door' })).items.map((one) => [
      one.facts,
      one.parts.map((part) => part.quantity),
    ]);
  expect([await partsOf('standing'), await partsOf('superseded'), await partsOf('all')]).toEqual([
    [[2, [5, 1]]],
    [[1, [2]]],
    [[3, [5, 1]]],
  ]);
  const detailFor = async (who: 'coordinator' | 'host' | 'manager') => {
    const { evidence, corrections, abilities } = must(await figureDetail(environment, actors[who], ask));
    return [evidence.facts, evidence.ownFacts, corrections.length, abilities.facts];
  };
  const [whole] = await detailFor('manager');
  expect(await detailFor('manager')).toEqual([whole, null, 1, true]);
  expect(await detailFor('host')).toEqual([whole, null, 0, false]);
  const listed = must(await listFacts(environment, actors.coordinator, ask)).total;
  expect(await detailFor('coordinator')).toEqual([whole, listed, 1, true]);
  expect(listed).toBeLessThan(whole as number);
});

test('where a superseded fact stood is kept beside its correction, and the audit finds it changed', async () => {
  const { environment, actors, adminUrl } = world;
  const superseded = async () => {
    const { evidence, corrections } = must(await figureDetail(environment, actors.manager, ask));
    return [evidence.superseded, corrections.map((one) => [one.before, one.after])];
  };
  expect(await superseded()).toEqual([1, [[2, 5]]]);
  expect(must(await listRecords(environment, actors.auditor, { ...ask, status: 'superseded' })).total).toBe(1);
  expect(must(await auditEvidence(environment, actors.manager)).total).toBe(0);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const move = (district: string) => admin.query('UPDATE evidence.supersession SET district = $1', [district]);
  await move('310151');
  expect(must(await auditEvidence(environment, actors.manager)).differences).toEqual([
    expect.objectContaining({ what: 'supersession', place: facts[0] }),
  ]);
  await move('310107');
  await admin.end();
});

test('a correction of a head count’s remainder says so, and whether the record’s total moved', async () => {
  const { environment, actors } = world;
  const counted = (quantity: number, admitted: number, headCount: number, more = {}) => ({
    ...came,
    ...{ on: '2020-11-20', kind: 'attendance', method: 'counted', district: '310107', quantity, unit: '人次' },
    ...{ context: { title: '数人', headCount, admitted }, ...more },
  });
  const [first] = await record(environment, actors.manager, programme.id, [counted(33, 0, 33)]);
  const supersedes = (id: typeof first) => ({ supersedes: { id: id!, reason: '入场人数有补录或撤销' } });
  const [second] = await record(environment, actors.manager, programme.id, [counted(0, 33, 33, supersedes(first))]);
  await record(environment, actors.manager, programme.id, [counted(3, 33, 36, supersedes(second))]);
  const { corrections } = must(await figureDetail(environment, actors.manager, ask));
  // Recorded at one moment of the test's clock: their order says nothing.
  expect(corrections.map(({ before, after, whole }) => ({ before, after, whole }))).toEqual(
    expect.arrayContaining([
      { before: 0, after: 3, whole: { before: 33, after: 36 } },
      { before: 33, after: 0, whole: { before: 33, after: 33 } },
      { before: 2, after: 5, whole: null },
    ]),
  );
});

test('largest first puts all facts in one order, whatever page they are on', async () => {
  const { environment, actors } = world;
  const quantities = [1, 0, 7, 1, 0.5, 3, 1, 12, 1, 0, 1];
  await record(
    environment,
    actors.manager,
    programme.id,
    quantities.map((quantity, at) => ({
      ...came,
      on: `2020-12-${String(10 + (at % 4)).padStart(2, '0')}`,
      method: 'door',
      district: '310112',
      quantity,
      recordId: `talk ${at}`,
    })),
  );
  const here = { ...ask, district: '310112', sort: 'largest' as const };
  const whole = must(await listFacts(environment, actors.auditor, { ...here, pageSize: 200 })).items;
  expect(whole.map((fact) => fact.quantity)).toEqual([...quantities].sort((one, other) => other - one));
  const ones = whole.filter((fact) => fact.quantity === 1).map((fact) => fact.occurredOn);
  expect(ones).toEqual([...ones].sort().reverse());
  for (const pageSize of [1, 2, 3, 5]) {
    const pages = [];
    for (let page = 1; page <= Math.ceil(quantities.length / pageSize) + 1; page += 1)
      pages.push(...must(await listFacts(environment, actors.auditor, { ...here, page, pageSize })).items);
    expect(pages).toEqual(whole);
  }
});

test('of very many facts the records come in the same order, uncounted, and not by size', async () => {
  const { environment, actors } = world;
  const few = 3;
  for (const sort of ['newest', 'oldest'] as const) {
    const here = { ...ask, sort };
    const counted = must(await listRecords(environment, actors.auditor, { ...here, pageSize: 200 }));
    expect(counted.total).toBe(counted.items.length);
    const days = counted.items.map((one) => one.occurredOn);
    expect(days).toEqual(sort === 'newest' ? [...days].sort().reverse() : [...days].sort());
    const walked: RecordOfFigure[] = [];
    for (let page = 1; page <= Math.ceil(counted.items.length / 4) + 1; page += 1) {
      const { items, total } = must(await listRecords(environment, actors.auditor, { ...here, page, pageSize: 4 }, few));
      expect(total).toBeNull();
      walked.push(...items);
    }
    const byName = (records: typeof walked) => [...records].sort((one, other) => (one.record.id < other.record.id ? -1 : 1));
    expect(byName(walked)).toEqual(byName(counted.items));
    expect(walked.map((one) => one.occurredOn)).toEqual(days);
  }
  expect(await listRecords(environment, actors.auditor, { ...ask, sort: 'largest' }, few)).toMatchObject({
    refusal: { code: 'records-too-many', params: { limit: few } },
  });
});

test('of planned activities the facts are known beforehand, too: of very many the records are not counted', async () => {
  const { environment, actors } = world;
  const activity = await plannedActivity(environment, actors.manager, programme.id, {
    name: '三场',
    target: 3,
    dueOn: '2020-12-30',
  });
  const held = { kind: 'session-held', unit: '场', activity, quantity: 1 } as const;
  await record(
    environment,
    actors.manager,
    programme.id,
    ['01', '02', '03'].map((day) => ({ ...held, on: `2020-12-${day}`, recordId: `held on ${day}` })),
  );
  const met = programme.indicators.find((one) => one.measure?.code === 'activities-met')!.id;
  const here = { indicatorId: met, at: '2020-12-31' };
  const listed = async (limit?: number) => must(await listRecords(environment, actors.auditor, here, limit));
  expect((await listed()).total).toBe(3);
  expect(await listed(2)).toMatchObject({ total: null, items: [{ record: { id: 'held on 03' } }, {}, {}] });
  const backing = async (limit?: number) => must(await backingOfFigure(environment, actors.auditor, here, limit));
  expect(await backing()).toEqual({ records: 3, backed: 0 });
  expect(await backing(2)).toEqual({ records: null, backed: null });
  const largest = async (who: 'auditor' | 'coordinator', narrowed = {}) =>
    listRecords(environment, actors[who], { ...here, ...narrowed, sort: 'largest' }, 2);
  expect(await largest('auditor')).toMatchObject({ refusal: { code: 'records-too-many', params: { count: 3, limit: 2 } } });
  expect(must(await largest('auditor', { month: '2020-11' })).total, 'where it is narrowed to few').toBe(0);
  expect(must(await largest('auditor', { status: 'superseded' })).total).toBe(0);
  expect(must(await largest('coordinator')).total, 'of another district').toBe(0);
});

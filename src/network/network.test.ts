import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment, granted } from '../../tests/support/environment.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { importVenues, venueHeaders, venueTemplate } from './venues/import-venues.ts';
import { changeVenue, createVenue, listVenues, readVenue, restoreVenue, retireVenue, unmaskVenue } from './venues/venues.ts';
import { importSpeakers, speakerHeaders } from './speakers/import-speakers.ts';
import { changeSpeaker, createSpeaker, listSpeakers } from './speakers/speakers.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world.close());

const venue = {
  name: '曹杨社区文化中心',
  kind: 'community' as const,
  region: '310107',
  address: '杏山路1号',
  capacity: 80,
  contactName: '王',
  contactPhone: '13812342046',
};
const page = { limit: 50, offset: 0 };

function sheet(headers: readonly string[], rows: (string | number)[][]): Promise<Uint8Array> {
  return writeWorkbook([{ name: '数据', columns: headers.map((header) => ({ header })), rows }]);
}

describe('venues', () => {
  test('a venue lies in the district of its region, and its name is told apart within it', async () => {
    const { environment, actors } = world;
    const street = await environment.database.transaction(actors.manager, 'network', async (transaction) => {
      const { regionRows } = await import('./regions/index.ts');
      return (await regionRows(transaction, { parent: '310107' }))[0]!;
    });
    const made = granted(await createVenue(environment, actors.coordinator, { ...venue, region: street.code }));
    expect(made).toMatchObject({ district: '310107', districtName: '普陀区', regionName: `普陀区 ${street.name}`, version: 1 });
    expect(await createVenue(environment, actors.manager, { ...venue, region: street.code })).toMatchObject({
      refusal: { code: 'venue-exists' },
    });
    expect(await createVenue(environment, actors.manager, { ...venue, region: '310000' })).toMatchObject({
      refusal: { code: 'venue-region-too-wide' },
    });
    expect(await createVenue(environment, actors.manager, { ...venue, region: '123456' })).toMatchObject({
      refusal: { code: 'region-unknown' },
    });
    expect(await readVenue(environment, actors.otherTenantManager, made.id)).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('of two editors the second is told who was first, and nothing is overwritten', async () => {
    const { environment, actors } = world;
    const { id, version } = granted(await createVenue(environment, actors.manager, { ...venue, name: '两人改' }));
    granted(
      await changeVenue(environment, actors.coordinator, {
        ...venue,
        name: '两人改',
        id,
        version,
        capacity: 90,
        contactPhone: undefined,
      }),
    );
    const second = await changeVenue(environment, actors.manager, { ...venue, name: '两人改', id, version, capacity: 10 });
    expect(second).toMatchObject({
      refusal: { code: 'changed-meanwhile', params: { who: '普陀协调丙', when: '2020-05-01 09:00' } },
    });
    expect(granted(await readVenue(environment, actors.manager, id))).toMatchObject({
      capacity: 90,
      contactPhone: '13812342046',
      version: 2,
    });
  });

  test('a retired venue leaves the list, cannot be changed, and comes back', async () => {
    const { environment, actors } = world;
    const { id } = granted(await createVenue(environment, actors.manager, { ...venue, name: '停用' }));
    const names = async (retired: boolean) =>
      granted(await listVenues(environment, actors.manager, { retired, text: '停用' }, 'name', page)).items.map(
        (each) => each.name,
      );
    granted(await retireVenue(environment, actors.manager, { id, version: 1 }));
    expect([await names(false), await names(true)]).toEqual([[], ['停用']]);
    expect(await changeVenue(environment, actors.manager, { ...venue, id, version: 2 })).toMatchObject({
      refusal: { code: 'retired-already' },
    });
    granted(await restoreVenue(environment, actors.manager, { id, version: 2 }));
    expect([await names(false), await names(true)]).toEqual([['停用'], []]);
  });

  test("the contact's number is shown in full only to whoever may write, and that is logged", async () => {
    const { environment, actors } = world;
    const { id } = granted(await createVenue(environment, actors.manager, { ...venue, name: '留痕' }));
    expect(await unmaskVenue(environment, actors.auditor, id)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(granted(await unmaskVenue(environment, actors.coordinator, id))).toEqual({ name: '王', phone: '13812342046' });
    const { auditRows } = await import('../access/audit.store.ts');
    const trail = await environment.database.transaction(actors.manager, 'access', (transaction) =>
      auditRows(transaction, { recordId: id, verb: 'unmask-venue-contact' }, page),
    );
    expect(trail.items).toMatchObject([{ actorName: '普陀协调丙', recordKind: 'venue' }]);
  });
});

describe('importing venues', () => {
  const good = ['导入一', '园区', '普陀', '', '', '真北路1号', 120, '', '021-62540000'];

  test('a dry run tells what would happen and keeps nothing; the import then does it, and again changes nothing', async () => {
    const { environment, actors } = world;
    const bytes = await sheet(venueHeaders, [good, ['导入二', '楼宇', '黄浦区', '', '', '人民大道1号', '300', '', '']]);
    const count = async () => granted(await listVenues(environment, actors.manager, { text: '导入' }, 'name', page)).total;
    expect(granted(await importVenues(environment, actors.manager, { bytes, dryRun: true }))).toMatchObject({
      rows: 2,
      created: 2,
      errors: [],
    });
    expect(await count()).toBe(0);
    expect(granted(await importVenues(environment, actors.manager, { bytes, dryRun: false }))).toMatchObject({
      created: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(await count()).toBe(2);
    expect(granted(await importVenues(environment, actors.manager, { bytes, dryRun: false }))).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
  });

  test('one wrong cell keeps everything out, and each wrong cell is named', async () => {
    const { environment, actors } = world;
    const bytes = await sheet(venueHeaders, [
      ['全对', '社区', '普陀区', '', '', '某路', 10, '', ''],
      ['错一', '学校', '普陀区', '', '', '某路', '1,5', '', ''],
      ['错二', '社区', '没有区', '', '', '', '很多', '', '123'],
      ['全对', '社区', '普陀区', '', '', '某路', 10, '', ''],
    ]);
    const report = granted(await importVenues(environment, actors.manager, { bytes, dryRun: false }));
    expect(report.errors.map((error) => error.cell)).toEqual(['B3', 'G3', 'F4', 'G4', 'I4', 'C4', 'A5']);
    const wrongPhone = { value: '123', problem: { zh: expect.stringContaining('11 位手机号') } };
    expect(report.errors.find(({ cell }) => cell === 'I4')).toMatchObject(wrongPhone);
    expect(report.errors[0]).toMatchObject({ value: '学校', problem: { zh: expect.stringContaining('社区、园区或楼宇') } });
    expect(granted(await listVenues(environment, actors.manager, { text: '全对' }, 'name', page)).total).toBe(0);
  });

  test('a coordinator imports only into the own district', async () => {
    const { environment, actors } = world;
    const bytes = await sheet(venueHeaders, [['越界', '社区', '黄浦区', '', '', '某路', 10, '', '']]);
    const report = granted(await importVenues(environment, actors.coordinator, { bytes, dryRun: false }));
    expect(report.errors).toMatchObject([{ cell: 'C2' }]);
    expect(await importVenues(environment, actors.host, { bytes, dryRun: true })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
  });

  test('what is no workbook, or has no such sheet, is refused; the template itself is accepted and empty', async () => {
    const { environment, actors } = world;
    const take = (bytes: Uint8Array) => importVenues(environment, actors.manager, { bytes, dryRun: true });
    expect(await take(new TextEncoder().encode('名称,类别'))).toMatchObject({ refusal: { code: 'workbook-unreadable' } });
    expect(await take(await sheet(['别的'], [['x']]))).toMatchObject({ refusal: { code: 'sheet-missing' } });
    expect(granted(await take(await venueTemplate()))).toMatchObject({ rows: 0, errors: [] });
  });
});

describe('speakers', () => {
  test('only the manager writes speakers, since the title decides what is paid', async () => {
    const { environment, actors } = world;
    const speaker = {
      name: '李演示',
      titleLevel: 'professor' as const,
      organisation: '演示大学',
      topics: ['天文'],
      phone: '13800001111',
    };
    expect(await createSpeaker(environment, actors.coordinator, speaker)).toMatchObject({ refusal: { code: 'not-allowed' } });
    const made = granted(await createSpeaker(environment, actors.manager, speaker));
    expect(await createSpeaker(environment, actors.manager, speaker)).toMatchObject({ refusal: { code: 'speaker-exists' } });
    const { phone: _, ...rest } = speaker;
    const changed = granted(
      await changeSpeaker(environment, actors.manager, { ...rest, id: made.id, version: 1, topics: ['天文', '航天'] }),
    );
    expect(changed).toMatchObject({ version: 2, phone: '13800001111', topics: ['天文', '航天'] });
    expect(granted(await listSpeakers(environment, actors.host, { text: '航天' }, 'name', page)).items).toHaveLength(1);
    expect(granted(await listSpeakers(environment, actors.otherTenantManager, {}, 'name', page)).total).toBe(0);
  });

  test('speakers are imported with their topics', async () => {
    const { environment, actors } = world;
    const bytes = await sheet(speakerHeaders, [
      ['王演示', '副高', '演示医院', '健康、急救', '13800002222'],
      ['赵演示', '教授', '', '', '62540000'],
    ]);
    const wrong = granted(await importSpeakers(environment, actors.manager, { bytes, dryRun: false }));
    expect(wrong.errors.map((error) => error.cell)).toEqual(['C3', 'B3', 'E3']);
    const right = await sheet(speakerHeaders, [['王演示', '副高', '演示医院', '健康、急救', '０２１－６２５４００００转801']]);
    expect(granted(await importSpeakers(environment, actors.manager, { bytes: right, dryRun: false }))).toMatchObject({
      created: 1,
    });
    expect(granted(await listSpeakers(environment, actors.manager, { text: '急救' }, 'name', page)).items).toMatchObject([
      { topics: ['健康', '急救'], titleLevel: 'associate-professor', phone: '021-62540000转801' },
    ]);
  });
});

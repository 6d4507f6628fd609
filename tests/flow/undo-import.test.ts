import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftSession } from '#src/deliver/sessions/draft-session.ts';
import { makePlan, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { runRetention } from '#src/deliver/signup/run-retention.ts';
import { rowsOfImport } from '#src/network/imports/import.store.ts';
import { listImports, undoImport } from '#src/network/imports/undo-import.ts';
import { eraseSpeaker } from '#src/network/speakers/erase-speaker.ts';
import { importSpeakers, speakerHeaders } from '#src/network/speakers/import-speakers.ts';
import { listSpeakers } from '#src/network/speakers/speakers.ts';
import { importVenues, venueHeaders } from '#src/network/venues/import-venues.ts';
import { changeVenue, listVenues } from '#src/network/venues/venues.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world.close());

const page = { limit: 50, offset: 0 };

function sheet(headers: readonly string[], rows: (string | number)[][]): Promise<Uint8Array> {
  return writeWorkbook([{ name: '数据', columns: headers.map((header) => ({ header })), rows }]);
}

describe('an import can be undone', () => {
  const imported = async (rows: (string | number)[][]): Promise<string> => {
    const bytes = await sheet(venueHeaders, rows);
    const report = granted(await importVenues(world.environment, world.actors.manager, { bytes, dryRun: false }));
    expect(report.errors).toEqual([]);
    return report.importId!;
  };
  const row = (name: string, capacity: number, phone = '') => [name, '社区', '普陀区', '', '', '某路1号', capacity, '王', phone];
  const undo = (id: string, actor = world.actors.manager) => undoImport(world.environment, actor, { register: 'venue', id });
  const named = async (text: string, retired = false) =>
    granted(await listVenues(world.environment, world.actors.manager, { text, retired }, 'name', page)).items;

  test('what it added goes, what it changed is as it was, what was changed since stays', async () => {
    const { environment, actors } = world;
    await imported([row('撤销甲', 50, '13812342046'), row('撤销丙', 50)]);
    const id = await imported([row('撤销甲', 80, '021-62540001'), row('撤销乙', 60), row('撤销丙', 70), row('撤销丁', 40)]);
    const [later] = await named('撤销丁');
    granted(await changeVenue(environment, actors.manager, { ...later!, capacity: 45 }));
    expect(granted(await undo(id))).toEqual({ removed: 1, retired: 0, restored: 2, kept: 1 });
    expect((await named('撤销')).map(({ name, capacity, contactPhone }) => [name, capacity, contactPhone])).toEqual([
      ['撤销丙', 50, ''],
      ['撤销丁', 45, ''],
      ['撤销甲', 50, '13812342046'],
    ]);
    expect(await undo(id)).toMatchObject({ refusal: { code: 'batch-undone-already' } });
    const [latest] = granted(await listImports(environment, actors.manager, 'venue'));
    expect(latest).toMatchObject({ id, created: 2, changed: 2, mayUndo: false });
  });

  test('two imports are undone one after the other', async () => {
    const first = await imported([row('先后馆', 50)]);
    const second = await imported([row('先后馆', 60)]);
    expect(granted(await undo(second))).toMatchObject({ restored: 1, kept: 0 });
    expect((await named('先后馆'))[0]).toMatchObject({ capacity: 50 });
    expect(granted(await undo(first))).toMatchObject({ removed: 1, kept: 0 });
    expect(await named('先后馆')).toEqual([]);
  });

  test('a coordinator undoes their own, as long as the district is theirs', async () => {
    const { environment, actors } = world;
    const bytes = await sheet(venueHeaders, [row('移交馆', 50)]);
    const { importId } = granted(await importVenues(environment, actors.coordinator, { bytes, dryRun: false }));
    const moved = { ...actors.coordinator, districts: ['310104'] };
    expect(granted(await listImports(environment, actors.coordinator, 'venue')).map(({ id }) => id)).toEqual([importId]);
    expect(await undo(importId!, moved)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(granted(await undo(importId!, actors.coordinator))).toMatchObject({ removed: 1 });
  });

  test('a venue that a session was planned in goes out of use', async () => {
    const id = await imported([row('撤销场', 50)]);
    const [venue] = await named('撤销场');
    const venueId = venue!.id;
    const plan = await makePlan(world.environment, world.actors.manager);
    granted(await draftSession(world.environment, world.actors.manager, sessionToDraft(plan, { venueId })));
    expect(granted(await undo(id))).toEqual({ removed: 0, retired: 1, restored: 0, kept: 0 });
    expect((await named('撤销场', true)).map(({ name }) => name)).toEqual(['撤销场']);
  });

  test('only by whoever made it or may write everywhere, in the own tenant, and as long as it is kept', async () => {
    const { environment, actors } = world;
    const id = await imported([row('撤销戊', 50, '13900001111')]);
    for (const actor of [actors.coordinator, actors.host, actors.auditor])
      expect(await undo(id, actor)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await undo(id, actors.otherTenantManager)).toMatchObject({ refusal: { code: 'not-found' } });
    await runRetention(environment);
    expect(granted(await listImports(environment, actors.manager, 'venue')).map((one) => one.id)).toContain(id);
    world.clock.moveTo(new Date(environment.clock.now().getTime() + 31 * 86_400_000));
    await runRetention(environment);
    expect(await undo(id)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await named('撤销戊')).toHaveLength(1);
  });

  test('speakers too; of an erased one nothing is kept', async () => {
    const { environment, actors } = world;
    const take = async (title: string, phone: string) => {
      const bytes = await sheet(speakerHeaders, [['撤销讲师', title, '演示大学', '天文', phone]]);
      return granted(await importSpeakers(environment, actors.manager, { bytes, dryRun: false })).importId!;
    };
    await take('正高', '13800000001');
    const second = await take('院士', '13800000002');
    const speakers = async () =>
      granted(await listSpeakers(environment, actors.manager, { text: '撤销讲师' }, 'name', page)).items;
    expect(granted(await undoImport(environment, actors.manager, { register: 'speaker', id: second }))).toMatchObject({
      restored: 1,
    });
    const [restored] = await speakers();
    expect(restored).toMatchObject({ titleLevel: 'professor', phone: '13800000001' });
    const third = await take('副高', '13800000003');
    granted(await eraseSpeaker(environment, actors.manager, { id: restored!.id, reason: '本人要求' }, []));
    const kept = await environment.database.transaction(actors.manager, 'network', (transaction) =>
      rowsOfImport(transaction, third),
    );
    expect(kept).toEqual([]);
  });
});

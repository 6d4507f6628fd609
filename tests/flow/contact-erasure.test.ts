import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { eraseContact, runRetention, signUpRoutes } from '#src/deliver/signup/index.ts';
import { networkRoutes } from '#src/network/index.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { as, type LivedYear, liveSmallYear, putuo } from '../support/small-year.ts';

const speaker = { name: '钱明远', organisation: '市纳米学会', phone: '19900003001' };
const contact = { contactName: '孙丽华', contactPhone: '19900003002' };

let world: TestEnvironment;
let year: LivedYear;
let admin: pg.Client;

type Who = 'manager' | 'coordinator' | 'finance' | 'auditor';
const asked = (who: Who) => {
  const { context } = as(world.environment, world.actors[who]);
  return { context: { ...context, contactErasers: [eraseContact] } };
};

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const manager = asked('manager');
  const known = await call(networkRoutes.speakers.read, { id: year.speakerId }, manager);
  await call(
    networkRoutes.speakers.change,
    { id: known.id, version: known.version, ...speaker, titleLevel: 'professor', topics: ['纳米机器人'] },
    manager,
  );
  const venue = await call(networkRoutes.venues.read, { id: year.venues[putuo]! }, manager);
  await call(networkRoutes.venues.change, { ...venue, ...contact }, manager);
  await admin.query(
    `INSERT INTO deliver.notice (tenant_id, session_id, recipient, phone, template, params, state, created_at, next_attempt_at)
     SELECT tenant_id, id, kind, phone, 'reminder', '{}', 'queued', now(), now() FROM deliver.session,
       (VALUES ('speaker', $2), ('venue', $3)) AS reached (kind, phone) WHERE id = $1`,
    [year.held.id, speaker.phone, contact.contactPhone],
  );
  await admin.query('UPDATE deliver.expense SET payee = $1', [speaker.name]);
  await call(
    handEntryRoutes.enter,
    {
      programmeId: year.programmeId,
      subProgramme: 'science-cafe',
      kind: 'output',
      what: '讲义',
      note: `${speaker.name} 撰写，${contact.contactName} 校对`,
      occurredOn: '2020-05-18',
      quantity: 1,
      unit: '份',
      district: putuo,
    },
    manager,
  );
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

/** The tables, facts apart, in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('access', 'network', 'plan', 'deliver', 'account')`);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await admin.query(`SELECT FROM ${name} AS row WHERE position($1 IN row::text) > 0 LIMIT 1`, [text]);
    if (rowCount) found.push(name);
  }
  return found.sort();
}

describe('a speaker', () => {
  test('is erased by a manager with a reason, everywhere but where finance must keep the name', async () => {
    const { environment, actors } = world;
    const before = await tablesWith(speaker.name);
    expect(before).toEqual(expect.arrayContaining(['network.speaker', 'deliver.expense', 'deliver.hand_entry']));
    expect(await tablesWith(speaker.phone)).toEqual(expect.arrayContaining(['network.speaker', 'deliver.notice']));
    const ask = { id: year.speakerId, reason: '本人申请' };
    for (const who of ['coordinator', 'finance', 'auditor'] as const)
      await expect(call(networkRoutes.speakers.erase, ask, asked(who))).rejects.toThrow();
    expect(await call(networkRoutes.speakers.erase, ask, asked('manager'))).toEqual({ erased: true, naming: 1, expenses: 1 });
    expect(await tablesWith(speaker.name), 'a payee is kept with the voucher').toEqual(['deliver.expense']);
    for (const gone of [speaker.phone, speaker.organisation, '纳米机器人', '199****3001'])
      expect(await tablesWith(gone), gone).toEqual([]);
    const { rows } = await admin.query(
      `SELECT state, phone FROM deliver.notice WHERE recipient = 'speaker' AND template = 'reminder'`,
    );
    expect(rows).toEqual([{ state: 'failed', phone: '' }]);
    const trail = await admin.query(`SELECT record_id, detail FROM access.audit_trail WHERE verb = 'erase-speaker'`);
    expect(trail.rows).toMatchObject([{ record_id: year.speakerId, detail: { reason: '本人申请', expenses: 1 } }]);
    // The fact of the hand entry: its words go when a manager takes them away.
    expect(trail.rows[0].detail.naming).toHaveLength(1);
    const held = await call(sessionRoutes.get, { id: year.held.id }, asked('manager'));
    expect(held).toMatchObject({
      speakerId: year.speakerId,
      speakerName: null,
      speakerOrganisation: null,
      speakerTitleLevel: 'professor',
    });
    const shown = await call(
      signUpRoutes.publicSession,
      { tenant: world.tenant.code, code: year.held.code },
      as(environment, actors.visitor),
    );
    expect(JSON.stringify(shown)).not.toContain('已删除');
  });

  test('is not there any more: not to change, to restore, to choose or to erase again', async () => {
    const read = await call(networkRoutes.speakers.read, { id: year.speakerId }, asked('manager'));
    expect(read).toMatchObject({
      erased: true,
      phone: '',
      topics: [],
      abilities: { change: false, restore: false, erase: false },
    });
    const seen = { id: read.id, version: read.version };
    const code = { data: { code: 'contact-erased-already' } };
    await expect(call(networkRoutes.speakers.restore, seen, asked('manager'))).rejects.toMatchObject(code);
    await expect(call(networkRoutes.speakers.erase, { id: read.id, reason: '再删一次' }, asked('manager'))).rejects.toMatchObject(
      code,
    );
  });

  test('who an older backup brings back is erased again by the nightly job', async () => {
    await admin.query(
      `UPDATE network.speaker SET name = $2, organisation = $3, phone = $4, erased_at = NULL, retired_at = NULL, version = 2 WHERE id = $1`,
      [year.speakerId, speaker.name, speaker.organisation, speaker.phone],
    );
    await runRetention(world.environment);
    expect(await tablesWith(speaker.phone)).toEqual([]);
  });
});

describe('the contact of a venue', () => {
  test('is masked in lists, named to whoever asks, with a line in the trail', async () => {
    const { items } = await call(networkRoutes.venues.list, {}, asked('finance'));
    expect(items.find(({ id }) => id === year.venues[putuo])).toMatchObject({ contactName: '孙**', contactPhone: '199****3002' });
    const known = await call(networkRoutes.venues.unmask, { id: year.venues[putuo]! }, asked('coordinator'));
    expect(known).toEqual({ name: contact.contactName, phone: contact.contactPhone });
    const { rowCount } = await admin.query(`SELECT FROM access.audit_trail WHERE verb = 'unmask-venue-contact'`);
    expect(rowCount).toBe(1);
  });

  test('is erased by whoever keeps the venue; what names them elsewhere is listed; another may follow', async () => {
    const ask = { id: year.venues[putuo]!, reason: '联系人离职' };
    await expect(call(networkRoutes.venues.eraseContact, ask, asked('finance'))).rejects.toThrow();
    const gone = await call(networkRoutes.venues.eraseContact, ask, asked('coordinator'));
    expect(gone).toEqual({ erased: true, naming: 1, expenses: 0 });
    expect(await tablesWith(contact.contactPhone)).toEqual([]);
    expect(await tablesWith(contact.contactName), 'for a manager to look at').toEqual(['deliver.hand_entry']);
    const venue = await call(networkRoutes.venues.read, { id: ask.id }, asked('manager'));
    expect(venue).toMatchObject({ contactName: '', abilities: { change: true, erase: false } });
    await call(networkRoutes.venues.change, { ...venue, contactName: '李接任' }, asked('manager'));
    await runRetention(world.environment);
    const { rows } = await admin.query('SELECT contact_name FROM network.venue WHERE id = $1', [ask.id]);
    expect(rows, 'the new contact is nobody who was erased').toEqual([{ contact_name: '李接任' }]);
  });

  test('comes back with an older backup and is erased again, however often the venue was edited; who came after stays', async () => {
    const id = year.venues[putuo]!;
    const known = async () =>
      (await admin.query('SELECT contact_name, contact_phone FROM network.venue WHERE id = $1', [id])).rows[0] as object;
    const restored = (version: number) =>
      admin.query('UPDATE network.venue SET contact_name = $2, contact_phone = $3, version = $4 WHERE id = $1', [
        id,
        contact.contactName,
        contact.contactPhone,
        version,
      ]);
    for (const version of [2, 900]) {
      await restored(version);
      await runRetention(world.environment);
      expect(await known(), `in version ${version}`).toEqual({ contact_name: '', contact_phone: '' });
    }
    // After a backup whose versions are lower than at the erasure.
    await restored(1);
    const venue = await call(networkRoutes.venues.read, { id }, asked('manager'));
    const next = { contactName: '周新来', contactPhone: '19900003003' };
    await call(networkRoutes.venues.change, { ...venue, ...next }, asked('manager'));
    for (const _night of [1, 2]) await runRetention(world.environment);
    expect(await known()).toEqual({ contact_name: next.contactName, contact_phone: next.contactPhone });
    const kept = world.environment.keyFiles.read(`erased-contacts-${world.tenant.id}.ids`)!;
    for (const told of [contact.contactName, contact.contactPhone, speaker.name, speaker.phone]) expect(kept).not.toContain(told);
  });
});

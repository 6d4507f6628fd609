import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { accountRoutes, disclosureRoutes } from '#src/account/index.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { signUpRoutes } from '#src/deliver/signup/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { type Actor, systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import type { TestEnvironment } from './environment.ts';

const declaration = new URL('../../examples/基层科普服务-2020.txt', import.meta.url);

export const putuo = '310107';
export const xuhui = '310104';

/** What the stories begin with: a programme, two districts with a venue each, a speaker. */
export interface SmallYear {
  programmeId: string;
  budgetLineId: string;
  /** By district. */
  activities: Record<string, string>;
  venues: Record<string, string>;
  speakerId: string;
}

/** In whose name a route is asked. */
export function as(environment: Environment, actor: Actor): { context: RequestContext } {
  return { context: { environment, actor, language: 'zh', address: '127.0.0.1' } };
}

/** Reads the example declaration, lays out a few activities, approves it, and opens two venues. */
export async function planSmallYear({ environment, actors }: TestEnvironment): Promise<SmallYear> {
  const manager = as(environment, actors.manager);
  const file = new File([await readFile(declaration)], '基层科普服务-2020.txt', { type: 'text/plain' });
  const { programme } = await call(programmeRoutes.importFile, { file }, manager);
  const { id } = programme;
  await call(programmeRoutes.saveSubProgramme, { id, code: 'science-cafe', name: '科学咖啡馆', position: 0 }, manager);
  const line = { code: '01-1', name: '讲课费', subProgramme: 'science-cafe', amountFen: 14_000_000, position: 0 };
  const { budgetLines } = await call(programmeRoutes.saveBudgetLine, { id, ...line }, manager);
  const year: SmallYear = { programmeId: id, budgetLineId: budgetLines[0]!.id, activities: {}, venues: {}, speakerId: '' };
  for (const [district, name, street] of [
    [putuo, '普陀区', '曹杨新村街道'],
    [xuhui, '徐汇区', '天平路街道'],
  ] as const) {
    const planned = {
      subProgramme: 'science-cafe',
      name: `科学咖啡馆 ${name}`,
      district,
      factKind: 'attendance' as const,
      unit: '人次',
      target: 30,
      dueOn: '2020-06-30',
    };
    year.activities[district] = (await call(programmeRoutes.addActivity, { id, ...planned }, manager)).id;
    const place = {
      name: `${name}社区书院`,
      kind: 'community' as const,
      region: district,
      address: `${name}${street}演示路1号`,
      capacity: 60,
    };
    year.venues[district] = (
      await call(networkRoutes.venues.create, { ...place, contactName: '演示联系人', contactPhone: '' }, manager)
    ).id;
  }
  const speaker = {
    name: '演示讲师甲',
    titleLevel: 'professor' as const,
    organisation: '市化学化工学会',
    topics: ['化学'],
    phone: '',
  };
  year.speakerId = (await call(networkRoutes.speakers.create, speaker, manager)).id;
  await call(programmeRoutes.bindSuggestions, { id }, manager);
  const { weights } = await call(accountRoutes.suggestWeights, { id }, manager);
  await call(
    programmeRoutes.setWeights,
    { id, weights: weights.map(({ indicatorId, weight }) => ({ indicatorId, weight })) },
    manager,
  );
  const { version } = await call(programmeRoutes.detail, { id }, manager);
  await call(programmeRoutes.approve, { id, version }, manager);
  return year;
}

interface NewSession {
  title: string;
  day: string;
  /** `14:00`; ninety minutes. */
  time?: string;
  district?: string;
  capacity?: number;
  speaker?: boolean;
}

/** A session that residents can sign up for. */
export async function openSession(
  world: TestEnvironment,
  year: SmallYear,
  wanted: NewSession,
): Promise<{ id: string; code: string }> {
  const { title, day, time = '14:00', district = putuo, capacity = 40, speaker = false } = wanted;
  const manager = as(world.environment, world.actors.manager);
  const starts = momentOf(day, time);
  const drafted = await call(
    sessionRoutes.draft,
    {
      programmeId: year.programmeId,
      subProgramme: 'science-cafe',
      activityId: year.activities[district]!,
      title,
      summary: '酵母、小苏打和温度，各自做了什么。',
      audience: 'residents',
      venueId: year.venues[district]!,
      speakerId: speaker ? year.speakerId : null,
      startsAt: starts.toISOString(),
      endsAt: new Date(starts.getTime() + 90 * 60_000).toISOString(),
      capacity,
    },
    manager,
  );
  // Who hands in does not pass it.
  const other = as(world.environment, systemActor(world.tenant.id, 'import'));
  const submitted = await call(sessionRoutes.submit, { id: drafted.id, version: drafted.version }, other);
  await call(sessionRoutes.publish, { id: drafted.id, version: submitted.version }, manager);
  return { id: drafted.id, code: drafted.code };
}

/** A resident's sign-up; numbers of the 1990000 block belong to nobody. */
export async function signUp(world: TestEnvironment, code: string, resident: { name: string; phone: string; seats?: number }) {
  const visitor = as(world.environment, world.actors.visitor);
  const tenant = world.tenant.code;
  const { consent } = await call(signUpRoutes.publicSession, { tenant, code }, visitor);
  return call(signUpRoutes.signUp, { tenant, code, seats: 1, ...resident, consentVersion: consent.version }, visitor);
}

/** Starts the session; the clock must stand within two hours of it. */
export async function startSession(world: TestEnvironment, id: string): Promise<void> {
  const manager = as(world.environment, world.actors.manager);
  const { version } = await call(sessionRoutes.get, { id }, manager);
  await call(sessionRoutes.start, { id, version }, manager);
}

export async function endSession(world: TestEnvironment, id: string): Promise<void> {
  const manager = as(world.environment, world.actors.manager);
  const { version } = await call(sessionRoutes.get, { id }, manager);
  await call(sessionRoutes.end, { id, version }, manager);
}

/** What a year in May looks like: one session held with its evidence, one to come in the other district, money spent, an output. */
export interface LivedYear extends SmallYear {
  held: { id: string; code: string; token: string };
  coming: { id: string; code: string };
  indicators: { id: string; name: string }[];
}

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Lives the year until 2020-05-20 and leaves the clock there. */
export async function liveSmallYear(world: TestEnvironment): Promise<LivedYear> {
  const { environment, actors, clock, tenant } = world;
  const [manager, visitor] = [as(environment, actors.manager), as(environment, actors.visitor)];
  const year = await planSmallYear(world);
  const held = await openSession(world, year, { title: '厨房里的化学：面团为什么会发', day: '2020-05-16', speaker: true });
  const coming = await openSession(world, year, { title: '黄浦江的水从哪里来', day: '2020-06-20', district: xuhui });
  const tickets = [];
  for (const [index, name] of ['张晓明', '李安', '王静'].entries())
    tickets.push(await signUp(world, held.code, { name, phone: `1990000204${index}` }));
  clock.moveTo(momentOf('2020-05-16', '13:50'));
  await startSession(world, held.id);
  for (const { token } of tickets) await call(doorRoutes.admit, { sessionId: held.id, ticket: token }, manager);
  clock.moveTo(momentOf('2020-05-16', '14:40'));
  const photo = new File([Buffer.from(onePixel, 'base64')], '现场.png', { type: 'image/png' });
  const { id: attachmentId } = await call(evidenceRoutes.addAttachment, { file: photo }, manager);
  await call(doorRoutes.headCount, { sessionId: held.id, people: 5, method: 'counted', attachmentId }, manager);
  clock.moveTo(momentOf('2020-05-16', '15:31'));
  await endSession(world, held.id);
  for (const { token } of tickets.slice(1)) {
    await call(
      opinionRoutes.give,
      { tenant: tenant.code, token, satisfaction: 'satisfied', liked: '听得懂', improve: '', wantNext: '' },
      visitor,
    );
  }
  clock.moveTo(momentOf('2020-05-20', '10:00'));
  await spendAndMake(world, year);
  await call(disclosureRoutes.publish, { id: year.programmeId }, manager);
  const { indicators } = await call(programmeRoutes.detail, { id: year.programmeId }, manager);
  return {
    ...year,
    held: { ...held, token: tickets[0]!.token },
    coming,
    indicators: indicators.map(({ id, level3 }) => ({ id, name: level3 })),
  };
}

/** One expense with its voucher, one output entered by hand. */
async function spendAndMake({ environment, actors }: TestEnvironment, year: SmallYear): Promise<void> {
  const [manager, finance] = [as(environment, actors.manager), as(environment, actors.finance)];
  const voucher = await call(
    evidenceRoutes.addAttachment,
    { file: new File([Buffer.from(onePixel, 'base64')], '凭证.png', { type: 'image/png' }) },
    finance,
  );
  const paid = {
    kind: 'lecture-fee' as const,
    payee: '演示讲师甲',
    purpose: '讲课费',
    amountFen: 200_000,
    paidOn: '2020-05-19',
    titleLevel: 'professor' as const,
    classHours: 2,
    payeeKind: 'resident' as const,
    taxBasis: 'gross' as const,
  };
  await call(
    expenseRoutes.book,
    {
      programmeId: year.programmeId,
      budgetLineId: year.budgetLineId,
      ...paid,
      voucherNumber: '凭证-0001',
      attachmentId: voucher.id,
    },
    finance,
  );
  const output = {
    kind: 'output' as const,
    what: '科普套件第1批',
    occurredOn: '2020-05-18',
    quantity: 20,
    unit: '套',
    district: putuo,
  };
  await call(handEntryRoutes.enter, { programmeId: year.programmeId, subProgramme: 'science-cafe', ...output }, manager);
}

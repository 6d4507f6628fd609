import { call } from '@orpc/server';
import { demoActors, type Tenant } from '#src/access/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { networkRoutes } from '#src/network/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { addDays, dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { districtCoordinators } from './district-coordinators.ts';
import { talks } from './talks.ts';

const name = '科学咖啡馆（近期场次）';
/** 普陀区, where the demo host and the demo coordinator are at home. */
const hostDistrict = '310107';

/** Days from today and clock times; the first is the one whose door can be tried. */
const coming = [
  { inDays: 0, time: null, talk: 0 },
  { inDays: 3, time: '14:00', talk: 6 },
  { inDays: 5, time: '12:10', talk: 4 },
  { inDays: 9, time: '09:30', talk: 13 },
  { inDays: 12, time: '18:30', talk: 3 },
  { inDays: 16, time: '14:00', talk: 9 },
] as const;

/**
 * Talks to come, counted from the real today, in a small draft programme of this year: the demo year is over, and a visitor wants to
 * sign up for something. Adds what is missing; called at each start of a demo installation.
 */
export async function keepTalksComing(environment: Environment, tenant: Tenant): Promise<void> {
  const actors = await demoActors(environment, tenant);
  const [manager, coordinator] = [actors.get('manager')!, actors.get('coordinator')!];
  const askedBy = (actor: Actor): { context: RequestContext } => ({
    context: { environment, actor, language: 'zh', address: '127.0.0.1' },
  });
  const asked = askedBy(manager);
  const today = dayOf(environment.clock.now());
  const until = addDays(today, 30);
  const last = `${today.slice(0, 4)}-12-31`;
  const programmeId = await programmeOfThisYear(asked, Number(today.slice(0, 4)));
  const { items } = await call(sessionRoutes.calendar, { from: today, to: until, programmeId }, asked);
  const now = environment.clock.now().toISOString();
  const ahead = items.filter((session) => session.startsAt > now && session.state !== 'cancelled');
  const first = soonInDaytime(environment.clock.now());
  const aheadOn = (day: string) => standingOn(ahead, day);
  const doorSoon = [...aheadOn(today), ...aheadOn(dayOf(first))].some((session) => session.district === hostDistrict);
  const missing = [...(doorSoon ? [] : coming.slice(0, 1)), ...coming.slice(1).slice(Math.max(0, ahead.length - 1))];
  const venues = (await call(networkRoutes.venues.list, { pageSize: 200 }, asked)).items;
  const speakers = (await call(networkRoutes.speakers.list, { pageSize: 200 }, asked)).items;
  for (const [index, { inDays, time, talk: number }] of missing.entries()) {
    const starts = time === null ? first : momentOf(addDays(today, inDays), time);
    const day = dayOf(starts);
    if (day > last) continue;
    const sameDay = standingOn(items, day);
    const talk = talks[number]!;
    // The door of the first is tried by the demo host, who sees one district.
    const suited = venues.filter(
      (venue) =>
        talk.suits.includes(venue.kind) &&
        (time !== null || venue.district === hostDistrict) &&
        !sameDay.some((session) => session.venueId === venue.id),
    );
    const speaker = speakers.find(
      (item) => item.topics.includes(talk.topic) && !sameDay.some((session) => session.speakerId === item.id),
    );
    const venue = suited[(number * 5 + index) % suited.length];
    if (!venue) continue;
    const district = { code: venue.district, name: venue.districtName };
    const submitter = (await districtCoordinators(environment, { manager, coordinator }, [district])).get(venue.district)!;
    const drafted = await call(
      sessionRoutes.draft,
      {
        programmeId,
        subProgramme: 'science-cafe',
        title: talk.title,
        summary: talk.summary,
        audience: talk.audience,
        venueId: venue.id,
        speakerId: speaker?.id ?? null,
        startsAt: starts.toISOString(),
        endsAt: new Date(starts.getTime() + 90 * 60_000).toISOString(),
        capacity: Math.min(venue.capacity, 30),
      },
      askedBy(submitter),
    );
    const submitted = await call(sessionRoutes.submit, { id: drafted.id, version: drafted.version }, askedBy(submitter));
    await call(sessionRoutes.publish, { id: drafted.id, version: submitted.version }, asked);
  }
}

/** The sessions of a day, those that have begun too: they hold their venues and speakers. */
export function standingOn<Session extends { startsAt: string; state: string }>(
  sessions: readonly Session[],
  day: string,
): Session[] {
  return sessions.filter(({ startsAt, state }) => state !== 'cancelled' && dayOf(new Date(startsAt)) === day);
}

/** Talks begin between 9 in the morning and 7 in the evening, at the tenant's place. */
const hours = { first: 9, last: 19 };

/** The next full hour at least half an hour away at which a talk may begin: today's if there is one, or tomorrow's first. */
export function soonInDaytime(now: Date): Date {
  const hour = 3_600_000;
  const next = new Date(Math.ceil((now.getTime() + hour / 2) / hour) * hour);
  const clock = Number(timeOf(next).slice(0, 2));
  if (clock >= hours.first && clock <= hours.last) return next;
  const day = clock < hours.first ? dayOf(next) : addDays(dayOf(next), 1);
  return momentOf(day, `${String(hours.first).padStart(2, '0')}:00`);
}

async function programmeOfThisYear(asked: { context: RequestContext }, year: number): Promise<string> {
  const { items } = await call(programmeRoutes.list, { fiscalYear: year, search: name, pageSize: 10 }, asked);
  const known = items.find((item) => item.name === name);
  if (known) return known.id;
  const lines = [
    '财政项目支出绩效目标表',
    `（${year}年度）`,
    '申报单位名称：上海市科普事业中心',
    `项目名称： ${name} 项目类别： 其他一次性项目`,
    `计划开始日期： ${year}-01-01 计划完成日期： ${year}-12-31`,
    '是否含有政府购买服务： 否 绩效类型： 其他类',
    '项目概况：',
    '演示用的近期场次，供试用报名和入场。',
    '项目总预算（元）： 60,000 项目当年预算（元）： 60,000',
    `${year}年绩效目标`,
    '一级目标 二级目标 三级目标 指标目标值',
    '产出目标 数量 科学咖啡馆场次 >=6场',
  ];
  const file = new File([lines.join('\n')], `${name}-${year}.txt`, { type: 'text/plain' });
  const { programme } = await call(programmeRoutes.importFile, { file }, asked);
  await call(programmeRoutes.saveSubProgramme, { id: programme.id, code: 'science-cafe', name: '科学咖啡馆' }, asked);
  const line = { code: '01-1', name: '讲课费与场地', subProgramme: 'science-cafe', amountFen: fenFromYuan(60_000) };
  await call(programmeRoutes.saveBudgetLine, { id: programme.id, ...line, position: 0 }, asked);
  await call(programmeRoutes.bindSuggestions, { id: programme.id }, asked);
  return programme.id;
}

import { call } from '@orpc/server';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { signUpRoutes } from '#src/deliver/signup/index.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { addDays, chineseDate } from '#src/kernel/local-time.ts';
import type { SatisfactionLevel } from '#src/kernel/vocabulary.ts';
import { type DemoResident, residentFrom } from './demo-people.ts';
import { signInSheet } from './papers.ts';
import { epidemic, type PlannedSession } from './sessions-of-year.ts';
import { as, asCoordinator, at, type Happening, several, type World } from './world.ts';

interface Guest extends DemoResident {
  token: string;
  comes: boolean;
  /** null: does not answer. */
  opinion: { satisfaction: SatisfactionLevel; liked: string; improve: string } | null;
}

/** What is known of one talk while it goes from draft to archive. */
interface Course {
  plan: PlannedSession;
  id: string;
  code: string;
  guests: Guest[];
  /** Came without a ticket and signed the paper sheet, or were let in at the door. */
  walkIns: DemoResident[];
  /** The door was kept on paper and entered the day after. */
  onPaper: boolean;
  /** How many were counted in the room. */
  inRoom: number;
}

const liked = ['讲得通俗，听得懂', '现场实验有意思', '可以直接问讲师', '离家近', ''];
const improve = ['时间再长一点', '希望发讲义', '话筒声音小', '', ''];

function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}

/** Satisfaction as surveys of such talks find it: most are pleased, a few are not. */
function satisfactionFrom(chance: number): SatisfactionLevel {
  if (chance < 0.58) return 'very-satisfied';
  if (chance < 0.88) return 'satisfied';
  if (chance < 0.968) return 'fairly-satisfied';
  return chance < 0.99 ? 'rather-dissatisfied' : 'dissatisfied';
}

/** All that happens to one talk, each thing at its own moment. */
export function courseOf(world: World, plan: PlannedSession): Happening[] {
  const course: Course = { plan, id: '', code: '', guests: [], walkIns: [], onPaper: false, inRoom: 0 };
  const starts = at(plan.day, plan.time);
  const happenings: Happening[] = [{ at: at(plan.announcedOn, '10:00'), happen: () => announce(world, course) }];
  if (plan.fate === 'cancelled') {
    happenings.push({ at: at('2020-01-16', '20:00'), happen: () => signUps(world, course, 0.15) });
    happenings.push({ at: at(epidemic.announced, '09:00'), happen: () => cancel(world, course) });
    return happenings;
  }
  if (plan.fate === 'online') {
    happenings.push({ at: starts, happen: () => holdOnline(world, course, starts) });
  } else {
    const opened = addDays(plan.announcedOn, 1);
    const tapped = addDays(plan.day, -9);
    happenings.push({ at: at(tapped > opened ? tapped : opened, '20:00'), happen: () => signUps(world, course, 1) });
    if (plan.fate === 'moved') happenings.push({ at: at(addDays(plan.day, -4), '11:00'), happen: () => move(world, course) });
    happenings.push({ at: at(addDays(plan.day, -1), '16:30'), happen: () => giveBack(world, course) });
    const held = plan.fate === 'moved' ? at(movedDay(plan), plan.time) : starts;
    happenings.push({ at: minutesAfter(held, -15), happen: () => hold(world, course, held) });
    happenings.push({ at: minutesAfter(held, 24 * 60), happen: () => enterPaper(world, course) });
    happenings.push({ at: minutesAfter(held, 27 * 60), happen: () => giveOpinions(world, course) });
  }
  happenings.push({ at: at(addDays(plan.day, 20), '15:00'), happen: () => archive(world, course) });
  return happenings;
}

export function movedDay(plan: PlannedSession): string {
  return addDays(plan.day, 1);
}

async function versionOf(world: World, id: string): Promise<number> {
  return (await call(sessionRoutes.get, { id }, as(world, 'manager'))).version;
}

/** The district hands its talk in, the manager passes it. */
async function announce(world: World, course: Course): Promise<void> {
  const { plan } = course;
  const starts = at(plan.day, plan.time);
  const district = asCoordinator(world, plan.district);
  const drafted = await call(
    sessionRoutes.draft,
    {
      programmeId: world.programmeId,
      subProgramme: 'science-cafe',
      activityId: plan.activity.id,
      title: plan.fate === 'online' ? `线上科学咖啡馆：${plan.talk.title}` : plan.talk.title,
      summary: plan.talk.summary,
      audience: plan.talk.audience,
      venueId: plan.venue?.id ?? null,
      district: plan.venue ? null : plan.district,
      speakerId: plan.speaker.id,
      startsAt: starts.toISOString(),
      endsAt: minutesAfter(starts, 90).toISOString(),
      capacity: plan.venue ? Math.min(plan.venue.capacity, world.chance.pick([30, 40, 50, 50, 60])) : 500,
    },
    district,
  );
  const submitted = await call(sessionRoutes.submit, { id: drafted.id, version: drafted.version }, district);
  await call(sessionRoutes.publish, { id: drafted.id, version: submitted.version }, as(world, 'manager'));
  course.id = drafted.id;
  plan.sessionId = drafted.id;
  course.code = drafted.code;
}

/** Residents tap on their phones. `share` scales how many. */
async function signUps(world: World, course: Course, share: number): Promise<void> {
  const { chance } = world;
  const { capacity } = await call(sessionRoutes.get, { id: course.id }, as(world, 'manager'));
  const wanted = Math.round(capacity * Math.min(1.3, Math.max(0.45, chance.spread(0.92, 0.3))) * share);
  const { consent } = await call(
    signUpRoutes.publicSession,
    { tenant: world.tenantCode, code: course.code },
    as(world, 'visitor'),
  );
  const asking = Array.from({ length: Math.min(wanted, capacity) }, () => {
    world.residents += 1;
    const answers = chance.happens(0.47);
    const satisfaction = satisfactionFrom(chance.next());
    const words = { liked: chance.pick(liked), improve: chance.pick(improve) };
    return {
      resident: residentFrom(chance, world.residents),
      comes: chance.happens(0.78),
      opinion: answers ? { satisfaction, ...words } : null,
    };
  });
  await several(asking, async ({ resident, comes, opinion }) => {
    const ticket = await call(
      signUpRoutes.signUp,
      {
        tenant: world.tenantCode,
        code: course.code,
        name: resident.name,
        phone: resident.phone,
        seats: 1,
        consentVersion: consent.version,
      },
      as(world, 'visitor'),
    );
    course.guests.push({ ...resident, token: ticket.token, comes, opinion });
  });
  course.guests.sort((a, b) => a.phone.localeCompare(b.phone));
}

async function cancel(world: World, course: Course): Promise<void> {
  const version = await versionOf(world, course.id);
  await call(
    sessionRoutes.cancel,
    { id: course.id, version, reason: '疫情防控需要，暂停聚集性活动，恢复时间另行通知' },
    as(world, 'manager'),
  );
}

async function move(world: World, course: Course): Promise<void> {
  const starts = at(movedDay(course.plan), course.plan.time);
  const version = await versionOf(world, course.id);
  await call(
    sessionRoutes.reschedule,
    {
      id: course.id,
      version,
      startsAt: starts.toISOString(),
      endsAt: minutesAfter(starts, 90).toISOString(),
      reason: '场地临时检修，顺延一天',
    },
    as(world, 'manager'),
  );
}

async function giveBack(world: World, course: Course): Promise<void> {
  const leaving = course.guests.filter((guest, index) => !guest.comes && index % 3 === 0);
  await several(leaving, async (guest) => {
    await call(signUpRoutes.cancelTicket, { tenant: world.tenantCode, token: guest.token }, as(world, 'visitor'));
  });
  course.guests = course.guests.filter((guest) => !leaving.includes(guest));
}

async function hold(world: World, course: Course, starts: Date): Promise<void> {
  const { chance } = world;
  const manager = as(world, 'manager');
  course.onPaper = chance.happens(0.35);
  course.walkIns = Array.from({ length: chance.between(0, 4) }, () => {
    world.residents += 1;
    return residentFrom(chance, world.residents);
  });
  world.clock.moveTo(minutesAfter(starts, -15));
  await call(sessionRoutes.start, { id: course.id, version: await versionOf(world, course.id) }, manager);
  const coming = course.guests.filter((guest) => guest.comes);
  if (!course.onPaper) await letIn(world, course, coming, starts);
  world.clock.moveTo(minutesAfter(starts, 45));
  const inRoom = coming.length + course.walkIns.length + chance.between(0, 3);
  course.inRoom = inRoom;
  const attachment = await scanOf(world, course);
  await call(
    doorRoutes.headCount,
    { sessionId: course.id, people: inRoom, method: 'counted', attachmentId: attachment },
    manager,
  );
  world.clock.moveTo(minutesAfter(starts, 90));
  await call(sessionRoutes.end, { id: course.id, version: await versionOf(world, course.id) }, manager);
}

/** Whoever keeps the door: the host where there is a demo account for the district. */
function keeperOf(world: World, course: Course): { context: RequestContext } {
  const { districts } = world.actors.host;
  return as(world, districts !== 'all' && districts.includes(course.plan.district) ? 'host' : 'manager');
}

/** People come in handfuls from a quarter of an hour before until a little after the start. */
async function letIn(world: World, course: Course, coming: readonly Guest[], starts: Date): Promise<void> {
  const keeper = keeperOf(world, course);
  const handfuls = 6;
  for (let handful = 0; handful < handfuls; handful++) {
    world.clock.moveTo(minutesAfter(starts, -14 + handful * 3 + world.chance.between(0, 2)));
    await several(
      coming.filter((_, index) => index % handfuls === handful),
      async (guest) => {
        await call(doorRoutes.admit, { sessionId: course.id, ticket: guest.token }, keeper);
      },
    );
  }
  for (const { name, phone } of course.walkIns) {
    world.clock.moveTo(minutesAfter(starts, world.chance.between(3, 12)));
    await call(doorRoutes.walkIn, { sessionId: course.id, name, phone, people: 1 }, keeper);
  }
}

/** The signed sheet, photographed and kept as evidence. */
async function scanOf(world: World, course: Course): Promise<string> {
  const { plan } = course;
  const lines = [...course.guests.filter((guest) => guest.comes), ...course.walkIns];
  const place = (await call(sessionRoutes.get, { id: course.id }, as(world, 'manager'))).venueName ?? '';
  const day = plan.fate === 'moved' ? movedDay(plan) : plan.day;
  const session = { title: plan.talk.title, when: `${chineseDate(day)} ${plan.time}`, place };
  const bytes = await signInSheet(session, lines, course.inRoom);
  const file = new File([bytes as Uint8Array<ArrayBuffer>], `签到表-${day}-${course.code}.pdf`, { type: 'application/pdf' });
  return (await call(evidenceRoutes.addAttachment, { file }, as(world, 'manager'))).id;
}

async function enterPaper(world: World, course: Course): Promise<void> {
  if (!course.onPaper) return;
  const rows = [...course.guests.filter((guest) => guest.comes), ...course.walkIns].map(({ name, phone }) => ({
    name,
    phone,
    people: 1,
  }));
  if (rows.length === 0) return;
  const manager = as(world, 'manager');
  const attachmentId = await scanOf(world, course);
  const report = await call(doorRoutes.enterPaper, { sessionId: course.id, rows, dryRun: false, attachmentId }, manager);
  if (!report.applied)
    throw new Error(`the sign-in sheet of ${course.code} was not taken: ${JSON.stringify(report.errors.slice(0, 3))}`);
}

async function giveOpinions(world: World, course: Course): Promise<void> {
  const speaking = course.guests.filter((guest) => guest.comes && guest.opinion !== null);
  await several(speaking, async (guest) => {
    await call(
      opinionRoutes.give,
      { tenant: world.tenantCode, token: guest.token, ...guest.opinion!, wantNext: '' },
      as(world, 'visitor'),
    );
  });
}

async function holdOnline(world: World, course: Course, starts: Date): Promise<void> {
  const manager = as(world, 'manager');
  await call(sessionRoutes.start, { id: course.id, version: await versionOf(world, course.id) }, manager);
  world.clock.moveTo(minutesAfter(starts, 60));
  const watching = world.chance.between(180, 640);
  await call(doorRoutes.headCount, { sessionId: course.id, people: watching, method: 'online', attachmentId: null }, manager);
  world.clock.moveTo(minutesAfter(starts, 90));
  await call(sessionRoutes.end, { id: course.id, version: await versionOf(world, course.id) }, manager);
}

async function archive(world: World, course: Course): Promise<void> {
  await call(sessionRoutes.archive, { id: course.id, version: await versionOf(world, course.id) }, as(world, 'manager'));
}

import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { maskName } from '#src/kernel/person-name.ts';
import type { Environment } from '#src/platform/environment.ts';
import { modulesSvg, qrModules } from '#src/platform/documents/qr-code.ts';
import type { InTheWay } from './plan-and-network.store.ts';
import { type AwaitingOf, hasBeenHeld } from './read-sessions.ts';
import type { SessionDetail, SessionSummary } from './session.contract.ts';
import { awaitsPass, sessionAbilitiesOf } from './session.policy.ts';
import { attendanceOf, minutesUntil } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';
import { type Session, sessionOf } from './session-words.ts';
import { sessionUrl } from './tell-everyone.ts';

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export function summaryView(row: SessionRow): SessionSummary {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    programmeId: row.programmeId,
    subProgramme: row.subProgramme,
    subProgrammeName: row.subProgrammeName,
    activityId: row.activityId,
    activityName: row.activityName,
    audience: row.audience,
    state: row.state,
    venueId: row.venueId,
    venueName: row.venueName,
    venueKind: row.venueKind,
    district: row.district,
    districtName: row.districtName,
    speakerId: row.speakerId,
    speakerName: row.speakerName,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    capacity: row.capacity,
    taken: row.taken,
    admitted: row.admitted,
    attendance: hasBeenHeld(row) ? attendanceOf(row.admitted, row.headCount) : null,
    awaitsPass: awaitsPass(row),
    version: row.version,
  };
}

export function awaitingView({ programmeId, toPass, returned }: AwaitingOf) {
  const [first] = returned;
  return {
    programmeId,
    toPass: toPass.length,
    returned: first
      ? {
          count: returned.length,
          id: first.id,
          title: first.title,
          by: first.returned?.by ?? null,
          reason: first.returnReason ?? '',
        }
      : null,
  };
}

/** Empty where the words were changed back to those that residents read. */
function unpassedChanges(row: SessionRow): SessionDetail['unpassed'] {
  if (!awaitsPass(row) || row.passedWords === null) return null;
  const { shown, written } = sessionOf(row);
  return changesBetween(shown, written, ['title', 'summary', 'audience', 'speakerName', 'speakerOrganisation']);
}

const heldAgainstReturned = [
  'title',
  'summary',
  'audience',
  'speakerName',
  'venueName',
  'startsAt',
  'endsAt',
  'capacity',
] as const;

/** Until it is passed: who returned it, why, and what is another than it was then. */
function returnedView(row: SessionRow): SessionDetail['returned'] {
  if (row.returned === null || (row.state !== 'draft' && row.state !== 'submitted')) return null;
  const { times, by, at, reason } = row.returned;
  const now = { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
  return { times, by, at, reason, changes: changesBetween<Returned>(row.returned, now, heldAgainstReturned) };
}

type Returned = Pick<NonNullable<SessionRow['returned']>, (typeof heldAgainstReturned)[number]>;

export function clashView({ startsAt, endsAt, ...held }: InTheWay): SessionDetail['clashes'][number] {
  return { ...held, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

export function detailView(environment: Environment, actor: Actor, row: SessionRow): Omit<SessionDetail, 'untold' | 'clashes'> {
  return {
    ...summaryView(row),
    minutesToStart: Math.max(0, Math.ceil(minutesUntil(row.startsAt, environment.clock.now()))),
    minutesToEnd: Math.max(0, Math.ceil(minutesUntil(row.endsAt, environment.clock.now()))),
    summary: row.summary,
    region: row.region,
    regionName: row.regionName,
    venueAddress: row.venueAddress,
    venueCapacity: row.venueCapacity,
    venueContactName: row.venueContactName && maskName(row.venueContactName),
    speakerOrganisation: row.speakerOrganisation,
    speakerTitleLevel: row.speakerTitleLevel,
    signUpOpensAt: iso(row.signUpOpensAt),
    returnReason: row.returnReason,
    cancelReason: row.cancelReason,
    submittedBy: row.submittedBy,
    submittedAt: iso(row.submittedAt),
    reviewedBy: row.reviewedBy,
    reviewedAt: iso(row.reviewedAt),
    headCount:
      row.headCount !== null && row.headCountMethod && row.headCountedAt
        ? { people: row.headCount, method: row.headCountMethod, countedAt: row.headCountedAt.toISOString() }
        : null,
    changedAt: row.changedAt.toISOString(),
    changedBy: row.changedBy,
    publicUrl: sessionUrl(environment, row),
    demo: row.demo,
    unpassed: unpassedChanges(row),
    returned: returnedView(row),
    abilities: sessionAbilitiesOf(actor, row, environment.clock.now()),
  };
}

/** What stands on the poster; the QR code leads to the page where residents sign up. */
export function posterView(environment: Environment, row: Session) {
  const signUpUrl = sessionUrl(environment, row);
  return {
    ...row.shown,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    venueName: row.venueName,
    venueAddress: row.venueAddress,
    districtName: row.districtName,
    capacity: row.capacity,
    signUpUrl,
    qrSvg: modulesSvg(qrModules(signUpUrl)),
    organiser: row.tenantName,
    code: row.code,
    demo: row.demo,
  };
}

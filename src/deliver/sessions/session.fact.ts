import type { FactDraft } from '#src/evidence/facts/fact.ts';
import type { AttachmentId, FactId } from '#src/kernel/ids.ts';
import { momentWithin, notByName } from './session.rules.ts';

/** What a session gives to every fact about it. */
export interface SessionDimensions {
  id: string;
  /** Stands in every fact of the session, so that a list of facts can be read. */
  title: string;
  programmeId: string;
  subProgramme: string;
  activityId: string | null;
  district: string;
  region: string;
  /** Null of what is held online. */
  venueId: string | null;
  venueKind: string;
  audience: string;
  startsAt: Date;
  endsAt: Date;
  /** When somebody pressed “end”; null or absent while it is not over. */
  endedAt?: Date | null;
}

/** The dimensions of a session, at a moment within it. */
export function dimensionsOf(session: SessionDimensions, now: Date) {
  return {
    programmeId: session.programmeId,
    occurredAt: momentWithin(session, now),
    subProgramme: session.subProgramme,
    activity: session.activityId ?? '',
    district: session.district,
    region: session.region,
    venue: session.venueId ?? '',
    venueKind: session.venueKind,
    audience: session.audience,
    recordKind: 'session',
    recordId: session.id,
  };
}

export function sessionHeldFact(session: SessionDimensions & { capacity: number; taken: number }): FactDraft {
  return {
    ...dimensionsOf(session, session.startsAt),
    kind: 'session-held',
    quantity: 1,
    unit: '场',
    context: { title: session.title, capacity: session.capacity, signedUp: session.taken },
    key: `session-held/${session.id}`,
  };
}

/** When a session was over: at its end, or before where it was ended early; while it runs, now. Never later than now. */
export function overAt({ endsAt, endedAt }: Pick<SessionDimensions, 'endsAt' | 'endedAt'>, now: Date): Date {
  return new Date(Math.min(endsAt.getTime(), endedAt?.getTime() ?? now.getTime(), now.getTime()));
}

/**
 * Everybody let in by name can give an opinion, and all of them are counted: online one by the link of each admission, on paper anybody, each
 * of a party too. Paper and online opinions are held against the same number, and are never more.
 */
export function opinionInvitedFact(session: SessionDimensions, people: number, supersedes: FactId | null, now: Date): FactDraft {
  return {
    ...dimensionsOf(session, overAt(session, now)),
    kind: 'opinion-invited',
    quantity: people,
    unit: '人',
    context: { title: session.title },
    ...(supersedes ? { supersedes: { id: supersedes, reason: '入场人数有补录或撤销' } } : {}),
  };
}

export interface CountedPeople {
  people: number;
  method: string;
  attachmentId: string | null;
}

/** A head count adds only those not already let in by name. */
export function headCountFact(
  session: SessionDimensions,
  count: CountedPeople,
  admitted: number,
  supersedes: { id: FactId; reason: string } | null,
  now: Date,
): FactDraft {
  return {
    ...dimensionsOf(session, overAt(session, now)),
    kind: 'attendance',
    method: count.method,
    quantity: notByName(admitted, count.people),
    unit: '人次',
    context: { title: session.title, headCount: count.people, admitted },
    attachments: count.attachmentId ? [count.attachmentId as AttachmentId] : [],
    ...(supersedes ? { supersedes } : {}),
  };
}

export interface FinishedActivity {
  id: string;
  programmeId: string;
  subProgramme: string;
  district: string | null;
  dueOn: string;
  target: number;
  unit: string;
}

/** `round` counts how often it was finished and taken back, so that the key stays the same for the same finish. */
export function activityFinishedFact(
  activity: FinishedActivity,
  occurredAt: Date,
  record: { kind: string; id: string },
  round: number,
): FactDraft {
  return {
    programmeId: activity.programmeId,
    kind: 'activity-finished',
    occurredAt,
    subProgramme: activity.subProgramme,
    activity: activity.id,
    district: activity.district ?? '',
    quantity: 1,
    unit: '项',
    recordKind: record.kind,
    recordId: record.id,
    context: { dueOn: activity.dueOn, target: activity.target, unit: activity.unit },
    key: `activity-finished/${activity.id}${round === 0 ? '' : `/${round}`}`,
  };
}

import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { VenueKind } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import {
  activityRow,
  districtRow,
  programmeRow,
  sessionsInTheWay,
  usableSpeaker,
  usableVenue,
  type WantedTime,
} from './plan-and-network.store.ts';
import { maxSessionHours, whenText } from './session.rules.ts';

export interface WantedPlace {
  venueId: string | null;
  district: string | null;
  capacity: number;
}

/** Where it is held, as the session keeps it. Refuses a place outside the actor's area, and more people than the room holds. */
export async function placeOf(
  transaction: Transaction,
  actor: Actor,
  wanted: WantedPlace,
): Promise<Result<{ venueId: string | null; venueKind: VenueKind; district: string; region: string }>> {
  if (wanted.venueId) {
    const venue = await usableVenue(transaction, wanted.venueId);
    if (!venue || !seesDistrict(actor, venue.district)) return refuse('session-venue-unknown');
    if (wanted.capacity > venue.capacity) return refuse('session-over-room', { capacity: wanted.capacity, room: venue.capacity });
    return ok({ venueId: venue.id, venueKind: venue.kind, district: venue.district, region: venue.region });
  }
  const district = wanted.district ? await districtRow(transaction, wanted.district) : null;
  if (!district || !seesDistrict(actor, district.code)) return refuse('session-place-unclear');
  return ok({ venueId: null, venueKind: 'online', district: district.code, region: district.code });
}

export interface WantedPlan {
  programmeId: string;
  subProgramme: string;
  activityId: string | null;
  speakerId: string | null;
  startsAt: Date;
  endsAt: Date;
}

/** Whether the session fits the programme: sub-programme, activity, speaker, and a time to come within its year. */
export async function checkPlan(transaction: Transaction, wanted: WantedPlan, now: Date): Promise<Result<null>> {
  const programme = await programmeRow(transaction, wanted.programmeId);
  if (!programme) return refuse('not-found', { what: '项目' });
  if (!programme.subProgrammes.includes(wanted.subProgramme)) return refuse('session-sub-programme-unknown');
  if (wanted.activityId) {
    const activity = await activityRow(transaction, wanted.activityId);
    if (
      !activity ||
      activity.withdrawn ||
      activity.programmeId !== programme.id ||
      activity.subProgramme !== wanted.subProgramme
    ) {
      return refuse('session-activity-unknown');
    }
  }
  if (wanted.speakerId && !(await usableSpeaker(transaction, wanted.speakerId))) return refuse('session-speaker-unknown');
  const times = checkTimes(wanted, now);
  if (!times.ok) return times;
  const day = dayOf(wanted.startsAt);
  if (day < programme.startsOn || day > programme.endsOn) {
    return refuse('session-outside-programme', { when: day, from: programme.startsOn, to: programme.endsOn });
  }
  return ok(null);
}

export function checkTimes(wanted: { startsAt: Date; endsAt: Date }, now: Date): Result<null> {
  const hours = (wanted.endsAt.getTime() - wanted.startsAt.getTime()) / 3_600_000;
  if (hours <= 0 || hours > maxSessionHours) return refuse('session-times-reversed', { hours: maxSessionHours });
  if (wanted.startsAt <= now) return refuse('session-in-past', { when: whenText(wanted.startsAt, wanted.endsAt) });
  return ok(null);
}

/** Runs `work`; where the venue or the speaker is taken at that time, says by which session. */
export async function namingConflicts<Value>(
  environment: Environment,
  actor: Actor,
  wantedOf: () => WantedTime | null,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    const constraint = brokenConstraint(error);
    const wanted = wantedOf();
    if (wanted === null || (constraint !== 'session_venue_is_free' && constraint !== 'session_speaker_is_free')) throw error;
    const of = constraint === 'session_venue_is_free' ? 'venue' : 'speaker';
    const inTheWay = await environment.database.transaction(actor, 'deliver', (transaction) =>
      sessionsInTheWay(transaction, wanted),
    );
    const other = inTheWay.find((one) => one[`${of}Name`] !== null);
    const params = { title: other?.title ?? '', when: other ? whenText(other.startsAt, other.endsAt) : '' };
    return of === 'venue'
      ? refuse('session-venue-taken', { ...params, venue: other?.venueName ?? '' })
      : refuse('session-speaker-taken', { ...params, speaker: other?.speakerName ?? '' });
  }
}

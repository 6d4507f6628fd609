import type { Dayjs } from 'dayjs';
import type { Audience } from '#src/kernel/vocabulary.ts';
import type { RefusedFields } from '#src/ui-kit/refused-at.ts';

/** What is asked of a session. */
export interface SessionFields {
  subProgramme: string;
  activityId: string | null;
  title: string;
  summary: string;
  audience: Audience;
  online: boolean;
  venueId: string | null;
  district: string | null;
  speakerId: string | null;
  day: Dayjs;
  times: [Dayjs, Dayjs];
  capacity: number;
}

/** The field that a refusal speaks of, wherever a session is written or moved. */
export const refusedFields: RefusedFields<SessionFields> = {
  'session-over-room': 'capacity',
  'session-under-taken': 'capacity',
  'session-venue-taken': 'venueId',
  'session-venue-unknown': 'venueId',
  'session-place-unclear': ['venueId', 'district'],
  // Where no speaker is asked for, the time has to be another one.
  'session-speaker-taken': ['speakerId', 'day'],
  'session-speaker-unknown': 'speakerId',
  'session-in-past': 'day',
  'session-outside-programme': 'day',
  'session-times-reversed': 'times',
  'session-sub-programme-unknown': 'subProgramme',
  'session-activity-unknown': 'activityId',
};

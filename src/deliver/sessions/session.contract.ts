import * as z from 'zod';
import { day, moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';
import { audiences, sessionStates, venueKinds } from '#src/kernel/vocabulary.ts';

export { type SessionState, sessionStates } from '#src/kernel/vocabulary.ts';

const tags = ['场次 sessions'];

/** `2020-08`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const version = z.number().int().min(1).describe('the version that the editor saw');
const title = z.string().trim().min(2).max(120);
const code = z.string().regex(/^[A-Z0-9]{6}$/);

export const sessionFilters = {
  programmeId: uuid.optional(),
  state: z.enum(sessionStates).optional(),
  district: z.string().max(12).optional(),
  street: z
    .string()
    .regex(/^(\d{9}|\d{12})$/)
    .optional()
    .describe('a street, in nine digits, or a community of it, in twelve'),
  month: month.optional(),
  from: day.optional(),
  to: day.optional(),
  venueKind: z.enum(venueKinds).optional(),
  audience: z.enum(audiences).optional(),
  subProgramme: z.string().max(40).optional(),
  activityId: uuid.optional(),
  awaiting: z.enum(['me']).optional().describe('those in review, new or with changed words, that the actor may pass'),
  text: z
    .string()
    .trim()
    .max(80)
    .optional()
    .describe('each word in the title, the venue, the speaker, the code, the district or the day'),
  sort: sortBy('startsAt', 'title', 'district', 'venue', 'speaker', 'state', 'taken', 'attendance').default('startsAt'),
};

export const sessionSummary = z.object({
  id: uuid,
  code,
  title: z.string(),
  programmeId: uuid,
  subProgramme: z.string(),
  subProgrammeName: z.string(),
  activityId: uuid.nullable(),
  activityName: z.string().nullable(),
  audience: z.enum(audiences),
  state: z.enum(sessionStates),
  venueId: uuid.nullable(),
  venueName: z.string().nullable(),
  venueKind: z.enum(venueKinds),
  district: z.string(),
  districtName: z.string(),
  speakerId: uuid.nullable(),
  speakerName: z.string().nullable(),
  startsAt: moment,
  endsAt: moment,
  capacity: z.number().int(),
  taken: z.number().int().describe('seats signed up'),
  admitted: z.number().int().describe('people let in by name'),
  attendance: z.number().int().nullable().describe('person-times; null until the session has ended'),
  awaitsPass: z.boolean().describe('its words were changed after they had been passed: somebody else passes them'),
  version: z.number().int(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

export const sessionAbilities = z.object({
  change: z.boolean(),
  submit: z.boolean(),
  publish: z.boolean(),
  pass: z.boolean().describe('its words were changed after they had been passed: the actor may pass them'),
  awaitsAnother: z.boolean().describe('under review, and handed in by the actor: somebody else passes it'),
  returnToDraft: z.boolean(),
  openSignUp: z.boolean(),
  start: z.boolean(),
  end: z.boolean(),
  archive: z.boolean(),
  reschedule: z.boolean(),
  cancel: z.boolean(),
  copy: z.boolean(),
  runDoor: z.boolean(),
  enterAttendance: z.boolean().describe('paper sheets and head counts: from the start until it is archived'),
  signUpAtDesk: z.boolean(),
});

const name = z.string().nullable();
const fieldChanges = z.array(z.object({ field: z.string(), before: z.json(), after: z.json() }));

export const sessionDetail = sessionSummary.extend({
  /** Whole minutes until its time, 0 from then on: it may be started before, and cannot be ended before. */
  minutesToStart: z.number().int(),
  /** Whole minutes until its end, 0 from then on: ending it before is asked about. */
  minutesToEnd: z.number().int(),
  summary: z.string(),
  region: z.string(),
  regionName: z.string(),
  venueAddress: z.string().nullable(),
  venueCapacity: z.number().int().nullable(),
  venueContactName: z.string().nullable(),
  speakerOrganisation: z.string().nullable(),
  speakerTitleLevel: z.enum(['academician', 'professor', 'associate-professor', 'other']).nullable(),
  signUpOpensAt: moment.nullable(),
  returnReason: z.string().nullable(),
  cancelReason: z.string().nullable(),
  submittedBy: z.string().nullable(),
  submittedAt: moment.nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: moment.nullable(),
  headCount: z
    .object({ people: z.number().int(), method: z.enum(['counted', 'estimated', 'online']), countedAt: moment })
    .nullable(),
  changedAt: moment,
  changedBy: z.string(),
  publicUrl: z.string().describe('where residents sign up'),
  demo: z.boolean(),
  unpassed: fieldChanges
    .nullable()
    .describe(
      'of each field whose change waits to be passed what residents read still, and what was written; null where none waits',
    ),
  returned: z
    .object({
      times: z.number().int().describe('how often it was returned'),
      by: z.string(),
      at: moment,
      reason: z.string(),
      changes: fieldChanges.describe('what is another than it was when it was returned'),
    })
    .nullable()
    .describe('of a draft or a session under review: its last return; null where it was never returned'),
  untold: z
    .object({
      byPhone: z.number().int().describe('to be told by phone: no gateway is set up, or the message failed'),
      sending: z.number().int(),
    })
    .describe('people who do not know yet that it moved or is off'),
  clashes: z
    .array(z.object({ title: z.string(), startsAt: moment, endsAt: moment, venueName: name, speakerName: name }))
    .describe('of a draft: each session that holds its venue or its speaker, whichever is named, at its time'),
  abilities: sessionAbilities,
});
export type SessionDetail = z.infer<typeof sessionDetail>;

const awaiting = z.object({
  programmeId: uuid,
  toPass: z.number().int().describe('to be passed by the actor'),
  returned: z
    .object({ count: z.number().int(), id: uuid, title: z.string(), by: z.string().nullable(), reason: z.string() })
    .nullable()
    .describe('drafts that came back to the actor, the earliest of them named'),
});

const capacity = z.number().int().min(1).max(100_000);

export const draftSessionInput = z.object({
  programmeId: uuid,
  subProgramme: z.string().min(2).max(40),
  activityId: uuid.nullable().default(null),
  title,
  summary: z.string().trim().max(2000).default(''),
  audience: z.enum(audiences),
  venueId: uuid.nullable().default(null).describe('null: held online; then `district` is needed'),
  district: z.string().max(12).nullable().default(null),
  speakerId: uuid.nullable().default(null),
  startsAt: moment,
  endsAt: moment,
  capacity,
});
export type DraftSession = z.infer<typeof draftSessionInput>;

export const changeSessionInput = z.object({
  id: uuid,
  version,
  subProgramme: z.string().min(2).max(40).optional(),
  activityId: uuid.nullable().optional(),
  title: title.optional(),
  summary: z.string().trim().max(2000).optional(),
  audience: z.enum(audiences).optional(),
  venueId: uuid.nullable().optional(),
  district: z.string().max(12).nullable().optional(),
  speakerId: uuid.nullable().optional(),
  startsAt: moment.optional().describe('only until it was passed; afterwards reschedule'),
  endsAt: moment.optional(),
  capacity: capacity.optional(),
});
export type ChangeSession = z.infer<typeof changeSessionInput>;

const step = z.object({ id: uuid, version });
const reason = z.string().trim().min(2).max(300);

export const coverage = z.object({
  year: z.number().int(),
  of: z.enum(['district', 'street', 'community']).describe('of a city, of a district, of a street'),
  places: z
    .array(
      z.object({
        place: z.string(),
        name: z.string(),
        outside: z.boolean().describe('not of the unit: a hall of its neighbours'),
        held: z.number().int(),
        scheduled: z.number().int(),
      }),
    )
    .describe('all of its own; then those outside that had any; last, with an empty code, the sessions that name none'),
  cells: z.array(
    z.object({
      place: z.string(),
      month: z.number().int().min(1).max(12),
      held: z.number().int(),
      scheduled: z.number().int(),
    }),
  ),
  reached: z.number().int().describe('places of its own with at least one session held'),
});

export const posterData = z.object({
  title: z.string(),
  summary: z.string(),
  audience: z.enum(audiences),
  startsAt: moment,
  endsAt: moment,
  venueName: z.string().nullable(),
  venueAddress: z.string().nullable(),
  districtName: z.string(),
  speakerName: z.string().nullable(),
  speakerOrganisation: z.string().nullable(),
  capacity: z.number().int(),
  signUpUrl: z.string(),
  qrSvg: z.string(),
  organiser: z.string(),
  code: z.string(),
  demo: z.boolean(),
});

export const sessionContract = {
  list: route({ permission: 'sessions.read', method: 'GET', path: '/sessions', summary: 'Sessions, filtered', tags })
    .input(z.object({ ...sessionFilters, ...paging }))
    .output(pageOf(sessionSummary)),
  export: route({
    permission: 'sessions.read',
    method: 'GET',
    path: '/sessions/export',
    summary: 'The filtered sessions as Excel',
    tags,
  })
    .input(z.object(sessionFilters))
    .output(z.file()),
  calendar: route({
    permission: 'sessions.read',
    method: 'GET',
    path: '/sessions/calendar',
    summary: 'Sessions between two days',
    tags,
  })
    .input(z.object({ from: day, to: day, programmeId: uuid.optional(), district: z.string().max(12).optional() }))
    .output(z.object({ items: z.array(sessionSummary) })),
  coverage: route({
    permission: 'sessions.read',
    method: 'GET',
    path: '/sessions/coverage',
    summary: 'Held and scheduled, place × month',
    tags,
  })
    .input(z.object({ programmeId: uuid, year: z.coerce.number().int().min(2000).max(2100).optional() }))
    .output(coverage),
  awaiting: route({
    permission: 'sessions.read',
    method: 'GET',
    path: '/sessions/awaiting',
    summary: 'By programme, what waits for the actor',
    tags,
  }).output(z.object({ items: z.array(awaiting) })),
  get: route({
    permission: 'sessions.read',
    method: 'GET',
    path: '/sessions/{id}',
    summary: 'One session, with what the actor may do',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(sessionDetail),
  poster: route({
    permission: 'sessions.read',
    method: 'GET',
    path: '/sessions/{id}/poster',
    summary: 'What stands on the poster',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(posterData),
  draft: route({ permission: 'sessions.write', method: 'POST', path: '/sessions', summary: 'Draft a session', tags })
    .input(draftSessionInput)
    .output(sessionDetail),
  change: route({ permission: 'sessions.write', method: 'PATCH', path: '/sessions/{id}', summary: 'Change a session', tags })
    .input(changeSessionInput)
    .output(sessionDetail),
  submit: route({
    permission: 'sessions.write',
    method: 'POST',
    path: '/sessions/{id}/submit',
    summary: 'Hand in for content review',
    tags,
  })
    .input(step)
    .output(sessionDetail),
  returnToDraft: route({
    permission: 'sessions.pass',
    method: 'POST',
    path: '/sessions/{id}/return',
    summary: 'Return to draft with the reason',
    tags,
  })
    .input(step.extend({ reason }))
    .output(sessionDetail),
  publish: route({
    permission: 'sessions.pass',
    method: 'POST',
    path: '/sessions/{id}/publish',
    summary: 'Content reviewed; publish',
    tags,
  })
    .input(step.extend({ signUpOpensAt: moment.nullable().default(null).describe('null: at once') }))
    .output(sessionDetail),
  pass: route({
    permission: 'sessions.pass',
    method: 'POST',
    path: '/sessions/{id}/pass',
    summary: 'Words changed after publishing reviewed; pass them',
    tags,
  })
    .input(step)
    .output(sessionDetail),
  openSignUp: route({
    permission: 'sessions.review',
    method: 'POST',
    path: '/sessions/{id}/open',
    summary: 'Open sign-up now',
    tags,
  })
    .input(step)
    .output(sessionDetail),
  start: route({
    permission: 'sessions.run',
    method: 'POST',
    path: '/sessions/{id}/start',
    summary: 'Start; sign-up closes',
    tags,
  })
    .input(step)
    .output(sessionDetail),
  end: route({
    permission: 'sessions.run',
    method: 'POST',
    path: '/sessions/{id}/end',
    summary: 'End; the facts are written',
    tags,
  })
    .input(step.extend({ endEarly: z.boolean().default(false).describe('needed before its time is over') }))
    .output(sessionDetail),
  archive: route({
    permission: 'sessions.review',
    method: 'POST',
    path: '/sessions/{id}/archive',
    summary: 'Archive; nothing can be entered any more',
    tags,
  })
    .input(step)
    .output(sessionDetail),
  reschedule: route({
    permission: 'sessions.review',
    method: 'POST',
    path: '/sessions/{id}/reschedule',
    summary: 'Another time or place; everyone is told',
    tags,
  })
    .input(step.extend({ startsAt: moment, endsAt: moment, venueId: uuid.optional(), capacity: capacity.optional(), reason }))
    .output(sessionDetail),
  cancel: route({
    permission: 'sessions.review',
    method: 'POST',
    path: '/sessions/{id}/cancel',
    summary: 'Cancel with the reason; everyone is told',
    tags,
  })
    .input(step.extend({ reason }))
    .output(sessionDetail),
  copy: route({
    permission: 'sessions.write',
    method: 'POST',
    path: '/sessions/{id}/copy',
    summary: 'A new draft like this one',
    tags,
  })
    .input(z.object({ id: uuid, startsAt: moment, endsAt: moment.optional().describe('same length when absent') }))
    .output(sessionDetail),
};

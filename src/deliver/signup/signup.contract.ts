import * as z from 'zod';
import { day, moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';
import { audiences, sessionStates, venueKinds } from '#src/kernel/vocabulary.ts';

const tags = ['报名 sign-up'];

const tenant = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/)
  .describe('the code of the tenant, as in public addresses');
const sessionCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{6}$/);
/** As the link has it: a cut one is an unknown ticket, and told as such. */
const token = z.string().max(2000);
/** As typed: full-width digits, blanks and dashes are accepted. */
const phone = z.string().trim().min(1).max(40);
const personName = z.string().trim().min(1).max(40);
const seats = z.number().int().min(1).max(10).default(1);

export const publicSession = z.object({
  code: z.string(),
  title: z.string(),
  summary: z.string(),
  audience: z.enum(audiences),
  state: z.enum(sessionStates),
  startsAt: moment,
  endsAt: moment,
  venueName: z.string().nullable(),
  venueKind: z.enum(venueKinds),
  venueAddress: z.string().nullable(),
  district: z.string(),
  districtName: z.string(),
  speakerName: z.string().nullable(),
  speakerOrganisation: z.string().nullable(),
  capacity: z.number().int(),
  seatsLeft: z.number().int(),
  canSignUp: z.boolean(),
  signUpOpensAt: moment.nullable(),
  cancelReason: z.string().nullable(),
  demo: z.boolean(),
});
export type PublicSession = z.infer<typeof publicSession>;

export const consentWording = z.object({ version: z.string(), text: z.string() });

export const ticket = z.object({
  token: z.string(),
  ticketUrl: z.string(),
  ticketCode: z.string().describe('typed at the door when no camera works'),
  qrSvg: z.string(),
  state: z.enum(['confirmed', 'cancelled']),
  seats: z.number().int(),
  holder: z.string().describe('masked'),
  admittedAt: moment.nullable(),
  canCancel: z.boolean(),
  isOver: z.boolean().describe('the session is over: its code lets nobody in any more'),
  canGiveOpinion: z.boolean(),
  opinionGiven: z.boolean(),
  movedFrom: z
    .object({ when: z.string(), place: z.string().describe('empty where the place is the same') })
    .nullable()
    .describe('when the session was to be before it was moved'),
  nearby: z.array(publicSession).describe('of a cancelled session: others with room, the nearest first'),
  session: publicSession,
});
export type Ticket = z.infer<typeof ticket>;

export const signUpInput = z.object({
  tenant,
  code: sessionCode,
  name: personName,
  phone,
  seats,
  consentVersion: z.string().max(40).describe('the version of the consent wording that was shown and agreed to'),
});
export type SignUp = z.infer<typeof signUpInput>;

export const signUpRow = z.object({
  id: uuid,
  sessionId: uuid,
  name: z.string().describe('masked'),
  phone: z.string().describe('masked'),
  seats: z.number().int(),
  state: z.enum(['confirmed', 'cancelled']),
  source: z.enum(['phone', 'desk']),
  ticketCode: z.string(),
  createdAt: moment,
  cancelledAt: moment.nullable(),
  admittedAt: moment.nullable(),
  abilities: z.object({ cancel: z.boolean(), unmask: z.boolean() }),
});

export const signUpContract = {
  publicSessions: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/sessions',
    summary: 'Sessions that residents can see',
    tags,
  })
    .input(
      z.object({
        tenant,
        district: z.string().max(12).optional(),
        audience: z.enum(audiences).optional(),
        from: day.optional(),
        to: day.optional(),
        text: z.string().trim().max(80).optional(),
        onlyOpen: z.union([z.boolean(), z.stringbool()]).default(false),
        ...paging,
      }),
    )
    .output(
      z.object({
        items: z.array(publicSession),
        total: z.number().int(),
        tenantName: z.string(),
        demo: z.boolean(),
        districts: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  publicSession: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/sessions/{code}',
    summary: 'One session as residents see it',
    tags,
  })
    .input(z.object({ tenant, code: sessionCode }))
    .output(z.object({ session: publicSession, consent: consentWording, tenantName: z.string() })),
  signUp: route({
    permission: 'anyone',
    method: 'POST',
    repeats: 'the same name and phone again is answered with the same ticket',
    path: '/public/{tenant}/sessions/{code}/sign-ups',
    summary: 'Sign up; the same name and phone again answers the same ticket',
    tags,
  })
    .input(signUpInput)
    .output(ticket.extend({ existing: z.boolean() })),
  ticket: route({ permission: 'anyone', method: 'GET', path: '/public/{tenant}/tickets/{token}', summary: 'The ticket', tags })
    .input(z.object({ tenant, token }))
    .output(ticket),
  cancelTicket: route({
    permission: 'anyone',
    method: 'POST',
    repeats: 'a ticket is cancelled once',
    path: '/public/{tenant}/tickets/{token}/cancel',
    summary: 'Give the seats back, until the session starts',
    tags,
  })
    .input(z.object({ tenant, token }))
    .output(ticket),
  changeTicket: route({
    permission: 'anyone',
    method: 'POST',
    repeats: 'the same change again changes nothing',
    path: '/public/{tenant}/tickets/{token}/change',
    summary: 'Mend the name on the ticket or how many come, until the session starts',
    tags,
  })
    .input(z.object({ tenant, token, name: personName.optional(), seats: z.number().int().min(1).max(10).optional() }))
    .output(ticket),
  calendarFile: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/tickets/{token}/calendar',
    summary: 'iCal file of the session',
    tags,
  })
    .input(z.object({ tenant, token }))
    .output(z.file()),
  calendarFeed: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/calendar',
    summary: 'iCal feed of the coming sessions',
    tags,
  })
    .input(z.object({ tenant, district: z.string().max(12).optional() }))
    .output(z.file()),

  list: route({
    permission: 'signups.read',
    method: 'GET',
    path: '/sessions/{sessionId}/sign-ups',
    summary: 'Sign-ups of a session, masked',
    tags,
  })
    .input(
      z.object({
        sessionId: uuid,
        state: z.enum(['confirmed', 'cancelled']).optional(),
        text: z.string().trim().max(40).optional(),
        sort: sortBy('createdAt', 'name', 'seats', 'admittedAt').default('createdAt'),
        ...paging,
      }),
    )
    .output(pageOf(signUpRow).extend({ seats: z.number().int() })),
  export: route({
    permission: 'signups.read',
    method: 'GET',
    path: '/sessions/{sessionId}/sign-ups/export',
    summary: 'The same as Excel, masked',
    tags,
  })
    .input(z.object({ sessionId: uuid }))
    .output(z.file()),
  signUpAtDesk: route({
    permission: 'signups.write',
    method: 'POST',
    repeats: 'the same name and phone again is answered with the same ticket',
    path: '/sessions/{sessionId}/sign-ups',
    summary: 'Sign somebody up at the desk or by telephone',
    tags,
  })
    .input(
      z.object({
        sessionId: uuid,
        name: personName,
        phone,
        seats,
        consentGiven: z.literal(true).describe('the person agreed, told the wording in force'),
      }),
    )
    .output(z.object({ ticketCode: z.string(), existing: z.boolean() })),
  cancel: route({
    permission: 'signups.write',
    method: 'POST',
    path: '/sign-ups/{id}/cancel',
    summary: "Cancel somebody's sign-up at their wish",
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(signUpRow),
  unmask: route({
    permission: 'signups.unmask',
    method: 'POST',
    repeats: 'each look is written down',
    path: '/sign-ups/{id}/unmask',
    summary: 'Full name and phone; each look is kept in the audit trail',
    tags,
  })
    .input(z.object({ id: uuid, reason: z.string().trim().min(2).max(200) }))
    .output(z.object({ name: z.string(), phone: z.string() })),
};

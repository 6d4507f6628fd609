import * as z from 'zod';
import { moment, pageOf, paging, route, uuid } from '#src/platform/http/contract.ts';

const tags = ['通知 notices'];

/** 待发, 已发, 发送失败, 已电话告知. */
export const noticeStates = ['queued', 'sent', 'failed', 'told'] as const;
export const noticeTemplates = [
  'signed-up',
  'sign-up-cancelled',
  'reminder',
  'rescheduled',
  'moved-speaker',
  'moved-venue',
  'speaker-released',
  'venue-released',
  'session-cancelled',
  'venue-asked',
  'hold-asked',
  'hold-moved',
  'hold-cancelled',
  'opinion-invited',
  'left-path',
] as const;

export const notice = z.object({
  id: uuid,
  sessionId: uuid.nullable(),
  sessionTitle: z.string().nullable(),
  template: z.enum(noticeTemplates),
  text: z.string().describe('as it is sent, personal links masked'),
  recipient: z.string().describe('masked name; of a speaker or the contact of a venue with what they are, and of which venue'),
  phone: z.string().describe('masked; empty when none is known'),
  phoneMissingOf: z
    .object({ list: z.enum(['speakers', 'venues']), name: z.string() })
    .nullable()
    .describe('of a speaker or a venue without a number: where it is added, and by which name it is found there'),
  state: z.enum(noticeStates),
  attempts: z.number().int(),
  lastError: z
    .string()
    .nullable()
    .describe(
      'overtaken: a newer message says what holds now; erased: nobody is to be told any more; past: not sent, and its occasion is over',
    ),
  createdAt: moment,
  sentAt: moment.nullable(),
  abilities: z.object({ markTold: z.boolean(), retry: z.boolean() }),
});

const filters = {
  state: z
    .enum([...noticeStates, 'over'])
    .optional()
    .describe('over: nobody is to be told any more; such messages are neither queued nor failed'),
  sessionId: uuid.optional(),
  template: z.enum(noticeTemplates).optional(),
};

export const noticeContract = {
  list: route({ permission: 'notices.read', method: 'GET', path: '/notices', summary: 'Messages owed and sent', tags })
    .input(z.object({ ...filters, ...paging }))
    .output(
      pageOf(notice).extend({
        toTell: z.number().int().describe('how many messages the call list has, whatever the state asked for'),
        gatewayConfigured: z.boolean().describe('false: messages wait to be told by phone or printed'),
      }),
    ),
  export: route({
    permission: 'notices.unmask',
    method: 'GET',
    path: '/notices/export',
    summary: 'Call list with full numbers and without personal links, to tell people by phone; kept in the audit trail',
    tags,
  })
    .input(z.object(filters))
    .output(z.file()),
  untold: route({
    permission: 'notices.write',
    method: 'GET',
    path: '/notices/untold',
    summary: 'Sessions still to come, moved or called off, of which people are still to be told by phone',
    tags,
  })
    .input(z.object({ programmeId: uuid.optional() }))
    .output(
      z.object({
        people: z.number().int(),
        sessions: z.array(
          z.object({ sessionId: uuid, programmeId: uuid, title: z.string(), startsAt: moment, people: z.number().int() }),
        ),
      }),
    ),
  alerts: route({
    permission: 'alerts.read',
    method: 'GET',
    path: '/alerts',
    summary: 'Digests of indicators that left their path: all, or for who does not oversee them one’s own',
    tags,
  })
    .input(z.object(paging))
    .output(pageOf(notice).extend({ gatewayConfigured: z.boolean() })),
  ownAlerts: route({
    permission: 'alerts.read',
    method: 'GET',
    path: '/me/alerts',
    summary: 'Whether one has turned the digests off',
    tags,
  }).output(z.object({ muted: z.boolean() })),
  muteAlerts: route({
    permission: 'alerts.read',
    method: 'PUT',
    path: '/me/alerts',
    summary: 'Turns one’s digests off or on',
    tags,
  })
    .input(z.object({ muted: z.boolean() }))
    .output(z.object({ muted: z.boolean() })),
  markTold: route({
    permission: 'notices.write',
    method: 'POST',
    path: '/notices/{id}/told',
    summary: 'The person was told by phone or in person',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(notice),
  retry: route({
    permission: 'notices.write',
    method: 'POST',
    path: '/notices/{id}/retry',
    summary: 'Queue a failed message again',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(notice),
};

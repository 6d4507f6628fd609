import * as z from 'zod';
import { roles } from '#src/kernel/vocabulary.ts';
import { day, moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';

export const role = z.enum(roles);

const tenantName = z.object({ code: z.string(), name: z.string() });

/** Who is asking, and what the screens may offer. A visitor has no roles and no person. */
const me = z.object({
  signedIn: z.boolean(),
  personId: uuid.nullable(),
  name: z.string(),
  /** null where several tenants are served and the visitor has not said which. */
  tenant: tenantName.extend({ regionCode: z.string(), demo: z.boolean() }).nullable(),
  /** The tenants that the person may switch to, by the cookie `kepu-tenant`. */
  tenants: z.array(tenantName),
  roles: z.array(role),
  districts: z.union([z.literal('all'), z.array(z.object({ code: z.string(), name: z.string() }))]),
  /** Names such as `sessions.publish`, of everything that the roles may do. */
  permissions: z.array(z.string()),
  /** When an auditor's access ends. */
  accessEndsAt: moment.nullable(),
  language: z.enum(['zh', 'en']),
  /** `needed`: a role held asks for one, and gives nothing until it is set up. */
  secondFactor: z.object({ on: z.boolean(), needed: z.boolean() }),
  /** The password is one that an administrator made: nothing is open until its owner has set another. */
  passwordDue: z.boolean(),
});

const session = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  /** As the browser says of itself; null where it is none of the usual. */
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  address: z.string().nullable(),
  signedInAt: moment,
  /** To within five minutes. */
  usedAt: moment,
});

const membership = z.object({
  id: uuid,
  role,
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  validFrom: moment,
  validUntil: moment.nullable(),
  /** Whether it holds at the time of the answer. */
  valid: z.boolean(),
});

const person = z.object({
  id: uuid,
  name: z.string(),
  /** Masked: 138****2046. */
  phone: z.string().nullable(),
  /** Masked: z***@example.org. */
  email: z.string().nullable(),
  hasAccount: z.boolean(),
  secondFactor: z.boolean(),
  /** Closed by failed tries until then. */
  lockedUntil: moment.nullable(),
  erased: z.boolean(),
  memberships: z.array(membership),
});

/** `naming`: facts whose words may name the person; the trail lists them, and a manager looks at each. */
const erasedSchema = z.object({ erased: z.literal(true), naming: z.number().int() });

/** A mainland mobile number, or a number with the area code. */
export const phone = z
  .string()
  .trim()
  .regex(/^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/);

const peopleFilter = {
  text: z.string().trim().max(100).optional(),
  role: role.optional(),
  /** Members hold a role other than resident. */
  membersOnly: z.stringbool().optional(),
  /** Left out: members first, then residents, each by name. */
  sort: sortBy('name').optional(),
};

/** What a role needs: a district for 区科协 and 承办方, an end date for 审计. */
const grant = z
  .object({ role: role.exclude(['resident']), district: z.string().optional(), validUntil: day.optional() })
  .refine((given) => !['coordinator', 'host'].includes(given.role) || Boolean(given.district), {
    path: ['district'],
    error: 'district needed',
  })
  .refine((given) => given.role !== 'auditor' || Boolean(given.validUntil), { path: ['validUntil'], error: 'end date needed' });

const invitation = z
  .object({
    name: z.string().trim().min(1).max(50),
    phone: phone.optional(),
    email: z.email().max(200).optional(),
    /** Absent where a system administrator invites: roles are granted by the security administrator. */
    membership: grant.optional(),
  })
  .refine((given) => given.phone !== undefined || given.email !== undefined, {
    path: ['phone'],
    error: 'phone or e-mail needed',
  });

const recovery = z.object({ id: uuid, reason: z.string().trim().min(1).max(200) });

const auditFilter = {
  verb: z.string().max(60).optional(),
  recordKind: z.string().max(60).optional(),
  recordId: z.string().max(100).optional(),
  record: z.string().trim().max(100).optional().describe('a part of the name of the record'),
  personId: uuid.optional(),
  from: day.optional(),
  /** Inclusive. */
  to: day.optional(),
  sort: sortBy('at').optional(),
};

const auditEntry = z.object({
  id: uuid,
  at: moment,
  personId: uuid.nullable(),
  actorName: z.string(),
  verb: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  /** What a person would call the record, and the record whose page tells of it. */
  record: z.object({ name: z.string(), link: z.object({ kind: z.string(), id: z.string() }).nullable() }).nullable(),
  detail: z.record(z.string(), z.json()).describe('names in the place of codes and ids, where they have one'),
});

const people = ['people'];

export const accessContract = {
  me: {
    read: route({
      permission: 'anyone',
      method: 'GET',
      path: '/me',
      summary: 'Who is signed in, and what they may do',
      tags: ['me'],
    }).output(me),
    sessions: route({
      permission: 'signed-in',
      method: 'GET',
      path: '/me/sessions',
      summary: 'The sign-ins of the person themself, by device',
      tags: ['me'],
    }).output(z.object({ items: z.array(session) })),
    endSession: route({
      permission: 'signed-in',
      method: 'POST',
      path: '/me/sessions/{id}/end',
      summary: 'End one of the own sign-ins',
      tags: ['me'],
    })
      .input(z.object({ id: z.string().min(1).max(100) }))
      .output(z.object({ ended: z.number().int() })),
    endOtherSessions: route({
      permission: 'signed-in',
      method: 'POST',
      path: '/me/sessions/end-others',
      summary: 'End all own sign-ins but this one',
      tags: ['me'],
    }).output(z.object({ ended: z.number().int() })),
    exportData: route({
      permission: 'signed-in',
      method: 'GET',
      path: '/me/data.json',
      summary: 'All that is kept about the person themself',
      tags: ['me'],
    }).output(z.file()),
    erase: route({
      permission: 'signed-in',
      method: 'POST',
      path: '/me/erasure',
      summary: 'Close the own account and erase the own personal details',
      tags: ['me'],
    })
      .input(z.object({ confirm: z.literal(true) }))
      .output(erasedSchema),
  },
  demoAccounts: route({
    permission: 'anyone',
    method: 'GET',
    path: '/demo-accounts',
    summary: 'The demo accounts',
    tags: ['me'],
  }).output(
    z.object({ password: z.string().nullable(), items: z.array(z.object({ role, name: z.string(), email: z.string() })) }),
  ),
  people: {
    list: route({ permission: 'people.read', method: 'GET', path: '/people', summary: 'People', tags: people })
      .input(z.object({ ...peopleFilter, ...paging }))
      .output(
        pageOf(person).extend({
          abilities: z.object({
            invite: z.boolean(),
            grant: z.boolean(),
            erase: z.boolean(),
            recover: z.boolean(),
            unmask: z.boolean(),
          }),
        }),
      ),
    exportList: route({
      permission: 'people.read',
      method: 'GET',
      path: '/people/export.xlsx',
      summary: 'The people as Excel, telephones masked',
      tags: people,
    })
      .input(z.object(peopleFilter))
      .output(z.file()),
    read: route({ permission: 'people.read', method: 'GET', path: '/people/{id}', summary: 'One person', tags: people })
      .input(z.object({ id: uuid }))
      .output(person),
    staffNames: route({
      permission: 'people.names',
      method: 'GET',
      path: '/staff-names',
      summary: 'Names of the staff: who an account in a record is',
      tags: people,
    }).output(z.object({ items: z.array(z.object({ id: uuid, name: z.string() })) })),
    unmask: route({
      permission: 'people.unmask',
      method: 'POST',
      repeats: 'each look is written down',
      path: '/people/{id}/unmask',
      summary: 'Telephone and mail in full; the look is kept in the trail',
      tags: people,
    })
      .input(z.object({ id: uuid, reason: z.string().trim().min(1).max(200) }))
      .output(z.object({ phone: z.string().nullable(), email: z.string().nullable() })),
    invite: route({ permission: 'people.invite', method: 'POST', path: '/people', summary: 'Invite a member', tags: people })
      .input(invitation)
      .output(
        z.object({
          person,
          /** Shown once, to be handed over; null when the person already had an account. */
          initialPassword: z.string().nullable(),
        }),
      ),
    grant: route({
      permission: 'people.grant',
      method: 'POST',
      path: '/people/{id}/memberships',
      summary: 'Grant a role',
      tags: people,
    })
      .input(z.object({ id: uuid, membership: grant }))
      .output(person),
    revoke: route({
      permission: 'people.grant',
      method: 'POST',
      path: '/memberships/{id}/revocation',
      summary: 'Revoke a role',
      tags: people,
    })
      .input(z.object({ id: uuid }))
      .output(person),
    erase: route({
      permission: 'people.erase',
      method: 'POST',
      path: '/people/{id}/erasure',
      summary: 'Erase the personal details of a person',
      tags: people,
    })
      .input(z.object({ id: uuid, reason: z.string().trim().min(1).max(200) }))
      .output(erasedSchema),
  },
  recovery: {
    unlock: route({
      permission: 'people.recover',
      method: 'POST',
      path: '/people/{id}/unlocking',
      summary: 'Unlock an account',
      tags: people,
    })
      .input(recovery)
      .output(person),
    resetSecondFactor: route({
      permission: 'people.recover',
      method: 'POST',
      path: '/people/{id}/second-factor-reset',
      summary: 'Take a lost second factor off',
      tags: people,
    })
      .input(recovery)
      .output(person),
    replacePassword: route({
      permission: 'people.recover',
      method: 'POST',
      path: '/people/{id}/password-link',
      summary: 'A link that sets a new password once',
      tags: people,
    })
      .input(recovery)
      .output(z.object({ link: z.string(), expiresAt: moment })),
  },
  auditTrail: {
    list: route({
      permission: 'audit-trail.read',
      method: 'GET',
      path: '/audit-trail',
      summary: 'The audit trail',
      tags: ['audit-trail'],
    })
      .input(z.object({ ...auditFilter, ...paging }))
      .output(pageOf(auditEntry)),
    exportList: route({
      permission: 'audit-trail.read',
      method: 'GET',
      path: '/audit-trail/export.xlsx',
      summary: 'The audit trail as Excel',
      tags: ['audit-trail'],
    })
      .input(z.object(auditFilter))
      .output(z.file()),
  },
};

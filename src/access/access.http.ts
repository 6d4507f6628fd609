import { implement } from '@orpc/server';
import type { Actor } from '#src/kernel/actor.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { mayErasePeople, mayGrantRoles, mayInvitePeople, mayRecoverAccounts, mayUnmaskPeople } from './access.policy.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import { accessContract } from './access.contract.ts';
import * as texts from './people/people-list.texts.ts';
import { type AuditLine, listAuditTrail } from './list-audit-trail.ts';
import type { RecordNames } from './trail-names.ts';
import { trailFile } from './trail-workbook.ts';
import { erasePerson } from './people/erase-person.ts';
import type { Eraser } from './people/forget-person.ts';
import { exportOwnData, type OwnDataSource } from './people/export-own-data.ts';
import { inviteMember } from './people/invite-member.ts';
import { listPeople, listStaffNames, readPerson } from './people/list-people.ts';
import { grantMembership, revokeMembership } from './people/memberships.ts';
import { replacePassword, resetSecondFactor, unlockAccount } from './people/recover-account.ts';
import { unmaskPerson } from './people/unmask-person.ts';
import type { PersonView } from './people/views.ts';
import { demoAccountList, demoPassword } from './sign-in/demo.ts';
import { endOwnSessions, listOwnSessions } from './sign-in/own-sessions.ts';
import type { Visit } from './sign-in/visit.ts';

/** What the routes of sign-in and people are given besides. */
export interface AccessContext extends RequestContext {
  visit: Visit;
  /** Every permission of every stage that the actor holds. */
  permissionsOf(actor: Actor): string[];
  ownDataSources: readonly OwnDataSource[];
  erasers: readonly Eraser[];
  recordNames?: RecordNames;
}

const os = implement(accessContract).$context<AccessContext>();
const exportLimit = 50_000;
const whole = { limit: exportLimit, offset: 0 };

function pageWindow({ page, pageSize }: { page: number; pageSize: number }) {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}

function personAnswer(person: PersonView) {
  return {
    ...person,
    lockedUntil: person.lockedUntil?.toISOString() ?? null,
    memberships: person.memberships.map((membership) => ({
      ...membership,
      validFrom: membership.validFrom.toISOString(),
      validUntil: membership.validUntil?.toISOString() ?? null,
    })),
  };
}

function auditAnswer(row: AuditLine) {
  return { ...row, at: row.at.toISOString() };
}

const me = os.me.router({
  read: os.me.read.handler(({ context }) => {
    const { visit, actor } = context;
    return {
      signedIn: visit.signedIn,
      personId: actor.personId,
      name: actor.name,
      tenant: visit.tenant && {
        code: visit.tenant.code,
        name: visit.tenant.name,
        regionCode: visit.tenant.regionCode,
        demo: visit.tenant.demo,
      },
      tenants: visit.tenants.map(({ code, name }) => ({ code, name })),
      roles: [...actor.roles],
      districts: actor.districts === 'all' ? ('all' as const) : visit.districts,
      permissions: context.permissionsOf(actor),
      accessEndsAt: visit.accessEndsAt?.toISOString() ?? null,
      language: context.language,
      secondFactor: visit.secondFactor,
      passwordDue: visit.passwordDue,
    };
  }),
  sessions: os.me.sessions.handler(async ({ context }) => ({
    items: answer(await listOwnSessions(context.environment, context.visit), context.language).map(
      ({ createdAt, updatedAt, ...one }) => ({ ...one, signedInAt: createdAt.toISOString(), usedAt: updatedAt.toISOString() }),
    ),
  })),
  endSession: os.me.endSession.handler(async ({ input, context }) =>
    answer(await endOwnSessions(context.environment, context.visit, input.id), context.language),
  ),
  endOtherSessions: os.me.endOtherSessions.handler(async ({ context }) =>
    answer(await endOwnSessions(context.environment, context.visit), context.language),
  ),
  exportData: os.me.exportData.handler(async ({ context }) => {
    const data = answer(await exportOwnData(context.environment, context.actor, context.ownDataSources), context.language);
    return new File([JSON.stringify(data, null, 2)], '本人数据.json', { type: 'application/json' });
  }),
  erase: os.me.erase.handler(async ({ context }) =>
    answer(
      await erasePerson(context.environment, context.actor, { id: context.actor.personId!, reason: '本人申请' }, context.erasers),
      context.language,
    ),
  ),
});

const people = os.people.router({
  list: os.people.list.handler(async ({ input, context }) => {
    const { page, pageSize, ...filter } = input;
    const { items, total } = answer(
      await listPeople(context.environment, context.actor, filter, pageWindow({ page, pageSize })),
      context.language,
    );
    return {
      items: items.map(personAnswer),
      total,
      abilities: {
        invite: mayInvitePeople(context.actor),
        grant: mayGrantRoles(context.actor),
        erase: mayErasePeople(context.actor),
        recover: mayRecoverAccounts(context.actor),
        unmask: mayUnmaskPeople(context.actor),
      },
    };
  }),
  exportList: os.people.exportList.handler(async ({ input, context }) => {
    const { items } = answer(await listPeople(context.environment, context.actor, input, whole), context.language);
    const t = texts[context.language];
    const roles = kit[context.language].role;
    const rows = items.map((person) => [
      person.erased ? t.erased : person.name,
      person.phone,
      person.email,
      person.memberships
        .filter((membership) => membership.valid)
        .map(({ role, districtName }) => [roles[role], districtName].filter(Boolean).join(' '))
        .join(kit[context.language].say.listSeparator),
    ]);
    const columns = t.column.map((header) => ({ header }));
    return xlsxFile(t.sheet, await writeWorkbook([{ name: t.sheet, columns, rows }]));
  }),
  read: os.people.read.handler(async ({ input, context }) =>
    personAnswer(answer(await readPerson(context.environment, context.actor, input.id), context.language)),
  ),
  staffNames: os.people.staffNames.handler(async ({ context }) => ({
    items: answer(await listStaffNames(context.environment, context.actor), context.language),
  })),
  unmask: os.people.unmask.handler(async ({ input, context }) =>
    answer(await unmaskPerson(context.environment, context.actor, input), context.language),
  ),
  invite: os.people.invite.handler(async ({ input, context }) => {
    const invited = answer(
      await inviteMember(context.environment, context.actor, context.visit.tenant?.name ?? '', input),
      context.language,
    );
    return { person: personAnswer(invited.person), initialPassword: invited.initialPassword };
  }),
  grant: os.people.grant.handler(async ({ input, context }) =>
    personAnswer(answer(await grantMembership(context.environment, context.actor, input), context.language)),
  ),
  revoke: os.people.revoke.handler(async ({ input, context }) =>
    personAnswer(answer(await revokeMembership(context.environment, context.actor, input.id), context.language)),
  ),
  erase: os.people.erase.handler(async ({ input, context }) =>
    answer(await erasePerson(context.environment, context.actor, input, context.erasers), context.language),
  ),
});

const recovery = os.recovery.router({
  unlock: os.recovery.unlock.handler(async ({ input, context }) =>
    personAnswer(answer(await unlockAccount(context.environment, context.actor, input), context.language)),
  ),
  resetSecondFactor: os.recovery.resetSecondFactor.handler(async ({ input, context }) =>
    personAnswer(answer(await resetSecondFactor(context.environment, context.actor, input), context.language)),
  ),
  replacePassword: os.recovery.replacePassword.handler(async ({ input, context }) => {
    const made = answer(await replacePassword(context.environment, context.actor, input), context.language);
    return { link: made.link, expiresAt: made.expiresAt.toISOString() };
  }),
});

const auditTrail = os.auditTrail.router({
  list: os.auditTrail.list.handler(async ({ input, context }) => {
    const { page, pageSize, ...query } = input;
    const { items, total } = answer(
      await listAuditTrail(context.environment, context.actor, query, pageWindow({ page, pageSize }), context.recordNames),
      context.language,
    );
    return { items: items.map(auditAnswer), total };
  }),
  exportList: os.auditTrail.exportList.handler(async ({ input, context }) => {
    const { items } = answer(
      await listAuditTrail(context.environment, context.actor, input, whole, context.recordNames),
      context.language,
    );
    return trailFile(items, context.language);
  }),
});

export const accessRoutes = os.router({
  me,
  demoAccounts: os.demoAccounts.handler(({ context }) => {
    if (!context.visit.tenant?.demo) return { password: null, items: [] };
    return { password: demoPassword, items: demoAccountList('').map(({ role, name, email }) => ({ role, name, email })) };
  }),
  people,
  recovery,
  auditTrail,
});

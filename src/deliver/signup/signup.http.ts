import { implement } from '@orpc/server';
import { type Tenant, tenantByCode } from '#src/access/index.ts';
import { sessionUrl } from '#src/deliver/sessions/index.ts';
import { type Actor, visitor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { calendarFile } from './calendar-file.ts';
import { cancelSignUp, cancelTicket } from './cancel-sign-up.ts';
import { changeTicket } from './change-ticket.ts';
import { consentVersion } from './consent.rules.ts';
import { en, zh } from './consent.texts.ts';
import { exportSignUps, listSignUps, publicSession, publicSessions, signUpView, unmaskSignUp } from './read-sign-ups.ts';
import type { Ticketed } from './book-seats.ts';
import { signUp, signUpAtDesk } from './sign-up.ts';
import { signUpContract } from './signup.contract.ts';
import { publicView, ticketOf, ticketView } from './ticket.ts';

const consentTexts = { zh, en };

const os = implement(signUpContract).$context<RequestContext>();
const calendarType = 'text/calendar; charset=utf-8';
const feedLimit = 200;

/** On a public page everybody is a visitor of the tenant that the address names, whoever is signed in. */
async function visitorOf(context: RequestContext, code: string): Promise<{ tenant: Tenant; actor: Actor }> {
  const tenant = await tenantByCode(context.environment, code);
  if (!tenant) return answer<never>(refuse('not-found', { what: '单位' }), context.language);
  return { tenant, actor: visitor(tenant.id) };
}

function ticketed(context: RequestContext, actor: Actor, value: Ticketed) {
  return { ...ticketView(context.environment, actor, value), existing: value.existing };
}

function hostOf(context: RequestContext): string {
  return new URL(context.environment.publicUrl).hostname;
}

export const signUpRoutes = os.router({
  publicSessions: os.publicSessions.handler(async ({ input: { tenant: code, page, pageSize, ...asked }, context }) => {
    const { tenant, actor } = await visitorOf(context, code);
    const found = await publicSessions(context.environment, actor, asked, { page, pageSize });
    const now = context.environment.clock.now();
    return {
      items: found.items.map((row) => publicView(row, now)),
      total: found.total,
      tenantName: tenant.name,
      demo: tenant.demo,
      districts: found.districts,
    };
  }),
  publicSession: os.publicSession.handler(async ({ input, context }) => {
    const { tenant, actor } = await visitorOf(context, input.tenant);
    const session = answer(await publicSession(context.environment, actor, input.code), context.language);
    const text = consentTexts[context.language].signUp.replace('{tenant}', tenant.name);
    return {
      session: publicView(session, context.environment.clock.now()),
      consent: { version: consentVersion, text },
      tenantName: tenant.name,
    };
  }),
  signUp: os.signUp.handler(async ({ input: { tenant, ...given }, context }) => {
    const { actor } = await visitorOf(context, tenant);
    return ticketed(context, actor, answer(await signUp(context.environment, actor, given), context.language));
  }),
  ticket: os.ticket.handler(async ({ input, context }) => {
    const { actor } = await visitorOf(context, input.tenant);
    return ticketView(
      context.environment,
      actor,
      answer(await ticketOf(context.environment, actor, input.token), context.language),
    );
  }),
  cancelTicket: os.cancelTicket.handler(async ({ input, context }) => {
    const { actor } = await visitorOf(context, input.tenant);
    return ticketView(
      context.environment,
      actor,
      answer(await cancelTicket(context.environment, actor, input.token), context.language),
    );
  }),
  changeTicket: os.changeTicket.handler(async ({ input: { tenant, ...change }, context }) => {
    const { actor } = await visitorOf(context, tenant);
    return ticketView(
      context.environment,
      actor,
      answer(await changeTicket(context.environment, actor, change), context.language),
    );
  }),
  calendarFile: os.calendarFile.handler(async ({ input, context }) => {
    const { actor } = await visitorOf(context, input.tenant);
    const found = answer(await ticketOf(context.environment, actor, input.token), context.language);
    const { ticketUrl } = ticketView(context.environment, actor, found);
    return new File([calendarFile([{ session: found.session, url: ticketUrl }], hostOf(context))], `${found.session.code}.ics`, {
      type: calendarType,
    });
  }),
  calendarFeed: os.calendarFeed.handler(async ({ input, context }) => {
    const { actor } = await visitorOf(context, input.tenant);
    const { items } = await publicSessions(
      context.environment,
      actor,
      { district: input.district, onlyOpen: false },
      { page: 1, pageSize: feedLimit },
    );
    const events = items.map((session) => ({ session, url: sessionUrl(context.environment, session) }));
    return new File([calendarFile(events, hostOf(context))], 'sessions.ics', { type: calendarType });
  }),

  list: os.list.handler(async ({ input: { page, pageSize, ...filter }, context }) => {
    const found = answer(await listSignUps(context.environment, context.actor, filter, { page, pageSize }), context.language);
    return {
      items: found.items.map((row) => signUpView(context.environment, context.actor, found.session, row)),
      total: found.total,
      seats: found.seats,
    };
  }),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(
      await exportSignUps(context.environment, context.actor, input.sessionId, context.language),
      context.language,
    );
    return xlsxFile('sign-ups', bytes);
  }),
  signUpAtDesk: os.signUpAtDesk.handler(async ({ input, context }) => {
    const { signUp: row, existing } = answer(await signUpAtDesk(context.environment, context.actor, input), context.language);
    return { ticketCode: row.ticketCode, existing };
  }),
  cancel: os.cancel.handler(async ({ input, context }) => {
    const { signUp: row, session } = answer(await cancelSignUp(context.environment, context.actor, input.id), context.language);
    return signUpView(context.environment, context.actor, session, row);
  }),
  unmask: os.unmask.handler(async ({ input, context }) =>
    answer(await unmaskSignUp(context.environment, context.actor, input), context.language),
  ),
});

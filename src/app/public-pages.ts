import { type Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { readFile } from 'node:fs/promises';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { type OpinionVisit, opinionPage, type TypedOpinion } from '#src/deliver/opinions/ui/opinion-page.ts';
import { signUpRoutes } from '#src/deliver/signup/index.ts';
import {
  cancelPage,
  changePage,
  sessionPage,
  sessionsPage,
  signUpPage,
  type SignUpForm,
  ticketPage,
  ticketSaid,
  type Visit,
} from '#src/deliver/signup/ui/public-pages.ts';
import { hiddenCharacterIn } from '#src/kernel/hidden-characters.ts';
import { audiences } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import type { Html } from '#src/ui-kit/public/page.ts';
import { callRoute } from './api/input-check.ts';
import { opinionFaults } from './opinion-faults.ts';
import { type PageMaker, pageMaker, sentenceFrom } from './page-maker.ts';
import { resultsPages } from './results-pages.ts';
import { nameFault, signUpFaults } from './sign-up-faults.ts';

const pageSize = 20;

/** What residents see, server-rendered: `/{tenant}/`, sessions, sign-up, tickets, opinions. Works without script, cookies only for reading. */
export function publicPages(environment: Environment, addressOf: (request: Context) => string): Hono {
  const app = new Hono();
  const page = pageMaker(environment, addressOf);
  app.get('/:tenant/reading', keepReading);
  app.get('/:tenant', (request) => request.redirect(homeOf(request)));
  app.get(
    '/:tenant/',
    page(({ visit, context }, request) => listSessions(visit, context, request.req.query())),
  );
  sessionPages(app, page);
  ticketPages(app, page);
  resultsPages(app, page);
  app.get(
    '/:tenant/o/:token',
    page(async ({ visit, context }, request) => {
      const form = await callRoute(
        opinionRoutes.form,
        { tenant: visit.tenant, token: request.req.param('token') ?? '' },
        { context },
      );
      const typed = { satisfaction: '', liked: '', improve: '', wantNext: '' };
      return opinionPage(visit, form, { typed }, request.req.query('sent') === '1');
    }),
  );
  app.post(
    '/:tenant/o/:token',
    page(({ visit, context }, request) => takeOpinion(visit, context, request)),
  );
  return app;
}

function homeOf(request: Context): string {
  return `/${encodeURIComponent(request.req.param('tenant') ?? '')}/`;
}

function keepReading(request: Context): Response {
  const { large, language, back } = request.req.query();
  const options = { path: '/', maxAge: 365 * 86_400, sameSite: 'Lax' } as const;
  if (large === '0' || large === '1') setCookie(request, 'kepu-large', large, options);
  if (language === 'zh' || language === 'en') setCookie(request, 'kepu-language', language, options);
  const home = homeOf(request);
  return request.redirect(back?.startsWith(home) && !hiddenCharacterIn(back, 'one-line') ? back : home);
}

function sessionPages(app: Hono, page: PageMaker): void {
  const asked = (visit: Visit, request: Context) => ({ tenant: visit.tenant, code: request.req.param('code') ?? '' });
  app.get(
    '/:tenant/s/:code',
    page(async ({ visit, context }, request) => {
      const { session } = await callRoute(signUpRoutes.publicSession, asked(visit, request), { context });
      return sessionPage(visit, session);
    }),
  );
  app.get(
    '/:tenant/s/:code/sign-up',
    page(async ({ visit, context }, request) => {
      const { session, consent } = await callRoute(signUpRoutes.publicSession, asked(visit, request), { context });
      return session.canSignUp
        ? signUpPage(visit, session, consent, { typed: { name: '', phone: '', seats: '1', consent: '' } })
        : sessionPage(visit, session);
    }),
  );
  app.post(
    '/:tenant/s/:code/sign-up',
    page(({ visit, context }, request) => takeSignUp(visit, context, request)),
  );
}

function ticketPages(app: Hono, page: PageMaker): void {
  const asked = (visit: Visit, request: Context) => ({ tenant: visit.tenant, token: request.req.param('token') ?? '' });
  app.get(
    '/:tenant/t/:token',
    page(async ({ visit, context }, request) => {
      const ticket = await callRoute(signUpRoutes.ticket, asked(visit, request), { context });
      const said = ticketSaid.find((word) => word === request.req.query('said'));
      return ticketPage(visit, ticket, said ?? null);
    }),
  );
  app.get(
    '/:tenant/t/:token/cancel',
    page(async ({ visit, context }, request) =>
      cancelPage(visit, await callRoute(signUpRoutes.ticket, asked(visit, request), { context })),
    ),
  );
  app.post(
    '/:tenant/t/:token/cancel',
    page(async ({ visit, context }, request) => {
      await callRoute(signUpRoutes.cancelTicket, asked(visit, request), { context });
      return request.redirect(`/${visit.tenant}/t/${request.req.param('token')}`, 303);
    }),
  );
  app.get(
    '/:tenant/t/:token/change',
    page(async ({ visit, context }, request) => {
      const ticket = await callRoute(signUpRoutes.ticket, asked(visit, request), { context });
      return ticket.canCancel
        ? changePage(visit, ticket, { typed: { name: '', seats: String(ticket.seats) } })
        : ticketPage(visit, ticket, null);
    }),
  );
  app.post(
    '/:tenant/t/:token/change',
    page(async ({ visit, context }, request) => takeChange(visit, context, request)),
  );
  app.get(
    '/:tenant/t/:token/calendar',
    page(async ({ visit, context }, request) => {
      const file = await callRoute(signUpRoutes.calendarFile, asked(visit, request), { context });
      return new Response(file, {
        headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${file.name}"` },
      });
    }),
  );
}

/** The style sheet and the icon of the public pages. */
export async function publicAssets(): Promise<Hono> {
  const folder = new URL('../ui-kit/public/', import.meta.url);
  const [base, style, icon] = await Promise.all(
    ['base.css', 'public.css', 'icon.svg'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const headers = (type: string) => ({ 'content-type': type, 'cache-control': 'public, max-age=3600' });
  return new Hono()
    .get('/assets/public.css', (request) => request.body(`${base}${style}`, 200, headers('text/css; charset=utf-8')))
    .get('/assets/icon.svg', (request) => request.body(icon!, 200, headers('image/svg+xml')));
}

async function listSessions(visit: Visit, context: RequestContext, query: Record<string, string>): Promise<Html> {
  const audience = audiences.find((code) => code === query.audience);
  const filter = {
    district: /^\d{6}$/.test(query.district ?? '') ? query.district! : '',
    audience: audience ?? '',
    text: (query.text ?? '').slice(0, 80),
    onlyOpen: query.open === '1',
    page: Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1),
  };
  const list = await callRoute(
    signUpRoutes.publicSessions,
    {
      tenant: visit.tenant,
      onlyOpen: filter.onlyOpen,
      page: filter.page,
      pageSize,
      ...(filter.district ? { district: filter.district } : {}),
      ...(audience ? { audience } : {}),
      ...(filter.text ? { text: filter.text } : {}),
    },
    { context },
  );
  return sessionsPage(visit, { ...list, pageSize }, filter);
}

async function formFields(request: Context): Promise<Record<string, string>> {
  const body = await request.req.parseBody();
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

async function takeSignUp(visit: Visit, context: RequestContext, request: Context): Promise<Html | Response> {
  const code = request.req.param('code') ?? '';
  const fields = await formFields(request);
  const { name = '', phone = '', seats = '1' } = fields;
  const typed: SignUpForm = { name, phone, seats, consent: fields.consent ?? '' };
  const faults = signUpFaults(visit.language, typed);
  if (faults) {
    const { session, consent } = await callRoute(signUpRoutes.publicSession, { tenant: visit.tenant, code }, { context });
    return request.html(signUpPage(visit, session, consent, { typed, faults }), 422);
  }
  try {
    const ticket = await callRoute(
      signUpRoutes.signUp,
      {
        tenant: visit.tenant,
        code,
        name: typed.name,
        phone: typed.phone,
        seats: Number(typed.seats),
        consentVersion: typed.consent,
      },
      { context },
    );
    return request.redirect(`/${visit.tenant}/t/${ticket.token}?said=${ticket.existing ? 'existing' : 'signed-up'}`, 303);
  } catch (error) {
    const { sentence, status } = sentenceFrom(error, visit.language);
    const { session, consent } = await callRoute(signUpRoutes.publicSession, { tenant: visit.tenant, code }, { context });
    return request.html(signUpPage(visit, session, consent, { typed, refusal: sentence }), status as 422);
  }
}

async function takeChange(visit: Visit, context: RequestContext, request: Context): Promise<Html | Response> {
  const { name = '', seats = '' } = await formFields(request);
  const asked = { tenant: visit.tenant, token: request.req.param('token') ?? '' };
  const fault = name.trim() ? nameFault(visit.language, name) : null;
  if (fault) {
    const ticket = await callRoute(signUpRoutes.ticket, asked, { context });
    return request.html(changePage(visit, ticket, { typed: { name, seats }, fault }), 422);
  }
  try {
    const change = { ...(name.trim() ? { name: name.trim() } : {}), seats: Number(seats) };
    const ticket = await callRoute(signUpRoutes.changeTicket, { ...asked, ...change }, { context });
    // In this answer alone, which no address leads to: whoever opens the ticket later is not told whose it is.
    if (change.name) return ticketPage(visit, ticket, 'changed', change.name);
    return request.redirect(`/${visit.tenant}/t/${asked.token}?said=changed`, 303);
  } catch (error) {
    const { sentence, status } = sentenceFrom(error, visit.language);
    const ticket = await callRoute(signUpRoutes.ticket, asked, { context });
    return request.html(changePage(visit, ticket, { typed: { name, seats }, refusal: sentence }), status as 422);
  }
}

async function takeOpinion(visit: OpinionVisit, context: RequestContext, request: Context): Promise<Html | Response> {
  const token = request.req.param('token') ?? '';
  const fields = await formFields(request);
  // A form is sent with two signs for the end of a line, which its field counted as one.
  const words = (name: string): string => (fields[name] ?? '').replaceAll('\r\n', '\n');
  const typed: TypedOpinion = {
    satisfaction: fields.satisfaction ?? '',
    liked: words('liked'),
    improve: words('improve'),
    wantNext: words('wantNext'),
  };
  const faults = opinionFaults(visit.language, typed);
  if (faults) {
    const form = await callRoute(opinionRoutes.form, { tenant: visit.tenant, token }, { context });
    return request.html(opinionPage(visit, form, { typed, faults }, false), 422);
  }
  try {
    await callRoute(
      opinionRoutes.give,
      { tenant: visit.tenant, token, ...typed, satisfaction: typed.satisfaction as 'satisfied' },
      { context },
    );
    return request.redirect(`/${visit.tenant}/o/${token}?sent=1`, 303);
  } catch (error) {
    const { sentence, status } = sentenceFrom(error, visit.language);
    const form = await callRoute(opinionRoutes.form, { tenant: visit.tenant, token }, { context });
    return request.html(opinionPage(visit, form, { typed, refusal: sentence }, false), status as 422);
  }
}

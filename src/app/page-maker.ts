import { ORPCError } from '@orpc/server';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { listTenants, type Tenant, tenantByCode } from '#src/access/index.ts';
import { en, zh } from '#src/deliver/signup/ui/public.texts.ts';
import { refusalPage, type Visit } from '#src/deliver/signup/ui/public-pages.ts';
import { visitor } from '#src/kernel/actor.ts';
import { type Language, type RefusalSentence, refuse, sentenceOf } from '#src/kernel/refusal.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RefusalBody, RequestContext } from '#src/platform/http/answer.ts';
import { languageFrom } from '#src/platform/http/language.ts';
import { publicLimit, rateLimiter } from '#src/platform/http/rate-limit.ts';
import type { Html } from '#src/ui-kit/public/page.ts';
import { inputError, inputIssues } from './api/problems.ts';

export interface Guest {
  tenant: Tenant;
  visit: Visit;
  context: RequestContext;
}

export type Work = (guest: Guest, request: Context) => Promise<Html | Response>;
export type Handler = (request: Context) => Promise<Response>;
export type PageMaker = (work: Work) => Handler;

/** Makes handlers that know their tenant; a refusal on the way becomes a page with its sentence and status. */
export function pageMaker(environment: Environment, addressOf: (request: Context) => string): PageMaker {
  const limiter = rateLimiter(publicLimit);
  return (work) => async (request) => {
    const tenant = await tenantByCode(environment, request.req.param('tenant') ?? '');
    const language = languageFrom(getCookie(request, 'kepu-language'), request.req.header('accept-language'));
    if (!tenant) return unknownAddress(environment, request);
    const visit: Visit = {
      tenant: tenant.code,
      tenantName: tenant.name,
      path: request.req.path,
      language,
      large: getCookie(request, 'kepu-large') === '1',
    };
    const address = addressOf(request);
    const seconds = request.req.method === 'POST' ? limiter.take(address, Date.now()) : 0;
    if (seconds > 0)
      return request.html(
        refusalPage(visit, sentenceOf(refuse('too-many-requests', { seconds }).refusal, language), tenant.demo),
        429,
      );
    try {
      const shown = await work(
        { tenant, visit, context: { environment, actor: visitor(tenant.id), language, address } },
        request,
      );
      return shown instanceof Response ? shown : request.html(shown);
    } catch (error) {
      const { code, sentence, status } = sentenceFrom(error, language);
      return request.html(refusalPage(visit, forResidents(code, sentence, language), tenant.demo), status as 404);
    }
  };
}

/** An address that nobody has: said in words, with the way to those that there are. */
export async function unknownAddress(environment: Environment, request: Context): Promise<Response> {
  const language = languageFrom(getCookie(request, 'kepu-language'), request.req.header('accept-language'));
  const [first] = await listTenants(environment);
  const { refusal } = refuse('public-address-unknown', { address: request.req.path });
  const visit: Visit = {
    tenant: first?.code ?? '',
    tenantName: 'Kepu 科普',
    path: `/${first?.code ?? ''}/`,
    language,
    large: getCookie(request, 'kepu-large') === '1',
  };
  return request.html(refusalPage(visit, sentenceOf(refusal, language), false), 404);
}

/** Where the sentence tells those who run the programme what to do, residents are told what they can do. */
function forResidents(code: string, sentence: RefusalSentence, language: Language): RefusalSentence {
  const remedies: Record<string, string> = { zh, en }[language].forResidents;
  return Object.hasOwn(remedies, code) ? { ...sentence, remedy: remedies[code]! } : sentence;
}

/** The sentence of what went wrong; anything but a refusal or bad input is a bug and is thrown on. */
export function sentenceFrom(error: unknown, language: Language): { code: string; sentence: RefusalSentence; status: number } {
  const issues = inputIssues(error);
  const shown = issues ? inputError(issues, language) : error;
  if (!(shown instanceof ORPCError)) throw shown;
  const body = shown.data as Partial<RefusalBody> | undefined;
  if (!body?.reason || !body.remedy) throw shown;
  return { code: body.code ?? '', sentence: { reason: body.reason, remedy: body.remedy }, status: shown.status };
}

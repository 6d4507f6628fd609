import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import {
  addressHeader,
  type Auth,
  codeSender,
  createAuth,
  listTenants,
  type Eraser,
  type OwnDataSource,
  visitOfRequest,
} from '#src/access/index.ts';
import { eraseContact, eraseDelivery, eraseRecordWords, ownDeliveryData } from '#src/deliver/signup/index.ts';
import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import { uploadMegabytes } from '#src/kernel/upload-limit.ts';
import type { Environment } from '#src/platform/environment.ts';
import { refusalError } from '#src/platform/http/answer.ts';
import { requestKeyHeader } from '#src/kernel/request-key.ts';
import { languageFrom } from '#src/platform/http/language.ts';
import { publicLimit, type RateLimit, rateLimiter } from '#src/platform/http/rate-limit.ts';
import { unreadiness } from '#src/platform/http/readiness.ts';
import { fromSameSite } from '#src/platform/http/same-site.ts';
import { type MessageGateway, messageGatewayFromEnvironment } from '#src/platform/messages.ts';
import { isAway } from '#src/platform/postgres/database.ts';
import { apiContract } from './api/contract.ts';
import { docsPage } from './api/docs-page.ts';
import { type ApiContext, apiHandler } from './api/handler.ts';
import { hiddenCharacterError } from './api/input-check.ts';
import { openApiOf } from './api/openapi.ts';
import { namesOfCodes } from './api/names-of-codes.ts';
import { recordNames } from './api/record-names.ts';
import { apiPermissions, permissionsOf } from './api/permissions.ts';
import { bugError } from './api/problems.ts';
import { apiRoutes } from './api/routes.ts';
import { logRoutes } from './logs.ts';
import { logRequests } from './request-log.ts';
import { unknownAddress } from './page-maker.ts';
import { webBundle } from './web-bundles.ts';

export interface AppOptions {
  /** Pages for residents, mounted at the root: their paths begin with `/:tenant`. */
  publicPages?: Hono;
  /** Carries one-time codes; that of the environment's variables by default. With null, sign-in by code is refused with a sentence. */
  messages?: MessageGateway | null;
  /** What one address may change without an account. */
  publicLimit?: RateLimit;
  /** How a visitor's address is found; `addressOf` by default. */
  addressOf?: (context: Context) => string;
  /** Where `console/` and `door/` lie; `dist` of the checkout by default. */
  bundles?: string;
}

/** What other stages hold about a person, for the export of one's own data. */
const ownDataSources: readonly OwnDataSource[] = [ownDeliveryData];
/** What takes it from them, when the person is erased. */
const erasers: readonly Eraser[] = [eraseDelivery];

/** A file and what is sent around it. People are told the limit of the file: nothing else that they send comes near it. */
const bodyLimitMegabytes = uploadMegabytes + 5;

interface Variables {
  requestId: string;
  route: string;
}
type App = Hono<{ Variables: Variables }>;
type Request = Context<{ Variables: Variables }>;

/** The visitor's address: the socket's, or with `TRUST_PROXY=1` the last one that the proxy in front added. */
export function addressOf(context: Context): string {
  const forwarded =
    process.env.TRUST_PROXY === '1' ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    // No socket: the request was made in this process, by a test or a command.
    return 'unknown';
  }
}

function languageOf(context: Context): 'zh' | 'en' {
  return languageFrom(getCookie(context, 'kepu-language'), context.req.header('accept-language'));
}

function refused(context: Context, refusal: Refusal): Response {
  const error = refusalError(refusal, languageOf(context));
  return context.json(error.toJSON(), error.status as 404);
}

const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  // antd writes its styles at run time.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

function guards(app: App, environment: Environment): void {
  app.use(requestId());
  app.use(logRequests(environment));
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      referrerPolicy: 'strict-origin-when-cross-origin',
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: ['self'], microphone: [], geolocation: ['self'] },
      ...(environment.publicUrl.startsWith('https://') ? {} : { strictTransportSecurity: false }),
    }),
  );
  app.use(async (context, next) => {
    const hosts = [context.req.header('host') ?? null, new URL(context.req.url).host, new URL(environment.publicUrl).host];
    return fromSameSite(context.req.method, context.req.raw.headers, hosts)
      ? next()
      : refused(context, refuse('cross-site-request').refusal);
  });
  app.use(
    bodyLimit({
      maxSize: bodyLimitMegabytes * 1024 * 1024,
      onError: (context) => refused(context, refuse('body-too-large', { limit: uploadMegabytes }).refusal),
    }),
  );
  app.notFound((context) => {
    const what = languageOf(context) === 'zh' ? '这个页面' : 'This page';
    const error = refusalError(refuse('not-found', { what }).refusal, languageOf(context));
    return context.req.header('accept')?.includes('text/html')
      ? unknownAddress(environment, context)
      : context.json(error.toJSON(), 404);
  });
  app.onError(async (error, context) => {
    if (await isAway(environment.database, error)) {
      environment.log.error({ requestId: context.get('requestId'), message: error.message, stack: error.stack }, 'database away');
      return refused(context, refuse('database-away').refusal);
    }
    environment.log.error({ requestId: context.get('requestId'), message: error.message, stack: error.stack }, 'bug');
    const shown = bugError(context.get('requestId'), languageOf(context));
    return context.json(shown.toJSON(), 500);
  });
}

function healthRoutes(app: App, environment: Environment): void {
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const problem = await unreadiness(environment.database);
    return problem ? context.json({ ok: false, ...problem }, 503) : context.json({ ok: true });
  });
}

function signInRoutes(app: App, environment: Environment, auth: Auth, addressOfRequest: (context: Context) => string): void {
  app.on(['GET', 'POST'], '/api/auth/*', async (context) => {
    const body: unknown = await context.req.raw
      .clone()
      .json()
      .catch(() => null);
    const hidden = hiddenCharacterError({ path: context.req.path, ...context.req.query(), body }, languageOf(context));
    if (hidden) return context.json(hidden.toJSON(), hidden.status as 422);
    const headers = new Headers(context.req.raw.headers);
    headers.set(addressHeader, addressOfRequest(context));
    const response = await auth.handler(new Request(context.req.raw, { headers }));
    // The library answers its own failures, without a word.
    const failed = response.status === 500 && (await isAway(environment.database, null));
    return failed ? refused(context, refuse('database-away').refusal) : response;
  });
}

function apiRoutesOn(app: App, environment: Environment, auth: Auth, options: AppOptions): void {
  const handler = apiHandler(apiRoutes, apiPermissions);
  const limiter = rateLimiter(options.publicLimit ?? publicLimit);
  let document: ReturnType<typeof openApiOf> | undefined;
  const openApi = (): ReturnType<typeof openApiOf> => (document ??= openApiOf(apiContract, apiPermissions));
  app.get('/api/v1/openapi.json', async (context) => context.json(await openApi()));
  app.get('/api/docs', async (context) => context.html(docsPage(await openApi(), languageOf(context))));
  app.all('/api/v1/*', async (request: Request) => {
    const visit = await visitOfRequest(environment, auth, request.req.raw.headers, getCookie(request, 'kepu-tenant') ?? null);
    const address = (options.addressOf ?? addressOf)(request);
    const context: ApiContext = {
      environment,
      actor: visit.actor,
      visit,
      language: languageOf(request),
      address,
      permissionsOf,
      ownDataSources,
      erasers,
      eraseRecordWords,
      recordNames,
      contactErasers: [eraseContact],
      namesOf: (actor) => namesOfCodes(environment, actor),
      requestId: request.get('requestId'),
      requestKey: request.req.header(requestKeyHeader)?.replaceAll('"', '') ?? null,
      waitOfPublic: () => limiter.take(address, Date.now()),
      noteRoute: (name) => request.set('route', name),
    };
    const { matched, response } = await handler.handle(request.req.raw, { prefix: '/api/v1', context });
    if (!matched)
      return refused(request, refuse('not-found', { what: languageOf(request) === 'zh' ? '这个接口' : 'This route' }).refusal);
    // Answers hold personal data or figures of one moment: nothing in between may keep them.
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return request.newResponse(response.body, response);
  });
}

/** The whole web server: interface, sign-in, documentation, screens and public pages. Throws on a route without a known permission. */
export async function createApp(environment: Environment, options: AppOptions = {}): Promise<Hono<{ Variables: Variables }>> {
  const app: App = new Hono<{ Variables: Variables }>();
  const demoAccepted = async (): Promise<boolean> => (await listTenants(environment)).some((tenant) => tenant.demo);
  const gateway = options.messages === undefined ? messageGatewayFromEnvironment() : options.messages;
  const auth = createAuth(environment, { codes: gateway && codeSender(gateway), demoAccepted });
  guards(app, environment);
  healthRoutes(app, environment);
  signInRoutes(app, environment, auth, options.addressOf ?? addressOf);
  apiRoutesOn(app, environment, auth, options);
  app.all('/api/*', (context) =>
    refused(context, refuse('not-found', { what: languageOf(context) === 'zh' ? '这个接口' : 'This route' }).refusal),
  );
  app.get('/', async (context) => {
    const tenants = await listTenants(environment);
    return context.redirect(tenants.length === 1 ? `/${tenants[0]!.code}/` : '/console');
  });
  for (const name of ['console', 'door', 'verify']) app.route('/', webBundle(name, options.bundles));
  app.route('/', logRoutes(environment));
  if (options.publicPages) app.route('/', options.publicPages);
  return app;
}

import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { type AnyRouter, type Context as OrpcContext, ORPCError, traverseContractProcedures } from '@orpc/server';
import * as z from 'zod';
import { type AccessContext, madeOnce, type PermissionTable, permits } from '#src/access/index.ts';
import type { AccountContext } from '#src/account/index.ts';
import type { EvidenceContext } from '#src/evidence/index.ts';
import type { NetworkContext } from '#src/network/index.ts';
import { lastDayBefore } from '#src/kernel/local-time.ts';
import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import { answer, refusalError } from '#src/platform/http/answer.ts';
import { isAway } from '#src/platform/postgres/database.ts';
import { isMadeOnce } from '#src/kernel/request-key.ts';
import type { RouteMeta } from '#src/platform/http/contract.ts';
import { hiddenCharacterError } from './input-check.ts';
import { openPermissions } from './permissions.ts';
import { bugError, inputError, inputIssues, unreadableError } from './problems.ts';

/** What the handler is given for one request. */
export interface ApiContext extends AccessContext, AccountContext, EvidenceContext, NetworkContext {
  requestId: string;
  /** As whoever asks sent it. */
  requestKey: string | null;
  /** Seconds that this address has to wait before it may change something without an account. */
  waitOfPublic(): number;
  /** Tells the request log which route it was: addresses may hold secrets, names of routes do not. */
  noteRoute(name: string): void;
}

export interface RouteEntry {
  /** `access.people.list`. */
  name: string;
  method: string;
  path: string;
  permission: string;
  summary: string;
  /** Done once for its key. */
  once: boolean;
}

/** Every route of a contract or router, by name. */
export function routesOf(router: Parameters<typeof traverseContractProcedures>[0]['router']): RouteEntry[] {
  const entries: RouteEntry[] = [];
  traverseContractProcedures({ router, path: [] }, ({ contract, path }) => {
    const { route, meta } = contract['~orpc'];
    entries.push({
      name: path.join('.'),
      method: route.method ?? 'POST',
      path: route.path ?? '',
      permission: (meta as Partial<RouteMeta>).permission ?? '',
      summary: route.summary ?? '',
      once: isMadeOnce(route.method, meta as RouteMeta),
    });
  });
  return entries;
}

/** Throws at start on a route whose permission no table names: nobody would know who may call it. */
function assertPermissionsKnown(router: AnyRouter, table: PermissionTable): void {
  const unknown = routesOf(router).filter(
    ({ permission }) => !openPermissions.includes(permission) && !Object.hasOwn(table, permission),
  );
  if (unknown.length > 0)
    throw new Error(
      `routes with an unknown permission: ${unknown.map((each) => `${each.name} (${each.permission})`).join(', ')}`,
    );
}

function refusalOf(context: ApiContext, table: PermissionTable, permission: string, method: string): Refusal | null {
  if (permission === 'anyone') {
    const wait = method === 'GET' || context.visit.signedIn ? 0 : context.waitOfPublic();
    return wait > 0 ? refuse('too-many-requests', { seconds: wait }).refusal : null;
  }
  if (!context.visit.signedIn) return refuse('sign-in-needed').refusal;
  if (context.visit.passwordDue) return refuse('password-due').refusal;
  if (permission === 'signed-in' || permits(table, context.actor, permission)) return null;
  if (context.visit.secondFactor.needed) return refuse('second-factor-needed').refusal;
  const ended = context.visit.accessEndedAt;
  return ended ? refuse('access-ended', { when: lastDayBefore(ended) }).refusal : refuse('not-allowed').refusal;
}

/** Does a request once for its key. */
async function onceFor<Output>(
  { environment, actor, language }: ApiContext,
  key: string,
  asked: { name: string; input: unknown },
  work: (environment: ApiContext['environment']) => Promise<Output>,
): Promise<Output> {
  if (!z.uuid().safeParse(key).success) throw refusalError(refuse('request-key-invalid').refusal, language);
  const isRefusal = (error: unknown): boolean => error instanceof ORPCError && error.status < 500;
  return answer(await madeOnce(environment, actor, { key, ...asked }, { work, isRefusal }), language);
}

/** Marks what a handler threw, so that it is told apart from a body that could not be read. */
class Bug extends Error {}

/** Serves the routes: permission first, then input, then the handler; whatever goes wrong becomes a sentence in the visitor's language. */
export function apiHandler<Router extends AnyRouter>(
  router: Router,
  table: PermissionTable,
): OpenAPIHandler<ApiContext & OrpcContext> {
  assertPermissionsKnown(router, table);
  return new OpenAPIHandler<ApiContext & OrpcContext>(router as never, {
    interceptors: [
      async ({ context, next }) => {
        try {
          return await next();
        } catch (error) {
          if (error instanceof ORPCError) throw error;
          if (error instanceof Bug) throw bugError(context.requestId, context.language);
          throw unreadableError(context.language);
        }
      },
    ],
    clientInterceptors: [
      async (options) => {
        const { context, input, procedure, path, next } = options;
        const { meta, route } = procedure['~orpc'];
        context.noteRoute(path.join('.'));
        const refusal = refusalOf(context, table, (meta as RouteMeta).permission, route.method ?? 'POST');
        if (refusal) throw refusalError(refusal, context.language);
        const hidden = hiddenCharacterError(input, context.language);
        if (hidden) throw hidden;
        const own = context as ApiContext;
        try {
          if (own.requestKey === null || !isMadeOnce(route.method, meta as RouteMeta)) return await next();
          return await onceFor(own, own.requestKey, { name: path.join('.'), input }, (environment) =>
            next({ ...options, context: { ...context, environment } }),
          );
        } catch (error) {
          const issues = inputIssues(error);
          if (issues) throw inputError(issues, context.language);
          if (error instanceof ORPCError && error.status < 500) throw error;
          if (error instanceof ORPCError && error.status === 503) throw error;
          if (await isAway(context.environment.database, error)) {
            context.environment.log.error({ requestId: context.requestId, error: describe(error) }, 'database away');
            throw refusalError(refuse('database-away').refusal, context.language);
          }
          context.environment.log.error({ requestId: context.requestId, route: path.join('.'), error: describe(error) }, 'bug');
          throw new Bug('bug');
        }
      },
    ],
  });
}

/** For the log: the stack and, of an answer that does not fit its schema, where. Values are left out: they may be personal. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const issues = (error.cause as { issues?: { path?: unknown; code?: unknown }[] } | undefined)?.issues;
  return {
    message: error.message,
    stack: error.stack,
    ...(issues ? { issues: issues.map(({ path, code }) => ({ path, code })) } : {}),
  };
}

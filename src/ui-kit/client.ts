import { createORPCClient, ORPCError } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { requestKeyHeader } from '#src/kernel/request-key.ts';
import { kitTexts } from './kit-texts.ts';
import { wantsKey, withKey } from './request-keys.ts';

/** What goes with a request besides its input. */
interface RequestContext {
  /** Of the form that asks: whatever it sends until it is answered is one request. By itself each request has its own. */
  requestKey?: string;
}

/** The typed client of a contract, against this installation. What must not be done twice is sent with a key. */
export function clientOf<Contract extends AnyContractRouter>(
  contract: Contract,
): JsonifiedClient<ContractRouterClient<Contract, RequestContext>> {
  const link = new OpenAPILink<RequestContext>(contract, {
    url: `${location.origin}/api/v1`,
    headers: ({ context }) => (context.requestKey ? { [requestKeyHeader]: context.requestKey } : {}),
    fetch: async (request, init) =>
      ownAnswer(await askedSignedIn(() => fetch(request.clone(), { ...init, credentials: 'same-origin' }))),
  });
  const client: unknown = createORPCClient<ContractRouterClient<Contract, RequestContext>>({
    call(path, input, options) {
      if (options.context.requestKey !== undefined || !wantsKey(contract, path)) return link.call(path, input, options);
      return withKey(path, input, (requestKey) => link.call(path, input, { ...options, context: { requestKey } }));
    },
  });
  return client as JsonifiedClient<ContractRouterClient<Contract, RequestContext>>;
}

/** Has the person sign in once more; false where that was not done. */
type SignInAgain = () => Promise<boolean>;

let signInAgain: SignInAgain | null = null;
let paused = false;

/** Says what is to be done when the server answers that nobody is signed in any more; null: nothing but the refusal. */
export function whenSignedOut(again: SignInAgain | null): void {
  signInAgain = again;
}

/** Signs out on purpose: meanwhile nobody is asked to sign in again. */
export async function onPurpose(signOut: () => Promise<void>): Promise<void> {
  paused = true;
  try {
    await signOut();
  } finally {
    paused = false;
  }
}

/** Asks for the sign-in; false where it is not done, or there is no way to. */
export function askToSignIn(): Promise<boolean> {
  return signInAgain && !paused ? signInAgain() : Promise.resolve(false);
}

/** Sends a request; where the session has ended meanwhile it is sent once more after the sign-in, so that nothing typed is lost. */
export async function askedSignedIn(send: () => Promise<Response>): Promise<Response> {
  const response = await send();
  return response.status === 401 && (await askToSignIn()) ? send() : response;
}

/** A page never answers a request of ours: a network that wants a sign-in first, or a proxy, sends one in our name and says that all is well. */
function ownAnswer(response: Response): Response {
  if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  const t = kitTexts();
  throw new Refused(response.status, { code: 'foreign', reason: t('refusal.foreign'), remedy: t('refusal.checkNetwork') });
}

/** What was refused, as a person reads it. */
export interface RefusalShown {
  code: string;
  reason: string;
  remedy: string;
}

/** A refusal of an address that has no contract here. `data` is what the server said. */
export class Refused extends Error {
  readonly status: number;
  readonly data: unknown;
  constructor(status: number, data: unknown) {
    super(`refused with ${status}`);
    this.status = status;
    this.data = data;
  }
}

/** The server's own sentence where it gave one; otherwise what can be said from here. */
export function refusalOf(error: unknown): RefusalShown {
  const t = kitTexts();
  if (error instanceof ORPCError || error instanceof Refused) {
    const body = sentenceIn(error.data) ?? sentenceIn((error.data as { body?: unknown } | null)?.body);
    if (body) return body;
    if (error.status === 401) return { code: 'signed-out', reason: t('refusal.signedOut'), remedy: t('refusal.signInAgain') };
    return { code: String(error.status), reason: t('refusal.server', { status: error.status }), remedy: t('refusal.tryLater') };
  }
  if (error instanceof TypeError) return { code: 'offline', reason: t('refusal.offline'), remedy: t('refusal.checkNetwork') };
  // What broke off on the way cannot be read.
  if (error instanceof SyntaxError)
    return { code: 'incomplete', reason: t('refusal.incomplete'), remedy: t('refusal.checkNetwork') };
  return { code: 'unknown', reason: t('refusal.unknown'), remedy: t('refusal.tryLater') };
}

function sentenceIn(data: unknown): RefusalShown | null {
  if (typeof data !== 'object' || data === null) return null;
  const { code, reason, remedy } = data as Partial<RefusalShown>;
  return typeof reason === 'string' ? { code: code ?? '', reason, remedy: remedy ?? '' } : null;
}

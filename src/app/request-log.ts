import type { MiddlewareHandler } from 'hono';
import type { Environment } from '#src/platform/environment.ts';

/** From so many milliseconds on an answer is slow: no page takes that long, only a large file. */
export const slowMs = 1000;

/**
 * A line for each request. What went as it should is told to whoever asks for it (`LOG_LEVEL=debug`): at a terminal it would bury the addresses,
 * and a proxy keeps such a list already. What failed or was slow is a warning; the fault itself has been logged before.
 */
export function logRequests({ log }: Pick<Environment, 'log'>): MiddlewareHandler<{
  Variables: { requestId: string; route?: string | undefined };
}> {
  return async (context, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    const { status } = context.res;
    // Paths may hold tickets and queries names: the log keeps the route's name only.
    const route = context.get('route') ?? context.req.path.split('/').slice(0, 2).join('/');
    const line = { requestId: context.get('requestId'), method: context.req.method, route, status, ms };
    if (status >= 500) log.warn(line, 'failed request');
    else if (ms >= slowMs) log.warn(line, 'slow request');
    else log.debug(line, 'request');
  };
}

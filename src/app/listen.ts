import { serve, type ServerType } from '@hono/node-server';
import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';

/** Where the server listens: `PORT`, on all addresses or on that of `HOST` alone. */
export interface Place {
  port: number;
  host?: string | undefined;
}

export function askedPlace({ PORT, HOST }: NodeJS.ProcessEnv = process.env): Result<Place> {
  const port = Number(PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return refuse('port-invalid', { port: PORT ?? '' });
  return ok(HOST ? { port, host: HOST } : { port });
}

/** Why a place cannot be listened on, by the code of the system's error. */
export function listenRefusal({ port, host = '' }: Place, code: string): Result<never> & { refusal: Refusal } {
  if (code === 'EADDRINUSE') return refuse('port-taken', { port, other: port < 65535 ? port + 1 : 3000 });
  if (code === 'EACCES' || code === 'EPERM') return refuse('port-not-allowed', { port, other: port < 1024 ? 3000 : port + 1 });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return refuse('host-not-here', { host });
  return refuse('port-cannot-listen', { port, problem: code });
}

const codeOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.message;

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** A place that is taken: whatever answers there can be changed. */
export interface HeldPlace {
  server: ServerType;
  answerWith(fetch: Fetch): void;
}

/** Takes the place and answers there with `fetch`, until something else is to answer. */
export function listen(fetch: Fetch, place: Place): Promise<Result<HeldPlace>> {
  let answering = fetch;
  return new Promise((resolve) => {
    const server = serve({
      fetch: (...request) => answering(...request),
      port: place.port,
      ...(place.host ? { hostname: place.host } : {}),
    });
    server.once('error', (error: Error) => resolve(listenRefusal(place, codeOf(error))));
    server.once('listening', () =>
      resolve(
        ok({
          server,
          answerWith(next) {
            answering = next;
          },
        }),
      ),
    );
  });
}

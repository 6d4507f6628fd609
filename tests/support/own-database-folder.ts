import { startEmbeddedPostgres } from '#src/platform/postgres/embedded.ts';

// A process of its own that owns a data folder, for tests that kill it: says on stdout what it got, then lives on.
const started = await startEmbeddedPostgres({ folder: process.argv[2] ?? '', durable: false, log: () => undefined });
process.stdout.write(`${JSON.stringify(started.ok ? { ok: true, url: started.value.url, pid: started.value.pid } : started)}\n`);
if (started.ok) setInterval(() => undefined, 60_000);

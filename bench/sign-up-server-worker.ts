import { serve } from '@hono/node-server';
import { createApp } from '../src/app/http.ts';
import { systemClock } from '#src/kernel/clock.ts';
import { benchEnvironment } from './support/installation.ts';
import { mostMemory } from './support/memory.ts';

const [applicationAddress, files] = process.argv.slice(2) as [string, string];
// One machine plays all residents here, so what one address may do is not limited.
const app = await createApp(benchEnvironment(applicationAddress, files, systemClock), {
  publicLimit: { capacity: 1e9, perSecond: 1e9 },
});
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send!({ port }));
process.on('SIGTERM', () => {
  server.close();
  process.send!({ memory: mostMemory() }, () => process.exit(0));
});

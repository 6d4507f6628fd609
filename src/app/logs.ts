import { Hono } from 'hono';
import { listTenants, tenantByCode } from '#src/access/index.ts';
import { askWitnesses, publishedCheckpoint, publishedTile, sequenceLog } from '#src/evidence/log/index.ts';
import { forAll } from '#src/kernel/for-all.ts';
import type { Environment } from '#src/platform/environment.ts';

/** Brings every tenant's log up to date and has it cosigned; what is wrong is an error in the log, for somebody must look. */
export async function keepLogs(environment: Environment): Promise<void> {
  const tenants = await listTenants(environment);
  await forAll(
    tenants,
    ({ code }) => code,
    async (tenant) => {
      const sequenced = await sequenceLog(environment, { tenant: tenant.id, code: tenant.code });
      if (!sequenced.ok) {
        const { code, params } = sequenced.refusal;
        environment.log.error({ tenant: tenant.code, refusal: code, params }, 'the evidence log was not signed');
        return;
      }
      for (const { name, problem, size } of await askWitnesses(environment, tenant.id)) {
        if (problem === 'ahead' || problem === 'refused')
          environment.log.error({ tenant: tenant.code, witness: name, problem, size }, 'a witness knows another tree');
        else if (problem !== '')
          environment.log.warn({ tenant: tenant.code, witness: name, problem }, 'a witness did not cosign');
      }
    },
  );
}

const forGood = 'public, max-age=31536000, immutable';

/**
 * The log of each tenant as C2SP tlog-tiles below `/log/{tenant}`: `checkpoint`, `tile/…`, `tile/entries/…`. Open to everybody, as nothing
 * in it tells of a person or a record; other sites may read it, so that anybody can watch it from a page.
 */
export function logRoutes(environment: Environment): Hono {
  const app = new Hono();
  app.use('/log/*', async (context, next) => {
    await next();
    context.header('Access-Control-Allow-Origin', '*');
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  app.get('/log/:tenant/checkpoint', async (context) => {
    const tenant = await tenantByCode(environment, context.req.param('tenant'));
    const note = tenant && (await publishedCheckpoint(environment, tenant.id));
    if (!note) return context.text('not found\n', 404);
    return context.text(note, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=5' });
  });
  app.get('/log/:tenant/tile/*', async (context) => {
    const code = context.req.param('tenant');
    const tenant = await tenantByCode(environment, code);
    const path = context.req.path.slice(`/log/${code}/tile/`.length);
    const bytes = tenant && (await publishedTile(environment, tenant.id, path));
    if (!bytes) return context.text('not found\n', 404, { 'cache-control': 'no-store' });
    return context.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream', 'cache-control': forGood });
  });
  return app;
}

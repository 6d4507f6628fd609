import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Kepu</title>
<body><h1>页面尚未生成</h1><p>请用 npm start 启动，它会先生成页面；接口仍可使用，见 <a href="/api/docs">/api/docs</a>。</p>
<p lang="en">The screens are not built yet. Start with npm start, which builds them first; the interface works, see <a href="/api/docs">/api/docs</a>.</p></body></html>`;

/**
 * The files of one web shell under `/name/`. Files with a hash in their name are kept by browsers for good; any other address below
 * is one of the shell's own pages and gets its start page.
 */
export function webBundle(name: string, folder = dist): Hono {
  const root = `${folder}/${name}`;
  const app = new Hono();
  app.get(`/${name}/*`, async (context, next) => {
    if (!existsSync(root)) return next();
    const served = await serveStatic({
      root,
      precompressed: true,
      rewriteRequestPath: (path) => path.slice(name.length + 1),
      onFound: (_path, found) => {
        const forGood = found.req.path.startsWith(`/${name}/assets/`);
        found.header('Cache-Control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    })(context, async () => undefined);
    return served ?? next();
  });
  app.on('GET', [`/${name}`, `/${name}/*`], (context) => {
    if (context.req.path.startsWith(`/${name}/assets/`)) return context.notFound();
    const start = `${root}/index.html`;
    context.header('Cache-Control', 'no-cache');
    return existsSync(start) ? context.html(readFileSync(start, 'utf8')) : context.html(notBuilt, 503);
  });
  return app;
}

import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { type Language, refuse, sentenceOf } from '#src/kernel/refusal.ts';
import { refusalError } from '#src/platform/http/answer.ts';
import { languageFrom } from '#src/platform/http/language.ts';

/** Seconds until a browser asks again by itself. */
const again = 5;

/**
 * Answers in the place of the application while it is made ready, so that nobody else takes its port meanwhile: alive, but not ready. A page says so and
 * comes back by itself; whatever asks for data is refused with the same sentence.
 */
export function preparing(): Hono {
  const app = new Hono();
  const { refusal } = refuse('still-preparing');
  app.use(async (context, next) => {
    await next();
    context.header('retry-after', String(again));
    context.header('cache-control', 'no-store');
  });
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', (context) => {
    const { reason } = sentenceOf(refusal, 'en');
    return context.json({ ok: false, problem: 'preparing', reason }, 503);
  });
  app.all('*', (context) => {
    const language: Language = languageFrom(getCookie(context, 'kepu-language'), context.req.header('accept-language'));
    if (!context.req.header('accept')?.includes('text/html')) return context.json(refusalError(refusal, language).toJSON(), 503);
    const { reason, remedy } = sentenceOf(refusal, language);
    return context.html(
      html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${again}">
<title>Kepu</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1c2526; background: #f6f8f8; }
main { max-width: 30em; }
h1 { font-size: 22px; line-height: 1.4; margin: 0 0 8px; }
p { margin: 0; color: #55605f; }
</style>
</head>
<body><main><h1>${reason}</h1><p>${remedy}</p></main></body>
</html>`,
      503,
    );
  });
  return app;
}

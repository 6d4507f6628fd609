import { html } from 'hono/html';
import type { Language } from '#src/kernel/refusal.ts';

/** A page of one sentence, for an address that leads nowhere, with a way on. */
export function messagePage(message: string, language: Language) {
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kepu 科普</title>
<style>body{font:1.125rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:40rem;margin:0 auto;padding:4rem 1rem;color:#1f2328;background:#fff}a{color:#0550ae}</style></head>
<body><main><h1>Kepu 科普</h1><p>${message}</p><p><a href="/">${language === 'zh' ? '回到首页' : 'Back to the start'}</a></p></main></body></html>`;
}

import { html, raw } from 'hono/html';
import type { Language } from '#src/kernel/refusal.ts';
import type { OpenApiDocument } from './openapi.ts';

interface Operation {
  method: string;
  path: string;
  summary: string;
  tag: string;
  permission: string;
  roles: string[];
  parameters: unknown;
  body: unknown;
  answer: unknown;
}

const words = {
  zh: {
    title: '接口文档',
    intro: '全部接口，由同一份数据结构生成。机器可读的版本：',
    who: '谁可以用',
    anyone: '任何人',
    signedIn: '已登录者',
    input: '路径、查询与请求头参数',
    body: '请求内容',
    answer: '返回内容',
    errors: '拒绝时返回 {code, reason, remedy}：原因与办法。',
    once: '答复没有收到时，可以放心重发：凡列出请求头 Idempotency-Key 的接口，重发时带同一个 UUID，只做一次，并返回第一次的答复；一天后不再记得。同一个 UUID 用于别的内容会被拒绝（request-was-saved）。不带这个请求头，每次请求都算一次。',
  },
  en: {
    title: 'HTTP interface',
    intro: 'Every route, from the same schemas that check it. For machines: ',
    who: 'who',
    anyone: 'anyone',
    signedIn: 'any account',
    input: 'path, query and headers',
    body: 'body',
    answer: 'answer',
    errors: 'A refusal answers {code, reason, remedy}: what is wrong and what to do.',
    once: 'When an answer did not come, send the request again without fear: a route that lists the header Idempotency-Key does it once for the same UUID, and answers as it did the first time; it remembers for a day. A UUID used for something else is refused (request-was-saved). Without the header every request counts.',
  },
} as const;

function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, value]) => {
      const operation = value as Record<string, unknown> & {
        responses?: Record<string, { content?: unknown }>;
        requestBody?: { content?: unknown };
      };
      return {
        method: method.toUpperCase(),
        path,
        summary: String(operation.summary ?? ''),
        tag: String((operation.tags as string[] | undefined)?.[0] ?? path.split('/')[1] ?? ''),
        permission: String(operation['x-permission'] ?? ''),
        roles: (operation['x-roles'] as string[] | undefined) ?? [],
        parameters: operation.parameters,
        body: operation.requestBody?.content,
        answer: operation.responses?.['200']?.content,
      };
    }),
  );
}

function block(title: string, value: unknown) {
  return value === undefined ? '' : html`<h4>${title}</h4><pre>${JSON.stringify(value, null, 2)}</pre>`;
}

/** A page of all routes, rendered here: it needs no script and nothing from elsewhere. */
export function docsPage(document: OpenApiDocument, language: Language) {
  const t = words[language];
  const who = (operation: Operation): string => {
    if (operation.permission === 'anyone') return t.anyone;
    return operation.permission === 'signed-in' ? t.signedIn : `${operation.permission} (${operation.roles.join(', ')})`;
  };
  const byTag = Map.groupBy(operationsOf(document), (operation) => operation.tag);
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kepu · ${t.title}</title>
<style>
body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:0 auto;padding:2rem 1rem;color:#1f2328;background:#fff}
nav{columns:12rem;margin:1rem 0}summary{cursor:pointer;padding:.4rem 0;border-bottom:1px solid #d0d7de}
code,pre{font:14px/1.5 ui-monospace,monospace}pre{background:#f6f8fa;padding:.75rem;overflow:auto;max-height:24rem}
.method{display:inline-block;min-width:4.5rem;font-weight:600}.who{color:#59636e;font-size:.875rem}a{color:#0550ae}
</style></head>
<body><h1>Kepu · ${t.title}</h1>
<p>${t.intro}<a href="/api/v1/openapi.json">openapi.json</a></p><p>${t.errors}</p><p>${t.once}</p>
<nav>${[...byTag.keys()].map((tag) => html`<a href="#${tag}">${tag}</a><br>`)}</nav>
${[...byTag].map(
  ([tag, operations]) =>
    html`<section id="${tag}"><h2>${tag}</h2>${operations.map(
      (
        operation,
      ) => html`<details><summary><code><span class="method">${operation.method}</span> /api/v1${operation.path}</code> ${operation.summary}</summary>
<p class="who">${t.who}: ${who(operation)}</p>${block(t.input, operation.parameters)}${block(t.body, operation.body)}${block(t.answer, operation.answer)}</details>`,
    )}</section>`,
)}
${raw('</body></html>')}`;
}

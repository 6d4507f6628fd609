import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '#src/kernel/refusal.ts';
import { chineseDate, dayOf, timeOf } from '#src/kernel/local-time.ts';
import * as texts from './page.texts.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** How the visitor wants pages: kept in cookies, no account needed. */
export interface Reading {
  language: Language;
  /** 长辈版: larger type and buttons. */
  large: boolean;
}

export interface PageOptions extends Reading {
  /** The tenant's code and name. */
  tenant: string;
  tenantName: string;
  /** This page's own address, to come back to after a switch of language or type size. */
  path: string;
  title: string;
  /** Marks invented data. */
  demo: boolean;
  body: Html;
  /** What sticks to the bottom of a phone: the one act of the page. */
  act?: Html;
  head?: Html;
}

/** The frame of every public page: no script, one small style sheet, readable in any browser. */
export function publicPage(options: PageOptions): Html {
  const t = texts[options.language];
  const back = encodeURIComponent(options.path);
  const other = options.language === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
<html lang="${options.language === 'zh' ? 'zh-CN' : 'en'}"${raw(options.large ? ' class="large"' : '')}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title} · ${options.tenantName}</title>
<link rel="stylesheet" href="/assets/public.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${options.head ?? ''}
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header>
<a class="home" href="/${options.tenant}/">${options.tenantName}</a>
${options.demo ? html`<span class="demo">${t.demo}</span>` : ''}
<nav aria-label="${t.reading}">
<a href="/${options.tenant}/reading?large=${options.large ? '0' : '1'}&amp;back=${back}">${options.large ? t.normalType : t.largeType}</a>
<a href="/${options.tenant}/reading?language=${other}&amp;back=${back}" lang="${other}" hreflang="${other}"><span class="long">${t.otherLanguage}</span><span class="short" aria-hidden="true">${t.otherLanguageShort}</span></a>
</nav>
</header>
<main id="main">${options.body}</main>
${options.act !== undefined ? html`<footer class="act">${options.act}</footer>` : ''}
</body>
</html>`;
}

/** A refusal or an error above a form, read out by screen readers. */
export function notice(reason: string, remedy: string): Html {
  return html`<div class="notice" role="alert"><strong>${reason}</strong> ${remedy}</div>`;
}

const english = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Asia/Shanghai',
});
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

function dayWords(moment: Date, language: Language): string {
  if (language === 'en') return `${english.format(moment)},`;
  const day = dayOf(moment);
  return `${chineseDate(day)} 星期${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;
}

/** `2020年8月22日 星期六 14:00`. Moments are ISO texts. */
export function momentWords(at: string, language: Language): string {
  const moment = new Date(at);
  return `${dayWords(moment, language)} ${timeOf(moment)}`;
}

/** `2020年8月22日 星期六 14:00–15:30`, the hours on one line. Moments are ISO texts. */
export function spanWords(startsAt: string, endsAt: string, language: Language): Html {
  const start = new Date(startsAt);
  return html`${dayWords(start, language)} <span class="nowrap">${timeOf(start)}–${timeOf(new Date(endsAt))}</span>`;
}

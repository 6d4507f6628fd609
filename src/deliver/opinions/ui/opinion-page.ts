import { html, raw } from 'hono/html';
import type * as z from 'zod';
import type { RefusalSentence } from '#src/kernel/refusal.ts';
import { fillIn } from '#src/ui-kit/public/fill-in.ts';
import { type Html, notice, publicPage, type Reading, momentWords } from '#src/ui-kit/public/page.ts';
import type { opinionForm } from '../opinion.contract.ts';
import * as texts from './opinion.texts.ts';

type OpinionForm = z.infer<typeof opinionForm>;

export interface OpinionVisit extends Reading {
  tenant: string;
  tenantName: string;
  path: string;
}

export interface TypedOpinion {
  satisfaction: string;
  liked: string;
  improve: string;
  wantNext: string;
}

/** One question that must be answered, three that may be. Once given, the page only says thanks. */
export function opinionPage(
  visit: OpinionVisit,
  form: OpinionForm,
  typed: TypedOpinion,
  refusal: RefusalSentence | null,
  sent: boolean,
): Html {
  const t = texts[visit.language];
  const answerable = form.open && !form.given;
  return publicPage({
    ...visit,
    title: t.title,
    demo: form.demo,
    head: html`<meta name="robots" content="noindex"><meta name="referrer" content="same-origin">`,
    body: html`<h1>${form.title}</h1>
<p class="quiet">${momentWords(form.startsAt, visit.language)} ${form.venueName ?? ''}</p>
${refusal ? notice(refusal.reason, refusal.remedy) : ''}
${form.given ? html`<div class="good" role="status">${sent ? t.thanks : t.given}</div>` : ''}
${!form.given && !form.open && !refusal ? html`<div class="notice">${form.complete ? t.complete : t.notOpen}</div>` : ''}
${answerable ? questions(visit, form, typed) : ''}`,
    ...(answerable ? { act: html`<button form="opinion">${t.send}</button>` } : {}),
  });
}

function questions(visit: OpinionVisit, form: OpinionForm, typed: TypedOpinion): Html {
  const t = texts[visit.language];
  const words = (name: 'liked' | 'improve' | 'wantNext') => html`<div class="field"><label for="${name}">${t[name]}</label>
<textarea id="${name}" name="${name}" maxlength="${form.maxLength}" aria-describedby="${name}-help">${typed[name]}</textarea><small id="${name}-help">${fillIn(t.optional, { max: form.maxLength })}</small></div>`;
  return html`<form id="opinion" method="post" action="${visit.path}">
<fieldset><legend>${t.question}</legend>
${form.levels.map((level) => html`<label class="choice"><input type="radio" name="satisfaction" value="${level}" required${raw(level === typed.satisfaction ? ' checked' : '')}>${t.levels[level]}</label>`)}
</fieldset>
${words('liked')}${words('improve')}${words('wantNext')}
</form>`;
}

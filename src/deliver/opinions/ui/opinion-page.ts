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

/** What is wrong, by field. */
export type OpinionFaults = Partial<Record<keyof TypedOpinion, string>>;

interface Answers {
  typed: TypedOpinion;
  faults?: OpinionFaults;
  refusal?: RefusalSentence;
}

/** One question that must be answered, three that may be. Once given, the page only says thanks. */
export function opinionPage(visit: OpinionVisit, form: OpinionForm, answers: Answers, sent: boolean): Html {
  const { faults = {}, refusal } = answers;
  const wrong = Object.keys(faults).length;
  const t = texts[visit.language];
  const answerable = form.open && !form.given;
  return publicPage({
    ...visit,
    title: t.title,
    demo: form.demo,
    head: html`<meta name="robots" content="noindex"><meta name="referrer" content="same-origin">`,
    body: html`<h1>${form.title}</h1>
<p class="quiet">${momentWords(form.startsAt, visit.language)}${form.venueName ? ` · ${form.venueName}` : ''}</p>
${refusal ? notice(refusal.reason, refusal.remedy) : wrong > 0 ? notice(fillIn(t.faults, { count: wrong }), '') : ''}
${form.given ? html`<div class="good" role="status">${sent ? t.thanks : t.given}</div>` : ''}
${!form.given && !form.open && !refusal ? html`<div class="notice">${form.archived ? t.archived : form.complete ? t.complete : t.notOpen}</div>` : ''}
${answerable ? questions(visit, form, answers) : ''}`,
    ...(answerable ? { act: html`<button form="opinion">${t.send}</button>` } : {}),
  });
}

function questions(visit: OpinionVisit, form: OpinionForm, { typed, faults = {} }: Answers): Html {
  const t = texts[visit.language];
  const [first] = Object.keys(faults);
  const fault = (name: keyof TypedOpinion) =>
    faults[name] ? html`<small class="fault" id="${name}-fault">${faults[name]}</small>` : '';
  const marks = (name: keyof TypedOpinion) =>
    raw(`${faults[name] ? ' aria-invalid="true"' : ''}${first === name ? ' autofocus' : ''}`);
  const words = (name: 'liked' | 'improve' | 'wantNext') => html`<div class="field"><label for="${name}">${t[name]}</label>
<textarea id="${name}" name="${name}" maxlength="${form.maxLength}" aria-describedby="${faults[name] ? `${name}-fault ` : ''}${name}-help"${marks(name)}>${typed[name]}</textarea>${fault(name)}<small id="${name}-help">${fillIn(t.optional, { max: form.maxLength })}</small></div>`;
  const described = raw(faults.satisfaction ? ' aria-describedby="satisfaction-fault"' : '');
  const level = (code: (typeof form.levels)[number], at: number) =>
    html`<label class="choice"><input type="radio" name="satisfaction" value="${code}" required${raw(code === typed.satisfaction ? ' checked' : '')}${at === 0 ? marks('satisfaction') : ''}>${t.levels[code]}</label>`;
  return html`<form id="opinion" method="post" novalidate action="${visit.path}">
<fieldset${described}><legend>${t.question}</legend>
${fault('satisfaction')}${form.levels.map(level)}
</fieldset>
${words('liked')}${words('improve')}${words('wantNext')}
</form>`;
}

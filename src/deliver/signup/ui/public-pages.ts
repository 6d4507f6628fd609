import { html, raw } from 'hono/html';
import { momentOf } from '#src/kernel/local-time.ts';
import { audiences } from '#src/kernel/vocabulary.ts';
import type { RefusalSentence } from '#src/kernel/refusal.ts';
import { fillIn } from '#src/ui-kit/public/fill-in.ts';
import { phrases } from '#src/ui-kit/public/phrases.ts';
import { type Html, notice, publicPage, type Reading, momentWords, spanWords } from '#src/ui-kit/public/page.ts';
import type { PublicSession, Ticket } from '../signup.contract.ts';
import * as texts from './public.texts.ts';

/** What every page of a tenant is given. */
export interface Visit extends Reading {
  tenant: string;
  tenantName: string;
  path: string;
}

export interface SessionFilter {
  district: string;
  audience: string;
  text: string;
  onlyOpen: boolean;
  page: number;
}

export interface SessionList {
  items: PublicSession[];
  total: number;
  pageSize: number;
  demo: boolean;
  districts: { code: string; name: string }[];
}

/** The sessions that residents can see, to be narrowed by district, audience and word. */
export function sessionsPage(visit: Visit, list: SessionList, filter: SessionFilter): Html {
  const t = texts[visit.language];
  const pageLink = (page: number, label: string) => {
    const query = new URLSearchParams({
      district: filter.district,
      audience: filter.audience,
      text: filter.text,
      ...(filter.onlyOpen ? { open: '1' } : {}),
      page: String(page),
    });
    return html`<a href="/${visit.tenant}/?${raw(query.toString().replaceAll('&', '&amp;'))}">${label}</a>`;
  };
  return publicPage({
    ...visit,
    title: t.sessions,
    demo: list.demo,
    body: html`<h1>${t.sessions}</h1>
${filterForm(visit, list, filter)}
${list.items.length === 0 ? html`<p>${t.noSessions}</p>` : html`<p class="quiet">${fillIn(t.total, { total: list.total })}</p>`}
<ul class="sessions">${list.items.map((session) => sessionItem(visit, session))}</ul>
<div class="pages">${filter.page > 1 ? pageLink(filter.page - 1, t.earlier) : ''}<span></span>${filter.page * list.pageSize < list.total ? pageLink(filter.page + 1, t.later) : ''}</div>
<p><a href="/${visit.tenant}/results">${t.results}</a></p>`,
  });
}

/** One line until it is opened; closed, it says what the list is narrowed to. */
function filterForm(visit: Visit, { districts }: SessionList, filter: SessionFilter): Html {
  const t = texts[visit.language];
  const option = (value: string, label: string, chosen: string) =>
    html`<option value="${value}"${raw(value === chosen ? ' selected' : '')}>${label}</option>`;
  const chosen = [
    districts.find(({ code }) => code === filter.district)?.name,
    filter.audience && (t.audiences[filter.audience as keyof typeof t.audiences] ?? ''),
    filter.text,
    filter.onlyOpen && t.onlyOpen,
  ].filter(Boolean);
  return html`<details class="filter"><summary><span>${t.filter}</span>${chosen.length > 0 ? html` <span class="quiet">${chosen.join(' · ')}</span>` : ''}</summary>
<form class="filter" method="get" action="/${visit.tenant}/">
${districts.length > 1 ? html`<label>${t.district}<select name="district">${option('', t.allDistricts, filter.district)}${districts.map((item) => option(item.code, item.name, filter.district))}</select></label>` : ''}
<label>${t.audience}<select name="audience">${option('', t.everyone, filter.audience)}${audiences.map((code) => option(code, t.audiences[code], filter.audience))}</select></label>
<label>${t.search}<input name="text" value="${filter.text}" maxlength="80"></label>
<label class="choice"><input type="checkbox" name="open" value="1"${raw(filter.onlyOpen ? ' checked' : '')}>${t.onlyOpen}</label>
<button class="plain">${t.find}</button>
</form>
</details>
${chosen.length > 0 ? html`<p><a href="/${visit.tenant}/">${t.unfilter}</a></p>` : ''}`;
}

function sessionItem(visit: Visit, session: PublicSession): Html {
  const t = texts[visit.language];
  return html`<li><a href="/${visit.tenant}/s/${session.code}"><span class="state${session.canSignUp ? '' : ' closed'}">${t.states[session.state]}</span>
<strong class="phrases">${phrases(session.title)}</strong>
<span class="quiet">${spanWords(session.startsAt, session.endsAt, visit.language)}<br>${session.districtName} ${session.venueName ?? t.online}</span></a></li>`;
}

function placeOf(session: PublicSession, online: string): string {
  return session.venueName === null
    ? online
    : [
        // An address that names its district need not have it said twice.
        session.venueAddress?.includes(session.districtName) ? '' : session.districtName,
        `${session.venueName}${session.venueAddress ? `，${session.venueAddress}` : ''}`,
      ]
        .filter(Boolean)
        .join(' ');
}

/** Whether the words of a session already say that it costs nothing. */
const saysFree = (summary: string): boolean => /不收费|免费|free of charge/i.test(summary);

function factsOf(visit: Visit, session: PublicSession): Html {
  const t = texts[visit.language];
  const row = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const seats = fillIn(t.seatsOf, { left: session.seatsLeft, capacity: session.capacity });
  return html`<dl class="facts">
${row(t.place, placeOf(session, t.online))}
${row(t.audience, t.audiences[session.audience])}
${session.speakerName ? row(t.speaker, `${session.speakerName} ${session.speakerOrganisation ?? ''}`) : ''}
${session.canSignUp ? row(t.seatsLeft, seats) : ''}
</dl>`;
}

/** One session; its act is to sign up. */
export function sessionPage(visit: Visit, session: PublicSession): Html {
  const t = texts[visit.language];
  const why =
    session.state === 'cancelled'
      ? fillIn(t.cancelled, { reason: session.cancelReason ?? '' })
      : session.state === 'full'
        ? t.full
        : session.signUpOpensAt && session.state === 'published'
          ? fillIn(t.opensAt, {
              when: momentWords(session.signUpOpensAt, visit.language),
            })
          : t.closed;
  return publicPage({
    ...visit,
    title: session.title,
    demo: session.demo,
    head: eventData(visit, session),
    body: html`<h1 class="phrases">${phrases(session.title)}</h1>
<p class="quiet">${spanWords(session.startsAt, session.endsAt, visit.language)}</p>
${session.canSignUp ? '' : html`<div class="notice">${why}</div>`}
${factsOf(visit, session)}
<p>${session.summary}${saysFree(session.summary) ? '' : `${visit.language === 'en' ? ' ' : ''}${t.free}`}</p>`,
    act: session.canSignUp
      ? html`<a class="button" href="/${visit.tenant}/s/${session.code}/sign-up">${t.signUp}</a>`
      : html`<a class="button plain" href="/${visit.tenant}/">${t.more}</a>`,
  });
}

/** For search engines and assistants: schema.org's Event. */
function eventData(visit: Visit, session: PublicSession): Html {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: session.title,
    description: session.summary,
    startDate: session.startsAt,
    endDate: session.endsAt,
    isAccessibleForFree: true,
    eventStatus: session.state === 'cancelled' ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    organizer: { '@type': 'Organization', name: visit.tenantName },
    location: session.venueName
      ? { '@type': 'Place', name: session.venueName, address: session.venueAddress ?? session.districtName }
      : { '@type': 'VirtualLocation' },
  };
  return html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`;
}

export interface SignUpForm {
  name: string;
  phone: string;
  seats: string;
  /** Which text was agreed to; '' where none was. */
  consent: string;
}

/** What is wrong, by field. */
export type SignUpFaults = Partial<Record<'name' | 'phone' | 'consent', string>>;

/** Name, phone, how many: under a minute. What was typed is kept; a refusal stands above the form, a fault below its field. */
export function signUpPage(
  visit: Visit,
  session: PublicSession,
  consent: { version: string; text: string },
  { typed, faults = {}, refusal }: { typed: SignUpForm; faults?: SignUpFaults; refusal?: RefusalSentence },
): Html {
  const t = texts[visit.language];
  const wrong = Object.keys(faults) as (keyof SignUpFaults)[];
  const fault = (field: keyof SignUpFaults) =>
    faults[field] ? html`<small class="fault" id="${field}-fault">${faults[field]}</small>` : '';
  // Who listens is led to the first field that is wrong, and told what is wrong with it.
  const marks = (field: keyof SignUpFaults, help = ''): Html | string => {
    const told = [faults[field] && `${field}-fault`, help].filter(Boolean).join(' ');
    return raw(
      `${faults[field] ? ' aria-invalid="true"' : ''}${wrong[0] === field ? ' autofocus' : ''}${told ? ` aria-describedby="${told}"` : ''}`,
    );
  };
  return publicPage({
    ...visit,
    title: fillIn(t.signUpFor, { title: session.title }),
    demo: session.demo,
    body: html`<h1 class="phrases">${phrases(session.title)}</h1>
<p class="quiet">${spanWords(session.startsAt, session.endsAt, visit.language)}<br>${placeOf(session, t.online)}</p>
${refusal ? notice(refusal.reason, refusal.remedy) : wrong.length > 0 ? notice(fillIn(t.faults, { count: wrong.length }), '') : ''}
<form id="sign-up" method="post" novalidate action="/${visit.tenant}/s/${session.code}/sign-up">
<div class="field"><label for="name">${t.name}</label><input id="name" name="name" required maxlength="40" autocomplete="name" value="${typed.name}"${marks('name')}>${fault('name')}</div>
<div class="field"><label for="phone">${t.phone}</label><input id="phone" name="phone" required maxlength="40" inputmode="tel" autocomplete="tel" value="${typed.phone}"${marks('phone', 'phone-help')}>${fault('phone')}<small id="phone-help">${t.phoneHelp}</small></div>
<div class="field"><label for="seats">${t.seats}</label><select id="seats" name="seats">${[1, 2, 3, 4, 5].map((count) => html`<option${raw(String(count) === typed.seats ? ' selected' : '')}>${count}</option>`)}</select></div>
<div class="consent"><strong>${t.consent}</strong><p>${consent.text}</p>
<label class="choice"><input type="checkbox" name="consent" value="${consent.version}" required${raw(typed.consent === consent.version ? ' checked' : '')}${marks('consent')}>${t.agree}</label>${fault('consent')}</div>
</form>`,
    act: html`<button form="sign-up">${t.confirm}</button>`,
  });
}

export const ticketSaid = ['signed-up', 'existing', 'changed'] as const;
export type TicketSaid = (typeof ticketSaid)[number];

/**
 * The ticket: QR code, typed code, calendar, giving the seat back, and the opinion form once the holder has come. `renamed`: the name that was just
 * given to it, said this once to whoever gave it.
 */
export function ticketPage(visit: Visit, ticket: Ticket, said: TicketSaid | null, renamed = ''): Html {
  const t = texts[visit.language];
  const at = `/${visit.tenant}/t/${ticket.token}`;
  const isOff = ticket.session.state === 'cancelled';
  const greeting =
    said && !isOff
      ? { 'signed-up': t.signedUp, existing: t.existing, changed: renamed ? fillIn(t.renamed, { name: renamed }) : t.changed }[
          said
        ]
      : '';
  return publicPage({
    ...visit,
    title: t.ticket,
    demo: ticket.session.demo,
    head: html`<meta name="robots" content="noindex"><meta name="referrer" content="same-origin">`,
    body: html`${greeting ? html`<div class="good" role="status">${greeting}</div>` : ''}
<h1 class="phrases">${phrases(ticket.session.title)}</h1>
<p class="quiet">${spanWords(ticket.session.startsAt, ticket.session.endsAt, visit.language)}<br>${placeOf(ticket.session, t.online)}</p>
${movedNotice(visit, ticket)}
${
  isOff
    ? calledOff(visit, ticket)
    : ticket.state === 'cancelled'
      ? html`<div class="notice">${t.cancelledTicket}</div>`
      : held(visit, ticket)
}
<ul class="ways">
${ticket.canCancel ? html`<li><a href="${at}/change">${t.change}</a></li><li><a href="${at}/cancel">${t.giveBack}</a></li>` : ''}
<li><a href="/${visit.tenant}/">${t.more}</a></li>
</ul>`,
  });
}

/** What its holder shows at the door, or that there is no door any more; and what else can be done with it. */
function held(visit: Visit, ticket: Ticket): Html {
  const t = texts[visit.language];
  const admitted =
    ticket.admittedAt && html`<p>${fillIn(t.admitted, { when: momentWords(ticket.admittedAt, visit.language) })}</p>`;
  const holder = html`<p>${ticket.holder} · ${fillIn(t.people, { seats: ticket.seats })}</p>`;
  const shown = ticket.isOver
    ? html`<div class="notice" role="status">${t.over}</div><div class="ticket">${holder}${admitted ?? ''}</div>`
    : html`<div class="ticket" role="img" aria-label="${t.ticket} ${ticket.ticketCode}">${raw(ticket.qrSvg)}</div>
<div class="ticket"><div class="code">${ticket.ticketCode}</div>${holder}
${admitted ?? html`<p class="quiet">${t.ticketHelp}</p>`}</div>`;
  return html`${shown}
<div class="rows">
${ticket.opinionGiven ? html`<div class="good">${t.opinionGiven}</div>` : ''}
${ticket.canGiveOpinion ? html`<a class="button" href="/${visit.tenant}/o/${ticket.token}">${t.opinion}</a>` : ''}
${ticket.canCancel ? html`<a class="button plain" href="/${visit.tenant}/t/${ticket.token}/calendar">${t.calendar}</a>` : ''}
</div>`;
}

/** No code to show and no door to go to: that it is off, why, and what else there is. */
function calledOff(visit: Visit, { session, nearby }: Ticket): Html {
  const t = texts[visit.language];
  return html`<div class="notice" role="status"><strong>${t.cancelledSession}</strong>
${session.cancelReason ? html`<br>${fillIn(t.cancelledWhy, { reason: session.cancelReason })}` : ''}<br>${t.cancelledHelp}</div>
${nearby.length > 0 ? html`<p>${t.nearby}</p><ul class="sessions">${nearby.map((other) => sessionItem(visit, other))}</ul>` : ''}`;
}

/** Mends a booking. The name that it has is not shown: a link is passed on more easily than a name. */
export function changePage(
  visit: Visit,
  ticket: Ticket,
  { typed, fault, refusal }: { typed: { name: string; seats: string }; fault?: string; refusal?: RefusalSentence },
): Html {
  const t = texts[visit.language];
  const at = `/${visit.tenant}/t/${ticket.token}`;
  return publicPage({
    ...visit,
    title: t.change,
    demo: ticket.session.demo,
    body: html`<h1>${t.change}</h1>
<p>${ticket.session.title}<br><span class="quiet">${spanWords(ticket.session.startsAt, ticket.session.endsAt, visit.language)} · ${ticket.holder} · ${fillIn(t.people, { seats: ticket.seats })}</span></p>
${refusal ? notice(refusal.reason, refusal.remedy) : ''}
<form class="rows" method="post" novalidate action="${at}/change">
<div class="field"><label for="name">${t.changeName}</label><input id="name" name="name" maxlength="40" autocomplete="name" value="${typed.name}"${raw(fault ? ' aria-invalid="true" autofocus aria-describedby="name-fault"' : '')}>${fault ? html`<small class="fault" id="name-fault">${fault}</small>` : ''}</div>
<div class="field"><label for="seats">${t.seats}</label><select id="seats" name="seats">${seatChoices(ticket.seats).map((count) => html`<option${raw(String(count) === typed.seats ? ' selected' : '')}>${count}</option>`)}</select></div>
<button>${t.changeYes}</button>
<a class="button plain" href="${at}">${t.back}</a></form>`,
  });
}

/** As many as the form of signing up offers; the desk may have booked more. */
const seatChoices = (booked: number): number[] => Array.from({ length: Math.max(5, booked) }, (_, at) => at + 1);

/** What a holder who knows the old time must see first. */
function movedNotice(visit: Visit, { movedFrom, session, state }: Ticket): Html | '' {
  if (movedFrom === null || state === 'cancelled' || session.state === 'cancelled') return '';
  const t = texts[visit.language];
  const [before, after] = t.moved.split('{old}');
  const place = movedFrom.place === '' ? '' : ` ${movedFrom.place}`;
  return html`<div class="notice" role="status">${before}${toldSpan(movedFrom.when, visit.language)}${place}${after}</div>`;
}

/** A time as a message told it (`2020-07-11 14:00–15:30`), in the words of the page that it is held against. */
function toldSpan(when: string, language: Visit['language']): Html | string {
  const [, day, from, endDay, to] = /^([\d-]{10}) (\d\d:\d\d)–(?:([\d-]{10}) )?(\d\d:\d\d)$/.exec(when) ?? [];
  if (day === undefined || from === undefined || to === undefined) return when;
  return spanWords(momentOf(day, from).toISOString(), momentOf(endDay ?? day, to).toISOString(), language);
}

/** Asks before the seats go to others. */
export function cancelPage(visit: Visit, ticket: Ticket): Html {
  const t = texts[visit.language];
  return publicPage({
    ...visit,
    title: t.giveBackSure,
    demo: ticket.session.demo,
    body: html`<h1>${t.giveBackSure}</h1>
<p>${ticket.session.title}<br><span class="quiet">${spanWords(ticket.session.startsAt, ticket.session.endsAt, visit.language)}</span></p>
<p>${t.giveBackHelp}</p>
<form class="rows" method="post" action="/${visit.tenant}/t/${ticket.token}/cancel"><button>${t.giveBackYes}</button>
<a class="button plain" href="/${visit.tenant}/t/${ticket.token}">${t.keep}</a></form>`,
  });
}

/** A refusal as a page of its own. */
export function refusalPage(visit: Visit, refusal: RefusalSentence, demo: boolean): Html {
  return publicPage({
    ...visit,
    title: refusal.reason,
    demo,
    body: html`<h1>${refusal.reason}</h1><p>${refusal.remedy}</p><p><a href="/${visit.tenant}/">${texts[visit.language].more}</a></p>`,
  });
}

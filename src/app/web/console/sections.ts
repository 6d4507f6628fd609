import { addDays } from '#src/kernel/local-time.ts';
import type { Translate } from '#src/ui-kit/texts.ts';
import { paths } from '#src/ui-kit/paths.ts';
import type * as texts from './console.texts.ts';

type Word = Parameters<Translate<typeof texts.zh>>[0];

interface Page {
  to: string;
  name: Word;
  permission?: string;
}

export interface Section {
  name: Word;
  under: string;
  permission: string | null;
  pages: Page[];
}

/** Whether the visitor may, by name of a permission; what needs none is open to everybody. */
export type May = (permission: string | null | undefined) => boolean;

const sections: Section[] = [
  { name: 'nav.home', under: '/', permission: 'account.read', pages: [{ to: paths.home, name: 'nav.home' }] },
  {
    name: 'nav.plan',
    under: '/programme',
    permission: 'plan.read',
    pages: [
      { to: paths.programme, name: 'sub.table' },
      { to: paths.activities, name: 'sub.activities' },
      { to: paths.budget, name: 'sub.budget' },
      { to: paths.importDeclaration, name: 'sub.importing', permission: 'plan.change' },
    ],
  },
  {
    name: 'nav.network',
    under: '/network',
    permission: 'venues.read',
    pages: [
      { to: paths.network, name: 'sub.venues' },
      { to: paths.speakers, name: 'sub.speakers' },
    ],
  },
  {
    name: 'nav.sessions',
    under: '/sessions',
    permission: 'sessions.read',
    pages: [
      { to: paths.sessions, name: 'sub.sessions' },
      { to: paths.coverage, name: 'sub.coverage' },
      { to: paths.calendar, name: 'sub.calendar' },
    ],
  },
  {
    name: 'nav.expenses',
    under: '/expenses',
    permission: 'expenses.read',
    pages: [{ to: paths.expenses, name: 'nav.expenses' }],
  },
  {
    name: 'nav.evidence',
    under: '/evidence',
    permission: 'evidence.read',
    pages: [
      { to: paths.evidence, name: 'sub.facts' },
      { to: paths.handEntries, name: 'sub.entries', permission: 'hand-entries.read' },
      { to: paths.log, name: 'sub.log', permission: 'evidence.read' },
    ],
  },
  {
    name: 'nav.account',
    under: '/account',
    permission: 'account.read',
    pages: [
      { to: paths.account, name: 'sub.evaluation' },
      { to: paths.monitoring, name: 'sub.monitoring', permission: 'monitoring.read' },
    ],
  },
  {
    name: 'nav.settings',
    under: '/settings',
    permission: null,
    pages: [
      { to: paths.settings, name: 'sub.members', permission: 'people.read' },
      { to: paths.trail, name: 'sub.trail', permission: 'audit-trail.read' },
      { to: paths.dataAudit, name: 'sub.audit', permission: 'account.audit' },
      { to: paths.preferences, name: 'sub.preferences' },
    ],
  },
];

/** Where another programme is seen from: the same list or table, of a record of the former one home. */
export function pageOfAnother(pathname: string): string {
  return sections.some(({ pages }) => pages.some(({ to }) => to === pathname)) ? pathname : paths.home;
}

/** Whether a page looks at a day: where everything stands, and the account with its figures. */
const looksAtDay = (page: string): boolean =>
  page === paths.home || page === paths.account || page.startsWith(`${paths.account}/`);

/**
 * What the next page is given of the address of this one: the day that is looked at stays looked at, or of the monitoring form the end of its
 * month. The last month of a year is the whole year, which is looked at unasked.
 */
export function keptOnTheWay(
  from: string,
  to: string,
  { at, month }: { at?: unknown; month?: unknown },
  endsOn?: string,
): { at?: string } {
  if (!looksAtDay(from) || !looksAtDay(to)) return {};
  if (from === paths.monitoring && typeof month === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) {
    const last = lastDayOf(month);
    return endsOn !== undefined && last >= endsOn ? {} : { at: last };
  }
  return typeof at === 'string' && at ? { at } : {};
}

function lastDayOf(month: string): string {
  // Four days after the 28th every month is over.
  return addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1);
}

/** The parts of the console, each with those of its pages that the visitor may open. */
export function sectionsFor(may: May): Section[] {
  return sections
    .filter((section) => may(section.permission))
    .map((section) => ({ ...section, pages: section.pages.filter((page) => may(page.permission)) }));
}

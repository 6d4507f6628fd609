import type { Role } from '#src/kernel/vocabulary.ts';
import type { LivedYear } from '../../support/small-year.ts';

export interface Screen {
  path: string;
  role?: Role;
}

/** Every page that residents can open, in the states that look different. */
export function publicScreens(year: LivedYear): Screen[] {
  const ticket = `/shanghai/t/${year.held.token}`;
  return [
    { path: '/shanghai/' },
    { path: '/shanghai/?text=%E6%B2%A1%E6%9C%89' },
    { path: `/shanghai/s/${year.coming.code}` },
    { path: `/shanghai/s/${year.held.code}` },
    { path: `/shanghai/s/${year.coming.code}/sign-up` },
    { path: ticket },
    { path: `${ticket}/cancel` },
    { path: `/shanghai/o/${year.held.token}` },
    { path: '/shanghai/s/ZZZZZZ' },
    { path: '/shanghai/results' },
    { path: `/shanghai/results/${year.programmeId}` },
    { path: '/shanghai/results/nothing' },
  ];
}

/** Every page of the console, by its address as the router writes it. */
export function consoleScreens(year: LivedYear): Record<string, Screen> {
  const session = `/sessions/${year.held.id}`;
  const indicator = year.indicators[0]!.id;
  const manager = (path: string): Screen => ({ path, role: 'manager' });
  const same = [
    '/',
    '/programme',
    '/programme/activities',
    '/programme/budget',
    '/programme/import',
    '/network/venues',
    '/network/speakers',
    '/sessions',
    '/sessions/new',
  ];
  const rest = [
    '/sessions/coverage',
    '/sessions/calendar',
    '/expenses',
    '/evidence',
    '/evidence/entries',
    '/evidence/log',
    '/account',
    '/account/monitoring',
    '/settings/members',
    '/settings/trail',
    '/settings/audit',
    '/settings/preferences',
  ];
  return {
    '/sign-in': { path: '/sign-in' },
    '/new-password': { path: '/new-password' },
    ...Object.fromEntries([...same, ...rest].map((path) => [path, manager(path)])),
    '/programme/indicators/$indicatorId': manager(`/programme/indicators/${indicator}`),
    '/account/$indicatorId': manager(`/account/${indicator}`),
    '/sessions/$sessionId': manager(session),
    '/sessions/$sessionId/edit': manager(`/sessions/${year.coming.id}/edit`),
    '/sessions/$sessionId/poster': manager(`${session}/poster`),
    '/sessions/$sessionId/sheet': manager(`${session}/sheet`),
    '/sessions/$sessionId/paper': manager(`${session}/paper`),
    '/sessions/$sessionId/fees': { path: `${session}/fees`, role: 'finance' },
  };
}

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Loading } from '#src/ui-kit/page.tsx';
import { Broken, NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

type Loader = Parameters<typeof lazyRouteComponent>[0];

/** A screen inside the shell; its code is fetched when it is first opened. */
function screen(path: string, load: Loader, name: string) {
  return createRoute({
    getParentRoute: () => shell,
    path: path as '/',
    component: lazyRouteComponent(load, name as never) as never,
  });
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('#src/access/ui/new-password-page.tsx'), 'NewPasswordPage'),
});

const screens = [
  screen('/', () => import('./home/home.tsx'), 'Home'),
  screen('/programme', () => import('./programme-page.tsx'), 'ProgrammeWithPrint'),
  screen('/programme/indicators/$indicatorId', () => import('./measure-page.tsx'), 'IndicatorPage'),
  screen('/programme/activities', () => import('./activities-page.tsx'), 'ActivitiesWithProgress'),
  screen('/programme/budget', () => import('#src/plan/programme/ui/budget-page.tsx'), 'BudgetPage'),
  screen('/programme/import', () => import('#src/plan/programme/ui/import-page.tsx'), 'ImportPage'),
  screen('/network/venues', () => import('#src/network/ui/venues-page.tsx'), 'VenuesPage'),
  screen('/network/speakers', () => import('#src/network/ui/speakers-page.tsx'), 'SpeakersPage'),
  screen('/sessions', () => import('#src/deliver/sessions/ui/sessions-page.tsx'), 'SessionsPage'),
  screen('/sessions/new', () => import('#src/deliver/sessions/ui/session-form-page.tsx'), 'NewSessionPage'),
  screen('/sessions/coverage', () => import('#src/deliver/sessions/ui/coverage-page.tsx'), 'CoveragePage'),
  screen('/sessions/calendar', () => import('#src/deliver/sessions/ui/calendar-page.tsx'), 'CalendarPage'),
  screen('/sessions/$sessionId', () => import('./session-page.tsx'), 'SessionWithParts'),
  screen('/sessions/$sessionId/edit', () => import('#src/deliver/sessions/ui/session-form-page.tsx'), 'EditSessionPage'),
  screen('/sessions/$sessionId/poster', () => import('#src/deliver/sessions/ui/poster-page.tsx'), 'PosterPage'),
  screen('/sessions/$sessionId/sheet', () => import('#src/deliver/door/ui/sign-in-sheet-page.tsx'), 'SignInSheetPage'),
  screen('/sessions/$sessionId/paper', () => import('#src/deliver/door/ui/paper-page.tsx'), 'PaperPage'),
  screen('/sessions/$sessionId/fees', () => import('#src/deliver/expenses/ui/fee-sheet-page.tsx'), 'FeeSheetPage'),
  screen('/expenses', () => import('#src/deliver/expenses/ui/expenses-page.tsx'), 'ExpensesPage'),
  screen('/evidence', () => import('#src/evidence/ui/facts-page.tsx'), 'FactsPage'),
  screen('/evidence/entries', () => import('#src/deliver/hand-entries/ui/hand-entries-page.tsx'), 'HandEntriesPage'),
  screen('/evidence/log', () => import('#src/evidence/ui/log-page.tsx'), 'LogPage'),
  screen('/account', () => import('#src/account/ui/account-page.tsx'), 'AccountPage'),
  screen('/account/$indicatorId', () => import('#src/account/ui/figure-page.tsx'), 'FigurePage'),
  screen('/settings/members', () => import('#src/access/ui/members-page.tsx'), 'MembersPage'),
  screen('/settings/trail', () => import('#src/access/ui/trail-page.tsx'), 'TrailPage'),
  screen('/settings/audit', () => import('#src/account/ui/audit-page.tsx'), 'AuditPage'),
  screen('/settings/preferences', () => import('#src/access/ui/preferences-page.tsx'), 'PreferencesPage'),
];

export const router = createRouter({
  routeTree: root.addChildren([signIn, newPassword, shell.addChildren(screens)]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

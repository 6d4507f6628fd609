import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Loading } from '#src/ui-kit/page.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Broken, NotFound } from './not-found.tsx';
import { openTo, type Screen } from './open-to.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

type Loader = Parameters<typeof lazyRouteComponent>[0];

/** A screen inside the shell, for those who may; its code is fetched when it is first opened. */
function screen(path: string, permission: string | null, load: Loader, name: string) {
  return createRoute({
    getParentRoute: () => shell,
    path: path as '/',
    component: openTo(permission, lazyRouteComponent(load, name as never) as Screen) as never,
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
  screen('/', 'account.read', () => import('./home/home.tsx'), 'Home'),
  screen('/programme', 'plan.read', () => import('./programme-page.tsx'), 'ProgrammeWithPrint'),
  screen('/programme/indicators/$indicatorId', 'plan.read', () => import('./measure-page.tsx'), 'IndicatorPage'),
  screen('/programme/activities', 'plan.read', () => import('./activities-page.tsx'), 'ActivitiesWithProgress'),
  screen('/programme/budget', 'plan.read', () => import('#src/plan/programme/ui/budget-page.tsx'), 'BudgetPage'),
  screen('/programme/import', 'plan.change', () => import('./import-page.tsx'), 'ImportWithScore'),
  screen('/network/venues', 'venues.read', () => import('#src/network/ui/venues-page.tsx'), 'VenuesPage'),
  screen('/network/speakers', 'speakers.read', () => import('#src/network/ui/speakers-page.tsx'), 'SpeakersPage'),
  screen('/sessions', 'sessions.read', () => import('#src/deliver/sessions/ui/sessions-page.tsx'), 'SessionsPage'),
  screen('/sessions/new', 'sessions.write', () => import('#src/deliver/sessions/ui/session-form-page.tsx'), 'NewSessionPage'),
  screen('/sessions/coverage', 'sessions.read', () => import('#src/deliver/sessions/ui/coverage-page.tsx'), 'CoveragePage'),
  screen('/sessions/calendar', 'sessions.read', () => import('#src/deliver/sessions/ui/calendar-page.tsx'), 'CalendarPage'),
  screen('/sessions/$sessionId', 'sessions.read', () => import('./session-page.tsx'), 'SessionWithParts'),
  screen(
    '/sessions/$sessionId/edit',
    'sessions.write',
    () => import('#src/deliver/sessions/ui/session-form-page.tsx'),
    'EditSessionPage',
  ),
  screen('/sessions/$sessionId/poster', 'sessions.read', () => import('#src/deliver/sessions/ui/poster-page.tsx'), 'PosterPage'),
  screen(
    '/sessions/$sessionId/sheet',
    'door.read',
    () => import('#src/deliver/door/ui/sign-in-sheet-page.tsx'),
    'SignInSheetPage',
  ),
  screen('/sessions/$sessionId/paper', 'door.run', () => import('#src/deliver/door/ui/paper-page.tsx'), 'PaperPage'),
  screen(
    '/sessions/$sessionId/fees',
    'expenses.read',
    () => import('#src/deliver/expenses/ui/fee-sheet-page.tsx'),
    'FeeSheetPage',
  ),
  screen('/expenses', 'expenses.read', () => import('#src/deliver/expenses/ui/expenses-page.tsx'), 'ExpensesPage'),
  screen('/evidence', 'evidence.read', () => import('./facts-page.tsx'), 'FactsWithDrawer'),
  screen(
    '/evidence/entries',
    'hand-entries.read',
    () => import('#src/deliver/hand-entries/ui/hand-entries-page.tsx'),
    'HandEntriesPage',
  ),
  screen('/evidence/log', 'evidence.read', () => import('#src/evidence/ui/log-page.tsx'), 'LogPage'),
  screen('/account', 'account.read', () => import('./account-page.tsx'), 'AccountWithSignature'),
  screen('/account/monitoring', 'monitoring.read', () => import('./monitoring-page.tsx'), 'MonitoringWithAlerts'),
  screen('/account/$indicatorId', 'account.read', () => import('#src/account/ui/figure-page.tsx'), 'FigurePage'),
  screen('/settings/members', 'people.read', () => import('#src/access/ui/members-page.tsx'), 'MembersPage'),
  screen('/settings/trail', 'audit-trail.read', () => import('#src/access/ui/trail-page.tsx'), 'TrailPage'),
  screen('/settings/audit', 'account.audit', () => import('#src/account/ui/audit-page.tsx'), 'AuditPage'),
  screen('/settings/preferences', null, () => import('./preferences-page.tsx'), 'PreferencesWithAlerts'),
  createRoute({ getParentRoute: () => shell, path: '$', component: Elsewhere }),
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

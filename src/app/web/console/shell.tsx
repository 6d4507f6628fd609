import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button, Dropdown, Select } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useMayLeave } from '#src/ui-kit/ask-before-leaving.ts';
import { onPurpose, refusalOf } from '#src/ui-kit/client.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { lastDayText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage, chooseLanguage } from '#src/ui-kit/language.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { EmptyState, Loading, RefusalNotice } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { SurroundingsProvider } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './console.texts.ts';
import { KeepSignedIn } from './keep-signed-in.tsx';
import { SearchButton } from './search/search-button.tsx';
import { keptOnTheWay, pageOfAnother, type Section, sectionsFor } from './sections.ts';
import { signOut, useMe, useSurroundingsOf } from './who-am-i.ts';

type T = Translate<typeof texts.zh>;

/** Pages that need no programme. */
const withoutProgramme = /^\/(settings|network|programme\/import)/;

/** While the next page is fetched the former one still stands: both must do without a programme. */
const doesWithout = (...pages: string[]): boolean => pages.every((page) => withoutProgramme.test(page));

/** What stands around every screen of the console: the top bar, the navigation, and the main part. */
export function Shell() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { me, error, signedIn, leave } = useSignedIn();
  const { pathname } = useLocation();
  const settled = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname });
  const found = useSurroundingsOf(me);
  const kept = useKept(found.surroundings?.programme?.endsOn);
  const [enrolling, setEnrolling] = useState(false);
  if (error && !me) return <RefusalNotice refusal={refusalOf(error)} act={<Reload />} />;
  if (!me || !found.surroundings) return <Loading />;
  if (me.passwordDue) return <FirstPassword />;
  // Kept until the person went on: the backup codes are shown after the factor is on already.
  if (me.secondFactor.needed && !enrolling) setEnrolling(true);
  if (enrolling) return <Enrolment onEnrolled={() => setEnrolling(false)} />;
  const may = (permission: string | null | undefined): boolean => !permission || me.permissions.includes(permission);
  const shown = sectionsFor(may);
  const section = shown.findLast((one) => pathname === one.under || (one.under !== '/' && pathname.startsWith(one.under)));
  const needsProgramme = may('plan.read') && !found.waits && !found.surroundings.programme && !doesWithout(pathname, settled);
  return (
    <SurroundingsProvider value={found.surroundings}>
      <a className="skip" href="#content">
        {kit('act.skipToContent')}
      </a>
      <KeepSignedIn person={me} ended={!signedIn} onGiveUp={leave} />
      <TopBar t={t} me={me} found={found} />
      <div className="shell">
        <nav className="nav" aria-label={t('nav.label')}>
          <ul>
            {shown.map((one) => (
              <li key={one.name}>
                <Link
                  to={one.pages[0]!.to as '/'}
                  search={kept(one.pages[0]!.to)}
                  className={one === section ? 'active' : ''}
                  aria-current={one === section ? 'page' : undefined}
                >
                  {t(one.name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <main id="content" className="page-scroll" tabIndex={-1} style={{ outline: 'none' }}>
          {section && section.pages.length > 1 && <SubNav t={t} pages={section.pages} pathname={pathname} kept={kept} />}
          {found.error ? (
            <RefusalNotice refusal={refusalOf(found.error)} act={<Reload />} />
          ) : found.waits ? (
            <Loading />
          ) : needsProgramme ? (
            <NoProgramme mayImport={may('plan.change')} />
          ) : (
            // Under another programme a page begins anew: what was typed or marked on it belongs to the one before.
            <Outlet key={found.choices} />
          )}
        </main>
      </div>
    </SurroundingsProvider>
  );
}

/** Who signed in, also after the session ended: the page stays until the person signs in again or leaves it. Who never was is sent to the sign-in. */
function useSignedIn() {
  const { data, error } = useMe();
  const { pathname, href } = useLocation();
  const navigate = useNavigate();
  const [me, setMe] = useState<typeof data>();
  if (data?.signedIn && data !== me) setMe(data);
  const leave = useCallback((): void => {
    // The shell is still there while the code of the sign-in page is fetched: asked again, it would send the person on for ever.
    if (pathname !== paths.signIn) void navigate({ to: paths.signIn as '/', search: { next: href } as never, replace: true });
  }, [navigate, href, pathname]);
  const stranger = me === undefined && data?.signedIn === false;
  useEffect(() => {
    if (stranger) leave();
  }, [stranger, leave]);
  return { me: data?.signedIn ? data : me, error, signedIn: data?.signedIn !== false, leave };
}

/** Where nothing stands yet that could be lost. */
function Reload() {
  const kit = useKitTexts();
  return (
    <Button size="small" onClick={() => location.reload()}>
      {kit('act.reload')}
    </Button>
  );
}

function NoProgramme({ mayImport }: { mayImport: boolean }) {
  const t = useTexts(texts);
  return (
    <EmptyState title={<h1>{t('empty.title')}</h1>} hint={t('empty.hint')}>
      {mayImport && <AppLink to={paths.importDeclaration}>{t('empty.importing')}</AppLink>}
    </EmptyState>
  );
}

const FirstPasswordPage = lazy(async () => ({
  default: (await import('#src/access/ui/first-password-page.tsx')).FirstPasswordPage,
}));

function FirstPassword() {
  const queries = useQueryClient();
  const leave = useLeave();
  return (
    <Suspense fallback={<Loading />}>
      <FirstPasswordPage onLeave={() => void leave()} onSet={() => void queries.invalidateQueries()} />
    </Suspense>
  );
}

/** Ends the session, and goes where one signs in. Whoever has typed something is asked before, and stays signed in by staying. */
function useLeave(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayLeave = useMayLeave();
  const act = useAct({
    run: () =>
      onPurpose(async () => {
        await signOut();
        queries.clear();
        await navigate({ to: paths.signIn as '/', ignoreBlocker: true });
      }),
    done: null,
  });
  return async () => {
    if (await mayLeave()) act.mutate();
  };
}

const EnrolPage = lazy(async () => ({ default: (await import('#src/access/ui/enrol-page.tsx')).EnrolPage }));

function Enrolment({ onEnrolled }: { onEnrolled: () => void }) {
  const leave = useLeave();
  return (
    <Suspense fallback={<Loading />}>
      <EnrolPage onLeave={() => void leave()} onEnrolled={onEnrolled} />
    </Suspense>
  );
}

/** What of this page's address goes along to another. */
function useKept(endsOn: string | undefined) {
  const { pathname, search } = useLocation();
  return (to: string) => keptOnTheWay(pathname, to, search, endsOn) as never;
}

interface SubNavProps {
  t: T;
  pages: Section['pages'];
  pathname: string;
  kept: ReturnType<typeof useKept>;
}

function SubNav({ t, pages, pathname, kept }: SubNavProps) {
  const current = pages.findLast((page) => pathname === page.to || pathname.startsWith(`${page.to}/`));
  return (
    <nav className="subnav" aria-label={t('nav.section')}>
      {pages.map((page) => (
        <Link
          key={page.to}
          to={page.to as '/'}
          search={kept(page.to)}
          className={page === current ? 'active' : ''}
          activeOptions={{ exact: true }}
          aria-current={page.to === pathname ? 'page' : undefined}
        >
          {t(page.name)}
        </Link>
      ))}
    </nav>
  );
}

type Me = NonNullable<ReturnType<typeof useMe>['data']>;

function TopBar({ t, me, found }: { t: T; me: Me; found: ReturnType<typeof useSurroundingsOf> }) {
  const kit = useKitTexts();
  const navigate = useNavigate();
  const mayLeave = useMayLeave();
  const { pathname } = useLocation();
  return (
    <header className="top">
      <AppLink to={paths.home} className="brand">
        {t('brand')}
      </AppLink>
      {(found.programmes.length > 0 || me.permissions.includes('plan.read')) && (
        <Select
          aria-label={t('top.programme')}
          variant="borderless"
          value={found.programmeId}
          placeholder={found.waits ? '' : t('top.noProgramme')}
          popupMatchSelectWidth={false}
          options={found.programmes.map((item) => ({
            value: item.id,
            label: t('top.year', { name: item.name, year: item.fiscalYear }),
          }))}
          onChange={async (id: string) => {
            if (!(await mayLeave())) return;
            // First away from a record: its page would choose the programme that it belongs to.
            await navigate({ to: pageOfAnother(pathname) as '/', ignoreBlocker: true });
            found.choose(id);
          }}
        />
      )}
      {me.tenant?.demo && <span className="tag demo">{kit('say.demo')}</span>}
      <span className="grow" />
      <SearchButton />
      <button
        type="button"
        className="link hide-narrow"
        lang={chosenLanguage() === 'zh' ? 'en' : 'zh'}
        onClick={() => chooseLanguage(chosenLanguage() === 'zh' ? 'en' : 'zh')}
      >
        {t('top.language')}
      </button>
      <PersonMenu t={t} me={me} />
    </header>
  );
}

function PersonMenu({ t, me }: { t: T; me: Me }) {
  const kit = useKitTexts();
  const leave = useLeave();
  const role = me.roles.map((one) => kit(`role.${one}`)).join(kit('say.listSeparator'));
  const until = me.accessEndsAt ? t('top.auditorUntil', { day: lastDayText(me.accessEndsAt) }) : '';
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'role', disabled: true, label: [role, until].filter(Boolean).join(' · ') },
          { key: 'account', label: <AppLink to={paths.preferences}>{t('sub.preferences')}</AppLink> },
          { key: 'language', label: t('top.language'), onClick: () => chooseLanguage(chosenLanguage() === 'zh' ? 'en' : 'zh') },
          { key: 'out', label: t('top.signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <button
        type="button"
        className="link nowrap person"
        style={{ color: 'inherit' }}
        aria-label={t('top.person', { name: me.name })}
      >
        {me.name}
        {until && <span className="muted hide-narrow">{kit('say.bracketed', { what: '', aside: until })}</span>}{' '}
        <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
}

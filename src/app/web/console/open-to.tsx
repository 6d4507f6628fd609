import { Navigate, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { EmptyState } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './console.texts.ts';

export type Screen = ComponentType & { preload?: () => Promise<unknown> };

/** The screen for those who hold the permission; others who come by its address are told so, before anything is asked of the server. */
export function openTo(permission: string | null, screen: Screen): Screen {
  if (permission === null) return screen;
  const Shown = screen;
  const Opened: Screen = () => (useMay(permission) ? <Shown /> : <Closed />);
  if (screen.preload) Opened.preload = screen.preload;
  return Opened;
}

/** Where administrators begin, for whom the overview of a programme is not. */
const beginnings = [
  ['people.read', paths.settings],
  ['audit-trail.read', paths.trail],
] as const;

function Closed() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { person, tenantCode } = useSurroundings();
  const { pathname } = useLocation();
  const beginning = beginnings.find(([permission]) => person.permissions.includes(permission))?.[1];
  if (pathname === paths.home && beginning) return <Navigate to={beginning as '/'} replace />;
  const roles = person.roles.map((role) => kit(`role.${role as 'manager'}`)).join(kit('say.listSeparator'));
  const staff = person.permissions.includes('account.read');
  if (pathname === paths.home && !staff)
    return (
      <EmptyState title={<h1>{t('resident.title')}</h1>} hint={t('resident.hint')}>
        <a href={`/${tenantCode}/`}>{t('closed.public')}</a>
        <AppLink to={paths.preferences}>{t('resident.own')}</AppLink>
      </EmptyState>
    );
  return (
    <EmptyState title={<h1>{t('closed.title')}</h1>} hint={t('closed.hint', { roles: roles || kit('say.none') })}>
      {staff ? <AppLink to={paths.home}>{t('notFound.home')}</AppLink> : <a href={`/${tenantCode}/`}>{t('closed.public')}</a>}
    </EmptyState>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link inside the console; `to` is one of `paths`. `search` becomes the query. */
export function AppLink({
  to,
  search,
  children,
  className,
  label,
  onFollow,
  newTab = false,
}: {
  to: string;
  search?: Record<string, string | number | undefined>;
  children: ReactNode;
  className?: string;
  label?: string;
  /** Called as well when it is followed: what lies above the page is closed. */
  onFollow?: () => void;
  /** Beside this page, whose form stays as it is. */
  newTab?: boolean;
}) {
  const given = Object.entries(search ?? {}).filter((entry) => entry[1] !== undefined && entry[1] !== '');
  return (
    <Link
      to={to as '/'}
      search={Object.fromEntries(given) as never}
      className={className}
      aria-label={label}
      onClick={onFollow}
      {...(newTab && { target: '_blank', rel: 'noreferrer' })}
    >
      {children}
    </Link>
  );
}

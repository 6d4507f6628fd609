import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { NotFound } from './not-found.tsx';
import { sectionsFor } from './sections.ts';

/** An address that no screen has: that of a section leads to the first of its pages that is open, any other is told to be none. */
export function Elsewhere() {
  const { person } = useSurroundings();
  // As it was when it was opened: while the next page is fetched this one still stands, and would lead to itself without end.
  const [pathname] = useState(useLocation().pathname);
  const sections = sectionsFor((permission) => !permission || person.permissions.includes(permission));
  const first = sections.find(({ under }) => under === pathname.replace(/\/+$/, ''))?.pages[0]?.to;
  // Such an address was typed: the page is opened as one that is typed.
  useEffect(() => {
    if (first) location.replace(`/console${first}`);
  }, [first]);
  return first ? null : <NotFound />;
}

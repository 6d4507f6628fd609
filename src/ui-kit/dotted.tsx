import { createElement, type ReactNode } from 'react';

/** Short facts in one line, parted by dots. A line breaks only between two of them: no number leaves its name, and no dot stands at the beginning of one. */
export function Dotted({ pieces }: { pieces: readonly ReactNode[] }) {
  const shown = pieces.filter((piece) => piece !== null && piece !== undefined && piece !== false && piece !== '');
  // Handed over one by one, since the pieces of a line have no keys and never change places.
  return createElement(
    'span',
    { className: 'dotted' },
    ...shown.flatMap((piece, at) =>
      at === shown.length - 1 ? [createElement('span', null, piece)] : [createElement('span', null, piece, '\u00a0·'), ' '],
    ),
  );
}

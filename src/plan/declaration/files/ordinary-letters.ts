import { radicalsOfChrome, radicalsOfSupplement } from './radicals.data.ts';

const letters = new Map(
  [...radicalsOfSupplement, ...radicalsOfChrome].flatMap((line) =>
    line.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
  ),
);

/**
 * PDFs that Chrome prints, and what is copied from them, have signs for the radicals of dictionaries where 目, 人 or 民 was written: they look
 * the same and no word is known by them. Every kind of file gives its text through this before anything looks at it; all else stays as it is.
 */
export function withOrdinaryLetters(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (sign) => letters.get(sign) ?? sign.normalize('NFKC'));
}

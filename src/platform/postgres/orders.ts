import { type RawBuilder, sql } from 'kysely';
import type { Sort } from '#src/kernel/sort.ts';

/**
 * Chinese names stand by their pinyin, as in every register, and the numbers in them by what they count: 第2批 before 第10批. The code points of
 * the characters would be no order that anybody can follow.
 */
export const byPinyin = (column: string): string => `${column} COLLATE public.names`;

/** A word of a fixed vocabulary stands where the vocabulary has it: states in the order in which they are gone through. */
export const byVocabulary = (column: string, words: readonly string[]): string =>
  `array_position(ARRAY[${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')}], ${column})`;

/**
 * The orders of a list, each both ways: `{ name: ['name'] }` answers `name` and `-name`. What is equal stands by `ties`, always the
 * same way, so that no row is on two pages or on none. Empty values stand last.
 */
export function ordersOf<Column extends string>(
  columns: Record<Column, readonly string[]>,
  ties: readonly string[],
): Record<Sort<Column>, RawBuilder<unknown>> {
  const ways = Object.entries<readonly string[]>(columns).flatMap(([name, [first, ...others]]) =>
    (['', '-'] as const).map((sign) => {
      const parts = [`${first}${sign ? ' DESC' : ''} NULLS LAST`, ...others, ...ties];
      return [`${sign}${name}`, sql.raw(parts.join(', '))];
    }),
  );
  return Object.fromEntries(ways);
}

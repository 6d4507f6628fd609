import { type RawBuilder, sql } from 'kysely';
import type { Sort } from '#src/kernel/sort.ts';

/** Chinese names stand by their pinyin, as in every register; the code points of the characters would be no order that anybody can follow. */
export const byPinyin = (column: string): string => `${column} COLLATE "zh-x-icu"`;

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

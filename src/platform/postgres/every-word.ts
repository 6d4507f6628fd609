import { type RawBuilder, sql } from 'kysely';

/**
 * Whether each word of what somebody typed into a list's search stands in one of the columns, small or capital; true where nothing was typed.
 * Signs that a pattern knows stand for themselves.
 */
export function everyWord(typed: string | undefined, columns: readonly (string | RawBuilder<unknown>)[]): RawBuilder<boolean> {
  const words = (typed ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return sql<boolean>`true`;
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const texts = columns.map((column) => (typeof column === 'string' ? sql.raw(column) : column));
  return sql<boolean>`concat_ws(' ', ${sql.join(texts)}) ILIKE ALL(${patterns}::text[])`;
}

/** A day as it is written on the screens and in files: `2020-12-10 2020年12月10日`. */
export const dayWords = (column: string): string => `to_char(${column}, 'YYYY-MM-DD FMYYYY"年"FMMM"月"FMDD"日"')`;

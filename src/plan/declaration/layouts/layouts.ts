import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Layout, type LayoutFile, layoutFileSchema, type SharedWords, sharedWordsSchema } from './layout.ts';

const SHARED = 'shared-words.json';
/** In a list of a layout: the words that all layouts share stand here. */
const REST = '…';

/**
 * Every layout of a folder. A further one is a further file. Throws with the file's name and what is wrong with it: a mistake in a layout shows
 * at the start, not in a reading.
 */
export function layoutsIn(folder: URL): readonly Layout[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const shared = checked(SHARED, sharedWordsSchema, read(SHARED));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== SHARED)
    .map((name) => {
      const file = checked(name, layoutFileSchema, read(name));
      if (`${file.id}.json` !== name) throw new Error(`the layout ${name} calls itself ${file.id}`);
      return file;
    })
    .sort((one, other) => one.rank - other.rank || one.id.localeCompare(other.id))
    .map((file) => withShared(file, shared));
}

function checked<Value>(name: string, schema: z.ZodType<Value>, content: unknown): Value {
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw new Error(`the layout ${name} is not well-formed: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function withShared({ rank: _rank, shared, source: _source, ...own }: LayoutFile, all: SharedWords): Layout {
  const lists = <Key extends string>(
    part: 'fields' | 'sections' | 'columns' | 'levels',
    given: Partial<Record<Key, readonly string[]>>,
    common: Partial<Record<Key, readonly string[]>>,
  ): Partial<Record<Key, readonly string[]>> => {
    const kept = shared.includes(part) ? common : {};
    const filled = Object.entries(given).map(([key, words]) => [key, filledIn(words as readonly string[], common[key as Key])]);
    // The form's own words come first: of two columns with the same heading the first is taken.
    return {
      ...Object.fromEntries(filled),
      ...Object.fromEntries(Object.entries(kept).filter(([key]) => !(key in given))),
    } as Partial<Record<Key, readonly string[]>>;
  };
  const bands = shared.includes('bands') && !own.bands.includes(REST) ? [REST, ...own.bands] : own.bands;
  return {
    ...own,
    fields: lists('fields', own.fields, all.fields),
    sections: lists('sections', own.sections, all.sections) as Layout['sections'],
    columns: lists('columns', own.columns, all.columns),
    levels: lists('levels', own.levels, all.levels) as Layout['levels'],
    bands: filledIn(bands, all.bands),
  };
}

function filledIn(words: readonly string[], shared: readonly string[] | undefined): readonly string[] {
  return words.flatMap((word) => (word === REST ? (shared ?? []) : [word]));
}

/** Every layout that Kepu reads; of two that fit a form equally well, the earlier is taken. */
export const layouts: readonly Layout[] = layoutsIn(new URL('./', import.meta.url));

import { type CellRole, STATE } from './cell-worth.ts';
import { areBothLevels, fitColumns, isLevelWord, VALUE } from './even-lines.ts';
import type { Vocabulary } from './labels.ts';
import { type Parts, type TableLine, tokensOf } from './row-words.ts';

/** Of the stretches between levels so many must agree with the head, and no fewer rows. */
const SHARE = 0.85;
const FEWEST_ROWS = 4;
/** A head of two columns agrees with much: all stretches must, half of the targets must look like one, and all where a stretch has several. */
const TWO = 2;
/** A shorter word may be a piece of a name. */
const WHOLE_NAME = 4;
/** Columns that most rows leave blank. */
const OPTIONAL: ReadonlySet<CellRole> = new Set<CellRole>(['reason', 'remark', 'aside']);

/** The words between two names of levels, and the names before them. */
interface Stretch {
  levels: string[];
  words: string[];
}

/**
 * A table on one line as a row a line: between names of levels stand as many words as whole rows have. The line as it is where most
 * stretches do not agree.
 */
export function withRowsApart(
  lines: readonly TableLine[],
  vocabulary: Vocabulary,
  parts: Parts,
  roles: readonly CellRole[],
): readonly TableLine[] {
  if (roles.length < TWO || lines.some(({ borders }) => borders !== 'none')) return lines;
  return lines.flatMap((line) => rowsOf(line, vocabulary, parts, roles) ?? [line]);
}

function rowsOf(line: TableLine, vocabulary: Vocabulary, parts: Parts, roles: readonly CellRole[]): TableLine[] | null {
  const stretches = stretchesOf(tokensOf(line.cells.join(' '), parts), vocabulary);
  if (stretches.length < 3) return null;
  const last = roles.at(-1);
  const ways = last && OPTIONAL.has(last) ? [roles, roles.slice(0, -1)] : [roles];
  const agreeing = (way: readonly CellRole[]): number => stretches.filter(({ words }) => rowsIn(words, way) !== null).length;
  const [way = []] = ways.sort((one, other) => agreeing(other) - agreeing(one));
  const rows = stretches.flatMap(({ words }) => rowsIn(words, way) ?? []);
  const two = way.length === TWO;
  if (way.length < TWO || agreeing(way) < stretches.length * (two ? 1 : SHARE) || rows.length < FEWEST_ROWS) return null;
  if (two && rows.filter(([, target = '']) => VALUE.test(target)).length < rows.length / 2) return null;
  return stretches.flatMap(({ levels, words }) =>
    (rowsIn(words, way) ?? [words]).map((row, at) => ({
      ...line,
      cells: [[...(at === 0 ? levels : []), ...row].join(' ')],
    })),
  );
}

function stretchesOf(words: readonly string[], vocabulary: Vocabulary): Stretch[] {
  const stretches: Stretch[] = [];
  for (const word of words) {
    const last = stretches.at(-1);
    const behind = last?.words.length === 0 && areBothLevels(last.levels.slice(-4), vocabulary);
    if (!behind && isLevelWord(word, vocabulary)) {
      if (last && last.words.length === 0) last.levels.push(word);
      else stretches.push({ levels: [word], words: [] });
    } else if (last) last.words.push(word);
    else stretches.push({ levels: [], words: [word] });
  }
  return stretches.filter(({ words: own }) => own.length > 0);
}

/** The rows of a stretch, each of which begins with a name; null where they do not come out even, or a word does not fit its column. */
function rowsIn(words: readonly string[], roles: readonly CellRole[]): string[][] | null {
  const width = roles.length;
  if (words.length % width !== 0) return null;
  const rows = Array.from({ length: words.length / width }, (_, at) => words.slice(at * width, (at + 1) * width));
  // Of four words without a figure nobody can tell whether they are two rows; beside a row with one, a name and a state are a row.
  const anchored = rows.some(([, target = '']) => VALUE.test(target));
  const isSure = ([name = '', target = '']: readonly string[]): boolean =>
    width > TWO || rows.length === 1 || VALUE.test(target) || (anchored && name.length >= WHOLE_NAME && STATE.test(target));
  const isNamed = ([name = '']: readonly string[]): boolean => /\p{Script=Han}{2}/u.test(name) && !VALUE.test(name);
  return rows.every((row) => isNamed(row) && isSure(row) && fitColumns(row, roles)) ? rows : null;
}

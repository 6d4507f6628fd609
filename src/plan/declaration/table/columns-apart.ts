import { readTarget } from '#src/kernel/target.ts';
import type { FormDraft } from './form-draft.ts';
import type { RawIndicator } from './indicator.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { levelName } from '../words/level-words.ts';
import { NOISE, type Word } from '../words/row-words.ts';
import { isBlank } from '../words/values.ts';

interface Piece {
  text: string;
  where: string;
}

/** Names and target values of a table whose columns a converter wrote one after the other. */
export interface ColumnsApart {
  names: Piece[];
  values: Piece[];
}

/** The two columns, where the heading of the targets stands among the words of the table and nothing but values follows it. */
export function columnsApart(words: readonly Word[], vocabulary: Vocabulary): ColumnsApart | null {
  const at = words.findIndex((word) => word.gap !== 'glue' && vocabulary.columns.get(bare(word.text)) === 'target');
  if (at < 0) return null;
  const isLevel = (text: string): boolean => {
    const name = levelName(text) ?? '';
    return vocabulary.level1.has(name) || vocabulary.level2.has(name) || NOISE.test(text) || vocabulary.columns.has(bare(text));
  };
  const lines = linesOf(words);
  const plain = lines.map((line) => ({
    ...line,
    text: line.words.filter((word) => !isLevel(word.text)).map((word) => word.text),
  }));
  const own = plain.filter((line) => line.from !== at || line.words.length > 1);
  const isValue = (text: string): boolean => {
    const target = readTarget(text);
    return target.comparator !== null || target.value !== null || target.kind === 'date';
  };
  const values = own.flatMap((line) =>
    line.from + line.words.length <= at ? [] : line.text.filter(isValue).map((text) => ({ text, where: line.where })),
  );
  const names = own
    .filter((line) => line.text.length > 0 && !line.text.some(isValue))
    .map((line) => ({ text: line.text.join(''), where: line.where }))
    .filter(({ text }) => !isBlank(text) && !/^[.…·]+$/.test(text));
  return values.length > 0 && names.length > 0 ? { names, values } : null;
}

/** Pairs the columns in their order if they are equally long: nothing else says which value belongs to which name. */
export function pairedColumns({ names, values }: ColumnsApart, draft: FormDraft): RawIndicator[] {
  const where = names[0]?.where ?? '';
  if (names.length !== values.length) {
    const list = (pieces: readonly Piece[]): string =>
      pieces
        .map((piece) => piece.text)
        .join('、')
        .slice(0, 200);
    const message = `指标名称（${names.length} 个：${list(names)}）与指标值（${values.length} 个：${list(values)}）分在两处，数目不同，无法配对，未读入`;
    draft.warn('columns-apart', message, where);
    return [];
  }
  draft.warn(
    'columns-paired',
    `${names.length} 个指标名称与指标值分在两处，按先后次序配对，一级、二级指标未读入，请逐行核对`,
    where,
  );
  return names.map((name, at) => ({
    level1: null,
    level2: null,
    level3: name.text,
    target: values[at]?.text ?? '',
    actual: null,
    weight: null,
    score: null,
    reason: null,
    where: name.where,
  }));
}

function linesOf(words: readonly Word[]): { from: number; words: Word[]; where: string }[] {
  const lines: { from: number; words: Word[]; where: string }[] = [];
  for (const [at, word] of words.entries()) {
    const last = lines.at(-1);
    if (!last || word.gap === 'line' || word.gap === 'row') lines.push({ from: at, words: [word], where: word.where });
    else if (word.gap === 'glue')
      last.words[last.words.length - 1] = { ...(last.words.at(-1) as Word), text: (last.words.at(-1)?.text ?? '') + word.text };
    else last.words.push(word);
  }
  return lines;
}

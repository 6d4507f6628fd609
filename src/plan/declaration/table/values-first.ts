import { readTarget } from '#src/kernel/target.ts';
import type { Vocabulary } from '../words/labels.ts';
import { levelName } from '../words/level-words.ts';
import type { TableLine } from '../words/row-words.ts';

/** So many of the lines with several words must agree before an order is believed. */
const AGREED = 0.6;
const FEWEST = 3;

/**
 * Lines of a target table whose converter wrote the value before its name, or the whole row from right to left, in the printed
 * order: levels, name, value. `narrow`: the head names no more than the name and its value. Null where the lines are in that order already.
 */
export function inPrintedOrder(lines: readonly TableLine[], vocabulary: Vocabulary, narrow: boolean): TableLine[] | null {
  const words = lines.map((line) =>
    line.borders === 'none'
      ? line.cells
          .join(' ')
          .trim()
          .split(/[\s\u3000]+/)
      : [],
  );
  const isLevel = (text: string): boolean => {
    const name = levelName(text) ?? '';
    return vocabulary.level1.has(name) || vocabulary.level2.has(name);
  };
  const full = words.filter((line) => line.length >= 2);
  const share = (fits: (line: readonly string[]) => boolean): boolean =>
    full.length >= FEWEST && full.filter(fits).length >= full.length * AGREED;
  const endsWithLevel = full.filter((line) => line.length >= 3 && isLevel(line.at(-1) ?? '') && !isLevel(line[0] ?? '')).length;
  // A row below the first of its level ends with its name.
  const rightToLeft =
    endsWithLevel >= FEWEST &&
    share(
      (line) => !isLevel(line[0] ?? '') && (isLevel(line.at(-1) ?? '') || (isFigure(line[0] ?? '') && isName(line.at(-1) ?? ''))),
    );
  const valueFirst =
    narrow &&
    !rightToLeft &&
    share((line) => {
      const rest = line.filter((word) => !isLevel(word));
      return rest.length === 2 && isFigure(rest[0] ?? '') && !isFigure(rest[1] ?? '') && line.at(-1) === rest[1];
    });
  if (!rightToLeft && !valueFirst) return null;
  return lines.map((line, at) => {
    const own = words[at] ?? [];
    if (own.length < 2) return line;
    const ordered = rightToLeft ? own.toReversed() : [...own.slice(0, -2), own.at(-1) ?? '', own.at(-2) ?? ''];
    return { ...line, cells: [ordered.join(' ')] };
  });
}

function isName(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text) && !isFigure(text);
}

function isFigure(text: string): boolean {
  const target = readTarget(text);
  return target.value !== null || target.kind === 'date';
}

import { oneLine, type RawIndicator } from './indicator.ts';
import { readTarget } from '#src/kernel/target.ts';
import { isBlank } from '../words/values.ts';

const joined = (before: string | null | undefined, after: string | null | undefined): string | null =>
  [before, after].filter((text) => !isBlank(text ?? '')).join('\n') || (before ?? null);

/** Texts of a row beside its name, its target and its points. */
export function textsBeside({ actual, reason, monitoring }: RawIndicator): string[] {
  const { soFar, expected, causeText, remark } = monitoring ?? {};
  return [actual, soFar, expected, causeText, remark, reason].flatMap((text) => (text && !isBlank(text) ? [text] : []));
}

/** Whether the row has a name, a target or points of its own. */
export function standsAlone({ level3, target, weight, score }: RawIndicator): boolean {
  return ![level3, target, weight ?? '', score ?? ''].every(isBlank);
}

/** Whether a row without name, target and points holds nothing but words: a figure of its own would be one of another row. */
export function holdsWords({ actual, monitoring }: RawIndicator): boolean {
  const figures = [actual, monitoring?.soFar, monitoring?.expected];
  return figures.every((text) => isBlank(text ?? '') || readTarget(oneLine(text ?? '')).kind === 'qualitative');
}

/** Adds what a further row, or the next page, says of the same indicator: printing cut its texts there, and put no break in. */
export function addPart(whole: RawIndicator, part: RawIndicator): void {
  whole.actual = joined(whole.actual, part.actual);
  whole.reason = joined(whole.reason, part.reason);
  const [before, after] = [whole.monitoring, part.monitoring];
  if (!before || !after) return;
  whole.monitoring = {
    soFar: joined(before.soFar, after.soFar),
    expected: joined(before.expected, after.expected),
    causes: [...new Set([...before.causes, ...after.causes])],
    causeText: joined(before.causeText, after.causeText),
    possibility: before.possibility ?? after.possibility,
    remark: joined(before.remark, after.remark),
  };
}

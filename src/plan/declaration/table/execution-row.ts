import { isBlank, plainNumber } from '../words/values.ts';
import type { RawIndicator } from './indicator.ts';

const EXECUTION = /^(?:预算|资金)执行率?$/;
const EXECUTION_POINTS = /^(?:预算|资金)执行率[（(](\d{1,2}(?:\.\d)?)分?[)）]$/;
const SHARE = /^(?:[≥=]|达到|不低于)?\d{1,3}(?:\.\d+)?[%％](?:以上)?$/;

/**
 * The points of the money where a row of a target table has nothing else: 预算执行率 | | | 100% | 10. Null of any other row: one with a level
 * and a name is an indicator of the form's own.
 */
export function executionPoints(cells: readonly string[]): number | null {
  const [first = '', ...more] = cells.flatMap((cell) => cell.trim().split(/[\s\u3000]+/)).filter((word) => !isBlank(word));
  const inName = EXECUTION_POINTS.exec(first)?.[1];
  if (!EXECUTION.test(first) && inName === undefined) return null;
  const points = more.filter((word) => !SHARE.test(word)).map((word) => plainNumber(word.replace(/分$/, '')));
  if (inName !== undefined)
    return points.length === 0 || (points.length === 1 && points[0] === Number(inName)) ? Number(inName) : null;
  return points.length === 1 && points[0] !== null && points[0]! <= 30 ? points[0]! : null;
}

/** Whether a row that was read gives but the points of the money: it has neither name, target nor actual. */
export function isExecution(raw: RawIndicator): boolean {
  const named = isBlank(raw.level3) || EXECUTION.test(raw.level3.trim());
  const bare = isBlank(raw.target) && isBlank(raw.actual ?? '') && plainNumber(raw.weight ?? '') !== null;
  return named && bare && EXECUTION.test(raw.level1 ?? '');
}

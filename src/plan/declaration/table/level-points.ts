import type { IndicatorReading } from '../declaration.contract.ts';
import { levelName } from '../words/level-words.ts';
import type { SourceRow } from '../files/source-rows.ts';

const head = /([\p{Script=Han}、\s]{2,16})[（(]\s*(\d{1,3}(?:\.\d)?)\s*分\s*[）)]/gu;

/**
 * The points that stand in the heads of levels, 产出指标（50分）, where the rows have none of their own; null where no head has any. A head
 * that stands twice with different points says nothing.
 */
export function levelPointsOf(
  rows: readonly SourceRow[],
  indicators: readonly IndicatorReading[],
): Record<string, number> | null {
  if (indicators.length === 0 || indicators.some((one) => one.weight !== null)) return null;
  const levels = new Set(indicators.flatMap((one) => [one.level1, one.level2]));
  const found = new Map<string, Set<number>>();
  for (const { cells } of rows)
    for (const { text } of cells)
      for (const [, words = '', points] of text.matchAll(head)) {
        const name = levelName(words.replace(/\s/g, ''));
        if (name !== null && levels.has(name)) found.set(name, (found.get(name) ?? new Set()).add(Number(points)));
      }
  const sure = [...found].flatMap(([name, points]) => (points.size === 1 ? [[name, [...points][0]!] as const] : []));
  return sure.length === 0 ? null : Object.fromEntries(sure);
}

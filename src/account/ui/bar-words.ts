import { numberText } from '#src/ui-kit/format.ts';

/** What stands at the end of a bar. `n`: of a rate, how many it rests on; undefined for what is no rate. */
export function shownText(value: number | null, n: number | null | undefined): string {
  if (value === null) return '—';
  if (n === undefined) return numberText(value);
  return `${numberText(value, 1)}%${n === null ? '' : ` (n=${n})`}`;
}

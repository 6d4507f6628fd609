import type { Target } from './target.ts';

type Read = Pick<Target, 'value' | 'unit' | 'kind'>;

/**
 * Whether a target stops being the same sort of thing: a number or a day that becomes words can no longer be computed from facts, and a figure
 * in another unit is measured by others. Null where it only moves.
 */
export function otherSort(before: Read, after: Read): 'words' | 'unit' | null {
  if (before.kind !== 'qualitative' && after.kind === 'qualitative') return 'words';
  return before.value !== null && after.value !== null && before.unit !== null && before.unit !== after.unit ? 'unit' : null;
}

import type { Finding } from './lint.contract.ts';

/** L18 of points that no row has any more: what a form alone cannot tell, for it shows only the rows that stayed. */
export function pointsLeftFinding(left: { sum: number; execution: number; free: number; rows: string }): Finding {
  return {
    rule: 'L18',
    severity: 'error',
    code: 'points-left',
    params: { ...left, indicators: 100 - left.execution },
    source: 'scoring',
    indicator: null,
    row: null,
    sameAs: null,
  };
}

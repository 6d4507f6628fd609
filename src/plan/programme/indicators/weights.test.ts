import { expect, test } from 'vitest';
import { executionPointsOf } from './weights.rules.ts';

const rows = [{ weight: 30 }, { weight: 40 }];
const left = [{ level3: '满意度', weight: 10 }];

test('what was said of the execution holds whatever the points come to; of before it was kept they tell it, with those of rows that fell away', () => {
  const points = (executionPoints: 10 | 20 | null, fallen: typeof left) => executionPointsOf({ executionPoints }, rows, fallen);
  expect([points(10, left), points(10, []), points(20, [])]).toEqual([10, 10, 20]);
  expect([points(null, left), points(null, [])]).toEqual([20, 10]);
});

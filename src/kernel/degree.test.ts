import { expect, test } from 'vitest';
import { degreeOf, reaches } from './degree.ts';
import { readTarget } from './target.ts';

test.each([
  ['≥20万人次', 186_000, 0.93, false],
  ['≥20万人次', 220_000, 1.1, true],
  ['=16区', 15, 0.9375, false],
  ['=16区', 16, 1, true],
  ['≤6元/人次', 8, 0.75, false],
  ['≤6元/人次', 5, 1.2, true],
  ['≤6元/人次', 0, 1, true],
  ['≤6元/人次', 3.3e-308, 1, true],
  ['≤6元/人次', -1, 1, true],
  ['≥1场', 1.7e308, 1e12, true],
  ['≥1场', -1.7e308, -1e12, false],
  ['80%-90%', 85, 1, true],
  ['80%-90%', 40, 0.5, false],
  ['80%-90%', 100, 0.9, false],
  ['>80%', 80, 0.9999, false],
  ['>80%', 81, 1.0125, true],
  ['<5件', 5, 0.9999, false],
  ['<5件', 0, 1, true],
  ['按要求规范使用', 100, null, null],
  ['≥0个', 3, null, true],
  ['=0起', 0, 1, true],
  ['=0起', 2, 0, false],
  ['0起', 1, 0, false],
  ['≤0起', 0, 1, true],
  ['≤0起', 1, 0, false],
])('%s with %d', (expression, figure, degree, reached) => {
  const target = readTarget(expression);
  expect(degreeOf(target, figure)).toBe(degree);
  expect(reaches(target, figure)).toBe(reached);
});

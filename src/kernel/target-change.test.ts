import { expect, test } from 'vitest';
import { readTarget } from './target.ts';
import { otherSort } from './target-change.ts';

test.each([
  ['≥16区', '很多', 'words'],
  ['2020年12月底前', '尽快', 'words'],
  ['≥16区', '≥16场', 'unit'],
  ['≥16区', '≥16', 'unit'],
  ['≥20万人次', '≥10万人次', null],
  ['≥16', '≥16区', null],
  ['有所提升', '≥80%', null],
  ['有所提升', '明显提升', null],
] as const)('%s → %s', (before, after, turned) => {
  expect(otherSort(readTarget(before), readTarget(after))).toBe(turned);
});

import { expect, test } from 'vitest';
import { faultOf } from '../measure.rules.ts';
import { startFor } from './start-measure.ts';

test.each([
  ['%', { of: 'ratio', unit: '%' }],
  ['‰', { of: 'ratio', unit: '‰' }],
  ['人次', { of: 'facts', kind: 'attendance', unit: '人次' }],
  ['万人次', { kind: 'attendance', unit: '万人次', scale: 0.0001 }],
  ['场', { kind: 'session-held', unit: '场' }],
  ['元', { kind: 'expense', unit: '元', scale: 0.01 }],
  ['万元', { kind: 'expense', unit: '万元', scale: 0.000001 }],
  ['册', { kind: 'output', factUnit: '册', unit: '册' }],
  ['区', { aggregate: { distinct: 'district' }, unit: '区' }],
  ['户', { kind: 'attendance' }],
  [null, { kind: 'attendance' }],
])('a new measure opens on what fits a target in %s, and could be saved as it stands', (unit, definition) => {
  const start = startFor(unit);
  expect(start).toMatchObject(definition);
  expect(faultOf(start)).toBeNull();
});

import { expect, test } from 'vitest';
import type { IndicatorAccount } from '../account.contract.ts';
import type { StatementRow } from '../account.store.ts';
import { staleStatements, writtenAbout } from './stated-figure.ts';

const figure = { value: 12, numerator: null, denominator: null, unit: '人次' };
const indicator = { id: 'one', level3: '人次', actual: figure } as unknown as IndicatorAccount;
const said = { indicatorId: 'one', kind: 'reason', text: '场馆关闭', statedAt: new Date('2020-06-30'), figure } as StatementRow;
const target = (raw: string, day: string) => ({ raw, changedAt: new Date(day) });
const stale = (statement: StatementRow, ...targets: ReturnType<typeof target>[]) =>
  staleStatements([indicator], [statement], new Map([['one', targets]])).map(({ written, now }) => [written, now]);

test('a statement says which figure it was written about once that is another', () => {
  expect(writtenAbout(said, indicator.actual)).toBe(null);
  expect(writtenAbout({ figure: null }, indicator.actual)).toBe(null);
  expect(writtenAbout(said, { ...indicator.actual, value: 20 })).toBe('12人次');
});

test('words whose figure and target are those of then are not stale', () => {
  expect(stale(said)).toEqual([]);
  expect(stale(said, target('≥20人次', '2020-05-01'), target('≥30人次', '2020-01-01'))).toEqual([]);
});

test('words are stale once the target was changed after them, and say what it was and is', () => {
  const changed = [target('≥20人次', '2020-07-01'), target('≥25人次', '2020-06-30'), target('≥30人次', '2020-01-01')];
  expect(stale(said, ...changed)).toEqual([['≥25人次', '≥20人次']]);
  expect(stale({ ...said, figure: null }, ...changed), 'also those from before the figure was kept').toEqual([
    ['≥25人次', '≥20人次'],
  ]);
  expect(stale({ ...said, figure: { ...figure, value: 7 } }, ...changed)).toEqual([['7人次 / ≥25人次', '12人次 / ≥20人次']]);
  expect(stale(said, target('≥30人次', '2020-08-01'), target('≥20人次', '2020-07-01'), target('≥30人次', '2020-01-01'))).toEqual(
    [],
  );
});

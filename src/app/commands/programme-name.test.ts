import { expect, test } from 'vitest';
import { namedAmong, readingsOf } from './programme-name.ts';

const programmes = [
  { id: 'a', name: '基层科普服务', fiscalYear: 2020 },
  { id: 'b', name: '基层科普服务', fiscalYear: 2021 },
  { id: 'c', name: '基层科普服务站', fiscalYear: 2020 },
];

/** As the list of programmes searches: the name contains the text, and the year is the one asked for. */
const found = (wanted: string, among = programmes): string[] =>
  namedAmong(
    readingsOf(wanted).flatMap(({ name, fiscalYear }) =>
      among.filter((one) => one.name.includes(name) && (fiscalYear ?? one.fiscalYear) === one.fiscalYear),
    ),
    wanted,
  ).map(({ id }) => id);

test.each([
  '基层科普服务-2020',
  '基层科普服务 2020',
  '基层科普服务2020',
  '基层科普服务·2020',
  '基层科普服务（2020年度）',
  '基层科普服务 2020年',
  '2020年度基层科普服务',
  '2020 基层科普服务',
])('%s is the programme of that year', (wanted) => {
  expect(found(wanted)).toEqual(['a']);
});

test('a name of several years, and a part of several names, are for the person to choose from', () => {
  expect(found('基层科普服务')).toEqual(['a', 'b']);
  expect(found('科普服务')).toEqual(['a', 'b', 'c']);
  expect(found('科普服务 2020')).toEqual(['a', 'c']);
  expect(found('科普服务 2021')).toEqual(['b']);
  expect(found('基层科普服务 2019')).toEqual([]);
});

test('a name that ends in a year is not guessed to be another with that year', () => {
  const named = { id: 'd', name: '基层科普服务2020', fiscalYear: 2022 };
  expect(found('基层科普服务2020', [...programmes, named]).sort()).toEqual(['a', 'd']);
  expect(found('基层科普服务2020', [named])).toEqual(['d']);
  expect(found('基层科普服务2020-2022', [...programmes, named])).toEqual(['d']);
});

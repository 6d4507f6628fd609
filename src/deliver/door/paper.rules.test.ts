import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberFrom } from '../imports/index.ts';
import { phoneFrom } from '../signup/index.ts';
import { checkPaper, type PaperLine } from './paper.rules.ts';

const read = { phoneFrom, numberFrom, maxPeople: 10 };

function line(row: number, name: string, phone = '', people = '1'): PaperLine {
  return { row, name, phone, people, refs: { name: `A${row}`, phone: `B${row}`, people: `C${row}` }, unreadable: [] };
}

test('says of each cell what is wrong with it', () => {
  const lines = [
    line(2, '演示甲', '１３８ ００００ ０００１', '２'),
    line(3, '', '13800000002'),
    line(4, '演示丙', '1380000'),
    line(5, '演示丁', '138-0000-0001'),
    line(6, '演示戊', '', '11'),
    line(7, '演示己', '13800000009'),
    line(8, '演示庚'),
    line(9, '演示庚'),
    { ...line(10, '演示辛', '=B2'), unreadable: ['phone' as const] },
  ];
  const { checked, problems } = checkPaper(
    lines,
    read,
    new Map([['13800000009', { admittedAt: '2020-08-22 14:02', seats: null }]]),
  );
  expect(checked[0]).toMatchObject({ phone: '13800000001', people: 2 });
  expect(problems.map(({ row, column, code, warning }) => [row, column, code, warning])).toEqual([
    [3, 'name', 'name-missing', false],
    [4, 'phone', 'phone-wrong', false],
    [5, 'phone', 'duplicate-phone', false],
    [6, 'people', 'people-wrong', false],
    [7, 'phone', 'admitted-already', false],
    [9, 'name', 'same-name', true],
    [10, 'phone', 'formula', false],
  ]);
  expect(problems.find(({ code }) => code === 'duplicate-phone')?.params).toEqual({ row: 2 });
});

test('without an error no phone stands twice, and every line has a name and one to ten people', () => {
  const text = fc.constantFrom('', '演示', '13800000001', '13800000002', '１３８００００００１', '7', 'x', '１');
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 12 }), (rows) => {
      const { checked, problems } = checkPaper(
        rows.map(([name, phone, people], index) => line(index + 2, name, phone, people)),
        read,
        new Map(),
      );
      const wrong = new Set(problems.filter(({ warning }) => !warning).map(({ row }) => row));
      const good = checked.filter((each) => !wrong.has(each.line.row));
      const phones = good.flatMap(({ phone }) => phone ?? []);
      expect(new Set(phones).size).toBe(phones.length);
      expect(good.every(({ name, people }) => name !== '' && people >= 1 && people <= 10)).toBe(true);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberFrom } from '#src/kernel/number-from.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { maskName } from '../notices/index.ts';
import { ticketCodeFrom } from '../signup/index.ts';
import { checkPaper, type PaperLine, type Ticket } from './paper.rules.ts';

const read = { phoneFrom, numberFrom, ticketCodeFrom, masked: maskName, maxPeople: 10 };
const nobody = { tickets: [], admittedPhones: new Map<string, string>(), admittedNames: new Map() };

function line(row: number, name: string, phone = '', people = '1', ticket = ''): PaperLine {
  const refs = { name: `A${row}`, phone: `B${row}`, people: `C${row}`, ticket: `D${row}` };
  return { row, name, phone, people, ticket, refs, unreadable: [] };
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
  const { checked, problems } = checkPaper(lines, read, {
    ...nobody,
    admittedPhones: new Map([['13800000009', '2020-08-22 14:02']]),
    admittedNames: new Map(),
  });
  expect(checked[0]).toMatchObject({ phone: '13800000001', people: 2 });
  expect(problems.map(({ row, column, code, warning }) => [row, column, code, warning])).toEqual([
    [3, 'name', 'name-missing', false],
    [4, 'phone', 'phone-wrong', false],
    [5, 'phone', 'duplicate-phone', false],
    [6, 'people', 'people-wrong', false],
    [7, 'phone', 'admitted-already', true],
    [9, 'name', 'same-name', true],
    [10, 'phone', 'formula', false],
  ]);
  expect(problems.find(({ code }) => code === 'duplicate-phone')?.params).toEqual({ row: 2 });
});

const codes = ['AAAAAA', 'BBBBBB', 'CCCCCC', 'DDDDDD'] as const;
const tickets = codes.map(
  (code, index): Ticket => ({
    signUpId: code,
    personId: `person ${code}`,
    code,
    name: ['王小明', '李安', '张静', '赵演示'][index]!,
    phone: `1380000000${index + 1}`,
    seats: 2,
    cancelled: code === 'CCCCCC',
    admittedAt: code === 'BBBBBB' ? '2020-08-22 14:02' : null,
  }),
);

test('a line is its ticket by the code on the sheet; who is in, cancelled, unknown or there twice is told', () => {
  const { checked, problems } = checkPaper(
    [
      line(2, '王**', '', '2', ' aaa-aaa'),
      line(3, '', '13800000001'),
      line(4, '', '', '1', 'AAAAAA'),
      line(5, '', '', '1', 'BBBBBB'),
      line(6, '张静', '', '1', 'CCCCCC'),
      line(7, '', '', '1', 'EEEEEE'),
      line(8, '', '', '1', '12'),
      line(9, '周演示', '', '3', 'DDDDDD'),
      line(10, '李安'),
    ],
    read,
    { ...nobody, tickets },
  );
  expect(checked.map(({ ticket }) => ticket?.code ?? null)).toEqual([
    'AAAAAA',
    'AAAAAA',
    'AAAAAA',
    'BBBBBB',
    null,
    null,
    null,
    'DDDDDD',
    null,
  ]);
  expect(problems.map(({ row, column, code, warning }) => [row, column, code, warning])).toEqual([
    [3, 'name', 'name-missing', false],
    [3, 'phone', 'duplicate-phone', false],
    [4, 'ticket', 'duplicate-ticket', false],
    [5, 'ticket', 'admitted-already', true],
    [6, 'ticket', 'ticket-cancelled', false],
    [7, 'ticket', 'ticket-unknown', false],
    [8, 'ticket', 'ticket-wrong', false],
    [9, 'people', 'more-than-seats', true],
    [9, 'name', 'ticket-other-name', true],
    [10, 'name', 'name-signed-up', true],
  ]);
});

test('a line with the ticket of one person and the phone of another who is in is a fault, and a ticket twice one even of who is in', () => {
  const { checked, problems } = checkPaper(
    [line(2, '', '13800000009', '1', 'AAAAAA'), line(3, '', '', '1', 'BBBBBB'), line(4, '', '', '1', 'BBBBBB')],
    read,
    { tickets, admittedPhones: new Map([['13800000009', '2020-08-22 14:02']]), admittedNames: new Map() },
  );
  expect(checked.map(({ admitted }) => admitted)).toEqual([false, true, true]);
  expect(problems.map(({ row, code, warning }) => [row, code, warning])).toEqual([
    [2, 'ticket-other-phone', false],
    [3, 'admitted-already', true],
    [4, 'duplicate-ticket', false],
  ]);
});

test('a name that was let in by itself before is told where it stands alone again, as nobody can tell the two apart', () => {
  const known = { ...nobody, admittedNames: new Map([['钱四', '2020-08-22 14:02']]) };
  const lines = [line(2, '钱四', '', '1', ''), line(3, '钱四', '13800000008', '1', ''), line(4, '周六', '', '1', '')];
  expect(checkPaper(lines, read, known).problems).toMatchObject([
    { row: 2, code: 'name-admitted', params: { when: '2020-08-22 14:02' }, warning: true },
  ]);
});

test('without an error no ticket is let in twice, however it is named', () => {
  const cell = fc.constantFrom('', '王小明', '13800000001', '13800000004', ...codes);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), (rows) => {
      const { checked, problems } = checkPaper(
        rows.map(([name, phone, ticket], index) => line(index + 2, name, phone, '1', ticket)),
        read,
        { ...nobody, tickets },
      );
      const wrong = new Set(problems.filter(({ warning }) => !warning).map(({ row }) => row));
      const good = checked.filter((each) => !wrong.has(each.line.row)).flatMap(({ ticket }) => ticket ?? []);
      expect(new Set(good.map(({ code }) => code)).size).toBe(good.length);
      expect(good.every(({ cancelled }) => !cancelled)).toBe(true);
      expect(checked.every(({ ticket, admitted }) => admitted === (ticket !== null && ticket.admittedAt !== null))).toBe(true);
    }),
  );
});

test('without an error no phone stands twice, and every line has a name and one to ten people', () => {
  const text = fc.constantFrom(
    '',
    '演示',
    '13800000001',
    '13800000002',
    '１３８００００００１',
    '7',
    'x',
    '１',
    '1.5',
    '-2',
    '30000',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 12 }), (rows) => {
      const { checked, problems } = checkPaper(
        rows.map(([name, phone, people], index) => line(index + 2, name, phone, people)),
        read,
        nobody,
      );
      const wrong = new Set(problems.filter(({ warning }) => !warning).map(({ row }) => row));
      const good = checked.filter((each) => !wrong.has(each.line.row));
      const phones = good.flatMap(({ phone }) => phone ?? []);
      expect(new Set(phones).size).toBe(phones.length);
      expect(good.every(({ name, people }) => name !== '' && people >= 1 && people <= 10)).toBe(true);
      // What cannot be is told, and nobody is counted for it.
      const bad = checked.filter((each) => problems.some(({ row, code }) => row === each.line.row && code === 'people-wrong'));
      expect(bad.every(({ people }) => people === 0)).toBe(true);
    }),
  );
});

import { expect, test } from 'vitest';
import { waitingMatters } from './waiting.ts';

const returned = { count: 1, id: 's1', title: '面团为什么会发', by: '赵敏', reason: '请补充讲师单位' };
const untold = { sessionId: 's2', title: '黄浦江的水从哪里来', startsAt: '2026-12-05T06:00:00.000Z', people: 3 };

test('what waits for the reader comes from every programme: first of the one on the screen, another one is named', () => {
  const awaiting = [
    { programmeId: '2026', toPass: 2, returned },
    { programmeId: '2020', toPass: 1, returned: null },
  ];
  const matters = waitingMatters({ awaiting, untold: [{ ...untold, programmeId: '2026' }] }, '2020');
  expect(matters.map(({ code, params }) => [code, params.count, params.programmeId])).toEqual([
    ['sessions-to-pass', 1, undefined],
    ['people-to-tell', 3, '2026'],
    ['sessions-returned', 1, '2026'],
    ['sessions-to-pass', 2, '2026'],
  ]);
});

test('where nobody waits for the reader there is nothing', () => {
  expect(waitingMatters({ awaiting: [], untold: [] }, '2020')).toEqual([]);
});

import { expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { leastClassHours } from './expense.contract.ts';
import { longerThanSession } from './breach-words.ts';

test('as few class hours as a short session is said to have room for can be booked', () => {
  const session = { startsAt: momentOf('2020-05-16', '14:00'), endsAt: momentOf('2020-05-16', '14:15') };
  const fee = { kind: 'lecture-fee', paidOn: '2020-05-19' };
  const said = longerThanSession({ ...fee, classHours: 0.5 }, session, 'zh');
  const most = Number(/合 ([\d.]+) 学时/.exec(said?.text ?? '')?.[1]);
  expect(most).toBe(0.3);
  expect(most).toBeGreaterThanOrEqual(leastClassHours);
  expect(longerThanSession({ ...fee, classHours: most }, session, 'zh')).toBeNull();
});

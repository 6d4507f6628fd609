import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { soonInDaytime, standingOn } from './coming-talks.ts';

test.each([
  ['2026-11-26', '02:10', '2026-11-26 09:00'],
  ['2026-11-26', '08:29', '2026-11-26 09:00'],
  ['2026-11-26', '08:31', '2026-11-26 10:00'],
  ['2026-11-26', '13:30', '2026-11-26 14:00'],
  ['2026-11-26', '18:30', '2026-11-26 19:00'],
  ['2026-11-26', '18:31', '2026-11-27 09:00'],
  ['2026-11-26', '23:50', '2026-11-27 09:00'],
])('a demo talk asked for on %s at %s stands at %s', (day, time, expected) => {
  const starts = soonInDaytime(momentOf(day, time));
  expect(`${dayOf(starts)} ${timeOf(starts)}`).toBe(expected);
});

test('whatever the clock says, the talk is by day, at least half an hour ahead, and within fifteen hours', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (now) => {
      const starts = soonInDaytime(now);
      const clock = timeOf(starts);
      expect(clock >= '09:00' && clock <= '19:00' && clock.endsWith(':00')).toBe(true);
      const ahead = (starts.getTime() - now.getTime()) / 3_600_000;
      expect(ahead).toBeGreaterThanOrEqual(0.5);
      expect(ahead).toBeLessThanOrEqual(15);
    }),
  );
});

test('a talk that has begun holds its venue for the day; one that was called off does not', () => {
  const at = (day: string, time: string, state = 'published') => ({ startsAt: momentOf(day, time).toISOString(), state });
  const begun = at('2026-11-26', '11:00');
  const late = at('2026-11-26', '23:30');
  const sessions = [begun, late, at('2026-11-26', '15:00', 'cancelled'), at('2026-11-27', '00:00')];
  expect(standingOn(sessions, '2026-11-26')).toEqual([begun, late]);
});

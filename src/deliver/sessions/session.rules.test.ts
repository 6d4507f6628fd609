import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { type SessionState, sessionStates } from '#src/kernel/vocabulary.ts';
import {
  attendanceOf,
  clearCode,
  clearSigns,
  hasBegun,
  minutesBeforeStart,
  momentWithin,
  notByName,
  type SessionStep,
  sessionSteps,
  stateAfter,
  stateBySeats,
  whenText,
} from './session.rules.ts';

const steps = Object.keys(sessionSteps) as SessionStep[];

describe('the life of a session', () => {
  test('leads from draft to archived, and to every state that there is', () => {
    const path: SessionStep[] = ['submit', 'publish', 'open', 'fill', 'free', 'start', 'end', 'archive'];
    const states = path.reduce<SessionState[]>((seen, step) => [...seen, stateAfter(seen.at(-1)!, step)!], ['draft']);
    expect(states).toEqual(['draft', 'submitted', 'published', 'open', 'full', 'open', 'running', 'ended', 'archived']);
    expect(new Set([...states, stateAfter('open', 'cancel')])).toEqual(new Set(sessionStates));
  });

  test('never leaves archived or cancelled, nor undoes that it was held', () => {
    const held: SessionState[] = ['ended', 'archived'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), (taken) => {
        let state: SessionState = 'draft';
        for (const step of taken) {
          const next = stateAfter(state, step);
          if (state === 'archived' || state === 'cancelled') expect(next).toBeNull();
          if (held.includes(state) && next !== null) expect(held).toContain(next);
          // Content is reviewed before anybody can sign up.
          if (next === 'open' && state !== 'full' && state !== 'open') expect(state).toBe('published');
          state = next ?? state;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is full exactly when no seat is left', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('open' as const, 'full' as const),
        fc.nat(50),
        fc.integer({ min: 1, max: 50 }),
        (state, taken, capacity) => {
          expect(stateBySeats(state, taken, capacity) === 'full').toBe(taken >= capacity);
        },
      ),
    );
    expect(stateBySeats('published', 0, 1)).toBe('published');
  });
});

test('what is recorded late counts within the session', () => {
  const session = { startsAt: momentOf('2020-08-22', '14:00'), endsAt: momentOf('2020-08-22', '16:00') };
  fc.assert(
    fc.property(fc.date({ min: new Date('2019-01-01'), max: new Date('2022-01-01'), noInvalidDate: true }), (now) => {
      const moment = momentWithin(session, now);
      expect(moment.getTime()).toBeGreaterThanOrEqual(session.startsAt.getTime() - minutesBeforeStart * 60_000);
      expect(moment.getTime()).toBeLessThanOrEqual(session.endsAt.getTime());
    }),
  );
});

test('nobody counts twice: by name and by head count together are the larger of both', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (admitted, counted) => {
      expect(admitted + notByName(admitted, counted)).toBe(attendanceOf(admitted, counted));
    }),
  );
  expect(attendanceOf(7, null)).toBe(7);
});

test('times and codes read well', () => {
  expect(whenText(momentOf('2020-08-22', '14:00'), momentOf('2020-08-22', '16:00'))).toBe('2020-08-22 14:00–16:00');
  expect(whenText(momentOf('2020-08-22', '22:00'), momentOf('2020-08-23', '01:00'))).toBe('2020-08-22 22:00–2020-08-23 01:00');
  const code = clearCode(new Uint8Array([0, 31, 32, 255, 7, 100]));
  expect(code).toHaveLength(6);
  expect([...code].every((sign) => clearSigns.includes(sign))).toBe(true);
});

test('paper and head counts are entered from the start until the session is archived', () => {
  const startsAt = momentOf('2020-05-16', '14:00');
  const later = momentOf('2020-05-18', '09:00');
  expect(sessionStates.filter((state) => hasBegun({ state, startsAt }, later))).toEqual([
    'published',
    'open',
    'full',
    'running',
    'ended',
  ]);
  expect(sessionStates.filter((state) => hasBegun({ state, startsAt }, momentOf('2020-05-16', '13:00')))).toEqual([
    'running',
    'ended',
  ]);
});

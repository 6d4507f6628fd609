import { describe, expect, it } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { feeCap, feeDayOf, feeTablesSchema, halfDayOf, hoursBeyond, tableOn } from './fee-table.rules.ts';

const table = (validFrom: string, professor: number, more: object = {}) => ({
  validFrom,
  source: { zh: `标准 ${validFrom}`, en: `standard ${validFrom}` },
  capYuanPerClassHour: { academician: null, professor, 'associate-professor': null, other: null },
  maxClassHoursPerHalfDay: 4,
  classHour: { minutes: 45, source: { zh: '通行做法', en: 'usual practice' } },
  halfDaysStartAt: ['00:00', '12:00', '18:00'],
  ...more,
});
const tables = feeTablesSchema.parse([table('2017-01-01', 1_000), table('2020-06-15', 1_200), table('2021-01-01', 900)]);

describe('among several fee tables', () => {
  it.each([
    ['2016-12-31', null],
    ['2017-01-01', '2017-01-01'],
    ['2020-06-14', '2017-01-01'],
    ['2020-06-15', '2020-06-15'],
    ['2020-12-31', '2020-06-15'],
    ['2021-01-01', '2021-01-01'],
  ])('%s has the one of %s', (day, validFrom) => {
    expect(tableOn(tables, day)?.validFrom ?? null).toBe(validFrom);
  });

  it('the day of the talk decides, as Shanghai has it; without a session the day of the payment', () => {
    const talk = { paidOn: '2020-06-20', sessionStartsAt: momentOf('2020-06-14', '23:30') };
    expect(feeCap(tableOn(tables, feeDayOf(talk)), 'professor', 2)).toBe(200_000);
    expect(feeCap(tableOn(tables, feeDayOf({ ...talk, sessionStartsAt: momentOf('2020-06-15') })), 'professor', 2)).toBe(240_000);
    expect(feeCap(tableOn(tables, feeDayOf({ ...talk, sessionStartsAt: null })), 'professor', 2)).toBe(240_000);
  });

  it('a file out of order is not read', () => {
    expect(feeTablesSchema.safeParse([table('2020-06-15', 1), table('2017-01-01', 1)]).success).toBe(false);
  });
});

describe('the half day of a talk', () => {
  const halfDay = (time: string) => halfDayOf(tables[0]!, momentOf('2020-09-12', time));
  const morning = { from: momentOf('2020-09-12'), until: momentOf('2020-09-12', '12:00') };
  const afternoon = { from: momentOf('2020-09-12', '12:00'), until: momentOf('2020-09-12', '18:00') };
  const evening = { from: momentOf('2020-09-12', '18:00'), until: momentOf('2020-09-13') };

  it.each([
    ['00:00', morning],
    ['11:59', morning],
    ['12:00', afternoon],
    ['17:59', afternoon],
    ['18:00', evening],
    ['23:59', evening],
  ])('that begins at %s', (time, expected) => {
    expect(halfDay(time)).toEqual(expected);
  });
});

describe('class hours beyond the length of a session', () => {
  const session = { startsAt: momentOf('2020-09-12', '14:00'), endsAt: momentOf('2020-09-12', '15:30') };

  it.each([
    [2, null],
    [2.5, { minutes: 90, most: 2 }],
    [4, { minutes: 90, most: 2 }],
  ])('%s in an hour and a half', (hours, expected) => {
    expect(hoursBeyond(tables[0]!, session, hours)).toEqual(expected);
  });

  it('are not looked for where no session, no hours or no table is', () => {
    expect(hoursBeyond(tables[0]!, null, 9)).toBeNull();
    expect(hoursBeyond(tables[0]!, session, null)).toBeNull();
    expect(hoursBeyond(null, session, 9)).toBeNull();
  });

  it('are not asked about for a fraction that only arithmetic makes', () => {
    const ending = (minutes: number) => ({
      startsAt: session.startsAt,
      endsAt: new Date(session.startsAt.getTime() + minutes * 60_000),
    });
    for (const minutes of [99, 198, 243, 396, 441]) expect(hoursBeyond(tables[0]!, ending(minutes), minutes / 45)).toBeNull();
    expect(hoursBeyond(tables[0]!, ending(99), 2.3)).not.toBeNull();
  });

  it('are told to a tenth, never more than there is room for', () => {
    const hour = { ...session, endsAt: momentOf('2020-09-12', '15:00') };
    expect(hoursBeyond(tables[0]!, hour, 1.5)).toEqual({ minutes: 60, most: 1.3 });
  });
});

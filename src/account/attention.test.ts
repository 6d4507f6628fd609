import { describe, expect, test } from 'vitest';
import type { IndicatorAccount } from './account.contract.ts';
import { type AttentionMatter, attentionOf } from './attention.ts';

const quiet: AttentionMatter = {
  indicators: [],
  activities: [],
  districts: [],
  breaches: { expenses: 0, breaches: {} },
  changes: [],
  at: '2026-11-27',
  draft: false,
  yearOver: false,
  monitoring: null,
  rectifications: [],
  evaluation: null,
  boundSince: '2026-01-01',
  countsDistricts: false,
};
const codes = (matter: Partial<AttentionMatter>): string[] => attentionOf({ ...quiet, ...matter }).map(({ code }) => code);

function unmeasured(level3: string, unit: string, kind = 'numeric'): IndicatorAccount {
  const target = { raw: '', comparator: '≥', value: 1, value2: null, unit, kind, version: 1 };
  return { id: level3, level2: '', level3, target, measure: null, parts: [], state: 'missing' } as unknown as IndicatorAccount;
}

describe('indicators without a measure', () => {
  test('are one matter, which says how many of them have a measure that fits', () => {
    const indicators = [unmeasured('讲座场次', '场'), unmeasured('服务居民人次', '人次'), unmeasured('知晓率', '‰')];
    expect(attentionOf({ ...quiet, indicators })).toEqual([
      { code: 'measure-missing', params: { count: 3, suggested: 2 }, indicatorId: null },
    ]);
  });

  test('of which there is one only, it is named; a goal in words or by a day needs none', () => {
    const indicators = [
      unmeasured('知晓率', '‰'),
      unmeasured('按要求完成', '', 'qualitative'),
      unmeasured('按时完成', '', 'date'),
    ];
    expect(attentionOf({ ...quiet, indicators })).toEqual([
      { code: 'measure-missing', params: { count: 1, suggested: 0, indicator: '知晓率' }, indicatorId: '知晓率' },
    ]);
  });
});

describe('a district without a session', () => {
  const districts = [{ code: '310101', name: '黄浦区', sessions: 0 }];

  test('is a matter where the districts reached are a target, and none of a draft', () => {
    expect(codes({ districts, countsDistricts: true })).toEqual(['district-without-session']);
    expect(codes({ districts })).toEqual([]);
    expect(codes({ districts, countsDistricts: true, draft: true })).toEqual([]);
  });
});

test('a programme that was just approved is asked nothing that was not due, and a month later it is', () => {
  const districts = ['黄浦区', '徐汇区'].map((name, at) => ({ code: String(at), name, sessions: 0 }));
  const monitoring = { month: '2026-07', unjudged: 8 };
  const matter = {
    districts,
    countsDistricts: true,
    monitoring,
    indicators: [{ ...unmeasured('按要求', '', 'qualitative'), actual: { value: null } } as IndicatorAccount],
  };
  expect(codes({ ...matter, boundSince: '2026-11-27' })).toEqual([]);
  expect(codes({ ...matter, boundSince: '2026-10-26' })).toEqual(['district-without-session']);
  // Its sessions are held, or its figures are known: it began before it was entered here.
  const held = [{ ...districts[0]!, sessions: 3 }, districts[1]!];
  expect(codes({ ...matter, districts: held, boundSince: '2026-11-27' })).toEqual(['district-without-session']);
  const known = [{ ...unmeasured('按要求', '', 'qualitative'), actual: { value: 3 } } as IndicatorAccount];
  expect(codes({ ...matter, indicators: known, boundSince: '2026-11-27' })).toEqual(['monitoring-due']);
  expect(codes({ ...matter, boundSince: '2026-07-15' })).toEqual(['district-without-session', 'monitoring-due']);
});

test('the monitoring of a draft is not due', () => {
  const monitoring = { month: '2026-07', unjudged: 8 };
  expect(codes({ monitoring })).toEqual(['monitoring-due']);
  expect(codes({ monitoring, draft: true })).toEqual([]);
});

test('the self-evaluation that waits for the reader comes first', () => {
  const found = codes({ evaluation: { number: 1, at: '2026-12-31', next: 'signed' }, breaches: { expenses: 1, breaches: {} } });
  expect(found).toEqual(['evaluation-to-sign', 'expenses-in-breach']);
});

import { expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import type { ActivityLine, BundleHead, IndicatorLine } from './bundle-lines.ts';
import { countForm } from './check-form.ts';

const due = { of: 'activities', unit: '项' } as const;
const onTime: IndicatorLine['measure'] = {
  code: 'on-time',
  version: 1,
  name: '完成及时率',
  definition: {
    of: 'ratio',
    numerator: { ...due, count: 'due-and-on-time' },
    denominator: { ...due, count: 'due' },
    unit: '%',
  },
};
const { doubt: _, ...target } = readTarget('≥90%');
const activity = {
  type: 'activity',
  id: 'a',
  subProgramme: 'cafe',
  name: '讲座',
  district: null,
  factKind: 'session-held',
} as const;
const overdue = { ...activity, unit: '场', target: 1, dueOn: '2020-03-31', withdrawn: false } as unknown as ActivityLine;
const head = {
  at: '2020-06-30',
  pack: { code: 'CN-2020' },
  programme: { startsOn: '2020-01-01', endsOn: '2020-12-31', state: 'approved' },
};

const counted = (claimed: number | null) => {
  const unknown = { numerator: null, denominator: null, n: null, responseRate: null, interval: null, facts: 0 };
  const line = { id: 'i', target, measure: onTime, weight: 10, actual: { ...unknown, value: claimed, unit: '%' }, degree: null };
  return countForm({
    head: head as unknown as BundleHead,
    indicators: [line as unknown as IndicatorLine],
    activities: [overdue],
    facts: [],
    finished: null,
  }).counted[0]!;
};

test('what is due and was not done is none of it, without any fact; forms made before said that it is unknown, and still hold', () => {
  expect([counted(0).figure, counted(0).degree]).toMatchObject([{ value: 0, numerator: 0, denominator: 1, facts: 0 }, 0]);
  expect([counted(null).figure, counted(null).degree]).toMatchObject([{ value: null, numerator: null, denominator: null }, null]);
  expect(counted(50).figure, 'a figure that is claimed is held against the count').toMatchObject({ value: 0 });
});

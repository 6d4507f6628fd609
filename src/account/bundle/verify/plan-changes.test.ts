import { describe, expect, it, test } from 'vitest';
import type { ActBody } from '#src/evidence/log/rules/index.ts';
import type { Json } from '#src/kernel/canonical-json.ts';
import { type LoggedKind, LoggedPlan, saidSchemas } from './logged-plan.ts';
import { planChanges } from './plan-changes.ts';
import { verifyWords } from './sentences.ts';

type Said = ActBody['said'];

/** What an act of each kind may say, and what each of its fields may become: one after the other, the kinds of the log and nothing else. */
const samples: { [K in LoggedKind]: { key: string; said: Said; other: Said } } = {
  programme: {
    key: 'p',
    said: {
      ...{ name: '科普进社区', fiscalYear: 2020, applicant: '市科协', startsOn: '2020-01-01', endsOn: '2020-12-31' },
      ...{ totalFen: 100, currentYearFen: 90, state: 'approved' },
    },
    other: {
      ...{ name: '科普', fiscalYear: 2021, applicant: '区科协', startsOn: '2020-02-01', endsOn: '2020-11-30' },
      ...{ totalFen: 200, currentYearFen: 80, state: 'closed' },
    },
  },
  indicator: {
    key: 'i',
    said: { level1: '产出', level2: '数量', level3: '参加人次', measureCode: 'attendance', weight: 10, removed: false },
    other: { level1: '效益', level2: '质量', level3: '参加人数', measureCode: 'people', weight: null, removed: true },
  },
  target: {
    key: 'i',
    said: { raw: '≥20万人次', comparator: '≥', value: 200_000, value2: null, unit: '人次', kind: 'quantitative' },
    other: { raw: '≥ 20万人次', comparator: '≤', value: 20, value2: 30, unit: '场', kind: 'range' },
  },
  'budget-line': {
    key: 'b',
    said: { code: 'A1', name: '讲座', subProgramme: 'talks', amountFen: 100, removed: false },
    other: { code: 'A2', name: '巡展', subProgramme: null, amountFen: 200, removed: true },
  },
  activity: {
    key: 'a',
    said: {
      ...{ subProgramme: 'talks', name: '讲座', factKind: 'session-held', unit: '场', target: 4, dueOn: '2020-06-30' },
      withdrawn: false,
    },
    other: {
      ...{ subProgramme: 'tours', name: '讲坛', factKind: 'output', unit: '套', target: 3, dueOn: '2020-07-31' },
      withdrawn: true,
    },
  },
  'sub-programme': {
    key: 'p/talks',
    said: { code: 'talks', name: '讲座', removed: false },
    other: { code: 'tours', name: '讲坛', removed: true, claimedAt: '2020-02-01T00:00:00.000Z' },
  },
  measure: {
    key: 'attendance',
    said: { name: '参加人次', definition: { of: 'facts', unit: '人次' } },
    other: { name: '人次', definition: { of: 'facts', unit: '万人次' } },
  },
  judgement: { key: 'j', said: { indicator: 'i', degree: 0.7 }, other: { indicator: 'other', degree: 1 } },
  completion: { key: 'p', said: { finished: true }, other: { finished: false } },
  rectification: {
    key: 'r',
    said: { indicator: 'i', asOf: '2020-07', district: null, step: 'asked', dueOn: '2020-08-01' },
    other: {
      ...{ indicator: 'other', asOf: '2020-08', district: '310107', step: 'answered', dueOn: null },
      claimedAt: '2020-02-01T00:00:00.000Z',
    },
  },
  'self-evaluation': {
    key: 's',
    said: { number: 1, at: '2020-12-31', pack: 'shanghai', hash: 'a', total: 90, figures: [] },
    other: { number: 2, at: '2020-11-30', pack: 'cn', hash: 'b', total: 80, figures: [1] },
  },
  'self-evaluation-step': {
    key: 't',
    said: { evaluation: 's', step: 'prepared', role: 'manager' },
    other: { evaluation: 'u', step: 'signed', role: 'leader' },
  },
};

/** Fields of which a change is none of the plan, each for a reason of its own. */
const untold: Partial<Record<LoggedKind, readonly string[]>> = {
  // Closed or approved: what was declared stays.
  programme: ['state'],
  // What tells one line from another; so of a judgement its indicator.
  'budget-line': ['code'],
  'sub-programme': ['code', 'claimedAt'],
  judgement: ['indicator'],
  // They come after a plan, and are checked and told by themselves.
  rectification: Object.keys(saidSchemas.rectification.shape),
  'self-evaluation': Object.keys(saidSchemas['self-evaluation'].shape),
  'self-evaluation-step': Object.keys(saidSchemas['self-evaluation-step'].shape),
};

/** What has no versions is said twice, under keys of its own. */
const unversioned: readonly LoggedKind[] = ['budget-line', 'judgement', 'self-evaluation', 'self-evaluation-step'];
const [before, frozen, after] = ['2020-03-01T00:00:00.000Z', Date.parse('2021-01-11T00:00:00Z'), '2021-01-15T00:00:00.000Z'];

function act(kind: LoggedKind, version: number, at: string, said: Said): ActBody {
  const { key } = samples[kind];
  const own = unversioned.includes(kind) ? `${key}${version}` : `${key}/${version}`;
  return { tenant: 't', id: `${kind} ${own}`, programmeId: 'p', kind, key: own, at, said, words: '' };
}

/** A plan of one thing of each kind, and what is said after the freeze. */
function changesBy(...later: ActBody[]) {
  const plan = (Object.keys(samples) as LoggedKind[]).map((kind) => act(kind, 1, before, samples[kind].said));
  const logged = new LoggedPlan([...plan, ...later]);
  expect(logged.unreadable).toEqual([]);
  return planChanges(logged, frozen);
}

const fields = Object.entries(saidSchemas).flatMap(([kind, { shape }]) =>
  Object.keys(shape).map((field) => [kind as LoggedKind, field] as const),
);

describe('what was changed after the freeze', () => {
  test.each(fields)('%s: %s is told, or it is decided that it is not', (kind, field) => {
    const { said, other } = samples[kind];
    expect(Object.keys(other), 'the sample knows every field').toContain(field);
    const changes = changesBy(act(kind, 2, after, { ...said, [field]: other[field] as Json }));
    if (untold[kind]?.includes(field)) {
      expect(changes.filter((one) => one.fields.some(({ before: was }) => was !== '—'))).toEqual([]);
      return;
    }
    expect(changes).toEqual([expect.objectContaining({ kind, at: after, fields: [expect.anything()] })]);
    const [{ what, before: was, now }] = changes[0]!.fields as [{ what: string; before: string; now: string }];
    if (what !== 'definition') expect(was).not.toBe(now);
    for (const words of Object.values(verifyWords)) {
      expect(words.what).toHaveProperty(what);
      expect(words.what).toHaveProperty(kind);
    }
  });

  it('is nothing where the same is said again, and nothing that is said to be from before its kind was logged', () => {
    const again = (Object.keys(samples) as LoggedKind[]).map((kind) => act(kind, 2, after, samples[kind].said));
    expect(changesBy(...again)).toEqual([]);
    const { said } = samples['sub-programme'];
    const renamed = { ...said, name: '讲坛' };
    expect(changesBy(act('sub-programme', 2, after, { ...renamed, claimedAt: '2020-05-01T00:00:00.000Z' }))).toEqual([]);
    expect(changesBy(act('sub-programme', 2, after, renamed))).toHaveLength(1);
  });

  it('names a line of the budget by what it was and became, added or removed', () => {
    const { said } = samples['budget-line'];
    const [raised] = changesBy(act('budget-line', 2, after, { ...said, amountFen: 300 }));
    expect(raised).toMatchObject({ name: '讲座', fields: [{ what: 'amountFen', before: '100', now: '300' }] });
    const [removed] = changesBy(act('budget-line', 2, after, { ...said, removed: true }));
    expect(removed!.fields).toEqual([{ what: 'removed', before: '—', now: 'true' }]);
    const [added] = changesBy(act('budget-line', 2, after, { ...said, code: 'B9', name: '印刷' }));
    expect(added).toMatchObject({ name: '印刷', fields: [{ what: 'name', before: '—' }, {}, { what: 'amountFen' }] });
  });

  it('tells how a target is read, also where it is written as before', () => {
    const { said } = samples.target;
    const [turned] = changesBy(act('target', 2, after, { ...said, comparator: '≤', value2: 5 }));
    expect(turned!.fields).toEqual([{ what: 'targetRead', before: '≥ 200000 人次', now: '≤ 200000 5 人次' }]);
  });
});

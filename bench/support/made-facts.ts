import { createHash } from 'node:crypto';
import type { FactDraft } from '#src/evidence/index.ts';

const districts = [
  '310101',
  '310104',
  '310105',
  '310106',
  '310107',
  '310109',
  '310110',
  '310112',
  '310113',
  '310114',
  '310115',
  '310116',
  '310117',
  '310118',
  '310120',
  '310151',
];
const venueKinds = ['community', 'park', 'building'];
const audiences = ['residents', 'office-workers', 'youth', 'families', 'public'];
const levels = [
  'very-satisfied',
  'very-satisfied',
  'very-satisfied',
  'satisfied',
  'satisfied',
  'fairly-satisfied',
  'dissatisfied',
];
const begin = Date.parse('2020-01-04T06:00:00Z');
const day = 86_400_000;

export interface MadeFactsOptions {
  programmeId: string;
  activities: readonly string[];
  /** Index of the first fact: the same index gives the same fact. */
  from: number;
  count: number;
}

/** Evidence as a busy year leaves it: of twenty facts fifteen admissions, two opinions, a head count, a session and an expense. */
export function madeFacts({ programmeId, activities, from, count }: MadeFactsOptions): FactDraft[] {
  return Array.from({ length: count }, (_, offset) => madeFact(programmeId, activities, from + offset));
}

function madeFact(programmeId: string, activities: readonly string[], index: number): FactDraft {
  const session = Math.floor(index / 20);
  const common = {
    programmeId,
    occurredAt: new Date(begin + (session % 178) * day),
    subProgramme: 'science-cafe',
    activity: activities.length > 0 ? activities[session % activities.length]! : '',
    district: districts[session % districts.length]!,
    region: districts[session % districts.length]!,
    venueKind: venueKinds[session % venueKinds.length]!,
    audience: audiences[session % audiences.length]!,
    recordKind: 'session',
    recordId: `session-${session}`,
  };
  const at = index % 20;
  if (at === 0) return { ...common, kind: 'session-held', quantity: 1, unit: '场', context: { title: `讲座 ${session}` } };
  if (at === 1) return { ...common, kind: 'attendance', method: 'counted', quantity: 5 + (session % 40), unit: '人次' };
  if (at === 2)
    return {
      ...common,
      kind: 'expense',
      outcome: session % 50 === 0 ? 'in-breach' : 'in-order',
      quantity: 100,
      unit: '分',
      recordKind: 'expense',
      context: { budgetLine: '01-1' },
    };
  if (at < 5) return { ...common, kind: 'opinion', outcome: levels[(session + at) % levels.length]!, quantity: 1, unit: '份' };
  return { ...common, kind: 'attendance', method: 'door', quantity: 1, unit: '人次', subject: pseudonym(index % 150_000) };
}

function pseudonym(person: number): string {
  return createHash('sha256').update(String(person)).digest('hex').slice(0, 32);
}

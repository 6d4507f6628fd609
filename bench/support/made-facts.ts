import { createHash } from 'node:crypto';
import type { FactDraft } from '#src/evidence/index.ts';

export const districts = [
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
/** In each district, and in each of these. */
export const streets = 14;
export const communities = 20;
export const venueKinds = ['community', 'park', 'building'];
export const audiences = ['residents', 'office-workers', 'youth', 'families', 'public'];
export const levels = [
  'very-satisfied',
  'very-satisfied',
  'very-satisfied',
  'satisfied',
  'satisfied',
  'fairly-satisfied',
  'dissatisfied',
];
export const firstDay = '2020-01-04';
const begin = Date.parse(`${firstDay}T06:00:00Z`);
const day = 86_400_000;
/** From 4 January to 29 June. */
export const days = 178;
export const people = 150_000;

export interface MadeFactsOptions {
  programmeId: string;
  activities: readonly string[];
  /** Index of the first fact: the same index gives the same fact. */
  from: number;
  count: number;
}

export const factsPerSession = 40;

/** Evidence as a busy year leaves it: of forty facts of a talk thirty admissions, seven opinions, a head count, an expense and the talk itself. */
export function madeFacts({ programmeId, activities, from, count }: MadeFactsOptions): FactDraft[] {
  return Array.from({ length: count }, (_, offset) => madeFact(programmeId, activities, from + offset));
}

function madeFact(programmeId: string, activities: readonly string[], index: number): FactDraft {
  const session = Math.floor(index / factsPerSession);
  const district = session % districts.length;
  // An activity belongs to one district, as planned ones do.
  const perDistrict = Math.floor(activities.length / districts.length);
  const nth = (of: number, count: number): string => String((Math.floor(session / of) % count) + 1).padStart(3, '0');
  const region = `${districts[district]!}${nth(districts.length, streets)}${nth(districts.length * streets, communities)}`;
  const common = {
    programmeId,
    occurredAt: new Date(begin + (Math.floor(session / 7) % days) * day),
    subProgramme: 'science-cafe',
    activity: perDistrict > 0 ? activities[district * perDistrict + (session % perDistrict)]! : '',
    district: districts[district]!,
    region,
    venue: `venue-${region}`,
    venueKind: venueKinds[session % venueKinds.length]!,
    audience: audiences[session % audiences.length]!,
    recordKind: 'session',
    recordId: `session-${session}`,
  };
  const at = index % factsPerSession;
  if (at === 0) return { ...common, kind: 'session-held', quantity: 1, unit: '场', context: { title: `讲座 ${session}` } };
  if (at === 1) return { ...common, kind: 'attendance', method: 'counted', quantity: 5 + (session % 40), unit: '人次' };
  if (at === 2) {
    const outcome = session % 500 === 0 ? 'in-breach' : 'in-order';
    return {
      ...common,
      kind: 'expense',
      outcome,
      quantity: 100,
      unit: '分',
      recordKind: 'expense',
      context: { budgetLine: '01-1', ...(outcome === 'in-breach' ? { breaches: ['lecture-fee'] } : {}) },
    };
  }
  if (at < 10) return { ...common, kind: 'opinion', outcome: levels[(session + at) % levels.length]!, quantity: 1, unit: '份' };
  return { ...common, kind: 'attendance', method: 'door', quantity: 1, unit: '人次', subject: pseudonym(index % people) };
}

function pseudonym(person: number): string {
  return createHash('sha256').update(String(person)).digest('hex').slice(0, 32);
}

import { factKinds } from '#src/kernel/fact-kinds.ts';
import { dayFrom } from '#src/kernel/local-time.ts';
import type { Audience, VenueKind } from '#src/kernel/vocabulary.ts';

export type HandEntryMethod = 'counted' | 'estimated' | 'online';

/** One thing that happened outside Kepu, as somebody says it. */
export interface HandEntryFields {
  subProgramme: string;
  activityId: string | null;
  kind: 'attendance' | 'output';
  what: string;
  occurredOn: string;
  quantity: number;
  unit: string;
  method: HandEntryMethod | null;
  district: string | null;
  /** The street or town within it, in nine digits; null when nobody said. */
  street: string | null;
  /** Where it took place and for whom; null when nobody said, and then nothing is guessed. */
  venueKind: VenueKind | null;
  audience: Audience | null;
  note: string;
  completesActivity: boolean;
}

/** What entries are held against. */
export interface EntryRealm {
  programme: { startsOn: string; endsOn: string; subProgrammes: readonly string[] };
  /** Today, `YYYY-MM-DD`. */
  today: string;
  /** Districts of the tenant that the actor steers. */
  districts: readonly string[];
  /** Streets and towns of those districts. */
  streets: ReadonlySet<string>;
  /** Whether the actor may enter what belongs to no district. */
  wholeCity: boolean;
  /** 人次 that the whole programme aims at: its largest such target, or what its activities come to; null where neither says. */
  wholeTarget: number | null;
  /** The self-evaluation, signed or under review, that looks furthest, and its last day: what is entered of a day up to it says why in its note. */
  reported: { evaluation: number; until: string } | null;
}

/** What stands beside an entry. */
export interface Backing {
  attached: boolean;
  /** Somebody said that a figure so large is what was meant; where it is above the whole programme's target the note says why. */
  confirmed: boolean;
  /** What the activity of the entry aims at, in its unit. */
  activity?: { target: number; unit: string } | null;
  /** The figure that a correction takes the place of. */
  former?: number;
}

export interface EntryProblem {
  code:
    | 'hand-entry-activity-unknown'
    | 'hand-entry-plan-missing'
    | 'hand-entry-unit-wrong'
    | 'hand-entry-method-missing'
    | 'hand-entry-estimate-bare'
    | 'hand-entry-above-target'
    | 'hand-entry-far-above'
    | 'hand-entry-far-from-former'
    | 'hand-entry-after-evaluation'
    | 'hand-entry-fraction'
    | 'hand-entry-in-future'
    | 'hand-entry-outside-programme'
    | 'hand-entry-district-unknown'
    | 'hand-entry-street-unknown';
  field: keyof HandEntryFields | 'attachmentIds';
  params: Record<string, string | number>;
}

/** What is wrong with an entry; empty when it can be taken. */
export function problemsOf(entry: HandEntryFields, realm: EntryRealm, backing: Backing): EntryProblem[] {
  const { programme } = realm;
  const units = factKinds[entry.kind].units as readonly string[];
  const problems: EntryProblem[] = [];
  const when = entry.occurredOn;
  if (!programme.subProgrammes.includes(entry.subProgramme))
    problems.push({
      code: entry.subProgramme === '' ? 'hand-entry-plan-missing' : 'hand-entry-activity-unknown',
      field: 'subProgramme',
      params: {},
    });
  if (!units.includes(entry.unit))
    problems.push({
      code: 'hand-entry-unit-wrong',
      field: 'unit',
      params: { unit: entry.unit, units: factKinds.output.units.join('、') },
    });
  if (entry.kind === 'attendance' && entry.method === null)
    problems.push({ code: 'hand-entry-method-missing', field: 'method', params: {} });
  problems.push(...doubtsOf(entry, realm, backing));
  if (realm.reported && when <= realm.reported.until && !saysWhy(entry))
    problems.push({
      code: 'hand-entry-after-evaluation',
      field: 'note',
      params: { number: realm.reported.evaluation, day: realm.reported.until },
    });
  if (!Number.isInteger(entry.quantity))
    problems.push({ code: 'hand-entry-fraction', field: 'quantity', params: { quantity: entry.quantity } });
  if (when > realm.today) problems.push({ code: 'hand-entry-in-future', field: 'occurredOn', params: { when } });
  if (when < programme.startsOn || when > programme.endsOn) {
    problems.push({
      code: 'hand-entry-outside-programme',
      field: 'occurredOn',
      params: { when, from: programme.startsOn, to: programme.endsOn },
    });
  }
  const known = entry.district === null ? realm.wholeCity : realm.districts.includes(entry.district);
  if (!known)
    problems.push({ code: 'hand-entry-district-unknown', field: 'district', params: { district: entry.district ?? '' } });
  else if (entry.street !== null && !isStreetOf(entry.street, entry.district, realm))
    problems.push({ code: 'hand-entry-street-unknown', field: 'street', params: { street: entry.street } });
  return problems;
}

const isStreetOf = (street: string, district: string | null, { streets }: EntryRealm): boolean =>
  district !== null && street.startsWith(district) && streets.has(street);

const saysWhy = ({ note }: HandEntryFields): boolean => note.trim().length >= 2;

/** So many times what was to be expected is sooner a zero too many than the truth. */
const farTimes = 10;

/** A figure many times its activity's target, or ten times what it was, is asked about whatever it counts. */
function farOf({ quantity, unit }: HandEntryFields, { confirmed, activity, former }: Backing): EntryProblem[] {
  if (confirmed) return [];
  if (former !== undefined && former > 0 && quantity >= former * farTimes)
    return [{ code: 'hand-entry-far-from-former', field: 'quantity', params: { before: former, quantity, unit } }];
  if (
    activity &&
    activity.unit === unit &&
    activity.target > 0 &&
    quantity >= activity.target * farTimes &&
    !(former! >= quantity)
  )
    return [{ code: 'hand-entry-far-above', field: 'quantity', params: { quantity, unit, target: activity.target } }];
  return [];
}

/** An estimate rests on what is attached to it; a figure above the whole target is sooner a slip of the hand than a crowd. */
function doubtsOf(entry: HandEntryFields, { wholeTarget }: EntryRealm, backing: Backing): EntryProblem[] {
  const far = farOf(entry, backing);
  if (entry.kind !== 'attendance') return far;
  const { attached, confirmed } = backing;
  const problems: EntryProblem[] = [];
  if (entry.method === 'estimated' && !attached)
    problems.push({ code: 'hand-entry-estimate-bare', field: 'attachmentIds', params: {} });
  if (wholeTarget !== null && entry.quantity > wholeTarget && !(confirmed && saysWhy(entry)))
    problems.push({
      code: 'hand-entry-above-target',
      field: 'quantity',
      params: { quantity: entry.quantity, target: wholeTarget },
    });
  else problems.push(...far);
  return problems;
}

/** An entry of an activity belongs to its sub-programme and, unless it says otherwise, to its district. */
export function completedBy(
  entry: HandEntryFields,
  activity: { subProgramme: string; district: string | null } | null,
): HandEntryFields {
  const plain = placed({ ...entry, method: entry.kind === 'output' ? null : entry.method });
  return activity ? { ...plain, subProgramme: activity.subProgramme, district: entry.district ?? activity.district } : plain;
}

/** What was counted online took place online, whether or not somebody says so; sessions without a venue are told likewise. */
export function placed<Entry extends Pick<HandEntryFields, 'method' | 'venueKind'>>(entry: Entry): Entry {
  return entry.method === 'online' && entry.venueKind === null ? { ...entry, venueKind: 'online' } : entry;
}

/** What makes two entries the same. */
export function identityOf(entry: Pick<HandEntryFields, 'activityId' | 'occurredOn' | 'what'>): string {
  return `${entry.activityId ?? ''}|${entry.occurredOn}|${entry.what}`;
}

/**
 * The day written without its year, `11月22日` or `11-22`, where one year alone of the span (both days within it) has it; `unsure` where none or several
 * have; null when it is no such writing. `11.22` is none: Excel takes it for a number, and 9.30 for 9.3.
 */
export function dayWithoutYear(text: string, span: { startsOn: string; endsOn: string }): string | 'unsure' | null {
  const [, month, date] = /^(\d{1,2})(?:月(\d{1,2})日?|-(\d{1,2}))$/.exec(text)?.filter((part) => part !== undefined) ?? [];
  // A leap year has every day that there is.
  if (!month || !date || dayFrom(`2000-${month}-${date}`) === null) return null;
  const [first, last] = [Number(span.startsOn.slice(0, 4)), Number(span.endsOn.slice(0, 4))];
  const days = Array.from({ length: last - first + 1 }, (_, index) => dayFrom(`${first + index}-${month}-${date}`)).filter(
    (day) => day !== null && day >= span.startsOn && day <= span.endsOn,
  );
  return days.length === 1 ? days[0]! : 'unsure';
}

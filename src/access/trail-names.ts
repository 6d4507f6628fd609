import type { Actor } from '#src/kernel/actor.ts';
import type { Json } from '#src/kernel/canonical-json.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { isUuid } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { AuditRow } from './audit.store.ts';

export interface RecordRef {
  kind: string;
  id: string;
}

/** What a person would call a record, and the record whose page tells of it; null where it has none. */
export interface RecordName {
  name: string;
  link: RecordRef | null;
}

/** Finds the names of records of every stage, by `keyOf`. What is gone, has no name of its own or one without `part` is left out. */
export type RecordNames = (
  environment: Environment,
  actor: Actor,
  records: readonly RecordRef[],
  part?: string,
) => Promise<ReadonlyMap<string, RecordName>>;

export const keyOf = ({ kind, id }: RecordRef): string => `${kind} ${id}`;

export interface TrailNames {
  /** By code. */
  regions: ReadonlyMap<string, string>;
  /** By id; of those who work here. */
  people: ReadonlyMap<string, string>;
  records: ReadonlyMap<string, RecordName>;
}

/** Fields of a detail, or of a change within it, that hold a code or an id, and of what. */
const fieldsOf: Record<
  string,
  | 'region'
  | 'person'
  | 'programme'
  | 'sub-programme'
  | 'session'
  | 'indicator'
  | 'measure'
  | 'activity'
  | 'attachment'
  | 'entry-batch'
  | 'venue'
> = {
  district: 'region',
  street: 'region',
  region: 'region',
  person: 'person',
  programme: 'programme',
  subProgramme: 'sub-programme',
  session: 'session',
  indicator: 'indicator',
  indicatorId: 'indicator',
  measure: 'measure',
  activity: 'activity',
  attachmentId: 'attachment',
  attachmentIds: 'attachment',
  batch: 'entry-batch',
  venue: 'venue',
};

/** Kinds of record that go by a code of their own. */
export const codedKinds: ReadonlySet<string> = new Set(['sub-programme', 'measure']);

function told(detail: AuditRow['detail']): [string, Json][] {
  const all: [string, Json][] = [
    ...Object.entries(detail),
    ...changesIn(detail).flatMap(({ field, before, after }): [string, Json][] => [
      [field, before],
      [field, after],
    ]),
  ];
  return all.flatMap(([field, value]) => plainIn(field, value));
}

/** Single values with the field that each stands in: those of lists, of the definition of a measure, of a cell of the rollups. */
function plainIn(field: string, value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap((one) => plainIn(field, one));
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([name, one]) => plainIn(name, one));
  return [[field, value]];
}

/** The codes of regions that the rows tell of. */
export function regionsIn(rows: readonly Pick<AuditRow, 'detail'>[]): string[] {
  const codes = rows.flatMap(({ detail }) =>
    told(detail).flatMap(([field, value]) => (fieldsOf[field] === 'region' && typeof value === 'string' ? [value] : [])),
  );
  return [...new Set(codes)];
}

/** The records that the rows are about, or tell of. */
export function recordsIn(rows: readonly Pick<AuditRow, 'recordKind' | 'recordId' | 'detail'>[]): RecordRef[] {
  const all = rows.flatMap(({ recordKind, recordId, detail }) => [
    { kind: recordKind, id: recordId },
    ...told(detail).flatMap(([field, value]) => {
      const kind = fieldsOf[field];
      return kind && typeof value === 'string' && (codedKinds.has(kind) || isUuid(value)) ? [{ kind, id: value }] : [];
    }),
  ]);
  return [...new Map(all.map((record) => [keyOf(record), record])).values()];
}

/** Names in the place of codes and ids. What has no name keeps them. */
export function detailNamed(detail: AuditRow['detail'], names: TrailNames): AuditRow['detail'] {
  const named = (field: string, value: Json): Json => {
    const kind = fieldsOf[field];
    if (Array.isArray(value)) return value.map((one) => named(field, one));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, named(name, one)]));
    if (kind === undefined || typeof value !== 'string') return value;
    if (kind === 'region') return names.regions.get(value) ?? value;
    if (kind === 'person') return names.people.get(value) ?? value;
    return names.records.get(keyOf({ kind, id: value }))?.name ?? value;
  };
  const changes = changesIn(detail).map((change) => ({
    ...change,
    before: named(change.field, change.before),
    after: named(change.field, change.after),
  }));
  return {
    ...Object.fromEntries(Object.entries(detail).map(([field, value]) => [field, named(field, value)])),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

/** What the record of a row is called. */
export function recordNamed({ recordKind: kind, recordId: id }: AuditRow, names: TrailNames): RecordName | null {
  const person = kind === 'person' ? names.people.get(id) : undefined;
  if (person) return { name: person, link: null };
  return names.records.get(keyOf({ kind, id })) ?? null;
}

function changesIn({ changes }: AuditRow['detail']): FieldChange[] {
  return Array.isArray(changes) ? (changes as FieldChange[]) : [];
}

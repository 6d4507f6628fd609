import { canonicalJson, type Json } from './canonical-json.ts';

/** One field of a record before and after a change, as the audit trail keeps it. */
export type FieldChange = { field: string; before: Json; after: Json };

/**
 * The fields in which two states of a record differ, in the order given. `shown` says how a field may be kept: a personal detail is
 * masked, and where even its mask would tell too much, only named (null on both sides).
 */
export function changesBetween<Row extends object>(
  before: Row,
  after: Row,
  fields: readonly (keyof Row & string)[],
  shown: { [Field in keyof Row]?: (value: Row[Field]) => Json } = {},
): FieldChange[] {
  return fields.flatMap((field) => {
    const [old, now] = [jsonOf(before[field]), jsonOf(after[field])];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    const show = shown[field];
    return [show ? { field, before: show(before[field]), after: show(after[field]) } : { field, before: old, after: now }];
  });
}

/** For a field that is only named: that it changed, and nothing of what it says. */
export const unshown = (): null => null;

function jsonOf(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}

const keys = new WeakMap<object, string>();
let last = 0;

/**
 * What a row of a list is told apart by while it is edited: its place will not do, for with a row removed above it a field would keep
 * what was typed in another row's. A row that was read, or added, gets a key when it is first asked for.
 */
export function keyOfRow(row: object): string {
  const known = keys.get(row);
  if (known !== undefined) return known;
  last += 1;
  keys.set(row, String(last));
  return String(last);
}

/** The row with a change, which is still the same row. */
export function changedRow<Row extends object>(row: Row, change: Partial<Row>): Row {
  const changed = { ...row, ...change };
  keys.set(changed, keyOfRow(row));
  return changed;
}

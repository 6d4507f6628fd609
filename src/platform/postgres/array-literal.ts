const special = /["\\]/;

/**
 * A PostgreSQL array as text, for `$1::text[]`: what the driver would write too, without its look at each value's type. Columns of many
 * rows repeat themselves, so what was quoted last is kept.
 */
export function arrayLiteral(values: readonly (string | null)[]): string {
  let literal = '';
  let last: string | null = null;
  let quoted = 'NULL';
  for (const value of values) {
    if (value !== last) {
      last = value;
      quoted = value === null ? 'NULL' : `"${special.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`;
    }
    literal += literal === '' ? quoted : `,${quoted}`;
  }
  return `{${literal}}`;
}

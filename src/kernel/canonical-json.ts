export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The one byte sequence of a JSON value: keys in UTF-16 order, no blanks, numbers as ECMAScript prints them (RFC 8785).
 * Throws on a number that JSON cannot hold; a fact with NaN in it is a bug.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`not a JSON number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`);
  return `{${members.join(',')}}`;
}

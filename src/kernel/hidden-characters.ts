/** A sign that a text must not hold, and where it stands. */
export interface HiddenCharacter {
  /** Names of fields and positions of items on the way to the text: `['rows', '3', 'name']`. */
  path: string[];
  /** `U+0000`. */
  sign: string;
  /** Which character of the text it is, from 1. */
  position: number;
}

/**
 * Controls of C0 and C1, and halves of a surrogate pair: PostgreSQL keeps no U+0000, and none of them can be seen or printed. In one line
 * line ends and tabs too. What turns the direction would have a name read other than it is (Unicode TR 36, 3.4).
 */
const hidden = {
  'one-line': /\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u,
  cell: /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u,
  lines: /(?![\t\n\r])\p{Cc}|\p{Cs}/u,
};

/** Fields that are one line of text, most of them names. Any other may have several lines. */
const oneLine = new Set([
  'address',
  'code',
  'contactName',
  'contactPhone',
  'email',
  'fileName',
  'name',
  'organisation',
  'payee',
  'phone',
  'tenant',
  'ticket',
  'title',
  'titleLevel',
  'token',
  'unit',
  'voucherNumber',
]);

/**
 * The first such sign in a text; null where there is none. Of `one-line` the blanks at both ends are not looked at; a `cell` may hold
 * names in several lines; `lines` is running text.
 */
export function hiddenCharacterIn(text: string, kind: keyof typeof hidden): Omit<HiddenCharacter, 'path'> | null {
  const start = kind === 'one-line' ? text.length - text.trimStart().length : 0;
  const found = hidden[kind].exec(kind === 'one-line' ? text.trim() : text);
  if (!found) return null;
  const sign = `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return { sign, position: [...text.slice(0, start + found.index)].length + 1 };
}

/** The first such sign anywhere in what was sent: in texts, keys and names of files, however deep. null where there is none. */
export function hiddenCharacterOf(value: unknown, path: readonly string[] = []): HiddenCharacter | null {
  if (typeof value === 'string') {
    const field = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
    const found = hiddenCharacterIn(value, oneLine.has(field) ? 'one-line' : 'lines');
    return found && { path: [...path], ...found };
  }
  if (value instanceof File) return hiddenCharacterOf(value.name, [...path, 'fileName']);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const ofKey = Array.isArray(value) ? null : hiddenCharacterIn(key, 'one-line');
    // A key with such a sign names no field: its owner is told.
    if (ofKey) return { path: [...path], ...ofKey };
    const found = hiddenCharacterOf(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

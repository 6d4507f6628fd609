/** Two Han characters or more (阿依古丽·买买提 with its points), or a name in Latin letters as it is written: `Anna Müller`. */
const han = /^\p{Script=Han}{2,}(?:[·•]\p{Script=Han}+)*$/u;
const latin = /^\p{Lu}[\p{Script=Latin}\p{M}'’.-]+(?: [\p{Script=Latin}\p{M}'’.-]+)*$/u;

/** Whether a name is one that may be looked for in texts: `10`, `session` or `张` would be found in what names nobody. */
export function looksLikeName(name: string): boolean {
  return han.test(name) || latin.test(name);
}

/** Whether texts may be searched for it at all, for somebody to look at what is found: a number or a single character stands everywhere. */
export function isSearchable(name: string): boolean {
  return [...name].length >= 2 && /\p{L}/u.test(name);
}

/** The text with a mark wherever the name stands by itself, no letter or digit on either side; what only contains it stays. */
export function withoutName(text: string, name: string, mark: string): string {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu'), () => mark);
}

/** The same for every text within a value. */
export function withoutNameWithin<Value>(value: Value, name: string, mark: string): Value {
  return mapTexts(value, (text) => withoutName(text, name, mark));
}

/** The value with every text within it changed; keys, numbers and the rest stay as they are. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((one) => mapTexts<unknown>(one, change)) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts<unknown>(one, change)])) as Value;
}

/** Stands in the place of words or names that were taken away. */
export const takenAway = '〔已删除〕';

/** 张*, 欧阳**: the first sign stays. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  return signs.length === 0 ? '' : `${signs[0]}${'*'.repeat(Math.min(2, Math.max(1, signs.length - 1)))}`;
}

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckReport, Finding } from './findings.ts';
import { findHardCodedTexts } from './hard-coded-texts.ts';
import { listFiles } from './source.ts';

/** English may hold these: the name of the other language on the switch. */
const chineseInEnglish = new Set(['中文', '简体中文']);
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** The texts of one file flattened: `menu.home` → 首页. Anything that is no string stays what it is, to be objected to. */
type Flat = Map<string, unknown>;

/**
 * Checks that every text exists in Chinese and in English: each `*.texts.ts` exports `zh` and `en`, nested plain objects of strings with
 * the same keys and the same {places}; each refusal has both sentences; and screens show nothing that
 * is not in a texts file.
 */
export async function checkTexts(root: string): Promise<CheckReport> {
  const files = listFiles(root, ['src'], (path) => path.endsWith('.texts.ts'));
  const findings: Finding[] = [];
  let count = 0;
  for (const path of files) {
    const texts = (await import(pathToFileURL(join(root, path)).href)) as { zh?: unknown; en?: unknown };
    count += flatten(texts.zh).size;
    findings.push(...compareTexts(path, texts.zh, texts.en));
  }
  const catalogue = 'src/kernel/refusal.ts';
  const { refusalCatalogue } = (await import(pathToFileURL(join(root, catalogue)).href)) as {
    refusalCatalogue: Record<string, RefusalTexts>;
  };
  const refusals = Object.entries(refusalCatalogue);
  for (const [code, entry] of refusals) findings.push(...compareTexts(`${catalogue} (${code})`, entry.zh, entry.en));
  findings.push(...findHardCodedTexts(root));
  return { findings, looked: `${files.length} text files with ${count} texts, ${refusals.length} refusals` };
}

interface RefusalTexts {
  zh: unknown;
  en: unknown;
}

/** What is wrong with one pair of texts. */
export function compareTexts(file: string, zh: unknown, en: unknown): Finding[] {
  if (!isPlainObject(zh) || !isPlainObject(en)) {
    return [
      finding(
        file,
        'texts-both-languages',
        'does not export zh and en as objects',
        'export const zh = {…}; export const en = {…} with the same keys',
      ),
    ];
  }
  const chineseTexts = flatten(zh);
  const englishTexts = flatten(en);
  const keys = [...new Set([...chineseTexts.keys(), ...englishTexts.keys()])];
  return keys.flatMap((key) => compareText(file, key, chineseTexts, englishTexts));
}

function compareText(file: string, key: string, zh: Flat, en: Flat): Finding[] {
  if (!zh.has(key)) return [finding(file, 'texts-both-languages', `${key} is missing in zh`, 'write the Chinese text')];
  if (!en.has(key)) return [finding(file, 'texts-both-languages', `${key} is missing in en`, 'write the English text')];
  const pair = [zh.get(key), en.get(key)];
  if (!pair.every((text) => typeof text === 'string')) {
    return [finding(file, 'texts-are-strings', `${key} is no string`, 'keep texts plain: strings with {places} for what varies')];
  }
  const [chineseText, englishText] = pair as [string, string];
  const found: Finding[] = [];
  if (chineseText.trim() === '' || englishText.trim() === '')
    found.push(finding(file, 'texts-not-empty', `${key} is empty`, 'write the text or drop the key'));
  if (places(chineseText) !== places(englishText)) {
    found.push(
      finding(
        file,
        'texts-same-places',
        `${key}: zh has ${places(chineseText) || 'no place'}, en has ${places(englishText) || 'no place'}`,
        'use the same {places} in both',
      ),
    );
  }
  if (chinese.test(englishText.replace(/“[^”]*”/g, '')) && !chineseInEnglish.has(englishText)) {
    found.push(
      finding(
        file,
        'texts-translated',
        `${key}: the English text holds Chinese: ${englishText}`,
        'translate it; what a form says may be quoted in “…”',
      ),
    );
  }
  return found;
}

/** The distinct `{places}` of a text in order of name; i18next's `{{place}}` counts as well. */
function places(text: string): string {
  return [...new Set([...text.matchAll(/\{+\s*(\w+)[^{}]*\}+/g)].map((match) => `{${match[1]}}`))].sort().join(' ');
}

function flatten(texts: unknown, prefix = ''): Flat {
  if (!isPlainObject(texts)) return new Map();
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      isPlainObject(value)
        ? [...flatten(value, `${prefix}${key}.`)]
        : Array.isArray(value)
          ? [...flatten({ ...value }, `${prefix}${key}.`)]
          : [[`${prefix}${key}`, value] as const],
    ),
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function finding(file: string, rule: string, message: string, advice: string): Finding {
  return { rule, file, line: 0, message, advice };
}

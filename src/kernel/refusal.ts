import { accessRefusals } from './refusals/access.ts';
import { accountRefusals } from './refusals/account.ts';
import { commandRefusals } from './refusals/commands.ts';
import { commonRefusals } from './refusals/common.ts';
import { databaseRefusals } from './refusals/database.ts';
import { deliverRefusals } from './refusals/deliver.ts';
import { englishNouns } from './refusals/nouns.ts';
import { evidenceRefusals } from './refusals/evidence.ts';
import { historyRefusals } from './refusals/history.ts';
import { networkRefusals } from './refusals/network.ts';
import { planRefusals } from './refusals/plan.ts';
import { fundsRefusals } from './refusals/plan-funds.ts';
import { pointsRefusals } from './refusals/plan-points.ts';
import { targetRefusals } from './refusals/plan-targets.ts';
import { workbookRefusals } from './refusals/workbooks.ts';

export type Language = 'zh' | 'en';

export interface RefusalSentence {
  /** What is wrong, and where. `{name}` stands for a parameter of the refusal. */
  reason: string;
  /** What the person can do about it. */
  remedy: string;
}

export interface RefusalEntry {
  /** HTTP status. */
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  zh: RefusalSentence;
  en: RefusalSentence;
}

/** Every refusal that Kepu knows, with its HTTP status and its sentences in both languages. */
export const refusalCatalogue = {
  ...commonRefusals,
  ...commandRefusals,
  ...databaseRefusals,
  ...workbookRefusals,
  ...accessRefusals,
  ...historyRefusals,
  ...networkRefusals,
  ...planRefusals,
  ...fundsRefusals,
  ...pointsRefusals,
  ...targetRefusals,
  ...deliverRefusals,
  ...evidenceRefusals,
  ...accountRefusals,
} satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusalCatalogue;

export interface Refusal {
  code: RefusalCode;
  params: Record<string, string | number>;
  /** Of those that are words, the English ones. */
  english?: Record<string, string | number>;
}

/** A refusal as a result. `params` fill the `{name}` places of its sentences; in English those of `english` stand before them. */
export function refuse(
  code: RefusalCode,
  params: Record<string, string | number> = {},
  english?: Record<string, string | number>,
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: english ? { code, params, english } : { code, params } };
}

/** Quantities are read by their thousands; other numbers (a port, a process, a year) are names. */
function counted(name: string, value: string | number | undefined): string | number | undefined {
  const isCount = typeof value === 'number' && ['quantity', 'target', 'before', 'most'].includes(name);
  return isCount ? value.toLocaleString('en-US') : value;
}

/** The refusal as a person reads it. */
export function sentenceOf(refusal: Refusal, language: Language): RefusalSentence {
  const entry: RefusalEntry = refusalCatalogue[refusal.code];
  const params = language === 'en' ? { ...refusal.params, ...refusal.english } : refusal.params;
  const said = (value: string | number): string =>
    language === 'en' ? String(value).replace(/^\p{Script=Han}+/u, (noun) => englishNouns[noun] ?? noun) : String(value);
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => said(counted(name, params[name]) ?? whole));
  return { reason: fill(entry[language].reason), remedy: fill(entry[language].remedy) };
}

export function statusOf(refusal: Refusal): RefusalEntry['status'] {
  return refusalCatalogue[refusal.code].status;
}

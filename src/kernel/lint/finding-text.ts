import { chineseDate, englishDate } from '../local-time.ts';
import { exactSumText, fenFromYuan } from '../money.ts';
import type { Language } from '../refusal.ts';
import * as date from './date.texts.ts';
import * as form from './form.texts.ts';
import * as indicator from './indicator.texts.ts';
import * as money from './money.texts.ts';
import * as selfEvaluation from './self-evaluation.texts.ts';
import { en as sourcesEn, zh as sourcesZh } from './source.texts.ts';
import * as targetValue from './target-value.texts.ts';
import * as unit from './unit.texts.ts';
import * as wording from './wording.texts.ts';

const zh = {
  ...targetValue.zh,
  ...unit.zh,
  ...indicator.zh,
  ...form.zh,
  ...money.zh,
  ...wording.zh,
  ...date.zh,
  ...selfEvaluation.zh,
};
const en = {
  ...targetValue.en,
  ...unit.en,
  ...indicator.en,
  ...form.en,
  ...money.en,
  ...wording.en,
  ...date.en,
  ...selfEvaluation.en,
} satisfies Record<LintCase, CaseText>;
const sources = { zh: sourcesZh, en: sourcesEn };
const cases: Readonly<Record<Language, Readonly<Record<LintCase, CaseText>>>> = { zh, en };

/** What a rule objects to: one case has one pair of sentences. */
export type LintCase = keyof typeof zh;
/** Where a rule comes from. */
export type LintSource = keyof typeof sourcesZh;

interface CaseText {
  message: string;
  suggestion?: string;
}

/** A figure is written as offices do, with its thousands parted; years are text. Of a list, texts stand in “…” and numbers bare. */
export type LintParam = string | number | readonly string[] | readonly number[];

type Places<Text> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}:${string}` ? Name : Place) | Places<Rest>
  : never;

/** Exactly what the sentences of a case speak of: one more or less is an error of the compiler. */
export type ParamsOf<Case extends LintCase> = {
  readonly [Place in Places<(typeof zh)[Case][keyof (typeof zh)[Case]]>]: LintParam;
};

export const lintCases = Object.keys(zh) as [LintCase, ...LintCase[]];
export const lintSources = Object.keys(sourcesZh) as [LintSource, ...LintSource[]];

interface Said {
  code: LintCase;
  params: Readonly<Record<string, LintParam>>;
}

/** What is wrong and how to mend it, as a person reads it; null where there is nothing to suggest. */
export function findingText({ code, params }: Said, language: Language): { message: string; suggestion: string | null } {
  const { message, suggestion } = cases[language][code];
  return {
    message: filled(message, params, language),
    suggestion: suggestion === undefined ? null : filled(suggestion, params, language),
  };
}

/** Document numbers stay as they are in any language. */
export function sourceText(code: LintSource, language: Language): string {
  return sources[language][code];
}

function filled(text: string, params: Said['params'], language: Language): string {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (place, name: string, manner?: string) => {
    const param = params[name];
    return param === undefined ? place : paramText(param, manner, language);
  });
}

/**
 * `day`: 2021年1月1日 or 1 Jan 2021 for 2021-01-01. `wan`: whole ten thousands in 万. `money`: a sum in 元 with its unit, 50万元. `together`: quoted words one
 * after the other.
 */
function paramText(param: LintParam, manner: string | undefined, language: Language): string {
  if (manner === 'money' && language === 'en') return `${paramText(param, undefined, language)} yuan`;
  if (manner === 'money') return typeof param === 'number' ? exactSumText(fenFromYuan(param)) : `${param}元`;
  if (typeof param === 'string') return manner === 'day' ? (language === 'zh' ? chineseDate(param) : englishDate(param)) : param;
  if (typeof param === 'number') return manner === 'wan' && param % 10_000 === 0 ? `${param / 10_000}万` : figure(param);
  const between = manner === 'together' ? '' : language === 'zh' ? '、' : ', ';
  return param.map((one) => (typeof one === 'string' ? `“${one}”` : String(one))).join(between);
}

/** `6`, `12,500`, `6.25`: as offices write a figure, with all that it has. What a rule divides it rounds itself (`quotient`). */
export function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 8 });
}

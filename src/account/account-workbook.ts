import { keepsBound } from '#src/kernel/degree.ts';
import { englishLevel, englishUnit } from '#src/kernel/english-names.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import { stateWords } from '#src/ui-kit/state-words.ts';
import type { Account, IndicatorAccount } from './account.contract.ts';
import * as texts from './account-workbook.texts.ts';
import { actualText } from './figures/figure-text.ts';

const kinds: Partial<Record<keyof typeof texts.zh.column, 'number' | 'rate'>> = {
  value: 'number',
  degree: 'rate',
  expected: 'number',
  low: 'number',
  high: 'number',
  facts: 'number',
};

/** The name of its sheet and file. */
export function accountSheet({ at }: Account, language: Language): string {
  return texts[language].sheet.replace('{at}', at);
}

/** The account as a workbook: one row an indicator, missing figures left empty and said to be missing. */
export function accountWorkbook(account: Account, language: Language): Promise<Uint8Array> {
  const { column } = texts[language];
  const keys = Object.keys(column) as (keyof typeof column)[];
  return writeWorkbook([
    {
      name: accountSheet(account, language),
      columns: keys.map((key) => ({ header: column[key], kind: kinds[key] ?? 'text' })),
      rows: account.indicators.map((one) => rowOf(one, language)),
    },
  ]);
}

function rowOf(one: IndicatorAccount, language: Language): (string | number | null)[] {
  const english = language === 'en';
  const level = (name: string): string => (english ? englishLevel(name) : name);
  return [
    level(one.level1),
    level(one.level2),
    one.level3,
    one.target.raw,
    actualText(one) ?? texts[language].noEvidence,
    one.actual.value,
    english ? englishUnit(one.actual.unit) : one.actual.unit,
    // Of a bound only that it is kept: by how many times is nothing that was achieved.
    keepsBound(one.target, one.degree) ? 1 : one.degree,
    one.expected.value,
    one.expected.low,
    one.expected.high,
    kit[language][stateWords(one.target)][one.state],
    one.actual.facts,
    one.measure ? `${english ? one.measure.nameEn : one.measure.name} v${one.measure.version}` : '',
    one.reason?.text ?? '',
  ];
}

import { contextWord } from '#src/kernel/fact-context.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { codeWordOf } from './definition-words.ts';
import { kitTexts } from './kit-texts.ts';
import { chosenLanguage } from './language.ts';
import * as texts from './measure.texts.ts';
import { type TextKey, textsOf } from './texts.ts';

/** The name of a measure: the library's in the visitor's language, what an officer named as it was typed. */
export function measureName(measure: { name: string; nameEn: string }): string {
  return chosenLanguage() === 'zh' ? measure.name : measure.nameEn;
}

/** The same as a head: English heads begin with a capital. */
export function dimensionHead(dimension: string): string {
  const name = dimensionName(dimension);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The name of a dimension such as `venueKind`. */
export function dimensionName(dimension: string): string {
  return textsOf(texts)(`dimension.${dimension}` as TextKey<typeof texts.zh>);
}

/** The word for a code of a dimension where the vocabulary has one; otherwise what `otherwise` says. */
export function wordOf(dimension: string, code: string, otherwise: string): string {
  return codeWordOf(dimension, code, chosenLanguage()) ?? otherwise;
}

/** Payees and purposes stay out of facts: an expense is named by what it was paid for and its budget line. */
export function expenseName(kind: string, budgetLine: string): string {
  const word = contextWord('expense', 'kind')?.words?.[kind]?.[chosenLanguage()] ?? kind;
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  return budgetLine === '' || budgetLine === name ? name : `${name} · ${budgetLine}`;
}

/** What a fact's record calls itself, as far as the fact knows: its title, what happened, or else its sub-programme. */
export function sourceName(
  context: Readonly<Record<string, unknown>>,
  subProgramme: string,
  recordKind: string,
  lineName: (code: string) => string = (code) => code,
): string {
  if (recordKind === 'expense' && typeof context.kind === 'string')
    return expenseName(context.kind, lineName(String(context.budgetLine ?? '')) || subProgramme);
  const named = [context.title, context.what].find((name) => typeof name === 'string' && name !== '');
  if (typeof named === 'string') return named;
  if (subProgramme) return subProgramme;
  const known = ['session', 'expense', 'hand-entry'].includes(recordKind);
  return known ? kitTexts()(`recordKind.${recordKind as 'session'}`) : recordKind;
}

/** An account whose name is not known: it was erased, or the visitor may not see names. Residents act for themselves, jobs have names. */
export function recorderName(recordedBy: string): string {
  const t = kitTexts();
  if (recordedBy === 'public') return t('recorder.public');
  return isUuid(recordedBy) ? t('recorder.account', { end: recordedBy.slice(-6) }) : recordedBy;
}

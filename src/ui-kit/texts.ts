import i18next from 'i18next';
import { useMemo } from 'react';
import { chosenLanguage } from './language.ts';

/** A module beside a screen that exports the same nested texts in both languages. */
export interface TextModule<Texts> {
  zh: Texts;
  en: { [Key in keyof Texts]: unknown };
}

/** Two modules as one, for a screen that also says what another has words for. Their groups must differ. */
export function bothTexts<One, Other>(one: TextModule<One>, other: TextModule<Other>): TextModule<One & Other> {
  return { zh: { ...one.zh, ...other.zh }, en: { ...one.en, ...other.en } as TextModule<One & Other>['en'] };
}

/** `menu.home`, `menu.plan` …: every path to a text. */
export type TextKey<Texts> = Texts extends string
  ? never
  : { [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${TextKey<Texts[Key]>}` }[keyof Texts & string];

export type Translate<Texts> = (key: TextKey<Texts>, params?: Record<string, string | number>) => string;

const namespaces = new Map<object, string>();

function namespaceOf(texts: TextModule<unknown>): string {
  const key = texts.zh as object;
  let namespace = namespaces.get(key);
  if (!namespace) {
    namespace = `texts-${namespaces.size}`;
    namespaces.set(key, namespace);
    i18next.addResourceBundle('zh', namespace, texts.zh);
    i18next.addResourceBundle('en', namespace, texts.en);
  }
  return namespace;
}

/** The texts of a module in the chosen language, outside of components. */
export function textsOf<Texts>(texts: TextModule<Texts>): Translate<Texts> {
  const translate = i18next.getFixedT(chosenLanguage(), namespaceOf(texts));
  return (key, params) => translate(key as string, params ?? {}) as string;
}

/** The texts of a module in the chosen language. */
export function useTexts<Texts>(texts: TextModule<Texts>): Translate<Texts> {
  return useMemo(() => textsOf(texts), [texts]);
}

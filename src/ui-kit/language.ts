import i18next from 'i18next';
import type { Language } from '#src/kernel/refusal.ts';

const cookieName = 'kepu-language';

/** The language that the visitor chose; Chinese until then. */
export function chosenLanguage(): Language {
  return /(?:^|;\s*)kepu-language=en(?:;|$)/.test(document.cookie) ? 'en' : 'zh';
}

/** Starts i18next. Texts use single braces for what varies, as the refusals do. */
export function startLanguage(): void {
  const language = chosenLanguage();
  void i18next.init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Keeps the choice for a year and starts the page again: the server's sentences follow the same cookie. */
export function chooseLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that offices still use
  document.cookie = `${cookieName}=${language}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}

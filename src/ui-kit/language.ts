import i18next from 'i18next';
import type { Language } from '#src/kernel/refusal.ts';

const cookieName = 'kepu-language';

/** The language that the visitor chose; Chinese until then. */
export function chosenLanguage(): Language {
  return /(?:^|;\s*)kepu-language=en(?:;|$)/.test(document.cookie) ? 'en' : 'zh';
}

/** The server's sentences follow the same cookie as the screens, for a year. */
function keepLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that offices still use
  document.cookie = `${cookieName}=${language}; path=/; max-age=31536000; samesite=lax`;
}

/** Starts i18next. Texts use single braces for what varies, as the refusals do. */
export function startLanguage(): void {
  const language = chosenLanguage();
  // Without a choice the server would go by the browser's own language, which may be another one.
  keepLanguage(language);
  void i18next.init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Takes the other language and starts the page again in it. */
export function chooseLanguage(language: Language): void {
  keepLanguage(language);
  location.reload();
}

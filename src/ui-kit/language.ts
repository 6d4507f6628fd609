import type { Language } from '#src/kernel/refusal.ts';

const cookieName = 'kepu-language';

/** The language that the visitor chose; at the first visit the one that the browser prefers of the two, Chinese where it prefers neither. */
export function chosenLanguage(): Language {
  const chosen = /(?:^|;\s*)kepu-language=(zh|en)(?:;|$)/.exec(document.cookie)?.[1];
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const preferred = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'zh' || tag === 'en');
  return preferred === 'en' ? 'en' : 'zh';
}

/** The server's sentences follow the same cookie as the screens, for a year. */
export function keepLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that offices still use
  document.cookie = `${cookieName}=${language}; path=/; max-age=31536000; samesite=lax`;
}

/** Takes the other language and starts the page again in it. */
export function chooseLanguage(language: Language): void {
  keepLanguage(language);
  location.reload();
}

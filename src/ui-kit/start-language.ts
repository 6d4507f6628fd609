import i18next from 'i18next';
import { chosenLanguage, keepLanguage } from './language.ts';

/** Starts i18next. Texts use single braces for what varies, as the refusals do. */
export function startLanguage(): void {
  const language = chosenLanguage();
  // From here on the server answers in it too, whatever the browser says later.
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

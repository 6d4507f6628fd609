import type { Language } from '#src/kernel/refusal.ts';

/** The language of an answer: what the visitor chose (cookie `kepu-language`), else what the browser prefers, else Chinese. */
export function languageFrom(chosen: string | undefined, acceptLanguage: string | undefined): Language {
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const preferences = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const weight = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((text) => text !== undefined);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return preferences[0]?.language === 'en' ? 'en' : 'zh';
}

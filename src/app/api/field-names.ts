import type { Language } from '#src/kernel/refusal.ts';
import { en, zh } from './field-names.texts.ts';

const names: Record<Language, Record<string, string>> = { zh, en };

/** `rows.3.amountFen` → 金额（第 4 项） / amount (item 4); a field without a name is told by its path. */
export function fieldName(path: string, language: Language): string {
  const parts = path.split('.');
  const last = parts.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const name = Object.hasOwn(names[language], last) ? names[language][last]! : last;
  const index = parts.findLast((part) => /^\d+$/.test(part));
  if (index === undefined) return name || (language === 'zh' ? '请求内容' : 'The body');
  const item = Number(index) + 1;
  return language === 'zh' ? `${name}（第 ${item} 项）` : `${name} (item ${item})`;
}

import type { SignUpFaults, SignUpForm } from '#src/deliver/signup/ui/public-pages.ts';
import { isCalled, longestName } from '#src/deliver/signup/index.ts';
import * as texts from '#src/deliver/signup/ui/public.texts.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { type Language, refuse, sentenceOf } from '#src/kernel/refusal.ts';
import { fillIn } from '#src/ui-kit/public/fill-in.ts';

/** What is wrong with each field, in the page's language; null where all can be sent. */
export function signUpFaults(language: Language, typed: SignUpForm): SignUpFaults | null {
  const t = texts[language];
  const faults: SignUpFaults = {};
  const name = typed.name.trim() === '' ? t.nameNeeded : nameFault(language, typed.name);
  if (name) faults.name = name;
  if (typed.phone.trim() === '') faults.phone = t.phoneNeeded;
  else if (!phoneFrom(typed.phone)) faults.phone = said(language, 'phone-invalid', { phone: typed.phone });
  if (typed.consent === '') faults.consent = t.agreeNeeded;
  return Object.keys(faults).length > 0 ? faults : null;
}

/** What is wrong with a name that was typed; null where somebody can be called so. */
export function nameFault(language: Language, typed: string): string | null {
  const count = typed.trim().length;
  if (count > longestName) return fillIn(texts[language].nameLong, { count, max: longestName });
  return isCalled(typed) ? null : said(language, 'name-invalid', { name: typed });
}

function said(language: Language, code: 'name-invalid' | 'phone-invalid', params: Record<string, string>): string {
  const { reason, remedy } = sentenceOf(refuse(code, params).refusal, language);
  return language === 'zh' ? `${reason}${remedy}` : `${reason} ${remedy}`;
}

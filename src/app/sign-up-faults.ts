import type { SignUpFaults, SignUpForm } from '#src/deliver/signup/ui/public-pages.ts';
import { isCalled } from '#src/deliver/signup/index.ts';
import * as texts from '#src/deliver/signup/ui/public.texts.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { type Language, refuse, sentenceOf } from '#src/kernel/refusal.ts';

/** What is wrong with each field, in the page's language; null where all can be sent. */
export function signUpFaults(language: Language, typed: SignUpForm): SignUpFaults | null {
  const t = texts[language];
  const faults: SignUpFaults = {};
  const said = (code: 'name-invalid' | 'phone-invalid', params: Record<string, string>): string => {
    const { reason, remedy } = sentenceOf(refuse(code, params).refusal, language);
    return language === 'zh' ? `${reason}${remedy}` : `${reason} ${remedy}`;
  };
  if (typed.name.trim() === '') faults.name = t.nameNeeded;
  else if (!isCalled(typed.name)) faults.name = said('name-invalid', { name: typed.name });
  if (typed.phone.trim() === '') faults.phone = t.phoneNeeded;
  else if (!phoneFrom(typed.phone)) faults.phone = said('phone-invalid', { phone: typed.phone });
  if (typed.consent === '') faults.consent = t.agreeNeeded;
  return Object.keys(faults).length > 0 ? faults : null;
}

import type { SignUpFaults, SignUpForm } from '#src/deliver/signup/ui/public-pages.ts';
import * as texts from '#src/deliver/signup/ui/public.texts.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { type Language, refuse, sentenceOf } from '#src/kernel/refusal.ts';

/** What is wrong with each field, in the page's language; null where all can be sent. */
export function signUpFaults(language: Language, typed: SignUpForm, agreed: boolean): SignUpFaults | null {
  const t = texts[language];
  const faults: SignUpFaults = {};
  if (typed.name.trim() === '') faults.name = t.nameNeeded;
  if (typed.phone.trim() === '') faults.phone = t.phoneNeeded;
  else if (!phoneFrom(typed.phone)) {
    const { reason, remedy } = sentenceOf(refuse('phone-invalid', { phone: typed.phone }).refusal, language);
    faults.phone = language === 'zh' ? `${reason}${remedy}` : `${reason} ${remedy}`;
  }
  if (!agreed) faults.consent = t.agreeNeeded;
  return Object.keys(faults).length > 0 ? faults : null;
}

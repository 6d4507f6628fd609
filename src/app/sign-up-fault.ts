import { phoneFrom } from '#src/deliver/signup/index.ts';
import type { SignUpForm } from '#src/deliver/signup/ui/public-pages.ts';
import * as texts from '#src/deliver/signup/ui/public.texts.ts';
import { type Language, refuse, type RefusalSentence, sentenceOf } from '#src/kernel/refusal.ts';

/** The first field that is wrong, in the order of the form, in the page's language; null where all can be sent. */
export function signUpFault(language: Language, typed: SignUpForm, agreed: boolean): RefusalSentence | null {
  const t = texts[language];
  if (typed.name.trim() === '') return { reason: t.nameNeeded, remedy: '' };
  if (typed.phone.trim() === '') return { reason: t.phoneNeeded, remedy: '' };
  if (!phoneFrom(typed.phone)) return sentenceOf(refuse('phone-invalid', { phone: typed.phone }).refusal, language);
  return agreed ? null : { reason: t.agreeNeeded, remedy: '' };
}

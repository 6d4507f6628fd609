import { longestAnswer } from '#src/deliver/opinions/index.ts';
import type { OpinionFaults, TypedOpinion } from '#src/deliver/opinions/ui/opinion-page.ts';
import * as texts from '#src/deliver/opinions/ui/opinion.texts.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { satisfactionLevels } from '#src/kernel/vocabulary.ts';
import { fillIn } from '#src/ui-kit/public/fill-in.ts';

/** What is wrong with each field, in the page's language; null where all can be sent. */
export function opinionFaults(language: Language, typed: TypedOpinion): OpinionFaults | null {
  const t = texts[language];
  const faults: OpinionFaults = {};
  if (!satisfactionLevels.some((level) => level === typed.satisfaction)) faults.satisfaction = t.choose;
  for (const field of ['liked', 'improve', 'wantNext'] as const) {
    const count = typed[field].trim().length;
    if (count > longestAnswer) faults[field] = fillIn(t.long, { count, max: longestAnswer });
  }
  return Object.keys(faults).length > 0 ? faults : null;
}

import { takenAway } from '#src/kernel/person-name.ts';
import type { Fact } from './fact.ts';

/** What of a fact's context people write in their own words, and so may name somebody. The rest are numbers and codes. */
export const wordKeys = ['title', 'what', 'note'] as const;

type Words = Pick<Fact, 'context' | 'supersedesReason'>;

/** Only what somebody wrote. */
export function wordsOf({ context, supersedesReason }: Words): { context: Fact['context']; supersedesReason: string } {
  const words = Object.entries(context).filter(([key]) => (wordKeys as readonly string[]).includes(key));
  return { context: Object.fromEntries(words) as Fact['context'], supersedesReason };
}

/** The fact without anything that somebody wrote; figures, codes and empty texts stay. */
export function withoutWords({ context, supersedesReason }: Words): Words {
  const kept = Object.entries(context).map(([key, value]) =>
    (wordKeys as readonly string[]).includes(key) && value !== '' && value !== null ? [key, takenAway] : [key, value],
  );
  return { context: Object.fromEntries(kept) as Fact['context'], supersedesReason: supersedesReason === '' ? '' : takenAway };
}

const textsOf = ({ context, supersedesReason }: Words): unknown[] =>
  [...wordKeys.map((key) => context[key] ?? ''), supersedesReason].filter((words) => words !== '');

export function hasWords(fact: Words): boolean {
  return textsOf(fact).some((words) => words !== takenAway);
}

/** Whether it looks as a fact does whose words were taken away. */
export function isWithoutWords(fact: Words): boolean {
  return textsOf(fact).length > 0 && !hasWords(fact);
}

import { call } from '@orpc/server';
import { hiddenCharacterOf } from '#src/kernel/hidden-characters.ts';
import type { Language } from '#src/kernel/refusal.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { inputError } from './problems.ts';

/** The refusal of an input that holds a sign which nobody sees and the database may not even keep; null where it holds none. */
export function hiddenCharacterError(input: unknown, language: Language): ReturnType<typeof inputError> | null {
  const found = hiddenCharacterOf(input);
  return found && inputError([{ code: 'hidden_character', message: found.sign, ...found }], language);
}

/** `call` for pages and commands: their input is checked as that of a request is. */
export const callRoute = ((procedure: never, input: never, options: { context: RequestContext }): Promise<unknown> => {
  const hidden = hiddenCharacterError(input, options.context.language);
  if (hidden) return Promise.reject(hidden);
  return call(procedure, input, options as never);
}) as unknown as typeof call;

import { ORPCError } from '@orpc/server';
import type { Actor } from '#src/kernel/actor.ts';
import { type Language, type Refusal, sentenceOf, statusOf } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '../environment.ts';

/** What a route handler is given besides its input. */
export interface RequestContext {
  environment: Environment;
  actor: Actor;
  language: Language;
  /** The visitor's address, for limits. */
  address: string;
}

/** The value of a result, or the refusal as an HTTP error with its sentence in the visitor's language. */
export function answer<Value>(result: Result<Value>, language: Language): Value {
  if (result.ok) return result.value;
  throw refusalError(result.refusal, language);
}

/** The HTTP form of a refusal: status, code, sentence and parameters. */
export function refusalError(refusal: Refusal, language: Language): ORPCError<string, RefusalBody> {
  const { reason, remedy } = sentenceOf(refusal, language);
  return new ORPCError(refusal.code.toUpperCase().replaceAll('-', '_'), {
    status: statusOf(refusal),
    message: `${reason}${language === 'en' ? ' ' : ''}${remedy}`,
    data: { code: refusal.code, reason, remedy, params: refusal.params },
  });
}

export interface RefusalBody {
  code: string;
  reason: string;
  remedy: string;
  params: Record<string, string | number>;
}

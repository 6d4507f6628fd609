import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { readTarget, type Target } from '#src/kernel/target.ts';
import type { Environment } from '#src/platform/environment.ts';
import { editProgramme } from '../edit-programme.ts';
import { indicatorsOf, insertIndicator } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';

export interface AddIndicator {
  id: string;
  level1: string;
  level2: string;
  level3: string;
  /** As the form spells it: `≥20万人次`. */
  target: string;
  reason?: string | undefined;
}

/** `>=80%` as the forms print it: `≥80%`. What a form was imported with stays as the form has it. */
const asPrinted = (typed: string): string =>
  typed.replace(/^\s*(?:[>＞][=＝]|[=＝][>＞])\s*/, '≥').replace(/^\s*(?:[<＜][=＝]|[=＝][<＜])\s*/, '≤');

/** A target that was typed, as it is stored. Refuses a blank one and one that holds several numbers; other doubts are the linter's to speak of. */
export function targetFrom(expression: string): Result<Target> {
  const { doubt, ...target } = readTarget(asPrinted(expression));
  if (doubt?.code === 'blank' || doubt?.code === 'several-numbers')
    return refuse('target-unreadable', { target: expression, problem: doubt.message });
  return ok(target);
}

/** Adds an indicator at the end. Once the programme is approved the addition needs its reason. */
export async function addIndicator(
  environment: Environment,
  actor: Actor,
  { id, target, reason = '', ...levels }: AddIndicator,
): Promise<Result<ProgrammeView>> {
  const read = targetFrom(target);
  if (!read.ok) return read;
  return editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
    if (programme.state === 'approved' && reason === '') return refuse('target-reason-missing');
    const position = Math.max(0, ...(await indicatorsOf(transaction, { programmeId: id })).map((row) => row.position)) + 1;
    const recordId = await insertIndicator(
      transaction,
      id,
      { ...levels, position, weight: null, target: read.value },
      reason,
      change,
    );
    return ok({ verb: 'add-indicator', recordKind: 'indicator', recordId });
  });
}

import { freezeOn } from '#src/deliver/expense-rules/index.ts';
import type { Session } from '#src/deliver/sessions/index.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** The self-evaluation that looks at the day of the session and was handed in; null where people can still be entered freely. */
export function reportedOf(
  transaction: Transaction,
  session: Pick<Session, 'programmeId' | 'startsAt'>,
): Promise<{ evaluation: number; until: string } | null> {
  return freezeOn(transaction, session.programmeId, dayOf(session.startsAt));
}

export interface LateAttendance {
  /** Stays beside what is entered; '' where none is asked for. */
  lateReason: string;
  /** What the trail says of it. */
  detail: { evaluation?: number; reason?: string };
}

/**
 * Whatever changes how many came to a session needs a reason once its day was reported (docs/decisions/0016). To be asked before anything is
 * written.
 */
export async function lateAttendance(
  transaction: Transaction,
  session: Pick<Session, 'programmeId' | 'startsAt'>,
  reason: string | undefined,
): Promise<Result<LateAttendance>> {
  const reported = await reportedOf(transaction, session);
  if (reported === null) return ok({ lateReason: '', detail: {} });
  const { evaluation, until } = reported;
  const said = reason?.trim() ?? '';
  if (said.length < 2) return refuse('attendance-after-evaluation', { number: evaluation, day: until });
  return ok({ lateReason: said, detail: { evaluation, reason: said } });
}

import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Json } from '#src/kernel/canonical-json.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type IndicatorRow, indicatorsOf } from './indicators/indicator.store.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { mayChangePlan } from './programme.policy.ts';
import { type Change, type ProgrammeRow, programmeById } from './programme.store.ts';
import { viewOf } from './programme-view.ts';

/** What an edit leaves in the audit trail. */
export interface Edited {
  verb: string;
  recordKind: string;
  recordId: string;
  detail?: Record<string, Json>;
}

export interface Editing {
  transaction: Transaction;
  programme: ProgrammeRow;
  change: Change;
}

/**
 * One edit of a programme's plan: checks the right, locks the programme so that edits of one plan come one after the other, refuses
 * when it is closed, lets `work` write, and records who did what. Answers the programme as it is then.
 */
export async function editProgramme(
  environment: Environment,
  actor: Actor,
  programmeId: string,
  work: (editing: Editing) => Promise<Result<Edited>>,
): Promise<Result<ProgrammeView>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', (transaction) =>
    edit(environment, actor, transaction, programmeId, work),
  );
}

/** The same for one of its indicators. */
export async function editIndicator(
  environment: Environment,
  actor: Actor,
  indicatorId: string,
  work: (editing: Editing & { indicator: IndicatorRow }) => Promise<Result<Edited>>,
): Promise<Result<ProgrammeView>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    const [seen] = await indicatorsOf(transaction, { indicatorId });
    if (!seen) return refuse('not-found', { what: '指标' });
    return edit(environment, actor, transaction, seen.programmeId, async (editing) => {
      const [indicator] = await indicatorsOf(transaction, { indicatorId });
      return indicator ? work({ ...editing, indicator }) : refuse('not-found', { what: '指标' });
    });
  });
}

async function edit(
  environment: Environment,
  actor: Actor,
  transaction: Transaction,
  programmeId: string,
  work: (editing: Editing) => Promise<Result<Edited>>,
): Promise<Result<ProgrammeView>> {
  const programme = isUuid(programmeId) ? await programmeById(transaction, programmeId, { lock: true }) : null;
  if (!programme) return refuse('not-found', { what: '项目' });
  if (programme.state === 'closed') return refuse('programme-closed', { name: programme.name });
  const edited = await work({ transaction, programme, change: { at: environment.clock.now(), by: actor.name } });
  if (!edited.ok) return edited;
  await recordAudit(transaction, environment.clock, actor, edited.value);
  return ok(await viewOf(transaction, actor, (await programmeById(transaction, programmeId))!));
}

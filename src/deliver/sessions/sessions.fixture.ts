import { type Actor, systemActor } from '#src/kernel/actor.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { draftSession } from './draft-session.ts';
import { insertMadeNetwork, insertMadeProgramme, type MadePlan } from './made-plan.store.ts';
import { publishSession } from './publish-session.ts';
import type { DraftSession } from './session.contract.ts';
import type { SessionRow } from './session.store.ts';
import { submitSession } from './submit-session.ts';

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** For tests: a plan and a network to draft sessions in. */
export async function makePlan(environment: Environment, actor: Actor): Promise<MadePlan> {
  const plan = await environment.database.transaction(actor, 'plan', insertMadeProgramme);
  const network = await environment.database.transaction(actor, 'network', insertMadeNetwork);
  return { ...plan, ...network };
}

let made = 0;

/** A session to draft: 14:00–16:00 on a day of its own unless given, in the first venue, without a speaker. */
export function sessionToDraft(plan: MadePlan, change: Partial<DraftSession> & { day?: string } = {}): DraftSession {
  const { day, ...fields } = change;
  made += 1;
  const on = day ?? addDays('2020-05-10', made);
  return {
    programmeId: plan.programmeId,
    subProgramme: 'science-cafe',
    activityId: null,
    title: `演示讲座 ${on}`,
    summary: '讲讲身边的科学',
    audience: 'residents',
    venueId: plan.venueId,
    district: null,
    speakerId: null,
    startsAt: momentOf(on, '14:00').toISOString(),
    endsAt: momentOf(on, '16:00').toISOString(),
    capacity: 30,
    ...fields,
  };
}

/** A session whose sign-up is open: handed in by the system, passed by the actor. */
export async function openSession(environment: Environment, actor: Actor, draft: DraftSession): Promise<SessionRow> {
  const drafted = value(await draftSession(environment, actor, draft));
  const submitted = value(await submitSession(environment, systemActor(actor.tenant, 'import'), drafted));
  return value(await publishSession(environment, actor, { id: submitted.id, version: submitted.version }));
}

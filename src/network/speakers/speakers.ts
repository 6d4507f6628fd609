import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import type { Sort } from '#src/kernel/sort.ts';
import { maskedPhone, recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween, unshown } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { mayReadSpeakers, mayWriteSpeakers } from '../network.policy.ts';
import {
  insertSpeaker,
  setSpeakerRetired,
  type Speaker,
  type SpeakerFilter,
  speakerRow,
  speakerRows,
  type SpeakerValues,
  updateSpeaker,
} from './speaker.store.ts';

export type SpeakerInput = Omit<SpeakerValues, 'phone'> & { phone?: string | undefined };

export async function listSpeakers(
  environment: Environment,
  actor: Actor,
  filter: SpeakerFilter,
  sort: Sort<'name' | 'organisation'>,
  page: { limit: number; offset: number },
): Promise<Result<{ items: Speaker[]; total: number }>> {
  if (!mayReadSpeakers(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) =>
    ok(await speakerRows(transaction, filter, sort, page)),
  );
}

async function found(transaction: Transaction, id: string): Promise<Result<Speaker>> {
  const speaker = await speakerRow(transaction, { id });
  return speaker ? ok(speaker) : refuse('not-found', { what: '讲师' });
}

export async function readSpeaker(environment: Environment, actor: Actor, id: string): Promise<Result<Speaker>> {
  if (!mayReadSpeakers(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', (transaction) => found(transaction, id));
}

function nameTaken(error: unknown, { name, organisation }: SpeakerInput): Result<never> {
  if (brokenConstraint(error) === 'speaker_tenant_id_name_organisation_key')
    return refuse('speaker-exists', { name, organisation });
  throw error;
}

/** Adds a speaker. Refuses a name that the organisation has already. */
export async function createSpeaker(environment: Environment, actor: Actor, input: SpeakerInput): Promise<Result<Speaker>> {
  if (!mayWriteSpeakers(actor)) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'network', async (transaction) => {
      const id = await insertSpeaker(transaction, { ...input, phone: input.phone ?? '' }, actor.name, environment.clock.now());
      await recordAudit(transaction, environment.clock, actor, { verb: 'create-speaker', recordKind: 'speaker', recordId: id });
      return found(transaction, id);
    });
  } catch (error) {
    return nameTaken(error, input);
  }
}

const speakerFields = ['name', 'titleLevel', 'organisation', 'topics', 'phone'] as const;

/** Changes a speaker that the editor saw in `version`. A telephone that is left out stays. */
export async function changeSpeaker(
  environment: Environment,
  actor: Actor,
  { id, version, ...input }: SpeakerInput & { id: string; version: number },
): Promise<Result<Speaker>> {
  if (!mayWriteSpeakers(actor)) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'network', async (transaction) => {
      const before = await found(transaction, id);
      if (!before.ok) return before;
      if (before.value.retiredAt) return refuse('retired-already', { name: before.value.name });
      const values = { ...input, phone: input.phone ?? before.value.phone };
      if (!(await updateSpeaker(transaction, { id, version }, values, actor.name, environment.clock.now())))
        return changedMeanwhile(before.value);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'change-speaker',
        recordKind: 'speaker',
        recordId: id,
        detail: {
          version: version + 1,
          changes: changesBetween(before.value, { ...before.value, ...values }, speakerFields, {
            name: unshown,
            phone: maskedPhone,
          }),
        },
      });
      return found(transaction, id);
    });
  } catch (error) {
    return nameTaken(error, input);
  }
}

async function setRetired(
  environment: Environment,
  actor: Actor,
  seen: { id: string; version: number },
  retired: boolean,
): Promise<Result<Speaker>> {
  if (!mayWriteSpeakers(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) => {
    const before = await found(transaction, seen.id);
    if (!before.ok) return before;
    if (before.value.erasedAt) return refuse('contact-erased-already');
    const now = environment.clock.now();
    if (!(await setSpeakerRetired(transaction, seen, retired ? now : null, actor.name, now)))
      return changedMeanwhile(before.value);
    await recordAudit(transaction, environment.clock, actor, {
      verb: retired ? 'retire-speaker' : 'restore-speaker',
      recordKind: 'speaker',
      recordId: seen.id,
    });
    return found(transaction, seen.id);
  });
}

/** Takes a speaker out of the choices; lectures given stay as they are. */
export function retireSpeaker(
  environment: Environment,
  actor: Actor,
  seen: { id: string; version: number },
): Promise<Result<Speaker>> {
  return setRetired(environment, actor, seen, true);
}

export function restoreSpeaker(
  environment: Environment,
  actor: Actor,
  seen: { id: string; version: number },
): Promise<Result<Speaker>> {
  return setRetired(environment, actor, seen, false);
}

/** The full number; who looked goes into the audit trail. */
export async function unmaskSpeaker(environment: Environment, actor: Actor, id: string): Promise<Result<{ phone: string }>> {
  if (!mayWriteSpeakers(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) => {
    const speaker = await found(transaction, id);
    if (!speaker.ok) return speaker;
    await recordAudit(transaction, environment.clock, actor, { verb: 'unmask-speaker', recordKind: 'speaker', recordId: id });
    return ok({ phone: speaker.value.phone });
  });
}

import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayOf, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { alertRows, insertDigests, isMuted, setMuted } from './alert.store.ts';
import { mayNotice } from './notice.policy.ts';
import type { NoticeRow } from './notice.store.ts';
import { en, zh } from './notice.texts.ts';

/** Nobody is woken: a digest that is made at night goes out at this hour. */
const earliest = '09:00';
/** A message names so many indicators; the page that it leads to has them all. */
const named = 3;

export interface AlertDigest {
  personId: string;
  indicators: readonly { name: string; from: string; to: string }[];
  /** The page that shows them. */
  url: string;
}

/**
 * Queues what left its path on a day, one message a person; who was sent that day's already, or does not want them, is left out. Answers
 * how many were queued. For the system alone, and safe to repeat.
 */
export async function queueAlerts(
  environment: Environment,
  actor: Actor,
  { day, digests }: { day: string; digests: readonly AlertDigest[] },
): Promise<Result<{ queued: number }>> {
  if (!actor.system) return refuse('not-allowed');
  const now = environment.clock.now();
  const opening = momentOf(dayOf(now), earliest);
  const drafts = digests.map(({ personId, indicators, url }) => ({
    personId,
    params: { count: indicators.length, list: listed(indicators, zh), listEn: listed(indicators, en), url },
  }));
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok({ queued: await insertDigests(transaction, day, drafts, { now, notBefore: now < opening ? opening : now }) }),
  );
}

function listed(indicators: AlertDigest['indicators'], words: typeof zh): string {
  const state = (code: string): string => (words.alert.state as Record<string, string>)[code] ?? code;
  const shown = indicators
    .slice(0, named)
    .map(({ name, from, to }) =>
      words.alert.change.replace('{name}', name).replace('{from}', state(from)).replace('{to}', state(to)),
    );
  return shown.join(words.alert.separator) + (indicators.length > named ? words.alert.more : '');
}

/** Digests queued and sent, the newest first: all of them for who oversees the programme, else one's own. */
export async function listAlerts(
  environment: Environment,
  actor: Actor,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: NoticeRow[]; total: number }>> {
  if (!mayNotice(actor, 'alerts.read')) return refuse('not-allowed');
  const of = mayNotice(actor, 'alerts.oversee') ? null : actor.personId;
  return ok(
    await environment.database.transaction(actor, 'deliver', (transaction) =>
      alertRows(transaction, of, {
        limit: page.pageSize,
        offset: (page.page - 1) * page.pageSize,
        now: environment.clock.now(),
      }),
    ),
  );
}

/** Whether the actor has turned the digests off. */
export async function alertsMuted(environment: Environment, actor: Actor): Promise<Result<{ muted: boolean }>> {
  if (!mayNotice(actor, 'alerts.read') || !actor.personId) return refuse('not-allowed');
  const { personId } = actor;
  return ok({ muted: await environment.database.transaction(actor, 'deliver', (transaction) => isMuted(transaction, personId)) });
}

export async function muteAlerts(
  environment: Environment,
  actor: Actor,
  { muted }: { muted: boolean },
): Promise<Result<{ muted: boolean }>> {
  if (!mayNotice(actor, 'alerts.read') || !actor.personId) return refuse('not-allowed');
  const { personId } = actor;
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    await setMuted(transaction, personId, muted, environment.clock.now());
    await recordAudit(transaction, environment.clock, actor, {
      verb: muted ? 'mute-alerts' : 'unmute-alerts',
      recordKind: 'person',
      recordId: personId,
    });
    return ok({ muted });
  });
}

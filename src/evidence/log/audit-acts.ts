import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import type { Act, ActSource } from '#src/platform/act-source.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { actNames, type ActRow, actsNamed, nameOf, unsequencedActsBefore } from './act.store.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { type NoteDifference, nothing, tolerance } from './log-difference.ts';
import type { CheckpointRow, LeafRow, LogRow } from './log.store.ts';
import { commitAct, isTakenOver, ofUnit } from './rules/act.rules.ts';
import { hexOf } from './rules/bytes.rules.ts';
import { sameHash } from './rules/merkle.rules.ts';
import { actBodyOf, actsOf, fieldsThatDiffer, wordsHold } from './take-acts.ts';

/** How long a value is told before it is cut. */
const longest = 200;

const shown = (value: Json): string => {
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text === '' || text === 'null' ? nothing : text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/**
 * Compares what the stages have said with what the log says that they said: every row with its act, field by field, and every act with its
 * row; and what readers are shown with the newest version. Answers how many acts are logged, and of how many the words were taken away.
 */
export async function auditActs(
  { database, actSources }: Environment,
  tenant: TenantId,
  log: LogRow,
  note: NoteDifference,
): Promise<{ acts: number; sealed: number }> {
  return database.transaction({ tenant }, 'evidence', async (transaction) => {
    const seen = new Set<string>();
    for (const source of actSources) {
      for await (const acts of actsOf(transaction, source, 0)) await compare(transaction, acts, { log, seen, note });
      await strays(transaction, source, note);
    }
    const logged = await actNames(transaction);
    for (const { id, kind, key, said } of logged)
      if (!seen.has(nameOf({ kind, key })))
        note({ what: 'act-gone', place: `${kind} ${key} ${id}`, kept: shown(said), recounted: nothing });
    for (const { id, kind, key } of await unsequencedActsBefore(transaction, log.horizon))
      note({ what: 'act-unlogged', place: `${kind} ${key}`, kept: nothing, recounted: id });
    return { acts: logged.length, sealed: logged.filter((act) => act.sealed).length };
  });
}

async function compare(
  transaction: Transaction,
  acts: readonly Act[],
  { log, seen, note }: { log: LogRow; seen: Set<string>; note: NoteDifference },
): Promise<void> {
  const rows = await actsNamed(transaction, acts);
  for (const act of acts) {
    seen.add(nameOf(act));
    const row = rows.get(nameOf(act));
    if (row) compareAct(row, act, note);
    else if (act.appendedIn < log.actsHorizon)
      note({ what: 'act-unlogged', place: act.place, kept: nothing, recounted: shown(act.said) });
  }
}

function compareAct(row: ActRow, act: Act, note: NoteDifference): void {
  const place = (field: string): string => `${act.place} ${field}`;
  for (const { field, kept, found } of fieldsThatDiffer(row.said, act.said))
    note({ what: 'act-altered', place: place(field), kept: shown(kept), recounted: shown(found) });
  // What was said says nothing of the programme: it is the row that hangs it there, and a row can be hung elsewhere.
  const found = act.programmeId ?? ofUnit;
  if (row.programmeId !== found)
    note({ what: 'act-altered', place: place('programme'), kept: row.programmeId, recounted: found });
  if (row.saidAt.getTime() !== act.at.getTime())
    note({ what: 'act-altered', place: place('at'), kept: row.saidAt.toISOString(), recounted: act.at.toISOString() });
  if (!wordsHold(row, act.words))
    note({ what: 'act-altered', place: place(Object.keys(act.words).join('/')), kept: nothing, recounted: shown(act.words) });
}

async function strays(transaction: Transaction, source: ActSource, note: NoteDifference): Promise<void> {
  for (const stray of await source.strays(transaction)) note({ what: 'plan-differs', ...stray });
}

/** Acts that were said before any, or any of their kind, were logged, and from when on all are proved. */
export interface EarlierActs {
  count: number;
  since: string;
}

export interface SeenActs {
  /** The place of the first. */
  first: number | null;
  /** How many were said before any, or any of their kind, were logged. */
  earlier: number;
  /** When the last of those was taken over that were said before their kind was logged. */
  takenOver: Date | null;
}

/** `heads`: smallest first. */
export function earlierActsOf({ first, earlier, takenOver }: SeenActs, heads: readonly CheckpointRow[]): EarlierActs | null {
  const holding = heads.find(({ size }) => first !== null && size > first);
  if (earlier === 0 || !holding) return null;
  const since = takenOver !== null && takenOver > holding.signedAt ? takenOver : holding.signedAt;
  return { count: earlier, since: since.toISOString() };
}

/** `before`: the newest head that does not hold the leaf. What was said long before it was kept back, unless no act was logged by then. */
export function auditAct(
  { tenant, note }: { tenant: TenantId; note: NoteDifference },
  { leaf, act, before, seen }: { leaf: LeafRow; act: ActRow | undefined; before: CheckpointRow | undefined; seen: SeenActs },
): void {
  seen.first ??= leaf.index;
  const place = `#${leaf.index} ${act ? `${act.kind} ${act.key}` : leaf.factId}`;
  if (!act) {
    note({ what: 'act-gone', place, kept: hexOf(leaf.commitment), recounted: nothing });
    return;
  }
  const commitment = commitAct(sha256, leaf.salt, actBodyOf(tenant, act));
  if (!sameHash(commitment, leaf.commitment) || act.programmeId !== leaf.programmeId) {
    note({ what: 'act-altered', place, kept: hexOf(leaf.commitment), recounted: hexOf(commitment) });
    return;
  }
  if (!before || act.saidAt.getTime() >= before.signedAt.getTime() - tolerance) {
    if (!isTakenOver(act.said)) return;
    seen.earlier += 1;
    if (seen.takenOver === null || act.saidAt > seen.takenOver) seen.takenOver = act.saidAt;
  } else if (before.size <= seen.first) seen.earlier += 1;
  else note({ what: 'act-back-dated', place, kept: act.saidAt.toISOString(), recounted: `> ${before.signedAt.toISOString()}` });
}

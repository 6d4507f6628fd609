import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { auditFiles, hashOf } from '#src/evidence/index.ts';
import { auditLog, factKey } from '#src/evidence/log/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { AuditFault, AuditReport } from '../account.contract.ts';
import { mayAudit } from '../account.policy.ts';
import {
  attachmentDifferences,
  compareMonth,
  factsAfter,
  factsSeen,
  type HashedFact,
  type Kept,
  monthsWithEvidence,
  supersessionDifferences,
} from './audit.store.ts';

const shown = 100;
const batch = 2_000;

/** What is only summed up from facts, and can be set right from them. */
const summed: readonly AuditFault[] = ['rollup', 'place', 'presence'] satisfies readonly Kept[];

export interface AuditAsked {
  /** Told how far each part is: months of rollups, facts, leaves of the log, files. `total` is null where nobody has counted them. */
  onProgress?: (step: { what: 'rollups' | 'hashes' | 'log' | 'files'; done: number; total: number | null }) => void;
  /** Signed checkpoints of the log that somebody kept elsewhere. */
  checkpoints?: readonly string[];
  /** Reads every attached file as well, which may take long. */
  files?: boolean;
}

/**
 * Recounts every rollup and presence row from the facts, month by month, and recomputes the hash of every fact with those of its
 * attachments, batch by batch, so that memory stays small however many facts there are; then the facts against the signed log. Changes
 * nothing.
 */
export async function auditEvidence(
  environment: Environment,
  actor: Actor,
  asked: AuditAsked = {},
): Promise<Result<AuditReport>> {
  if (!mayAudit(actor)) return refuse('not-allowed');
  return ok((await recountAll(environment, actor, asked)).report);
}

/** What an audit found, and what whoever mends after it must know. */
export interface Recount {
  report: AuditReport;
  /** The months of which something kept is not what the facts say. */
  months: string[];
  /** Differences that are not of what is kept, but of facts or of the log. */
  unsound: number;
  /** The first of them. */
  unsoundAt: { what: AuditFault; place: string } | null;
}

/** The audit itself, for whoever may. */
export async function recountAll(
  environment: Environment,
  actor: Actor,
  { onProgress = () => undefined, checkpoints = [], files = false }: AuditAsked,
): Promise<Recount> {
  const found: Omit<Recount, 'report'> = { months: [], unsound: 0, unsoundAt: null };
  const report: AuditReport = {
    facts: 0,
    rollupRows: 0,
    presenceRows: 0,
    leaves: 0,
    checkpoints: 0,
    wordless: 0,
    acts: 0,
    wordlessActs: 0,
    earlierActs: null,
    files: null,
    breaks: [],
    differences: [],
    total: 0,
    finishedAt: '',
  };
  const note: Note = (what, some, total) => {
    report.differences.push(...some.slice(0, Math.max(0, shown - report.differences.length)).map((one) => ({ what, ...one })));
    report.total += total;
    if (summed.includes(what) || total === 0) return;
    found.unsound += total;
    found.unsoundAt ??= { what, place: some[0]!.place };
  };
  const read = environment.database;
  const months = await read.transaction(actor, 'account', monthsWithEvidence);
  for (const [at, month] of months.entries()) {
    for (const table of ['rollup', 'place', 'presence'] as const) {
      const compared = await read.transaction(actor, 'account', (transaction) => compareMonth(transaction, table, month, shown));
      report[table === 'presence' ? 'presenceRows' : 'rollupRows'] += compared.rows;
      note(table, compared.differences, compared.total);
      if (compared.total > 0 && found.months.at(-1) !== month) found.months.push(month);
    }
    onProgress({ what: 'rollups', done: at + 1, total: months.length });
  }
  const superseded = await read.transaction(actor, 'account', (transaction) => supersessionDifferences(transaction, shown));
  note('supersession', superseded, superseded.length);
  const links = await read.transaction(actor, 'account', (transaction) => attachmentDifferences(transaction, shown));
  note('attachment-link', links.differences, links.total);
  report.facts = await auditHashes(environment, actor, note, (done) => onProgress({ what: 'hashes', done, total: null }));
  const log = await auditLog(environment, actor.tenant, ({ what, ...one }) => note(what, [one], 1), {
    others: checkpoints,
    progress: (done, total) => onProgress({ what: 'log', done, total }),
    seen: (facts) => read.transaction(actor, 'account', (transaction) => factsSeen(transaction, facts)),
  });
  const { leaves, checkpoints: heads, wordless, acts, wordlessActs, earlierActs } = log;
  Object.assign(report, { leaves, checkpoints: heads, wordless, acts, wordlessActs, earlierActs });
  report.breaks = log.breaks.map(({ at, reason, kept, signed, origin }) => {
    return { at, reason, kept: kept.size, signed: signed?.size ?? null, origin };
  });
  if (files)
    report.files = await auditFiles(
      environment,
      actor.tenant,
      ({ what, ...one }) => note(what, [one], 1),
      (done) => onProgress({ what: 'files', done, total: null }),
    );
  report.finishedAt = environment.clock.now().toISOString();
  return { report, ...found };
}

type Note = (what: AuditFault, found: readonly { place: string; kept: string; recounted: string }[], total: number) => void;

/** Recomputes the hash of every fact, batch by batch; answers how many there are. */
async function auditHashes(
  environment: Environment,
  actor: Actor,
  note: Note,
  progress: (done: number) => void,
): Promise<number> {
  let count = 0;
  let last: { occurredOn: string; id: string } | null = null;
  for (;;) {
    const after: typeof last = last;
    const facts: HashedFact[] = await environment.database.transaction(actor, 'account', (transaction) =>
      factsAfter(transaction, after, batch),
    );
    if (facts.length === 0) return count;
    const altered = facts.flatMap(({ fact, hash, attachmentHashes }) => {
      const recomputed = hashOf(actor.tenant, fact, attachmentHashes);
      return recomputed.equals(hash)
        ? []
        : [{ place: fact.id, kept: hash.toString('hex'), recounted: recomputed.toString('hex') }];
    });
    note('hash', altered, altered.length);
    const kept = await environment.database.transaction(actor, 'evidence', (transaction) =>
      factsSeen(
        transaction,
        facts.map(({ fact }) => fact),
      ),
    );
    // The log is kept by another stage: what that one is not shown can have no leaf.
    const slipped = facts.filter(({ fact }) => !kept.has(factKey(fact))).map(({ fact }) => fact.id);
    note(
      'fact-unlogged',
      slipped.map((id) => ({ place: id, kept: '—', recounted: id })),
      slipped.length,
    );
    count += facts.length;
    last = facts.at(-1)!.fact;
    progress(count);
  }
}

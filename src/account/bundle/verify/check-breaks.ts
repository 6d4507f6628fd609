import {
  base64Of,
  breakCommitment,
  type BreakStatement,
  type Checkpoint,
  type Checks,
  type Hash,
  rootOf,
  sameHash,
  shortHash,
} from '#src/evidence/log/rules/index.ts';
import type { Report } from './report.ts';

interface Told {
  checkpoint: Checkpoint;
  leaves: readonly Hash[];
  /** Commitments of the entries of the log about itself, by their places. */
  aboutLog: ReadonlyMap<number, Hash>;
  breaks: readonly BreakStatement[];
}

/** Every entry of the log about itself is told in the file as the leaf has it, and stands behind the tree that it says was left. */
export function checkBreaks(checks: Checks, { checkpoint, leaves, aboutLog, breaks }: Told, report: Report): void {
  for (const [index, commitment] of aboutLog) {
    const statement = breaks.find(({ kept }) => kept.size === index);
    if (!statement) {
      report('tree', 'break-untold', { index });
      continue;
    }
    const computed = breakCommitment(checks.sha256, statement);
    if (!sameHash(computed, commitment))
      report('tree', 'break-altered', { index, kept: shortHash(commitment), found: shortHash(computed) });
    else if (base64Of(rootOf(checks.sha256, leaves.slice(0, index))) !== statement.kept.root)
      report('tree', 'break-misplaced', { index });
  }
  for (const { kept } of breaks) if (!aboutLog.has(kept.size)) report('tree', 'break-not-in-log', { index: kept.size });
  const last = breaks.at(-1);
  if (last && last.origin !== checkpoint.origin) report('tree', 'break-of-another', { origin: last.origin });
}

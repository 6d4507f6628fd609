import {
  base64Of,
  breakCommitment,
  type BreakStatement,
  type Checkpoint,
  type Checks,
  type Hash,
  sameHash,
  shortHash,
} from '#src/evidence/log/rules/index.ts';
import type { Report } from './report.ts';

interface Told {
  checkpoint: Checkpoint;
  /** Roots of the tree at the sizes of the breaks; null where it is smaller. */
  roots: ReadonlyMap<number, Hash | null>;
  /** Commitments of the entries of the log about itself, by their places. */
  aboutLog: ReadonlyMap<number, Hash>;
  breaks: readonly BreakStatement[];
}

/** Every entry of the log about itself is told in the file as the leaf has it, and stands behind the tree that it says was left. */
export function checkBreaks(checks: Checks, { checkpoint, roots, aboutLog, breaks }: Told, report: Report): void {
  for (const [index, commitment] of aboutLog) {
    const statement = breaks.find(({ kept }) => kept.size === index);
    if (!statement) {
      report('tree', 'break-untold', { index });
      continue;
    }
    const computed = breakCommitment(checks.sha256, statement);
    if (!sameHash(computed, commitment))
      report('tree', 'break-altered', { index, kept: shortHash(commitment), found: shortHash(computed) });
    else {
      const root = roots.get(index);
      if (!root || base64Of(root) !== statement.kept.root) report('tree', 'break-misplaced', { index });
    }
  }
  for (const { kept } of breaks) if (!aboutLog.has(kept.size)) report('tree', 'break-not-in-log', { index: kept.size });
  const last = breaks.at(-1);
  if (last && last.origin !== checkpoint.origin) report('tree', 'break-of-another', { origin: last.origin });
}

import { recordAudits } from '#src/access/index.ts';
import { type MendedCell, mendMonth } from '#src/evidence/index.ts';
import { type LogOf, sequenceLog } from '#src/evidence/log/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { AuditReport } from '../account.contract.ts';
import { type AuditAsked, recountAll } from './audit.ts';
import { compareMonth } from './audit.store.ts';

/** Cells that one line of the trail tells of. */
const cellsALine = 100;

export interface MendAsked extends AuditAsked {
  /** The tenant's code in addresses, which names its log. */
  code: string;
}

export interface Mended {
  /** What was found before. */
  report: AuditReport;
  cells: MendedCell[];
}

/** A cell as the trail tells it: each part under its name, so that whoever reads it finds words and names for the codes. */
function toldOf({ table, at, kept, recounted }: MendedCell): Record<string, string> {
  return { table, ...Object.fromEntries(Object.entries(at).filter(([, code]) => code !== '')), kept, recounted };
}

/**
 * Sets rollups, months and presences right from the facts, where they differ; facts and log are never touched. Audits first, and refuses
 * when anything else differs: a fact that was tampered with must not be carried into the figures. Each month is one transaction that ends
 * with what is kept being equal to the recount, and every cell that changed stands in the trail. Only for the command line.
 */
export async function mendRollups(
  environment: Environment,
  actor: Actor,
  { code, ...asked }: MendAsked,
): Promise<Result<Mended>> {
  if (!actor.system) return refuse('not-allowed');
  const log: LogOf = { tenant: actor.tenant, code };
  // What waits for its leaf is not yet vouched for by anything.
  const sequenced = await sequenceLog(environment, log);
  if (!sequenced.ok) return sequenced;
  const { report, months, unsound, unsoundAt } = await recountAll(environment, actor, asked);
  if (unsoundAt) return refuse('mend-facts-unsound', { count: unsound, what: unsoundAt.what, place: unsoundAt.place });
  const cells: MendedCell[] = [];
  for (const month of months) {
    const mended = await environment.database.transaction(actor, 'evidence', async (transaction) => {
      const done = await mendMonth(transaction, month, { tell: true });
      for (const table of ['rollup', 'place', 'presence'] as const) {
        const left = await compareMonth(transaction, table, month, 1);
        if (left.total > 0)
          throw new Error(`${month} is not what its facts say after it was mended: ${left.differences[0]!.place}`);
      }
      const lines = Array.from({ length: Math.ceil(done.cells.length / cellsALine) }, (_, at) =>
        done.cells.slice(at * cellsALine, (at + 1) * cellsALine),
      );
      await recordAudits(
        transaction,
        environment.clock,
        lines.map((some) => ({
          actor,
          verb: 'mend-rollups',
          recordKind: 'tenant',
          recordId: actor.tenant,
          detail: {
            month: month.slice(0, 7),
            cells: some.map(toldOf),
          },
        })),
      );
      return done.cells;
    });
    for (const cell of mended) cells.push(cell);
  }
  return ok({ report, cells });
}

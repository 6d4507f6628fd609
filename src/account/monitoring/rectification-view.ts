import type { Actor } from '#src/kernel/actor.ts';
import type { Rectification } from './monitoring.contract.ts';
import { rectificationAbilities, seesRectification } from './monitoring.policy.ts';
import type { RectificationRow } from './monitoring.store.ts';

export function rectificationView(actor: Actor, row: RectificationRow, today: string): Rectification {
  const { changedAt: _at, changedBy: _by, steps, ...shown } = row;
  return {
    ...shown,
    overdue: row.state === 'asked' && row.dueOn < today,
    steps: steps.map(({ takenById: _who, ...step }) => ({ ...step, takenAt: new Date(step.takenAt).toISOString() })),
    abilities: rectificationAbilities(actor, row),
  };
}

/** Those that the actor may see. */
export function visibleRectifications(actor: Actor, rows: readonly RectificationRow[], today: string): Rectification[] {
  return rows.filter((row) => seesRectification(actor, row.district)).map((row) => rectificationView(actor, row, today));
}

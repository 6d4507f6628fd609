import type { FactDraft } from '#src/evidence/facts/fact.ts';
import type { AttachmentId } from '#src/kernel/ids.ts';
import { dimensionsOf, type SessionDimensions } from '../sessions/session.fact.ts';

/** One opinion. It carries the level only: words may name somebody, and whoever gave it stays unknown. */
export function opinionFact(
  session: SessionDimensions,
  opinion: { level: string; onPaper: boolean; at: Date; attachmentId: string | null },
): FactDraft {
  return {
    ...dimensionsOf(session, opinion.at),
    kind: 'opinion',
    outcome: opinion.level,
    quantity: 1,
    unit: '份',
    context: { title: session.title, way: opinion.onPaper ? 'paper' : 'online' },
    attachments: opinion.attachmentId ? [opinion.attachmentId as AttachmentId] : [],
  };
}

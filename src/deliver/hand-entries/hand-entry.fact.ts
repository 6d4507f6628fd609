import type { FactDraft } from '#src/evidence/facts/fact.ts';
import type { AttachmentId } from '#src/kernel/ids.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { HandEntryFields } from './hand-entry.rules.ts';

/** The fact of an entry, at noon of its day. */
export function handEntryFact(
  programmeId: string,
  id: string,
  entry: HandEntryFields,
  attachmentIds: readonly string[],
): FactDraft {
  return {
    programmeId,
    kind: entry.kind,
    occurredAt: momentOf(entry.occurredOn, '12:00'),
    subProgramme: entry.subProgramme,
    activity: entry.activityId ?? '',
    district: entry.district ?? '',
    region: entry.street ?? entry.district ?? '',
    venueKind: entry.venueKind ?? '',
    audience: entry.audience ?? '',
    method: entry.method ?? '',
    quantity: entry.quantity,
    unit: entry.unit,
    recordKind: 'hand-entry',
    recordId: id,
    context: { what: entry.what, note: entry.note },
    attachments: attachmentIds as AttachmentId[],
  };
}

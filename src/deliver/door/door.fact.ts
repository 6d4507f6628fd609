import type { FactDraft } from '#src/evidence/facts/fact.ts';
import type { AttachmentId } from '#src/kernel/ids.ts';
import { dimensionsOf, type SessionDimensions } from '../sessions/session.fact.ts';

export interface AdmittedPeople {
  id: string;
  way: 'ticket' | 'walk-in' | 'paper';
  people: number;
  /** The keyed pseudonym of the person, '' when not known. */
  subject: string;
  at: Date;
  attachmentId: string | null;
}

/** A scan of a sign-in sheet that was entered before: the people on it have their facts, so that it adds only the file. */
export function lateScanFact(
  session: SessionDimensions,
  scan: { batchId: string; rows: number; people: number; attachmentId: string; at: Date },
): FactDraft {
  return {
    ...dimensionsOf(session, scan.at),
    kind: 'sign-in-sheet',
    quantity: 1,
    unit: '份',
    context: { title: session.title, batch: scan.batchId, rows: scan.rows, people: scan.people },
    attachments: [scan.attachmentId as AttachmentId],
  };
}

/** People let in by name at the door, or from the paper sheet. */
export function admissionFact(session: SessionDimensions, admitted: AdmittedPeople): FactDraft {
  return {
    ...dimensionsOf(session, admitted.at),
    kind: 'attendance',
    method: 'door',
    quantity: admitted.people,
    unit: '人次',
    subject: admitted.subject,
    context: { title: session.title, admission: admitted.id, way: admitted.way },
    attachments: admitted.attachmentId ? [admitted.attachmentId as AttachmentId] : [],
  };
}

import type { FactDraft } from '#src/evidence/facts/fact.ts';
import type { AttachmentId } from '#src/kernel/ids.ts';
import { momentOf } from '#src/kernel/local-time.ts';

export interface ExpenseForFact {
  id: string;
  programmeId: string;
  budgetLineCode: string;
  subProgramme: string | null;
  kind: string;
  amountFen: number;
  paidOn: string;
  voucherNumber: string;
  attachmentId: string | null;
  breaches: readonly string[];
  /** Why it was booked after its day was reported; '' of others. */
  lateReason: string;
  session: { activityId: string | null; district: string; region: string; venueKind: string; audience: string } | null;
}

/** Money paid, in 分, with the verdict of the rules. Payees are often persons, so they stay out of it. */
export function expenseFact(expense: ExpenseForFact): FactDraft {
  const { session } = expense;
  return {
    programmeId: expense.programmeId,
    kind: 'expense',
    occurredAt: momentOf(expense.paidOn, '12:00'),
    subProgramme: expense.subProgramme ?? '',
    activity: session?.activityId ?? '',
    district: session?.district ?? '',
    region: session?.region ?? '',
    venueKind: session?.venueKind ?? '',
    audience: session?.audience ?? '',
    outcome: expense.breaches.length === 0 ? 'in-order' : 'in-breach',
    quantity: expense.amountFen,
    unit: '分',
    recordKind: 'expense',
    recordId: expense.id,
    context: {
      budgetLine: expense.budgetLineCode,
      kind: expense.kind,
      breaches: [...expense.breaches],
      voucher: expense.voucherNumber !== '',
      ...(expense.lateReason === '' ? {} : { note: expense.lateReason }),
    },
    attachments: expense.attachmentId ? [expense.attachmentId as AttachmentId] : [],
  };
}

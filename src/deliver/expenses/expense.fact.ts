import type { FactDraft } from '#src/evidence/facts/fact.ts';
import type { AttachmentId, FactId } from '#src/kernel/ids.ts';
import { momentOf } from '#src/kernel/local-time.ts';

export interface SpentMoney {
  id: string;
  programmeId: string;
  subProgramme: string | null;
  budgetLineCode: string;
  kind: string;
  amountFen: number;
  paidOn: string;
  hasVoucher: boolean;
  attachmentId: string | null;
  breaches: readonly string[];
}

/** Money spent. The payee stays in the books: a fact says on which line, of what kind, and whether it is in order. */
export function expenseFact(expense: SpentMoney, supersedes: { id: FactId; reason: string } | null): FactDraft {
  return {
    programmeId: expense.programmeId,
    kind: 'expense',
    occurredAt: momentOf(expense.paidOn, '12:00'),
    subProgramme: expense.subProgramme ?? '',
    outcome: expense.breaches.length === 0 ? 'in-order' : 'in-breach',
    quantity: expense.amountFen,
    unit: '分',
    recordKind: 'expense',
    recordId: expense.id,
    context: { budgetLine: expense.budgetLineCode, breaches: [...expense.breaches], kind: expense.kind, voucher: expense.hasVoucher },
    attachments: expense.attachmentId ? [expense.attachmentId as AttachmentId] : [],
    ...(supersedes ? { supersedes } : {}),
  };
}

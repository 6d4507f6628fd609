import { type Paid, type Reckoning, type Source, taxOn, withholdingOn } from '../expense-rules/index.ts';

/** How the tax of one payment was reckoned, in 分: the month before it, the tax on the month with it, and what was withheld now. */
export interface FeeReckoning extends Reckoning {
  /** `2020-05`. */
  month: string;
  monthIncomeFen: number;
  monthTaxFen: number;
  incomeFen: number;
  taxFen: number;
  source: Source;
}

/** null where no tax was withheld: of an organisation, of what is no fee, and where nobody said how the amount was meant. */
export function reckoningOf(expense: Paid & { paidOn: string }): FeeReckoning | null {
  const { payeeKind, taxFen, monthIncomeFen, monthTaxFen, amountFen, paidOn } = expense;
  if (payeeKind === null || payeeKind === 'organisation' || taxFen === null) return null;
  const scale = withholdingOn(paidOn, payeeKind);
  if (scale === null || monthIncomeFen === null || monthTaxFen === null) return null;
  const incomeFen = monthIncomeFen + amountFen;
  const month = { month: paidOn.slice(0, 7), monthIncomeFen, monthTaxFen, incomeFen };
  return { ...month, ...taxOn(scale, incomeFen), taxFen, source: scale.source };
}

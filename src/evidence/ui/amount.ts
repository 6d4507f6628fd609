import { numberText, unitText } from '#src/ui-kit/format.ts';
import type { FactView } from '../evidence.contract.ts';

/** 分 are shown as 元, everything else in its own unit. */
export function amountOf(fact: Pick<FactView, 'quantity' | 'unit'>): string {
  return fact.unit === '分'
    ? `${(fact.quantity / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })} ${unitText('元')}`
    : `${numberText(fact.quantity)} ${unitText(fact.unit)}`;
}

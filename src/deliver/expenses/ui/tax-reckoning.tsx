import { yuanText } from '#src/kernel/money.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FeeReckoning } from '../expense.contract.ts';
import * as texts from './expenses.texts.ts';

/** How the tax of a payment was reckoned, line by line: the month before it, the tax on the month with it, what was withheld now. */
export function TaxReckoning({ reckoning }: { reckoning: FeeReckoning }) {
  const t = useTexts(texts);
  const { month, percent, quickFen, source, ...amounts } = reckoning;
  const yuan = (fen: number): string => t('tax.yuan', { amount: yuanText(fen) });
  const lines = [
    [t('tax.before'), yuan(amounts.monthIncomeFen)],
    [t('tax.now'), yuan(amounts.incomeFen - amounts.monthIncomeFen)],
    [t('tax.deduction'), yuan(amounts.deductionFen)],
    [t('tax.taxable'), yuan(amounts.taxableFen)],
    [t('tax.due', { percent, quick: yuanText(quickFen) }), yuan(amounts.dueFen)],
    [t('tax.taxBefore'), yuan(amounts.monthTaxFen)],
    [t('tax.taxNow'), yuan(amounts.taxFen)],
  ] as const;
  return (
    <>
      <p>{t('tax.month', { month: t('tax.ofMonth', { year: month.slice(0, 4), month: Number(month.slice(5)) }) })}</p>
      <dl className="tax-steps">
        {lines.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{t('form.source', { source: source[chosenLanguage()] })}</p>
    </>
  );
}

interface Taxed {
  amountFen: number;
  taxFen: number | null;
  netFen: number | null;
  reckoning: FeeReckoning | null;
}

/** 应发, 个税, 实发 in one line that opens to how the tax was reckoned; nothing where no tax is withheld. */
export function TaxLine({ fee }: { fee: Taxed }) {
  const t = useTexts(texts);
  if (fee.taxFen === null || fee.netFen === null || fee.reckoning === null) return null;
  return (
    <details className="tax-line">
      <summary>{t('tax.line', { gross: yuanText(fee.amountFen), tax: yuanText(fee.taxFen), net: yuanText(fee.netFen) })}</summary>
      <TaxReckoning reckoning={fee.reckoning} />
    </details>
  );
}

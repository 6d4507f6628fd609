import { wanYuanText, yuanText } from '#src/kernel/money.ts';
import type { FigureView, IndicatorAccount } from '../account.contract.ts';

/** A figure as an official form shows it: `108万元`, `83.3%（10/12）`, `119,484人次`. Null without evidence. */
export function figureText({ value, unit, numerator, denominator, responseRate }: FigureView): string | null {
  if (value === null) return null;
  if (unit === '元')
    return Math.abs(value) >= 10_000 ? `${wanYuanText(Math.round(value * 100))}万元` : `${yuanText(Math.round(value * 100))}元`;
  const shown = `${numberText(value, unit === '%' || unit === '‰' ? 1 : 2)}${unit}`;
  if (numerator === null || denominator === null) return shown;
  const sample = responseRate === null ? '' : `，回收率${numberText(responseRate * 100, 1)}%`;
  return `${shown}（${numberText(numerator, 2)}/${numberText(denominator, 2)}${sample}）`;
}

/** What the cell 实际完成值 holds: the judgement of a goal in words, otherwise the figure. */
export function actualText(indicator: IndicatorAccount): string | null {
  if (indicator.target.kind !== 'qualitative' && indicator.target.kind !== 'date') return figureText(indicator.actual);
  const figure = figureText(indicator.actual);
  const judged = indicator.judgement?.text ?? null;
  return judged === null || figure === null ? (judged ?? figure) : `${judged}（${figure}）`;
}

/** With thousands commas and no zeros at the end; never rounded up to a whole hundred per cent. */
export function numberText(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const kept = value < 100 && Math.round(value * factor) / factor === 100 ? Math.floor(value * factor) / factor : value;
  return kept.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

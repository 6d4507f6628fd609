import type { IndicatorAccount } from '../account.contract.ts';
import { numberText } from './figure-text.ts';
import type { StatedFigure, StatementRow } from '../account.store.ts';

/** What a sentence about a figure is written about. */
export const statedFigure = ({ value, numerator, denominator, unit }: IndicatorAccount['actual']): StatedFigure => ({
  value,
  numerator,
  denominator,
  unit,
});

export interface StaleStatement {
  level3: string;
  /** The words themselves. */
  text: string;
  /** `147 ÷ 150`, or the value with its unit; '—' without evidence. */
  written: string;
  now: string;
}

/**
 * The newest reasons and judgements whose figure moved since they were written: their words may tell of the former one. Of statements from
 * before the figure was kept nothing can be said. `statements`: newest first.
 */
export function staleStatements(indicators: readonly IndicatorAccount[], statements: readonly StatementRow[]): StaleStatement[] {
  return indicators.flatMap(({ id, level3, actual }) => {
    const newest = (['judgement', 'reason'] as const).flatMap(
      (kind) => statements.find((one) => one.indicatorId === id && one.kind === kind) ?? [],
    );
    const now = statedFigure(actual);
    return newest.flatMap(({ text, figure }) =>
      figure && !sameFigure(figure, now) ? [{ level3, text, written: figureWords(figure), now: figureWords(now) }] : [],
    );
  });
}

const sameFigure = (one: StatedFigure, other: StatedFigure): boolean =>
  one.value === other.value && one.numerator === other.numerator && one.denominator === other.denominator;

function figureWords({ value, numerator, denominator, unit }: StatedFigure): string {
  if (numerator !== null && denominator !== null) return `${numberText(numerator, 2)} ÷ ${numberText(denominator, 2)}`;
  return value === null ? '—' : `${numberText(value, 2)}${unit}`;
}

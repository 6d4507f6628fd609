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
  /** `147 ÷ 150`, or the value with its unit, '—' without evidence; behind it the target, each where it is another now. */
  written: string;
  now: string;
}

/** The versions of a target, as far as a statement may have been written about one of them. */
type Targets = ReadonlyMap<string, readonly { raw: string; changedAt: Date }[]>;

/**
 * The newest reasons and judgements whose figure moved, or whose target was changed, since they were written: their words may tell of the former
 * one. Of statements from before the figure was kept only the target is compared. `statements` and the `targets` of each indicator: newest first.
 */
export function staleStatements(
  indicators: readonly IndicatorAccount[],
  statements: readonly StatementRow[],
  targets: Targets,
): StaleStatement[] {
  return indicators.flatMap(({ id, level3, actual }) => {
    const newest = (['judgement', 'reason'] as const).flatMap(
      (kind) => statements.find((one) => one.indicatorId === id && one.kind === kind) ?? [],
    );
    const now = statedFigure(actual);
    const [aim, ...former] = targets.get(id) ?? [];
    return newest.flatMap(({ text, figure, statedAt }) => {
      const moved: [string, string][] = figure && !sameFigure(figure, now) ? [[figureWords(figure), figureWords(now)]] : [];
      const aimThen = aim && aim.changedAt > statedAt ? former.find((one) => one.changedAt <= statedAt) : undefined;
      if (aim && aimThen && aimThen.raw !== aim.raw) moved.push([aimThen.raw, aim.raw]);
      const words = (side: 0 | 1): string => moved.map((one) => one[side]).join(' / ');
      return moved.length > 0 ? [{ level3, text, written: words(0), now: words(1) }] : [];
    });
  });
}

/** The figure that a statement was written about, where it is another now; null where it is the same, or was not kept. */
export function writtenAbout({ figure }: Pick<StatementRow, 'figure'>, actual: IndicatorAccount['actual']): string | null {
  return figure && !sameFigure(figure, statedFigure(actual)) ? figureWords(figure) : null;
}

const sameFigure = (one: StatedFigure, other: StatedFigure): boolean =>
  one.value === other.value && one.numerator === other.numerator && one.denominator === other.denominator;

function figureWords({ value, numerator, denominator, unit }: StatedFigure): string {
  if (numerator !== null && denominator !== null) return `${numberText(numerator, 2)} ÷ ${numberText(denominator, 2)}`;
  return value === null ? '—' : `${numberText(value, 2)}${unit}`;
}

import { isJudged, keepsBound } from '#src/kernel/degree.ts';
import { smallSample } from '#src/kernel/small-sample.ts';
import { monthText, numberText, quantityText } from '#src/ui-kit/format.ts';
import { kitTexts } from '#src/ui-kit/kit-texts.ts';
import { measureName, wordOf } from '#src/ui-kit/measure-words.ts';
import type { Tone } from '#src/ui-kit/state-mark.tsx';
import { textsOf } from '#src/ui-kit/texts.ts';
import type { FigurePart, FigureView, IndicatorAccount, IndicatorState } from '../account.contract.ts';
import * as texts from './indicator.texts.ts';

const tones: Record<IndicatorState, Tone> = {
  met: 'good',
  'on-track': 'good',
  'at-risk': 'warn',
  behind: 'bad',
  missing: 'none',
  'to-judge': 'none',
};

export function toneOf(state: IndicatorState): Tone {
  return tones[state];
}

/** `0.834` → `83.4%`. */
export function shareText(share: number, decimals = 1): string {
  return `${numberText(share * 100, decimals)}%`;
}

/** 完成度 as it is said: of a bound only that it is kept, for by how many times is nothing that was achieved. */
export function degreeText({ target, degree }: Pick<IndicatorAccount, 'target' | 'degree'>): string | null {
  if (degree === null) return null;
  return keepsBound(target, degree) ? textsOf(texts)('say.withinBound') : shareText(degree);
}

/** How much of a bound that is kept is used already, of a figure that adds up over the year; null for every other indicator. */
export function usedOfBound({ target, degree, actual }: IndicatorAccount): number | null {
  if (!keepsBound(target, degree) || !isCumulative(actual) || !target.value) return null;
  return Math.max(0, (actual.value ?? 0) / target.value);
}

type TargetShown = Pick<IndicatorAccount['target'], 'raw' | 'comparator' | 'value' | 'value2' | 'unit' | 'kind'>;

/** A target as it is compared: `≥ 80%`, `= 20 万人次`; words stay words. */
export function targetText(target: TargetShown): string {
  if (target.value === null || target.kind === 'date' || target.kind === 'qualitative') return target.raw;
  const unit = target.unit ?? '';
  if (target.kind === 'range' && target.value2 !== null)
    return `${numberText(target.value)}–${quantityText(target.value2, unit)}`;
  return `${target.comparator ?? ''} ${quantityText(target.value, unit)}`.trim();
}

/** Whether a rate rests on so few answers that its state and its score say little yet. */
export function isSmallSample({ actual }: Pick<IndicatorAccount, 'actual'>): boolean {
  return actual.value !== null && actual.interval !== null && actual.n !== null && actual.n < smallSample;
}

/** A figure with its unit; null where there is no evidence. */
export function figureText(figure: FigureView): string | null {
  return figure.value === null ? null : quantityText(figure.value, figure.unit);
}

/** Whether a figure grows with the year: only then the share of time gone says something about it. */
export function isCumulative(figure: FigureView): boolean {
  return figure.denominator === null && figure.unit !== '%';
}

/** What stands below an indicator's name: what it counts, in which parts, with which certainty. */
export function countsOf(indicator: IndicatorAccount): string[] {
  const t = textsOf(texts);
  const { actual, judgement, measure, parts } = indicator;
  if (!measure && judgement?.degree != null) return [t('say.judgedAs', { degree: shareText(judgement.degree, 0) })];
  if (!measure) return [isJudged(indicator.target.kind) ? t('say.toJudge') : t('say.noMeasure')];
  if (actual.value === null) return [measureName(measure), t('say.noEvidence')];
  const said = [measureName(measure)];
  if (actual.n !== null) said.push(t('say.n', { n: numberText(actual.n) }));
  else if (actual.numerator !== null && actual.denominator !== null)
    said.push(t('say.fraction', { numerator: numberText(actual.numerator), denominator: numberText(actual.denominator) }));
  if (judgement?.degree != null) said.push(t('say.judgedAs', { degree: shareText(judgement.degree, 0) }));
  if (actual.responseRate !== null) said.push(t('say.response', { rate: shareText(actual.responseRate, 0) }));
  if (actual.interval)
    said.push(t('say.interval', { low: numberText(actual.interval[0], 1), high: numberText(actual.interval[1], 1) }));
  if (actual.n === null && indicator.splitBy)
    said.push(
      ...parts
        .filter((part) => part.value !== null)
        .slice(0, 4)
        .map((part) => `${partLabel(indicator.splitBy!, part)} ${numberText(part.value!, 1)}`),
    );
  return said;
}

/** The name of a part, in the visitor's language where the vocabulary has it. */
export function partLabel(dimension: string, part: Pick<FigurePart, 'key' | 'label'>): string {
  return wordOf(dimension, part.key, part.label || part.key || kitTexts()('say.none'));
}

/** `2020-08` as `8月` or `Aug`; as it stands when it lies outside the fiscal year. */
export function monthLabel(month: string, fiscalYear: number): string {
  return month.startsWith(`${fiscalYear}-`) ? monthText(Number(month.slice(5, 7))) : month;
}

/** What is expected by the year's end: `18.6–21.3 万`, one number where low and high meet. */
export function expectedText(indicator: Pick<IndicatorAccount, 'expected' | 'actual'>): string {
  const { value, low, high, how } = indicator.expected;
  const unit = indicator.actual.unit;
  if (value === null) return '—';
  // The year is over: what was expected is the figure, in its own digits.
  if (how.code === 'year-over') return quantityText(value, unit);
  if (low === null || high === null || Math.abs(high - low) < Math.abs(value) * 0.0005) return quantityText(rounded(value), unit);
  if (unit === '%') return `${numberText(low, 1)}–${numberText(high, 1)}%`;
  const [from, to] = [quantityText(rounded(low), unit), quantityText(rounded(high), unit)];
  const tail = /[^\d.,]+$/.exec(to)?.[0] ?? '';
  return tail && from.endsWith(tail) ? `${from.slice(0, -tail.length)}–${to}` : `${from}–${to}`;
}

/** An expectation is no count: three digits are enough of a large one. */
function rounded(value: number): number {
  return Math.abs(value) >= 10_000 ? Number(value.toPrecision(3)) : Math.round(value * 10) / 10;
}

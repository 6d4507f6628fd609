import { type LibraryMeasure, measureLibrary } from './measure-library.data.ts';

interface Described {
  level2: string;
  level3: string;
  target: { unit: string | null; kind: string };
}

/**
 * The library's measure whose words and units fit the indicator best, or null. The indicator's own name counts before its second
 * level; equal fits keep the library's order.
 */
export function suggestMeasure(indicator: Described): LibraryMeasure | null {
  const fits = measureLibrary
    .map((measure) => ({ measure, fit: fitOf(measure, indicator) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit);
  return fits[0]?.measure ?? null;
}

/** A library measure for an indicator, and the names of others that have it, or would get it as well. */
interface Suggestion {
  measure: LibraryMeasure;
  sharedWith: string[];
}

interface Bindable extends Described {
  id: string;
  measureCode: string | null;
}

/**
 * What is suggested for those of a programme's indicators that have no measure yet, by their ids. Two indicators say two things: where both would
 * get one measure, one of them at least is not measured by it, so that is said (`sharedWith`) and left to be chosen.
 */
export function suggestMeasures(indicators: readonly Bindable[]): Map<string, Suggestion> {
  const fitting = indicators.map((indicator) => ({
    indicator,
    measure: indicator.measureCode === null ? suggestMeasure(indicator) : null,
  }));
  const others = (own: Bindable, code: string): string[] =>
    fitting.flatMap(({ indicator, measure }) =>
      indicator !== own && (indicator.measureCode === code || measure?.code === code) ? [indicator.level3] : [],
    );
  return new Map(
    fitting.flatMap(({ indicator, measure }) =>
      measure ? [[indicator.id, { measure, sharedWith: others(indicator, measure.code) }]] : [],
    ),
  );
}

function fitOf({ suggest }: LibraryMeasure, { level2, level3, target }: Described): number {
  const named = suggest.named?.units.includes(target.unit ?? '') && suggest.named.name.test(level3);
  const unitFits =
    target.kind === 'qualitative'
      ? suggest.qualitative === true
      : target.kind !== 'date' && (named || suggest.units.includes(target.unit));
  if (!unitFits || suggest.not?.test(level3)) return 0;
  const inName = suggest.words.filter((word) => level3.includes(word)).length;
  const inLevel = suggest.words.filter((word) => level2.includes(word)).length;
  return inName * 10 + inLevel;
}

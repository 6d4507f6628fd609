import type { Language } from '#src/kernel/refusal.ts';
import * as kit from './kit.texts.ts';
import * as texts from './measure.texts.ts';

/** The shape of a measure's definition, as far as it is put into words. */
export interface MeasureShape {
  of: string;
  kind?: string;
  count?: string;
  aggregate?: string | { distinct: string };
  filter?: Record<string, readonly string[] | undefined>;
  numerator?: MeasureShape;
  denominator?: MeasureShape;
  unit?: string;
  scale?: number;
  interval?: string;
  sample?: unknown;
  splitBy?: string;
}

/** Words for codes that no vocabulary has, such as those of sub-programmes; what is not known stays as it is. */
export type NameOfCode = (dimension: string, code: string) => string | undefined;

/** What a measure counts, in a sentence a reader of the form understands: for screens and for what the server exports alike. */
export function definitionWords(measure: MeasureShape, language: Language, nameOf: NameOfCode = () => undefined): string {
  const t = texts[language];
  const extras = [
    measure.interval && t.interval,
    measure.sample ? t.sample : '',
    measure.splitBy && filled(t.split, { dimension: wordIn(t.dimension, measure.splitBy) ?? measure.splitBy }),
  ].filter(Boolean);
  return [plainWords(measure, language, nameOf), ...extras].join(' · ');
}

function plainWords(measure: MeasureShape, language: Language, nameOf: NameOfCode): string {
  const t = texts[language];
  if (measure.of === 'ratio' && measure.numerator && measure.denominator) {
    const [numerator, denominator] = [measure.numerator, measure.denominator].map((part) => plainWords(part, language, nameOf));
    return filled(t.ratio, { numerator: numerator!, denominator: denominator! });
  }
  const what =
    measure.of === 'activities' ? (wordIn(t, measure.count ?? 'due') ?? measure.count ?? '') : factWords(measure, language);
  const filter = Object.entries(measure.filter ?? {}).flatMap(([dimension, codes]) =>
    (codes ?? []).map((code) => codeWordOf(dimension, code, language) ?? nameOf(dimension, code) ?? code),
  );
  return filter.length > 0 ? filled(t.filtered, { what, filter: filter.join(kit[language].say.listSeparator) }) : what;
}

function factWords({ kind = '', aggregate }: MeasureShape, language: Language): string {
  const t = texts[language];
  const named = codeWordOf('kind', kind, language) ?? kind;
  if (typeof aggregate === 'object')
    return filled(t.distinct, { kind: named, dimension: wordIn(t.dimension, aggregate.distinct) ?? aggregate.distinct });
  return filled(aggregate === 'count' ? t.count : t.sum, { kind: named });
}

/** The word for a code of a dimension where the vocabulary has one. */
export function codeWordOf(dimension: string, code: string, language: Language): string | undefined {
  const { venueKind, audience, method, outcome, factKind, satisfaction } = kit[language];
  const groups: Record<string, object> = {
    venueKind,
    audience,
    method,
    outcome: { ...satisfaction, ...outcome },
    factKind,
    kind: factKind,
  };
  const group = groups[dimension];
  return group && wordIn(group, code);
}

function wordIn(words: object, code: string): string | undefined {
  const word: unknown = Object.hasOwn(words, code) ? (words as Record<string, unknown>)[code] : undefined;
  return typeof word === 'string' ? word : undefined;
}

const filled = (text: string, params: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);

import type { Language } from '#src/kernel/refusal.ts';
import type { MeasureDefinition, PlainMeasure } from '#src/plan/measures/measure.contract.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import * as measureTexts from '#src/ui-kit/measure.texts.ts';
import { fillIn } from '#src/ui-kit/public/fill-in.ts';

/** How a figure is computed, in a sentence. `labels`: names of districts and sub-programmes by code. */
export function methodWords(definition: MeasureDefinition, language: Language, labels: ReadonlyMap<string, string>): string {
  const t = measureTexts[language];
  if (definition.of !== 'ratio') return plainWords(definition, language, labels);
  const ratio = fillIn(t.ratio, {
    numerator: plainWords(definition.numerator, language, labels),
    denominator: plainWords(definition.denominator, language, labels),
  });
  return [ratio, definition.interval ? t.interval : '', definition.sample ? t.sample : ''].filter(Boolean).join(' · ');
}

function plainWords(measure: PlainMeasure, language: Language, labels: ReadonlyMap<string, string>): string {
  const t = measureTexts[language];
  const codes = Object.entries(measure.filter ?? {}).flatMap(([dimension, kept]) =>
    (kept ?? []).map((code) => wordOf(dimension, code, language) ?? labels.get(code) ?? code),
  );
  const what = measure.of === 'activities' ? t[measure.count] : factWords(measure, language);
  return codes.length === 0 ? what : fillIn(t.filtered, { what, filter: codes.join(kit[language].say.listSeparator) });
}

function factWords(measure: Extract<PlainMeasure, { of: 'facts' }>, language: Language): string {
  const t = measureTexts[language];
  const kind = kit[language].factKind[measure.kind];
  return typeof measure.aggregate === 'object'
    ? fillIn(t.distinct, { kind, dimension: t.dimension[measure.aggregate.distinct] })
    : fillIn(t[measure.aggregate], { kind });
}

function wordOf(dimension: string, code: string, language: Language): string | undefined {
  const words = kit[language];
  const groups: Record<string, Record<string, string>> = {
    venueKind: words.venueKind,
    audience: words.audience,
    method: words.method,
    outcome: { ...words.outcome, ...words.satisfaction },
  };
  return groups[dimension]?.[code];
}

import { conversionOf, type FactKindCode, factKinds } from '#src/kernel/fact-kinds.ts';
import { units as known } from '#src/ui-kit/format.ts';
import type { FactsMeasure, MeasureDefinition } from '../measure.contract.ts';

const sumOf = (kind: FactKindCode, unit: string, factUnit: string = unit): FactsMeasure => {
  const scale = conversionOf(factUnit, unit);
  const several = factKinds[kind].units.length > 1;
  return { of: 'facts', kind, aggregate: 'sum', unit, ...(several && { factUnit }), ...(scale !== null && { scale }) };
};

function ratioIn(unit: string): MeasureDefinition {
  const facts = sumOf('attendance', known.personTimes);
  return { of: 'ratio', numerator: facts, denominator: facts, unit };
}

/** A definition to start from, of the kind that was chosen. */
export function startOf(of: MeasureDefinition['of']): MeasureDefinition {
  if (of === 'facts') return sumOf('attendance', known.personTimes);
  if (of === 'activities') return { of: 'activities', count: 'due', unit: known.items };
  return ratioIn('%');
}

/** A definition to start from for a target in this unit: a ratio for a rate, otherwise the kind of fact that comes in it. */
export function startFor(unit: string | null): MeasureDefinition {
  if (unit === '%' || unit === '‰') return ratioIn(unit);
  if (unit === null) return startOf('facts');
  if (unit === known.districts) return { of: 'facts', kind: 'attendance', aggregate: { distinct: 'district' }, unit };
  for (const kind of started) {
    const factUnit = factKinds[kind].units.find((one) => one === unit || conversionOf(one, unit) !== null);
    if (factUnit !== undefined) return sumOf(kind, unit, factUnit);
  }
  return startOf('facts');
}

/** Of two kinds with one unit, 场 and 份, the first is meant. */
const started = ['attendance', 'session-held', 'opinion', 'expense', 'activity-finished', 'output'] as const;

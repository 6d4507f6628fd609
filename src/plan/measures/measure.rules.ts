import { conversionOf, factKinds, type FactKind, uncountedKinds } from '#src/kernel/fact-kinds.ts';
import { type Refusal, type RefusalCode, refuse } from '#src/kernel/refusal.ts';
import { audiences, type CountedPlace, countedPlaces, countingMethods, venueKinds } from '#src/kernel/vocabulary.ts';

/** The definition's shape as the contract has it; repeated here because rules see no contract. */
interface FactsPart {
  of: 'facts';
  kind: string;
  filter?: Partial<Record<string, string[]>> | undefined;
  aggregate: 'sum' | 'count' | { distinct: string };
  factUnit?: string | undefined;
  unit: string;
  scale?: number | undefined;
  splitBy?: string | undefined;
}
interface ActivitiesPart {
  of: 'activities';
  count: string;
  filter?: { subProgramme?: string[] | undefined } | undefined;
  unit: string;
}
type Plain = FactsPart | ActivitiesPart;
interface RatioPart {
  of: 'ratio';
  numerator: Plain;
  denominator: Plain;
  unit: string;
  interval?: 'wilson' | undefined;
  sample?: { responses: Plain; invited: Plain } | undefined;
  splitBy?: string | undefined;
}
type Definition = Plain | RatioPart;

const knownValues: Record<string, readonly string[]> = { venueKind: venueKinds, audience: audiences, method: countingMethods };

const distinctUnits: Record<string, readonly string[]> = {
  district: ['区', '个', '个区'],
  street: ['个', '街镇', '个街镇', '街道', '个街道', '镇'],
  community: ['个', '社区', '个社区', '居村', '个居村', '村'],
  venue: ['个', '处', '阵地', '个阵地'],
  activity: ['项', '个'],
  venueKind: ['类', '种'],
  audience: ['类', '种'],
  subProgramme: ['项', '个'],
  subject: ['人'],
};

const isPlace = (once: string | null): once is CountedPlace => (countedPlaces as readonly (string | null)[]).includes(once);

/** Dimensions that are not told apart where a part counts people, or places, once. */
export function untoldBy(part: { of: string; aggregate?: string | { distinct: string } }): readonly string[] {
  const once = typeof part.aggregate === 'object' ? part.aggregate.distinct : null;
  return once === 'subject' ? ['activity'] : once !== null && isPlace(once) ? untoldByPlace : [];
}

/** What `evidence.place` does not tell apart. */
const untoldByPlace = ['activity', 'audience'] as const;

/** Whether a figure can be told street by street: it counts no people, audiences or activities, and looks at none. */
export function tellsStreets(definition: Definition): boolean {
  return plainParts(definition).every((part) => {
    if (part.of !== 'facts') return false;
    const once = typeof part.aggregate === 'object' ? part.aggregate.distinct : null;
    const looks = [once, ...Object.keys(part.filter ?? {})];
    return once !== 'subject' && untoldByPlace.every((dimension) => !looks.includes(dimension));
  });
}

function plainParts(definition: Definition): Plain[] {
  if (definition.of !== 'ratio') return [definition];
  const { numerator, denominator, sample } = definition;
  return [numerator, denominator, ...(sample ? [sample.responses, sample.invited] : [])];
}

/** The unit of the facts that a part sums; null where the kind comes in several and none is chosen. */
export function factUnitOf(part: { kind: string; factUnit?: string | undefined }): string | null {
  const units = (factKinds as Record<string, FactKind>)[part.kind]?.units ?? [];
  return part.factUnit ?? (units.length === 1 ? (units[0] ?? null) : null);
}

const fault = (code: RefusalCode, params: Record<string, string | number> = {}): Refusal => refuse(code, params).refusal;

/** The first fault of a definition, or null. Units must follow from what is counted; a filter must name what can occur. */
export function faultOf(definition: Definition): Refusal | null {
  if (definition.of !== 'ratio') return plainFault(definition);
  for (const part of plainParts(definition)) {
    const found = plainFault(part);
    if (found) return found;
  }
  return ratioFault(definition);
}

function ratioFault({ numerator, denominator, unit, interval, splitBy }: RatioPart): Refusal | null {
  const quotient = `${numerator.unit}/${denominator.unit}`;
  const isPercentage = unit === '%' || unit === '‰';
  if (isPercentage ? numerator.unit !== denominator.unit : unit !== quotient)
    return fault('measure-ratio-unit', { unit: quotient });
  if (interval === 'wilson' && !isShare(numerator, denominator)) return fault('measure-interval');
  if (splitBy === undefined) return null;
  if (numerator.of !== 'facts' || denominator.of !== 'facts') return fault('measure-split');
  return untoldFault(numerator, splitBy) ?? untoldFault(denominator, splitBy);
}

/** Whether the numerator counts some of what the denominator counts. */
export function isShare(numerator: Plain, denominator: Plain): boolean {
  if (numerator.of === 'activities' || denominator.of === 'activities') return numerator.of === denominator.of;
  if (numerator.kind !== denominator.kind || JSON.stringify(numerator.aggregate) !== JSON.stringify(denominator.aggregate))
    return false;
  return Object.entries(denominator.filter ?? {}).every(([dimension, values]) => {
    const narrower = numerator.filter?.[dimension];
    return narrower !== undefined && narrower.every((value) => values?.includes(value));
  });
}

function plainFault(part: Plain): Refusal | null {
  if (part.of === 'activities') return null;
  const kind = (factKinds as Record<string, FactKind>)[part.kind];
  if (!kind || uncountedKinds.includes(part.kind)) return fault('measure-filter', { dimension: 'kind', value: part.kind });
  return unitFault(part, kind) ?? filterFault(part, kind);
}

function unitFault(part: FactsPart, kind: FactKind): Refusal | null {
  const units = kind.units.join('、');
  if (part.factUnit !== undefined && !kind.units.includes(part.factUnit))
    return fault('measure-unit', { unit: part.factUnit, units });
  const unit = factUnitOf(part);
  if (part.aggregate !== 'sum') {
    const fitting = typeof part.aggregate === 'object' ? (distinctUnits[part.aggregate.distinct] ?? []) : null;
    if (fitting && !fitting.includes(part.unit)) return fault('measure-unit', { unit: part.unit, units: fitting.join('、') });
    return part.scale === undefined ? null : fault('measure-scale', { from: unit ?? units, to: part.unit, scale: part.scale });
  }
  if (unit === null) return fault('measure-unit-unchosen', { units });
  if (part.scale === undefined) return unit === part.unit ? null : fault('measure-unit', { unit: part.unit, units: unit });
  return conversionOf(unit, part.unit) === part.scale
    ? null
    : fault('measure-scale', { from: unit, to: part.unit, scale: part.scale });
}

function untoldFault(part: FactsPart, dimension: string): Refusal | null {
  if (!untoldBy(part).includes(dimension)) return null;
  const byPerson = typeof part.aggregate === 'object' && part.aggregate.distinct === 'subject';
  return fault(byPerson ? 'measure-person' : 'measure-place', { dimension });
}

function filterFault(part: FactsPart, kind: FactKind): Refusal | null {
  const byPerson = typeof part.aggregate === 'object' && part.aggregate.distinct === 'subject';
  for (const dimension of [...Object.keys(part.filter ?? {}), ...(part.splitBy ? [part.splitBy] : [])]) {
    const untold = untoldFault(part, dimension);
    if (untold) return untold;
  }
  if (byPerson && part.factUnit !== undefined) return fault('measure-person', { dimension: 'unit' });
  for (const [dimension, values = []] of Object.entries(part.filter ?? {})) {
    const ofKind =
      dimension === 'outcome' ? (kind.outcomes ?? []) : dimension === 'method' ? (kind.methods ?? []) : knownValues[dimension];
    const strange = ofKind && values.find((value) => !ofKind.includes(value));
    if (strange !== undefined) return fault('measure-filter', { dimension, value: strange });
  }
  return null;
}

/**
 * Whether a figure can only be a whole number: facts are recorded in wholes, so what is counted or summed in their own unit is one. A rate is none, nor is
 * a sum in another unit (分 as 元).
 */
export function isWhole(definition: Definition): boolean {
  return definition.of === 'activities' || (definition.of === 'facts' && definition.scale === undefined);
}

/** Places are counted in 个 as well as by their own name. */
const placeUnits = ['district', ...countedPlaces].map((place) => distinctUnits[place]!);

/** Whether a figure in `unit` can be compared with a target in `target`; a target without a unit is taken in the measure's own. */
export function unitsAgree(unit: string, target: string | null): boolean {
  if (target === null || unit === target) return true;
  return placeUnits.some((units) => units.includes(unit) && units.includes(target));
}

/** Whether what a measure counts can be compared with a target in `target`: 个 of streets are no 个 of districts, nor are 个 of works. */
export function comparesIn(definition: Definition, target: string | null): boolean {
  if (target === null || definition.unit === target) return true;
  const once = definition.of === 'facts' && typeof definition.aggregate === 'object' ? definition.aggregate.distinct : null;
  const units = once === 'district' || isPlace(once) ? distinctUnits[once]! : [];
  return units.includes(definition.unit) && units.includes(target);
}

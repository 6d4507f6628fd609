import { factKinds, type FactKind } from '#src/kernel/fact-kinds.ts';
import { audiences, countingMethods, venueKinds } from '#src/kernel/vocabulary.ts';

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

/** What is wrong with a definition, and in which part of it. */
export interface MeasureFault {
  where: string;
  problem: string;
}

/** Conversions of a fact's unit into a measure's; anything else is a mismatch. */
const conversions: Record<string, Record<string, number>> = {
  分: { 元: 0.01, 万元: 0.000001 },
  人次: { 万人次: 0.0001 },
};

const knownValues: Record<string, readonly string[]> = { venueKind: venueKinds, audience: audiences, method: countingMethods };

const distinctUnits: Record<string, readonly string[]> = {
  district: ['区', '个', '个区'],
  activity: ['项', '个'],
  venueKind: ['类', '种'],
  audience: ['类', '种'],
  subProgramme: ['项', '个'],
  subject: ['人'],
};

/** The unit of the facts that a part sums; null where the kind comes in several and none is chosen. */
export function factUnitOf(part: { kind: string; factUnit?: string | undefined }): string | null {
  const units = (factKinds as Record<string, FactKind>)[part.kind]?.units ?? [];
  return part.factUnit ?? (units.length === 1 ? (units[0] ?? null) : null);
}

/** The first fault of a definition, or null. Units must follow from what is counted; a filter must name what can occur. */
export function faultOf(definition: Definition): MeasureFault | null {
  if (definition.of !== 'ratio') return plainFault(definition, '定义');
  const parts: [string, Plain][] = [
    ['分子', definition.numerator],
    ['分母', definition.denominator],
    ...(definition.sample ? ([['样本', definition.sample.responses], ['样本', definition.sample.invited]] as [string, Plain][]) : []),
  ];
  for (const [where, part] of parts) {
    const fault = plainFault(part, where);
    if (fault) return fault;
  }
  return ratioFault(definition);
}

function ratioFault({ numerator, denominator, unit, interval, splitBy }: RatioPart): MeasureFault | null {
  if (unit === '%' || unit === '‰') {
    if (numerator.unit !== denominator.unit) return { where: '单位', problem: `分子的单位是${numerator.unit}，分母的单位是${denominator.unit}，不能算成百分比` };
  } else if (unit !== `${numerator.unit}/${denominator.unit}`) {
    return { where: '单位', problem: `分子是${numerator.unit}、分母是${denominator.unit}，单位应写“${numerator.unit}/${denominator.unit}”` };
  }
  if (interval === 'wilson' && !isShare(numerator, denominator)) {
    return { where: '区间', problem: '只有分子是分母的一部分（同种事实、同样计数）时才能算置信区间' };
  }
  if (splitBy !== undefined && (numerator.of !== 'facts' || denominator.of !== 'facts')) return { where: '拆分', problem: '按计划活动计算的口径不能再拆分' };
  return null;
}

/** Whether the numerator counts some of what the denominator counts. */
export function isShare(numerator: Plain, denominator: Plain): boolean {
  if (numerator.of === 'activities' || denominator.of === 'activities') return numerator.of === denominator.of;
  if (numerator.kind !== denominator.kind || JSON.stringify(numerator.aggregate) !== JSON.stringify(denominator.aggregate)) return false;
  return Object.entries(denominator.filter ?? {}).every(([dimension, values]) => {
    const narrower = numerator.filter?.[dimension];
    return narrower !== undefined && narrower.every((value) => values?.includes(value));
  });
}

function plainFault(part: Plain, where: string): MeasureFault | null {
  if (part.of === 'activities') return null;
  const kind = (factKinds as Record<string, FactKind>)[part.kind];
  if (!kind) return { where, problem: `没有“${part.kind}”这种事实` };
  return unitFault(part, kind, where) ?? filterFault(part, kind, where);
}

function unitFault(part: FactsPart, kind: FactKind, where: string): MeasureFault | null {
  if (part.factUnit !== undefined && !kind.units.includes(part.factUnit)) return { where, problem: `“${kind.zh}”不按“${part.factUnit}”计数` };
  if (typeof part.aggregate === 'object') {
    const units = distinctUnits[part.aggregate.distinct] ?? [];
    if (!units.includes(part.unit)) return { where, problem: `去重计数的单位应为${units.join('、')}` };
    return part.scale === undefined ? null : { where, problem: '去重计数不能换算' };
  }
  if (part.aggregate === 'count') return part.scale === undefined ? null : { where, problem: '计条数不能换算' };
  const unit = factUnitOf(part);
  if (unit === null) return { where, problem: `“${kind.zh}”有多种单位，请选定一种` };
  if (part.scale === undefined) return unit === part.unit ? null : { where, problem: `“${kind.zh}”的单位是${unit}，不是${part.unit}` };
  const factor = conversions[unit]?.[part.unit];
  if (factor !== part.scale) return { where, problem: `${unit}不能按 ${part.scale} 换算成${part.unit}` };
  return null;
}

function filterFault(part: FactsPart, kind: FactKind, where: string): MeasureFault | null {
  const distinct = typeof part.aggregate === 'object' ? part.aggregate.distinct : null;
  if (distinct === 'subject' && (part.filter?.activity || part.splitBy === 'activity')) return { where, problem: '按人去重时不能按计划活动筛选或拆分' };
  if (distinct === 'subject' && part.factUnit !== undefined) return { where, problem: '按人去重时不能选定单位' };
  for (const [dimension, values] of Object.entries(part.filter ?? {})) {
    const known = dimension === 'outcome' ? kind.outcomes : dimension === 'method' ? kind.methods : knownValues[dimension];
    if ((dimension === 'outcome' || dimension === 'method') && known === undefined) return { where, problem: `“${kind.zh}”没有“${dimension}”这一维度` };
    const strange = known && values?.find((value) => !known.includes(value));
    if (strange) return { where, problem: `“${kind.zh}”没有“${strange}”这个取值` };
  }
  return null;
}

/** Whether a figure in `unit` can be compared with a target in `target`; a target without a unit is taken in the measure's own. */
export function unitsAgree(unit: string, target: string | null): boolean {
  if (target === null || unit === target) return true;
  const districts = ['区', '个', '个区'];
  return districts.includes(unit) && districts.includes(target);
}

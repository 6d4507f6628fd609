import { type Asked, type DeclarationReading, lackingOf } from '../../declaration/declaration.contract.ts';

/** A value that may be meant, for the person to take or not, and what it is taken from; null where nothing suggests one. */
export function suggestionFor(
  reading: DeclarationReading,
  field: Asked,
): { from: 'year' | 'currentYear' | 'total'; value: string | number } | null {
  const { year, budget } = reading;
  if (!lackingOf(reading).includes(field)) return null;
  if ((field === 'start' || field === 'end') && year !== null)
    return { from: 'year', value: field === 'start' ? `${year}-01-01` : `${year}-12-31` };
  if (field === 'totalYuan' && budget.currentYearYuan !== null) return { from: 'currentYear', value: budget.currentYearYuan };
  if (field === 'currentYearYuan' && budget.totalYuan !== null) return { from: 'total', value: budget.totalYuan };
  return null;
}

export function withValue(reading: DeclarationReading, field: Asked, value: string | number | null): DeclarationReading {
  return field === 'totalYuan' || field === 'currentYearYuan'
    ? { ...reading, budget: { ...reading.budget, [field]: value } }
    : { ...reading, [field]: value };
}

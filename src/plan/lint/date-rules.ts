import { readTarget } from '#src/kernel/target.ts';
import { lastDayOfTarget } from '#src/kernel/target-day.ts';
import { dateDoubtOf, type FormReading, type IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { nameOf } from './lint-words.ts';
import { type Breach, breach, type Context, error, info, type Rule, warning } from './rule.ts';

/** L29, L38, L39, L41: when things are to be done, and over which time figures are summed. */
export const dateRules: readonly Rule[] = [
  { id: 'L29', title: '期限在项目期内，放在时效指标', source: 'disclosure', perIndicator: dateInPeriod },
  { id: 'L38', title: '实际完成日期可信', source: 'formality', kind: 'self-evaluation', perIndicator: actualDate },
  { id: 'L39', title: '年度值与跨年累计值分开', source: 'disclosure', perIndicator: annualValue },
  { id: 'L41', title: '起止日期先后有序，年度在其内', source: 'disclosure', perForm: datesAgree },
];

/** The days within which the form may set dates: its own period, the budget year where it names none; null without either. */
function periodOf(reading: FormReading): { from: string; to: string } | null {
  const { year } = reading;
  // Of a period that ends before it begins nothing can be said.
  const { start, end } = dateDoubtOf(reading) === 'dates-reversed' ? { start: null, end: null } : reading;
  if (year === null && (start === null || end === null)) return null;
  const from = [start, year === null ? null : `${year}-01-01`].filter((day) => day !== null).sort()[0]!;
  const to = [end, year === null ? null : `${year}-12-31`]
    .filter((day) => day !== null)
    .sort()
    .at(-1)!;
  return { from, to };
}

function dateInPeriod(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { target, level2, level3 } = indicator;
  if (target.kind !== 'date') return null;
  if (/数量|质量|成本/.test(level2 ?? '')) {
    const suffix = /指标$/.test(level2 ?? '') ? '指标' : '';
    const timeliness = `时效${suffix}`;
    const said = { level3, raw: target.raw, level2: level2 ?? '', timeliness };
    return warning('deadline-under-other-level', said, { level2: timeliness });
  }
  const period = periodOf(reading);
  const last = lastDayOfTarget(target.raw, reading.year);
  if (period === null || last === null || /[-—–~～至到]\s*(?:19|20)\d{2}/.test(target.raw)) return null;
  if (last >= period.from && last <= period.to) return null;
  const { from, to } = period;
  // Accounts are settled and reviewed after the year is over.
  if (last > to && /决算|审计|结算|评价|绩效自评|验收|总结|归档/.test(level3))
    return info('deadline-settled-later', { level3, raw: target.raw, to });
  const said = { level3, raw: target.raw, year: String(reading.year ?? to.slice(0, 4)) };
  if (last < from) return error('deadline-too-early', { ...said, from });
  // Where the form names no end, the work may go on behind its year.
  return breach(reading.end === null ? 'warning' : 'error', 'deadline-too-late', { ...said, to });
}

function actualDate({ target, actual, level3 }: IndicatorReading, { reading }: Context): Breach | null {
  if (target.kind !== 'date' || !actual || actual.raw.trim() === '') return null;
  const read = readTarget(actual.raw);
  if (read.kind !== 'date') return null;
  const year = /(?:19|20)\d{2}/.test(actual.raw);
  if (read.comparator === '≤' || /[前底内]$/.test(actual.raw))
    return warning('actual-is-deadline', { level3, actual: actual.raw });
  const period = periodOf(reading);
  const day = lastDayOfTarget(actual.raw, reading.year);
  if (!year || !period || day === null || day >= period.from) return null;
  return warning('actual-before-start', { level3, actual: actual.raw, from: period.from });
}

const OVER_YEARS =
  /(?:累计|合计|总共|共).{0,8}[二三四五两2-5]年|(?:[二三四五两]|[2-5]\s?)年(?:累计|合计|共|内(?!完成))|(?:19|20)\d{2}\s*年?\s*[-—–~～至到]\s*(?:19|20)?\d{2}\s*年(?:累计|合计|共|期间)?|[“"]?十[三四五]五[”"]?(?:期间|时期|期末|末)/;

function annualValue(indicator: IndicatorReading, { reading }: Context): Breach | null {
  if (reading.year === null) return null;
  const text = `${nameOf(indicator)} ${indicator.target.raw}`.replace(/《[^》]*》/g, '');
  const said = OVER_YEARS.exec(text)?.[0];
  if (said === undefined || indicator.target.value === null) return null;
  const { level3, target } = indicator;
  return warning('sum-over-years', { level3, raw: target.raw, said, year: String(reading.year) });
}

/** A date of the form that a slip took out of its year, or behind the other; or a year that one took from its dates. */
function datesAgree({ reading }: Context): Breach[] {
  const doubt = dateDoubtOf(reading);
  const { year, start, end } = reading;
  if (doubt === null || start === null || end === null) return [];
  if (doubt === 'dates-reversed') return [error('ends-before-start', { from: start, to: end })];
  return [error('year-outside-dates', { year: String(year), from: start, to: end })];
}

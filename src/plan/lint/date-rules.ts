import { lastDayOfTarget, readTarget } from '#src/kernel/target.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { nameOf, sources } from './lint-words.ts';
import { type Breach, type Context, error, info, type Rule, warning } from './rule.ts';

/** L29, L38, L39: when things are to be done, and over which time figures are summed. */
export const dateRules: readonly Rule[] = [
  { id: 'L29', title: '期限在项目期内，放在时效指标', source: sources.disclosure, perIndicator: dateInPeriod },
  { id: 'L38', title: '实际完成日期可信', source: sources.formality, kind: 'self-evaluation', perIndicator: actualDate },
  { id: 'L39', title: '年度值与跨年累计值分开', source: sources.disclosure, perIndicator: annualValue },
];

/** The days within which the form may set dates: its own period, the budget year where it names none; null without either. */
function periodOf({ start, end, year }: FormReading): { from: string; to: string } | null {
  if (year === null && (start === null || end === null)) return null;
  const from = [start, year === null ? null : `${year}-01-01`].filter((day) => day !== null).sort()[0]!;
  const to = [end, year === null ? null : `${year}-12-31`]
    .filter((day) => day !== null)
    .sort()
    .at(-1)!;
  return { from, to };
}

const dayText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

function dateInPeriod(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { target, level2, level3 } = indicator;
  if (target.kind !== 'date') return null;
  if (/数量|质量|成本/.test(level2 ?? '')) {
    const suffix = /指标$/.test(level2 ?? '') ? '指标' : '';
    return warning(
      `“${level3} ${target.raw}”写的是期限，却放在“${level2}”下。`,
      `请移到时效指标：“时效${suffix}：${level3} ${target.raw}”。`,
      { level2: `时效${suffix}` },
    );
  }
  const period = periodOf(reading);
  const last = lastDayOfTarget(target.raw, reading.year);
  if (period === null || last === null || /[-—–~～至到]\s*(?:19|20)\d{2}/.test(target.raw)) return null;
  if (last >= period.from && last <= period.to) return null;
  const beside = last < period.from ? `早于${dayText(period.from)}` : `晚于${dayText(period.to)}`;
  // Accounts are settled and reviewed after the year is over.
  if (last > period.to && /决算|审计|结算|评价|绩效自评|验收|总结|归档/.test(level3))
    return info(
      `“${level3} ${target.raw}”${beside}，当年的绩效自评时还没有完成。`,
      '年度终了后办的事请说明理由，或另设当年能完成的期限，如提交材料的日期。',
    );
  return error(
    `“${level3} ${target.raw}”不在项目期内：${beside}。`,
    `请核对年份；本年度的期限如“${level3} ${reading.year ?? period.to.slice(0, 4)}年12月15日前”。`,
  );
}

function actualDate({ target, actual, level3 }: IndicatorReading, { reading }: Context): Breach | null {
  if (target.kind !== 'date' || !actual || actual.raw.trim() === '') return null;
  const read = readTarget(actual.raw);
  if (read.kind !== 'date') return null;
  const year = /(?:19|20)\d{2}/.test(actual.raw);
  if (read.comparator === '≤' || /[前底内]$/.test(actual.raw))
    return warning(
      `“${level3}”的实际完成值“${actual.raw}”还是期限，不是完成的日期。`,
      '请写实际完成的日期，如“2020年11月28日”，并附验收或交付记录。',
    );
  const period = periodOf(reading);
  const day = lastDayOfTarget(actual.raw, reading.year);
  if (!year || !period || day === null || day >= period.from) return null;
  return warning(`“${level3}”的实际完成日期“${actual.raw}”早于项目开始的${dayText(period.from)}。`, '请核对年份。');
}

const OVER_YEARS =
  /(?:累计|合计|总共|共).{0,8}[二三四五两2-5]年|(?:[二三四五两]|[2-5]\s?)年(?:累计|合计|共|内(?!完成))|(?:19|20)\d{2}\s*年?\s*[-—–~～至到]\s*(?:19|20)?\d{2}\s*年(?:累计|合计|共|期间)?|[“"]?十[三四五]五[”"]?(?:期间|时期|期末|末)/;

function annualValue(indicator: IndicatorReading, { reading }: Context): Breach | null {
  if (reading.year === null) return null;
  const text = `${nameOf(indicator)} ${indicator.target.raw}`.replace(/《[^》]*》/g, '');
  const said = OVER_YEARS.exec(text)?.[0];
  if (said === undefined || indicator.target.value === null) return null;
  return warning(
    `“${indicator.level3} ${indicator.target.raw}”是跨年的“${said}”，与${reading.year}年度的预算和其他指标不可比。`,
    `请写${reading.year}年度当年要完成的数；跨年累计数写在中期（总体）目标里。`,
  );
}

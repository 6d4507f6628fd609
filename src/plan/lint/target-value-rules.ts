import { readTarget } from '#src/kernel/target.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import {
  figure,
  isCost,
  isFixedAmount,
  isHarm,
  isRate,
  isSatisfaction,
  isShare,
  isTimeLimit,
  isVerifiable,
  levelsOf,
  mayBeWords,
  nameOf,
  personTimesOf,
  sources,
  withSign,
  yearBudgetOf,
} from './lint-words.ts';
import { type Breach, type Context, error, info, type Rule, warning } from './rule.ts';

/** L1, L3, L6–L8: sign, figure and unit of the target value itself. */
export const targetValueRules: readonly Rule[] = [
  { id: 'L1', title: '比较符号、数值、单位齐全', source: sources.vague, perIndicator: completeTarget },
  { id: 'L3', title: '可计数的产出和比率用“≥”，成本用“≤”', source: sources.unmeasurable, perIndicator: notEquals },
  { id: 'L6', title: '投入的资金不是绩效目标', source: sources.input, perIndicator: notInput },
  { id: 'L7', title: '成本指标写成本', source: sources.shanghai, perIndicator: costIsCost },
  { id: 'L8', title: '满意度不写100%，也不低于60%', source: sources.satisfaction, perIndicator: satisfactionBelowAll },
];

/** 每月15日前, 每季度末: a date that comes again. */
const RECURRING = /(?:每|逐|当|次)(?:年|月|季度?|周|日|学期|半年).{0,8}(?:前|内|底|末|日|初|旬|发放|完成|拨付|一次|报送)?/;
/** `1:4`, `1/10万`: two numbers that are one value. */
const PROPORTION = /^[≥≤><=＝]*\s*\d+(?:\.\d+)?\s*[:：/／]\s*\d+(?:\.\d+)?\s*(?:万|千|百)?\s*(?:人)?$/;
/** The number of a standard is no second target. */
const STANDARD = /(?:GB|DB|ISO|CJJ?|JGJ?|JTG|HJ|SL|WS|YY)(?:\/T)?\s*[-\d]|〔\d{4}〕|《/;

function completeTarget(indicator: IndicatorReading): Breach | null {
  const { target, level3 } = indicator;
  const { doubt } = readTarget(target.raw);
  if (doubt?.code === 'likely-slip') {
    return error(doubt.message, `如原表确为“${doubt.likely}”，请改为“${level3} ${doubt.likely}”。`, {
      target: doubt.likely ?? target.raw,
    });
  }
  if (doubt?.code === 'blank') return error(`“${level3}”没有填目标值。`, `请填写比较符号、数值和单位，如“${level3} ≥100场”。`);
  if (RECURRING.test(target.raw) && /时效|进度/.test(levelsOf(indicator))) return null;
  if (PROPORTION.test(target.raw)) return null;
  if (doubt && !(STANDARD.test(target.raw) && isVerifiable(target.raw)))
    return error(`${doubt.message}。`, '一个指标只写一个数值或一个区间。');
  if (target.kind === 'date') return null;
  if (target.kind === 'qualitative') return wordsOnly(indicator);
  if (target.unit === null) return withoutUnit(indicator);
  return target.comparator === null ? withoutSign(indicator) : null;
}

function withoutUnit(indicator: IndicatorReading): Breach | null {
  const { target, level3 } = indicator;
  const { raw, value, comparator } = target;
  if (isHarm(indicator) && value === 0) return null;
  if (!isRate(indicator))
    return error(
      `目标值“${raw}”没有单位。`,
      `请写明单位，如“${level3} ${comparator ?? sign(indicator)}${figure(value ?? 0)}场”（单位按所数的东西写：场、个、人次……）。`,
    );
  const reading = `目标值“${raw}”没有单位，“${level3}”是比率。`;
  if (isSatisfaction(indicator) && value === 100) return error(reading, `请补上“%”并留出余地，如“${level3} ≥90%”。`);
  const mended = `${comparator ?? (value === 100 ? '=' : sign(indicator))}${figure(value ?? 0)}%`;
  const possible = value !== null && value > 1 && value <= 100;
  return possible
    ? error(reading, `请改为“${level3} ${mended}”。`, { target: mended })
    : error(reading, '请写明“%”，并核对数值。');
}

/** Which sign a bare number most likely stands for. */
function sign(indicator: IndicatorReading): '≥' | '≤' {
  return isCost(indicator) || isHarm(indicator) || isTimeLimit(indicator) ? '≤' : '≥';
}

function withoutSign(indicator: IndicatorReading): Breach | null {
  const { target, level3 } = indicator;
  const { raw, value, unit } = target;
  // A figure inside words that say what is there: 印发1项并执行.
  if (/^\p{Script=Han}/u.test(raw) && mayBeWords(indicator) && isVerifiable(raw)) return null;
  const whole = unit === '%' && value === 100 && isShare(indicator) && !isSatisfaction(indicator);
  // What is fixed, or is one thing or all of it, is meant exactly.
  if (whole || value === 0 || value === 1 || isFixedAmount(indicator)) {
    const mended = withSign(raw, '=');
    return info(`目标值“${raw}”没有写比较符号。`, `建议写成“${level3} ${mended}”。`, { target: mended });
  }
  if (/时效/.test(levelsOf(indicator)) && /[前底末]$/.test(raw)) return null;
  const mended = withSign(raw, sign(indicator));
  return error(`目标值“${raw}”没有比较符号，多做少做都说不清是否达标。`, `请改为“${level3} ${mended}”。`, { target: mended });
}

function wordsOnly(indicator: IndicatorReading): Breach | null {
  const { raw } = indicator.target;
  if (mayBeWords(indicator)) return null;
  if (/质量|时效/.test(levelsOf(indicator)) && isVerifiable(raw)) return null;
  if (/时效/.test(levelsOf(indicator)))
    return error(
      `目标值“${raw}”没有写期限，无法判断是否按时。`,
      `请写明日期或时限，如“${indicator.level3} 12月15日前”“≤30个工作日”。`,
    );
  return error(
    `目标值“${raw}”没有数值，无法衡量是否完成。`,
    `请改为可以计数或计算的目标值，写明比较符号、数值和单位，如“${indicator.level3} ≥…”。`,
  );
}

/** Buildings and machines are built and bought to a plan: one more is no merit. */
const BUILT_TO_PLAN = /^(?:座|所|栋|幢|艘|台|套|辆|部|架)$/;
/** Households and people on an approved list: whom it names is served, and nobody else. */
const LISTED = /(?:改造|安置|搬迁|拆迁|征收|认定|入选)(?:户|人)数$/;
/** Lengths of service and of contract are agreed, not surpassed. */
const AGREED_SPAN = /(?:期限|周期|服务期|期|时间|时长|频次|频率|月数|天数)$/;

function notEquals(indicator: IndicatorReading): Breach | null {
  const { comparator, value, unit, raw } = indicator.target;
  if (comparator !== '=' || value === null || value === 0 || value === 1 || LISTED.test(nameOf(indicator))) return null;
  if (isFixedAmount(indicator) || BUILT_TO_PLAN.test(unit ?? '')) return null;
  if (/^(?:个)?(?:年|月|天|日|小时)|\//.test(unit ?? '') && AGREED_SPAN.test(nameOf(indicator))) return null;
  // Nothing can be more than all of it; whether all is to be had is asked by L8 and L24.
  if (value === 100 && unit === '%' && (isShare(indicator) || (isRate(indicator) && !isCost(indicator)))) return null;
  if (isRate(indicator) && value === 100 && unit === null) return wholeWithoutUnit(indicator);
  const ceiling = unit === '元' || isCost(indicator) || isHarm(indicator) || isTimeLimit(indicator);
  const better = withSign(raw, ceiling ? '≤' : '≥');
  const reason = ceiling ? '节约、减少了反而算没有达标' : '超额完成也算偏差';
  return error(`目标值“${raw}”用“=”：${reason}。`, `请改为“${indicator.level3} ${better}”。`, { target: better });
}

function wholeWithoutUnit(indicator: IndicatorReading): Breach {
  return error(
    `目标值“${indicator.target.raw}”用“=”，又没有单位：差一点也算没有达标。`,
    `请补上“%”；不是依法必须全部做到的，留出余地，如“${indicator.level3} ≥${isSatisfaction(indicator) ? 90 : 95}%”。`,
  );
}

function notInput(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { unit, value, raw } = indicator.target;
  const budget = yearBudgetOf(reading);
  const input = /投入/.test(levelsOf(indicator));
  const repeats = unit === '元' && value !== null && value === budget;
  if (!(unit === '元' && input) && !(repeats && !isCost(indicator))) return null;
  const again = repeats ? '，而且只是重复了预算金额' : '';
  const mend = repeats ? '' : `，如“经济成本指标：项目总成本 ${withSign(raw, '≤')}”`;
  return error(
    `“${indicator.level3} ${raw}”是投入的资金，不是要达到的效果${again}。`,
    `请删去这一行，预算只填在预算栏；需要约束花费时另设成本指标${mend}。`,
  );
}

function costIsCost(indicator: IndicatorReading, { reading }: Context): Breach | null {
  // 社会成本 and 生态环境成本 are burdens on others, in whatever unit.
  if (!/成本/.test(levelsOf(indicator)) || /社会成本|生态|环境成本/.test(indicator.level2 ?? '')) return null;
  const { kind, value, unit, raw } = indicator.target;
  if (kind !== 'qualitative' && value !== null && (unit === null || /元|%|‰/.test(unit))) return null;
  if (isCost({ ...indicator, level1: '', level2: '' }) && value !== null) return null;
  const budget = yearBudgetOf(reading);
  const people = personTimesOf(reading);
  const unitCost = budget !== null && people ? budget / people : null;
  const suggestion =
    unitCost === null
      ? `请写总成本或单位成本，如“项目总成本 ≤${budget === null ? '…' : figure(budget / 10_000)}万元”“单场成本 ≤…元/场”。`
      : `请写单位成本，如“单位成本 ≤${figure(unitCost)}元/人次”（${figure(budget ?? 0)}元÷${figure(people ?? 0)}人次）。`;
  return error(
    kind === 'qualitative'
      ? `成本指标“${indicator.level3}”的目标值“${raw}”说的是合规要求，不是成本。`
      : `成本指标“${indicator.level3}”的目标值“${raw}”不是金额，说不出花费多少。`,
    suggestion,
  );
}

function satisfactionBelowAll(indicator: IndicatorReading): Breach | null {
  const { value, unit, comparator, raw } = indicator.target;
  if (isSatisfaction(indicator) && comparator === '≥' && unit === '%' && value !== null && value < 60)
    return warning(
      `“${indicator.level3} ${raw}”定得过低：计分办法里满意度低于60%得0分。`,
      `请按历史水平确定，一般不低于80%，如“${indicator.level3} ≥85%”。`,
    );
  if (!isSatisfaction(indicator) || value !== 100 || comparator === '≤' || comparator === '<' || (unit !== null && unit !== '%'))
    return null;
  return warning(
    '满意度100%无法用抽样证明：300份问卷无一不满意，也只能说明满意度在99%以上（95%置信）。',
    `请改为“${indicator.level3} ≥90%”，并写明调查对象、有效样本量和调查方式。`,
  );
}

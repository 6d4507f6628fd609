import { figure } from '#src/kernel/lint/finding-text.ts';
import { readTarget } from '#src/kernel/target.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import {
  isCost,
  isDefined,
  isFixedAmount,
  isHarm,
  isHeadcount,
  isRate,
  isSatisfaction,
  isShare,
  isTimeLimit,
  isVerifiable,
  levelsOf,
  likelyUnit,
  mayBeWords,
  nameOf,
  namesUnit,
  narrativeOf,
  costBasisOf,
  countedOutputsOf,
  quotient,
  withSign,
  yearBudgetOf,
} from './lint-words.ts';
import { boundsCost, isGain, signMeant } from './meant-target.ts';
import { type Breach, breach, type Context, error, info, type Rule, warning } from './rule.ts';
import {
  agreedSpans,
  borneByOthers,
  budgetProgress,
  builtToPlan,
  burdens,
  compliance,
  contractSpans,
  hands,
  handsUnit,
  knownDays,
  listed,
  moneyPutIn,
  passedOn,
  rulesOfSpending,
  withoutAnyUnit,
} from './vocabulary.data.ts';

/** L1, L3, L6–L8: sign, figure and unit of the target value itself. */
export const targetValueRules: readonly Rule[] = [
  { id: 'L1', title: '比较符号、数值、单位齐全', source: 'vague', perIndicator: completeTarget },
  { id: 'L3', title: '可计数的产出和比率用“≥”，成本用“≤”', source: 'unmeasurable', perIndicator: notEquals },
  { id: 'L6', title: '投入的资金不是绩效目标', source: 'input', perIndicator: notInput },
  { id: 'L7', title: '成本指标写成本', source: 'shanghai', perIndicator: costIsCost },
  { id: 'L8', title: '满意度不写100%，也不低于60%', source: 'satisfaction', perIndicator: satisfactionBelowAll },
];

/** 每月15日前, 每季度末: a date that comes again. */
const RECURRING = /(?:每|逐|当|次)(?:年|月|季度?|周|日|学期|半年).{0,8}(?:前|内|底|末|日|初|旬|发放|完成|拨付|一次|报送)?/;
/** `1:4`, `1/10万`: two numbers that are one value. */
const PROPORTION = /^[≥≤><=＝]*\s*\d+(?:\.\d+)?\s*[:：/／]\s*\d+(?:\.\d+)?\s*(?:万|千|百)?\s*(?:人)?$/;
/** The number of a standard is no second target. */
const STANDARD = /(?:GB|DB|ISO|CJJ?|JGJ?|JTG|HJ|SL|WS|YY)(?:\/T)?\s*[-\d]|〔\d{4}〕|《/;

/** 每季度一次: how often is a figure in words. */
const RECURS = /^[每逐]|[一二三四五六七八九十两半]\s*[次场期年月季]/;
/** 一批, 一系列: some, and nobody can say how many; 1批 of goods is one delivery. */
const SOME = /^一(?:大)?(?:批|些|系列|定数量)/;

const DOUBTS = {
  'reversed-range': 'range-reversed',
  'open-range': 'range-open',
  approximate: 'target-approximate',
  contradiction: 'target-contradiction',
  'several-numbers': 'several-numbers',
  'no-such-date': 'no-such-date',
} as const;

function completeTarget(indicator: IndicatorReading): Breach | null {
  const { target, level3 } = indicator;
  const { doubt } = readTarget(target.raw);
  if (doubt?.code === 'likely-slip') {
    const { likely } = doubt;
    if (likely === null) return error('figure-parted', { raw: target.raw });
    return error('likely-slip', { raw: target.raw, likely, level3 }, { target: likely });
  }
  if (doubt?.code === 'blank') return error('target-blank', { level3 });
  if (RECURRING.test(target.raw) && /时效|进度/.test(levelsOf(indicator))) return null;
  if (PROPORTION.test(target.raw)) return null;
  if (doubt && !(STANDARD.test(target.raw) && isVerifiable(target.raw))) return error(DOUBTS[doubt.code], { raw: target.raw });
  if (target.kind === 'date') return null;
  if (SOME.test(target.raw)) return error('figure-missing', { raw: target.raw, level3 });
  if (target.kind === 'qualitative') return wordsOnly(indicator);
  if (target.unit === null) return withoutUnit(indicator);
  return target.comparator === null ? withoutSign(indicator) : null;
}

/** 新增展区面积（平方米）: the unit stands behind the name. */
const UNIT_IN_NAME =
  /[（(](?:单位[:：])?((?:万|千|百)?(?:个|人|人次|场|场次|户|家|件|套|台|辆|座|处|项|篇|次|册|本|份|亩|公里|千米|米|平方米|立方米|平方公里|㎡|m2|吨|公斤|元|万元|天|日|月|年|小时|%|％)(?:\/\p{Script=Han}{1,4})?)[）)]$/u;

function withoutUnit(indicator: IndicatorReading): Breach | null {
  const { target, level3 } = indicator;
  const { raw, value, comparator } = target;
  if (isHarm(indicator) && value === 0) return null;
  const inName = UNIT_IN_NAME.exec(level3)?.[1];
  if (inName !== undefined) return comparator === null ? withoutSign(indicator) : null;
  if (withoutAnyUnit.test(nameOf(indicator))) return comparator === null ? withoutSign(indicator) : null;
  if (!isRate(indicator)) {
    const said = { raw, level3, sign: comparator ?? signMeant(indicator), value: value ?? 0, unit: likelyUnit(indicator) };
    // 讲座场次 30: the name leaves no doubt what is counted.
    return breach(namesUnit(indicator) ? 'warning' : 'error', 'unit-missing', said);
  }
  if (isSatisfaction(indicator) && value === 100) return error('percent-missing-all', { raw, level3 });
  const mended = `${comparator ?? (value === 100 ? '=' : signMeant(indicator))}${figure(value ?? 0)}%`;
  const possible = value !== null && value > 1 && value <= 100;
  return possible
    ? error('percent-missing', { raw, level3, mended }, { target: mended })
    : error('percent-impossible', { raw, level3 });
}

function withoutSign(indicator: IndicatorReading): Breach | null {
  const { target, level3 } = indicator;
  const { raw, value, unit } = target;
  // A figure inside words that say what is there: 印发1项并执行.
  if (/^\p{Script=Han}/u.test(raw) && mayBeWords(indicator) && isVerifiable(raw)) return null;
  const whole = unit === '%' && value === 100 && isRate(indicator) && !isSatisfaction(indicator) && !boundsCost(indicator);
  // What is fixed, or is one thing or all of it, is meant exactly.
  const fixed = isFixedAmount(indicator) || isHeadcount(indicator) || contractSpans.test(nameOf(indicator));
  if (whole || value === 0 || value === 1 || fixed) {
    const mended = withSign(raw, '=');
    return info('sign-missing-exact', { raw, level3, mended }, { target: mended });
  }
  if (/时效/.test(levelsOf(indicator)) && /[前底末]$/.test(raw)) return null;
  const mended = withSign(raw, signMeant(indicator));
  // What is meant can be told; whoever judges must only not have to guess it.
  return warning('sign-missing', { raw, level3, mended }, { target: mended });
}

/** A count or a rate by its name: only a figure says how much. */
const COUNTED_NAME =
  /(?:人数|人次|场次|户数|个数|件数|台数|册数|面积|里程|金额|总额|产值|总量|产量|(?<!频|功|效|分辨)率|占比|比例|比重|系数)$/;
/** Words that are as good as a figure: all of it, or none. */
const ALL_OR_NONE =
  /全覆盖|全部|全员|应\p{Script=Han}尽\p{Script=Han}|[百千万]分|不发生|未发生|杜绝|^[无零]|为[无零]|清零|历史数据|同期|上年/u;
/** 达到国家标准: the standard has the figure. */
const BY_STANDARD = /标准(?!化)|国标|行标|GB|ISO|规程|文件|方案|规定|要求/;

function countedInWords(indicator: IndicatorReading): boolean {
  const { raw } = indicator.target;
  return COUNTED_NAME.test(nameOf(indicator)) && !/\d/.test(raw) && !ALL_OR_NONE.test(raw) && !BY_STANDARD.test(raw);
}

function wordsOnly(indicator: IndicatorReading): Breach | null {
  const { level3 } = indicator;
  const { raw } = indicator.target;
  if (countedInWords(indicator) && !isSatisfaction(indicator) && !RECURS.test(raw))
    return error('figure-missing', { raw, level3 });
  if (mayBeWords(indicator)) return null;
  if (/质量|时效/.test(levelsOf(indicator)) && isVerifiable(raw)) return null;
  if (/时效/.test(levelsOf(indicator)) && knownDays.test(raw)) return null;
  return error(/时效/.test(levelsOf(indicator)) ? 'deadline-missing' : 'figure-missing', { raw, level3 });
}

function notEquals(indicator: IndicatorReading): Breach | null {
  const { comparator, value, unit, raw } = indicator.target;
  if (comparator !== '=' || value === null || value === 0 || value === 1) return null;
  if (listed.test(nameOf(indicator)) || isHeadcount(indicator)) return null;
  if (isFixedAmount(indicator) || builtToPlan.test(unit ?? '') || burdens.test(nameOf(indicator))) return null;
  if (/^(?:个)?(?:年|月|天|日|小时)|\//.test(unit ?? '') && agreedSpans.test(nameOf(indicator))) return null;
  // Nothing can be more than all of it; whether all is to be had is asked by L8 and L24.
  if (
    value === 100 &&
    unit === '%' &&
    (isShare(indicator) || compliance.test(nameOf(indicator)) || (isRate(indicator) && !isCost(indicator)))
  )
    return null;
  if (isRate(indicator) && value === 100 && unit === null) return wholeWithoutUnit(indicator);
  const ceiling = !isGain(indicator) && (unit === '元' || isCost(indicator) || isHarm(indicator) || isTimeLimit(indicator));
  const mended = withSign(raw, ceiling ? '≤' : '≥');
  const { level3 } = indicator;
  return error(ceiling ? 'equals-on-ceiling' : 'equals-on-floor', { raw, level3, mended }, { target: mended });
}

function wholeWithoutUnit(indicator: IndicatorReading): Breach {
  const { level3, target } = indicator;
  return error('equals-all-without-unit', { raw: target.raw, level3, least: isSatisfaction(indicator) ? 90 : 95 });
}

function notInput(indicator: IndicatorReading, { reading, pack }: Context): Breach | null {
  const { unit, value, raw } = indicator.target;
  const budget = yearBudgetOf(reading);
  const input = /投入/.test(levelsOf(indicator));
  const repeats = unit === '元' && value !== null && value === budget;
  const spent = budgetProgress.test(nameOf(indicator)) && /产出|效益|效果|数量|质量|时效/.test(levelsOf(indicator));
  const reaches = passedOn.test(nameOf(indicator)) && isDefined(indicator, narrativeOf(reading));
  // Where nothing of execution is to be declared at all, L34 says so.
  if (spent && !reaches && (pack.executionDeclared || !/执行率$/.test(nameOf(indicator))))
    return warning('input-progress', { level3: indicator.level3 });
  const putIn = unit === '元' && !isCost(indicator) && moneyPutIn.test(nameOf(indicator));
  if (!(unit === '元' && input) && !putIn && !(repeats && !isCost(indicator))) return null;
  const said = { level3: indicator.level3, raw, ceiling: withSign(raw, '≤') };
  return repeats ? error('input-repeats-budget', said) : error('input-is-money', said);
}

function costIsCost(indicator: IndicatorReading, { reading }: Context): Breach | null {
  // 社会成本 and 生态环境成本 are burdens on others, in whatever unit.
  if (!/成本/.test(levelsOf(indicator)) || borneByOthers.test(indicator.level2 ?? '')) return null;
  const { kind, value, unit, raw } = indicator.target;
  const name = nameOf(indicator);
  const rules = (compliance.test(name) || rulesOfSpending.test(name)) && unit !== '元';
  if (!rules && kind !== 'qualitative' && value !== null && (unit === null || /元|%|‰/.test(unit))) return null;
  if (isCost({ ...indicator, level1: '', level2: '' }) && value !== null) return null;
  if (hands.test(name) && handsUnit.test(unit ?? '')) return null;
  const budget = yearBudgetOf(reading);
  const basis = costBasisOf(reading);
  const { level3 } = indicator;
  const words = rules || kind === 'qualitative';
  if (budget !== null && basis !== null) {
    const said = { level3, raw, cost: quotient(budget, basis.count, 'at most'), budget, ...basis };
    return error(words ? 'cost-is-compliance-per-piece' : 'cost-is-no-money-per-piece', said);
  }
  const outputs = countedOutputsOf(reading).map((row) => row.level3);
  if (outputs.length > 1) {
    const said = { level3, raw, budget: budget ?? '…', outputs };
    return error(words ? 'cost-is-compliance-of-which' : 'cost-is-no-money-of-which', said);
  }
  return error(words ? 'cost-is-compliance' : 'cost-is-no-money', { level3, raw, budget: budget ?? '…' });
}

/** The most, in %, that 300 answers without one complaint can show (rule of three, 95 %). */
const PROVEN = 99;

function satisfactionBelowAll(indicator: IndicatorReading): Breach | null {
  const { value, unit, comparator, raw } = indicator.target;
  if (isSatisfaction(indicator) && comparator === '≥' && unit === '%' && value !== null && value < 60)
    return warning('satisfaction-too-low', { level3: indicator.level3, raw });
  if (
    !isSatisfaction(indicator) ||
    value === null ||
    value <= PROVEN ||
    value > 100 ||
    comparator === '≤' ||
    comparator === '<' ||
    (unit !== null && unit !== '%')
  )
    return null;
  if (value < 100) return warning('satisfaction-of-nearly-all', { level3: indicator.level3, raw });
  return warning('satisfaction-of-all', { level3: indicator.level3 });
}

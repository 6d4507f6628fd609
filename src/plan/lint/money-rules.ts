import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isCost, levelsOf, nameOf, quotient, yearBudgetOf } from './lint-words.ts';
import { type Breach, type Context, error, type Rule, warning } from './rule.ts';
import { kindsOfThings, ofEach } from './vocabulary.data.ts';

/** L17, L18, L26: sums of money and of points. */
export const moneyRules: readonly Rule[] = [
  { id: 'L17', title: '金额前后一致', source: 'disclosure', perForm: amountsAgree },
  { id: 'L18', title: '分值齐全，合计90分加执行率10分', source: 'scoring', perForm: weights },
  { id: 'L26', title: '单位成本、数量与预算对得上', source: 'arithmetic', perIndicator: unitCostFitsBudget },
];

/** Amounts within this share of each other are the same, rounded. */
const ROUNDING = 0.005;
const isCeiling = (row: IndicatorReading): boolean => row.target.comparator === '≤' || row.target.comparator === '<';

function amountsAgree({ reading }: Context): Breach[] {
  const { totalYuan, currentYearYuan, initialYuan, executedYuan, adjustedYuan } = reading.budget;
  const breaches: Breach[] = [];
  if (totalYuan !== null && currentYearYuan !== null && currentYearYuan > totalYuan) {
    breaches.push(error('year-above-total', { year: currentYearYuan, total: totalYuan }));
  }
  const planned = adjustedYuan ?? initialYuan;
  if (planned !== null && executedYuan !== null && executedYuan > planned * (1 + ROUNDING))
    breaches.push(error('spent-above-budget', { spent: executedYuan, planned }));
  const budget = yearBudgetOf(reading);
  return budget === null ? breaches : [...breaches, ...rowsAgainst(budget, reading)];
}

const WHOLE = /(?:项目)?总成本|总投入|总费用|总投资|项目成本|经费投入|预算(?:控制)?(?:数|额|金额)|资金(?:总额|投入)/;

/** Amounts of the rows that stand for the whole, or for its parts, against the budget. */
function rowsAgainst(budget: number, reading: FormReading): Breach[] {
  const rows = reading.indicators.filter(
    (row) =>
      row.target.unit === '元' &&
      row.target.value !== null &&
      (isCost(row) ||
        /投入|预算/.test(levelsOf(row)) ||
        /^(?:项目)?(?:经费|资金|财政资金|预算)(?:总?投入|总?额|总?数|安排)/.test(nameOf(row))),
  );
  const money = rows.filter((row) => !PER_PIECE.test(nameOf(row)));
  const named = money.filter((row) => WHOLE.test(nameOf(row)) || money.length === 1);
  // 讲座总成本 beside 项目总成本, or with others that add up to the budget, is the whole of a part.
  const is = (amount: number): boolean => Math.abs(amount - budget) <= budget * ROUNDING;
  const added = money.reduce((total, row) => total + (row.target.value ?? 0), 0);
  const settled = named.length > 1 && (named.some((row) => is(row.target.value ?? 0)) || is(added));
  const wholes = settled ? named.filter((row) => is(row.target.value ?? 0)) : named;
  const breaches = wholes.flatMap((row) => wholeAgainst(budget, row));
  const parts = money.filter((row) => !wholes.includes(row));
  const sum = parts.reduce((total, row) => total + (row.target.value ?? 0), 0);
  // A row that is named like the whole, and is not, may count what others pay as well.
  const arePartsOfIt = parts.length >= 2 || parts.some((row) => !named.includes(row));
  if (arePartsOfIt && sum > budget * (1 + ROUNDING)) {
    const said = parts.map((row) => `${row.level3}${row.target.raw}`);
    breaches.push(error('parts-above-budget', { sum, parts: said, budget }));
  }
  return breaches;
}

/** Prices and standards of one piece, whatever unit they are written in. */
const PER_PIECE = /单价|单位|标准|人均|户均|亩均|生均|次均|每|单(?:场|次|站|个|件|册|人|项|台|套|期|本)|定额|平均|(?:元\/)/;

function wholeAgainst(budget: number, row: IndicatorReading): Breach[] {
  const value = row.target.value ?? 0;
  if (Math.abs(value - budget) <= budget * ROUNDING || value === 0) return [];
  const whole = WHOLE.test(nameOf(row)) || /投入/.test(levelsOf(row));
  const ratio = value / budget;
  const said = { level3: row.level3, raw: row.target.raw, budget };
  if (Math.abs(ratio - 10_000) < 50 || Math.abs(ratio * 10_000 - 1) < 0.005)
    return [error('cost-ten-thousandfold', { ...said, cost: value })];
  if (value > budget) return [error('cost-above-budget', said)];
  return !whole || isCeiling(row) ? [] : [error('cost-differs-from-budget', said)];
}

/** Units that count whatever there is. */
const ANYTHING = /^(?:个|项|件|次|处)$/;

function sharesWord(one: string, other: string): boolean {
  const words = [...one].slice(1).map((_, at) => one.slice(at, at + 2));
  return words.some((word) => !/[单每个数量均]/.test(word) && other.includes(word));
}

/** The kind of thing that a name speaks of last. */
function kindOfThing(name: string): number {
  const found = kindsOfThings.map((kind) => [...name.matchAll(kind)].at(-1)?.index ?? -1);
  const last = Math.max(...found);
  return last < 0 ? -1 : found.indexOf(last);
}

/**
 * So much for each 个 says of which only by its name: 单个站点补助 is held against 社区科学小屋 50个 and 每次成本, which names nothing, against any
 * output; 单个项目资助额度 has nothing to do with 新增就业岗位 400个.
 */
function mayBeOf(price: string, row: IndicatorReading): boolean {
  if (sharesWord(price, nameOf(row))) return true;
  if (/效益|效果|影响|满意/.test(levelsOf(row))) return false;
  const named = price.replace(ofEach, '');
  return named === '' || (kindOfThing(named) >= 0 && kindOfThing(named) === kindOfThing(nameOf(row)));
}

/** 元/人次 × 人次 cannot be more than there is money. */
function unitCostFitsBudget(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { unit, value, raw } = indicator.target;
  const per = /^元\/(?:每)?(.+)$/.exec(unit ?? '')?.[1];
  const budget = yearBudgetOf(reading);
  if (per === undefined || value === null || value === 0 || budget === null || !isCost(indicator)) return null;
  const counts = reading.indicators.filter(
    (row) =>
      row.target.unit === per &&
      row.target.value !== null &&
      !isCeiling(row) &&
      (!ANYTHING.test(per) || mayBeOf(nameOf(indicator), row)),
  );
  const ofItsName = counts.filter((row) => ANYTHING.test(per) && sharesWord(nameOf(indicator), nameOf(row)));
  const [count, ...others] = ofItsName.length > 0 ? ofItsName : counts;
  if (!count || others.length > 0) return null;
  const needed = value * (count.target.value ?? 0);
  if (needed <= budget * 1.05) return null;
  const fitting = quotient(budget, count.target.value ?? 1, 'at most');
  const counted = `${count.level3} ${count.target.raw}`;
  return warning('unit-cost-above-budget', { level3: indicator.level3, raw, count: counted, needed, budget, fitting, per });
}

function weights({ reading, pack }: Context): Breach[] {
  const given = reading.indicators.map((indicator) => indicator.weight).filter((weight) => weight !== null);
  const points = pack.executionPoints ?? 10;
  if (given.length === 0) {
    if (reading.indicators.length === 0 || (reading.kind === 'target' && !/^sh-20(?:16|20)/.test(reading.layout))) return [];
    const lacking = reading.kind === 'target' ? 'points-missing-on-target' : 'points-missing-on-evaluation';
    return [error(lacking, { indicators: 100 - points, execution: points })];
  }
  const missing = reading.indicators.filter((indicator) => indicator.weight === null);
  if (missing.length > 0)
    return [error('points-missing-in-rows', { count: missing.length, names: missing.map((one) => one.level3) })];
  const sum = Number(given.reduce((total, weight) => total + weight, 0).toFixed(6));
  const within = reading.indicators.some((one) => /预算执行率|资金执行率/.test(one.level3));
  const execution = reading.budget.weight ?? points;
  if (sum + execution === 100 || (reading.budget.weight === null && (sum === 100 || (within && sum === 100)))) return [];
  if (within && sum === 100) return [];
  const off = Number((sum + execution - 100).toFixed(6));
  const said = { sum, execution, total: sum + execution, off: Math.abs(off), indicators: 100 - execution };
  return [error(off > 0 ? 'points-too-many' : 'points-too-few', said)];
}

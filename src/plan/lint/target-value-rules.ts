import { readTarget } from '#src/kernel/target.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { figure, isCost, isRate, isSatisfaction, levelsOf, nameOf, personTimesOf, sources, yearBudgetOf } from './lint-words.ts';
import { type Breach, error, type Rule, warning } from './rule.ts';

/** L1–L3, L6–L8: sign, figure and unit of the target value itself. */
export const targetValueRules: readonly Rule[] = [
  { id: 'L1', title: '比较符号、数值、单位齐全', source: sources.vague, perIndicator: completeTarget },
  { id: 'L2', title: '单位与指标名称、二级指标相符', source: sources.disclosure, perIndicator: unitFits },
  { id: 'L3', title: '可计数的产出和比率用“≥”，成本用“≤”', source: sources.unmeasurable, perIndicator: notEquals },
  { id: 'L6', title: '投入的资金不是绩效目标', source: sources.input, perIndicator: notInput },
  { id: 'L7', title: '成本指标写成本', source: sources.shanghai, perIndicator: costIsCost },
  { id: 'L8', title: '满意度不写100%', source: sources.satisfaction, perIndicator: satisfactionBelowAll },
];

function completeTarget(indicator: IndicatorReading): Breach | null {
  const { target } = indicator;
  const { doubt } = readTarget(target.raw);
  if (doubt?.code === 'likely-slip') return error(doubt.message, `如原表确为“${doubt.likely}”，请改为“${doubt.likely}”。`);
  if (doubt?.code === 'blank') return error('没有填目标值。', '请填写比较符号、数值和单位，如“≥100场”。');
  if (doubt) return error(`${doubt.message}。`, '一个指标只写一个数值或一个区间。');
  if (target.kind === 'date') return null;
  if (target.kind === 'qualitative') return wordsOnly(indicator);
  if (target.unit === null) {
    const unit = isRate(indicator) ? '%' : '单位';
    return error(`目标值“${target.raw}”没有单位。`, `请写明单位，如“≥${target.value}${unit === '%' ? '%' : '场'}”。`);
  }
  if (target.comparator === null)
    return error(
      `目标值“${target.raw}”没有比较符号，多做少做都说不清是否达标。`,
      `请改为“${isCost(indicator) ? '≤' : '≥'}${target.raw}”。`,
    );
  return null;
}

function wordsOnly(indicator: IndicatorReading): Breach {
  const message = `目标值“${indicator.target.raw}”没有数值，无法衡量是否完成。`;
  if (/效益|效果|影响|可持续/.test(levelsOf(indicator))) {
    return warning(message, '定性目标请写明用什么判断、分哪几档；能计数的尽量改为数值，如“前后测平均提高≥10分”。');
  }
  return error(message, '请改为可以计数或计算的目标值，写明比较符号、数值和单位。');
}

const PEOPLE = /(?:群众|受众|人数|人次|观众|听众|居民|白领|学员|志愿者|讲师|人员)(?:数|数量|规模)?$/;
const PEOPLE_UNIT = /^(?:人次|人|名|位|户|家庭|个家庭|组)/;

function unitFits(indicator: IndicatorReading): Breach | null {
  const { unit, value, raw, kind } = indicator.target;
  if (unit === null || kind === 'date' || kind === 'qualitative') return null;
  const name = nameOf(indicator);
  if (PEOPLE.test(name) && !PEOPLE_UNIT.test(unit)) {
    const suggestion = /区|县/.test(unit)
      ? `请分成两个指标：“科普活动覆盖区数 ≥${value}个”和“科普活动受益人次 ≥…人次”（人数与人次也要分清）。`
      : '请把单位改为“人”或“人次”，或把名称改成所数的东西。';
    return error(`名称“${name}”数的是人，目标值“${raw}”的单位却是“${unit}”。`, suggestion);
  }
  if (/(?:率|占比|比例)$/.test(name) && !/^[%‰]|百分/.test(unit))
    return error(`“${name}”是比率，单位却是“${unit}”。`, '比率的单位用“%”或“‰”。');
  if (/场次(?:数)?$/.test(name) && !/^(?:场|次)/.test(unit))
    return error(`“${name}”数的是场次，单位却是“${unit}”。`, '请用“场”。');
  if (/数量/.test(indicator.level2 ?? '') && /^[%‰元]/.test(unit))
    return error(
      `数量指标的单位是“${unit}”，数不出数量。`,
      '数量指标用“场”“个”“人次”等可计数的单位；比率移到质量指标，金额移到成本指标。',
    );
  return null;
}

function notEquals(indicator: IndicatorReading): Breach | null {
  const { comparator, value, unit, raw } = indicator.target;
  if (comparator !== '=' || value === null || value === 0) return null;
  const money = unit === '元' || isCost(indicator);
  const sign = money ? '≤' : '≥';
  const better = raw.replace(/^\s*(?:[=＝]+|等于)\s*/, sign);
  const reason = money ? '节约了反而算没有达标' : '超额完成也算偏差';
  const breach = unit === '%' && value === 100 ? warning : error;
  return breach(
    `目标值“${raw}”用“=”：${reason}。`,
    `请改为“${better}”${unit === null && isRate(indicator) ? '（并补上“%”）' : ''}。`,
  );
}

function notInput(indicator: IndicatorReading, reading: FormReading): Breach | null {
  const { unit, value, raw } = indicator.target;
  const budget = yearBudgetOf(reading);
  const input = /投入/.test(levelsOf(indicator));
  const repeats = unit === '元' && value !== null && value === budget;
  if (!(unit === '元' && input) && !(repeats && !isCost(indicator))) return null;
  const again = repeats ? '，而且只是重复了预算金额' : '';
  return error(
    `“${indicator.level3} ${raw}”是投入的资金，不是要达到的效果${again}。`,
    '请删去这一行，预算只填在预算栏；需要约束花费时另设成本指标。',
  );
}

function costIsCost(indicator: IndicatorReading, reading: FormReading): Breach | null {
  if (!/成本/.test(levelsOf(indicator))) return null;
  const { kind, value, unit, raw } = indicator.target;
  if (kind !== 'qualitative' && value !== null && (unit === null || /元|%|‰/.test(unit))) return null;
  const budget = yearBudgetOf(reading);
  const people = personTimesOf(reading);
  const unitCost = budget !== null && people ? budget / people : null;
  const suggestion =
    unitCost === null
      ? '请写总成本或单位成本，如“≤…元/人次”“≤…元/场”。'
      : `请写单位成本，如“≤${figure(unitCost)}元/人次”（${figure(budget ?? 0)}元÷${figure(people ?? 0)}人次）。`;
  return error(`成本指标“${indicator.level3}”的目标值“${raw}”说的是合规要求，不是成本。`, suggestion);
}

function satisfactionBelowAll(indicator: IndicatorReading): Breach | null {
  const { value, unit, comparator } = indicator.target;
  if (!isSatisfaction(indicator) || value !== 100 || comparator === '≤' || comparator === '<' || (unit !== null && unit !== '%'))
    return null;
  return warning(
    '满意度100%无法用抽样证明：300份问卷无一不满意，也只能说明满意度在99%以上（95%置信）。',
    '请改为“≥90%”，并写明调查对象、有效样本量和调查方式。',
  );
}

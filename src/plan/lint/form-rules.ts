import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { activities } from './activities.ts';
import {
  districtsOf,
  figure,
  isSatisfaction,
  levelsOf,
  narrativeOf,
  personTimesOf,
  sources,
  yearBudgetOf,
} from './lint-words.ts';
import { type Breach, error, info, type Rule, warning } from './rule.ts';

/** L12–L20: the form as a whole. */
export const formRules: readonly Rule[] = [
  { id: 'L12', title: '写了要做的事都有指标', source: sources.review, perForm: activitiesMeasured },
  { id: 'L13', title: '必填文字不空', source: sources.vague, perForm: textFilled },
  { id: 'L14', title: '一次性与延续性相符', source: sources.disclosure, perForm: oneOffOrContinuing },
  { id: 'L15', title: '政府购买服务如实填报', source: sources.purchase, perForm: purchase },
  { id: 'L16', title: '引用的政策目标有归属', source: sources.survey, perForm: policyGoal },
  { id: 'L17', title: '金额前后一致', source: sources.disclosure, perForm: amountsAgree },
  { id: 'L18', title: '分值齐全，合计90分加执行率10分', source: sources.scoring, perForm: weights },
  { id: 'L19', title: '有效益指标，也有长效指标', source: sources.national, perForm: benefits },
  { id: 'L20', title: '数字之间的比例可行', source: sources.arithmetic, perForm: ratios },
];

function activitiesMeasured(reading: FormReading): Breach[] {
  const text = narrativeOf(reading);
  const names = reading.indicators.map((indicator) => indicator.level3);
  return activities
    .filter((activity) => activity.mentioned.test(text) && !names.some((name) => activity.measured.test(name)))
    .map((activity) => error(`正文写了“${activity.name}”，却没有对应的指标。`, `请增加“${activity.indicator}”。`));
}

function textFilled(reading: FormReading): Breach[] {
  return Object.entries(reading.sections)
    .filter(([, text]) => text.trim() === '')
    .map(([name]) =>
      error(`“${name}”是空的。`, name === '实施计划' ? '请按月或按季写明做什么、谁来做、花多少。' : `请补写“${name}”。`),
    );
}

function oneOffOrContinuing(reading: FormReading): Breach[] {
  const text = narrativeOf(reading);
  const year = reading.year ?? Number(reading.start?.slice(0, 4) ?? Number.NaN);
  const earlier = [...new Set([...text.matchAll(/(20\d{2})(?=\s*(?:年|[-—–至、]))/g)].map((match) => Number(match[1])))].filter(
    (found) => found < year && found >= year - 4,
  );
  const blankBefore =
    reading.kind === 'target' && reading.layout.startsWith('sh-2020') && reading.budget.previousBudgetYuan === null;
  const before = blankBefore ? '，上年预算额和执行数也是空的' : '';
  const suggestion = '请核对项目类别；延续项目改选经常性或阶段性项目，并补填上年预算额和执行数。';
  if (/一次性/.test(reading.category ?? '') && earlier.length > 0) {
    return [warning(`项目类别是“${reading.category}”，正文却在接着做${earlier.join('、')}年的工作${before}。`, suggestion)];
  }
  if (/经常性|延续|阶段性/.test(reading.category ?? '') && blankBefore)
    return [warning(`项目类别是“${reading.category}”，上年预算额和执行数却是空的。`, suggestion)];
  return [];
}

function purchase(reading: FormReading): Breach[] {
  if (reading.governmentPurchase !== false) return [];
  const bought = [...new Set(narrativeOf(reading).match(/大赛|巡展|印制|编印|布展|委托|外包|物业|印刷/g) ?? [])];
  if (bought.length === 0) return [];
  return [
    warning(
      `填了“不含政府购买服务”，但正文里的${bought.map((word) => `“${word}”`).join('')}通常要向社会力量购买。`,
      '请核对是否有委托或采购；有的改为“是”，并列入政府购买服务目录。',
    ),
  ];
}

const GOAL =
  /([\p{Script=Han}]{2,20}?)(?:的)?(?:比例|占比|比重|率)(?:为|将|要|需|应)?(?:达到|达|提高到|提升到|超过|不低于)?\s*(\d{1,2}(?:\.\d+)?)\s*[%％]/u;

function policyGoal(reading: FormReading): Breach[] {
  const claims = reading.indicators.filter((indicator) =>
    /公民(?:具备)?科学素质|科学素质(?:比例|达标|水平)/.test(indicator.level3),
  );
  if (claims.length > 0) {
    return claims.map((indicator) =>
      warning(
        `“${indicator.level3}”是全市水平，受多方面影响，不能归因于一个项目。`,
        '请改为本项目自己的变化，如“参与者前后测平均提高≥10分（同题同人）”。',
      ),
    );
  }
  const goal = GOAL.exec(narrativeOf(reading));
  if (!goal) return [];
  const value = Number(goal[2]);
  if (reading.indicators.some((indicator) => indicator.target.value === value && indicator.target.unit === '%')) return [];
  return [
    warning(
      `正文引用了“${goal[0]}”的政策目标，没有指标与它衔接。`,
      `${goal[2]}%只宜作背景，注明不可归因于本项目；请另设本项目自己的效果指标，如参与者前后测提高分值。`,
    ),
  ];
}

function amountsAgree(reading: FormReading): Breach[] {
  const { totalYuan, currentYearYuan } = reading.budget;
  const breaches: Breach[] = [];
  if (totalYuan !== null && currentYearYuan !== null && currentYearYuan > totalYuan) {
    breaches.push(
      error(`当年预算${figure(currentYearYuan)}元大于项目总预算${figure(totalYuan)}元。`, '请核对两个金额及其单位（元、万元）。'),
    );
  }
  const budget = yearBudgetOf(reading);
  const rows = reading.indicators.filter(
    (indicator) =>
      indicator.target.unit === '元' &&
      indicator.target.value !== null &&
      /投入|总成本|预算|资金/.test(`${levelsOf(indicator)}${indicator.level3}`),
  );
  const sum = rows.reduce((total, indicator) => total + (indicator.target.value ?? 0), 0);
  if (budget === null || rows.length === 0 || Math.abs(sum - budget) < 0.005) return breaches;
  const upper = rows.every((indicator) => indicator.target.comparator === '≤' || indicator.target.comparator === '<');
  if (upper && sum < budget) return breaches;
  return [
    ...breaches,
    error(
      `指标里的金额合计${figure(sum)}元，与预算${figure(budget)}元不一致。`,
      '请核对是否混用了元与万元、年度数与跨年累计数。',
    ),
  ];
}

function weights(reading: FormReading): Breach[] {
  const given = reading.indicators.map((indicator) => indicator.weight).filter((weight) => weight !== null);
  if (given.length === 0) {
    if (reading.kind === 'self-evaluation' && reading.indicators.length > 0)
      return [error('自评表没有填分值。', '请填各指标分值，合计90分，预算执行率10分。')];
    return reading.layout === 'sh-2020-target'
      ? [info('本表式不印分值；转为现行表式时必须补填。', '转换时请设分值：指标合计90分，预算执行率10分。')]
      : [];
  }
  if (given.length < reading.indicators.length)
    return [error(`${reading.indicators.length - given.length}个指标没有分值。`, '请补齐分值。')];
  const sum = Number(given.reduce((total, weight) => total + weight, 0).toFixed(6));
  const execution = reading.budget.weight ?? 10;
  if (sum + execution === 100) return [];
  return [
    error(
      `指标分值合计${figure(sum)}分，加预算执行率${figure(execution)}分不等于100分。`,
      '请调整为指标合计90分，预算执行率10分。',
    ),
  ];
}

function benefits(reading: FormReading): Breach[] {
  if (reading.indicators.length === 0) return [];
  const rows = reading.indicators.filter(
    (indicator) => /效益|效果|影响|可持续/.test(levelsOf(indicator)) && !isSatisfaction(indicator),
  );
  const lasting = reading.indicators.some(
    (indicator) => /长效|可持续|长期/.test(`${levelsOf(indicator)}${indicator.level3}`) && !isSatisfaction(indicator),
  );
  if (rows.length >= 2 && lasting) return [];
  const missing = [rows.length < 2 ? `效益指标只有${rows.length}个` : '', lasting ? '' : '没有长效（可持续影响）指标'].filter(
    Boolean,
  );
  return [warning(`${missing.join('，')}。`, '请补充效益与长效指标，如“前后测平均提高分值”“次年继续举办的阵地比例”。')];
}

function ratios(reading: FormReading): Breach[] {
  if (reading.indicators.some((indicator) => /^元\//.test(indicator.target.unit ?? ''))) return [];
  const people = personTimesOf(reading);
  const districts = districtsOf(reading);
  const budget = yearBudgetOf(reading);
  if (people === null || (districts === null && budget === null)) return [];
  const each = districts ? `平均每区${figure(people / districts)}人次（${figure(people)}÷${districts}）` : '';
  const cost = budget !== null ? `每人次${figure(budget / people)}元（${figure(budget)}÷${figure(people)}）` : '';
  return [info(`${[each, cost].filter(Boolean).join('，')}，请判断是否可行。`)];
}

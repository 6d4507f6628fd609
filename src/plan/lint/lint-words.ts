import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';

/** Where a rule comes from. 101号 and 10号 are known from derived local texts; their clauses are not quoted. */
export const sources = {
  vague: '审计常见问题：绩效目标笼统、缺乏可量化指标',
  unmeasurable: '审计规则：目标不可衡量、偏差超过20%',
  satisfaction: '审计常见问题：满意度样本不足、代表性不强',
  review: '财会期刊2023年5月：绩效目标评审常见问题',
  disclosure: '上海市预算公开检查要点：金额、期间、单位',
  input: '地方绩效目标填报模板：财力、人力、物力投入不作为绩效目标',
  national: '财预〔2021〕101号（按各地转用做法）',
  scoring: '财预〔2020〕10号、财预〔2021〕101号（按各地转用做法）',
  shanghai: '上海市财政局2025年成本绩效指引：项目原则上设成本指标',
  purchase: '政府购买服务管理办法（财政部令第102号）',
  survey: '中国公民科学素质抽样调查（2020年）：全市数值受多方面影响',
  arithmetic: '由本表数字相除得出',
} as const;

export function levelsOf(indicator: IndicatorReading): string {
  return `${indicator.level1 ?? ''}/${indicator.level2 ?? ''}`;
}

export function isSatisfaction(indicator: IndicatorReading): boolean {
  return /满意/.test(indicator.level3);
}

export function isRate(indicator: IndicatorReading): boolean {
  return (
    indicator.target.unit === '%' ||
    indicator.target.unit === '‰' ||
    isSatisfaction(indicator) ||
    /(?:率|占比|比例|比重)$/.test(nameOf(indicator))
  );
}

export function isCost(indicator: IndicatorReading): boolean {
  return /成本/.test(levelsOf(indicator)) || /成本|单价|人均费用|费用标准/.test(indicator.level3);
}

/** The name without what brackets explain. */
export function nameOf(indicator: IndicatorReading): string {
  return indicator.level3.replace(/[（(][^）)]*[）)]/g, '').trim();
}

export function narrativeOf(reading: FormReading): string {
  return Object.values(reading.sections).join('\n');
}

/** The person-times that the year is to reach, from whichever row counts them. */
export function personTimesOf(reading: FormReading): number | null {
  return reading.indicators.find((indicator) => indicator.target.unit === '人次' && indicator.target.value)?.target.value ?? null;
}

export function districtsOf(reading: FormReading): number | null {
  return (
    reading.indicators.find((indicator) => /^(?:个)?(?:区|县)/.test(indicator.target.unit ?? '') && indicator.target.value)
      ?.target.value ?? null
  );
}

export function yearBudgetOf(reading: FormReading): number | null {
  const { currentYearYuan, adjustedYuan, initialYuan, totalYuan } = reading.budget;
  return currentYearYuan ?? adjustedYuan ?? initialYuan ?? totalYuan;
}

/** `6`, `12,500`, `6.25`: as offices write a figure. */
export function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

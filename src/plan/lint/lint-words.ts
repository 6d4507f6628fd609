import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { dealtWith, harms, likelyUnits, noShares, plannedPosts, unbounded } from './vocabulary.data.ts';

export function levelsOf(indicator: IndicatorReading): string {
  return `${indicator.level1 ?? ''}/${indicator.level2 ?? ''}`;
}

/** 满意度调查有效问卷份数 counts papers, and is none. */
const SATISFIED = /满意(?:度|率|程度|比例|占比|人数占比)?(?:评分|得分|指数|调查得分|测评得分|达标率|情况)?$/;

export const namesSatisfaction = (indicator: IndicatorReading): boolean => SATISFIED.test(nameOf(indicator));

export function isSatisfaction(indicator: IndicatorReading): boolean {
  return namesSatisfaction(indicator) || (/满意/.test(indicator.level2 ?? '') && indicator.target.unit === '%');
}

export function isRate(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (noShares.test(name)) return false;
  const { unit } = indicator.target;
  return unit === '%' || unit === '‰' || isSatisfaction(indicator) || /(?:率|占比|比例|比重)$/.test(name);
}

/** A share of a whole, which cannot be more than all of it. */
export function isShare(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (unbounded.test(name) || /^(?:任务|目标|计划|指标|预算|工作)/.test(name)) return false;
  return isSatisfaction(indicator) || (/(?:率|度|占比|比例|比重)$/.test(name) && isRate(indicator));
}

export function isCost(indicator: IndicatorReading): boolean {
  return (
    /成本/.test(levelsOf(indicator)) ||
    /成本(?!节约|降低|下降|效益|核算|节省|控制率)|单价|人均费用|费用标准/.test(indicator.level3)
  );
}

/** Amounts fixed by a rule of law or a price list: they are to be met exactly. */
export function isFixedAmount(indicator: IndicatorReading): boolean {
  return (
    /标准|定额|单价|工资|津贴|补贴额|每亩|生均|人均(?:补|资)/.test(nameOf(indicator)) ||
    // 讲师补助 300元/人: so much for each, as the document says.
    (/补助|补贴|奖补|救助金|抚恤金/.test(nameOf(indicator)) && /^元\//.test(indicator.target.unit ?? ''))
  );
}

/** People in posts that are counted beforehand: one more is no merit. */
export function isHeadcount(indicator: IndicatorReading): boolean {
  return plannedPosts.test(nameOf(indicator)) && /^(?:人|名|个)$/.test(indicator.target.unit ?? '');
}

export function likelyUnit(indicator: IndicatorReading): string {
  return likelyUnits.find(([end]) => end.test(nameOf(indicator)))?.[1] ?? (/成本/.test(levelsOf(indicator)) ? '元' : '个');
}

/** Whether the name itself says what is counted: 场次, 人数, 个数. */
export function namesUnit(indicator: IndicatorReading): boolean {
  return /(?:人次|场次|[个人户场次天份台辆家件篇项册套座处期批班节]数)$/.test(nameOf(indicator));
}

/** What must not happen: the fewer, the better. */
export function isHarm(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  return harms.test(name) && !dealtWith.test(name);
}

/** Time until something is done: the shorter, the better. */
export function isTimeLimit(indicator: IndicatorReading): boolean {
  return (
    /(?:响应|到场|到达|办理|办结|审批|审核|修复|维修|处置|处理|等候|等待|排队|反馈|回复|整改|送达|拨付|发放|配送|恢复|完成|竣工|交付|完工|出具|结算)(?:时间|时限|时长|周期|期限|天数|用时|工期)$|^(?:工期|时限|办理时限|办结时限|响应时间)$/.test(
      nameOf(indicator),
    ) && /^(?:个)?(?:工作日|天|日|小时|分钟|秒|周|个月|月|h|min|s)/.test(indicator.target.unit ?? '')
  );
}

/** Rows whose goal is a state of things, where words may be judged: benefits, and what an office manages. */
export function mayBeWords(indicator: IndicatorReading): boolean {
  // A form without levels leaves open which row is what.
  return (
    (levelsOf(indicator) === '/' || /效益|效果|影响|可持续|长效|管理|生态|社会|环境/.test(levelsOf(indicator))) &&
    !isSatisfaction(indicator)
  );
}

/** Words that two people would agree on: a named standard, a grade, a state that is or is not. */
export function isVerifiable(text: string): boolean {
  return /标准(?!化)|规范(?!使用|管理|运行|化|有序|开展|操作)|规程|国标|行标|GB|ISO|符合|[一二三四五六ⅠⅡⅢⅣ甲乙丙]\s*[级类等]|[A-D]+\s*级|合格|通过|达标|建立|建成|制定|出台|印发|备案|取得|不发生|未发生|无(?!法|效)|零(?!散)|优良中低差|好坏|^[是有优良]$|优秀|优良|良好|正常(?:运行|使用|开放)?$|投入使用|全覆盖|完好|达到.{0,12}要求|按(?:照)?.{2,30}(?:办法|规定|方案)(?:执行|落实|完成)?$/.test(
    text,
  );
}

/** The name without what brackets explain. */
export function nameOf(indicator: IndicatorReading): string {
  return indicator.level3
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[%％]$/, '')
    .trim();
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

/** The target with another sign, the rest as the form spells it: `=16区` and `≥` give `≥16区`. */
export function withSign(raw: string, sign: '≥' | '≤' | '='): string {
  const bare = raw
    .trim()
    .replace(/^完成(?=[\d０-９])/, '')
    .replace(
      /^(?:[≥≤≧≦><＞＜〉〈=＝]+|不(?:少|低|小|高|大|多)于|不超过|大于等于|小于等于|大于|小于|高于|低于|超过|等于|达到|达|至少|至多|控制在)\s*/,
      '',
    )
    .replace(/(?:[（(]含[）)])?(?:以上|以下|以内|之内)$/, '');
  return `${sign}${bare}`;
}

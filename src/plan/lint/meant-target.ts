import { changeOf } from '#src/kernel/change-direction.ts';
import type { Target } from '#src/kernel/target.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isCost, isHarm, isRate, isSatisfaction, isTimeLimit, levelsOf, nameOf } from './lint-words.ts';
import {
  budgetProgress,
  compliance,
  costSpared,
  gained,
  givenOut,
  grantMoney,
  othersMoney,
  spending,
} from './vocabulary.data.ts';
import { wantedCounts, wantedMoney, wantedRates } from './wanted.data.ts';

/** 成本控制率 bounds a cost; 处置合规率, 预算执行率 and 成本节约率 below a cost level do not. */
export function boundsCost(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (!isCost(indicator) || costSpared.test(name)) return false;
  if (!isRate(indicator)) return true;
  return /成本|费用|支出|经费|预算|控制/.test(name) && !budgetProgress.test(name) && !compliance.test(name);
}

/** Money that others spend or get because of the project, and what is spared: the more, the better. */
export function isGain(indicator: IndicatorReading): boolean {
  if (indicator.target.unit !== '元') return false;
  const name = nameOf(indicator);
  if (gained.test(name)) return true;
  if (isCost(indicator)) return false;
  return givenOut.test(name) || (/效益|效果/.test(levelsOf(indicator)) && othersMoney.test(name));
}

/** Which sign a bare number most likely stands for. */
export function signMeant(indicator: IndicatorReading): '≥' | '≤' {
  if (isGain(indicator) || (!isCost(indicator) && grantMoney.test(nameOf(indicator)))) return '≥';
  const spends = indicator.target.unit === '元' && spending.test(nameOf(indicator));
  return spends || boundsCost(indicator) || isHarm(indicator) || isTimeLimit(indicator) ? '≤' : '≥';
}

/** Whether level or name say that more is better, so that a bare number needs no guess. */
function wantsMore(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (/数量|质量|产出/.test(levelsOf(indicator)) || isSatisfaction(indicator) || isGain(indicator)) return true;
  return [wantedRates, wantedCounts, wantedMoney, grantMoney, budgetProgress, compliance, costSpared].some((more) =>
    more.test(name),
  );
}

/** A target as it is compared, and by what its direction was taken where the form writes none; null where it was not taken. */
interface MeantTarget {
  target: Target;
  taken: 'ceiling-by-level' | 'ceiling-by-name' | 'floor-assumed' | null;
}

/** Grants and wages are paid as they are fixed: neither more nor less of them is better. */
const PAID_AS_FIXED = /补助|补贴|救助|抚恤|低保|奖|津贴|待遇|发放|工资|薪|养老金|保险|资助|慰问/;

/** What happened to people, things and works, counted, and nothing that anybody did about it: 破获案件数 and 无差错率 are none. */
const BEFELL =
  /^(?:(?:全年|年度|重大|较大|一般|特别|安全|生产|施工|责任|质量|交通|火灾|食品|药品|医疗|护理|教学|网络|信息|数据|系统|设备|设施|工程|项目|服务|群众|居民|市民|患者|客户|用户|游客|旅客|学生|家长|有效|有责)*)(?:责任)?(?:事故|投诉|差错|故障|伤亡|死亡|泄密|违规|违纪)(?:发生)?(?:率|数|量|起数|件数|次数|人数|宗数|例数|时长)$/;

/** Time until something is done, and none that something is to last: 响应时间, and not 平均无故障时间. */
function isAwaited(indicator: IndicatorReading): boolean {
  return isTimeLimit(indicator) && !/[无零]|运行|使用|服务|开放|营业|持续|播出|连续/.test(nameOf(indicator));
}

/** A cost in money, which is held down; no share of it, and nothing that is paid as it is fixed. */
function isHeldDown(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  const money = /^(?:[百千]?[万亿])?元/.test(indicator.target.unit ?? '');
  if (!money || isRate(indicator) || isGain(indicator) || costSpared.test(name) || PAID_AS_FIXED.test(name)) return false;
  return /成本/.test(levelsOf(indicator));
}

/**
 * How a bare figure, or one with “=”, is compared: a cost, and what befell somebody, as the most that there may be; anything else as the
 * least. Only what level or name leave no doubt of is taken so. The form's own target stays as it is written.
 */
export function meantTarget(indicator: IndicatorReading): MeantTarget {
  const { target } = indicator;
  const { comparator, kind, value } = target;
  const open = (comparator === null || comparator === '=') && kind === 'quantitative' && value !== null && value > 0;
  if (!open || changeOf(target.raw) !== null) return { target, taken: null };
  if (isHeldDown(indicator)) return { target: { ...target, comparator: '≤' }, taken: 'ceiling-by-level' };
  if (BEFELL.test(nameOf(indicator)) || isAwaited(indicator))
    return { target: { ...target, comparator: '≤' }, taken: 'ceiling-by-name' };
  // What lint would take for a ceiling is not known well enough to score by.
  const assumed = comparator === null && (signMeant(indicator) === '≤' || !wantsMore(indicator));
  return { target, taken: assumed ? 'floor-assumed' : null };
}

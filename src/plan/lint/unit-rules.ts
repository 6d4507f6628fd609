import { figure } from '#src/kernel/lint/finding-text.ts';
import { readTarget } from '#src/kernel/target.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import {
  isCost,
  isHarm,
  isRate,
  isSatisfaction,
  isShare,
  isTimeLimit,
  levelsOf,
  nameOf,
  namesHarm,
  personTimesOf,
  withSign,
} from './lint-words.ts';
import { type Breach, breach, type Context, error, info, type Rule, warning } from './rule.ts';
import {
  doneToThings,
  emptyWords,
  hands,
  handsUnit,
  harms,
  heldDown,
  measuredKinds,
  quota,
  rented,
  rentedUnits,
} from './vocabulary.data.ts';
import { awarded, harmCounts, moneyHeldDown, turnedRound, wantedCounts, wantedMoney, wantedRates } from './wanted.data.ts';

/** L2, L24, L27: whether unit, size and direction of the target fit what the name says is counted. */
export const unitRules: readonly Rule[] = [
  { id: 'L2', title: '单位与指标名称、二级指标相符', source: 'disclosure', perIndicator: unitFits },
  { id: 'L24', title: '比率不超过100%，写100%的确能全部做到', source: 'unmeasurable', perIndicator: shareWithinWhole },
  { id: 'L27', title: '“≥”“≤”方向合理', source: 'review', perIndicator: direction },
];

const PEOPLE = /(?:群众|受众|人数|人次|观众|听众|居民|白领|学员|志愿者|讲师|人员)(?:数|数量|规模|总数)?$/;
/** Things made or bought, at the end of a name; 图书借阅量 counts what people do with them. */
const THINGS =
  /(?:手册|读本|图书|书籍|教材|绘本|资料|海报|展板|挂图|折页|展品|教具|设备|器材|仪器|视频|课件|软件|专利|论文)(?:印制|编印|制作|购置|采购|更新|维修|配备)?(?:数|数量|总数|总量|册数|份数|套数|本数|件数|台数)?$/;
const PEOPLE_UNIT = /^(?:人|名|位|户|家|对|例|个人|组|万人)/;
const TIME_UNIT = /^(?:个|万)?(?:天|日|工作日|小时|学时|课时|节|月|周|年|分钟|秒|h|min|人[·.]?(?:天|日|学时|课时|次))|\//;
const RATE_UNIT = /^[%‰]|百分|分之|\/|^(?:倍|比)/;

/** 讲师30人: the name has the figure of the target, with its unit. */
const FIGURE_IN_NAME = /(\d{1,7})(人次|人|户|场|台|辆|套|项|公里|亩|平方米|册|份)$/;
const ALIKE = /^(?:名人|人名|人人次|场次场|场场次)$/;

function unitFits(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { unit, raw, kind: spelt } = indicator.target;
  if (unit === null || spelt === 'date' || spelt === 'qualitative') return null;
  const name = nameOf(indicator);
  const [inName, written = '', counted = ''] = FIGURE_IN_NAME.exec(name) ?? [];
  if (inName && Number(written) === indicator.target.value && unit !== counted && !ALIKE.test(`${unit}${counted}`)) {
    const mended = `${indicator.target.comparator ?? '≥'}${written}${counted}`;
    return error('unit-differs-from-name', { name, inName, raw, unit, mended }, { target: mended });
  }
  if (PEOPLE.test(name) && !PEOPLE_UNIT.test(unit)) return peopleInOtherUnit(indicator, reading);
  if (THINGS.test(name) && /^(?:人|名|人次)$/.test(unit)) return error('things-in-people', { name, raw, unit });
  const kind = measuredKinds.find((one) => one.name.test(name) && !one.except?.test(indicator.level2 ?? ''));
  if (kind?.never.test(unit)) return error('unit-of-another-kind', { name, raw, unit, fitting: kind.fitting });
  if (/人数(?:量|规模)?$/.test(name) && unit === '人次')
    return info(
      'people-in-visits',
      { name, raw, visits: name.replace(/人数(?:量|规模)?$/, '人次') },
      { level3: indicator.level3.replace(/人数(?:量|规模)?/, '人次') },
    );
  if (/(?:率|占比|比例)$/.test(name) && isRate(indicator) && !RATE_UNIT.test(unit))
    return error('rate-in-pieces', { name, unit, raw, counted: countName(name) });
  if (/场次(?:数)?$/.test(name) && !/^(?:场|次|期|堂|节|课)/.test(unit)) return error('times-in-other-unit', { name, unit });
  if (/(?:天数|日数|学时|课时|小时数|月数|时长)$/.test(name) && !TIME_UNIT.test(unit))
    return error('span-in-other-unit', { name, unit });
  if (
    COUNTED.test(unit) &&
    !/公里|平方米|亩/.test(unit) &&
    !Number.isInteger(indicator.target.value) &&
    !/均|每|指数|[千万百]名?(?:人|户|学生)/.test(name)
  )
    return warning('fraction-of-whole', { name, raw, unit, whole: String(Math.ceil(indicator.target.value ?? 0)) });
  return underItsLevel(indicator);
}

function countName(name: string): string {
  return `${name.replace(/(?:率|占比|比例)$/, '')}数`;
}

function peopleInOtherUnit(indicator: IndicatorReading, reading: Context['reading']): Breach {
  const { raw, value } = indicator.target;
  const unit = indicator.target.unit ?? '';
  const name = nameOf(indicator);
  if (!/^(?:个)?[区县]/.test(unit)) return error('people-in-other-unit', { name, raw, unit });
  const topic = /科普|科学/.test(`${reading.project ?? ''}`) ? '科普活动' : '活动';
  const mend = { level3: `${topic}覆盖${/县/.test(unit) ? '县' : '区'}数`, target: `≥${figure(value ?? 0)}个` };
  const districts = `${mend.level3} ${mend.target}`;
  return error('people-in-districts', { name, raw, unit, topic, districts, people: personTimesOf(reading) ?? '…' }, mend);
}

/** Money that the project brings about is an output; money that it gets is not. */
const BROUGHT_ABOUT =
  /发放|补贴|补助|筹集|筹措|募捐|捐赠|捐款|善款|带动|拉动|吸引(?:社会|民间|投资|资金)|贷款|担保|销售|产值|撬动|募集|签约|交易|融资|投放|营收|收入|减免|兑付|奖补|救助|消费|投资额|争取|收缴|征收|征缴|归集|入库|追缴|催收|清欠|盘活/;
const COUNTED = /^(?:场次|场|人次|人|户|台|套|册|份|部|期|公里|平方米|亩|站|家|辆|株|盏|堂|节)$/;
/** What happens so many times has no time in it. */
const HAPPENINGS = /^(?:场次|场|人次|人|户|台|套|册|份|部|期|公里|平方米|亩|株|盏|堂)$/;
/** 按时完工户数, 上半年完成场次, 按期验收通过率, 汛前检修台数: the name says in what time. */
const IN_TIME =
  /按时|按期|及时|如期|准时|限时|进度|工期|时限|提前|当[年季月日天]|[年季月周]内|年度内|期内|[上下]半年|季度|[年月日]底?前|[小时天日]内|[每逐按](?:学期|[年季月周日旬])|[期节汛学冬春夏秋]前/;
const QUALITY_RATE = /(?:合格|达标|优良|优秀|完好|成活|覆盖|知晓|通过|普及)(?:率|比例|占比)$/;
const QUALITY_NAME =
  /奖|优|精品|示范|合格|达标|认证|认定|通过|等级|标准|星级|称号|高质量|完好|符合|有效|不良|成果|专利|论文|典型|骨干|并发(?!症)|峰值/;

/** 奖学金发放完成比例: how much of a planned number of something named is done. 任务完成率 and 重点工程建设完成率 name nothing. */
function isPartOfANumber(name: string): boolean {
  const thing = doneToThings.exec(name)?.[1] ?? '';
  return thing.replace(emptyWords, '').length >= 2;
}

function underItsLevel(indicator: IndicatorReading): Breach | null {
  const { unit, raw, value, comparator } = indicator.target;
  const level2 = indicator.level2 ?? '';
  const name = nameOf(indicator);
  const suffix = /指标$/.test(level2) ? '指标' : '';
  if (/数量/.test(level2) && /^[%‰]/.test(unit ?? ''))
    return breach(
      isPartOfANumber(name) ? 'info' : 'error',
      'rate-under-quantity',
      { name, raw, level2: `质量${suffix}`, counted: countName(name) },
      { level2: `质量${suffix}` },
    );
  if (/数量/.test(level2) && unit === '元' && !BROUGHT_ABOUT.test(name))
    return error('money-under-quantity', { name, raw, ceiling: withSign(raw, '≤') });
  const counts = COUNTED.test(unit ?? '') && value !== null && value > 1 && comparator !== '≤' && comparator !== '<';
  if (
    /时效/.test(level2) &&
    counts &&
    !isHarm(indicator) &&
    !isTimeLimit(indicator) &&
    HAPPENINGS.test(unit ?? '') &&
    !IN_TIME.test(name)
  )
    return warning('count-under-time', { name, raw, level2: `数量${suffix}` }, { level2: `数量${suffix}` });
  if (/时效/.test(level2) && QUALITY_RATE.test(name) && !IN_TIME.test(name))
    return warning('quality-under-time', { name, raw, level2: `质量${suffix}` }, { level2: `质量${suffix}` });
  if (/质量/.test(level2) && counts && !isHarm(indicator) && !QUALITY_NAME.test(name))
    return warning('count-under-quality', { name, raw, level2: `数量${suffix}` }, { level2: `数量${suffix}` });
  return null;
}

/** Left to other people, or to chance: a promise of all of it is not to be kept. */
const IN_OTHERS_HANDS =
  /知晓|参与|参加|出勤|到课|到会|认可|好评|优秀|优良|(?<!零)就业|成活|存活|入住|上座|使用率|利用率|普及|回收率|接受|支持率|增长|有效率|治愈|回访|转化|续[约签保费订租报读]|掌握|签约|留存|点击|关注/;

function shareWithinWhole(indicator: IndicatorReading): Breach | null {
  const { value, value2, unit, raw, comparator, kind } = indicator.target;
  // What may be a slip of recognition is asked by L1.
  if (unit !== '%' || value === null || !isShare(indicator) || isCost(indicator) || readTarget(raw).doubt) return null;
  const { level3 } = indicator;
  const most = kind === 'range' ? (value2 ?? value) : value;
  if (most > 100 || (value === 100 && comparator === '>'))
    return error(comparator === '>' ? 'above-all' : 'more-than-all', { level3, most });
  if (value < 0) return error('less-than-none', { level3, raw });
  if (value !== 100 || isSatisfaction(indicator) || comparator === '≤' || comparator === '<') return null;
  if (IN_OTHERS_HANDS.test(nameOf(indicator))) return warning('all-in-others-hands', { level3, raw });
  return comparator === '≥' ? warning('at-least-all', { level3 }, { target: withSign(raw, '=') }) : null;
}

function direction(indicator: IndicatorReading): Breach | null {
  const { comparator, value, raw, unit } = indicator.target;
  if (value === null || comparator === null || comparator === 'range') return null;
  const { level3 } = indicator;
  const atLeast = comparator === '≥' || comparator === '>';
  const atMost = comparator === '≤' || comparator === '<';
  const mended = withSign(raw, atLeast ? (value === 0 ? '=' : '≤') : '≥');
  const wrongWay = (code: 'more-harm' | 'more-time' | 'more-spending' | 'less-of-good' | 'less-output'): Breach =>
    error(code, { level3, raw, mended }, { target: mended });
  if (atLeast && isHarm(indicator)) return wrongWay('more-harm');
  if (atLeast && isTimeLimit(indicator)) return wrongWay('more-time');
  if (atLeast && isSpending(indicator)) return wrongWay('more-spending');
  if (atMost && isWanted(indicator)) return wrongWay('less-of-good');
  if (atMost && isOutput(indicator)) return wrongWay('less-output');
  const none = value === 0 && atLeast && isCounted(indicator);
  if (none || (!atMost && value <= 0 && isOutput(indicator))) return error('nothing-suffices', { level3, raw, unit: unit ?? '' });
  return null;
}

/** Money, or hands, that the work costs. */
function isSpending(indicator: IndicatorReading): boolean {
  const unit = indicator.target.unit ?? '';
  const spent = /^元|万元/.test(unit) || (hands.test(nameOf(indicator)) && handsUnit.test(unit));
  return (
    spent && isCost(indicator) && !/节约|节支|降低|减少|收入|收益|效益|标准|定额|补贴|补助|工资|产值|节省/.test(nameOf(indicator))
  );
}

/** Counted under 数量 in whatever unit. */
function isCounted(indicator: IndicatorReading): boolean {
  return /数量/.test(indicator.level2 ?? '') && !isRate(indicator) && !namesHarm(nameOf(indicator)) && !isCost(indicator);
}

/** Counted under 数量, and neither a burden nor something of which less is wanted. */
function isOutput(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  const { unit } = indicator.target;
  return (
    isCounted(indicator) &&
    COUNTED.test(unit ?? '') &&
    !(rented.test(name) && rentedUnits.test(unit ?? '')) &&
    !(heldDown.test(name) && [harms, harmCounts, wantedCounts].some((kind) => kind.test(name))) &&
    !awarded.test(name) &&
    !/会议|公务|接待|出国|用车|编制|聘用|临聘|人员|能耗|用量|消耗|排放|规模|班额|间隔|上访|信访|投诉/.test(name)
  );
}

/** The more, the better; a limit on it can only be a slip. */
function isWanted(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (/不满意/.test(name) || quota.test(name) || isHarm(indicator)) return false;
  if (isSatisfaction(indicator) || wantedRates.test(name)) return true;
  const given = awarded.test(name) && !/效益|效果/.test(levelsOf(indicator));
  if (wantedCounts.test(name)) return !given && !heldDown.test(name) && !turnedRound.test(name);
  return wantedMoney.test(name) && !moneyHeldDown.test(name) && /^元/.test(indicator.target.unit ?? '') && !isCost(indicator);
}

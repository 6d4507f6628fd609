import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import {
  isRate,
  isSatisfaction,
  levelsOf,
  mayBeWords,
  nameOf,
  namesSatisfaction,
  narrativeOf,
  sources,
  withSign,
} from './lint-words.ts';
import { type Breach, type Context, error, info, type Rule, warning } from './rule.ts';

/** L4, L5, L9–L11: what the indicator is, and how it is to be measured. */
export const indicatorRules: readonly Rule[] = [
  { id: 'L4', title: '名称是可以衡量的名词', source: sources.vague, perIndicator: measurableName },
  { id: 'L5', title: '量的就是名称所说的事', source: sources.review, perIndicator: measuresConstruct },
  { id: 'L9', title: '满意度放对位置，写明问谁', source: sources.satisfaction, perIndicator: satisfactionPlace },
  {
    id: 'L10',
    title: '比率写明分子、分母和来源',
    source: sources.review,
    perIndicator: rateDefined,
    perForm: ratesWithoutSource,
  },
  { id: 'L11', title: '不用“目标完成率”衡量目标', source: sources.review, perIndicator: notCircular },
];

const CAMPAIGN = /^(?:使|让|进一步|不断|切实|大力|努力|积极|着力|全面(?:加强|提升|推进))/;
const WISH =
  /^(?:加强|推动|推进|促进|实现|提升|提高|增强|确保|保障|改善|营造|有效(?:提升|提高|保障|改善|促进)|持续(?:提升|提高|改善|推进|加强))/;
const WISHED = /(?:成熟|提升|提高|增强|加强|改善|到位|繁荣|发展|优化|完善)$/;
const NOUN =
  /(?:率|度|数|量|次|值|额|时间|时长|天数|成本|比例|占比|分|人口|户|面积|里程|长度|能力|收入|产量|规模|范围|寿命|年限|增幅|降幅|金额)$/;

function measurableName(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const name = nameOf(indicator);
  if (!name) return error('指标没有名称。', '请写所数、所量的是什么，如“科普讲座场次”。');
  if (reading.project !== null && name.replace(/项目$/, '') === reading.project.replace(/项目$/, '')) {
    return error(`“${name}”是项目名称，不是指标。`, '请写这个项目要数、要量的东西，如“科普讲座场次”。');
  }
  const suggestion = '请改成名词，写所数、所量的东西，如“参与居民对科学咖啡馆的知晓率 ≥60%”“前后测平均提高分值 ≥10分”。';
  const message = `“${name}”是一句口号，不能衡量。`;
  if (CAMPAIGN.test(name)) return error(message, suggestion);
  const counted = indicator.target.value !== null && indicator.target.unit !== null;
  if (WISH.test(name))
    return NOUN.test(name) ? null : mayBeWords(indicator) && !counted ? warning(message, suggestion) : error(message, suggestion);
  if (!WISHED.test(name) || counted || NOUN.test(name)) return null;
  return mayBeWords(indicator) ? warning(message, suggestion) : error(message, suggestion);
}

const CONSTRUCT =
  /(?:认知度|知晓度|知晓率|知名度|美誉度|影响力|认可度|认同感|获得感|幸福感|安全感|意识|素质|素养|品牌)(?!教育|培训|活动|讲座|测评|调查|课程|竞赛|工程|宣传|项目)/;
const ATTENDANCE = /^(?:人次|人|名|场|场次|次|元|篇|个)(?:$|\/)/;

function measuresConstruct(indicator: IndicatorReading): Breach | null {
  const { unit, raw } = indicator.target;
  const name = nameOf(indicator);
  // 品牌认知度 is about 认知度.
  const construct = (CONSTRUCT.exec(name.replace(/品牌(?=.{0,2}(?:度|率|力))/, '')) ?? CONSTRUCT.exec(name))?.[0];
  if (!construct || unit === null || !ATTENDANCE.test(unit) || /(?:数|次|量|额)$/.test(name)) return null;
  return error(
    `“${indicator.level3}”说的是${construct}，却用“${raw}”来量：${unit}是产出，说明不了${construct}。`,
    `把“${withSign(raw, '≥')}”移到数量指标（如“受益人次 ${withSign(raw, '≥')}”）；${construct}另用问卷测，如“参与居民${construct} ≥60%，有效问卷不少于400份”。`,
  );
}

/** Places, things and kinds of work have no opinion: a name made of them alone leaves open whom one asks. */
const NO_RESPONDENT =
  /^(?:社区|园区|楼宇|活动|项目|服务|工作|总体|综合|整体|平均|培训|课程|讲座|展览|巡展|设施|设备|环境|质量|效果|内容|组织|科普|演出|工程|建设|管理|运维|系统|产品|餐饮|物业|后勤|年度|全年|的|和|及|与|、|对|本|各)*满意/;

const respondentNamed = (name: string): boolean => !NO_RESPONDENT.test(name.replace(/\s/g, ''));

function satisfactionPlace(indicator: IndicatorReading): Breach | null {
  if (!namesSatisfaction(indicator)) return null;
  const sample = Number(/(?:问卷|样本)\D{0,10}?(\d+)\s*(?:份|人|个)/.exec(indicator.level3)?.[1] ?? Number.NaN);
  if (sample < 30)
    return warning(
      `“${indicator.level3}”只问${sample}份，样本太小，一份之差就是${Math.round(100 / Math.max(1, sample))}%。`,
      '请至少取30份有效问卷；要区分90%与85%，约需400份。',
    );
  const misplaced = levelsOf(indicator) !== '/' && !/满意/.test(levelsOf(indicator));
  const nobody = !respondentNamed(indicator.level3);
  if (!misplaced && !nobody) return null;
  const where = misplaced ? `满意度放在“${[indicator.level1, indicator.level2].filter(Boolean).join('/')}”下，位置不对` : '';
  const whom = nobody ? '没有写明问的是谁' : '';
  const strata = nobody && /社区|园区|楼宇/.test(indicator.level3) ? '，社区居民、园区职工、楼宇白领请分层抽样、分别报告' : '';
  return warning(
    `“${indicator.level3}”${[where, whom].filter(Boolean).join('；')}。`,
    `请放到满意度指标下，名称写明调查对象，如“参与活动居民满意度 ≥90%”${strata}。`,
  );
}

const DEFINED =
  /÷|之比|回访|入户调查|问卷|抽查|样本|以.{1,20}为准|[（(][^）)]{0,12}(?:书面|测评|评议|打分|评价)|除以|占.{1,20}(?:比|比例|比重|的百分)|分子|分母|有效问卷|有效样本|样本量|抽样|\/.*(?:数|量|份|场)/;
/** Words that say neither of what nor by what: 完成及时率, 合格率, 达标率. */
const NOTHING_NAMED =
  /^(?:年度|全年|本年|当年|项目|总体|各项|整体|相关|工作|任务|计划|目标|指标|活动|实施|建设|资金|经费|完成|按时|按期|及时)*(?:完成|达标|及时|合格|达成|实现|优良|优秀|准确|有效|按时|按期|达到)*(?:率|比例|占比)$/;

function isDefined(indicator: IndicatorReading, text: string): boolean {
  if (DEFINED.test(indicator.level3) || DEFINED.test(indicator.target.raw)) return true;
  const name = nameOf(indicator);
  const at = name ? text.indexOf(name) : -1;
  return at >= 0 && DEFINED.test(text.slice(at, at + name.length + 80));
}

/** Error where the name leaves open what is divided by what; a rate that names its thing is heard by `ratesWithoutSource`. */
function rateDefined(indicator: IndicatorReading, { reading }: Context): Breach | null {
  if (!isRate(indicator) || indicator.target.kind === 'date' || indicator.target.kind === 'qualitative') return null;
  const name = nameOf(indicator);
  const nobody = namesSatisfaction(indicator) && !respondentNamed(name);
  if (!(NOTHING_NAMED.test(name) || nobody) || isDefined(indicator, narrativeOf(reading))) return null;
  const example = isSatisfaction(indicator)
    ? `“${name}（评价满意及以上的有效问卷数÷有效问卷总数）”，并写样本量和抽样方法`
    : /及时|按时|按期/.test(name)
      ? `“${name}（按期完成的任务数÷计划任务数）”，并写以什么记录为准`
      : `“${name}（合格数÷总数）”，并写数据来源`;
  return error(
    `“${name}”是比率，没有写分子、分母和数据来源，不同的人会算出不同的数。`,
    `请在名称或说明里写明口径，如${example}。`,
  );
}

function ratesWithoutSource({ reading }: Context): Breach[] {
  const text = narrativeOf(reading);
  const open = reading.indicators.filter(
    (one) =>
      isRate(one) &&
      one.target.value !== null &&
      /(?:率|度|占比|比例|比重)$/.test(nameOf(one)) &&
      !NOTHING_NAMED.test(nameOf(one)) &&
      !(namesSatisfaction(one) && !respondentNamed(one.level3)) &&
      !isDefined(one, text),
  );
  if (open.length === 0) return [];
  const names = open.map((one) => `“${nameOf(one)}”`).join('、');
  return [
    info(
      `${names}的分子、分母和数据来源没有写在表上。`,
      `备查时写明即可，如“${nameOf(open[0]!)}＝符合的数÷总数，以业务记录为准”。`,
    ),
  ];
}

function notCircular(indicator: IndicatorReading): Breach | null {
  const name = nameOf(indicator);
  const circular =
    /^(?:年度|全年|本年|项目|总体|各项|整体|全部|既定|预期)*(?:计划|目标|任务|指标|绩效|工作)+的?(?:达标|完成|实现|达成)(?:率|度|情况)$/;
  if (!circular.test(name)) return null;
  const { value, unit } = indicator.target;
  const slack =
    value !== null && value < 100 && (unit === '%' || unit === null) ? `，而且${value}%意味着允许${100 - value}%的目标落空` : '';
  return error(
    `“${name}”用“目标完成了多少”来定义目标，是循环的${slack}。`,
    '请改为工作质量本身，如“讲座内容审核通过率 ≥95%”“项目验收一次合格率 ≥90%”。',
  );
}

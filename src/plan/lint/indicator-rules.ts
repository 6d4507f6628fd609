import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import {
  isDefined,
  isRate,
  isSatisfaction,
  levelsOf,
  mayBeWords,
  nameOf,
  namesSatisfaction,
  narrativeOf,
  withSign,
} from './lint-words.ts';
import { type Breach, breach, type Context, error, info, type Rule, warning } from './rule.ts';
import { countedTasks, kindOfWork, taskUnits } from './vocabulary.data.ts';
import { wantedMoney } from './wanted.data.ts';

/** L4, L5, L9–L11: what the indicator is, and how it is to be measured. */
export const indicatorRules: readonly Rule[] = [
  { id: 'L4', title: '名称是可以衡量的名词', source: 'vague', perIndicator: measurableName },
  { id: 'L5', title: '量的就是名称所说的事', source: 'review', perIndicator: measuresConstruct },
  { id: 'L9', title: '满意度放对位置，写明问谁', source: 'satisfaction', perIndicator: satisfactionPlace },
  {
    id: 'L10',
    title: '比率写明分子、分母和来源',
    source: 'review',
    perIndicator: rateDefined,
    perForm: ratesWithoutSource,
  },
  { id: 'L11', title: '不用“目标完成率”衡量目标', source: 'review', perIndicator: notCircular },
];

const CAMPAIGN =
  /^(?:使(?!用(?!户(?!数|次|均|外))|者|馆|命)|让(?!利(?!益|民政策|民举措)|渡|与(?:合同|登记|担保|权|金额|专利|技术|数))|进一步|不断|切实|大力|努力|积极(?!分子|性)|着力|全面(?:加强|提升|推进))/;
const WISH =
  /^(?:加强|推动|推进|促进|实现|提升|提高|增强(?!现实(?!感(?!知)|意义)|型)|确保|保障|改善|营造|弘扬|助力|丰富|满足|构建(?=和谐|幸福|文明|良好)|维护(?=社会|公共|稳定|和谐|安全|秩序|形象|权益)|有效(?:提升|提高|保障|改善|促进)|持续(?:提升|提高|改善|推进|加强))/;
const WISHED = /(?:成熟|提升|提高|增强|加强|改善|到位|繁荣|发展|优化|完善)$/;
const NOUN =
  /(?:率|度|数|量|次|值|额|时间|时长|天数|成本|期限|周期|工期|比例|占比|分|人口|户|面积|里程|长度|能力|收入|产量|规模|范围|寿命|年限|增幅|降幅|金额|[亩人户头]均效益)$/;

/** 改善住房困难家庭: whose lot is bettered is named, and can be counted. 和谐家庭 is a wish. */
const HELPED =
  /^(?:改善|保障|助力|满足|丰富).{0,10}(?:困难|贫困|低保|低收入|特困|残疾|失独|单亲|受灾|灾后|留守|脱贫|监测|边缘|计生|空巢|孤老|优抚|军属|烈属|失业|零就业|拆迁|搬迁|租房|无房)(?:.{0,4})家庭$/;

/** Where a row without a name stands. */
function placeOf({ level1, level2, target }: IndicatorReading): string {
  return [level1, level2, target.raw].filter(Boolean).join(' ');
}

function measurableName(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const name = nameOf(indicator);
  if (!name) return error('name-missing', { place: placeOf(indicator) });
  if (reading.project !== null && name.replace(/项目$/, '') === reading.project.replace(/项目$/, '')) {
    return error('name-is-project', { name });
  }
  const slogan = (severity: Breach['severity']): Breach => breach(severity, 'name-is-slogan', { name });
  const tasks = countedTasks.test(name) && taskUnits.test(indicator.target.unit ?? '');
  if (kindOfWork.test(name) && !tasks) return warning('name-is-work', { name });
  if (CAMPAIGN.test(name)) return slogan('error');
  const counted = indicator.target.value !== null && indicator.target.unit !== null;
  if (WISH.test(name))
    return NOUN.test(name) || (counted && HELPED.test(name))
      ? null
      : slogan(mayBeWords(indicator) && !counted ? 'warning' : 'error');
  if (!WISHED.test(name) || counted || NOUN.test(name)) return null;
  return slogan(mayBeWords(indicator) ? 'warning' : 'error');
}

const CONSTRUCT =
  /(?:认知度|知晓度|(?:知晓|了解|认知|认可|关注|重视|掌握|普及|熟悉)(?:程度|水平)|知晓率|知名度|美誉度|影响力|认可度|认同感|获得感|幸福感|安全感|意识|素质|素养|品牌)(?!教育|培训|活动|讲座|测评|调查|课程|竞赛|工程|宣传|项目)/;
/** 信息素养提升培训, 国防意识进校园宣讲: what is done for it is counted, and does not claim to measure it. */
const DONE_FOR_IT =
  /(?:培训|轮训|研修|活动|行动|讲堂|讲座|宣讲|巡讲|讲解|课堂|课程|演练|竞赛|大赛|展览|巡展|论坛|沙龙|研学|夏令营|冬令营|训练营|培训班|工程|项目|基地|宣传|进(?:校园|社区|企业|农村|机关|家庭|军营|课堂))$/;
/** Brands are things as well. */
const BRANDS = /^(?:个|项|件|家|种)$/;
const ATTENDANCE = /^(?:人次|人|名|场|场次|次|元|篇|个)(?:$|\/)/;

/** 举办招聘会场次, 发放宣传册数 among the benefits: the work itself, not what comes of it. */
const WORK_DONE =
  /^(?:共|累计|全年)?(?:举办|举行|组织|开展|召开|承办|编印|印制|印发|制作|发放(?=.*(?:册|手册|读本|资料|折页|海报|宣传|书)))/;
const WORK_UNIT = /^(?:场次|场|期|堂|节|班|册|份|本|张)$/;

function isWorkAsBenefit(indicator: IndicatorReading): boolean {
  const benefit = /效益|效果/.test(levelsOf(indicator)) && !/满意/.test(levelsOf(indicator));
  return benefit && WORK_DONE.test(nameOf(indicator)) && WORK_UNIT.test(indicator.target.unit ?? '');
}

function measuresConstruct(indicator: IndicatorReading): Breach | null {
  const { unit, raw } = indicator.target;
  const name = nameOf(indicator);
  // 品牌认知度 is about 认知度.
  const construct = (CONSTRUCT.exec(name.replace(/品牌(?=.{0,2}(?:度|率|力))/, '')) ?? CONSTRUCT.exec(name))?.[0];
  if (isWorkAsBenefit(indicator))
    return warning('work-as-benefit', { level3: indicator.level3, raw, level2: indicator.level2 ?? indicator.level1 ?? '' });
  if (!construct || unit === null || !ATTENDANCE.test(unit) || /(?:数|次|量|额)$/.test(name)) return null;
  if (DONE_FOR_IT.test(name) || (construct === '品牌' && BRANDS.test(unit)) || (unit === '元' && wantedMoney.test(name)))
    return null;
  return error('construct-counted', { level3: indicator.level3, raw, unit, construct, floor: withSign(raw, '≥') });
}

/** Places, things and kinds of work have no opinion: a name made of them alone leaves open whom one asks. */
const NO_RESPONDENT =
  /^(?:社区|园区|楼宇|活动|项目|服务|工作|总体|综合|整体|平均|培训|课程|讲座|展览|巡展|设施|设备|环境|质量|效果|内容|组织|科普|演出|工程|建设|管理|运维|系统|产品|餐饮|物业|后勤|相关人员|有关人员|相关对象|有关对象|相关方|各方面?|(?:社会)?各界|年度|全年|的|和|及|与|、|对|本|各)*满意/;

/** 学生、教师、家长满意度: groups that are asked together. */
const ASKED =
  '(?:居民|职工|员工|白领|学生|教师|老师|家长|观众|听众|学员|群众|市民|村民|农户|企业|单位|患者|家属|医生|志愿者|讲师|游客)';
const SEVERAL_ASKED = new RegExp(`${ASKED}(?:、|和|及|以及|与|/)[^满]{0,10}${ASKED}`);
/** 患者及家属, 学生和家长: of one household, asked about one and the same. */
const ONE_HOUSEHOLD = /^[^、/]{0,12}(?:和|及|及其|与|或)(?:其)?(?:家长|家属|亲属|家人|监护人)[^、和及与/]{0,4}满意/;

const respondentNamed = (name: string): boolean => !NO_RESPONDENT.test(name.replace(/\s/g, ''));

/** What is counted or inspected, and asked of nobody. */
const NO_OPINION =
  /(?:合格|达标|覆盖|完成|及时|完好|成活|执行|办结|到位|就业|验收通过|准确)(?:率|比例)$|(?:人次|场次|人数|户数|面积|里程|时间)$/;

function satisfactionPlace(indicator: IndicatorReading): Breach | null {
  if (!namesSatisfaction(indicator)) {
    const { level2, level3 } = indicator;
    const name = nameOf(indicator);
    return /满意/.test(level2 ?? '') && NO_OPINION.test(name) && !/满意|投诉|好评|差评|表扬|认可|信访|反馈|诉求/.test(name)
      ? warning('no-opinion', { level3, level2: level2 ?? '' })
      : null;
  }
  const { level3 } = indicator;
  const sample = Number(/(?:问卷|样本)\D{0,10}?(\d+)\s*(?:份|人|个)/.exec(indicator.level3)?.[1] ?? Number.NaN);
  if (sample < 30) return warning('sample-too-small', { level3, sample, share: Math.round(100 / Math.max(1, sample)) });
  // Older forms have no level of satisfaction: it stands among the effects.
  const amongEffects = indicator.level2 === null && /效益|效果/.test(indicator.level1 ?? '');
  const misplaced = levelsOf(indicator) !== '/' && !/满意/.test(levelsOf(indicator)) && !amongEffects;
  const nobody = !respondentNamed(indicator.level3);
  if (!misplaced && !nobody)
    return SEVERAL_ASKED.test(nameOf(indicator)) && !ONE_HOUSEHOLD.test(nameOf(indicator))
      ? info('satisfaction-of-several', { level3 })
      : null;
  const places = /社区|园区|楼宇/.test(level3);
  if (!misplaced) return warning(places ? 'satisfaction-of-places' : 'satisfaction-of-nobody', { level3 });
  const levels = [indicator.level1, indicator.level2].filter(Boolean).join('/');
  if (!nobody) return warning('satisfaction-misplaced', { level3, levels });
  return warning(places ? 'satisfaction-misplaced-of-places' : 'satisfaction-misplaced-of-nobody', { level3, levels });
}

/** Words that say neither of what nor by what: 完成及时率, 合格率, 达标率. */
const NOTHING_NAMED =
  /^(?:年度|全年|本年|当年|项目|总体|各项|整体|相关|工作|任务|计划|目标|指标|活动|实施|建设|资金|经费|完成|按时|按期|及时)*(?:质量)?(?:完成|达标|及时|合格|达成|实现|优良|优秀|准确|有效|按时|按期|达到|覆盖|知晓|参与|通过|质量)*(?:率|比例|占比)$/;

/** Error where the name leaves open what is divided by what; a rate that names its thing is heard by `ratesWithoutSource`. */
function rateDefined(indicator: IndicatorReading, { reading, definedBy }: Context): Breach | null {
  if (!isRate(indicator) || indicator.target.kind === 'date' || indicator.target.kind === 'qualitative') return null;
  const name = nameOf(indicator);
  const nobody = namesSatisfaction(indicator) && !respondentNamed(name);
  if (!(NOTHING_NAMED.test(name) || nobody) || isDefined(indicator, narrativeOf(reading))) return null;
  const measure = definedBy.get(indicator);
  if (measure !== undefined) return info('rate-defined-by-measure', { name, measure });
  if (isSatisfaction(indicator)) return error('rate-undefined-satisfaction', { name });
  if (/及时|按时|按期/.test(name)) return error('rate-undefined-in-time', { name });
  return error(/完成|达成|实现/.test(name) ? 'rate-undefined-of-plan' : 'rate-undefined', { name });
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
  const [first] = open;
  return first ? [info('rates-without-source', { names: open.map(nameOf), first: nameOf(first) })] : [];
}

function notCircular(indicator: IndicatorReading): Breach | null {
  const name = nameOf(indicator);
  const circular =
    /^(?:年度|全年|本年|项目|总体|各项|整体|全部|既定|预期)*(?:计划|目标|任务|指标|绩效|工作)+的?(?:达标|完成|实现|达成)(?:率|度|程度|比例|进度|情况)$/;
  if (!circular.test(name)) return null;
  const { value, unit } = indicator.target;
  return value !== null && value < 100 && (unit === '%' || unit === null)
    ? error('circular-with-slack', { name, percent: value, slack: 100 - value })
    : error('circular', { name });
}

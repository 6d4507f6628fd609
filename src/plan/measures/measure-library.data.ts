import type { MeasureDefinition } from './measure.contract.ts';

export interface LibraryMeasure {
  code: string;
  name: string;
  nameEn: string;
  explains: string;
  explainsEn: string;
  definition: MeasureDefinition;
  /** When it is suggested for an indicator: one of the words in its name or second level, and a target in one of the units. */
  suggest: {
    words: readonly string[];
    units: readonly (string | null)[];
    qualitative?: true;
    /** A unit of anything, 个, fits where the name itself says what is counted. */
    /** Names that count less, or something else, whatever their words. */
    not?: RegExp;
    named?: { units: readonly string[]; name: RegExp };
  };
}

const online = /线上|网上|在线|网络|直播/;
/** People on site alone, or online alone: what counts both is no measure of either. 线上线下 are both. */
const onOneSide = /^(?!.*线上.*线下|.*线下.*线上).*(?:线下|现场|到场|线上|网上|在线|网络|直播)/;

/** Streets and towns by whichever of their names a declaration uses; 街道（镇）, 街道（乡、镇）. */
const street = String.raw`(?:街道[（(](?:乡、?)?镇[)）]|街道乡镇|街道、?镇|街镇乡?|镇街|街道|乡镇)`;
const community = String.raw`(?:社区[（(]居?村居?(?:委会?)?[)）]|社区、?[居村]+|[居村]{2}委?会?|居民区|社区|居委会?|村委会?)`;
const reach = '(?:覆盖|涉及|服务|到达|惠及|走进|进)';
/** 覆盖街镇数, 街镇覆盖数, 覆盖全市街镇个数: how many of a place were reached, not how many there are of something in it (社区科普点). */
const reached = (place: string): RegExp =>
  new RegExp(String.raw`(?:${reach}\p{Script=Han}{0,6}?的?${place}|${place}的?${reach})(?:的?个?数量?)?$`, 'u');

/**
 * Whose satisfaction is no participants': those who organise, host or speak. 社区居民 are participants, 协办社区 and 街镇对活动 are not; 单位服务满意度 may be
 * either, and is left open.
 */
const organisers =
  /(?:单位|机构|部门|组织者?|[主承协]办方?|合作方|伙伴|社区|街道|街镇|乡镇|镇街|村居|居村|居委会?|村委会?|学校|企业|园区|场馆|阵地|基地|讲师|专家|教师|志愿者|工作人员|干部|领导|协会|媒体)(?:对\p{Script=Han}{0,12})?(?:的?(?:服务|工作|配合))?的?(?:总体|综合|平均)?(?:满意|$)/u;

const satisfied = ['very-satisfied', 'satisfied', 'fairly-satisfied'];

/** Ready-made measures, in the order in which they are tried. The first seven are those of the 2020 reference declaration. */
export const measureLibrary: readonly LibraryMeasure[] = [
  {
    code: 'satisfaction',
    name: '满意度（满意及基本满意 ÷ 意见）',
    nameEn: 'Satisfaction (fairly satisfied or better ÷ opinions)',
    explains:
      '现场意见中“很满意、满意、基本满意”的份数占全部有效意见的比例；按社区、园区、楼宇拆分，附样本量、回收率和 95% 置信区间。',
    explainsEn:
      'Share of opinions that are fairly satisfied or better, by kind of venue, with sample size, response rate and a 95 % interval.',
    definition: {
      of: 'ratio',
      numerator: { of: 'facts', kind: 'opinion', filter: { outcome: satisfied }, aggregate: 'sum', unit: '份' },
      denominator: { of: 'facts', kind: 'opinion', aggregate: 'sum', unit: '份' },
      unit: '%',
      interval: 'wilson',
      sample: {
        responses: { of: 'facts', kind: 'opinion', aggregate: 'sum', unit: '份' },
        invited: { of: 'facts', kind: 'opinion-invited', aggregate: 'sum', unit: '人' },
      },
      splitBy: 'venueKind',
    },
    suggest: { words: ['满意'], units: ['%', null], not: organisers },
  },
  {
    code: 'attendance',
    name: '参加人次',
    nameEn: 'Person-times of attendance',
    explains: '门口核验、清点、估算和线上的人次合计，按计数方法列明；已按姓名入场的人不会在清点中重复计算。',
    explainsEn:
      'Person-times by all counting methods, shown by method; those admitted by name are not counted again in head counts.',
    definition: { of: 'facts', kind: 'attendance', aggregate: 'sum', unit: '人次', splitBy: 'method' },
    suggest: { words: ['认知度', '人次', '受益', '参与', '参加', '覆盖人数'], units: ['人次'], not: onOneSide },
  },
  {
    code: 'districts-covered',
    name: '覆盖区数',
    nameEn: 'Districts covered',
    explains: '至少有过一次公众到场的活动（讲座、巡展、示范点等）的区的个数；线上收看不算。',
    explainsEn:
      'How many districts have had people at one activity at least: talk, exhibition, site. Watching online does not count.',
    definition: {
      of: 'facts',
      kind: 'attendance',
      filter: { method: ['door', 'counted', 'estimated'] },
      aggregate: { distinct: 'district' },
      unit: '区',
    },
    suggest: {
      words: ['受众', '覆盖', '区'],
      units: ['区', '个区'],
      // Not 社区, 园区, 示范区 and the like.
      named: {
        units: ['个'],
        name: /(?:^|覆盖|全市|涉及|服务|市辖|到达|办过\p{Script=Han}{0,4}的?)的?(?:市辖)?区(?:县)?(?:的?个?数量?)?$/u,
      },
    },
  },
  {
    code: 'streets-covered',
    name: '覆盖街镇数',
    nameEn: 'Streets and towns covered',
    explains: '至少有过一次公众到场的活动的街道、镇的个数；线上收看不算，只知道所在区的佐证不算。',
    explainsEn:
      'How many streets and towns have had people at one activity at least. Watching online does not count, nor does evidence that knows only its district.',
    definition: {
      of: 'facts',
      kind: 'attendance',
      filter: { method: ['door', 'counted', 'estimated'] },
      aggregate: { distinct: 'street' },
      unit: '个',
    },
    suggest: {
      words: ['街镇', '街道', '乡镇', '镇街'],
      units: ['街镇', '个街镇', '街道', '个街道', '镇'],
      named: { units: ['个'], name: reached(street) },
    },
  },
  {
    code: 'communities-covered',
    name: '覆盖社区（居村）数',
    nameEn: 'Communities covered',
    explains: '至少有过一次公众到场的活动的居委会、村委会的个数；线上收看不算，阵地只登记到区或街镇的不算。',
    explainsEn:
      'How many neighbourhood and village committees have had people at one activity at least. Watching online does not count, nor do venues that name only their district or street.',
    definition: {
      of: 'facts',
      kind: 'attendance',
      filter: { method: ['door', 'counted', 'estimated'] },
      aggregate: { distinct: 'community' },
      unit: '个',
    },
    suggest: {
      words: ['社区', '居村', '村居', '居委', '居民区', '村委'],
      units: ['社区', '个社区', '居村', '个居村'],
      named: { units: ['个'], name: reached(community) },
    },
  },
  {
    code: 'venues-active',
    name: '活动阵地数',
    nameEn: 'Venues with activities',
    explains: '办过活动（有场次举办并结束）的阵地的个数，同一阵地只计一次；线上没有阵地。',
    explainsEn: 'How many venues have had a session that was held and ended, each counted once; what is online has none.',
    definition: { of: 'facts', kind: 'session-held', aggregate: { distinct: 'venue' }, unit: '个' },
    suggest: {
      words: ['阵地', '场所', '场地'],
      units: ['阵地', '个阵地'],
      // 新增阵地, 命名的阵地: set up, not used.
      not: /新增|新建|建设|建成|改造|提升|命名|创建|认定|培育|类型|种类/,
      named: { units: ['个', '处'], name: /(?:阵地|场所|场地)(?:的?覆盖)?(?:的?个?数量?)?$/u },
    },
  },
  {
    code: 'activities-on-time',
    name: '完成及时率（按期完成 ÷ 到期）',
    nameEn: 'On-time rate (finished by the due date ÷ due)',
    explains: '到期的计划活动中，在截止日期之前完成的比例。',
    explainsEn: 'Share of the planned activities due so far that were finished by their due date.',
    definition: {
      of: 'ratio',
      numerator: { of: 'activities', count: 'due-and-on-time', unit: '项' },
      denominator: { of: 'activities', count: 'due', unit: '项' },
      unit: '%',
    },
    suggest: { words: ['及时', '按期', '按时'], units: ['%', null] },
  },
  {
    code: 'activities-met',
    name: '计划目标达标率（达到自身目标 ÷ 到期）',
    nameEn: 'Plan achievement rate (own target reached ÷ due)',
    explains: '到期的计划活动中，达到自身目标数量的比例。',
    explainsEn: 'Share of the planned activities due so far that reached their own target.',
    definition: {
      of: 'ratio',
      numerator: { of: 'activities', count: 'due-and-met', unit: '项' },
      denominator: { of: 'activities', count: 'due', unit: '项' },
      unit: '%',
    },
    suggest: { words: ['达标率', '目标达成', '计划目标', '完成率'], units: ['%', null] },
  },
  {
    code: 'spending-in-order',
    name: '合规支出占比（合规笔数 ÷ 全部笔数）',
    nameEn: 'Spending in order (expenses in order ÷ all)',
    explains: '没有触犯任何支出规则的笔数占全部支出笔数的比例；不合规的逐笔列出。',
    explainsEn: 'Share of expenses that break no rule; those that do are listed one by one.',
    definition: {
      of: 'ratio',
      numerator: { of: 'facts', kind: 'expense', filter: { outcome: ['in-order'] }, aggregate: 'count', unit: '笔' },
      denominator: { of: 'facts', kind: 'expense', aggregate: 'count', unit: '笔' },
      unit: '%',
    },
    suggest: { words: ['规范', '合规', '资金使用'], units: ['%', null], qualitative: true },
  },
  {
    code: 'money-executed',
    name: '预算执行（支出合计）',
    nameEn: 'Money executed (sum of expenses)',
    explains: '已入账支出的合计；与目标值相比即预算执行率。',
    explainsEn: 'Sum of the booked expenses; compared with the target it is the execution rate.',
    definition: { of: 'facts', kind: 'expense', aggregate: 'sum', unit: '元', scale: 0.01 },
    suggest: { words: ['投入', '预算', '经费', '资金', '服务', '执行'], units: ['元'] },
  },
  {
    code: 'cost-per-attendance',
    name: '人次成本（支出 ÷ 人次）',
    nameEn: 'Cost per person-time',
    explains: '支出合计除以参加人次。',
    explainsEn: 'Expenses divided by person-times.',
    definition: {
      of: 'ratio',
      numerator: { of: 'facts', kind: 'expense', aggregate: 'sum', unit: '元', scale: 0.01 },
      denominator: { of: 'facts', kind: 'attendance', aggregate: 'sum', unit: '人次' },
      unit: '元/人次',
    },
    suggest: { words: ['成本', '人次', '单位'], units: ['元/人次'] },
  },
  {
    code: 'sessions-held',
    name: '举办场次',
    nameEn: 'Sessions held',
    explains: '已举办并结束的场次合计。',
    explainsEn: 'Sessions that were held and ended.',
    definition: { of: 'facts', kind: 'session-held', aggregate: 'sum', unit: '场', splitBy: 'venueKind' },
    suggest: { words: ['场', '活动', '讲座', '咖啡馆'], units: ['场'] },
  },
  {
    code: 'people-reached',
    name: '实名参加人数（去重）',
    nameEn: 'Different people admitted by name',
    explains: '实名入场的不同的人数，同一人多次参加只计一次。',
    explainsEn: 'Different people admitted by name, each counted once.',
    definition: { of: 'facts', kind: 'attendance', filter: { method: ['door'] }, aggregate: { distinct: 'subject' }, unit: '人' },
    suggest: { words: ['人数', '覆盖', '受益', '参加'], units: ['人'] },
  },
  {
    code: 'attendance-on-site',
    name: '现场人次（不含线上）',
    nameEn: 'Person-times on site',
    explains: '门口核验、清点和估算的人次，不含线上。',
    explainsEn: 'Person-times by door, head count and estimate, without online.',
    definition: {
      of: 'facts',
      kind: 'attendance',
      filter: { method: ['door', 'counted', 'estimated'] },
      aggregate: 'sum',
      unit: '人次',
      splitBy: 'method',
    },
    suggest: { words: ['现场', '到场', '线下'], units: ['人次'], not: online },
  },
  {
    code: 'response-rate',
    name: '意见回收率',
    nameEn: 'Response rate of opinions',
    explains: '收到的意见份数占受邀人数的比例。',
    explainsEn: 'Opinions received ÷ people asked.',
    definition: {
      of: 'ratio',
      numerator: { of: 'facts', kind: 'opinion', aggregate: 'count', unit: '人' },
      denominator: { of: 'facts', kind: 'opinion-invited', aggregate: 'sum', unit: '人' },
      unit: '%',
    },
    suggest: { words: ['回收'], units: ['%'] },
  },
  {
    code: 'venue-kinds-covered',
    name: '覆盖阵地类型',
    nameEn: 'Kinds of venue covered',
    explains: '举办过活动的阵地类型数（社区、园区、楼宇、线上）。',
    explainsEn: 'Kinds of venue that have had a session.',
    definition: { of: 'facts', kind: 'session-held', aggregate: { distinct: 'venueKind' }, unit: '类' },
    suggest: { words: ['阵地', '场所'], units: ['类'] },
  },
  {
    code: 'exhibition-stops',
    name: '巡展站次',
    nameEn: 'Exhibition stops',
    explains: '科普巡展完成的站次。',
    explainsEn: 'Stops of the touring exhibition.',
    definition: { of: 'facts', kind: 'output', factUnit: '站', aggregate: 'sum', unit: '站' },
    suggest: { words: ['巡展', '站'], units: ['站'] },
  },
  {
    code: 'copies-printed',
    name: '印制册数',
    nameEn: 'Copies printed',
    explains: '案例汇编等资料的印制册数。',
    explainsEn: 'Copies of casebooks and other material.',
    definition: { of: 'facts', kind: 'output', factUnit: '册', aggregate: 'sum', unit: '册' },
    suggest: { words: ['汇编', '案例', '印制', '册'], units: ['册'] },
  },
  {
    code: 'activities-finished',
    name: '完成的计划活动',
    nameEn: 'Planned activities finished',
    explains: '已完成的计划活动项数。',
    explainsEn: 'Planned activities that are finished.',
    definition: { of: 'facts', kind: 'activity-finished', aggregate: { distinct: 'activity' }, unit: '项' },
    suggest: { words: ['完成', '活动', '项目'], units: ['项'] },
  },
];

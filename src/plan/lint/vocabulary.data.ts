/**
 * Words by which the lint knows what a row counts. A further word is a further entry.
 *
 * Source: the names of indicators, levels and units in 财预〔2021〕101号 (its guide to core targets and indicators) and 财预〔2020〕10号, and how
 * published target tables and self-evaluations of cities and counties spell them.
 */

/** Posts that are filled by a plan: one more is no merit. */
export const plannedPosts = /编内|在编|在职|编制|聘用|临聘|辅警|协管|工勤/;

/** 率 that is no share of anything: it counts, or is a quantity of its own. */
export const noShares = /(?:频率|功率|效率|容积率|分辨率|速率|倍率|税率|汇率|利率|费率|换手率|心率)$/;
/** Growth and return have no upper end. */
export const unbounded =
  /(?:增长|增加|提高|提升|下降|降低|减少|节约|节能|节支|收益|回报|利润|增值|周转|投入产出|杠杆|放大|资本|同比|环比|超额|增收|涨幅|增幅|翻台|贡献|生师|师生|变化|改善)/;

/** What the thing is most likely counted in that a name ends with. */
export const likelyUnits: readonly [RegExp, string][] = [
  [/人次$/, '人次'],
  [/(?:人数|人员|志愿者|学员|讲师|居民)(?:数|数量)?$/, '人'],
  [/(?:场次|场)数?$/, '场'],
  [/(?:次数|频次)$/, '次'],
  [/(?:天数|周期|期限|时间|时限)$/, '天'],
  [/户数?$/, '户'],
  [/(?:车辆|汽车|大篷车)(?:数|数量)?$/, '辆'],
  [/份数?$/, '份'],
  [/(?:里程|长度)$/, '公里'],
  [/面积$/, '平方米'],
  [/(?:成本|费用|金额|经费|收入|产值)$/, '元'],
];

/** What must not happen, at the end of a name. */
export const harms =
  /(?:投诉|上访|信访|事故|故障|差错|失误|伤亡|死亡|违规|违纪|违法|舆情|纠纷|刑事案件|发案|流失|缺陷|损耗|病害|中断|停水|停电|停机|漏损|排放|能耗|返工|退货|感染|漏检|误报|超标|隐患|火灾|污染事件|泄漏|泄密|缺勤|脱岗|溺水|中毒|辍学|失学)(?:事件|问题|情况)?(?:总|发生)?(?:数|数量|量|次数|件数|起数|例数|率|人数|发生率|发生数|发生次数|时间|时长)?$/;
/** Somebody deals with the harm, so that it is work done that is counted. */
export const dealtWith =
  /达标|合格|处理|来信来访|减|降|治理|查处|整改|办结|修复|消除|防范|演练|培训|排查|检测|监测|监控|回收|处置|处治|受理|办理|调解|化解|审理|援助|接待|发现|检查|救治|报告|报送|除险|挽回|控制率|覆盖/;

/** Buildings and machines are built and bought to a plan: one more is no merit. */
export const builtToPlan = /^(?:座|所|栋|幢|艘|台|套|辆|部|架)$/;
/** Households and people on an approved list: whom it names is served, and nobody else. */
export const listed = /(?:改造|安置|搬迁|拆迁|征收|认定|入选)(?:户|人|家庭)数$|名额数?$/;
/** Lengths of service and of contract are agreed, not surpassed. */
export const agreedSpans = /(?:期限|周期|服务期|期|时间|时长|频次|频率|月数|天数)$/;

/** What a budget goes through until it is spent: a matter of its process, whatever project it pays for. */
export const budgetProgress =
  /^(?:项目|年度|全年|本级|市级|区级|县级|中央|省级|财政|专项)*(?:资金|经费|预算|拨款)(?:支出|拨付|支付|执行|到位|使用|及时|完成)+(?:率|进度|比例)$/;

/** Spending by the rules: asked of every project, and no cost. */
export const compliance =
  /(?:合规|合法|规范|专款专用|制度(?:执行|健全|完善)|(?<!小|应用)程序|违规|审批|手续)(?:性|率|度|程度|情况|化)?$|专款专用(?!账户)|(?:使用|支出|采购|执行|管理).{0,4}(?:合规|规范|合法)(?:性|率|度|程度|情况|有序|有效|合理|合规|合法|达标|[、和与])*$/;

/** Work of a kind, where neither what is counted nor what is measured of it is said. */
export const kindOfWork = /^.{0,10}(?:工作|事业|事务|任务)$/;
/** Tasks and matters are counted themselves: 承接检测任务 ≥12项. */
export const countedTasks = /(?:事务|任务)$/;
export const taskUnits = /^(?:项|件|起|批|批次|次|宗|例|单|个)$/;

/** Travel, receptions and the like: more of them is nothing to wish for. */
export const burdens = /^(?:出差|公务|接待|因公|会议|用车)/;

/** Satisfaction itself; 满意度调查有效问卷份数 counts papers, and is none. */
export const satisfied = /满意(?:度|率|程度|比例|占比|人数占比)?(?:评分|得分|指数|调查得分|测评得分|达标率|情况)?$/;

/** How names end that say a share, whatever their unit. */
export const rates = /(?:率|占比|比例|比重)$/;

/** How names end that are a share of a whole if they are measured in hundredths. */
export const shares = /(?:率|度|占比|比例|比重)$/;

/** A plan can be done by more than all of it. */
export const plannedShares = /^(?:任务|目标|计划|指标|预算|工作)/;

/** Costs by their name; what was saved of them, and how they were reckoned, is none. */
export const costs = /成本(?!节约|降低|下降|效益|核算|节省|控制率)|单价|人均费用|费用标准/;

/** Amounts that a rule of law or a price list fixes. */
export const fixedAmounts = /标准|定额|单价|工资|津贴|补贴额|每亩|生均|人均(?:补|资)/;

/** Payments that a document fixes where they are so much for each: 讲师补助 300元/人. */
export const grants = /补助|补贴|奖补|救助金|抚恤金/;

/** The unit of an amount for each. */
export const forEach = /^元\//;

/** Numbers that have no unit: 灌溉水利用系数 ≥0.65. */
export const withoutAnyUnit = /(?:系数|指数|pH值?)$/i;

/** Hands that are needed are a cost, counted in people: 人力成本 ≤12人. */
export const hands = /人力/;
/** Money that reaches whom it is for: how soon it does is an output of a grant. */
export const passedOn = /拨付|发放|兑付/;
/** What is rented is paid for: the less of it, the better. */
export const rented = /租用|租赁|借用/;

/** What people in posts are counted in. */
export const heads = /^(?:人|名|个)$/;

/** How names end that say themselves what is counted: 场次, 人数, 个数. */
export const countedThings = /(?:人次|场次|[个人户场次天份台辆家件篇项册套座处期批班节]数)$/;

/** Time until something is done, by its name. */
export const timeLimits =
  /(?:响应|到场|到达|办理|办结|审批|审核|修复|维修|处置|处理|等候|等待|排队|反馈|回复|整改|送达|拨付|发放|配送|恢复|完成|竣工|交付|完工|出具|结算)(?:时间|时限|时长|周期|期限|天数|用时|工期)$|^(?:工期|时限|办理时限|办结时限|响应时间)$/;

/** What time is measured in. */
export const timeUnits = /^(?:个)?(?:工作日|天|日|小时|分钟|秒|周|个月|月|h|min|s)/;

/** Levels whose goals are states of things, so that words may be judged. */
export const statesOfThings = /效益|效果|影响|可持续|长效|管理|生态|社会|环境/;

/** Words that two people would agree on: a named standard, a grade, a state that is or is not. */
export const verifiable =
  /标准(?!化)|规范(?!使用|管理|运行|化|有序|开展|操作)|规程|国标|行标|GB|ISO|符合|[一二三四五六ⅠⅡⅢⅣ甲乙丙]\s*[级类等]|[A-D]+\s*级|合格|通过|达标|建立|建成|制定|出台|印发|备案|取得|不发生|未发生|无(?!法|效)|零(?!散)|优良中低差|好坏|^[是有优良]$|优秀|优良|良好|正常(?:运行|使用|开放)?$|投入使用|全覆盖|完好|达到.{0,12}要求|按(?:照)?.{2,30}(?:办法|规定|方案)(?:执行|落实|完成)?$/;

/** What districts are counted in. */
export const districts = /^(?:个)?(?:区|县)/;

/** A sign before a figure, drawn or spoken. */
export const writtenSigns =
  /^(?:[≥≤≧≦><＞＜〉〈=＝]+|不(?:少|低|小|高|大|多)于|不超过|大于等于|小于等于|大于|小于|高于|低于|超过|等于|达到|达|至少|至多|控制在)\s*/;

/** A bound behind a figure. */
export const spokenBounds = /(?:[（(]含[）)])?(?:以上|以下|以内|之内)$/;

const people = '人|人次|名|位|户|家庭';
const events = '场|场次|期|堂|节';
const money = '元';
const spans = '天|日|小时|学时|课时|个月|月';
const clock = '天|日|个月|月';
const extents = '平方米|㎡|公里|千米|米|亩|公顷';
const papers = '份|册|篇|件|套|台|本';
const wrong = (...kinds: string[]): RegExp => new RegExp(`^(?:个)?(?:${kinds.join('|')})$`);

/** Costs that are no money: what the public bears. */
export const borneByOthers = /社会成本|生态|环境成本/;

/**
 * What a name says is measured, by its end, and units that measure something else. Only what cannot be meant is listed: 户 among people,
 * 套 among things are units of too much else to tell by. Under the level `except` the name means something else.
 */
export const measuredKinds: readonly { name: RegExp; never: RegExp; except?: RegExp; fitting: readonly string[] }[] = [
  { name: /面积$/, never: wrong(people, events, money, spans, papers, '公里', '千米', '次'), fitting: ['平方米', '亩'] },
  // 录像长度 is a time.
  {
    name: /(?:里程|(?<!视频|录像|音频|影片|课程|节目)长度)$/,
    never: wrong(people, events, money, spans, papers, '平方米', '亩', '次'),
    fitting: ['公里', '米'],
  },
  {
    name: /(?:街镇|乡镇|街道|镇街|区县|县区|市县|社区|村居|村|学校|园区|楼宇)(?:总|个)?(?:数|数量)$/,
    never: wrong(people, events, money, spans, extents, papers, '次'),
    fitting: ['个'],
  },
  // 监测点位 are sets of instruments, or households.
  {
    name: /(?:站点|点位)(?:总|个)?(?:数|数量)$/,
    never: wrong('人|人次|名', events, money, spans, extents, '份|册|篇|本', '次'),
    fitting: ['个'],
  },
  {
    name: /(?:播放|浏览|点击|阅读|访问|下载|转发|观看)(?:总)?(?:量|次数|数)$/,
    never: wrong(events, money, clock, extents),
    fitting: ['次', '人次'],
  },
  {
    name: /(?:展品|展项|藏品|展板|挂图)(?:数|件数|数量|总数)?$/,
    never: wrong('场|场次|堂|节', money, spans, '公里', '千米', '亩'),
    fitting: ['件', '套'],
  },
  { name: satisfied, never: wrong(people, events, money, spans, extents, papers, '次', '个'), fitting: ['%'] },
  {
    name: /(?:完成|结束|开始|交付|上线|竣工|开工|响应|办理|办结|等候|等待|处置|修复|启动|验收)(?:时间|时限|期限|时长)$/,
    never: wrong(people, events, money, extents, papers),
    fitting: ['天', '小时'],
  },
  {
    name: /(?:(?<!时间|等待|等候|排队|通勤|出行|人力)成本|费用|单价|造价)$/,
    never: wrong(people, events, spans, extents, papers, '次'),
    except: borneByOthers,
    fitting: ['元', '万元'],
  },
];

/** What the text says is not done, or was done before, to the end of its clause: 不含竞赛, 不外包, 曾举办展览. 不断举办 and 不少于 are no such thing. */
export const denied =
  /(?:不(?:含|包含|包括|涉及|再|另|另行|需|须|必|用|委托|外包|采购|购买|组织|举办|举行|办|开展|安排|承办|设|编印|编写|印制|出版)|[无毋](?:需|须)|没有(?:安排|委托|采购|举办)|未(?:安排|委托|采购|举办|列入)|曾经?|(?:上年|去年|上一年|上年度|20\d\d年)已?(?:举办|开展|组织|完成|承办)了)[^，,。；;！]*/g;

/**
 * Words by which the lint knows what a row counts. A further word is a further entry.
 *
 * Source: the names of indicators, levels and units in 财预〔2021〕101号 (its guide to core targets and indicators) and 财预〔2020〕10号, and how
 * published target tables and self-evaluations of cities and counties spell them.
 */

/** Posts that are filled by a plan: one more is no merit. */
export const plannedPosts = /编内|在编|在职|编制|聘用|临聘|辅警|协管|工勤|援[藏疆青外]|挂职|第一书记/;

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
  /(?:投诉|上访|信访|事故|故障|差错|失误|伤亡|死亡|违规|违纪|违法|舆情|纠纷|刑事案件|发案|流失|缺陷|损耗|病害|中断|停水|停电|停机|漏损|排放|能耗|返工|退货|感染|漏检|误报|超标|隐患|火灾|污染事件|泄漏|泄密|缺勤|脱岗|溺水|中毒|(?:辍学|失学)(?:儿童|学生|青?少年|女童|孩子|人员)?|并发症)(?:事件|问题|情况)?(?:总|发生)?(?:数|数量|量|次数|件数|起数|例数|率|人数|发生率|发生数|发生次数|时间|时长)?$/;
/** Somebody deals with the harm, so that it is work done that is counted. */
export const dealtWith =
  /达标|合格|处理|来信来访|减|降|治理|查处|整改|办结|修复|消除|防范|演练|培训|排查|检测|监测|监控|回收|处置|处治|受理|办理|调解|化解|审理|援助|接待|发现|检查|救治|报告|报送|除险|挽回|控制率|覆盖|破获|侦破|审结|结案|起诉|立案|移送|打击|调处|扑救|扑灭|排除|答复|回应|解决|纠正|抢修|抢险|预警|收集|采集|接诉即办|通报|曝光/;
/** 无差错率, 平均无故障时间, 零投诉率: the more of what had none, the better. */
export const withoutHarm =
  /[无零](?:责任|安全|重大|有效)?(?:投诉|上访|信访|事故|故障|差错|失误|伤亡|违规|违纪|违法|纠纷|缺陷|中断|返工|感染|漏检|误报|隐患|火灾|泄漏|泄密)/;

const lostToSchool = '辍学|失学';
const inDanger = '溺水|中毒';
const hurt = '伤亡|感染|并发症';
/** What is done for people whatever befell them. 护理并发症 and 救援伤亡 are none of it: there the harm comes of the care. */
const helping =
  '资助|帮扶|帮助|扶助|扶持|救助|救济|捐助|补助|补贴|慰问|看望|探望|走访|家访|探访|关爱|关心|关怀|安抚|抚慰|抚恤|赔付|赔偿|理赔|补偿|收治|随访|回访|跟踪|追踪|干预|筛查|识别|摸排|排摸|防止|预防(?!接种|性)|避免|阻止|制止|遏制|控制|杜绝';
const rescuing =
  '疏导|关注|照顾|照护|护理|接收|陪伴|护送|安置|转移|转运|转介|隔离|抢救|救护|救援|援助|解救|施救|治疗|诊治|康复|挽救|劝阻|入户';
const backToSchool =
  '劝返|劝学|劝导|劝说|规劝|劝|动员|召回|接回|找回|追回|复学|返校|返学|回校|就学|入学|升学|转学|辅导|帮教|助学|支教|送教|结对|培养|教育转化|服务|支持|保障|惠及|核查|核实|核对|登记|建档|建账|统计|调查|解决|招收|接纳|鼓励|说服|安排|组织|寻找|联系|护学|消化|清零|销号|挽留|引导|压减';
/** What follows makes a name of them for somebody or something, of which the harm is told: 帮扶对象辍学人数. */
const named =
  '对象|项目|政策|工作|活动|资金|家庭|学校|学生家|生(?!源)|地区|片区|区|县|乡|镇|村|户|点|站|期间|范围|口径|机构|人员|后|前';
/**
 * Somebody looks after those whom it befell, so that they are counted who were helped: 资助失学人数. A rate (控制辍学率) tells the harm itself,
 * and so does what befell those who had been helped (受资助学生辍学人数).
 */
export const lookedAfter = new RegExp(
  `(?<![受被获])(?:${[
    [helping, `${lostToSchool}|${inDanger}|${hurt}`],
    [rescuing, `${lostToSchool}|${inDanger}`],
    [backToSchool, lostToSchool],
  ]
    .map(([verbs, harm]) => `(?:${verbs})(?!${named})[^率]{0,8}(?:${harm})`)
    .join('|')})[^率]*$`,
);
/**
 * Whom the harm befell, at the end of what stands before 失学人数: there the drop-outs are counted, and fewer are better. Behind other words it may as
 * well be that they were helped, by a verb that no list has.
 */
export const befallen =
  /^$|(?:学生|儿童|少年|青年|[女男学]童|[女男]生|子女|孩子|人口|群众|居民|阶段|教育|[小初高中]学|初中|高中|中职|学校|学前|学段|农村|城镇|城乡|对象|家庭|户|生|新增|累计|年度?|全年|因[贫病残灾]|因厌学|贫困|困难|脱贫|低保|残疾|适龄|留守|随迁|流动|疑似|非正常|在校|在读|实际|项目|期内|期间|阶段性|[省市县区乡镇村校]内?)$/;
/** Those who dropped out, by who they are: under 数量 they are most likely those who were helped. */
export const dropOutPersons = /(?:辍学|失学)(?:儿童|学生|青?少年|女童|孩子|人员)/;
/** People who dropped out of school, counted. */
export const dropOuts = /(?:辍学|失学)(?![^率]*率)/;
/** Harm that the work itself does while looking: 血液检测漏检率. */
export const ownSlips = /^(?!.*(?:降|减|下降|控制)).*(?:差错|漏检|误报|失误)(?:发生)?率$/;

/** Rates of what is bad, whatever it happens to: 近视率, 贫困发生率, 不良贷款率. */
export const harmRates =
  /(?:失业|贫困发生|返贫|致贫|犯罪|再犯|发病|患病|病死|致死|致残|逾期|超期|超时|空置|闲置|误差|偏差|破损|损坏|复发|复吸|撂荒|抛荒|违约|不合格|不达标|不良|不良贷款|坏账|延误|漏报|迟报|瞒报|错报|误判|缺货|退件|退单|差评|败诉|龋齿|近视|肥胖|贫血|低体重|早产|缺陷|淤积|水土流失|荒漠化|爆管|掉线|丢包|宕机|离职)(?:发生)?(?:率|比例|占比|比率)$/;
/** What fouls air, water and ears, by how much of it there is: PM2.5年均浓度. 噪声监测点位 counts places. */
export const pollutants =
  /(?:PM2\.5|PM10|颗粒物|臭氧|二氧化硫|二氧化氮|氮氧化物|化学需氧量|COD|氨氮|总磷|总氮|高锰酸盐|VOCs?|挥发性有机物|甲醛|扬尘|粉尘|油烟|烟尘|重金属|噪声|噪音)(?:cr|Cr)?(?:[年月日季]|昼间|夜间|环境|区域|平均|出水|厂界|排放|均)*(?:浓度|含量|值|均值|平均值|声级|分贝数?)$/i;

/** Held down, so that a limit on it is meant: 控制辍学人数 ≤10人. */
export const heldDown = /控制|遏制|压减|压降|防止|避免/;

/** Buildings and machines are built and bought to a plan: one more is no merit. */
export const builtToPlan = /^(?:座|所|栋|幢|艘|台|套|辆|部|架)$/;
/** Households and people on an approved list: whom it names is served, and nobody else. */
export const listed = /(?:改造|安置|搬迁|拆迁|征收|认定|入选)(?:户|人|家庭)数$|名额数?$/;
/** Lengths of service and of contract are agreed, not surpassed. */
export const agreedSpans = /(?:期限|周期|服务期|期|时间|时长|频次|频率|月数|天数)$/;

/** Spans that a contract says, neither more nor less. */
export const contractSpans = /(?:服务|运维|维保|质保|保修|租赁|托管|合同)期限?$/;

/** What a budget goes through until it is spent: a matter of its process, whatever project it pays for. */
export const budgetProgress =
  /^(?:项目|年度|全年|本级|市级|区级|县级|中央|省级|财政|专项)*(?:资金|经费|预算|拨款)(?:支出|拨付|支付|执行|到位|使用|及时|完成)+(?:率|进度|比例)$/;

/** Spending by the rules: asked of every project, and no cost. */
export const compliance =
  /(?:合规|合法|规范|专款专用|制度(?:执行|健全|完善)|(?<!小|应用)程序|违规|审批|手续)(?:性|率|度|程度|情况|化)?$|专款专用(?!账户)|(?:使用|支出|采购|执行|管理).{0,4}(?:合规|规范|合法)(?:性|率|度|程度|情况|有序|有效|合理|合规|合法|达标|[、和与])*$/;

/** 规范使用资金, 按照财政要求使用经费: rules of spending, the verb before the money. */
export const rulesOfSpending =
  /(?:规范|合规|合法|合理|依法|依规|严格|按照?.{0,8}(?:要求|规定|制度|办法|预算)).{0,4}(?:使用|支出|管理|执行|拨付|列支|安排|控制).{0,4}(?:资金|经费|预算|专款|成本|支出|费用)$|(?:执行|遵守|落实).{0,8}(?:规定|制度|纪律|办法)$/;

/** Money put into the project and nothing else: 预算资金投入, 项目资金拨付金额. 带动社会资金投入 and 发放补贴资金 tell what comes of it. */
export const moneyPutIn =
  /^(?:项目|年度|本年|全年|当年|财政|预算|专项|本级|上级|中央|省级|市级|区级|县级|总)*(?:资金|经费|预算|投入|拨款)+(?:的|总|投入|支出|拨付|下达|安排|使用|到位)*(?:额|金额|数|总额|规模|量|额度)?$/;

/** Work of a kind, where neither what is counted nor what is measured of it is said. */
export const kindOfWork = /^.{0,10}(?:工作|事业|事务|任务)$/;
/** Tasks and matters are counted themselves: 承接检测任务 ≥12项. */
export const countedTasks = /(?:事务|任务)$/;
export const taskUnits = /^(?:项|件|起|批|批次|次|宗|例|单|个)$/;

/** Travel, receptions and the like: more of them is nothing to wish for. */
export const burdens = /^(?:出差|公务|接待|因公|会议|用车)/;

/** Satisfaction itself; 满意度调查有效问卷份数 counts papers, and is none. */
export const satisfied = /满意(?:度|率|程度|比例|占比|人数占比)?(?:评分|得分|指数|调查得分|测评得分|达标率|情况)?$/;

/** What is done about complaints stands under 满意度 as well, and is asked of nobody. */
export const answered = /(?:处理|办结|处置|答复|回复|响应|整改|受理|解决|化解|回访)(?:及时)?(?:率|比例)$/;

/** How names end that say a share, whatever their unit. */
export const rates = /(?:率|占比|比例|比重)$/;

/** How names end that are a share of a whole if they are measured in hundredths. */
export const shares = /(?:率|度|占比|比例|比重)$/;

/** A plan can be done by more than all of it. */
export const plannedShares = /^(?:任务|目标|计划|指标|预算|工作)/;

/** Done over planned, used over provided, off the mark either way: shares in form, of which more than all and less than none are possible. */
export const boundless =
  /(?:完成|达成|实现)(?:率|比例|比率)$|负荷|负债|产销|床位|[上入客满]座率|[利使]用率|(?:调整|偏离|偏差|误差|变动)(?:率|度|比例)$/;

/** Costs by their name; what was saved of them, and how they were reckoned, is none. */
export const costs = /成本(?!节约|降低|下降|效益|核算|节省|控制率)|单价|人均费用|费用标准/;

/** What is spared of a cost, which is no cost: 成本节约率. */
export const costSpared = /节约(?!型)|节支|节省|降低|下降|减少|压减|压缩|核减/;

/** Amounts that a rule of law or a price list fixes. */
export const fixedAmounts = /标准|定额|单价|工资|津贴|补贴额|每亩|生均|人均(?:补|资)|每.{1,4}(?:补贴|补助)$/;

/** Payments that a document fixes where they are so much for each: 讲师补助 300元/人. */
export const grants = /补助|补贴|奖补|救助金|抚恤金/;

/** The unit of an amount for each. */
export const forEach = /^元\//;

/** Numbers that have no unit: 灌溉水利用系数 ≥0.65. */
export const withoutAnyUnit =
  /(?<!^(?:对外|定期|联合)?(?:发布(?!会|厅)|公布|编制|编写|编发|建立|构建|研制|推出|上线|制定|制订|测算|修订)[^值]{0,16})(?:(?:系数|指数|容积率)(?:值|[A-Z]{2,6})?|pH值?|PUE值?)$/i;

/** Hands that are needed are a cost, counted in people: 人力成本 ≤12人. */
export const hands = /人力(?:资源)?(?:成本|投入|用工|配置)?(?:数|数量|总数|总量)?$/;
/** What hands are counted in; 个 is what things are. */
export const handsUnit = /^(?:人|名)(?:[·.]?[天日月])?$|^工日$/;
/** Money that reaches whom it is for: how soon it does is an output of a grant. */
export const passedOn = /拨付|发放|兑付/;
/** What is rented for the work is paid for: the less of it, the better. What others may rent or borrow, or get help to rent, is brought about. */
export const rented =
  /^(?!.*(?:补贴|补助|共享|公租|廉租|保障性?(?:租|住|房)|读者|借阅|图书(?!馆)|租赁(?:型|住)?房|租赁住|出租|公共(?:自行车|单车|租赁|充电|雨伞)|(?:便民|免费|惠民).{0,2}[租借])).*(?:租用|租赁|借用|云主机|云服务器|虚拟机)(?!.{0,6}(?:巡展|演出|讲座|培训|活动|展览|服务)(?:场次|场数|站|次|期|数|$))/;
/** What rented things are counted in; people and households are served. */
export const rentedUnits = /^(?:台|套|部|辆|平方米|亩|间|场|公里|期)$/;

/** Only the yearly appraisal of staff has a quota of excellence, so that no more than a share may be excellent: 年度考核优秀率 ≤20%. */
export const quota =
  /^(?!.*(?:学员|学生|作品|项目|课程|作业|企业|基地|合作社|论文|展品|产品)(?:质量|成果|建设|绩效|实施)?(?:年度|年终)考核).*(?:(?:年度|年终)考核优秀|(?:职工|员工|干部|公务员|工作人员|在编人员|辅警)(?:平时|季度|绩效)?考核优秀)/;

/** Spent by others because of the project, or spared: money of which more is better. 节约用水宣传费用 is spent on the work. */
export const gained =
  /^(?:节约(?!型)|节省|减少|降低|压减|压缩|核减).{0,3}(?:费用|经费|支出|成本)$|^(?!.*(?:宣传|推广|活动|建设|研究|课题|工作|项目|编制|评估|会议|培训|场地|设备|劳务)(?:费用|经费|支出|成本)$).*(?:带动|拉动|撬动|募集|筹集|筹措|争取|吸引|刺激|减轻|减免|免除|节约(?!型)|节省|节支|减少|降低|压减|压缩|核减|挽回|追回|(?:引导|引入|引进|促进|激发|释放|新增|增加|扩大|推动).{0,6}(?:社会|民间|居民|家庭|消费|群众|市民|游客|农户|外来))|消费(?:支出|额|金额)$/;
/** Giving money out is the work itself: 发放补助经费. */
export const givenOut = /^(?:发放|兑付|拨付).{0,10}(?:补助|补贴|奖|救助|津贴|贷款|助学|养老|抚恤|慰问|低保|消费券)/;
/** Money meant to be given out: a bare figure of 补助经费 most likely is the least of it. */
export const grantMoney = /(?:补助|补贴|奖补|救助|资助|奖励|减免|抚恤|奖学金|助学金)(?:资金|款)?(?:经费|支出)$/;
/** Money that is spent, by the end of its name. */
export const spending = /(?:费用|经费|支出|成本|价)$/;
/** Money of others that a benefit tells of: 企业研发经费. What they must pay for (费用, 成本, 价, 自付支出) is to be less. */
export const othersMoney =
  /^(?!.*(?:自付|自费|负担|公用|三公|财政|行政|办公|药品|医疗|医保|就医|项目|宣传|活动|培训|讲座|印制)).*(?:经费|支出)$/;

/** Something named, of which a planned number is to be done: 奖学金发放完成比例, 危房改造任务完成率. */
export const doneToThings =
  /^(.*?)(?:发放|兑付|采购|购置|配送|配备|安装|更换|改造|修缮|维修|养护|建设|新建|清运|清淤|种植|栽植|补植|铺设|印制|编印|制作|拍摄|录制|培训|体检|筛查|接种|检测|监测|抽检|检查|巡查|巡检|走访|建档|签约|招聘|招募|招生|认定|验收|结题|征集|征收|拆迁|搬迁|安置|普查|调查|审核|录入|扫描|整理|归档|回收|收购|收储|放养|投放|免疫|防治|治理|整治|复垦)(?:任务)?完成(?:率|比例)$/;
/** Words of every project, which name nothing that is done in this one. */
export const emptyWords =
  /年度|专题|线[上下]|集中|日常|常规|学习|全员|定期|例行|季度|阶段|政府|全年|本年|当年|年初|项目|工程|总体|整体|全部|各项|各类|计划|目标|任务|指标|绩效|工作|重点|主要|重大|核心|关键|中心|专项|民生|实事|帮扶|科普|宣传|投资|资金|经费|预算|预定|既定|预期|建设|实施|活动|服务|业务|事项|内容|相关|有关|本次|上级|下达|部门|单位|中央|[省市区县]级/g;

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

/** Days that everybody knows without a date, and several of them: 秋季开学前, 主汛期前, 3月和9月底前. */
export const knownDays =
  /(?:开学|放假|汛期?|春节|国庆|元旦|中秋|清明|五一|两节|双节|供暖|采暖|入冬|冬季|雨季|旱季|春[耕播]|秋[播收]|三夏|灌溉|防火|高考|中考)(?:季节?|期)?(?:开始|来临|到来)?之?前|\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬)?前?[和、及与]\d{1,2}月/;

/** Words that two people would agree on: a named standard, a grade, a state that is or is not. */
export const verifiable =
  /±\s*\d|标准(?!化)|规范(?!使用|管理|运行|化|有序|开展|操作)|规程|国标|行标|GB|ISO|符合|[一二三四五六ⅠⅡⅢⅣ甲乙丙]\s*[级类等]|[A-D]+\s*级|合格|通过|达标|建立|建成|制定|出台|印发|备案|取得|不发生|未发生|无(?!法|效)|零(?!散)|优良中低差|好坏|^[是有优良]$|优秀|优良|良好|正常(?:运行|使用|开放)?$|投入使用|全覆盖|完好|[百千万]分之[一二三四五六七八九十\d]|达到.{0,12}要求|按(?:照)?.{2,30}(?:办法|规定|方案)(?:执行|落实|完成)?$/;

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
const trees = '株|棵|盏|根|头|只|羽|辆|座|处';
const volumes = '立方米|m3|m³|方|吨|公斤|升';
const places = '村|个村|镇|乡|社区|个社区|街道|区|县';
const shareUnits = '%|‰';
/** Points beside a date; 响应时间 ≤5分 are minutes. */
const points = '分';
const wrong = (...kinds: string[]): RegExp => new RegExp(`^(?:个)?(?:${kinds.join('|')})$`);

/** Costs that are no money: what the public bears. */
export const borneByOthers = /社会成本|生态|环境成本/;

/**
 * What a name says is measured, by its end, and units that measure something else. Only what cannot be meant is listed: 户 among people,
 * 套 among things are units of too much else to tell by. Under the level `except` the name means something else.
 */
export const measuredKinds: readonly { name: RegExp; never: RegExp; except?: RegExp; fitting: readonly string[] }[] = [
  {
    name: /面积$/,
    never: wrong(people, events, money, spans, papers, trees, volumes, '公里|千米|次'),
    fitting: ['平方米', '亩'],
  },
  // 录像长度 is a time.
  {
    name: /(?:里程|(?<!视频|录像|音频|影片|课程|节目)长度)$/,
    never: wrong(people, events, money, spans, papers, trees, volumes, '平方米', '亩', '次'),
    fitting: ['公里', '米'],
  },
  {
    name: /(?<![用账客])户数(?:量)?$/,
    never: wrong(events, money, spans, extents, papers, places, '人|人次|名|位|次|%|‰'),
    fitting: ['户'],
  },
  {
    name: /(?:册|份|本)数(?:量)?$/,
    never: wrong(people, events, money, spans, extents, places, '次|%|‰'),
    fitting: ['册', '份'],
  },
  {
    name: /(?:(?<!机)台|辆|套|株|棵|盏)数(?:量)?$/,
    never: wrong('人|人次|名|位|户|家庭', events, money, spans, extents, places, '份|册|篇|次|%|‰'),
    fitting: ['台', '套'],
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
    name: /(?:完成|完工|结束|开始|交付|上线|竣工|开工|投产|投用|通车|启动|验收|拨付|发放|到位|下达|提交|报送)(?:时间|时限|期限|时长)$/,
    never: wrong(people, events, money, extents, papers, shareUnits, points),
    fitting: ['天', '小时'],
  },
  {
    name: /(?:响应|办理|办结|等候|等待|处置|修复)(?:时间|时限|期限|时长)$/,
    never: wrong(people, events, money, extents, papers, shareUnits),
    fitting: ['天', '小时'],
  },
  {
    name: /(?:(?<!时间|等待|等候|排队|通勤|出行|人力|人力资源)成本|费用|单价|造价)$/,
    never: wrong(people, events, spans, extents, papers, '次'),
    except: borneByOthers,
    fitting: ['元', '万元'],
  },
];

/** What the name of a price says of every price. */
export const ofEach =
  /平均|单位|单[个项件次处]|每[一]?[个项件次处]|[个项件次处]均|成本|费用|经费|支出|单价|造价|价格|补助|补贴|资助|奖补|投入|投资|资金|额度|金额|标准|控制|年度|项目总?(?=成本|费用)|数$/g;

/** Things and works of one kind, by which a price of each and a count may speak of the same in other words: 站点 and 小屋, 改造 and 修缮. */
export const kindsOfThings: readonly RegExp[] = [
  /项目|课题|专题/g,
  /岗位|就业|人员|人才|志愿者|学员|教师|居民|群众/g,
  /企业|公司|商户|合作社|机构|店铺|农户/g,
  /队伍|团队|协会|社团|组织|班组/g,
  /站点|点位|驿站|站|小屋|场馆|展馆|馆|基地|公园|广场|中心|教室|实验室|展厅|书屋|网点|示范点|文物点|阵地|厕所|公厕|车棚|亭/g,
  /活动|讲座|培训|演出|会议|竞赛|大赛|比赛|展览|巡展/g,
  /设备|仪器|器材|展品|展项|装置|机具|路灯|井盖|标牌|标识/g,
  /手册|读本|图书|教材|资料|课件|视频|标本/g,
  /改造|修缮|维修|维护|养护|保养|检修|整治|翻新|加固/g,
  /巡查|巡检|检查|排查|抽检|检测|监测|检验/g,
  /咨询|诊疗|会诊|问诊|回访|走访/g,
];

/** What the text says is not done, or was done before, to the end of its clause: 不含竞赛, 不外包, 曾举办展览. 不断举办 and 不少于 are no such thing. */
export const denied =
  /(?:不(?:含|包含|包括|涉及|再|另|另行|需|须|必|用|委托|外包|采购|购买|组织|举办|举行|办|开展|安排|承办|设|编印|编写|印制|出版)|[无毋](?:需|须)|没有(?:安排|委托|采购|举办)|未(?:安排|委托|采购|举办|列入)|曾经?|(?:上年|去年|上一年|上年度|20\d\d年)已?(?:举办|开展|组织|完成|承办)了)[^，,。；;！]*/g;

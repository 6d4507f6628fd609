/**
 * Words by which the lint knows of which things, and of which money, more is better, and how many of what must not be. A further word is a
 * further entry. Source: as of vocabulary.data.ts.
 */

const any = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** Right before a wanted word: 未就业, 不达标, 未能按期脱贫, 零就业, 虚假就业. */
const negated =
  '(?<![不未非无没难待欠零超假](?:能|能够|按期|按时|如期|及时|实现|稳定|充分|完全|持续|得以|以|法|有|到|经|参与|参加)?)(?<!未能(?:按期|按时|如期|实现|稳定))';

/** Prizes, ranks and titles go to whom they go: 先进个人 and 优秀党员 are named by quota, 先进典型 are brought up. */
const wanted = any(
  '优秀(?!党|团|干部|员工|职工|个人|集体|单位|组织|等)',
  '先进(?!个人|集体|单位|组织|班组|工作者|团队|人物)',
  '持证(?!残疾)',
  ...['优良', '骨干', '示范', '获奖', '就业', '创业', '脱贫', '增收', '达标', '获证', '取证'],
);
/** Who or what may stand between a wanted word and its number. What is not among it may turn the word round: 就业困难人数, 脱贫户返贫户数. */
const persons =
  '人员?|人口|群体|群众|居民|村民|农民工?|农户|牧民|渔民|市民|公众|职工|员工|学生|学员|选手|教师|医[生师]|护士|干部|人才|青年|青少年|妇女|老人|老年人|儿童|残疾人|毕业生|大学生|劳动力|退役军人|移民|对象|家庭|大?户';
const bodies =
  '企业|单位|机构|学校|高校|幼儿园|医院|卫生院|村|社区|乡镇|街道|小区|园区|片区|基地|站点?|点位?|网点|中心|岗位?|窗口|食堂|班级?|团队|队伍|组织|协会|合作社|农场|工作[室站]';
const things =
  '项目|工程|作品|节目|论文|成果|课[程件题]|教案|案例|典型|经验|模式|技术|产品|品牌|专利|专业|学科|断面|河[流道]|水体|水源地|湖库|批次|样品|设施|设备|公?厕所?|场所|[校园区县镇带]';
const grown =
  '培养|培育|创建|建设|打造|选树|新增|扶持|孵化|培训|指导|服务|帮扶|见习|实训|技能|招聘|上岗|本地|农村|城镇|贫困|低收入|残疾';
/** Of what field or level it is: 优秀科普作品数, 示范性农业基地数. */
const fields =
  '科普|科技|科学|专业|生态|农业|林业|水利|文化|文艺|文学|教学|教育|学术|研究|艺术|体育|卫生|医疗|健康|法治|法律|信息|数字|绿色|文明|美丽|宜居|旅游|工业|建筑|网络|创新|志愿|公益|实用|适用|技能|中青年|乡村|[国省市县区校]级|[性类型化]';
/** 就业困难人员帮扶人数: there those who are helped are counted. */
const helped =
  '(?:困难|失业|待业)(?:人员|群体|家庭|户|毕业生)?(?=(?:就业|创业)?(?:帮扶|扶持|培训|指导|服务|安置|帮助))|安置|帮助';
const inNeed = '困难|特困|低保|失能|留守|空巢|高龄|独居|孤残|孤儿|受灾|患病|重度|中小?|小微|涉农|经营主体';
const numbers = '(?:人数|人次|[户个项家件]数|总数|数量?|群众)$';

/** Of which more is better whatever its level: 考核优秀教师数, 新增就业人数, 达标企业数. */
export const wantedCounts = new RegExp(
  `${negated}(?:${wanted}${any(persons, bodies, things, grown, fields, helped)}{0,3}|受[益助惠]${any(persons, bodies, things, grown, fields, inNeed)}{0,4})${numbers}`,
);
/** Done by mistake, or once too often: 重复建档率, 错误接种率, 空签约率. */
const mistaken =
  '(?:(?:重复|错误|虚假|虚报|错报|冒领|冒名|违规)\\p{Script=Han}{0,4}|[错误空假])(?:接种|建档|签约|就业|入学|参与|普及|覆盖)率$';
/** Of which more is better, each out of all that there are. */
export const wantedRates = new RegExp(
  `^(?!.*${mistaken}).*${negated}(?:合格|达标|通过|覆盖|知晓|及时|完好|成活|优良|优秀|就业|参与|准确|办结|接种|建档|签约|治愈|普及|(?:机械|自动|数字|信息|标准|规范)化(?:作业)?|入学|保学|复学|返校|劝返|巩固|好评)率$`,
  'u',
);
/** Those who were lost or counted by mistake, whatever they were: 流失骨干教师人数. */
export const turnedRound = /资格|违|不符|重复|冒领|错报|虚报|流失|流出|离职|辞职|撤销|取消|清退|减少|压减|缺[口少额]|短缺/;
/** Names and prizes that are given have a limit: 先进典型表彰人数 ≤10人. 获表彰 and 获评 are won. */
export const awarded =
  /(?<!获|被|受|获得|受到)(?:表彰|评选|评优|推荐|推选|遴选|命名|授予|授牌|奖励|嘉奖)|名额|等次|(?:^|大赛|评选|征文|征集|[一二三]等奖)获奖(?!论文|成果|专利|项目|课题)/;

/** Money that comes of the work: a limit on it can only be a slip. 居民收入差距 is none. */
export const wantedMoney =
  /(?:增收|收入|产值|利润|利税|税收|营业额|销售额|成交额|交易额|签约额|到位额|到位资金|投资额|贷款额|增加值|出口额|进口额|进出口(?:额|总额)|零售(?:额|总额)|节约资金|节约成本)$/;
/** What is given up, lost, wrong or owed, what the work itself takes, and what each may have at most: 免税收入, 逾期贷款额, 项目总投资额, 户均贷款额. */
export const moneyHeldDown =
  /^(?!.*(?:增加|带动|促进|扩大|拉动|撬动|吸引)).*(?:(?:免税|免征|免缴|缓缴|非税|应税|征税|罚没|罚款|收费|逾期|不良|坏账|呆账|违规|违法|违约|非法|诈骗|传销|虚[假增开]|退税|欠|损失|流失|亏损|漏|隐性|债务|高耗能|高污染|低效|落后|政府投资|财政投资|上限|限额|控制).*|(?:工程|^(?:本|年度|全年)?(?:项目|建设|建设项目)?)(?:概算|计划|总)*投资额$|(?:户均|每户|单户|单笔|每笔|人均)(?:授信|小额|信用|担保)*贷款额$|(?:减少|降低|压减|压缩|核减|减轻|减免).*(?:收入|投资额|税收|贷款额)$)/;

/** Whom or what the work was meant to keep from harm, counted: 脱贫户返贫户数, 不达标企业数. */
export const harmCounts = new RegExp(
  `(?:返贫|致贫|返贫致贫|失业|[未待]就业|零就业|未(?:能)?脱贫|脱贫不稳定|[不未]达标|不合格|逾期|违约)${any(persons, bodies, things)}{0,2}(?:总|发生)?(?:人数|人次|[户个项家件批]数|批次|数量?)$`,
);
/** What may stand before it, beside what is `befallen`. Behind other words somebody deals with it: 查处不达标企业数, 帮扶返贫户数. */
export const harmed = /(?:贷款|劳动力|毕业生|职工|企业|断面|水质|排放|工程|再次|重新|仍|规模性|长期|登记|因[疫业残])$/;
/** Words that say that all is well, turned round: 不达标率 deals with nothing. */
export const notWell = /[不未非](?:达标|合格|覆盖)/g;

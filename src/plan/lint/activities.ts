import type { LintCase } from '#src/kernel/lint/finding-text.ts';

/** Kinds of work that a declaration names, and how an indicator for each would be called. */
export interface Activity {
  /** Found in the text of the form, as something that will be done. */
  mentioned: RegExp;
  /** Found in the name or the target of an indicator that measures it. */
  measured: RegExp;
  /** Its name within what was found. */
  thing: RegExp;
  /** How it is told that no indicator does. */
  unmeasured: Exclude<LintCase & `${string}-unmeasured`, 'quantity-unmeasured'>;
}

const PUBLISHES = '(?:编印|编写|编制|印制|印发|出版|编辑)';
/** Whom the project asks to write for it, right before the verb; 由专家推荐的出版社, 由合作单位的教师 and whoever only takes pupils there are others. */
const OWN_AUTHORS = [
  '(?![^，,。；;]{0,12}(?:(?<!本|我)单位|(?:出版|分|杂志|报|通讯)社|公司|企业|厂|合作|协作|兄弟|对口|其他|其它|外部|外校|外单位|第三方))',
  '[^，,。；;]{0,10}(?:专家|学者|院士|教授|教师|老师|讲师|志愿者|团队|课题组|项目组|工作人员|本馆|本院|本站|本中心|本单位|我馆|我中心|我单位)',
  '(?:团队|团|组|们|等)*(?:共同|联合|集体|统一|牵头|负责|组织|自行|精心|参与|执笔|主笔|撰稿)*',
  PUBLISHES,
].join('');
/** Grounds and rules by which other work is done: 按照科协印发的手册开展讲座. */
const BY_RULES =
  '(?:按照?|依据|根据|依照|参照|结合|使用|采用)[^，,。；;]{0,16}(?=[^，,。；;]*(?:举办|开展|组织|授课|讲授|实施|执行))';
/** 由出版社出版图书 and 编辑部 are not the project's own work. 由专家编写读本 is. */
const ownPublication = new RegExp(
  `(?<!由(?!${OWN_AUTHORS})[^，,。；;]{0,16}|另行)(?<!${BY_RULES})${PUBLISHES}(?!的|部|社|室|人员|单位)[^，,。；;、]{0,16}(?:读本|手册|教材|图书|丛书|期刊|折页|画册|绘本)`,
);

export const activities: readonly Activity[] = [
  {
    mentioned: /科学咖啡馆|(?:举办|开展|组织|开设|推出|带去|办)[^。；;]{0,16}讲座|讲座办/,
    measured: /咖啡馆|讲座|活动场次|活动场数|场次|场$/,
    thing: /科学咖啡馆|讲座/,
    unmeasured: 'talks-unmeasured',
  },
  {
    mentioned: /(?:举办|组织|开展|承办|打造|动起来)[^。；;]{0,24}(?:大赛|竞赛)/,
    measured: /赛/,
    thing: /.*(?:大赛|竞赛)/u,
    unmeasured: 'contests-unmeasured',
  },
  {
    mentioned: /科普巡展|(?:举办|开展|组织|通过)[^。；;]{0,10}巡展/,
    measured: /巡展|展览/,
    thing: /科普巡展|巡展/,
    unmeasured: 'exhibitions-unmeasured',
  },
  {
    mentioned: /示范科普点|(?:建设|建成|创建|打造)[^。；;]{0,10}示范点|科普点建设/,
    measured: /示范|科普点|点位|站点/,
    thing: /示范科普点|示范点|科普点/,
    unmeasured: 'model-sites-unmeasured',
  },
  {
    mentioned: /(?:组建|组成|建立|招募|培训)[^。；;]{0,16}志愿者|志愿者团队/,
    measured: /志愿/,
    thing: /志愿者团队|志愿者/,
    unmeasured: 'volunteers-unmeasured',
  },
  {
    mentioned:
      /20\d\d[^。；;]{0,24}(?:立项|项目)[^。；;]{0,20}验收|(?:往年|以前年度|历年)[^。；;]{0,16}验收|验收(?:往年|以前年度)/,
    measured: /验收/,
    thing: /验收/,
    unmeasured: 'acceptance-unmeasured',
  },
  {
    mentioned: /申报、评审|评审(?:与|和|、)立项|(?:组织|开展)[^。；;]{0,20}立项/,
    measured: /立项|评审/,
    thing: /立项|评审(?!.*立项)/,
    unmeasured: 'selection-unmeasured',
  },
  {
    mentioned:
      /案例[^。；;]{0,4}(?:汇编|集)|汇编[^。；;]{0,6}案例|案例[^。；;]{0,24}(?:印制|成册|编印)|(?:编印|编成|印制|编写|编制)[^。；;]{0,16}案例/,
    measured: /案例|汇编|册/,
    thing: /案例/,
    unmeasured: 'cases-unmeasured',
  },
  {
    mentioned: ownPublication,
    measured: /读本|手册|教材|图书|丛书|期刊|折页|画册|绘本|资料|宣传品|出版|印制|编印|[册本份]$/,
    thing: /(?:读本|手册|教材|图书|丛书|期刊|折页|画册|绘本)$/,
    unmeasured: 'publications-unmeasured',
  },
  {
    // 研学基地教师 are people who are taught; 营员回访 is no camp.
    mentioned:
      /(?:举办|组织|开展|承办|举行)[^，,。；;、]{0,12}(?:夏令营|冬令营|研学|训练营)(?!营?基地|营地|课程|[教导]师|老师|辅导员|教练|营员|机构|单位|手册|教材|报告|成果)/,
    measured: /营|研学/,
    thing: /夏令营|冬令营|研学|训练营/,
    unmeasured: 'camps-unmeasured',
  },
];

/** One desk, one team, one plan of its own: how the work is organised, not what it brings about. 设立院士工作站1个 and 编写湿地保护方案1份 are results. */
export const means: readonly RegExp[] = [
  /^设立.{0,6}(?:(?:咨询|服务|接待|签到|导览|问讯|报名|导引)台|(?:咨询|签到|接待|报名|登记)处|(?:咨询|报名|联络|医疗|急救)点|志愿岗|服务岗|展台|展位|热线|专线|专栏|信箱|邮箱|账户|专账|办公室|专班|领导小组|工作组|工作小组|项目组|项目部)/u,
  /^组建.{0,6}(?:讲师团|宣讲团|专家组|专家团|工作组|工作小组|工作专班|专班|领导小组|项目组|项目部|项目团队|执行团队|课题组|评审组|评审委员会|筹备组|联络组|保障组|办公室)/u,
  /^(?:编制|编写)(?:本|项目|活动|年度|全年|工作|实施|执行|组织|评审|宣传|安全|应急|保障|培训|讲座|竞赛|大赛|巡展|经费|管理|总结|详细|整体|总体|具体|的)*(?:方案|计划|预案|制度|办法|细则)/u,
];

/** Work with its quantity, in any field: `培训农技员500人次`, `新建泵站2座`. */
export const quantified =
  /(?:举办|开展|组织|培训|新建|改造|购置|采购|印制|编印|发放|检测|体检|资助|补贴|修缮|维修|养护|巡查|种植|清运|铺设|更换|安装|开发|编写|编制|制作|拍摄|录制|创建|组建|招募|评选|设立)(\p{Script=Han}{0,12}?)\s*(\d[\d,]*(?:\.\d+)?)\s*(万)?(人次|场次|场|期|人|户|家|个|座|公里|千米|平方米|台|套|册|份|亩|所|条|棵|株|盏|辆|件|门|部|篇|支|名)/gu;

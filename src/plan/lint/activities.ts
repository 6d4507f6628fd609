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
    thing: /(?:\p{Script=Han}(?<![织办展行个次届场的和与]))*(?:大赛|竞赛)/u,
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
    // 按照科协印发的手册, 由出版社出版图书, 编辑部: not the project's own work. 由专家编写读本 is.
    mentioned:
      /(?<!由(?![^，,。；;]{0,8}(?:专家|学者|院士|教授|教师|老师|讲师|志愿者|团队|课题组|项目组|工作人员|本馆|本院|本站|本中心|本单位|我馆|我中心|我单位))[^，,。；;]{0,16}|另行)(?<!(?:按照?|依据|根据|依照|参照|结合|使用|采用)[^，,。；;]{0,16}(?=[^，,。；;]*(?:举办|开展|组织|授课|讲授|实施|执行)))(?:编印|编写|编制|印制|印发|出版|编辑)(?!的|部|社|室|人员|单位)[^，,。；;、]{0,16}(?:读本|手册|教材|图书|丛书|期刊|折页|画册|绘本)/,
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

/** Work with its quantity, in any field: `培训农技员500人次`, `新建泵站2座`. */
export const quantified =
  /(?:举办|开展|组织|培训|新建|改造|购置|采购|印制|编印|发放|检测|体检|资助|补贴|修缮|维修|养护|巡查|种植|清运|铺设|更换|安装|开发|编写|编制|制作|拍摄|录制|创建|组建|招募|评选|设立)(\p{Script=Han}{0,12}?)\s*(\d[\d,]*(?:\.\d+)?)\s*(万)?(人次|场次|场|期|人|户|家|个|座|公里|千米|平方米|台|套|册|份|亩|所|条|棵|株|盏|辆|件|门|部|篇|支|名)/gu;

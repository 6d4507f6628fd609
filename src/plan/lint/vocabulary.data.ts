/** Words by which the lint knows what a row counts. A further word is a further entry. */

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
  /(?:投诉|上访|信访|事故|故障|差错|失误|伤亡|死亡|违规|违纪|违法|舆情|纠纷|刑事案件|发案|流失|缺陷|损耗|病害|中断|停水|停电|停机|漏损|排放|能耗|返工|退货|感染|漏检|误报|超标|隐患|火灾|污染事件|泄漏|泄密|缺勤|脱岗|溺水|中毒)(?:事件|问题|情况)?(?:总|发生)?(?:数|数量|量|次数|件数|起数|例数|率|人数|发生率|发生数|发生次数|时间|时长)?$/;
/** Somebody deals with the harm, so that it is work done that is counted. */
export const dealtWith =
  /达标|合格|处理|来信来访|减|降|治理|查处|整改|办结|修复|消除|防范|演练|培训|排查|检测|监测|监控|回收|处置|处治|受理|办理|调解|化解|审理|援助|接待|发现|检查|救治|报告|报送|除险|挽回|控制率|覆盖/;

/** Buildings and machines are built and bought to a plan: one more is no merit. */
export const builtToPlan = /^(?:座|所|栋|幢|艘|台|套|辆|部|架)$/;
/** Households and people on an approved list: whom it names is served, and nobody else. */
export const listed = /(?:改造|安置|搬迁|拆迁|征收|认定|入选)(?:户|人)数$/;
/** Lengths of service and of contract are agreed, not surpassed. */
export const agreedSpans = /(?:期限|周期|服务期|期|时间|时长|频次|频率|月数|天数)$/;

/** Travel, receptions and the like: more of them is nothing to wish for. */
export const burdens = /^(?:出差|公务|接待|因公|会议|用车)/;

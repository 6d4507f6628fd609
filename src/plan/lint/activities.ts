/** Kinds of work that a declaration names, and how an indicator for each would be called. */
export interface Activity {
  name: string;
  /** Found in the text of the form. */
  mentioned: RegExp;
  /** Found in the name of an indicator that measures it. */
  measured: RegExp;
  indicator: string;
}

export const activities: readonly Activity[] = [
  {
    name: '科学咖啡馆、讲座',
    mentioned: /科学咖啡馆|科普讲座|讲座/,
    measured: /咖啡馆|讲座|活动场次|活动场数|场次/,
    indicator: '科学咖啡馆场次 ≥…场',
  },
  { name: '竞赛、大赛', mentioned: /大赛|竞赛/, measured: /大赛|竞赛|参赛/, indicator: '家庭创新制作大赛参赛家庭 ≥…户' },
  { name: '科普巡展', mentioned: /巡展/, measured: /巡展/, indicator: '科普巡展站次 ≥…站' },
  { name: '特色示范点', mentioned: /示范科普点|示范点|科普点建设/, measured: /示范|科普点/, indicator: '特色示范科普点 ≥…个' },
  { name: '志愿者团队', mentioned: /志愿者/, measured: /志愿/, indicator: '基层科普志愿者团队 ≥…支' },
  { name: '以前年度项目的跟踪与验收', mentioned: /验收/, measured: /验收/, indicator: '以前年度行动计划项目验收数 ≥…项' },
  {
    name: '当年项目的申报、评审与立项',
    mentioned: /申报、评审|评审(?:与|和|、)立项|(?:组织|开展).{0,20}立项/,
    measured: /立项|评审/,
    indicator: '行动计划立项数 ≥…项',
  },
  { name: '案例汇编', mentioned: /案例/, measured: /案例|汇编/, indicator: '工作案例汇编印制 ≥…册' },
];

export const zh = {
  calendar: {
    title: '日历',
    lead: '{count} 场',
    previous: '上个月',
    next: '下个月',
    none: '这个月没有场次',
    noneHint: '看其他月份，或新建一场。',
    weekdays: '一 二 三 四 五 六 日',
    more: '还有 {count} 场',
    label: '{month}的场次',
  },
};

export const en: typeof zh = {
  calendar: {
    title: 'Calendar',
    lead: '{count} sessions',
    previous: 'Month before',
    next: 'Month after',
    none: 'No sessions in this month',
    noneHint: 'Look at another month, or draft one.',
    weekdays: 'Mon Tue Wed Thu Fri Sat Sun',
    more: '{count} more',
    label: 'Sessions in {month}',
  },
};

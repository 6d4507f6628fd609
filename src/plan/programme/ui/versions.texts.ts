export const zh = {
  versions: {
    title: '变更记录',
    none: '还没有记录。',
    all: '全部 {count} 条',
    why: '理由：{reason}',
    reasonNeeded: '已批复：修改须写明理由',
    head: { entered: '录入项目', changed: '修改项目', approved: '批复', closed: '关闭项目', removed: '删除', withdrawn: '撤销' },
    activity: {
      entered: '新增计划活动“{line}”',
      changed: '修改计划活动“{line}”',
      removed: '删除计划活动“{line}”',
      withdrawn: '撤销计划活动“{line}”',
    },
    activitiesEntered: '新增计划活动',
    'sub-programme': {
      entered: '新增子项目“{line}”',
      changed: '修改子项目“{line}”',
      removed: '删除子项目“{line}”',
      withdrawn: '撤销子项目“{line}”',
    },
    indicator: {
      entered: '新增指标“{line}”',
      changed: '修改指标“{line}”',
      removed: '删除指标“{line}”',
      withdrawn: '撤销指标“{line}”',
    },
    target: {
      entered: '设定目标值：“{line}”',
      changed: '修改目标值：“{line}”',
      removed: '删除目标值：“{line}”',
      withdrawn: '撤销目标值：“{line}”',
    },
    line: {
      entered: '新增科目 {line}',
      changed: '修改科目 {line}',
      removed: '删除科目 {line}',
      approved: '批复',
      closed: '关闭',
      withdrawn: '撤销',
    },
  },
};

export const en: typeof zh = {
  versions: {
    title: 'What changed',
    none: 'Nothing yet.',
    all: 'All {count}',
    why: 'Reason: {reason}',
    reasonNeeded: 'Approved: a change needs its reason',
    head: {
      entered: 'Entered the programme',
      changed: 'Changed the programme',
      approved: 'Approved',
      closed: 'Closed the programme',
      removed: 'Removed',
      withdrawn: 'Withdrawn',
    },
    activity: {
      entered: 'Added the activity “{line}”',
      changed: 'Changed the activity “{line}”',
      removed: 'Removed the activity “{line}”',
      withdrawn: 'Withdrew the activity “{line}”',
    },
    activitiesEntered: 'Added activities',
    'sub-programme': {
      entered: 'Added the sub-programme “{line}”',
      changed: 'Changed the sub-programme “{line}”',
      removed: 'Removed the sub-programme “{line}”',
      withdrawn: 'Withdrew the sub-programme “{line}”',
    },
    indicator: {
      entered: 'Added the indicator “{line}”',
      changed: 'Changed the indicator “{line}”',
      removed: 'Removed the indicator “{line}”',
      withdrawn: 'Withdrew the indicator “{line}”',
    },
    target: {
      entered: 'Set the target of “{line}”',
      changed: 'Changed the target of “{line}”',
      removed: 'Removed the target of “{line}”',
      withdrawn: 'Withdrew the target of “{line}”',
    },
    line: {
      entered: 'Added line {line}',
      changed: 'Changed line {line}',
      removed: 'Removed line {line}',
      approved: 'Approved',
      closed: 'Closed',
      withdrawn: 'Withdrawn',
    },
  },
};

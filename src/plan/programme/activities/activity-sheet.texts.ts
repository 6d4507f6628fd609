export const zh = {
  sheet: '计划活动',
  column: ['子项目', '活动名称', '区', '计数方式', '单位', '目标数量', '截止日期'],
  withdrawnReason: '撤销原因',
};

export const en: typeof zh = {
  sheet: 'Planned activities',
  column: ['Sub-programme', 'Activity', 'District', 'Counted by', 'Unit', 'Target', 'Due'],
  withdrawnReason: 'Why withdrawn',
};

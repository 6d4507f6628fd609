export const zh = {
  soFar: '{window}完成情况',
  expected: '全年预计',
  causes: '偏差原因',
  possibility: '完成目标的可能性',
  remark: '备注',
  monitoring: '这是一份绩效监控表',
  monitoringHint:
    '导入时只取年度目标（和基本信息）建立或更新项目。执行情况、全年预计、偏差原因和完成可能性列在每行供核对，不会写入：执行情况由佐证算出，原因与可能性在“绩效监控”里由人判断后填报。',
  window: '监控时段 {window}',
  expectedMoney: '预计全年执行 {amount} 元',
  otherValues: '表中的其他时段数值（参考，不是本年度目标）',
};

export const en: typeof zh = {
  soFar: 'Reached {window}',
  expected: 'Expected of the year',
  causes: 'Causes of the deviation',
  possibility: 'Will it be reached',
  remark: 'Remark',
  monitoring: 'This is a monitoring form',
  monitoringHint:
    'Importing takes only the targets of the year (and the head) into a programme. How far each got, what is expected, causes and possibility stand in each row to be checked and are not taken: how far each got is counted from evidence, causes and possibility are judged by a person under Monitoring.',
  window: 'Months looked at: {window}',
  expectedMoney: 'Expected to be spent in the year: {amount} yuan',
  otherValues: 'Values of other periods on the form (for reference, no targets of the year)',
};

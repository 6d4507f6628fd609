export const zh = {
  title: '证据', lead: '每一条事实只增不改；更正是一条新事实，原事实保留。', empty: '还没有事实', emptyHint: '场次结束、登记支出或手工录入后，事实会自动出现在这里。', showSuperseded: '含已更正', from: '发生从', to: '到',
  column: { what: '事实', when: '发生时间', where: '区', method: '方法 / 结果', quantity: '数量', attachments: '附件', proof: '指纹', recorded: '录入' },
  drawer: { title: '一条事实', when: '发生', recorded: '录入', by: '录入人', where: '地点', record: '原始记录', open: '打开记录', context: '随附数据', attachments: '附件', none: '没有附件', chain: '更正过程', standing: '现行', replaced: '已被取代', first: '最初录入', hash: '指纹 SHA-256', subProgramme: '子项目' },
  superseded: '已更正', correction: '更正', standing: '计入',
};

export const en: typeof zh = {
  title: 'Evidence', lead: 'Facts are only added, never changed; a correction is a new fact and the former one stays.', empty: 'No facts yet', emptyHint: 'When sessions end, expenses are booked or entries are made by hand, facts appear here.', showSuperseded: 'with corrected ones', from: 'Occurred from', to: 'to',
  column: { what: 'Fact', when: 'Occurred', where: 'District', method: 'Method or outcome', quantity: 'Quantity', attachments: 'Attachments', proof: 'Fingerprint', recorded: 'Recorded' },
  drawer: { title: 'One fact', when: 'Occurred', recorded: 'Recorded', by: 'Recorded by', where: 'Where', record: 'Record behind it', open: 'Open the record', context: 'Data with it', attachments: 'Attachments', none: 'No attachments', chain: 'Corrections', standing: 'in force', replaced: 'replaced', first: 'First record', hash: 'Fingerprint SHA-256', subProgramme: 'Sub-programme' },
  superseded: 'Corrected since', correction: 'Correction', standing: 'Counts',
};

export const zh = {
  act: {
    save: '保存', cancel: '取消', close: '关闭', edit: '修改', add: '新增', remove: '删除', confirm: '确定', search: '搜索', reset: '清除筛选', reload: '重新载入',
    export: '导出 Excel', import: '导入 Excel', template: '下载模板', print: '打印', more: '更多', back: '返回', open: '打开', details: '详情', undo: '撤销',
    retry: '重试', upload: '选择文件', download: '下载', next: '下一步', previous: '上一步', skipToContent: '跳到正文', filter: '筛选',
  },
  say: {
    loading: '正在载入…', saved: '已保存', done: '已完成', none: '无', missing: '无数据', total: '共 {count} 条', optional: '选填', required: '必填：{field}', all: '全部',
    printing: '正在生成文件…', downloaded: '已下载 {name}', unsaved: '有未保存的修改', page: '每页', selected: '已选 {count} 条', table: '表格', empty: '没有符合条件的记录',
    emptyHint: '请放宽筛选条件，或清除筛选。', sortUp: '升序', sortDown: '降序', sortBy: '按{column}排序', demo: '演示数据', today: '今天', schematic: '示意图', noData: '—',
    changedMeanwhile: '内容已被他人修改', keepAndReload: '载入最新内容',
  },
  refusal: {
    title: '未能完成', signedOut: '登录已失效。', signInAgain: '请重新登录，再继续操作。', server: '服务器没有正常应答（{status}）。', tryLater: '请稍后再试；若仍不行，请把时间告诉管理员。',
    offline: '连不上服务器。', checkNetwork: '请检查网络后重试，填写的内容还在页面上。', unknown: '页面出了意外。',
  },
  importing: {
    title: '从 Excel 导入', choose: '选择或拖入 .xlsx 文件', hint: '先试算：只检查，不写入。', checking: '正在检查…', ok: '{count} 行可以导入', errors: '{count} 处需要改正', row: '行', cell: '单元格',
    column: '列', problem: '问题', commit: '导入 {count} 行', fixFirst: '请在 Excel 中改正以上各处，再重新选择文件。没有写入任何内容。', done: '已导入 {count} 行', another: '换一个文件', importing: '正在导入…', partial: '其余 {count} 行没有问题。',
  },
  venueKind: { community: '社区', park: '园区', building: '楼宇', online: '线上' },
  audience: { residents: '居民', 'office-workers': '白领', youth: '青少年', families: '家庭', public: '公众' },
  method: { door: '门口核验', counted: '清点', estimated: '估算', online: '线上' },
  satisfaction: { 'very-satisfied': '很满意', satisfied: '满意', 'fairly-satisfied': '基本满意', 'rather-dissatisfied': '不太满意', dissatisfied: '不满意' },
  role: { manager: '项目经理', finance: '财务', coordinator: '区科协', host: '承办方', auditor: '审计', resident: '居民' },
  outcome: { 'in-order': '合规', 'in-breach': '不合规' },
  factKind: {
    'session-held': '场次举办', attendance: '参加人次', 'opinion-invited': '邀请填写意见', opinion: '意见', expense: '支出', output: '产出', 'activity-finished': '计划活动完成', withdrawal: '撤回',
  },
  indicatorState: { met: '达标', 'on-track': '按期', 'at-risk': '临界', behind: '有差距', missing: '暂无佐证', 'to-judge': '待评判' },
  sessionState: {
    draft: '草稿', submitted: '待审', published: '已发布', open: '报名中', full: '已满', running: '进行中', ended: '已结束', archived: '已归档', cancelled: '已取消',
  },
  field: {
    district: '区', region: '街镇', month: '月份', venueKind: '阵地类型', audience: '受众', method: '计数方法', subProgramme: '子项目', activity: '计划活动', kind: '类型', state: '状态', date: '日期', from: '起', to: '止', quantity: '数量', unit: '单位',
    name: '名称', note: '备注', reason: '理由', amount: '金额', outcome: '结果', code: '编号', phone: '手机号', contact: '联系人', address: '地址', capacity: '人数上限', time: '时间', record: '记录', source: '来源', attachments: '附件', recordedBy: '录入',
  },
};

export const en: typeof zh = {
  act: {
    save: 'Save', cancel: 'Cancel', close: 'Close', edit: 'Edit', add: 'Add', remove: 'Remove', confirm: 'OK', search: 'Search', reset: 'Clear filters', reload: 'Reload',
    export: 'Export to Excel', import: 'Import from Excel', template: 'Download template', print: 'Print', more: 'More', back: 'Back', open: 'Open', details: 'Details', undo: 'Undo',
    retry: 'Try again', upload: 'Choose a file', download: 'Download', next: 'Next', previous: 'Previous', skipToContent: 'Skip to content', filter: 'Filter',
  },
  say: {
    loading: 'Loading…', saved: 'Saved', done: 'Done', none: 'None', missing: 'No data', total: '{count} in all', optional: 'optional', required: 'Required: {field}', all: 'All',
    printing: 'Making the file…', downloaded: '{name} downloaded', unsaved: 'There are unsaved changes', page: 'a page', selected: '{count} selected', table: 'Table', empty: 'Nothing matches',
    emptyHint: 'Widen the filters, or clear them.', sortUp: 'ascending', sortDown: 'descending', sortBy: 'Sort by {column}', demo: 'Demo data', today: 'Today', schematic: 'schematic', noData: '—',
    changedMeanwhile: 'Changed by someone else meanwhile', keepAndReload: 'Load the newest content',
  },
  refusal: {
    title: 'Not done', signedOut: 'You are no longer signed in.', signInAgain: 'Sign in again to go on.', server: 'The server did not answer as it should ({status}).', tryLater: 'Try again later; if it stays so, tell the administrator the time.',
    offline: 'The server cannot be reached.', checkNetwork: 'Check the network and try again; what you typed is still on the page.', unknown: 'Something unexpected happened on this page.',
  },
  importing: {
    title: 'Import from Excel', choose: 'Choose or drop an .xlsx file', hint: 'A dry run first: it checks and writes nothing.', checking: 'Checking…', ok: '{count} rows can be imported', errors: '{count} places to mend', row: 'Row', cell: 'Cell',
    column: 'Column', problem: 'Problem', commit: 'Import {count} rows', fixFirst: 'Mend these places in Excel and choose the file again. Nothing was written.', done: '{count} rows imported', another: 'Another file', importing: 'Importing…', partial: 'The other {count} rows are fine.',
  },
  venueKind: { community: 'Community', park: 'Business park', building: 'Office building', online: 'Online' },
  audience: { residents: 'Residents', 'office-workers': 'Office workers', youth: 'Youth', families: 'Families', public: 'Public' },
  method: { door: 'Checked at the door', counted: 'Counted', estimated: 'Estimated', online: 'Online' },
  satisfaction: { 'very-satisfied': 'Very satisfied', satisfied: 'Satisfied', 'fairly-satisfied': 'Fairly satisfied', 'rather-dissatisfied': 'Rather dissatisfied', dissatisfied: 'Dissatisfied' },
  role: { manager: 'Programme manager', finance: 'Finance', coordinator: 'District coordinator', host: 'Host', auditor: 'Auditor', resident: 'Resident' },
  outcome: { 'in-order': 'In order', 'in-breach': 'In breach' },
  factKind: {
    'session-held': 'Session held', attendance: 'Attendance', 'opinion-invited': 'Opinion invited', opinion: 'Opinion', expense: 'Expense', output: 'Output', 'activity-finished': 'Planned activity finished', withdrawal: 'Withdrawal',
  },
  indicatorState: { met: 'Met', 'on-track': 'On track', 'at-risk': 'At risk', behind: 'Behind', missing: 'No evidence yet', 'to-judge': 'To be judged' },
  sessionState: {
    draft: 'Draft', submitted: 'Submitted', published: 'Published', open: 'Open', full: 'Full', running: 'Running', ended: 'Ended', archived: 'Archived', cancelled: 'Cancelled',
  },
  field: {
    district: 'District', region: 'Street or town', month: 'Month', venueKind: 'Kind of venue', audience: 'Audience', method: 'Counting method', subProgramme: 'Sub-programme', activity: 'Planned activity', kind: 'Kind', state: 'State', date: 'Date', from: 'From', to: 'To', quantity: 'Quantity', unit: 'Unit',
    name: 'Name', note: 'Note', reason: 'Reason', amount: 'Amount', outcome: 'Outcome', code: 'Code', phone: 'Mobile number', contact: 'Contact', address: 'Address', capacity: 'Capacity', time: 'Time', record: 'Record', source: 'Source', attachments: 'Attachments', recordedBy: 'Recorded by',
  },
};

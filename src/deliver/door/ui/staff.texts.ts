export const zh = {
  attendance: {
    inRoom: '按姓名到场', ticket: '凭票', walkIn: '现场人员', paper: '纸质签到', headCount: '清点', notByName: '清点多出 {count} 人，计入“清点”', total: '计入人次', rule: '按姓名到场与清点取大者，同一人不重复计。', enterHeadCount: '填写清点人数', people: '清点人数', method: '清点方法', evidence: '现场照片或闸机记录', evidenceHint: '估算的人数没有照片时，审计会质疑。', saved: '清点已保存', none: '还没有人到场', noneHint: '在手机上打开门口页核验；散场后可录入纸质签到表。',
    name: '姓名', phone: '手机号', way: '方式', people2: '人数', at: '时间', by: '经手', ways: { ticket: '凭票', 'walk-in': '现场', paper: '纸质' }, undo: '撤销', undoAsk: '撤销 {name} 的到场？', undoText: '对应的佐证会撤回，过程留痕。', toPaper: '录入纸质签到表', countedAt: '{method}，{when}', unnamed: '未留姓名',
  },
  paper: {
    title: '录入纸质签到表', hint: '按回车到下一行，Tab 到下一格；可直接从 Excel 粘贴多行。手机号与报名相符的，按凭票计；其余按纸质签到计。', number: '行', name: '姓名', phone: '手机号', people: '人数', check: '检查', commit: '录入 {rows} 行，{people} 人', ok: '{rows} 行可以录入，共 {people} 人，其中 {tickets} 行认出了报名。', problems: '{count} 处要改', warnings: '{count} 处请留意', scan: '签到表照片或扫描件', upload: '从 Excel 上传', done: '已录入 {rows} 行，{people} 人', batches: '已录入的批次', batch: '{rows} 行，{people} 人 · {who} · {when}', hand: '手工录入', undone: '已撤销', undoAsk: '撤销这一批？', undoText: '这一批的到场和佐证全部撤回，过程留痕。', empty: '还没有填写任何一行', moreRows: '再加 20 行', rows: '已填 {count} 行', notNow: '场次开始后才能录入。', cell: '第 {row} 行 {column}：{message}',
  },
  sheet: { title: '签到表', print: '打印', blank: '空白行', head: '{title} 签到表', number: '序号', name: '姓名', phone: '手机号', seats: '人数', signature: '签名', code: '票号', time: '时间', venue: '地点', speaker: '主讲', organiser: '主办', walkIns: '现场人员请在空白行填写姓名和手机号。个人信息仅用于本场签到与统计。', counted: '清点人数：________　清点人：________', demo: '演示数据' },
};

export const en: typeof zh = {
  attendance: {
    inRoom: 'Came, by name', ticket: 'with ticket', walkIn: 'walk-ins', paper: 'paper sheet', headCount: 'Head count', notByName: '{count} more by the head count, counted as such', total: 'Person-times', rule: 'The larger of names and head count: nobody counts twice.', enterHeadCount: 'Enter the head count', people: 'Head count', method: 'Method', evidence: 'Photo or gate record', evidenceHint: 'An estimate without a photo will be questioned.', saved: 'Head count saved', none: 'Nobody came yet', noneHint: 'Open the door page on a phone; a paper sheet can be entered afterwards.',
    name: 'Name', phone: 'Mobile', way: 'How', people2: 'People', at: 'Time', by: 'By', ways: { ticket: 'ticket', 'walk-in': 'walk-in', paper: 'paper' }, undo: 'Undo', undoAsk: 'Undo the admission of {name}?', undoText: 'Its evidence is withdrawn, on record.', toPaper: 'Enter the paper sheet', countedAt: '{method}, {when}', unnamed: 'no name',
  },
  paper: {
    title: 'Enter the paper sheet', hint: 'Enter goes to the next row, Tab to the next cell; several rows can be pasted from Excel. A number that has signed up counts as ticket, others as paper.', number: 'Row', name: 'Name', phone: 'Mobile', people: 'People', check: 'Check', commit: 'Enter {rows} rows, {people} people', ok: '{rows} rows can be entered, {people} people; {tickets} rows were recognised as sign-ups.', problems: '{count} places to mend', warnings: '{count} places to look at', scan: 'Photo or scan of the sheet', upload: 'Upload from Excel', done: '{rows} rows entered, {people} people', batches: 'Batches entered', batch: '{rows} rows, {people} people · {who} · {when}', hand: 'typed', undone: 'undone', undoAsk: 'Undo this batch?', undoText: 'Its admissions and their evidence are withdrawn, on record.', empty: 'No row is filled in yet', moreRows: '20 more rows', rows: '{count} rows filled', notNow: 'Rows can be entered once the session has started.', cell: 'Row {row}, {column}: {message}',
  },
  sheet: { title: 'Sign-in sheet', print: 'Print', blank: 'Blank rows', head: '{title}: sign-in sheet', number: 'No.', name: 'Name', phone: 'Mobile', seats: 'People', signature: 'Signature', code: 'Ticket', time: 'Time', venue: 'Place', speaker: 'Speaker', organiser: 'Organiser', walkIns: 'Walk-ins: please write name and number in a blank row. The data serves only admission and statistics of this session.', counted: 'Head count: ________  Counted by: ________', demo: 'Demo data' },
};

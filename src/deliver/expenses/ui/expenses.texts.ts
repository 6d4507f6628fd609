export const zh = {
  title: '支出', lead: '预算 {budget}，已执行 {executed}（{rate}）', inBreach: '{count} 笔不合规，合 {amount} 元', allInOrder: '全部合规', book: '登记支出', search: '收款人、用途、凭证号', sum: '合计 {amount} 元', onlyBreaches: '只看不合规', empty: '还没有支出', emptyHint: '登记第一笔：选预算科目、写收款人和用途，上传凭证。',
  line: { title: '预算科目执行', line: '科目', bar: '执行', budget: '预算（元）', executed: '已执行（元）', left: '结余（元）', rate: '执行率', count: '笔数', breaches: '不合规', say: '{name}：执行 {rate}' },
  column: { paidOn: '付款日期', payee: '收款人', purpose: '用途', line: '预算科目', kind: '类型', amount: '金额（元）', voucher: '凭证', state: '状态' },
  kind: { 'lecture-fee': '讲课费', venue: '场地', materials: '材料', printing: '印刷', transport: '运输交通', 'expert-fee': '专家费', service: '委托服务', other: '其他' },
  breach: { any: '任何不合规', 'no-voucher': '无凭证', 'over-fee-cap': '超讲课费标准', 'over-class-hours': '超学时', 'over-budget-line': '超预算科目', 'outside-programme-dates': '不在项目期内', 'duplicate-voucher': '凭证重复' },
  level: { academician: '院士', professor: '正高', 'associate-professor': '副高', other: '其他' },
  state: { inOrder: '合规', inBreach: '不合规', reversed: '已冲销' },
  form: { newTitle: '登记支出', mendTitle: '更正支出', budgetLine: '预算科目', session: '所属场次', kind: '类型', payee: '收款人', purpose: '用途', amount: '金额（元）', paidOn: '付款日期', voucher: '凭证号', attachment: '凭证文件', titleLevel: '职称', classHours: '学时（半天内）', reason: '更正理由', check: '检查', breaches: '这样登记会不合规：', fine: '符合各项规定', source: '依据：{source}', save: '登记', saveAnyway: '仍然登记（记为不合规）', mend: '保存更正', booked: '已登记', mended: '已更正，原记录保留' },
  reverse: { act: '冲销', ask: '冲销这笔支出？', text: '原记录保留，金额不再计入执行。', reason: '冲销理由', done: '已冲销' },
  detail: { title: '支出', bookedBy: '{who} 登记于 {when}', reversed: '已冲销：{reason}', mend: '更正', none: '无', evidence: '打开凭证' },
  ofSession: { none: '这一场还没有支出', noneHint: '在“支出”中登记并选择这一场；讲课费会按标准核对。', feeSheet: '劳务发放表', go: '去登记' },
  fee: { title: '劳务发放表', print: '打印', head: '{title} 劳务发放表', number: '序号', payee: '姓名', organisation: '单位', level: '职称', purpose: '事由', hours: '学时', amount: '金额（元）', cap: '标准上限（元）', signature: '签收', total: '合计', demo: '演示数据', empty: '没有劳务支出', emptyHint: '给场次选定讲师，或登记讲课费后再打印。', signed: '经办人：________　审核人：________　领导签字：________' },
};

export const en: typeof zh = {
  title: 'Expenses', lead: 'Budget {budget}, executed {executed} ({rate})', inBreach: '{count} in breach, {amount} yuan', allInOrder: 'All in order', book: 'Book an expense', search: 'Payee, purpose, voucher', sum: '{amount} yuan in all', onlyBreaches: 'Only breaches', empty: 'No expenses yet', emptyHint: 'Book the first: budget line, payee, purpose, and the voucher.',
  line: { title: 'Executed by budget line', line: 'Line', bar: 'Executed', budget: 'Budget (yuan)', executed: 'Executed (yuan)', left: 'Left (yuan)', rate: 'Rate', count: 'Expenses', breaches: 'In breach', say: '{name}: {rate} executed' },
  column: { paidOn: 'Paid on', payee: 'Payee', purpose: 'Purpose', line: 'Budget line', kind: 'Kind', amount: 'Amount (yuan)', voucher: 'Voucher', state: 'State' },
  kind: { 'lecture-fee': 'Lecture fee', venue: 'Venue', materials: 'Materials', printing: 'Printing', transport: 'Transport', 'expert-fee': 'Expert fee', service: 'Service', other: 'Other' },
  breach: { any: 'Any breach', 'no-voucher': 'No voucher', 'over-fee-cap': 'Over the fee cap', 'over-class-hours': 'Over class hours', 'over-budget-line': 'Over the budget line', 'outside-programme-dates': 'Outside the programme’s dates', 'duplicate-voucher': 'Voucher used twice' },
  level: { academician: 'Academician', professor: 'Professor', 'associate-professor': 'Associate professor', other: 'Other' },
  state: { inOrder: 'In order', inBreach: 'In breach', reversed: 'Reversed' },
  form: { newTitle: 'Book an expense', mendTitle: 'Mend an expense', budgetLine: 'Budget line', session: 'Session', kind: 'Kind', payee: 'Payee', purpose: 'Purpose', amount: 'Amount (yuan)', paidOn: 'Paid on', voucher: 'Voucher number', attachment: 'Voucher file', titleLevel: 'Title', classHours: 'Class hours (half day)', reason: 'Reason', check: 'Check', breaches: 'Booked like this it would be in breach:', fine: 'In order with all rules', source: 'Source: {source}', save: 'Book', saveAnyway: 'Book anyway (as in breach)', mend: 'Save', booked: 'Booked', mended: 'Mended; the former record is kept' },
  reverse: { act: 'Reverse', ask: 'Reverse this expense?', text: 'The record is kept, its amount no longer counts.', reason: 'Reason', done: 'Reversed' },
  detail: { title: 'Expense', bookedBy: 'booked by {who} on {when}', reversed: 'Reversed: {reason}', mend: 'Mend', none: 'None', evidence: 'Open the voucher' },
  ofSession: { none: 'No expenses of this session yet', noneHint: 'Book them under Expenses and choose this session; lecture fees are held against the caps.', feeSheet: 'Fee sheet', go: 'Book one' },
  fee: { title: 'Fee sheet', print: 'Print', head: '{title}: fee sheet', number: 'No.', payee: 'Name', organisation: 'Organisation', level: 'Title', purpose: 'For', hours: 'Class hours', amount: 'Amount (yuan)', cap: 'Cap (yuan)', signature: 'Received', total: 'Total', demo: 'Demo data', empty: 'No fees', emptyHint: 'Choose the session’s speaker, or book the lecture fee, then print.', signed: 'Prepared: ________  Checked: ________  Approved: ________' },
};

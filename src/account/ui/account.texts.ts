export const zh = {
  column: { indicator: '指标', target: '目标', actual: '实际', degree: '完成度', elapsed: '时间进度', trend: '走势', expected: '年末预计', state: '状态', weight: '分值', score: '得分' },
  say: {
    degree: '{name}：完成 {degree}，时间已过 {elapsed}', degreeOnly: '{name}：完成 {degree}', noDegree: '{name}：无法计算完成度', trend: '{name} 逐月走势，共 {count} 个月', n: 'n = {n}', response: '回收率 {rate}', interval: '95% 区间 {low}–{high}', fraction: '{numerator} ÷ {denominator}',
    noMeasure: '还没有口径，无法计算', toJudge: '定性指标，按评判计', noEvidence: '还没有佐证', at: '截至', atHint: '只计算这一天及以前发生的事实', facts: '{count} 条事实', open: '打开 {name} 的构成',
  },
  how: {
    'year-over': '年度已结束，即实际值', 'planned-work': '按已排期的工作推算', 'planned-activities': '按计划活动推算', 'planned-districts': '按已排期的区推算', pace: '按至今的进度推算', 'current-rate': '按目前的比率与样本推算', 'no-evidence': '没有佐证，不作预计',
  },
  page: {
    title: '绩效', lead: '{applicant} · {budget} · 截至 {at}，全年已过 {elapsed}', table: '绩效自评', score: '得分', pack: '计分规则', execution: '预算执行率', total: '总分', grade: '等级', notScored: '未计分', why: '说明', print: '打印自评表', declaration: '打印目标表', export: '导出 Excel',
    noWeights: '还没有分值，不能计分。', suggestWeights: '看一份建议', suggested: '建议的分值（未保存）', saveHint: '在“计划”中确定分值。', reasonMissing: '未达标，请说明原因', addReason: '说明原因', judge: '评判', format: { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' },
    rule: { 'CN-2020': '财政部 2020（按完成度计分）', 'CN-2021': '财政部 2021（执行率分段）' }, rate: '预算 {budget}，执行 {executed}，执行率 {rate}', gradeShown: '{grade}',
  },
  figure: {
    crumbs: '自评表', target: '目标 {target}', degree: '完成 {degree}', expected: '年末预计 {expected}', missing: '还没有佐证',
    chain: '从单元格到记录', cell: '表中单元格', row: '自评表 第 {row} 行', indicator: '指标', measure: '口径 v{version}', measureChanged: '{day} 改', noMeasure: '未定口径', facts: '事实', factCount: '{count} 条', attachments: '佐证附件', attached: '{with} / {all} 条有附件', corrections: '更正', corrected: '{count} 条被更正', uncorrected: '没有更正',
    breakdown: '构成', top: '前 {count}', others: '其余 {count} 项', factsTitle: '事实', factsEmpty: '没有符合条件的事实', factsHint: '清除筛选，或看被更正的事实。', noFacts: '还没有事实', noFactsHint: '场次结束、录入支出或手工录入后，这里会出现每一条记录。', occurred: '发生时间', source: '来源', method: '方法', quantity: '数量', evidence: '附件', proof: '指纹',
    status: '状态', standing: '计入', superseded: '已被更正', correction: '更正', allStatus: '全部', side: '分子 / 分母', numerator: '分子', denominator: '分母', newest: '最近在前', oldest: '最早在前', largest: '数量大在前', order: '排序',
    targetHistory: '目标值的变化', reasons: '原因与评判', addReason: '说明原因', addJudgement: '评判', reason: '原因', judgement: '评判', degreeAsked: '完成程度（0–100%）', text: '说明', saved: '已记入，旧说明保留', reasonHint: '将印在自评表“偏差原因及改进措施”一栏。', activities: '到期的计划活动', activity: '计划活动', due: '截止', done: '完成', target2: '目标', met: '达到目标', onTime: '按期', late: '逾期', notMet: '未达到', exportFacts: '导出事实', correctionLine: '{day} {before} → {after}，理由“{reason}”，{who} 更正于 {when}',
    calendar: '分月', measureTitle: '口径', measureReason: '修改理由：{reason}',
  },
  fact: {
    title: '一条事实', id: '编号', when: '发生', recorded: '录入', by: '录入人', what: '内容', where: '地点', record: '原始记录', openRecord: '打开记录', context: '随附数据', attachments: '附件', noAttachments: '没有附件', chain: '更正过程', standing: '现行', replaced: '已被取代', hash: '指纹 SHA-256', hashOk: '重新计算一致，未被改动', hashBad: '重新计算不一致，请立即联系审计与系统管理员', subject: '匿名标识', first: '最初录入', size: '{size} KB',
  },
  audit: {
    title: '数据核对', lead: '用每一条事实重新计算全部汇总与指纹，与页面所用的数字比较。', run: '开始核对', running: '正在逐条重算，大约每百万条 20 秒…', equal: '完全一致', equalText: '{facts} 条事实、{rollups} 行汇总、{presence} 行去重记录，逐一重算，全部相等。', differ: '有 {count} 处不一致', differText: '页面数字可能有误。请保留现场，联系系统管理员。', what: '项目', place: '位置', kept: '页面所用', recounted: '重算结果', rollup: '汇总', presence: '去重', hash: '指纹', finished: '完成于 {when}', never: '还没有核对', neverHint: '核对只读不写，可以随时进行。',
  },
};

export const en: typeof zh = {
  column: { indicator: 'Indicator', target: 'Target', actual: 'Actual', degree: 'Degree', elapsed: 'time gone', trend: 'Course', expected: 'By year-end', state: 'State', weight: 'Points', score: 'Score' },
  say: {
    degree: '{name}: {degree} reached, {elapsed} of the time gone', degreeOnly: '{name}: {degree} reached', noDegree: '{name}: no degree can be computed', trend: '{name} month by month, {count} months', n: 'n = {n}', response: 'response {rate}', interval: '95% interval {low}–{high}', fraction: '{numerator} ÷ {denominator}',
    noMeasure: 'No measure yet, nothing can be computed', toJudge: 'Qualitative: by judgement', noEvidence: 'No evidence yet', at: 'As of', atHint: 'Only facts that occurred up to this day count', facts: '{count} facts', open: 'What {name} is made of',
  },
  how: {
    'year-over': 'the year is over: the actual', 'planned-work': 'from the work that is scheduled', 'planned-activities': 'from the planned activities', 'planned-districts': 'from the districts scheduled', pace: 'from the pace so far', 'current-rate': 'from the present rate and sample', 'no-evidence': 'no evidence, no expectation',
  },
  page: {
    title: 'Results', lead: '{applicant} · {budget} · as of {at}, {elapsed} of the year gone', table: 'Self-evaluation', score: 'Score', pack: 'Rules of scoring', execution: 'Budget execution', total: 'Total', grade: 'Grade', notScored: 'not scored', why: 'Note', print: 'Print self-evaluation', declaration: 'Print target table', export: 'Export to Excel',
    noWeights: 'There are no points yet, so nothing can be scored.', suggestWeights: 'See a proposal', suggested: 'Proposed points (not saved)', saveHint: 'Points are set under Plan.', reasonMissing: 'Not reached: state why', addReason: 'State the reason', judge: 'Judge', format: { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' },
    rule: { 'CN-2020': 'Ministry of Finance 2020 (by degree)', 'CN-2021': 'Ministry of Finance 2021 (execution in bands)' }, rate: 'Budget {budget}, executed {executed}, rate {rate}', gradeShown: 'grade {grade}',
  },
  figure: {
    crumbs: 'Self-evaluation', target: 'target {target}', degree: '{degree} reached', expected: '{expected} expected by year-end', missing: 'No evidence yet',
    chain: 'From the cell to the records', cell: 'Cell of the form', row: 'Self-evaluation, row {row}', indicator: 'Indicator', measure: 'Measure v{version}', measureChanged: 'changed {day}', noMeasure: 'No measure', facts: 'Facts', factCount: '{count}', attachments: 'Attachments', attached: '{with} of {all} have one', corrections: 'Corrections', corrected: '{count} corrected', uncorrected: 'None',
    breakdown: 'Made of', top: 'first {count}', others: '{count} more', factsTitle: 'Facts', factsEmpty: 'No fact matches', factsHint: 'Clear the filters, or look at corrected facts.', noFacts: 'No facts yet', noFactsHint: 'When sessions end, expenses are booked or entries are made by hand, each record appears here.', occurred: 'Occurred', source: 'Source', method: 'Method', quantity: 'Quantity', evidence: 'Attachments', proof: 'Fingerprint',
    status: 'State', standing: 'Counts', superseded: 'Corrected since', correction: 'Correction', allStatus: 'All', side: 'Numerator or denominator', numerator: 'Numerator', denominator: 'Denominator', newest: 'Newest first', oldest: 'Oldest first', largest: 'Largest first', order: 'Order',
    targetHistory: 'How the target changed', reasons: 'Reasons and judgements', addReason: 'State the reason', addJudgement: 'Judge', reason: 'Reason', judgement: 'Judgement', degreeAsked: 'Degree (0–100%)', text: 'Text', saved: 'Recorded; earlier ones are kept', reasonHint: 'It is printed in the self-evaluation as the reason of the deviation.', activities: 'Planned activities due', activity: 'Planned activity', due: 'Due', done: 'Done', target2: 'Target', met: 'Target reached', onTime: 'On time', late: 'Late', notMet: 'Not reached', exportFacts: 'Export facts', correctionLine: '{day} {before} → {after}, reason: {reason}; corrected by {who} on {when}',
    calendar: 'By month', measureTitle: 'Measure', measureReason: 'Changed because: {reason}',
  },
  fact: {
    title: 'One fact', id: 'Id', when: 'Occurred', recorded: 'Recorded', by: 'Recorded by', what: 'What', where: 'Where', record: 'Record behind it', openRecord: 'Open the record', context: 'Data with it', attachments: 'Attachments', noAttachments: 'No attachments', chain: 'Corrections', standing: 'in force', replaced: 'replaced', hash: 'Fingerprint SHA-256', hashOk: 'Recomputed and equal: not altered', hashBad: 'Recomputed and different: tell the auditor and the administrator at once', subject: 'Pseudonym', first: 'First record', size: '{size} KB',
  },
  audit: {
    title: 'Data audit', lead: 'Recomputes all sums and fingerprints from every single fact, and compares them with the figures on the pages.', run: 'Start the audit', running: 'Recounting fact by fact, about 20 seconds a million…', equal: 'All equal', equalText: '{facts} facts, {rollups} rollup rows and {presence} presence rows were recomputed one by one; all are equal.', differ: '{count} differences', differText: 'Figures on the pages may be wrong. Leave everything as it is and tell the administrator.', what: 'What', place: 'Place', kept: 'On the pages', recounted: 'Recounted', rollup: 'Rollup', presence: 'Presence', hash: 'Fingerprint', finished: 'Finished {when}', never: 'Not audited yet', neverHint: 'The audit reads only and can be run at any time.',
  },
};

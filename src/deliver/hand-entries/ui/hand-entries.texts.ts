export const zh = {
  title: '手工录入', lead: '在 Kepu 之外发生的事：巡展每日人数、授牌、印制册数等。估算的人数请附照片。', enter: '录入一条', search: '内容', empty: '还没有手工录入', emptyHint: '逐条录入，或下载 Excel 模板填好后一次导入；导入前会先试算。',
  column: { what: '内容', when: '日期', activity: '计划活动', quantity: '数量', method: '方法', district: '区', evidence: '佐证', state: '状态', by: '录入' },
  kind: { attendance: '人次', output: '产出' }, noEvidence: '估算且无佐证', withEvidence: '{count} 份', corrected: '更正过 {count} 次', undone: '已撤销', correct: '更正', from: '日期从', to: '到', month: '发生',
  form: { title: '录入一条', correctTitle: '更正', kind: '类别', activity: '计划活动', activityHint: '计入这项活动的目标', subProgramme: '子项目', what: '内容', whatHint: '如：巡展第3站首日', date: '日期', quantity: '数量', unit: '单位', method: '计数方法', district: '区', note: '备注', completes: '这一条完成了该计划活动', evidence: '佐证（照片、记录）', reason: '更正理由', save: '录入', saved: '已录入，佐证已写入', correctSave: '保存更正', correctDone: '已更正，原数字保留' },
  batches: { title: '导入批次', batch: '{rows} 条 · {who} · {when}', single: '单条录入', undo: '撤销整批', undone: '已撤销', undoAsk: '撤销这一批 {rows} 条？', undoText: '这一批的事实全部撤回，过程留痕。', reason: '撤销理由', see: '查看' },
  imported: '{count} 人次', duplicates: '{count} 行此前已录入',
};

export const en: typeof zh = {
  title: 'Hand entries', lead: 'What happened outside Kepu: daily counts of exhibitions, plaques, copies printed. Attach a photo to estimates.', enter: 'Enter one', search: 'What', empty: 'No hand entries yet', emptyHint: 'Enter them one by one, or fill in the Excel template and import it at once; a dry run comes first.',
  column: { what: 'What', when: 'Date', activity: 'Planned activity', quantity: 'Quantity', method: 'Method', district: 'District', evidence: 'Evidence', state: 'State', by: 'Entered' },
  kind: { attendance: 'Attendance', output: 'Output' }, noEvidence: 'Estimate without evidence', withEvidence: '{count}', corrected: 'corrected {count}×', undone: 'undone', correct: 'Correct', from: 'From', to: 'To', month: 'Occurred',
  form: { title: 'Enter one', correctTitle: 'Correct', kind: 'Kind', activity: 'Planned activity', activityHint: 'It counts towards its target', subProgramme: 'Sub-programme', what: 'What', whatHint: 'e.g. exhibition, stop 3, first day', date: 'Date', quantity: 'Quantity', unit: 'Unit', method: 'Counting method', district: 'District', note: 'Note', completes: 'This completes the planned activity', evidence: 'Evidence (photos, records)', reason: 'Reason', save: 'Enter', saved: 'Entered, the evidence is written', correctSave: 'Save', correctDone: 'Corrected; the former figure is kept' },
  batches: { title: 'Batches', batch: '{rows} entries · {who} · {when}', single: 'entered singly', undo: 'Undo the batch', undone: 'undone', undoAsk: 'Undo this batch of {rows}?', undoText: 'All its facts are withdrawn, on record.', reason: 'Reason', see: 'See' },
  imported: '{count} person-times', duplicates: '{count} rows were entered before',
};

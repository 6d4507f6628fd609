/** Refusals about what is entered by hand. */
export const handEntryRefusals = {
  'hand-entry-plan-missing': {
    status: 422,
    zh: { reason: '没有写明属于哪个计划活动或子项目。', remedy: '请选择计划活动；没有对应的活动时，选择子项目。' },
    en: {
      reason: 'It does not say to which activity or sub-programme it belongs.',
      remedy: 'Choose the activity, or where there is none, the sub-programme.',
    },
  },
  'hand-entry-activity-unknown': {
    status: 422,
    zh: { reason: '计划活动或子项目不属于这个项目，或已撤销。', remedy: '请刷新后重新选择。' },
    en: {
      reason: 'The activity or sub-programme does not belong to this programme, or was withdrawn.',
      remedy: 'Reload and choose again.',
    },
  },
  'hand-entry-unit-wrong': {
    status: 422,
    zh: { reason: '单位“{unit}”不能用。', remedy: '人次用“人次”；产出可用：{units}。' },
    en: {
      reason: 'The unit “{unit}” cannot be used.',
      remedy: 'Attendance is counted in person-times (“人次”); outputs in: {units}.',
    },
  },
  'hand-entry-method-missing': {
    status: 422,
    zh: { reason: '没有写明人次是怎么数的。', remedy: '请选：清点、估算或线上。' },
    en: { reason: 'It is not said how the people were counted.', remedy: 'Choose counted, estimated or online.' },
  },
  'hand-entry-estimate-bare': {
    status: 422,
    zh: { reason: '估算的人次没有附照片或登记表。', remedy: '请附上依据；从文件导入的，先附到整个文件再选文件，或改为清点。' },
    en: {
      reason: 'The people were estimated, and no photo or register is attached.',
      remedy: 'Attach what it rests on; for an Excel file, attach it to the whole file before choosing the file; or count.',
    },
  },
  'hand-entry-above-target': {
    status: 409,
    zh: {
      reason: '一条 {quantity} 人次，多于整个项目的目标 {target} 人次。',
      remedy: '请核对数字；确属实情的，逐条录入，在备注中写明缘由并确认。',
    },
    en: {
      reason: 'One entry of {quantity} person-times is more than the whole programme aims at ({target}).',
      remedy: 'Check the figure; if it is true, enter it by itself, say why in the note, and confirm.',
    },
  },
  'hand-entry-far-above': {
    status: 409,
    zh: {
      reason: '一条 {quantity} {unit}，是这项计划活动全部目标 {target} {unit}的十倍以上。',
      remedy: '请核对数字；确属实情的，确认后再录入。',
    },
    en: {
      reason: 'One entry of {quantity} {unit} is ten times or more what its whole activity aims at ({target} {unit}).',
      remedy: 'Check the figure; if it is true, confirm it.',
    },
  },
  'hand-entry-far-from-former': {
    status: 409,
    zh: {
      reason: '由 {before} {unit}改为 {quantity} {unit}，是原来的十倍以上。',
      remedy: '请核对数字；确属实情的，确认后再保存。',
    },
    en: {
      reason: 'From {before} {unit} to {quantity} {unit}: ten times the former figure or more.',
      remedy: 'Check the figure; if it is true, confirm it.',
    },
  },
  'hand-entry-after-evaluation': {
    status: 409,
    zh: {
      reason: '第 {number} 号自评已报到 {day}，补录这一天以前的数据会改变已上报的数值。',
      remedy: '请在备注中写明补录的理由，至少 2 个字。',
    },
    en: {
      reason:
        'Self-evaluation no. {number} was handed in up to {day}: an entry of a day before that changes figures that were reported.',
      remedy: 'Say in the note why it is entered now, in at least 2 characters.',
    },
  },
  'hand-entry-fraction': {
    status: 422,
    zh: { reason: '数量 {quantity} 不是整数。', remedy: '请填整数。' },
    en: { reason: '{quantity} is not a whole number.', remedy: 'Give a whole number.' },
  },
  'hand-entry-in-future': {
    status: 422,
    zh: { reason: '日期 {when} 还没到。', remedy: '只能录入已经发生的事；请核对日期。' },
    en: { reason: 'The day {when} is still to come.', remedy: 'Only what has happened can be entered; check the day.' },
  },
  'hand-entry-outside-programme': {
    status: 422,
    zh: { reason: '日期 {when} 不在项目期内（{from} 至 {to}）。', remedy: '请核对日期，或选对应年度的项目。' },
    en: {
      reason: 'The day {when} is outside the programme ({from} to {to}).',
      remedy: 'Check the day, or choose the programme of that year.',
    },
  },
  'hand-entry-street-unknown': {
    status: 422,
    zh: { reason: '所填的区里没有代码为“{street}”的街镇。', remedy: '请先选区，再选该区的街镇；不清楚就留空。' },
    en: { reason: 'No street “{street}” in that district.', remedy: 'Choose one of its streets, or leave it empty.' },
  },
  'hand-entry-district-unknown': {
    status: 422,
    zh: { reason: '区“{district}”不在本市，或不在您的管理范围内。', remedy: '请选择您管理的区。' },
    en: { reason: 'The district “{district}” is unknown or outside your area.', remedy: 'Choose a district that you steer.' },
  },
  'hand-entry-duplicate': {
    status: 409,
    zh: {
      reason: '“{what}”（{when}）已录入过：{quantity}{unit}，由{who}录入。',
      remedy: '没有重复计入；数字不对请在原记录上“更正”。',
    },
    en: {
      reason: '“{what}” ({when}) was entered before: {quantity} {unit}, by {who}.',
      remedy: 'It was not counted again; correct the former entry if its figure is wrong.',
    },
  },
  'hand-entry-undone': {
    status: 409,
    zh: { reason: '这条记录已撤销。', remedy: '请重新录入。' },
    en: { reason: 'This entry was undone.', remedy: 'Enter it anew.' },
  },
} as const;

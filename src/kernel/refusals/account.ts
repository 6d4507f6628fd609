export const accountRefusals = {
  'fact-too-many': {
    status: 413,
    zh: { reason: '要导出的事实有 {count} 条，超过 {limit} 条的上限。', remedy: '请先按区、月份或方法筛选，再分几次导出。' },
    en: {
      reason: 'There are {count} facts to export, more than the limit of {limit}.',
      remedy: 'Filter by district, month or method and export in parts.',
    },
  },
  'date-outside-programme': {
    status: 422,
    zh: { reason: '日期 {at} 早于项目开始日期 {from}。', remedy: '请选择项目开始之后的日期。' },
    en: { reason: 'The day {at} is before the programme begins on {from}.', remedy: 'Choose a later day.' },
  },
  'judgement-not-qualitative': {
    status: 422,
    zh: { reason: '指标“{indicator}”有可计算的目标值，不能人工评判。', remedy: '它的完成度由佐证计算；如未完成，请填写原因。' },
    en: {
      reason: 'The indicator “{indicator}” has a target that is computed, so it is not judged by hand.',
      remedy: 'Its degree comes from evidence; state the reason if it falls short.',
    },
  },
  'form-layout-unknown': {
    status: 422,
    zh: { reason: '没有名为“{layout}”的版式。', remedy: '这张表可用的版式：{choices}。不指定时按项目选取。' },
    en: {
      reason: 'There is no layout called “{layout}”.',
      remedy: 'Layouts of this form: {choices}. Without one, the layout that fits the programme is taken.',
    },
  },
  'pack-without-weights': {
    status: 422,
    zh: { reason: '指标还没有分值，不能评分。', remedy: '请在“绩效”页采用建议分值，或在计划中填写分值。' },
    en: {
      reason: 'The indicators have no points yet, so they cannot be scored.',
      remedy: 'Accept the suggested points, or enter points in the plan.',
    },
  },
} as const;

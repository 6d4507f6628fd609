/** What changes of what was approved, and looks back at it, may be refused for. */
export const historyRefusals = {
  'plan-reason-missing': {
    status: 422,
    zh: {
      reason: '项目已批复，修改基本信息、正文、子项目、预算科目或计划活动必须写明理由。',
      remedy: '请填写修改理由（如批复文号）后再保存。',
    },
    en: {
      reason:
        'The programme is approved: a change of its head, its text, its sub-programmes, its budget lines or its planned activities needs a reason.',
      remedy: 'Give the reason (such as the number of the approval) and save again.',
    },
  },
  'plan-unchanged': {
    status: 409,
    zh: { reason: '填写的内容与现在的相同。', remedy: '不需要保存；要改请填写不同的内容。' },
    en: { reason: 'What was entered is the same as at present.', remedy: 'Nothing to save; enter something else to change it.' },
  },
  'indicator-later': {
    status: 404,
    zh: { reason: '{at} 时目标表里还没有指标“{indicator}”。', remedy: '请选它列入目标表之后的日期。' },
    en: {
      reason: 'On {at} the indicator “{indicator}” was not part of the declaration yet.',
      remedy: 'Choose a day after it was added.',
    },
  },
} as const;

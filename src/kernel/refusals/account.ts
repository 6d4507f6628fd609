export const accountRefusals = {
  'records-too-many': {
    status: 413,
    zh: { reason: '要按数量排列的事实有 {count} 条，超过 {limit} 条的上限。', remedy: '请先按区或月份筛选，或改为按时间排列。' },
    en: {
      reason: 'There are {count} facts to put in order of size, more than the limit of {limit}.',
      remedy: 'Filter by district or month first, or list by time.',
    },
  },
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
  'monitoring-month-outside': {
    status: 422,
    zh: { reason: '{month} 不在项目的月份（{from} 至 {until}）之内。', remedy: '请选择项目期内的月份。' },
    en: { reason: '{month} lies outside the programme, which runs from {from} to {until}.', remedy: 'Choose a month within it.' },
  },
  'monitoring-month-not-over': {
    status: 422,
    zh: { reason: '{month} 到 {day} 才结束，还不能监控。', remedy: '请选择已经结束的月份，或在该日之后再看。' },
    en: {
      reason: '{month} ends on {day} and cannot be monitored yet.',
      remedy: 'Choose a month that is over, or come back after that day.',
    },
  },
  'monitoring-month-not-of-day': {
    status: 422,
    zh: {
      reason: '要打印 {month} 的监控表，又要截至 {at}，两者不是同一个月。',
      remedy: '监控表按月打印：请只给月份（month），或只给该月的某一天（at）。',
    },
    en: {
      reason: 'The monitoring form was asked for {month} and for {at}, which lies in another month.',
      remedy: 'It is a form of whole months: give only the month (month), or only a day of it (at).',
    },
  },
  'monitoring-remark-missing': {
    status: 422,
    zh: { reason: '“{indicator}”判断为完全不可能完成，备注却是空的。', remedy: '请在备注写明不能完成的原因和拟采取的措施。' },
    en: {
      reason: 'The target of “{indicator}” is judged out of reach, but the remark is empty.',
      remedy: 'State in the remark why it cannot be reached and what is to be done.',
    },
  },
  'monitoring-cause-missing': {
    status: 422,
    zh: { reason: '“{indicator}”的偏差原因选了“其他”，却没有说明。', remedy: '请在原因说明中写明是什么原因。' },
    en: {
      reason: 'The cause “other” was chosen for “{indicator}” without saying which.',
      remedy: 'Say in the explanation what the cause is.',
    },
  },
  'rectification-due-past': {
    status: 422,
    zh: { reason: '整改期限 {day} 已经过去。', remedy: '请选择今天或以后的日期。' },
    en: { reason: 'The due date {day} has passed already.', remedy: 'Choose today or a later day.' },
  },
  'rectification-due-missing': {
    status: 422,
    zh: { reason: '退回整改没有写新的期限。', remedy: '请写明新的整改期限。' },
    en: { reason: 'It is returned without a new due date.', remedy: 'Give a new due date.' },
  },
  'rectification-same-person': {
    status: 403,
    zh: { reason: '这项整改是您本人回复的。', remedy: '回复和审核须由不同的人办理：请另一位项目负责人或分管领导审核。' },
    en: {
      reason: 'You answered this rectification yourself.',
      remedy: 'Answering and concluding are for different people: ask another manager or the leader to conclude.',
    },
  },
  'rectification-state': {
    status: 409,
    zh: { reason: '这项整改现在的状态（{state}）不能做这一步。', remedy: '请刷新页面，看它到了哪一步。' },
    en: {
      reason: 'This step is not possible where the rectification stands ({state}).',
      remedy: 'Reload the page to see where it is.',
    },
  },
  'pack-without-weights': {
    status: 422,
    zh: { reason: '指标还没有分值，不能评分。', remedy: '请在“计划”页“绩效目标”的“修改 → 分值”中填写，可填入建议分值。' },
    en: {
      reason: 'The indicators have no points yet, so they cannot be scored.',
      remedy: 'Give them points under Plan, “Edit → Points” of the targets; suggested ones can be filled in.',
    },
  },
  'evaluation-incomplete': {
    status: 422,
    zh: {
      reason: '还有指标未达标而没有说明原因，或待评判：{indicators}。',
      remedy: '请在“绩效”中逐项说明偏差原因及改进措施，或完成评判，再送审。',
    },
    en: {
      reason: 'Indicators fall short without a reason, or wait for a judgement: {indicators}.',
      remedy: 'State each reason and mend under Results, or judge them, then hand in.',
    },
  },
  'evaluation-words-stale': {
    status: 409,
    zh: {
      reason: '写下说明或评判之后，数字或目标值又有变化：{indicators}',
      remedy: '请到指标页按现在的数字和目标值重写；文字仍然成立的，确认后送审。',
    },
    en: {
      reason: 'Figures or targets moved since their reason or judgement was written: {indicators}',
      remedy: 'Rewrite the words for the figure and target of now; if they still hold, confirm that and hand in.',
    },
  },
  'evaluation-changes-unseen': {
    status: 409,
    zh: {
      reason: '第{number}号自评冻结之后有 {count} 处变化。',
      remedy: '请看过变化并勾选确认后签发；要改数据请退回，重新送审。',
    },
    en: {
      reason: 'Changed since self-evaluation no. {number} was frozen: {count}.',
      remedy: 'Look at the changes and confirm that you sign in spite of them; or return it, to be handed in anew.',
    },
  },
  'evaluation-under-review': {
    status: 409,
    zh: { reason: '第{number}号自评正在审核。', remedy: '请等它签发或退回后再送审。' },
    en: { reason: 'Self-evaluation no. {number} is under review.', remedy: 'Wait until it is signed or returned.' },
  },
  'evaluation-reason-needed': {
    status: 422,
    zh: { reason: '已有第{number}号自评。', remedy: '请写明为什么要重新自评。' },
    en: { reason: 'There is self-evaluation no. {number} already.', remedy: 'Say why another one is needed.' },
  },
  'evaluation-note-needed': {
    status: 422,
    zh: { reason: '退回没有写明意见。', remedy: '请写明要改什么。' },
    en: { reason: 'Nothing says why it is returned.', remedy: 'Say what is to be changed.' },
  },
  'evaluation-out-of-turn': {
    status: 409,
    zh: { reason: '第{number}号自评现在不能走这一步。', remedy: '请刷新后查看它的进展。' },
    en: { reason: 'Self-evaluation no. {number} is not at this step.', remedy: 'Load the page again to see where it stands.' },
  },
  'evaluation-same-person': {
    status: 403,
    zh: { reason: '第{number}号自评的前一步是您本人办理的。', remedy: '送审、复核、签发须由不同的人办理。' },
    en: {
      reason: 'You took an earlier step of self-evaluation no. {number}.',
      remedy: 'Handing in, reviewing and signing are for different people.',
    },
  },
  'disclosure-draft': {
    status: 409,
    zh: { reason: '目标表还没有批复，不能公开。', remedy: '请先在“计划”中批复，再公开。' },
    en: { reason: 'The declaration is not approved, so nothing is published.', remedy: 'Approve it under Plan first.' },
  },
  'disclosure-other-day': {
    status: 409,
    zh: { reason: '已签发的第{number}号自评截至 {at}，公开的就是它。', remedy: '请不选日期，或选择 {at}。' },
    en: {
      reason: 'Self-evaluation no. {number} is signed as of {at}, and it is what is published.',
      remedy: 'Choose no day, or {at}.',
    },
  },
  'disclosure-same': {
    status: 409,
    zh: { reason: '与已公开的第{number}号内容相同。', remedy: '数据有变化，或自评签发之后，再公开新的一号。' },
    en: {
      reason: 'It is the same as publication no. {number}.',
      remedy: 'Publish again when figures have changed or the self-evaluation is signed.',
    },
  },
  'disclosure-just-changed': {
    status: 409,
    zh: { reason: '刚刚有人公开或撤回过。', remedy: '请刷新后查看现在公开的是哪一号。' },
    en: {
      reason: 'Somebody has just published or withdrawn.',
      remedy: 'Load the page again to see which publication stands.',
    },
  },
  'disclosure-none': {
    status: 404,
    zh: { reason: '这个项目还没有公开绩效。', remedy: '请回到绩效公开的列表，看看已公开的项目。' },
    en: { reason: 'The results of this programme are not public.', remedy: 'Go back to the list of published results.' },
  },
  'disclosure-withdrawn': {
    status: 410,
    zh: { reason: '这个项目公开的绩效已撤回。', remedy: '更正之后会重新公开，请过几天再来。' },
    en: { reason: 'The published results of this programme were withdrawn.', remedy: 'Come back once they are corrected.' },
  },
} as const;

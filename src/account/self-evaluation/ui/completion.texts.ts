export const zh = {
  title: '项目是否完成',
  hint: '财预〔2021〕101号的预算执行率计分要看：项目已完成的，结余不扣分。不说明时，结项或年终全部目标达到即算完成。',
  notWeighed: '现用的计分规则不看这一项。',
  answer: { yes: '已完成', no: '未完成', unsaid: '未说明，按目标判断' },
  state: '说明',
  change: '更改',
  save: '保存',
  reason: '依据',
  reasonHint: '例如：合同内容全部验收，结余为招标节约',
  choose: '请选择',
  former: '此前说过 {count} 次',
  done: '已保存',
};

export const en: typeof zh = {
  title: 'Is the project finished',
  hint: 'The points for executing the budget under the Guidelines on Core Performance Targets and Indicators of Project Expenditure (“财预〔2021〕101号”) depend on it: a finished project loses no points for money left over. If you do not say, it counts as finished once it is closed, or once every target is reached at the end of the year.',
  notWeighed: 'The rules of scoring in use do not look at this.',
  answer: { yes: 'finished', no: 'not finished', unsaid: 'not stated; judged by the targets' },
  state: 'State',
  change: 'Change',
  save: 'Save',
  reason: 'Grounds',
  reasonHint: 'For example: everything contracted was accepted, the rest was saved in tendering',
  choose: 'Choose one',
  former: 'Said {count} times before',
  done: 'Saved',
};

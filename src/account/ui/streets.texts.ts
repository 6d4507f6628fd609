export const zh = {
  title: '{district}各街镇',
  bars: '街镇',
  untold: '这项指标不能按街镇分列。',
  more: '其余 {count} 个街镇',
  without: '另有 {count} 条事实只知道所在区，没有街镇。',
  bare: '没有佐证的 {count} 个街镇：{names}',
  separator: '、',
};

export const en: typeof zh = {
  title: 'Streets and towns of {district}',
  bars: 'Streets and towns',
  untold: 'This figure cannot be told by streets.',
  more: '{count} more streets and towns',
  without: '{count} more facts know their district only, and no street.',
  bare: '{count} streets and towns without evidence: {names}',
  separator: ', ',
};

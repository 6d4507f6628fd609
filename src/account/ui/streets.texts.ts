export const zh = {
  title: '{district}各街镇',
  bars: '街镇',
  untold: '这项指标不能按街镇分列。',
  untoldWithin: '{parts}：不能再按街镇分列。去掉这项筛选后可看。',
  more: '其余 {count} 个街镇',
  without: '另有 {count} 条事实只知道所在区，没有街镇。',
  bare: '没有佐证的 {count} 个街镇：{names}',
  bareWithin: '所选范围内没有记录的 {count} 个街镇：{names}',
  separator: '、',
};

export const en: typeof zh = {
  title: 'Streets and towns of {district}',
  bars: 'Streets and towns',
  untold: 'This figure cannot be told by streets.',
  untoldWithin: '{parts}: cannot be told by streets as well. Take this filter off to see them.',
  more: '{count} more streets and towns',
  without: '{count} more facts know their district only, and no street.',
  bare: '{count} streets and towns without evidence: {names}',
  bareWithin: '{count} streets and towns without a record of what is chosen: {names}',
  separator: ', ',
};

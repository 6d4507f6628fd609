export const zh = {
  ask: '离开这一页？',
  text: '填写的内容还没有保存，离开后不保留。',
  leave: '不保存，离开',
  stay: '继续填写',
};

export const en: typeof zh = {
  ask: 'Leave this page?',
  text: 'What was filled in is not saved, and goes.',
  leave: 'Leave without saving',
  stay: 'Stay',
};

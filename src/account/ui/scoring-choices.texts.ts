export const zh = {
  farAbove: '超出提示线',
  farAboveHint: '完成值达到目标的这个比例时，提示分析原因；不扣分。全国没有统一界线，通常为 120%～130%。',
  finished: '项目是否完成',
  unsaid: '按指标判断',
  yes: '项目已完成',
  no: '项目未完成',
};

export const en: typeof zh = {
  farAbove: 'Over-delivery from',
  farAboveHint:
    'From this share of the target on the cause is asked for; nothing is deducted. There is no national line, 120 to 130 % is usual.',
  finished: 'Is the project done',
  unsaid: 'judged by the targets',
  yes: 'project done',
  no: 'project not done',
};

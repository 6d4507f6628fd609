const indicatorState = {
  met: '达标',
  'on-track': '按期',
  'at-risk': '临界',
  behind: '有差距',
  missing: '暂无佐证',
  'to-judge': '待评判',
};

export const zh = {
  indicatorState,
  /** Of a goal that is judged: by the bands of the judgement, and never by a figure that may stand beside it. */
  judgedState: { ...indicatorState, met: '评判为达成', 'at-risk': '评判为部分达成', behind: '评判为未达成' },
};

const indicatorStateEn = {
  met: 'Met',
  'on-track': 'On track',
  'at-risk': 'At risk',
  behind: 'Falls short',
  missing: 'No evidence yet',
  'to-judge': 'To be judged',
};

export const en: typeof zh = {
  indicatorState: indicatorStateEn,
  /** Of a goal that is judged: by the bands of the judgement, and never by a figure that may stand beside it. */
  judgedState: {
    ...indicatorStateEn,
    met: 'Judged achieved',
    'at-risk': 'Judged partly achieved',
    behind: 'Judged not achieved',
  },
};

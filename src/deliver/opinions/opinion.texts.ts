export const zh = {
  level: {
    'very-satisfied': '很满意',
    satisfied: '满意',
    'fairly-satisfied': '基本满意',
    'rather-dissatisfied': '不太满意',
    dissatisfied: '不满意',
  },
  column: {
    number: '序号',
    level: '满意程度',
    liked: '最满意的',
    improve: '需改进的',
    wantNext: '还想听什么',
    way: '方式',
    at: '时间',
  },
  way: { paper: '纸质', online: '线上' },
  sheet: '意见',
};

export const en = {
  level: {
    'very-satisfied': 'very satisfied',
    satisfied: 'satisfied',
    'fairly-satisfied': 'fairly satisfied',
    'rather-dissatisfied': 'rather dissatisfied',
    dissatisfied: 'dissatisfied',
  },
  column: {
    number: 'No.',
    level: 'Satisfaction',
    liked: 'Liked',
    improve: 'To improve',
    wantNext: 'Wants next',
    way: 'Way',
    at: 'At',
  },
  way: { paper: 'paper', online: 'online' },
  sheet: 'Opinions',
};

export const zh = {
  title: '您的意见',
  question: '总体上，您对这次活动',
  levels: {
    'very-satisfied': '很满意',
    satisfied: '满意',
    'fairly-satisfied': '基本满意',
    'rather-dissatisfied': '不太满意',
    dissatisfied: '不满意',
  },
  liked: '哪里好',
  improve: '哪里要改进',
  wantNext: '下次想听什么',
  optional: '可以不填，{max} 字以内。请不要写姓名和电话。',
  send: '提交',
  thanks: '谢谢，您的意见已收到。',
  given: '您已经提交过意见，谢谢。',
  complete: '已收到的意见（含纸质）与入场人数相同，不能再填。如果您还没有填过，请告诉主办单位核对纸质意见份数。',
  notOpen: '活动开始后才能填写意见。',
};

export const en = {
  title: 'Your opinion',
  question: 'All in all, with this session you were',
  levels: {
    'very-satisfied': 'very satisfied',
    satisfied: 'satisfied',
    'fairly-satisfied': 'fairly satisfied',
    'rather-dissatisfied': 'rather dissatisfied',
    dissatisfied: 'dissatisfied',
  },
  liked: 'What was good',
  improve: 'What should be better',
  wantNext: 'What you would like to hear next',
  optional: 'May be left empty, {max} characters at most. Please write no names or phone numbers.',
  send: 'Send',
  thanks: 'Thank you, we have your opinion.',
  given: 'You have sent your opinion before. Thank you.',
  complete:
    'There are as many opinions, on paper too, as people were let in; no more can be given. If you gave none, tell the organiser to check the number of paper forms.',
  notOpen: 'Opinions can be given once the session has started.',
};

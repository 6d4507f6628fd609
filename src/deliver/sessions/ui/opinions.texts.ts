export const zh = {
  opinions: {
    none: '还没有意见',
    noneHint: '入场 {invited} 人，一人一份：在网上填，或填纸质意见表后在这里录入。',
    noneWereGiven: '入场 {invited} 人，没有收到意见。',
    asksByMessage: '结束后，留了手机号的到场者会收到填意见的短信；持入场凭证的，也可在凭证页面填。',
    asksNotByMessage:
      '没有配置短信网关，不会发出填意见的短信。请在现场告诉到场者：持入场凭证的，入场后在凭证页面填；没有凭证或不便上网的，填纸质意见表，在这里录入。',
    closed: { archived: '已归档，不再收意见。', cancelled: '已取消，不收意见。' },
    n: '收回 {n} 份 · 入场 {invited} 人 · 回收率 {rate}',
    left: '还可收 {left} 份',
    whoInvited:
      '按姓名入场的人每人可填一份：每次入场可在网上填一份，同票同来的其他人填纸质意见表；不便上网的都可填纸质的。纸质意见不记名，不算在任何一张票上。',
    satisfaction: '满意度 {rate}',
    small: '样本少于 30，结论要谨慎',
    enter: '录入纸质意见',
    counts: '各档份数。入场 {invited} 人，一人一份；已收 {n} 份，还可录入 {left} 份。',
    saved: '已录入',
    texts: '文字意见',
    liked: '喜欢',
    improve: '改进',
    want: '想听',
    batches: '录入批次',
    batch: '{n} 份 · {when}',
    undone: '已撤销',
    undoAsk: '撤销这批意见？',
    undoText: '对应的佐证会撤回，过程留痕。',
  },
};

export const en: typeof zh = {
  opinions: {
    none: 'No opinions yet',
    noneHint: '{invited} were let in, one opinion each: online, or on paper, entered here.',
    noneWereGiven: '{invited} were let in; none gave an opinion.',
    asksByMessage:
      'After the end everybody who came and left a number gets a message with the form; who holds a ticket finds it on the ticket’s page too.',
    asksNotByMessage:
      'No SMS gateway is set up, so that no message asks for opinions. Tell people at the venue: who holds a ticket finds the form on its page once let in; who has none, or would rather, fills in a paper form, entered here.',
    closed: { archived: 'Archived: no more opinions are taken.', cancelled: 'Cancelled: no opinions are taken.' },
    n: '{n} answers · {invited} let in · response {rate}',
    left: '{left} may still come',
    whoInvited:
      'Everybody let in by name gives one: each admission online once, others on the same ticket on paper, and anybody on paper who would rather. Paper forms bear no name and stand for no ticket.',
    satisfaction: 'Satisfaction {rate}',
    small: 'Fewer than 30: conclude with care',
    enter: 'Enter paper forms',
    counts: 'Forms by level. {invited} were let in, one form each; {n} received, {left} more can be entered.',
    saved: 'Entered',
    texts: 'In words',
    liked: 'Liked',
    improve: 'To improve',
    want: 'Wanted next',
    batches: 'Batches entered',
    batch: '{n} forms · {when}',
    undone: 'undone',
    undoAsk: 'Undo this batch?',
    undoText: 'Its evidence is withdrawn, on record.',
  },
};

export const zh = {
  notices: {
    none: '没有通知',
    noneHint: '报名、改期、取消会自动产生通知；结束后，留了手机号的到场者各有一条填意见的通知。',
    text: '内容',
    to: '收件人',
    noPhone: '没有登记电话',
    state: '状态',
    when: '时间',
    queued: '待发',
    sent: '已发',
    failed: '发送失败',
    told: '已告知',
    overtaken: '已由新通知替代',
    erased: '资料已删除，不再通知',
    markTold: '已电话告知',
    retry: '重发',
    noGateway: '没有配置短信网关：请按名单电话告知，再逐条标记。',
    callList: '导出电话名单',
  },
};

export const en: typeof zh = {
  notices: {
    none: 'No messages',
    noneHint:
      'Sign-ups, changes of date and cancellations make messages; after the end one asks everybody who came and left a number for an opinion.',
    text: 'Text',
    to: 'To',
    noPhone: 'no number known',
    state: 'State',
    when: 'Time',
    queued: 'queued',
    sent: 'sent',
    failed: 'failed',
    told: 'told',
    overtaken: 'replaced by a newer message',
    erased: 'erased, not told any more',
    markTold: 'Told by phone',
    retry: 'Send again',
    noGateway: 'No SMS gateway is set up: tell people by the call list, then mark each.',
    callList: 'Export call list',
  },
};

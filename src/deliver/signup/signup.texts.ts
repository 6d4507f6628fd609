export const zh = {
  column: {
    number: '序号',
    name: '姓名（隐去）',
    phone: '手机（隐去）',
    seats: '人数',
    state: '状态',
    source: '来源',
    ticketCode: '票号',
    created: '报名时间',
    admitted: '入场时间',
  },
  state: { confirmed: '已报名', cancelled: '已取消' },
  source: { phone: '本人', desk: '代报' },
  sheet: '报名名单',
};

export const en = {
  column: {
    number: 'No.',
    name: 'Name (masked)',
    phone: 'Phone (masked)',
    seats: 'People',
    state: 'State',
    source: 'Source',
    ticketCode: 'Ticket',
    created: 'Signed up',
    admitted: 'Let in',
  },
  state: { confirmed: 'signed up', cancelled: 'cancelled' },
  source: { phone: 'own', desk: 'desk' },
  sheet: 'Sign-ups',
};

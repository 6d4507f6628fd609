export const zh = {
  poster: {
    print: '打印 A4',
    scan: '扫码报名',
    noPhone: '没有手机？请到现场登记，或请居委会代为报名',
    seats: '名额 {count} 人',
    free: '免费参加',
    speaker: '主讲',
    organiser: '主办',
    code: '编号 {code}',
    demo: '演示数据',
  },
};

export const en: typeof zh = {
  poster: {
    print: 'Print A4',
    scan: 'Scan to sign up',
    noPhone: 'No phone? Register on the spot, or ask the residents’ committee',
    seats: '{count} seats',
    free: 'Free of charge',
    speaker: 'Speaker',
    organiser: 'Organiser',
    code: 'Code {code}',
    demo: 'Demo data',
  },
};

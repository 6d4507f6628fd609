export const zh = {
  attribute: '项目属性',
  fill: '填写资金构成（财政、结转、其他）',
  part: {
    totalFiscalFen: '总预算中：财政资金（元）',
    totalOtherFen: '总预算中：其他资金（元）',
    currentYearFiscalFen: '当年预算中：财政拨款（元）',
    currentYearCarriedFen: '当年预算中：上年结转（元）',
    currentYearOtherFen: '当年预算中：其他资金（元）',
  },
};

export const en: typeof zh = {
  attribute: 'New or continued',
  fill: 'Say which money it is (fiscal, carried over, other)',
  part: {
    totalFiscalFen: 'Of the total: fiscal money (yuan)',
    totalOtherFen: 'Of the total: other money (yuan)',
    currentYearFiscalFen: 'Of the year: appropriation (yuan)',
    currentYearCarriedFen: 'Of the year: carried over (yuan)',
    currentYearOtherFen: 'Of the year: other money (yuan)',
  },
};

export const zh = {
  open: '搜索场次、阵地、凭证',
  short: '搜索',
  title: '搜索',
  hint: '标题、阵地、讲师、收款人、凭证号、金额、日期、指标……',
  keys: '上下键选择，回车打开。',
  none: '没有找到“{word}”。',
  all: '全部 {count} 条',
  failed: '没有查成：{why}',
  codeMissing: '搜索没有取到：网络断了，或 Kepu 刚刚更新过。请再试一次；仍然不行就重新载入。',
  of: {
    pages: '页面',
    indicators: '指标',
    sessions: '场次',
    venues: '阵地',
    speakers: '讲师',
    expenses: '支出',
    entries: '手工录入',
  },
  voucher: '凭证 {number}',
};

export const en = {
  open: 'Search sessions, venues, vouchers',
  short: 'Search',
  title: 'Search',
  hint: 'Title, venue, speaker, payee, voucher number, amount, day, indicator…',
  keys: 'Arrow keys choose, Enter opens.',
  none: 'Nothing found for “{word}”.',
  all: 'All {count}',
  failed: 'Not searched: {why}',
  codeMissing:
    'The search did not come: the network is away, or Kepu has just been renewed. Try again; if that does not help, reload.',
  of: {
    pages: 'Pages',
    indicators: 'Indicators',
    sessions: 'Sessions',
    venues: 'Venues',
    speakers: 'Speakers',
    expenses: 'Expenses',
    entries: 'Entered by hand',
  },
  voucher: 'voucher {number}',
};

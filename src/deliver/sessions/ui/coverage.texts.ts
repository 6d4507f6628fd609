export const zh = {
  coverage: {
    title: '覆盖：各区 × 月份',
    lead: '{reached} / {all} 个区办过场次',
    held: '已办',
    planned: '已排期',
    say: '{district} {month}：已办 {held} 场，已排期 {planned} 场',
    caption: '各区各月场次',
    total: '合计',
    missing: '还没有办过场次的区',
    missingHint: '再各办一场即覆盖全部。',
    plan: '在{district}安排一场',
    empty: '还没有场次',
    emptyHint: '安排第一场，覆盖从这里开始。',
  },
};

export const en: typeof zh = {
  coverage: {
    title: 'Coverage: district by month',
    lead: '{reached} of {all} districts had a session',
    held: 'held',
    planned: 'scheduled',
    say: '{district} {month}: {held} held, {planned} scheduled',
    caption: 'Sessions by district and month',
    total: 'Total',
    missing: 'Districts without a session',
    missingHint: 'One session in each covers them all.',
    plan: 'Schedule one in {district}',
    empty: 'No sessions yet',
    emptyHint: 'Schedule the first one: coverage begins here.',
  },
};

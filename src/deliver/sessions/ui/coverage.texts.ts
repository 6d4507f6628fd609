export const zh = {
  coverage: {
    title: { district: '覆盖：各区 × 月份', street: '覆盖：各街镇 × 月份', community: '覆盖：各居村 × 月份' },
    lead: {
      district: '{reached} / {all} 个区办过场次',
      street: '{reached} / {all} 个街镇办过场次',
      community: '{reached} / {all} 个居村办过场次',
    },
    held: '已办',
    planned: '已排期',
    say: '{place} {month}：已办 {held} 场，已排期 {planned} 场',
    caption: { district: '各区各月场次', street: '各街镇各月场次', community: '各居村各月场次' },
    nowhere: { district: '未写明区', street: '未写明街镇', community: '未写明居村' },
    total: '合计',
    missing: { district: '还没有办过场次的区', street: '还没有办过场次的街镇', community: '还没有办过场次的居村' },
    missingHint: '再各办一场即覆盖全部。',
    plan: '在{place}安排一场',
    empty: '还没有场次',
    emptyHint: '安排第一场，覆盖从这里开始。',
  },
};

export const en: typeof zh = {
  coverage: {
    title: {
      district: 'Coverage: district by month',
      street: 'Coverage: street or town by month',
      community: 'Coverage: community by month',
    },
    lead: {
      district: '{reached} of {all} districts had a session',
      street: '{reached} of {all} streets and towns had a session',
      community: '{reached} of {all} communities had a session',
    },
    held: 'held',
    planned: 'scheduled',
    say: '{place} {month}: {held} held, {planned} scheduled',
    caption: {
      district: 'Sessions by district and month',
      street: 'Sessions by street or town and month',
      community: 'Sessions by community and month',
    },
    nowhere: { district: 'No district', street: 'No street', community: 'No committee' },
    total: 'Total',
    missing: {
      district: 'Districts without a session',
      street: 'Streets and towns without a session',
      community: 'Communities without a session',
    },
    missingHint: 'One session in each covers them all.',
    plan: 'Schedule one in {place}',
    empty: 'No sessions yet',
    emptyHint: 'Schedule the first one: coverage begins here.',
  },
};

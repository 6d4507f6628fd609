export const zh = {
  list: {
    title: '场次',
    add: '新建场次',
    door: '门口页',
    awaitsPass: '待复核',
    search: '标题、阵地、讲师或编号',
    empty: '还没有场次',
    emptyHint: '新建一场：选阵地、讲师和时间，提交审核后发布，居民即可报名。',
    column: {
      title: '场次',
      when: '时间',
      where: '阵地',
      speaker: '讲师',
      seats: '报名 / 座位',
      admitted: '到场（人次）',
      state: '状态',
    },
    noSpeaker: '未定',
    from: '从',
    to: '到',
  },
};

export const en: typeof zh = {
  list: {
    title: 'Sessions',
    add: 'New session',
    door: 'Door page',
    awaitsPass: 'to be passed again',
    search: 'Title, venue, speaker or code',
    empty: 'No sessions yet',
    emptyHint: 'Draft one: choose venue, speaker and time; after review it is published and residents sign up.',
    column: {
      title: 'Session',
      when: 'Time',
      where: 'Venue',
      speaker: 'Speaker',
      seats: 'Signed up / seats',
      admitted: 'Came (person-times)',
      state: 'State',
    },
    noSpeaker: 'not set',
    from: 'From',
    to: 'To',
  },
};

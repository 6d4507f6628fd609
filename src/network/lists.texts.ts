export const zh = {
  venues: '阵地',
  venue: ['名称', '类别', '地点', '地址', '容纳人数', '联系人', '联系电话'],
  speakers: '讲师',
  speaker: ['姓名', '职称', '单位', '专题', '电话'],
  title: { academician: '院士', professor: '正高', 'associate-professor': '副高', other: '其他' },
};

export const en: typeof zh = {
  venues: 'Venues',
  venue: ['Name', 'Kind', 'Place', 'Address', 'Capacity', 'Contact', 'Telephone'],
  speakers: 'Speakers',
  speaker: ['Name', 'Academic rank', 'Organisation', 'Topics', 'Telephone'],
  title: {
    academician: 'Academician',
    professor: 'Professor',
    'associate-professor': 'Associate professor',
    other: 'Other',
  },
};

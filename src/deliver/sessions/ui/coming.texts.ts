export const zh = {
  today: '今天',
  seats: '已报名 {taken} / {capacity}',
  door: '打开门口页',
  ofProgramme: '{programme} · {year}年度',
  elsewhere: '近期还有 {count} 场，在“{programme} · {year}年度”里。',
  go: '切换过去',
};

export const en: typeof zh = {
  today: 'Today',
  seats: '{taken} / {capacity} signed up',
  door: 'Open the door page',
  ofProgramme: '{programme} · {year}',
  elsewhere: 'Sessions soon in “{programme} · {year}”: {count}.',
  go: 'Go there',
};

import type { Audience, VenueKind } from '#src/kernel/vocabulary.ts';

/** Talks of the demo year; each is held several times in different districts. Invented for the demonstration. */
export interface Talk {
  title: string;
  summary: string;
  topic: string;
  suits: readonly VenueKind[];
  audience: Audience;
}

export const talks: readonly Talk[] = [
  {
    title: '厨房里的化学：面团为什么会发',
    summary: '酵母、小苏打和温度，各自做了什么。带一小块面团回家。',
    topic: '化学',
    suits: ['community'],
    audience: 'residents',
  },
  {
    title: '看懂体检报告上的箭头',
    summary: '哪些箭头要紧，哪些等下次复查。请带上自己的报告。',
    topic: '医学',
    suits: ['community', 'building'],
    audience: 'residents',
  },
  {
    title: '病毒怎么传，口罩怎么挡',
    summary: '飞沫、气溶胶和一层熔喷布。现场做一次过滤实验。',
    topic: '公共卫生',
    suits: ['community', 'park', 'building'],
    audience: 'public',
  },
  {
    title: '北斗怎么知道你在哪里',
    summary: '四颗卫星、四个方程，误差从哪里来。',
    topic: '航天',
    suits: ['park', 'building'],
    audience: 'office-workers',
  },
  {
    title: '久坐的人怎样保护腰',
    summary: '椅子、屏幕和每小时两分钟。康复师带大家做一遍。',
    topic: '医学',
    suits: ['building', 'park'],
    audience: 'office-workers',
  },
  {
    title: '垃圾分类之后去了哪里',
    summary: '湿垃圾变成什么，干垃圾烧出多少电。',
    topic: '环境',
    suits: ['community'],
    audience: 'residents',
  },
  {
    title: '人工智能看片子靠谱吗',
    summary: '从一张胸片说起，机器强在哪里，医生为什么还要签字。',
    topic: '信息',
    suits: ['park', 'building'],
    audience: 'office-workers',
  },
  {
    title: '黄浦江的水从哪里来',
    summary: '从太湖到水龙头，一滴水走过的路。',
    topic: '环境',
    suits: ['community'],
    audience: 'families',
  },
  {
    title: '芯片是怎样刻出来的',
    summary: '光、胶和一百多道工序，用一张照片讲明白。',
    topic: '信息',
    suits: ['park'],
    audience: 'office-workers',
  },
  {
    title: '昆虫旅馆：阳台上的生物多样性',
    summary: '用竹管和松果搭一座，看谁先来住。',
    topic: '生物',
    suits: ['community'],
    audience: 'families',
  },
  {
    title: '老房子加装电梯的学问',
    summary: '井道、基础和噪声，结构工程师答问。',
    topic: '工程',
    suits: ['community'],
    audience: 'residents',
  },
  {
    title: '睡不好，先别急着吃药',
    summary: '睡眠是怎样一段一段过去的，四个小习惯。',
    topic: '医学',
    suits: ['building', 'community'],
    audience: 'office-workers',
  },
  {
    title: '新能源汽车的电池安全',
    summary: '热失控是什么，充电时注意哪三件事。',
    topic: '能源',
    suits: ['park', 'building'],
    audience: 'office-workers',
  },
  {
    title: '小水滴大循环：亲子水火箭',
    summary: '一个可乐瓶能飞多高，和爸爸妈妈一起算一算。',
    topic: '物理',
    suits: ['community'],
    audience: 'families',
  },
  {
    title: '数据怎样泄露，密码怎样设',
    summary: '从一条短信说起，手机上的五个开关。',
    topic: '信息',
    suits: ['community', 'building'],
    audience: 'residents',
  },
  {
    title: '月背上的嫦娥四号',
    summary: '为什么要去背面，怎样把话传回来。',
    topic: '航天',
    suits: ['community', 'park'],
    audience: 'youth',
  },
];

/** Speakers of the demo year; invented, and said to be so in their names' place. */
export const speakers: readonly {
  name: string;
  titleLevel: 'academician' | 'professor' | 'associate-professor' | 'other';
  organisation: string;
  topics: string[];
}[] = [
  { name: '演示讲师甲', titleLevel: 'professor', organisation: '市化学化工学会', topics: ['化学', '环境'] },
  { name: '演示讲师乙', titleLevel: 'associate-professor', organisation: '市医学会', topics: ['医学', '公共卫生'] },
  { name: '演示讲师丙', titleLevel: 'professor', organisation: '市宇航学会', topics: ['航天', '物理'] },
  { name: '演示讲师丁', titleLevel: 'associate-professor', organisation: '市计算机学会', topics: ['信息'] },
  { name: '演示讲师戊', titleLevel: 'other', organisation: '市环境科学学会', topics: ['环境', '生物'] },
  { name: '演示讲师己', titleLevel: 'academician', organisation: '市预防医学会', topics: ['公共卫生', '医学'] },
  { name: '演示讲师庚', titleLevel: 'professor', organisation: '市土木工程学会', topics: ['工程', '能源'] },
  { name: '演示讲师辛', titleLevel: 'associate-professor', organisation: '市能源研究会', topics: ['能源', '工程', '物理'] },
  { name: '演示讲师壬', titleLevel: 'other', organisation: '市昆虫学会', topics: ['生物'] },
  { name: '演示讲师癸', titleLevel: 'associate-professor', organisation: '市康复医学会', topics: ['医学'] },
];

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from './target.ts';

/** Words that begin with a counter, whole as the form writes them. */
const words = [
  ...[
    '50家庭参与',
    '50家庭',
    '8家长学校',
    '20家电产品',
    '6家园共建',
    '10期刊论文',
    '15名师工作室',
    '3名医讲堂',
    '5名校联盟',
    '10支部活动',
  ],
  ...[
    '3支教活动',
    '5本地企业',
    '20本科学生',
    '10本市企业',
    '5场馆活动',
    '8场地布置',
    '12场次活动',
    '3场景设计',
    '4次生灾害',
    '6件套餐具',
  ],
  ...[
    '2批次抽检',
    '3台账检查',
    '4台风预警',
    '30份额认购',
    '9套餐服务',
    '5项目验收',
    '7个人作品',
    '4门店展示',
    '6座谈会议',
    '3组织机构',
  ],
  ...['8人员培训', '5站点建设', '10班级活动', '20户外活动', '6点位布设', '3队伍建设', '4部门联动', '5村民代表'],
];
/** The same counters before words that begin otherwise. */
const counted: [text: string, unit: string][] = [
  ['5家长三角企业', '家'],
  ['5家长宁区企业', '家'],
  ['3家具有资质企业', '家'],
  ['3家教育机构', '家'],
  ['8家电子企业', '家'],
  ['5家居委会', '家'],
  ['5期中小学培训', '期'],
  ['10名家长代表', '名'],
  ['3名著名专家', '名'],
  ['5名师范生', '名'],
  ['6名人大代表', '名'],
  ['10支队伍建设', '支'],
  ['5000本科普读物', '本'],
  ['20本科学绘本', '本'],
  ['200本地图册', '本'],
  ['5本年鉴资料', '本'],
  ['2次区域联动', '次'],
  ['12次日常巡查', '次'],
  ['2次年度会议', '次'],
  ['5场地震演练', '场'],
  ['4场景区活动', '场'],
  ['5场馆校合作', '场'],
  ['5台风扇', '台'],
  ['5套餐具', '套'],
  ['10套装备', '套'],
  ['3批发展党员', '批'],
  ['500份数据报告', '份'],
  ['10项任务', '项'],
  ['10项目标任务', '项'],
  ['3项目录编制', '项'],
];

describe('the unit of a figure', () => {
  test.each(words)('%s keeps its word', (text) => {
    const [, figure = '', rest = ''] = /^(\d+)(.+)$/.exec(text) ?? [];
    for (const sign of ['', '≥']) {
      const { value, unit } = readTarget(`${sign}${text}`);
      expect(value).toBe(Number(figure));
      expect(rest.startsWith(unit ?? '?') && (unit ?? '').length >= 2).toBe(true);
    }
  });

  test.each(counted)('%s counts %s', (text, unit) => {
    for (const sign of ['', '≥']) expect(readTarget(`${sign}${text}`)).toMatchObject({ value: Number.parseInt(text, 10), unit });
  });

  test('a counter before any word that begins otherwise is the unit', () => {
    const counters = fc.constantFrom(...'场项名期篇份次件本册套家位支批辆台');
    const nouns = fc.constantFrom(
      '讲座',
      '科普讲座',
      '活动',
      '专家',
      '志愿者',
      '博物馆',
      '科普读物',
      '宣传手册',
      '调查问卷',
      '视频',
      '优秀作品',
    );
    fc.assert(
      fc.property(counters, nouns, fc.integer({ min: 1, max: 9999 }), (counter, noun, value) => {
        expect(readTarget(`${value}${counter}${noun}`)).toMatchObject({ value, unit: counter, kind: 'quantitative' });
      }),
    );
  });

  test('the name of a rate is no quantity', () => {
    for (const name of ['10份报告完成率', '10次活动覆盖率', '5家企业达标率', '3次合格率', '12场活动上座率'])
      expect(readTarget(name)).toMatchObject({ kind: 'qualitative', value: null, unit: null });
  });

  test('a long rest leaves the word as unit', () => {
    expect(readTarget('≥50家庭参与科普活动')).toMatchObject({ value: 50, unit: '家庭' });
    expect(readTarget('≥10期刊论文发表完成')).toMatchObject({ value: 10, unit: '期刊' });
  });
});

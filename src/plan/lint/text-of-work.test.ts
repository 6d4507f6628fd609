import { describe, expect, test } from 'vitest';
import { formOf, type Row } from './form-of.fixture.ts';
import { lintForm, saidOnce } from './lint-form.ts';
import type { CheckedForm } from './rule.ts';
import { toldFinding } from './told-finding.ts';

const open = { layout: 'sh-2020-target', year: 2020, project: '天文科普进校园', budget: 360_000 };

/** What the rule says of a form of one talk indicator whose text is this. */
function codesOf(rule: string, sections: Record<string, string>, changes: Partial<CheckedForm> = {}): string[] {
  const form = formOf({
    layout: 'sh-2020-target',
    year: 2020,
    project: '天文科普进校园',
    budget: 360_000,
    sections,
    rows: [
      ['产出目标', '数量', '天文讲座场次', '≥45场'],
      ['效果目标', '社会效益', '观星课学员测验平均提高分', '≥6分'],
    ],
    changes,
  });
  return lintForm(form)
    .filter((finding) => finding.rule === rule)
    .map(({ code }) => code);
}

describe('L12: what the text will do has an indicator', () => {
  test.each([
    ['全年举办天文讲座45场，组织青少年观星夏令营。', 'camps-unmeasured'],
    ['全年举办天文讲座45场，编写《校园观星手册》。', 'publications-unmeasured'],
    ['全年举办天文讲座45场，制作天象仪视频30部。', 'quantity-unmeasured'],
    // A word of the whole project, and a unit that only counts alike, measure nothing.
    ['全年举办天文讲座45场，举办天文科普训练班8期。', 'quantity-unmeasured'],
    ['根据学生特点编写校本教材。', 'publications-unmeasured'],
    ['印制观星折页，发放到户。', 'publications-unmeasured'],
    ['暑假组织农村学生研学。', 'camps-unmeasured'],
    ['开展研学活动，由研学导师带队。', 'camps-unmeasured'],
    ['不断组织天文训练营。', 'camps-unmeasured'],
    ['由专家编写观星读本。', 'publications-unmeasured'],
    ['由本馆讲师团队编印观星手册。', 'publications-unmeasured'],
    ['举办天文讲座45场，新建天文台1座。', 'quantity-unmeasured'],
    ['由本单位教师编写教材。', 'publications-unmeasured'],
    ['由高校教授牵头编写读本。', 'publications-unmeasured'],
    // What is set up or written as a result, and not to organise the work.
    ['设立社区科学馆1座。', 'quantity-unmeasured'],
    ['设立院士工作站1个。', 'quantity-unmeasured'],
    ['组建青少年合唱团1个。', 'quantity-unmeasured'],
    ['编写湿地保护方案1份。', 'quantity-unmeasured'],
  ])('%s', (text, code) => expect(codesOf('L12', { 概况: text })).toEqual([code]));

  test.each([
    '全年举办天文讲座45场，不含竞赛和巡展。',
    '全年举办天文讲座45场。2018年曾举办观星夏令营，本年不再举办。',
    '不断开展天文讲座，全年45场。',
    '编制活动方案，依托校本教材授课。',
    '按照市科协印发的工作手册举办天文讲座45场。',
    '按照市科协编印手册开展天文讲座45场。',
    '由编辑部提供图书借阅。',
    '由市科技馆编印手册并免费提供。',
    '编印单位另行出版图书。',
    '举办天文讲座45场，组织研学基地教师观摩。',
    '开展天文讲座45场，不办夏令营。',
    '举办天文讲座45场，暂不组织研学。',
    '组织研学课程设计比赛的获奖教师授课。',
    '组织讲师备课，研学机构派车接送。',
    '不编印手册，资料全部线上提供。',
    '组织教师备课。往届天文竞赛获奖者到场。',
    // How the work is organised is no goal of it.
    '举办天文讲座45场，设立咨询台1个，组建讲师团1支，编制活动方案1份。',
    '组建工作专班1个，编制项目实施方案1份。',
    '由专家推荐的出版社编印科普手册。',
    '由省出版社教师分社编印科普手册。',
    '由合作单位的教师编写教材。',
    '由老师带领学生到出版社参观印制图书。',
    '由教师进修学校编写教材。',
  ])('but not %s', (text) => expect(codesOf('L12', { 概况: text })).toEqual([]));

  test('the finding names the work as the text does', () => {
    const said = (text: string) =>
      lintForm(formOf({ ...open, sections: { 概况: text }, rows: [['产出目标', '数量', '购置望远镜', '≥8台']] }))
        .filter(({ rule }) => rule === 'L12')
        .map((finding) => toldFinding(finding).message);
    expect(said('举办科普讲座。')).toEqual(['正文写了“讲座”，却没有对应的指标。']);
    expect(said('组织教师备课，举办行业技能大赛。')).toEqual(['正文写了“行业技能大赛”，却没有对应的指标。']);
    expect(said('办科学咖啡馆，每月讲座一次。')).toEqual(['正文写了“科学咖啡馆”，却没有对应的指标。']);
    expect(said('与三省科协一道组织“星空动起来”家庭观星大赛。')).toEqual(['正文写了“家庭观星大赛”，却没有对应的指标。']);
  });

  test.each([
    ['举办行业技能大赛。', '行业技能大赛'],
    ['举办场馆讲解员大赛。', '场馆讲解员大赛'],
    ['组织个人创意大赛。', '个人创意大赛'],
    ['承办展品设计大赛。', '展品设计大赛'],
    ['举办第三届青少年科技创新大赛。', '青少年科技创新大赛'],
    ['举办2018年首届“巧手杯”职工技能大赛3场。', '职工技能大赛'],
    ['举办全市第三届青少年科技大赛。', '青少年科技大赛'],
    ['开展一系列创新创业大赛。', '创新创业大赛'],
    ['举办合唱与舞蹈大赛。', '合唱与舞蹈大赛'],
    ['举办科普展览和青少年创新大赛。', '青少年创新大赛'],
    ['开展“我是小小讲解员”大赛。', '我是小小讲解员大赛'],
    ['举办AI编程竞赛。', 'AI编程竞赛'],
    ['组织开展3D打印大赛。', '3D打印大赛'],
    ['打造品牌赛事，举办区级的次声波竞赛。', '次声波竞赛'],
    ['举办组织能力大赛。', '组织能力大赛'],
    ['组织学生参加全市观星大赛。', '全市观星大赛'],
  ])('a contest has its whole name: %s', (text, name) => {
    const form = formOf({ ...open, sections: { 概况: text }, rows: [['产出目标', '数量', '购置望远镜', '≥8台']] });
    const [told] = lintForm(form).filter(({ code }) => code === 'contests-unmeasured');
    expect(told && toldFinding(told).suggestion).toContain(`请增加“${name}参赛人数`);
  });

  test('work with its quantity is asked for once', () => {
    const text = '编印手册5000册，招募志愿者50人，编印读本3000册。';
    expect(codesOf('L12', { 概况: text })).toEqual(['volunteers-unmeasured', 'publications-unmeasured', 'quantity-unmeasured']);
  });

  test('不少于 and 不断 deny nothing', () => {
    expect(codesOf('L12', { 概况: '不断举办观星大赛，不少于3次。' })).toEqual(['contests-unmeasured']);
  });
});

describe('L14: a one-off is not carried on year by year', () => {
  const once = (text: string) => codesOf('L14', { 项目设立的必要性: text }, { category: '其他一次性项目' });
  test.each([
    '本项目每年实施，深受学校欢迎。',
    '在上年观星课的基础上继续扩大。',
    '已连续举办六届。',
    '该项目已连续实施四年。',
    '本项目深受学校欢迎，已经连续举办六届。',
    '项目自2015年起已连续开展五年。',
    '本项目为每年开展的常规工作。',
    '项目今后每年举办一次。',
    '观星设备更新快，需要连年投入。',
    '不含巡展，须常年投入人力。',
  ])('%s', (text) => expect(once(text)).toEqual(['one-off-yearly']));
  test.each([
    '建成后学校可长期使用。',
    '一次建成，无需常年投入。',
    '设备一次购置，不需要连年投入。',
    '不必连年投入，毋须常年投入。',
    '项目建成后每年开展维护保养。',
    '项目设备每年安排检定由学校承担，本项目每年开展维护。',
    '项目建成后，运行需常年投入，由学校承担。',
    '我馆已连续举办三届科技周，本项目为其一次性改造展厅。',
    '本项目为已连续举办三届的科技周改造展厅。',
    '项目单位每年举办科技周。',
    '本项目并非每年实施。',
    '本项目不属于每年安排的项目。',
  ])('but not %s', (text) => expect(once(text)).not.toContain('one-off-yearly'));

  describe('whichever field says what it is', () => {
    const text = { 项目设立的必要性: '对2018年、2019年建成的观星站继续跟踪服务。' };
    test.each([
      ['项目类别', { category: '一次性项目' }],
      ['项目属性', { category: null, attribute: '一次性项目' }],
      ['项目性质 beside another 项目类别', { category: '特定目标类', attribute: '一次性项目' }],
    ])('%s', (_field, changes) => expect(codesOf('L14', text, changes)).toEqual(['one-off-continues']));
    test.each([
      ['a project that goes on', { category: null, attribute: '延续项目' }],
      ['a template that nobody has chosen from', { category: null, attribute: '一次性项目 经常性项目 阶段性项目' }],
    ])('but not of %s', (_field, changes) => expect(codesOf('L14', text, changes)).toEqual([]));
  });
});

describe('L15: services that are bought are declared', () => {
  const denied = { governmentPurchase: false };
  test.each([
    '举办天文讲座45场，经竞争性磋商确定承办单位。',
    '举办天文讲座45场，公开招标选定运营机构。',
    '举办天文讲座45场，公开招标确定一家专业服务机构。',
    '举办天文讲座45场，采购服务单位负责。',
    '举办天文讲座45场，通过比选方式落实执行单位。',
  ])('%s', (text) => expect(codesOf('L15', { 概况: text }, denied)).toEqual(['purchase-denied']));
  test.each([
    '举办天文讲座45场，由本馆教师主讲，不委托第三方机构。',
    '举办天文讲座45场，无需外包。',
    '举办天文讲座45场，采购展品送服务单位使用。',
    '举办天文讲座45场，采购望远镜交承办单位保管。',
  ])('but not %s', (text) => expect(codesOf('L15', { 概况: text }, denied)).toEqual([]));
});

test.each(['提高', '显著', '逐步提升', '≥25%'])('L16: the level of a whole city is no project’s, also as %s', (target) => {
  const rows: Row[] = [
    ['产出指标', '数量指标', '天文讲座场次', '≥45场'],
    ['效益指标', '社会效益指标', '市民科学素质达标率', target],
  ];
  const form = formOf({ layout: 'cn-target', year: 2024, project: '天文科普进校园', budget: 360_000, sections: {}, rows });
  const found = saidOnce(lintForm(form)).filter(({ row, rule }) => row === 1 && rule !== 'L10');
  expect(found.map(({ code }) => code)).toEqual(['city-figure']);
});

test('L16: a goal of the whole region that is to rise from one share to another', () => {
  const cited = (text: string) => codesOf('L16', { 立项依据: text });
  expect(cited('规划要求公民具备科学素质的比例由12%提高到18%。')).toEqual(['policy-goal-apart']);
  expect(cited('依据《科普条例》第九条设立。')).toEqual([]);
});

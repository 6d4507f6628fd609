import { describe, expect, test } from 'vitest';
import { formOf, type Row } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';

const levels = {
  数量: ['产出指标', '数量指标'],
  质量: ['产出指标', '质量指标'],
  成本: ['成本指标', '经济成本指标'],
  社会: ['效益指标', '社会效益指标'],
  经济: ['效益指标', '经济效益指标'],
  生态: ['效益指标', '生态效益指标'],
} as const;

/** `数量 资助失学人数 ≥30人` as a row. */
function rowOf(line: string): Row {
  const [level = '', name = '', target = ''] = line.split(' ');
  return [...levels[level as keyof typeof levels], name, target];
}

const lint = (rows: readonly Row[]) =>
  lintForm(formOf({ layout: 'cn-target', year: 2024, project: '惠民综合项目', budget: 5_000_000, sections: {}, rows }));

/** The faults of the row, those said at their root, each with its mend. */
const faultsOf = (line: string): string[] =>
  lint([rowOf(line)])
    .filter(({ row, severity, sameAs }) => row === 0 && severity !== 'info' && sameAs === null)
    .map(({ rule, mend }) => [rule, mend?.target].filter(Boolean).join(' '));

/** Rows that look alike: the sound pass, each faulty one is told so. */
function beside(what: string, { sound, faulty }: { sound: readonly string[]; faulty: Readonly<Record<string, string>> }): void {
  describe(what, () => {
    test.each(sound)('%s is sound', (line) => expect(faultsOf(line)).toEqual([]));
    test.each(Object.entries(faulty))('%s: %s', (line, fault) => expect(faultsOf(line)).toContain(fault));
  });
}

beside('drop-outs are a harm, those who are helped are work done', {
  sound: [
    ...['资助', '帮扶', '慰问因贫', '劝返', '复学', '动员', '家访', '送教', '照顾', '心理疏导'].map(
      (verb) => `数量 ${verb}失学人数 ≥30人`,
    ),
    // A verb that no list has.
    '数量 慰藉失学人数 ≥30人',
    '数量 慰藉失学人数 ≤30人',
    '数量 控制辍学人数 ≤10人',
    '社会 控制辍学人数 ≥10人',
    '社会 受资助学生辍学人数 ≤5人',
    '社会 适龄儿童失学人数 =0人',
    '数量 救助溺水人数 ≥3人',
    '数量 收治中毒人数 ≥30人',
    '数量 筛查糖尿病并发症例数 ≥300例',
    '质量 术后并发症发生率 ≤5%',
    '质量 并发用户数 ≥5000人',
    '质量 血液检测漏检率 =0',
  ],
  faulty: {
    '社会 失学人数 ≥3人': 'L27 ≤3人',
    '社会 适龄儿童失学人数 ≥3人': 'L27 ≤3人',
    '社会 帮扶对象辍学人数 ≥5人': 'L27 ≤5人',
    '社会 受资助学生辍学人数 ≥5人': 'L27 ≤5人',
    '社会 资助学生辍学率 ≥5%': 'L27 ≤5%',
    '社会 服务区失学人数 ≥5人': 'L27 ≤5人',
    '社会 救助投诉件数 ≥5件': 'L27 ≤5件',
    '数量 资助失学人数 ≤30人': 'L27 ≥30人',
    '数量 帮扶失学人数 =30人': 'L3 ≥30人',
    '质量 劝返辍学人数 ≥30人': 'L2',
    '质量 并发症发生人数 ≥5人': 'L27 ≤5人',
    '质量 控辍保学率 ≤99%': 'L27 ≥99%',
    '质量 血液检测漏检率 ≥5%': 'L27 ≤5%',
  },
});

beside('money without a sign: what is spent has a ceiling, what is brought about a floor', {
  sound: ['经济 带动居民消费支出 ≥200万元', '成本 宣传费用 ≤40万元'],
  faulty: {
    '经济 带动居民消费支出 200万元': 'L1 ≥200万元',
    '经济 撬动社会办学经费 300万元': 'L1 ≥300万元',
    '经济 企业研发支出 300万元': 'L1 ≥300万元',
    '社会 减轻家庭教育支出 200万元': 'L1 ≥200万元',
    '数量 发放补助经费 300万元': 'L1 ≥300万元',
    '经济 带动旅游收入 =800万元': 'L3 ≥800万元',
    '成本 节约成本 40万元': 'L1 ≥40万元',
    '数量 宣传费用 40万元': 'L1 ≤40万元',
    '经济 物流成本 40万元': 'L1 ≤40万元',
    '社会 群众办事费用 40元': 'L1 ≤40元',
    '成本 宣传成本 =40万元': 'L3 ≤40万元',
  },
});

beside('what is rented for the work is a cost, what others rent is brought about', {
  sound: ['数量 租赁服务器数量 ≤30台', '数量 租用车辆数 ≤12辆', '数量 设备借用台数 ≤8台', '数量 会议场地租赁面积 ≤300平方米'],
  faulty: {
    '数量 公租房租赁补贴发放户数 ≤500户': 'L27 ≥500户',
    '数量 共享单车租赁人次 ≤2万人次': 'L27 ≥2万人次',
    '数量 图书借用人次 ≤3万人次': 'L27 ≥3万人次',
    '数量 保障性租赁住房筹集套数 ≤500套': 'L27 ≥500套',
    '数量 展品租赁巡展站次 ≤8站': 'L27 ≥8站',
    '数量 服务器采购数量 ≤30台': 'L27 ≥30台',
  },
});

beside('only the appraisal of staff has a quota', {
  sound: ['质量 教师年度考核优秀率 ≤20%', '质量 教职工考核优秀率 ≤15%'],
  faulty: {
    '质量 学员考核优秀率 ≤20%': 'L27 ≥20%',
    '质量 作品考核优秀率 ≤20%': 'L27 ≥20%',
    '质量 项目年度考核优秀率 ≤20%': 'L27 ≥20%',
  },
});

beside('how much of a planned number of something named is done', {
  sound: ['数量 奖学金发放完成比例 ≥95%', '数量 危房改造完成率 =100%', '数量 疫苗接种任务完成率 ≥95%'],
  faulty: Object.fromEntries(
    ['重点工作', '主要任务', '帮扶任务', '科普任务', '民生实事', '工程投资', '重点项目建设', '科普活动', '教学任务'].map(
      (thing) => [`数量 ${thing}完成率 ≥95%`, 'L2'],
    ),
  ),
});

beside('names that begin like a slogan', {
  sound: ['数量 使用户数 ≥5000户', '经济 让利金额 ≥20万元', '数量 增强现实展项数 ≥3项', '社会 改善低保家庭 ≥60户'],
  faulty: {
    '社会 使用户满意度持续提升 ≥90%': 'L4',
    '社会 让与会群众受益 ≥300人': 'L4',
    '社会 让利益相关方受益 ≥300人': 'L4',
    '社会 增强现实感 ≥90%': 'L4',
    '社会 促进和谐家庭 ≥60户': 'L4',
    '社会 改善家庭 ≥60户': 'L4',
  },
});

beside('hands, and numbers without a unit', {
  sound: [
    '成本 人力投入 ≤12人',
    '成本 人力资源成本 ≤12人',
    '质量 灌溉水利用系数 ≥0.65',
    '生态 水质pH值 ≥6.5',
    '经济 消费者信心指数 ≥110',
  ],
  faulty: {
    '成本 人力成本 ≥12人': 'L27 ≤12人',
    '成本 人力物力投入 ≤20个': 'L7',
    '成本 人力支出 ≤12人': 'L7',
    '数量 发布科普指数 ≥4': 'L1',
    '数量 编制价格指数 ≥4': 'L1',
  },
});

describe('a price of each is held against what may be of it', () => {
  const tooDear = (...lines: readonly string[]) => lint(lines.map(rowOf)).some(({ rule }) => rule === 'L26');
  test.each([
    ['数量 社区科学小屋建设 ≥50个', '成本 单个站点补助 ≤20万元/个'],
    ['数量 文物点修缮 ≥400处', '成本 平均每处改造费用 ≤3万元/处'],
    ['数量 新建口袋公园 ≥40处', '成本 每处公园建设成本 ≤30万元/处'],
    ['数量 活动开展次数 ≥400次', '成本 每次成本 ≤3万元/次'],
    ['数量 设备维护件数 ≥400件', '成本 单件维修成本 ≤3万元/件'],
  ])('%s, %s', (count, price) => expect(tooDear(count, price)).toBe(true));
  test.each([
    ['社会 新增就业岗位 ≥400个', '成本 单个项目资助额度 ≤20万元/个'],
    ['数量 走访企业 ≥400个', '成本 单个项目资助额度 ≤20万元/个'],
    ['数量 社区志愿者队伍 ≥400个', '成本 单个站点补助 ≤20万元/个'],
    ['数量 咨询服务 ≥400次', '成本 每次巡查成本 ≤3万元/次'],
    ['数量 社区科学小屋建设 ≥20个', '成本 单个站点补助 ≤20万元/个'],
  ])('but not %s, %s', (count, price) => expect(tooDear(count, price)).toBe(false));
});

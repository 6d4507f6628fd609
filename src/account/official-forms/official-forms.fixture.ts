import { noFunds } from '#src/kernel/funds.ts';
import type { DeclarationForm, SelfEvaluationForm } from './official-form.ts';

const overview = [
  '本项目面向全市基层单位组织科普服务，把讲座、巡展和竞赛送到居民身边，形成可核查的年度成果。',
  ...Array.from(
    { length: 9 },
    (_, at) =>
      `${at + 1}、第${at + 1}项工作：与各区科协商定场次与地点，活动前发布预告，活动中登记到场人数，活动后收集意见并归档，所需经费按预算科目列支，全过程留存签到表、照片和凭证备查，确保数字有来源、过程可追溯、结果可复核。`,
  ),
].join('\n');

/** The figures and the row order of the 2020 form; the narrative is our own. */
export const declaration2020: DeclarationForm = {
  year: 2020,
  project: '基层科普服务',
  department: '上海市科学技术协会',
  applicant: '上海市科普事业中心',
  attribute: '',
  category: '其他一次性项目',
  start: '2020-01-01',
  end: '2020-12-31',
  governmentPurchase: false,
  performanceType: '其他类',
  sections: {
    项目概况: overview,
    立项依据: '依据本市科普工作的年度安排和公民科学素质行动的有关要求设立本项目。',
    项目设立的必要性: '基层科普活动数量不足、分布不均，需要统一组织、统一考核。'.repeat(12),
    '保证项目实施的制度、措施': '',
    项目实施计划: '',
    总目标及阶段性目标: '',
  },
  budget: { ...noFunds, totalFen: 120_000_000, currentYearFen: 120_000_000, previousBudgetFen: null, previousExecutedFen: null },
  indicators: [
    { level1: '投入与管理', level2: '投入管理', level3: '基层科普服务', target: '=120万元' },
    { level1: '产出目标', level2: '数量', level3: '受众群众', target: '=16区' },
    { level1: '产出目标', level2: '质量', level3: '计划目标达标率', target: '>=80%' },
    { level1: '产出目标', level2: '时效', level3: '完成及时率', target: '=100' },
    { level1: '产出目标', level2: '成本', level3: '资金规范使用及效率', target: '按照财政要求规范使用资金' },
    { level1: '效果目标', level2: '社会效益', level3: '使基层科协建设品牌认知度日渐成熟', target: '=20万人次' },
    { level1: '影响力目标', level2: '其它', level3: '社区、园区和楼宇满意度', target: '=100' },
  ],
  demo: true,
  version: 'v3（2020年3月5日）',
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

const late = '受场地调整影响，下半年场次少于计划；已商定下年第一季度补办，并提前两个月锁定场地。';

export const selfEvaluation2020: SelfEvaluationForm = {
  year: 2020,
  project: '基层科普服务',
  department: '上海市科学技术协会',
  applicant: '上海市科普事业中心',
  budget: {
    total: {
      initialFen: 120_000_000,
      adjustedFen: 120_000_000,
      executedFen: 108_000_000,
      weight: 10,
      rate: 0.9,
      score: 9,
    },
    fiscal: {
      initialFen: 120_000_000,
      adjustedFen: 120_000_000,
      executedFen: 108_000_000,
      weight: null,
      rate: 0.9,
      score: null,
    },
  },
  expected: '全年覆盖16个区，科普活动受益人次不少于20万，参加者满意度不低于90%。',
  achieved: '全年覆盖16个区，经登记和清点的受益人次为18.6万，满意度调查正在汇总。',
  indicators: [
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '科普活动受益人次',
      target: '≥20万人次',
      actual: '18.6万人次',
      weight: 15,
      score: 13.95,
      reason: late,
    },
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '科普活动覆盖区数',
      target: '≥16个',
      actual: '16个',
      weight: 15,
      score: 15,
      reason: null,
    },
    {
      level1: '产出指标',
      level2: '质量指标',
      level3: '验收合格率',
      target: '≥80%',
      actual: '85%（34/40）',
      weight: 10,
      score: 10,
      reason: null,
    },
    {
      level1: '产出指标',
      level2: '时效指标',
      level3: '活动按期完成率',
      target: '100%',
      actual: '97%（194/200）',
      weight: 10,
      score: 9.7,
      reason: late,
    },
    {
      level1: '效益指标',
      level2: '社会效益指标',
      level3: '活动前后测验得分提升',
      target: '≥10分',
      actual: '12分',
      weight: 30,
      score: 30,
      reason: null,
    },
    {
      level1: '满意度指标',
      level2: '服务对象满意度指标',
      level3: '社区、园区和楼宇参加者满意度',
      target: '≥90%',
      actual: null,
      weight: 10,
      score: null,
      reason: null,
    },
  ],
  total: null,
  demo: true,
  version: 'v1（2021年1月20日）',
  hash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
};

import { describe, expect, test } from 'vitest';
import { formOf, type Row } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';
import { toldFinding } from './told-finding.ts';

const 数量 = ['产出指标', '数量指标'] as const;
const 质量 = ['产出指标', '质量指标'] as const;
const 时效 = ['产出指标', '时效指标'] as const;
const 成本 = ['成本指标', '经济成本指标'] as const;
const 社会 = ['效益指标', '社会效益指标'] as const;
const 经济 = ['效益指标', '经济效益指标'] as const;
const 生态 = ['效益指标', '生态效益指标'] as const;
const 可持续 = ['效益指标', '可持续影响指标'] as const;
const 满意 = ['满意度指标', '服务对象满意度指标'] as const;

/** The findings about one row among others that are sound, and what is said of its money beside the budget. */
function findingsOf(row: Row) {
  const form = formOf({
    layout: 'cn-target',
    year: 2024,
    project: '惠民综合项目',
    budget: 5_000_000,
    sections: { 年度总体目标: '按计划完成年度任务12项，服务群众2万人次，满意度达到90%以上。' },
    rows: [
      [...数量, '入户走访服务户数', '≥800户', 10],
      [...质量, '项目验收合格率', '=100%', 10],
      [...时效, '年度任务完成时间', '2024年12月20日前', 10],
      [...满意, '项目区居民满意度', '≥90%', 10],
      row,
    ],
  });
  const [, , name] = row;
  return lintForm(form).filter(
    (finding) =>
      finding.row === form.indicators.length - 1 || (finding.rule === 'L17' && toldFinding(finding).message.includes(name)),
  );
}

/** Science outreach, construction, subsidies, research and maintenance, as an experienced reviewer would let them pass. */
const sound: readonly Row[] = [
  [...数量, '科普讲座举办场次', '≥60场'],
  [...数量, '科普资源包配送数量', '≥200套'],
  [...数量, '流动科技馆巡展站数', '≥8站'],
  [...数量, '科普短视频制作数量', '≥30条'],
  [...数量, '科普讲解志愿者培训人次', '≥300人次'],
  [...质量, '科普作品科学性审核通过率', '=100%'],
  [...社会, '科普活动受益人次', '≥20000人次'],
  [...社会, '参与学生科学知识测评平均分提高', '≥5分'],
  [...数量, '新建雨水管网长度', '≥3.2公里'],
  [...数量, '危房改造户数', '=46户'],
  [...质量, '主体结构一次验收合格率', '≥95%'],
  [...时效, '工程按期开工时间', '2024年4月1日前'],
  [...成本, '每平方米改造成本', '≤1800元/平方米'],
  [...社会, '施工安全生产事故', '0起'],
  [...生态, '施工扬尘投诉件数', '≤3件'],
  [...数量, '高龄津贴发放人数', '≥2600人'],
  [...质量, '补贴对象资格审核准确率', '≥99%'],
  [...质量, '补贴资金社会化发放率', '=100%'],
  [...时效, '补贴按月发放时间', '每月15日前'],
  [...成本, '人均补助标准', '=300元/人·月'],
  [...经济, '带动农户户均增收', '≥1200元'],
  [...数量, '立项资助科研课题数', '≥12项'],
  [...数量, '发表核心期刊论文数', '≥10篇'],
  [...质量, '结题验收优良率', '≥60%'],
  [...经济, '科技成果转化合同金额', '≥200万元'],
  [...数量, '路灯养护盏数', '≥5200盏'],
  [...质量, '亮灯率', '≥98%'],
  [...时效, '故障路灯修复时限', '≤24小时'],
  [...生态, '垃圾无害化处理率', '≥98%'],
  [...可持续, '设施正常运行年限', '≥5年'],
  [...满意, '周边居民对养护服务满意度', '≥85%'],
  [...社会, '来信来访办结率', '≥98%'],
  [...数量, '培训天数', '≥3天'],
];

/** Each with the rules of which one must speak. */
const faulty: readonly (readonly [Row, RegExp])[] = [
  [[...数量, '科普讲座举办场次', '≥60人'], /L2/],
  [[...数量, '科普讲座场次', '≤60场'], /L27/],
  [[...数量, '科普讲座场次', '若干场'], /L1|L28|L23/],
  [[...数量, '科普讲座覆盖率', '≥90%'], /L2/],
  [[...数量, '培训天数', '≥3人'], /L2/],
  [[...数量, '培训学时', '≥40场'], /L2/],
  [[...数量, '科普经费投入', '≥50万元'], /L2|L6/],
  [[...数量, '提升科普服务水平', '≥10项'], /L4/],
  [[...数量, '科普讲座场次', '讲座60场、展览8站'], /L1|L23/],
  [[...数量, '科普作品数量', '≥10.5部'], /L2/],
  [[...质量, '科普活动参加人次', '≥20000人次'], /L2/],
  [[...质量, '工程合格率', '≥102%'], /L24/],
  [[...质量, '工程质量', '高质量'], /L28|L1|L4/],
  [[...质量, '群众参与率', '=100%'], /L24|L10/],
  [[...质量, '工作任务完成率', '≥100%'], /L11|L24/],
  [[...时效, '工程完工时间', '2023年12月底前'], /L29/],
  [[...时效, '工程完工时间', '及时'], /L1|L28|L26/],
  [[...时效, '故障修复时限', '≥24小时'], /L27/],
  [[...成本, '项目总成本', '≤800万元'], /L17|L20|L7/],
  [[...成本, '人均培训成本', '≥500元/人'], /L27|L3/],
  [[...成本, '资金使用', '专款专用'], /L7/],
  [[...社会, '群众投诉件数', '≥5件'], /L27/],
  [[...社会, '信访量', '≥20件'], /L27/],
  [[...社会, '安全事故', '≥0起'], /L27|L3/],
  [[...社会, '群众获得感', '显著增强'], /L28/],
  [[...社会, '科普影响力', '较大'], /L28/],
  [[...可持续, '长期发挥效益', '长期'], /L31/],
  [[...可持续, '持续影响', '持续发挥作用'], /L28|L22|L4/],
  [[...满意, '满意度', '≥95%'], /L9/],
  [[...满意, '群众满意度', '=100%'], /L8/],
  [[...满意, '群众满意度', '≥30%'], /L8/],
  [[...满意, '群众满意度', '满意'], /L1|L28|L8/],
  [[...社会, '品牌知晓度', '≥20万人次'], /L5/],
];

describe('a sound indicator gets no error and no warning', () => {
  test.each(sound.map((row) => [row.slice(1, 4).join(' '), row] as const))('%s', (_, row) => {
    const grave = findingsOf(row).filter((finding) => finding.severity !== 'info');
    expect(grave.map(toldFinding).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });
});

describe('a faulty one is named, by the rule that it breaks', () => {
  test.each(faulty.map(([row, rules]) => [row.slice(1, 4).join(' '), row, rules] as const))('%s', (_, row, rules) => {
    const said = findingsOf(row)
      .map(toldFinding)
      .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
    expect(said.join('\n')).toMatch(rules);
  });
});

import { expect, test } from 'vitest';
import { formOf } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';
import { toldFinding } from './told-finding.ts';

/** Texts of many fields that say what is done, what is not, what was before and by whose documents: an experienced reviewer lets them pass. */
const once = '其他一次性项目';
const narratives: readonly (readonly [text: string, category?: string])[] = [
  ['完成河道清淤8公里。按照水利部编印的技术手册施工，不另行编写教材。'],
  ['完成河道清淤8公里。2023年汛期暴露出堤段淤积，为此安排本项目。'],
  ['完成河道清淤8公里。一次清淤到位，毋需逐年投入。', once],
  ['完成河道清淤8公里。工程竣工后每年安排巡查，费用由村集体承担。', once],
  ['完成河道清淤8公里。我县龙舟赛已连续举办九届，河段清淤后用作赛道。', once],
  ['完成河道清淤8公里。清淤设备验收后，维护须常年投入，由河长办承担。', once],
  ['完成河道清淤8公里，根据市志办出版的图书核对旧河道。'],
  ['完成河道清淤8公里，邀请研学导师现场观摩，不办训练营。'],
  ['完成河道清淤8公里，组织编辑部采访。'],
  ['完成河道清淤8公里，由县档案馆编印画册。'],
  ['完成河道清淤8公里，单价执行2022年定额。'],
  ['完成河道清淤8公里，2023年淤积率为18%。'],
  ['完成河道清淤8公里，对照2023年水质报告选段。'],
  ['2023年群众调查显示，河道淤积最受关注。完成河道清淤8公里。'],
  ['完成河道清淤8公里，采购清淤船交使用单位管护。'],
  ['完成河道清淤8公里，清淤用船由县水务局调配，不采购服务机构。'],
  ['完成河道清淤8公里。项目所在乡镇每年举办河灯节，清淤避开节期。', once],
  ['完成河道清淤8公里，组织夏令营机构负责人座谈。'],
  ['完成河道清淤8公里。不开展水上竞赛，也不举行夏令营。'],
  ['完成河道清淤8公里，清出的淤泥用于2022年复垦地块。'],
];

test.each(narratives.map(([text, category = '经常性项目']) => [text, category] as const))('%s', (text, category) => {
  const form = formOf({
    layout: 'cn-target',
    year: 2024,
    project: '河道清淤',
    budget: 2_400_000,
    sections: { 年度总体目标: text },
    rows: [
      ['产出指标', '数量指标', '河道清淤长度', '≥8公里', 20],
      ['产出指标', '质量指标', '清淤断面抽检合格率（合格断面÷抽检断面）', '≥95%', 20],
      ['产出指标', '时效指标', '清淤完成时间', '2024年10月底前', 10],
      ['成本指标', '经济成本指标', '每公里清淤成本', '≤30万元/公里', 10],
      ['效益指标', '社会效益指标', '沿河受益人口', '≥1.2万人', 10],
      ['效益指标', '可持续影响指标', '清淤后河道正常行洪年限', '≥5年', 10],
      ['满意度指标', '服务对象满意度指标', '沿河居民满意度（满意份数÷有效问卷份数）', '≥90%', 10],
    ],
    changes: { category, governmentPurchase: false },
  });
  const grave = lintForm(form).filter((finding) => finding.severity !== 'info');
  expect(grave.map(toldFinding).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
});

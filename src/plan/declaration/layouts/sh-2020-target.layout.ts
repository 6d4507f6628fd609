import { commonFields } from './common.ts';
import { commonColumns } from './common-columns.ts';
import type { Layout } from './layout.ts';

/** 上海市 财政项目支出绩效目标表, as printed until the national indicator frame replaced it. */
export const sh2020Target: Layout = {
  id: 'sh-2020-target',
  name: '财政项目支出绩效目标表（上海，四级目标）',
  kind: 'target',
  titles: ['财政项目支出绩效目标表', '项目支出绩效目标表'],
  fields: commonFields,
  sections: {
    概况: ['项目概况'],
    立项依据: ['立项依据', '项目立项依据', '立项的依据'],
    必要性: ['项目设立的必要性', '项目设立必要性', '立项必要性'],
    制度措施: ['保证项目实施的制度、措施', '保证项目实施的制度和措施', '保证项目实施的制度措施'],
    实施计划: ['项目实施计划', '实施计划'],
    总目标及阶段性目标: ['总目标及阶段性目标', '项目总目标及阶段性目标', '项目总目标', '总目标'],
  },
  bands: ['本项目上年度市级财政资金使用情况', '年绩效目标', '年度绩效目标'],
  columns: commonColumns,
  levels: {
    投入与管理: ['投入管理', '财务管理', '项目实施'],
    产出目标: ['数量', '质量', '时效', '成本'],
    效果目标: ['经济效益', '社会效益', '环境效益', '满意度'],
    影响力目标: ['长效管理', '人力资源', '部门协助', '配套设施', '信息共享', '其它', '其他'],
  },
};

import { commonBands, commonColumns, commonFields, nationalLevels } from './common.ts';
import type { Layout } from './layout.ts';

/** 项目支出绩效目标申报表, the national form and the local ones that follow it; amounts in 万元. */
export const cnTarget: Layout = {
  id: 'cn-target',
  name: '项目支出绩效目标申报表',
  kind: 'target',
  titles: [
    '项目支出绩效目标申报表',
    '项目绩效目标申报表',
    '绩效目标申报表',
    '项目支出绩效目标表',
    '项目绩效目标表',
    '预算项目绩效目标表',
    '绩效目标表',
  ],
  fields: commonFields,
  sections: {
    概况: ['项目概况'],
    立项依据: ['项目立项的依据', '立项依据', '项目立项依据'],
    必要性: ['项目申报的必要性', '项目设立的必要性', '项目必要性'],
    可行性: ['项目申报的可行性'],
    制度措施: ['保证项目实施的制度、措施'],
    实施计划: ['项目实施进度计划', '项目实施计划'],
    中期目标: ['中期目标', '实施期目标', '长期目标', '项目总目标', '总目标'],
    年度总体目标: ['年度总体目标', '年度目标', '本年度目标', '年度绩效目标', '总体绩效目标'],
  },
  bands: commonBands,
  columns: commonColumns,
  levels: nationalLevels,
  money: '万元',
};

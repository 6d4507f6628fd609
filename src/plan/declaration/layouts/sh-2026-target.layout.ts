import { commonBands, commonColumns, commonFields, nationalLevels } from './common.ts';
import type { Layout } from './layout.ts';

/** 上海市 财政项目支出绩效目标申报表, with the national frame of 一级/二级/三级指标. */
export const sh2026Target: Layout = {
  id: 'sh-2026-target',
  name: '财政项目支出绩效目标申报表（上海）',
  kind: 'target',
  titles: ['财政项目支出绩效目标申报表'],
  fields: commonFields,
  sections: {
    概况: ['项目概况'],
    立项依据: ['立项依据'],
    必要性: ['项目设立的必要性'],
    制度措施: ['保证项目实施的制度、措施'],
    实施计划: ['项目实施计划'],
    项目总目标: ['项目总目标', '总目标'],
    年度总体目标: ['年度总体目标', '年度目标', '年度绩效目标'],
  },
  bands: commonBands,
  columns: commonColumns,
  levels: nationalLevels,
  money: '元',
};

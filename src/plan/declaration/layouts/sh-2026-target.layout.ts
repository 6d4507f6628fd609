import { commonBands, commonFields, commonSections } from './common.ts';
import { commonColumns, nationalLevels } from './common-columns.ts';
import type { Layout } from './layout.ts';

/** 上海市 财政项目支出绩效目标申报表, with the national frame of 一级/二级/三级指标. */
export const sh2026Target: Layout = {
  id: 'sh-2026-target',
  name: '财政项目支出绩效目标申报表（上海）',
  kind: 'target',
  titles: ['财政项目支出绩效目标申报表'],
  fields: commonFields,
  sections: {
    概况: commonSections.概况,
    立项依据: commonSections.立项依据,
    必要性: commonSections.必要性,
    制度措施: commonSections.制度措施,
    实施计划: commonSections.实施计划,
    项目总目标: ['项目总目标', '总目标'],
    年度总体目标: commonSections.年度总体目标,
  },
  bands: commonBands,
  columns: commonColumns,
  levels: nationalLevels,
};

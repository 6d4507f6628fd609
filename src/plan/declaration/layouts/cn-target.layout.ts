import { commonBands, commonFields, commonSections } from './common.ts';
import { commonColumns, nationalLevels } from './common-columns.ts';
import type { Layout } from './layout.ts';

/** 项目支出绩效目标申报表, the national form and the local ones that follow it. */
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
    '绩效目标申报',
    '绩效目标批复表',
    '绩效目标公开表',
    '整体绩效目标表',
    '整体支出绩效目标表',
    '整体支出绩效目标申报表',
  ],
  fields: commonFields,
  sections: { ...commonSections, 中期目标: [...commonSections.中期目标, '项目总目标', '总目标'] },
  bands: commonBands,
  columns: commonColumns,
  levels: nationalLevels,
};

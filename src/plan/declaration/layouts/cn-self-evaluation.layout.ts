import { commonBands, commonColumns, commonFields, nationalLevels } from './common.ts';
import { sh2020Target } from './sh-2020-target.layout.ts';
import type { Layout } from './layout.ts';

const { totalYuan, currentYearYuan, ...fields } = commonFields;

/** 项目支出绩效自评表, the national form and the local ones that follow it; amounts in 万元. */
export const cnSelfEvaluation: Layout = {
  id: 'cn-self-evaluation',
  name: '项目支出绩效自评表',
  kind: 'self-evaluation',
  titles: ['项目支出绩效自评表', '绩效自评表', '项目绩效自评表', '绩效目标自评表', '绩效自评价表', '支出绩效自评', '绩效自评'],
  fields: { ...fields, totalYuan: totalYuan.slice(0, 2), aside: [...fields.aside, '评价结论', '存在问题', '改进措施', '自评结论'] },
  sections: {
    年度总体目标: ['年度总体目标', '预期目标', '年初设定目标', '年度目标', '项目年度目标', '年度绩效目标', '年初预期目标'],
    实际完成情况: ['实际完成情况', '全年实际完成情况', '年度目标完成情况', '目标实际完成情况', '年度总体目标完成情况', '年度总体目标完成情况综述'],
  },
  bands: [...commonBands, '预算执行情况', '年度预算数', '项目资金使用情况'],
  columns: {
    ...commonColumns,
    actual: ['实际完成值', '全年完成值', '全年实际值', '实际值', '完成值', '年度实际值', '实际完成情况', '全年实际完成值', '实际完成指标值', '年度完成值', '完成情况'],
    weight: ['分值', '权重', '指标分值', '分值权重', '标准分'],
    score: ['得分', '自评得分', '自评分', '指标得分', '实际得分'],
    reason: ['偏差原因分析及改进措施', '偏差原因分析', '未完成原因分析', '未完成原因和改进措施', '偏差原因', '未完成原因', '原因分析', '偏差原因分析与改进措施', '偏差原因及改进措施', '未完成原因及拟采取的改进措施'],
  },
  levels: { ...nationalLevels, ...sh2020Target.levels },
  budget: {
    columns: {
      initialYuan: ['年初预算数', '年初预算', '年初预算金额', '预算数'],
      adjustedYuan: ['全年预算数', '调整后预算数', '调整预算数', '全年预算', '调整后预算'],
      executedYuan: ['全年执行数', '预算执行数', '执行数', '全年执行', '全年支出数', '实际支出数'],
      weight: ['分值', '权重'],
      rate: ['执行率', '预算执行率', '全年执行率'],
      score: ['得分', '自评得分'],
    },
    totalRow: ['年度资金总额', '资金总额', '项目资金总额', '年度资金总计', '总额', '合计'],
    otherRows: ['其中:当年财政拨款', '其中:财政拨款', '其中:财政资金', '其中:本年财政拨款', '其中:本年一般公共预算拨款', '当年财政拨款', '财政拨款', '财政专户管理资金', '单位资金', '上年结转资金', '其他资金', '上年结转', '结转资金', '中央补助', '地方资金', '其中:中央补助', '市级财政资金', '区级财政资金', '其中:市级财政资金', '其中'],
  },
  money: '万元',
};

export const zh = {
  sum: '{kind}合计', count: '{kind}条数', distinct: '有{kind}的{dimension}数', filtered: '{what}（限{filter}）', due: '到期的计划活动', 'due-and-met': '到期且达到自身目标的计划活动', 'due-and-on-time': '到期且按期完成的计划活动',
  ratio: '{numerator} ÷ {denominator}', interval: '附 95% Wilson 置信区间', sample: '附样本量 n 与回收率', split: '按{dimension}分列', scale: '换算为{unit}', people: '不同的人',
  dimension: { subProgramme: '子项目', activity: '计划活动', district: '区', venueKind: '阵地类型', audience: '受众', method: '计数方法', outcome: '结果', month: '月份', subject: '人' },
};

export const en: typeof zh = {
  sum: 'sum of {kind}', count: 'number of {kind} facts', distinct: '{dimension} count with {kind}', filtered: '{what} (only {filter})', due: 'planned activities due', 'due-and-met': 'planned activities due that reached their own target', 'due-and-on-time': 'planned activities due that were finished on time',
  ratio: '{numerator} ÷ {denominator}', interval: 'with a 95% Wilson interval', sample: 'with n and the response rate', split: 'by {dimension}', scale: 'in {unit}', people: 'different people',
  dimension: { subProgramme: 'sub-programme', activity: 'planned activity', district: 'district', venueKind: 'kind of venue', audience: 'audience', method: 'counting method', outcome: 'outcome', month: 'month', subject: 'person' },
};

export const zh = {
  field: {
    project: '项目名称',
    unit: '申报单位',
    year: '年度',
    start: '开始日期',
    end: '完成日期',
    totalYuan: '总预算（元）',
    currentYearYuan: '当年预算（元）',
  },
  lacking: '表中没有读到：{fields}',
  lackingHint: '请在下面填写，或核对后采用建议的值；没有填的不会代为推定。',
  suggest: {
    year: '采用 {value}（由年度推出）',
    currentYear: '采用 {value}（即当年预算）',
    total: '采用 {value}（即总预算）',
  },
  unkept: '表上还写有以下内容，Kepu 不保存；要留，请写入正文各节：',
  between: '、',
};

export const en: typeof zh = {
  field: {
    project: 'Name',
    unit: 'Applicant',
    year: 'Year',
    start: 'Start',
    end: 'End',
    totalYuan: 'Total budget (yuan)',
    currentYearYuan: 'Budget of the year (yuan)',
  },
  lacking: 'Not found on the form: {fields}',
  lackingHint: 'Fill it in below, or check and take what is suggested; nothing is assumed for you.',
  suggest: {
    year: 'Take {value} (from the year)',
    currentYear: 'Take {value} (the budget of the year)',
    total: 'Take {value} (the total budget)',
  },
  unkept: 'The form also says this, which Kepu does not keep; write it into the sections to keep it: ',
  between: ', ',
};

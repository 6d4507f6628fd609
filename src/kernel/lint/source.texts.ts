/** Where a rule comes from. 101号 and 10号 are known from derived local texts; their clauses are not quoted. */
export const zh = {
  vague: '审计常见问题：绩效目标笼统、缺乏可量化指标',
  unmeasurable: '审计规则：目标不可衡量、偏差超过20%',
  satisfaction: '审计常见问题：满意度样本不足、代表性不强',
  formality: '审计常见问题：自评流于形式、与实际偏差大',
  review: '财会期刊2023年5月：绩效目标评审常见问题',
  disclosure: '上海市预算公开检查要点：金额、期间、单位',
  input: '地方绩效目标填报模板：财力、人力、物力投入不作为绩效目标',
  national: '财预〔2021〕101号（按各地转用做法）',
  scoring: '财预〔2020〕10号、财预〔2021〕101号（按各地转用做法）',
  shanghai: '上海市财政局2025年成本绩效指引：项目原则上设成本指标',
  purchase: '政府购买服务管理办法（财政部令第102号）',
  survey: '中国公民科学素质抽样调查（2020年）：全市数值受多方面影响',
  arithmetic: '由本表数字相除得出',
};

export const en: typeof zh = {
  vague: 'Common audit finding: vague targets, nothing to count',
  unmeasurable: 'Audit rule: targets that cannot be measured, deviations above 20%',
  satisfaction: 'Common audit finding: samples of satisfaction too small or not representative',
  formality: 'Common audit finding: self-evaluation as a formality, far from the facts',
  review: 'Accounting journal, May 2023: common problems in the review of targets',
  disclosure: 'Shanghai, points checked in published budgets: amounts, periods, units',
  input: 'Local templates for targets: money, staff and goods put in are no targets',
  national: 'Ministry of Finance, “财预〔2021〕101号”, as localities apply it',
  scoring: 'Ministry of Finance, “财预〔2020〕10号” and “财预〔2021〕101号”, as localities apply them',
  shanghai: 'Shanghai Finance Bureau, guide to cost performance 2025: projects as a rule set a cost indicator',
  purchase: 'Measures for government purchase of services (“财政部令第102号”)',
  survey: 'China’s sample survey of civic scientific literacy (2020): much bears on a city’s figure',
  arithmetic: 'Reckoned from the figures of this form',
};

/**
 * Where a rule comes from: a document with its number where one asks for it, else what kind of practice it is. Clauses are not quoted: most
 * are known from derived local texts.
 */
export const zh = {
  vague: '财预〔2015〕88号：绩效目标应当指向明确、细化量化、合理可行、相应匹配',
  unmeasurable: '各地审核绩效目标的通行做法（没有统一文号），依据财预〔2015〕88号的“细化量化、合理可行”',
  satisfaction: '财预〔2021〕101号：满意度用问卷调查取值；样本和调查对象按各地审核的通行做法',
  formality: '财预〔2020〕10号：自评内容真实、客观，没有完成或偏离较大的分析原因',
  review: '《高质量发展导向的预算绩效目标管理问题研究》，2023年第9期，文章编号1004-5937(2023)09-0090-06',
  disclosure: '各地检查预决算公开的通行做法（没有统一文号）：金额、期间、单位前后一致',
  input: '各地绩效目标填报说明的通行做法（没有统一文号）：财力、人力、物力投入不作为绩效目标',
  national: '财预〔2021〕101号（按各地转用做法）',
  scoring: '财预〔2020〕10号、财预〔2021〕101号（按各地转用做法）',
  shanghai: '财预〔2021〕101号的成本指标；上海见沪府办发〔2023〕16号（成本预算绩效管理）',
  purchase: '政府购买服务管理办法（财政部令第102号）',
  survey: '第十一次中国公民科学素质抽样调查（2020年，中国科协）：全市数值受多方面影响',
  arithmetic: '由本表数字相除得出',
};

export const en: typeof zh = {
  vague:
    'Measures for the Administration of Performance Targets of Central Departmental Budgets (“财预〔2015〕88号”): targets point at something, are detailed and counted, can be reached, and match the money',
  unmeasurable:
    'Usual practice of those who review targets (no one document), after the Measures for the Administration of Performance Targets of Central Departmental Budgets (“财预〔2015〕88号”): detailed, counted, attainable',
  satisfaction:
    'Guidelines on Core Performance Targets and Indicators of Project Expenditure of Central Departments, trial (“财预〔2021〕101号”): satisfaction is asked by questionnaire; samples and respondents by usual practice',
  formality:
    'Measures for the Performance Evaluation of Project Expenditure (“财预〔2020〕10号”): self-evaluations are true and objective, and give the causes of shortfalls',
  review:
    '“Research on managing budget performance targets for high-quality development” (“高质量发展导向的预算绩效目标管理问题研究”), 2023 no. 9, article 1004-5937(2023)09-0090-06: problems met in the review of targets',
  disclosure: 'Usual practice in checks of published budgets (no one document): amounts, periods and units agree',
  input: 'Usual practice of local instructions for targets (no one document): money, staff and goods put in are no targets',
  national:
    'Guidelines on Core Performance Targets and Indicators of Project Expenditure of Central Departments, trial (“财预〔2021〕101号”), as localities apply them',
  scoring:
    'Measures for the Performance Evaluation of Project Expenditure (“财预〔2020〕10号”) and Guidelines on Core Performance Targets and Indicators of Project Expenditure of Central Departments, trial (“财预〔2021〕101号”), as localities apply them',
  shanghai:
    'Cost indicators of the Guidelines on Core Performance Targets and Indicators of Project Expenditure of Central Departments, trial (“财预〔2021〕101号”); in Shanghai the rules of its government on cost budgets and performance (“沪府办发〔2023〕16号”)',
  purchase: 'Measures for the Administration of Government Purchase of Services (“财政部令第102号”)',
  survey: '11th sample survey of civic scientific literacy in China (2020, CAST): much bears on a city’s figure',
  arithmetic: 'Reckoned from the figures of this form',
};

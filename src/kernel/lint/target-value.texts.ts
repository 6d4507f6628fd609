/** L1, L3, L6–L8. */
export const zh = {
  'likely-slip': {
    message: '“{raw}”可能是“{likely}”的误识别，请核对原表',
    suggestion: '如原表确为“{likely}”，请改为“{level3} {likely}”。',
  },
  'figure-parted': { message: '“{raw}”的数字中间有空格，请核对原表', suggestion: '请照原表写成一个完整的数，数字中间不留空格。' },
  'target-blank': { message: '“{level3}”没有填目标值。', suggestion: '请填写比较符号、数值和单位，如“{level3} ≥100场”。' },
  'range-reversed': { message: '区间“{raw}”的下限大于上限。', suggestion: '一个指标只写一个数值或一个区间。' },
  'range-open': { message: '区间“{raw}”不含其中一端，正好落在这一端时无法计分。', suggestion: '请写成含两端的区间，如“3-4场”。' },
  'target-approximate': { message: '“{raw}”是约数，无法判定是否完成。', suggestion: '一个指标只写一个数值或一个区间。' },
  'target-contradiction': {
    message: '“{raw}”前后两个界限相反，无法判定是否完成。',
    suggestion: '请按原表只留一个界限，如“≥90%”或“≤90%”。',
  },
  'no-such-date': { message: '“{raw}”是历法上没有的日子，无法判定是否按期。', suggestion: '请按原表改为真实的月份和日期。' },
  'several-numbers': {
    message: '“{raw}”含有多个数字，请拆成几个指标或写成区间。',
    suggestion: '一个指标只写一个数值或一个区间。',
  },
  'unit-missing': {
    message: '目标值“{raw}”没有单位。',
    suggestion: '请写明单位，如“{level3} {sign}{value}{unit}”（单位按所数的东西写：场、个、人次……）。',
  },
  'percent-missing-all': {
    message: '目标值“{raw}”没有单位，“{level3}”是比率。',
    suggestion: '请补上“%”并留出余地，如“{level3} ≥90%”。',
  },
  'percent-missing': { message: '目标值“{raw}”没有单位，“{level3}”是比率。', suggestion: '请改为“{level3} {mended}”。' },
  'percent-impossible': { message: '目标值“{raw}”没有单位，“{level3}”是比率。', suggestion: '请写明“%”，并核对数值。' },
  'sign-missing-exact': { message: '目标值“{raw}”没有写比较符号。', suggestion: '建议写成“{level3} {mended}”。' },
  'sign-missing': {
    message: '目标值“{raw}”没有比较符号，多做少做都说不清是否达标。',
    suggestion: '请改为“{level3} {mended}”。',
  },
  'deadline-missing': {
    message: '目标值“{raw}”没有写期限，无法判断是否按时。',
    suggestion: '请写明日期或时限，如“{level3} 12月15日前”“≤30个工作日”。',
  },
  'figure-missing': {
    message: '目标值“{raw}”没有数值，无法衡量是否完成。',
    suggestion: '请改为可以计数或计算的目标值，写明比较符号、数值和单位，如“{level3} ≥…”。',
  },
  'equals-on-ceiling': {
    message: '目标值“{raw}”用“=”：节约、减少了反而算没有达标。',
    suggestion: '请改为“{level3} {mended}”。',
  },
  'equals-on-floor': { message: '目标值“{raw}”用“=”：超额完成也算偏差。', suggestion: '请改为“{level3} {mended}”。' },
  'equals-all-without-unit': {
    message: '目标值“{raw}”用“=”，又没有单位：差一点也算没有达标。',
    suggestion: '请补上“%”；不是依法必须全部做到的，留出余地，如“{level3} ≥{least}%”。',
  },
  'input-repeats-budget': {
    message: '“{level3} {raw}”是投入的资金，不是要达到的效果，而且只是重复了预算金额。',
    suggestion: '请删去这一行，预算只填在预算栏；需要约束花费时另设成本指标，如“经济成本指标：项目总成本 {ceiling}”。',
  },
  'input-is-money': {
    message: '“{level3} {raw}”是投入的资金，不是要达到的效果。',
    suggestion: '请删去这一行，预算只填在预算栏；需要约束花费时另设成本指标，如“经济成本指标：项目总成本 {ceiling}”。',
  },
  'input-progress': {
    message: '“{level3}”说的是资金到位、支出的进度，是过程，不是产出和效益。',
    suggestion: '请删去这一行：预算执行率在自评时按10分另计；要管到位和支出的，写进项目实施计划。',
  },
  'cost-is-compliance': {
    message: '成本指标“{level3}”的目标值“{raw}”说的是合规要求，不是成本。',
    suggestion: '请写总成本或单位成本，如“项目总成本 ≤{budget:money}”“单场成本 ≤…元/场”。',
  },
  'cost-is-compliance-per-piece': {
    message: '成本指标“{level3}”的目标值“{raw}”说的是合规要求，不是成本。',
    suggestion: '请写单位成本，如“单位成本 ≤{cost}元/{per}”（{budget}元÷{count}{per}）。',
  },
  'cost-is-compliance-of-which': {
    message: '成本指标“{level3}”的目标值“{raw}”说的是合规要求，不是成本。',
    suggestion: '请写总成本，如“项目总成本 ≤{budget:money}”；要写单位成本，请先定按哪一项的数量算：{outputs}。',
  },
  'cost-is-no-money': {
    message: '成本指标“{level3}”的目标值“{raw}”不是金额，说不出花费多少。',
    suggestion: '请写总成本或单位成本，如“项目总成本 ≤{budget:money}”“单场成本 ≤…元/场”。',
  },
  'cost-is-no-money-per-piece': {
    message: '成本指标“{level3}”的目标值“{raw}”不是金额，说不出花费多少。',
    suggestion: '请写单位成本，如“单位成本 ≤{cost}元/{per}”（{budget}元÷{count}{per}）。',
  },
  'cost-is-no-money-of-which': {
    message: '成本指标“{level3}”的目标值“{raw}”不是金额，说不出花费多少。',
    suggestion: '请写总成本，如“项目总成本 ≤{budget:money}”；要写单位成本，请先定按哪一项的数量算：{outputs}。',
  },
  'satisfaction-too-low': {
    message: '“{level3} {raw}”定得过低：计分办法里满意度低于60%得0分。',
    suggestion: '请按历史水平确定，一般不低于80%，如“{level3} ≥85%”。',
  },
  'satisfaction-of-all': {
    message: '满意度100%无法用抽样证明：300份问卷无一不满意，也只能说明满意度在99%以上（95%置信）。',
    suggestion: '请改为“{level3} ≥90%”，并写明调查对象、有效样本量和调查方式。',
  },
  'satisfaction-of-nearly-all': {
    message: '“{level3} {raw}”无法用抽样证明：300份问卷无一不满意，也只能说明满意度在99%以上（95%置信）。',
    suggestion: '请改为“{level3} ≥90%”，并写明调查对象、有效样本量和调查方式。',
  },
} as const;

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'likely-slip': {
    message: '“{raw}” may be “{likely}” misread: check the original',
    suggestion: 'If the original says “{likely}”, change it to “{level3} {likely}”.',
  },
  'figure-parted': {
    message: '“{raw}” has a blank inside its figure: check the original',
    suggestion: 'Write the figure whole, as the original has it, without a blank inside.',
  },
  'target-blank': {
    message: '“{level3}” has no target.',
    suggestion: 'Write sign, figure and unit, such as “{level3} ≥100 talks”.',
  },
  'range-reversed': {
    message: 'The range “{raw}” begins above its end.',
    suggestion: 'Give an indicator one figure or one range.',
  },
  'range-open': {
    message: 'The range “{raw}” leaves out one of its ends: a figure of just that end cannot be scored.',
    suggestion: 'Write a range with both its ends, such as “3-4场”.',
  },
  'target-approximate': {
    message: '“{raw}” is only about a figure: whether it is reached cannot be told.',
    suggestion: 'Give an indicator one figure or one range.',
  },
  'target-contradiction': {
    message: '“{raw}” bounds its figure from both sides: whether it is reached cannot be told.',
    suggestion: 'Keep the one bound that the original means, such as “≥90%” or “≤90%”.',
  },
  'no-such-date': {
    message: '“{raw}” is a day that no calendar has: nobody can tell whether it was kept.',
    suggestion: 'Put in the real month and day, as the original has them.',
  },
  'several-numbers': {
    message: '“{raw}” holds several figures: split it into several indicators, or write a range.',
    suggestion: 'Give an indicator one figure or one range.',
  },
  'unit-missing': {
    message: 'The target “{raw}” has no unit.',
    suggestion: 'Write the unit, such as “{level3} {sign}{value}{unit}” (the unit is that of what is counted).',
  },
  'percent-missing-all': {
    message: 'The target “{raw}” has no unit, and “{level3}” is a rate.',
    suggestion: 'Add “%” and leave some room, such as “{level3} ≥90%”.',
  },
  'percent-missing': {
    message: 'The target “{raw}” has no unit, and “{level3}” is a rate.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'percent-impossible': {
    message: 'The target “{raw}” has no unit, and “{level3}” is a rate.',
    suggestion: 'Write “%”, and check the figure.',
  },
  'sign-missing-exact': {
    message: 'The target “{raw}” has no sign before its figure.',
    suggestion: 'Better write “{level3} {mended}”.',
  },
  'sign-missing': {
    message: 'The target “{raw}” has no sign: with more or less delivered, nobody can say whether it is reached.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'deadline-missing': {
    message: 'The target “{raw}” names no deadline: whether it was in time cannot be told.',
    suggestion: 'Write a date or a time limit, such as “{level3} by 15 December” or “≤30 working days”.',
  },
  'figure-missing': {
    message: 'The target “{raw}” has no figure: whether it is reached cannot be measured.',
    suggestion: 'Write a target that can be counted or reckoned, with sign, figure and unit, such as “{level3} ≥…”.',
  },
  'equals-on-ceiling': {
    message: 'The target “{raw}” says “=”: to save or to have less of it would count as missed.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'equals-on-floor': {
    message: 'The target “{raw}” says “=”: to deliver more would count as a deviation.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'equals-all-without-unit': {
    message: 'The target “{raw}” says “=” and has no unit: the smallest shortfall would count as missed.',
    suggestion: 'Add “%”; where the law does not ask for all of it, leave some room, such as “{level3} ≥{least}%”.',
  },
  'input-repeats-budget': {
    message: '“{level3} {raw}” is money put in, not an effect to be reached, and only repeats the budget.',
    suggestion:
      'Take the row out: the budget stands in its own place. To bound the spending, set an indicator of cost, such as “经济成本指标：项目总成本 {ceiling}”.',
  },
  'input-is-money': {
    message: '“{level3} {raw}” is money put in, not an effect to be reached.',
    suggestion:
      'Take the row out: the budget stands in its own place. To bound the spending, set an indicator of cost, such as “Economic cost: total cost of the project {ceiling}”.',
  },
  'input-progress': {
    message: '“{level3}” follows how money comes in and is spent: that is process, neither output nor benefit.',
    suggestion:
      'Take the row out: the execution of the budget has 10 points of its own in the self-evaluation; what else must be watched belongs to the plan of work.',
  },
  'cost-is-compliance': {
    message: 'The target “{raw}” of the cost indicator “{level3}” asks for compliance; it is no cost.',
    suggestion: 'Write a total or a unit cost, such as “Total cost ≤{budget:money}” or “Cost per talk ≤… yuan”.',
  },
  'cost-is-compliance-per-piece': {
    message: 'The target “{raw}” of the cost indicator “{level3}” asks for compliance; it is no cost.',
    suggestion: 'Write a unit cost, such as “Unit cost ≤{cost} yuan per {per}” ({budget} yuan ÷ {count}).',
  },
  'cost-is-compliance-of-which': {
    message: 'The target “{raw}” of the cost indicator “{level3}” asks for compliance; it is no cost.',
    suggestion:
      'Write the whole cost, such as “Whole cost ≤{budget:money}”; for a unit cost, settle first of which of these: {outputs}.',
  },
  'cost-is-no-money': {
    message: 'The target “{raw}” of the cost indicator “{level3}” is no amount of money: it does not say what is spent.',
    suggestion: 'Write a total or a unit cost, such as “Total cost ≤{budget:money}” or “Cost per talk ≤… yuan”.',
  },
  'cost-is-no-money-per-piece': {
    message: 'The target “{raw}” of the cost indicator “{level3}” is no amount of money: it does not say what is spent.',
    suggestion: 'Write a unit cost, such as “Unit cost ≤{cost} yuan per {per}” ({budget} yuan ÷ {count}).',
  },
  'cost-is-no-money-of-which': {
    message: 'The target “{raw}” of the cost indicator “{level3}” is no amount of money: it does not say what is spent.',
    suggestion:
      'Write the whole cost, such as “Whole cost ≤{budget:money}”; for a unit cost, settle first of which of these: {outputs}.',
  },
  'satisfaction-too-low': {
    message: '“{level3} {raw}” is set too low: satisfaction below 60% scores 0.',
    suggestion: 'Set it by past years, as a rule not below 80%, such as “{level3} ≥85%”.',
  },
  'satisfaction-of-all': {
    message:
      'No sample can prove a satisfaction of 100%: 300 opinions without a single complaint show only that it is above 99% (95% confidence).',
    suggestion: 'Change it to “{level3} ≥90%”, and write whom you ask, how many valid answers, and how.',
  },
  'satisfaction-of-nearly-all': {
    message:
      'No sample can prove “{level3} {raw}”: 300 opinions without a single complaint show only that it is above 99% (95% confidence).',
    suggestion: 'Change it to “{level3} ≥90%”, and write whom you ask, how many valid answers, and how.',
  },
};

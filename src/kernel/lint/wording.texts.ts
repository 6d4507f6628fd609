/** L25, L28, L30–L34, L40. */
export const zh = {
  'residue-in-row': {
    message: '“{text}”里留有模板的“{left}”。',
    suggestion: '请删去模板文字，填写本项目的内容；多余的空行删除。',
  },
  'only-template-number': { message: '“{level3}”只有模板的序号。', suggestion: '请填写指标名称，或删去这一行。' },
  'template-number': { message: '“{level3}”留有模板的序号“{left}”。', suggestion: '请改为“{clean}”。' },
  'template-figure': { message: '“{level3}”留有模板里待填的“{left}”。', suggestion: '请改为“{clean}”，数值只写在目标值里。' },
  'residue-in-text': { message: '“{section}”里留有模板的“{left}”。', suggestion: '请把“{section}”改成本项目的内容。' },
  'rows-left-over': {
    message: '留有没有填写的模板行或填写提示，见{places}。',
    suggestion: '请删去空白的模板行和填写提示。',
  },
  'former-year': {
    message: '正文写的是{years}年的工作，没有一处写到{year}年：像是沿用了上一年度的文字。',
    suggestion: '请把正文改成{year}年度要做的事；确是往年的事，写明“上年已…”。',
  },
  'grade-without-scale': {
    message: '“{level3} {raw}”：没有说由谁、按什么标准评为“{raw}”。',
    suggestion: '能计数的改为数值，如“{name} ≥90分”；只能定性的，写明依据什么标准、由谁评定，如“第三方评估等次 良好及以上”。',
  },
  unjudgeable: {
    message: '“{level3} {raw}”：“{word}”没有判断标准，谁来评都可以说达到了。',
    suggestion:
      '能计数的改为数值，如“{name} 比上年提高≥5%”；只能定性的，写明用什么判断、分哪几档，如“问卷中认为有改善的占80%及以上为达成，60%—80%为部分达成”。',
  },
  'quality-unjudgeable': {
    message: '“{level3} {raw}”：“{word}”没有判断标准，谁来评都可以说达到了。',
    suggestion:
      '请写明用什么判断、分哪几档，如“制度齐全且全年无违规为达成，有制度而执行有缺漏为部分达成”；能数的，改数它的结果，如“审计发现问题数 ≤1个”。',
  },
  'twice-same': {
    message: '指标“{level3}”出现了两次，目标值都是“{raw}”。',
    suggestion: '请删去重复的一行，分值并到留下的一行。',
  },
  'twice-differing': {
    message: '指标“{level3}”出现了两次，目标值分别是“{before}”和“{raw}”。',
    suggestion: '请核对留哪一个；确是两件事的，名称写出区别。',
  },
  'target-repeats-word': {
    message: '“{level3}”的目标值“{raw}”只重复了名称里的词，没有说要达到多少。',
    suggestion: '请写可以核对的数（比较符号、数值和单位），或写明由谁按什么标准评判。',
  },
  'target-repeats-name': {
    message: '“{level3}”的目标值照抄了名称，没有说要达到多少。',
    suggestion: '请写比较符号、数值和单位，如“{level3} ≥…”；名称写所数的东西，目标值写数值。',
  },
  'goal-vague': {
    message: '“{section}”没有一个数字，只说“{word}”，看不出要做到什么程度。',
    suggestion: '请写明做多少、到什么程度、何时完成，如“{example}”。',
  },
  'goal-vague-no-figures': {
    message: '“{section}”没有一个数字，只说“{word}”，看不出要做到什么程度。',
    suggestion: '请写明做多少、到什么程度、何时完成，如“培训20场、2000人次，满意度达到90%以上”。',
  },
  'goal-without-figure': {
    message: '“{section}”没有一个数字，看不出要做到什么程度。',
    suggestion: '建议写出主要指标的数值，如“{example}”。',
  },
  'goal-without-figure-no-figures': {
    message: '“{section}”没有一个数字，看不出要做到什么程度。',
    suggestion: '建议写出主要指标的数值，如“培训20场、2000人次，满意度达到90%以上”。',
  },
  'mostly-words': {
    message: '{all}个指标里有{words}个是定性的，多于一半。',
    suggestion: '绩效目标以定量为主；请把能计数的改为数值。',
  },
  'goal-disagrees': {
    message: '总目标写“{phrase}”，指标写“{level3} {raw}”，两处的数不一致。',
    suggestion: '请核对哪一个对；指标应为总目标的数，如“{level3} ≥{value}{unit}”。',
  },
  'no-output': {
    message: '没有产出指标。',
    suggestion: '请至少设数量、质量、时效各一个产出指标，如“数量指标：培训场次 ≥20场”。',
  },
  'no-satisfaction': {
    message: '没有满意度指标。',
    suggestion: '请增加“满意度指标/服务对象满意度指标：参训学员满意度 ≥90%”，写明调查对象。',
  },
  'no-benefit': {
    message: '没有效益指标。',
    suggestion: '请增加效益指标，写本项目带来的变化，如“社会效益指标：受益群众人数 ≥2000人”。',
  },
  'no-cost': {
    message: '没有成本指标。',
    suggestion: '项目原则上都设成本指标，如“经济成本指标：单位成本 ≤6元/人次”。',
  },
  'execution-declared': {
    message: '“{level3}”在申报时不设：预算执行率在自评时单列10分。',
    suggestion: '请删去这一行，其余指标分值合计90分；需要约束花费时设成本指标。',
  },
} as const;

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'residue-in-row': {
    message: '“{text}” still holds “{left}” of the template.',
    suggestion: 'Take out the words of the template and write what this project does; delete rows that are left over.',
  },
  'only-template-number': {
    message: '“{level3}” is only the number of the template.',
    suggestion: 'Name the indicator, or delete the row.',
  },
  'template-number': {
    message: '“{level3}” still has the number of the template, “{left}”.',
    suggestion: 'Change it to “{clean}”.',
  },
  'template-figure': {
    message: '“{level3}” still has the figure that the template leaves open, “{left}”.',
    suggestion: 'Change it to “{clean}”: the figure stands in the target alone.',
  },
  'residue-in-text': {
    message: '“{section}” still holds “{left}” of the template.',
    suggestion: 'Write in “{section}” what this project does.',
  },
  'rows-left-over': {
    message: 'Rows or hints of the template are left over, not filled in: see {places}.',
    suggestion: 'Delete the blank rows and the hints.',
  },
  'former-year': {
    message: 'The text tells of the work of {years} and nowhere of {year}: it seems to be that of the year before.',
    suggestion: 'Write what is to be done in {year}; of what was done before, say so.',
  },
  'grade-without-scale': {
    message: '“{level3} {raw}”: neither who judges it nor by which scale is said.',
    suggestion:
      'Write a figure where it can be counted, such as “{name} ≥90 points”; what must stay in words names its scale and who judges, such as “good or better in an outside assessment”.',
  },
  unjudgeable: {
    message: '“{level3} {raw}”: “{word}” has no standard; whoever judges may say that it was reached.',
    suggestion:
      'Write a figure where it can be counted, such as “{name}” up by ≥5% on last year; what must stay in words names by what it is judged and in which grades, such as “reached where 80% or more of the answers see an improvement, partly reached from 60% to 80%”.',
  },
  'quality-unjudgeable': {
    message: '“{level3} {raw}”: “{word}” has no standard; whoever judges may say that it was reached.',
    suggestion:
      'Name by what it is judged and in which grades, such as “reached where all rules are written and none was broken in the year, partly reached where some were”; what can be counted is its outcome, such as “Findings of the audit ≤1”.',
  },
  'twice-same': {
    message: 'The indicator “{level3}” stands twice, both with the target “{raw}”.',
    suggestion: 'Delete one of the rows, and give its points to the other.',
  },
  'twice-differing': {
    message: 'The indicator “{level3}” stands twice, with the targets “{before}” and “{raw}”.',
    suggestion: 'Check which is to stay; if they are two things, let their names say so.',
  },
  'target-repeats-word': {
    message: 'The target “{raw}” of “{level3}” only repeats a word of the name: it does not say how much.',
    suggestion: 'Write what can be checked (sign, figure and unit), or who judges it and by which standard.',
  },
  'target-repeats-name': {
    message: 'The target of “{level3}” repeats the name: it does not say how much.',
    suggestion: 'Write sign, figure and unit, such as “{level3} ≥…”: the name says what is counted, the target how much.',
  },
  'goal-vague': {
    message: '“{section}” holds no figure, only “{word}”: it does not say how far.',
    suggestion: 'Write how much, how well and by when, such as “{example}”.',
  },
  'goal-vague-no-figures': {
    message: '“{section}” holds no figure, only “{word}”: it does not say how far.',
    suggestion: 'Write how much, how well and by when, such as “20 trainings, 2,000 person-times, 90% or more satisfied”.',
  },
  'goal-without-figure': {
    message: '“{section}” holds no figure: it does not say how far.',
    suggestion: 'Better write the figures of the main indicators, such as “{example}”.',
  },
  'goal-without-figure-no-figures': {
    message: '“{section}” holds no figure: it does not say how far.',
    suggestion:
      'Better write the figures of the main indicators, such as “20 trainings, 2,000 person-times, 90% or more satisfied”.',
  },
  'mostly-words': {
    message: 'Of {all} indicators {words} are in words: more than half.',
    suggestion: 'Targets are figures in the main: write figures where things can be counted.',
  },
  'goal-disagrees': {
    message: 'The overall goal says “{phrase}”, the indicator “{level3} {raw}”: the two figures disagree.',
    suggestion: 'Check which is right; the indicator should have the figure of the goal, such as “{level3} ≥{value}{unit}”.',
  },
  'no-output': {
    message: 'There is no indicator of output.',
    suggestion: 'Set at least one each of quantity, quality and timeliness, such as “Quantity: trainings held ≥20”.',
  },
  'no-satisfaction': {
    message: 'There is no indicator of satisfaction.',
    suggestion: 'Add one that says who is asked, such as “Satisfaction of those served: trainees satisfied ≥90%”.',
  },
  'no-benefit': {
    message: 'There is no indicator of benefit.',
    suggestion: 'Add one for the change that the project brings, such as “Social benefit: people who benefit ≥2,000”.',
  },
  'no-cost': {
    message: 'There is no indicator of cost.',
    suggestion: 'As a rule every project sets one, such as “Economic cost: unit cost ≤6 yuan per person-time”.',
  },
  'execution-declared': {
    message: '“{level3}” is not declared: the execution of the budget has 10 points of its own in the self-evaluation.',
    suggestion:
      'Take the row out, the other indicators having 90 points together; to bound the spending, set an indicator of cost.',
  },
};

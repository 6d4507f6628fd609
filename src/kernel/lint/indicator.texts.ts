/** L4, L5, L9–L11. */
export const zh = {
  'name-missing': { message: '“{place}”这一行的指标没有名称。', suggestion: '请写所数、所量的是什么，如“培训场次”“受益户数”。' },
  'name-is-project': {
    message: '“{name}”是项目名称，不是指标。',
    suggestion: '请写这个项目要数、要量的东西，如“培训场次”“受益户数”。',
  },
  'name-is-slogan': {
    message: '“{name}”是一句口号，不能衡量。',
    suggestion: '请改成名词，写所数、所量的东西，如“参与居民对科学咖啡馆的知晓率 ≥60%”“前后测平均提高分值 ≥10分”。',
  },
  'name-is-work': {
    message: '“{name}”是一类工作，没有写明数的是什么、量的是什么。',
    suggestion: '请写所数、所量的东西：办了多少场、做成多少件、合格的占多少。',
  },
  'construct-counted': {
    message: '“{level3}”说的是{construct}，却用“{raw}”来量：{unit}是产出，说明不了{construct}。',
    suggestion:
      '把“{floor}”移到数量指标（如“受益人次 {floor}”）；{construct}另用问卷测，如“参与居民{construct} ≥60%，有效问卷不少于400份”。',
  },
  'work-as-benefit': {
    message: '“{level3} {raw}”是做了多少事，属产出，不是“{level2}”。',
    suggestion: '请移到数量指标；效益写做了以后有什么变化，如受益人次、达成意向数、知晓率。',
  },
  'no-opinion': {
    message: '“{level3}”不是问出来的意见，却放在“{level2}”下。',
    suggestion: '请移到产出或效益指标；满意度指标写问谁，如“参训学员满意度 ≥90%”。',
  },
  'sample-too-small': {
    message: '“{level3}”只问{sample}份，样本太小，一份之差就是{share}%。',
    suggestion: '请至少取30份有效问卷；要区分90%与85%，约需400份。',
  },
  'satisfaction-misplaced': {
    message: '“{level3}”满意度放在“{levels}”下，位置不对。',
    suggestion: '请放到满意度指标下，名称写明调查对象，如“参与活动居民满意度 ≥90%”。',
  },
  'satisfaction-of-nobody': {
    message: '“{level3}”没有写明问的是谁。',
    suggestion: '请放到满意度指标下，名称写明调查对象，如“参与活动居民满意度 ≥90%”。',
  },
  'satisfaction-of-several': {
    message: '“{level3}”合问了几类人：人多的一类会盖过人少的。',
    suggestion: '请分层抽样、分别报告，各类写明有效问卷数；要分别考核的，一类一行。',
  },
  'satisfaction-of-places': {
    message: '“{level3}”没有写明问的是谁。',
    suggestion:
      '请放到满意度指标下，名称写明调查对象，如“参与活动居民满意度 ≥90%”，社区居民、园区职工、楼宇白领请分层抽样、分别报告。',
  },
  'satisfaction-misplaced-of-nobody': {
    message: '“{level3}”满意度放在“{levels}”下，位置不对；没有写明问的是谁。',
    suggestion: '请放到满意度指标下，名称写明调查对象，如“参与活动居民满意度 ≥90%”。',
  },
  'satisfaction-misplaced-of-places': {
    message: '“{level3}”满意度放在“{levels}”下，位置不对；没有写明问的是谁。',
    suggestion:
      '请放到满意度指标下，名称写明调查对象，如“参与活动居民满意度 ≥90%”，社区居民、园区职工、楼宇白领请分层抽样、分别报告。',
  },
  'rate-undefined-satisfaction': {
    message: '“{name}”是比率，没有写全分子、分母和数据来源，不同的人会算出不同的数。',
    suggestion: '请在名称或说明里写明口径，如“{name}（评价满意及以上的有效问卷数÷有效问卷总数）”，并写样本量和抽样方法。',
  },
  'rate-undefined-in-time': {
    message: '“{name}”是比率，没有写全分子、分母和数据来源，不同的人会算出不同的数。',
    suggestion: '请在名称或说明里写明口径，如“{name}（按期完成的任务数÷计划任务数）”，并写以什么记录为准。',
  },
  'rate-undefined-of-plan': {
    message: '“{name}”是比率，没有写全分子、分母和数据来源，不同的人会算出不同的数。',
    suggestion: '请在名称或说明里写明口径，如“{name}（实际完成数÷计划数）”，并写数据来源。',
  },
  'rate-undefined': {
    message: '“{name}”是比率，没有写全分子、分母和数据来源，不同的人会算出不同的数。',
    suggestion: '请在名称或说明里写明口径，如“{name}（合格数÷总数）”，并写数据来源。',
  },
  'rate-defined-by-measure': {
    message: '“{name}”按口径“{measure}”计算，算法还没有写在表上。',
    suggestion: '报出前请把分子、分母和数据来源写进名称或说明。',
  },
  'rates-without-source': {
    message: '{names}的分子、分母和数据来源没有全写在表上。',
    suggestion: '备查时写明即可，如“{first}＝符合的数÷总数，以业务记录为准”。',
  },
  'circular-with-slack': {
    message: '“{name}”用“目标完成了多少”来定义目标，是循环的，而且{percent}%意味着允许{slack}%的目标落空。',
    suggestion: '请改为工作质量本身，如“项目验收一次合格率 ≥90%”“资料抽查差错率 ≤2%”。',
  },
  circular: {
    message: '“{name}”用“目标完成了多少”来定义目标，是循环的。',
    suggestion: '请改为工作质量本身，如“项目验收一次合格率 ≥90%”“资料抽查差错率 ≤2%”。',
  },
} as const;

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'name-missing': {
    message: 'The indicator of the row “{place}” has no name.',
    suggestion: 'Write what is counted or measured, such as “Trainings held” or “Households helped”.',
  },
  'name-is-project': {
    message: '“{name}” is the name of the project, not of an indicator.',
    suggestion: 'Write what this project counts or measures, such as “Trainings held” or “Households helped”.',
  },
  'name-is-slogan': {
    message: '“{name}” is a slogan: it cannot be measured.',
    suggestion:
      'Name what is counted or measured, as a noun, such as “Residents taking part who know the science café ≥60%” or “Mean gain between the tests before and after ≥10 points”.',
  },
  'name-is-work': {
    message: '“{name}” is a kind of work: it does not say what is counted, nor what is measured.',
    suggestion: 'Name what is counted or measured: the events held, the pieces made, the share that passed.',
  },
  'construct-counted': {
    message: '“{level3}” speaks of “{construct}”, but is measured by “{raw}”: “{unit}” is an output and shows no “{construct}”.',
    suggestion:
      'Move “{floor}” to the quantity indicators (such as “Person-times reached {floor}”); ask for “{construct}” by questionnaire, such as ≥60% of the residents taking part, with 400 valid answers or more.',
  },
  'work-as-benefit': {
    message: '“{level3} {raw}” says how much was done: it is an output, not “{level2}”.',
    suggestion:
      'Move it to the quantity indicators; a benefit says what changed by it, such as person-times reached or a share that knows.',
  },
  'no-opinion': {
    message: '“{level3}” is no opinion that anybody is asked for, but stands under “{level2}”.',
    suggestion: 'Move it to outputs or benefits; under satisfaction write who is asked, such as “Satisfaction of trainees ≥90%”.',
  },
  'sample-too-small': {
    message: '“{level3}” asks only {sample}: too small a sample, where one answer makes {share}%.',
    suggestion: 'Take at least 30 valid answers; to tell 90% from 85% some 400 are needed.',
  },
  'satisfaction-misplaced': {
    message: '“{level3}” is about satisfaction, but stands under “{levels}”.',
    suggestion: 'Place it under satisfaction, and name whom you ask, such as “Satisfaction of residents taking part ≥90%”.',
  },
  'satisfaction-of-nobody': {
    message: '“{level3}” does not say who is asked.',
    suggestion: 'Place it under satisfaction, and name whom you ask, such as “Satisfaction of residents taking part ≥90%”.',
  },
  'satisfaction-of-several': {
    message: '“{level3}” asks several groups at once: the larger drowns the smaller.',
    suggestion: 'Sample each group apart and report each, with its valid answers; to judge them apart, give each a row.',
  },
  'satisfaction-of-places': {
    message: '“{level3}” does not say who is asked.',
    suggestion:
      'Place it under satisfaction, and name whom you ask, such as “Satisfaction of residents taking part ≥90%”; sample residents of communities, staff of parks and workers in office buildings apart, and report each.',
  },
  'satisfaction-misplaced-of-nobody': {
    message: '“{level3}” is about satisfaction, but stands under “{levels}”, and does not say who is asked.',
    suggestion: 'Place it under satisfaction, and name whom you ask, such as “Satisfaction of residents taking part ≥90%”.',
  },
  'satisfaction-misplaced-of-places': {
    message: '“{level3}” is about satisfaction, but stands under “{levels}”, and does not say who is asked.',
    suggestion:
      'Place it under satisfaction, and name whom you ask, such as “Satisfaction of residents taking part ≥90%”; sample residents of communities, staff of parks and workers in office buildings apart, and report each.',
  },
  'rate-undefined-satisfaction': {
    message:
      '“{name}” is a rate whose numerator, denominator and source are not all given: different people will reckon different figures.',
    suggestion:
      'Define it in the name or the notes, such as “{name} (valid answers that are satisfied or better ÷ all valid answers)”, with the size of the sample and how it is drawn.',
  },
  'rate-undefined-in-time': {
    message:
      '“{name}” is a rate whose numerator, denominator and source are not all given: different people will reckon different figures.',
    suggestion: 'Define it in the name or the notes, such as “{name} (tasks done in time ÷ tasks planned)”, and by which record.',
  },
  'rate-undefined-of-plan': {
    message:
      '“{name}” is a rate whose numerator, denominator and source are not all given: different people will reckon different figures.',
    suggestion: 'Define it in the name or the notes, such as “{name} (those done ÷ those planned)”, with the source of the data.',
  },
  'rate-undefined': {
    message:
      '“{name}” is a rate whose numerator, denominator and source are not all given: different people will reckon different figures.',
    suggestion: 'Define it in the name or the notes, such as “{name} (those that pass ÷ all)”, with the source of the data.',
  },
  'rate-defined-by-measure': {
    message: '“{name}” is reckoned by the measure “{measure}”, which is not yet written on the form.',
    suggestion: 'Write numerator, denominator and source into the name or the notes before it is handed in.',
  },
  'rates-without-source': {
    message: 'Numerator, denominator and source are not all on the form for {names}.',
    suggestion: 'To have them on record is enough, such as “{first}” = those that qualify ÷ all, by the records of the work.',
  },
  'circular-with-slack': {
    message:
      '“{name}” defines the target by how much of the target is reached: that is circular, and {percent}% lets {slack}% of the targets fail.',
    suggestion:
      'Measure the quality of the work itself, such as “Talks whose content passed review ≥95%” or “Projects accepted at the first inspection ≥90%”.',
  },
  circular: {
    message: '“{name}” defines the target by how much of the target is reached: that is circular.',
    suggestion:
      'Measure the quality of the work itself, such as “Talks whose content passed review ≥95%” or “Projects accepted at the first inspection ≥90%”.',
  },
};

/** L2, L24, L27. */
export const zh = {
  'people-in-visits': {
    message: '名称“{name}”数的是人，单位“人次”数的是到场次数：一人来三次是3人次、1人。',
    suggestion: '按人次统计的，改为“{visits} {raw}”。',
  },
  'rate-in-pieces': {
    message: '“{name}”是比率，单位却是“{unit}”。',
    suggestion: '比率的单位用“%”或“‰”；数个数的，名称改为“…数”，如“{counted} {raw}”。',
  },
  'things-in-people': {
    message: '名称“{name}”数的是物，目标值“{raw}”的单位“{unit}”数的却是人。',
    suggestion: '请用物的单位，如“册”“份”“台”；数人的，名称改为“…人数”或“…人次”。',
  },
  'times-in-other-unit': { message: '“{name}”数的是场次，单位却是“{unit}”。', suggestion: '请用“场”。' },
  'span-in-other-unit': {
    message: '“{name}”数的是时间，单位却是“{unit}”。',
    suggestion: '请用“天”“小时”等时间单位；数{unit}的，名称改成所数的东西。',
  },
  'fraction-of-whole': {
    message: '“{name} {raw}”数的是整个的东西，目标值却是小数。',
    suggestion: '请写整数，如“{name} ≥{whole}{unit}”。',
  },
  'unit-of-another-kind': {
    message: '“{name}”和目标值“{raw}”的单位“{unit}”数的不是一回事。',
    suggestion: '请用{fitting}，或把名称改成单位“{unit}”所数的东西。',
  },
  'unit-differs-from-name': {
    message: '名称“{name}”写的是“{inName}”，目标值“{raw}”的单位却是“{unit}”。',
    suggestion: '请改为“{mended}”。',
  },
  'people-in-other-unit': {
    message: '名称“{name}”数的是人，目标值“{raw}”的单位却是“{unit}”。',
    suggestion: '请把单位改为“人”或“人次”；要数的是“{unit}”的话，请把名称改成以“{unit}”来数的东西，目标值仍为“{raw}”。',
  },
  'people-in-districts': {
    message: '名称“{name}”数的是人，目标值“{raw}”的单位却是“{unit}”。',
    suggestion: '请分成两个指标：“{districts}”和“{topic}受益人次 ≥{people:wan}人次”（人数与人次也要分清）。',
  },
  'rate-under-quantity': {
    message: '数量指标“{name}”的目标值“{raw}”是比率，数不出数量。',
    suggestion: '请移到质量指标：“{level2}：{name} {raw}”；数量指标另写个数，如“{counted} ≥…”。',
  },
  'money-under-quantity': {
    message: '数量指标“{name}”的目标值“{raw}”是金额，数不出数量。',
    suggestion: '数量指标用“场”“个”“人次”等可计数的单位；花费移到成本指标：“{name} {ceiling}”。',
  },
  'count-under-quality': {
    message: '质量指标“{name}”的目标值“{raw}”数的是数量，说不出质量。',
    suggestion: '请移到数量指标：“{level2}：{name} {raw}”；质量指标写合格、通过、达标的比率，如“{name}合格率 ≥95%”。',
  },
  'count-under-time': {
    message: '时效指标“{name}”的目标值“{raw}”数的是数量，说不出快慢。',
    suggestion: '请移到数量指标：“{level2}：{name} {raw}”；时效指标写完成日期、时限或及时率。',
  },
  'quality-under-time': {
    message: '“{name}”说的是质量，不是快慢，却放在时效指标下。',
    suggestion: '请移到质量指标：“{level2}：{name} {raw}”；时效指标写完成日期、时限或及时率。',
  },
  'less-than-none': {
    message: '“{level3}”是占全体的比率，不会是负数，目标值却写“{raw}”。',
    suggestion: '请核对；说的是比上年的增减，名称里写“增长”或“下降”。',
  },
  'above-all': {
    message: '“{level3}”是占全体的比率，不可能超过{most}%。',
    suggestion: '请核对；应全部做到的写“{level3} =100%”，不能保证全部的留出余地，如“{level3} ≥95%”。',
  },
  'more-than-all': {
    message: '“{level3}”是占全体的比率，不可能达到{most}%。',
    suggestion: '请核对；应全部做到的写“{level3} =100%”，不能保证全部的留出余地，如“{level3} ≥95%”。',
  },
  'all-in-others-hands': {
    message: '“{level3} {raw}”要靠他人或有偶然性，写100%没有余地，差一个就算没有完成。',
    suggestion: '请按历史水平留出余地，如“{level3} ≥95%”。',
  },
  'at-least-all': {
    message: '“{level3}”最多就是100%，“≥”没有意义。',
    suggestion: '依法必须全部做到的写“{level3} =100%”；否则留出余地，如“{level3} ≥95%”。',
  },
  'more-harm': {
    message: '“{level3} {raw}”方向反了：越少越好的事不能以多为达标。',
    suggestion: '请改为“{level3} {mended}”。',
  },
  'more-time': { message: '“{level3} {raw}”方向反了：时间越短越好。', suggestion: '请改为“{level3} {mended}”。' },
  'more-spending': { message: '“{level3} {raw}”方向反了：花费越少越好。', suggestion: '请改为“{level3} {mended}”。' },
  'less-of-good': {
    message: '“{level3} {raw}”方向反了：越高越好的事不能以少为达标。',
    suggestion: '请改为“{level3} {mended}”。',
  },
  'less-output': {
    message: '“{level3} {raw}”方向反了：产出的数量不能以少为达标。',
    suggestion: '请改为“{level3} {mended}”。',
  },
  'nothing-suffices': {
    message: '“{level3} {raw}”什么都不做也算达标。',
    suggestion: '请写要完成的数，如“{level3} ≥10{unit}”。',
  },
} as const;

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'people-in-visits': {
    message:
      'The name “{name}” counts people, its unit person-times counts visits: one who comes three times is 3 person-times and 1 person.',
    suggestion: 'If visits are counted, change it to “{visits} {raw}”.',
  },
  'rate-in-pieces': {
    message: '“{name}” is a rate, but its unit is “{unit}”.',
    suggestion: 'A rate is written with “%” or “‰”; what is counted is named as a number, such as “{counted} {raw}”.',
  },
  'things-in-people': {
    message: 'The name “{name}” counts things, but the unit “{unit}” of “{raw}” counts people.',
    suggestion: 'Use a unit of things, such as copies or sets; if people are counted, name them: people or person-times.',
  },
  'times-in-other-unit': {
    message: '“{name}” counts talks or events, but its unit is “{unit}”.',
    suggestion: 'Count in talks or events.',
  },
  'span-in-other-unit': {
    message: '“{name}” counts time, but its unit is “{unit}”.',
    suggestion: 'Use days, hours or the like; if “{unit}” is what you count, name what it counts.',
  },
  'fraction-of-whole': {
    message: '“{name} {raw}” counts whole things, but its target has a fraction.',
    suggestion: 'Write a whole number, such as “{name} ≥{whole}{unit}”.',
  },
  'unit-of-another-kind': {
    message: '“{name}” is not measured in “{unit}”, the unit of its target “{raw}”.',
    suggestion: 'Use {fitting}, or name what “{unit}” counts.',
  },
  'unit-differs-from-name': {
    message: 'The name “{name}” says “{inName}”, but the unit of the target “{raw}” is “{unit}”.',
    suggestion: 'Change it to “{mended}”.',
  },
  'people-in-other-unit': {
    message: 'The name “{name}” counts people, but the unit of its target “{raw}” is “{unit}”.',
    suggestion:
      'Count in persons or person-times; if “{unit}” is what you count, name what it counts and keep the target “{raw}”.',
  },
  'people-in-districts': {
    message: 'The name “{name}” counts people, but the unit of its target “{raw}” is “{unit}”.',
    suggestion:
      'Make two indicators of it: “{districts}”, and the person-times of “{topic}”, ≥{people} (persons and person-times are to be kept apart, too).',
  },
  'rate-under-quantity': {
    message: 'The target “{raw}” of the quantity indicator “{name}” is a rate: it counts nothing.',
    suggestion:
      'Move it to the quality indicators: “{level2}：{name} {raw}”; under quantity write a number, such as “{counted} ≥…”.',
  },
  'money-under-quantity': {
    message: 'The target “{raw}” of the quantity indicator “{name}” is an amount of money: it counts nothing.',
    suggestion:
      'Quantities are counted in talks, pieces, person-times and the like; what is spent belongs to the cost indicators: “{name} {ceiling}”.',
  },
  'count-under-quality': {
    message: 'The target “{raw}” of the quality indicator “{name}” counts a quantity: it says nothing of quality.',
    suggestion:
      'Move it to the quantity indicators: “{level2}：{name} {raw}”; under quality write the share that qualifies, passes or meets the standard, such as “Passed of {name} ≥95%”.',
  },
  'count-under-time': {
    message: 'The target “{raw}” of the indicator of time “{name}” counts a quantity: it says nothing of how soon.',
    suggestion:
      'Move it to the quantity indicators: “{level2}：{name} {raw}”; under time write a day, a limit or a share done in time.',
  },
  'quality-under-time': {
    message: '“{name}” is a matter of quality, not of how soon, but stands under time.',
    suggestion:
      'Move it to the quality indicators: “{level2}：{name} {raw}”; under time write a day, a limit or a share done in time.',
  },
  'less-than-none': {
    message: '“{level3}” is a share of a whole and cannot be below zero, but its target is “{raw}”.',
    suggestion: 'Check it; where it is a change against last year, let the name say “growth” or “fall”.',
  },
  'above-all': {
    message: '“{level3}” is a share of a whole: it cannot be above {most}%.',
    suggestion:
      'Check it; what must be done in full is “{level3} =100%”, where that cannot be promised leave some room, such as “{level3} ≥95%”.',
  },
  'more-than-all': {
    message: '“{level3}” is a share of a whole: it cannot reach {most}%.',
    suggestion:
      'Check it; what must be done in full is “{level3} =100%”, where that cannot be promised leave some room, such as “{level3} ≥95%”.',
  },
  'all-in-others-hands': {
    message: '“{level3} {raw}” depends on others or on chance: 100% leaves no room, and a single one short counts as missed.',
    suggestion: 'Leave some room, by past years, such as “{level3} ≥95%”.',
  },
  'at-least-all': {
    message: '“{level3}” is 100% at most: “≥” means nothing.',
    suggestion: 'What the law asks for in full is “{level3} =100%”; otherwise leave some room, such as “{level3} ≥95%”.',
  },
  'more-harm': {
    message: '“{level3} {raw}” points the wrong way: what should be rare is not reached by more of it.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'more-time': {
    message: '“{level3} {raw}” points the wrong way: the shorter, the better.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'more-spending': {
    message: '“{level3} {raw}” points the wrong way: the less is spent, the better.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'less-of-good': {
    message: '“{level3} {raw}” points the wrong way: what should be high is not reached by less of it.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'less-output': {
    message: '“{level3} {raw}” points the wrong way: an output is not reached by less of it.',
    suggestion: 'Change it to “{level3} {mended}”.',
  },
  'nothing-suffices': {
    message: '“{level3} {raw}” is reached without doing anything.',
    suggestion: 'Write how much is to be done, such as “{level3} ≥10{unit}”.',
  },
};

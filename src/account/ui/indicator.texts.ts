export const zh = {
  say: {
    table: '绩效自评',
    degree: '{name}：完成 {degree}，时间已过 {elapsed}',
    degreeOnly: '{name}：完成 {degree}',
    withinBound: '控制在目标内',
    used: '{name}：控制在目标内，已用 {used}，时间已过 {elapsed}',
    usedOver: '{name}：控制在目标内，用了 {used}',
    noDegree: '{name}：无法计算完成度',
    trend: '{name} 逐月走势，共 {count} 个月',
    n: '样本 {n} 份',
    smallSample: '样本太少（{n} 份），不足 30 份，不足以判断',
    response: '回收率 {rate}',
    interval: '95% 区间 {low}–{high}',
    fraction: '{numerator} ÷ {denominator}',
    noMeasure: '未定口径，无法计算',
    toJudge: '按评判计，不用口径',
    judgedAs: '评判完成程度 {degree}（80% 起为达成）',
    noEvidence: '还没有佐证',
    at: '截至',
    atHint: '只计算这一天及以前发生的事实；目标、口径、分值和说明也按当日有效的版本',
    facts: '{count} 条事实',
    open: '打开 {name} 的构成',
    key: '横条为完成度，“≤”的累计指标为已用的份额；其上竖线为时间进度，只用于逐月累计的指标，比率不随时间累计。走势中虚线为目标，浅色为年末预计的 80% 区间。',
    keyOver: '横条为完成度，“≤”的累计指标为已用的份额；走势中虚线为目标，没有数值目标的不画。',
  },
  how: {
    'year-over': '年度已结束，即实际值',
    'planned-work':
      '按计划推算：未到期 {remaining}，到期 {due} 项的经验是可达 {reach}%；逾期未完成 {missing}，补做可能 {madeUp}%。区间为 80%',
    'planned-sessions':
      '计划活动按场次定，没有按人次定的：按计划中还要办的 {sessions} 场、至今每场约 {each} 推算，未到期 {remaining}，可达 {reach}%；逾期未办 {missing}，补办可能 {madeUp}%。区间为 80%',
    'planned-spending':
      '按预算和计划推算：还没到用款时间的 {remaining}，已到时间的 {due} 笔的经验是可支出 {reach}%；已到时间而没有支出的 {missing}，补支可能 {madeUp}%。区间为 80%',
    'planned-work-scheduled':
      '按计划和排定的场次推算：未到期 {remaining}，到期 {due} 项的经验是可达 {reach}%；逾期未完成、也未排定 {missing}，补做可能 {madeUp}%；计划之外已排定 {sessions} 场，约 {brings}，每场办成的可能 {chance}%。区间为 80%',
    'planned-activities':
      '按计划活动推算：已到期 {due} 项，未到期 {remaining} 项各有 {chance}% 可能；逾期 {overdue} 项，补做可能 {madeUp}%。区间为 80%',
    'planned-districts': '按排期推算：还有 {districts} 个区排有活动，到期活动的举办率 {reach}%。区间为 80%',
    'scheduled-districts':
      '按计划和排定的场次推算：还有 {districts} 个区排有活动或场次，到期活动的举办率 {reach}%；其中另行排定的 {sessions} 场，每场办成的可能 {chance}%。区间为 80%',
    scheduled:
      '没有相应的计划活动，按已排定的 {sessions} 场推算，约 {brings}，每场办成的可能 {chance}%；只按至今进度为 {pace}。区间为 80%',
    'scheduled-alone':
      '还没有佐证，也没有相应的计划活动：按已排定的 {sessions} 场推算，约 {brings}，每场办成的可能 {chance}%。区间为 80%',
    pace: '没有相应的计划活动和排定的场次，按至今进度（每月 {perMonth}）推算。区间为 80%',
    'pace-untold': '计划中还要办 {sessions} 场，但还没有办过的场次可推算每场人数：按至今进度（每月 {perMonth}）推算。区间为 80%',
    'pace-scheduled': '没有相应的计划活动，按至今进度（每月 {perMonth}）推算；只按已排定的场次为 {scheduled}。区间为 80%',
    season: '按上年（{year}）同期占全年 {share}% 的季节规律推算。区间为 80%',
    'season-scheduled': '按上年（{year}）同期占全年 {share}% 的季节规律推算；只按已排定的场次为 {scheduled}。区间为 80%',
    'current-rate': '按目前的比率与样本推算',
    'no-evidence': '没有佐证，也没有相应的计划活动和排定的场次，不作预计',
    'no-session-held': '已排定 {sessions} 场，但还没有办过的场次可推算每场人数，不作预计',
  },
  howUndue: {
    'planned-work': '按计划推算：未到期 {remaining}；还没有一项到期，能做到多少无从得知，暂按计划全部做到计。区间为 80%',
    'planned-sessions':
      '计划活动按场次定，没有按人次定的：按计划中还要办的 {sessions} 场、至今每场约 {each} 推算，未到期 {remaining}；还没有一项到期，能办成多少无从得知，暂按计划全部办成计。区间为 80%',
    'planned-spending':
      '按预算和计划推算：还没到用款时间的 {remaining}；还没有一笔到时间，能支出多少无从得知，暂按预算全部支出计。区间为 80%',
    'planned-work-scheduled':
      '按计划和排定的场次推算：未到期 {remaining}；还没有一项到期，能做到多少无从得知，暂按计划全部做到计；计划之外已排定 {sessions} 场，约 {brings}，每场办成的可能 {chance}%。区间为 80%',
    'planned-activities': '按计划活动推算：{remaining} 项都还没有到期，能做到多少无从得知，暂按计划全部做到计。区间为 80%',
    'planned-districts':
      '按排期推算：还有 {districts} 个区排有活动；还没有一项到期，能办成多少无从得知，暂按计划全部办成计。区间为 80%',
    'scheduled-districts':
      '按计划和排定的场次推算：还有 {districts} 个区排有活动或场次；计划活动还没有一项到期，能办成多少无从得知，暂按计划全部办成计；其中另行排定的 {sessions} 场，每场办成的可能 {chance}%。区间为 80%',
  },
  column: {
    indicator: '指标',
    target: '目标',
    actual: '实际',
    degree: '完成度',
    elapsed: '时间进度',
    trend: '走势',
    expected: '年末预计',
    state: '状态',
    weight: '分值',
    score: '得分',
  },
  held: {
    title: '按 {at} 当日有效的版本显示',
    programme: '项目基本信息',
    indicator: '指标“{name}”',
    wording: '指标“{name}”的文字',
    target: '“{name}”的目标',
    measure: '“{name}”的口径',
    weight: '“{name}”的分值',
    'activities-changed': '{count} 项计划活动之后作了修改或撤销，这里按当日的计划计',
    'activities-later': '{count} 项计划活动是之后才列入的，这里不计',
    nothing: '无',
    today: '今为 {today}',
  },
};

export const en: typeof zh = {
  say: {
    table: 'Self-evaluation',
    degree: '{name}: {degree} achieved, {elapsed} of the time elapsed',
    degreeOnly: '{name}: {degree} achieved',
    withinBound: 'within the target',
    used: '{name}: within the target, {used} of it used, {elapsed} of the time elapsed',
    usedOver: '{name}: within the target, {used} of it used',
    noDegree: '{name}: no achievement can be computed',
    trend: '{name} month by month, {count} months',
    n: 'sample of {n}',
    smallSample: 'small sample: {n} answers, fewer than 30, prove little',
    response: 'response {rate}',
    interval: '95% interval {low}–{high}',
    fraction: '{numerator} ÷ {denominator}',
    noMeasure: 'No measure yet, nothing can be computed',
    toJudge: 'By judgement, without a measure',
    judgedAs: 'judged {degree} achieved (from 80% on it counts as achieved)',
    noEvidence: 'No evidence yet',
    at: 'As of',
    atHint: 'Counts what happened up to this day, against the targets, measures, points and statements that held then',
    facts: '{count} facts',
    open: 'Breakdown of {name}',
    key: 'Bars show the achievement against target, of a sum with a “≤” how much of it is used; the tick on them is the time elapsed, shown only for figures that add up over the year, not for rates. In the trend, the dotted line is the target and the pale wedge the 80% range forecast for year-end.',
    keyOver:
      'Bars show the achievement against target, of a sum with a “≤” how much of it is used; in the trend, the dotted line is the target, where it is a number.',
  },
  how: {
    'year-over': 'the year is over: the actual',
    'planned-work':
      'from the plan: {remaining} not yet due, of which {reach}% is expected after {due} due; {missing} overdue, made up by {madeUp}%. 80% range',
    'planned-sessions':
      'activities are planned in sessions, none in people: from the {sessions} sessions still to be held, about {each} each so far; {remaining} not yet due, of which {reach}% is expected; {missing} overdue, made up by {madeUp}%. 80% range',
    'planned-spending':
      'from the budget and the plan: {remaining} not yet due to be spent, of which {reach}% is expected after {due} payments due; {missing} due and not spent, made up by {madeUp}%. 80% range',
    'planned-work-scheduled':
      'from the plan and the calendar: {remaining} not yet due, of which {reach}% is expected after {due} due; {missing} overdue and not on the calendar, made up by {madeUp}%; beside the plan {sessions} sessions on the calendar, about {brings}, each held by {chance}%. 80% range',
    'planned-activities':
      'from the planned activities: {due} due, {remaining} to come at {chance}% each; {overdue} overdue, made up by {madeUp}%. 80% range',
    'planned-districts':
      'from the plan: {districts} more districts have activities ahead, {reach}% of those due were held. 80% range',
    'scheduled-districts':
      'from the plan and the calendar: {districts} more districts have activities or sessions ahead, {reach}% of the activities due were held; {sessions} sessions beside the plan, each held by {chance}%. 80% range',
    scheduled:
      'no activities are planned for it: the {sessions} sessions on the calendar bring about {brings}, each held by {chance}%; the pace alone would give {pace}. 80% range',
    'scheduled-alone':
      'no evidence yet, and no activities are planned for it: the {sessions} sessions on the calendar bring about {brings}, each held by {chance}%. 80% range',
    pace: 'neither activities nor sessions are scheduled for it: the pace so far ({perMonth} a month) goes on. 80% range',
    'pace-untold':
      '{sessions} planned sessions are still to be held, but none was yet that would tell how many people come: the pace so far ({perMonth} a month) goes on. 80% range',
    'pace-scheduled':
      'no activities are planned for it: the pace so far ({perMonth} a month) goes on; the sessions on the calendar alone would give {scheduled}. 80% range',
    season: 'by the season of {year}, which had {share}% of its year by this day. 80% range',
    'season-scheduled':
      'by the season of {year}, which had {share}% of its year by this day; the sessions on the calendar alone would give {scheduled}. 80% range',
    'current-rate': 'from the present rate and sample',
    'no-evidence': 'no evidence, and nothing planned or on the calendar: no expectation',
    'no-session-held':
      '{sessions} sessions are on the calendar, but none was held yet that would tell how many people come: no expectation',
  },
  howUndue: {
    'planned-work':
      'from the plan: {remaining} not yet due; nothing was due so far, so how much of a plan is reached is not known, and it is taken at its word. 80% range',
    'planned-sessions':
      'activities are planned in sessions, none in people: from the {sessions} sessions still to be held, about {each} each so far; {remaining} not yet due; nothing was due so far, so how much of a plan is reached is not known, and it is taken at its word. 80% range',
    'planned-spending':
      'from the budget and the plan: {remaining} not yet due to be spent; no payment was due so far, so how much of a budget is spent is not known, and it is taken at its word. 80% range',
    'planned-work-scheduled':
      'from the plan and the calendar: {remaining} not yet due; nothing was due so far, so how much of a plan is reached is not known, and it is taken at its word; beside the plan {sessions} sessions on the calendar, about {brings}, each held by {chance}%. 80% range',
    'planned-activities':
      'from the planned activities: none of the {remaining} was due so far, so how many are done is not known, and the plan is taken at its word. 80% range',
    'planned-districts':
      'from the plan: {districts} more districts have activities ahead; none was due so far, so how many are held is not known, and the plan is taken at its word. 80% range',
    'scheduled-districts':
      'from the plan and the calendar: {districts} more districts have activities or sessions ahead; of the activities none was due so far, so how many are held is not known, and the plan is taken at its word; {sessions} sessions beside the plan, each held by {chance}%. 80% range',
  },
  column: {
    indicator: 'Indicator',
    target: 'Target',
    actual: 'Actual',
    degree: 'Achievement',
    elapsed: 'time elapsed',
    trend: 'Trend',
    expected: 'Year-end forecast',
    state: 'State',
    weight: 'Points',
    score: 'Score',
  },
  held: {
    title: 'Shown as it held on {at}',
    programme: 'Programme details',
    indicator: 'Indicator “{name}”',
    wording: 'Wording of “{name}”',
    target: 'Target of “{name}”',
    measure: 'Measure of “{name}”',
    weight: 'Points of “{name}”',
    'activities-changed': '{count} planned activities were changed or withdrawn later; here they count as planned on the day',
    'activities-later': '{count} activities were planned only later and do not count here',
    nothing: 'none',
    today: 'today {today}',
  },
};

export const zh = {
  title: '怎样回到目标',
  lead: '按计划和至今的佐证推算，供取舍。',
  step: {
    gap: '按现在的走势，年末还差 {gap} {unit}。',
    'gap-money': '按现在的走势，年末还差 {gap} {unit}；此后每月须支出 {perMonth} {unit}。',
    hold: '已排定、计划活动之外的 {count} 场须如期举办，约可得 {amount} {unit}，预计已计入。',
    schedule: '按计划可以达到，但其中约 {amount} {unit} 还没有排定场次，到年末只余 {days} 天：请排定日期；排不下的写明原因。',
    'bring-more': '计划和已排定的还有 {count} 场，要达到目标每场须约 {need} {unit}，至今每场约 {each} {unit}。',
    'make-up': '到期而没有达到自身目标的 {count} 项（含已办完的）补足，可得约 {amount} {unit}；最早一项是“{first}”。',
    'more-events': '或再办 {count} 场次“{subProgramme}”，至今每场次（一条记录）约 {each} {unit}。',
    'more-sessions': '或再办 {count} 场，每场约 {each} {unit}。',
    'beyond-means':
      '照至今的规模回不到目标：每场约 {each} {unit}，须再办 {count} 场，余下 {days} 天最多办得了约 {most} 场。请改办规模更大的活动，或写明原因；确有必要时调整目标。',
    'beyond-means-of':
      '照至今的规模回不到目标：即使最多的“{subProgramme}”每场次（一条记录）约 {each} {unit}，也须再办 {count} 场次，余下 {days} 天最多办得了约 {most} 场次。请改办规模更大的活动，或写明原因；确有必要时调整目标。',
    'too-early':
      '至今只办过 {held} 场，每场约 {each} {unit}，还说不准以后每场多少；照此须再办 {count} 场，办不到。请先把全年的活动列入计划，办过 {fewest} 场后再看。',
    'plan-districts': '{names} 还没有安排活动，先排上。',
    'plan-districts-all': '{names} 已有安排，须按期办成。',
    'need-met': '还没有达到的 {possible} 项中须有 {needed} 项达到，其中逾期 {overdue} 项；最接近的是“{first}”。',
    'need-met-ahead': '以后到期的 {possible} 项中须有 {needed} 项达到。',
    'need-opinions': '此后须连续有 {needed} 份满意的意见。',
    spend: '“{subProgramme}”还有 {left} {unit} 没有支出。',
    'slow-down': '到年末最多还可增加 {left} {unit}。',
    'out-of-reach': '已不可能达到：即使其余全部做到，最好为 {best}{unit}。请写明原因；确有必要时调整目标。',
  },
  places: '涉及：{names}。',
  placesAmong: '涉及：{names}等 {count} 个区。',
  seeEach: '逐项查看',
};

export const en: typeof zh = {
  title: 'How to get back on target',
  lead: 'Calculated from the plan and the evidence so far; options to choose from.',
  step: {
    gap: 'As things go, {gap} {unit} will be missing at the end of the year.',
    'gap-money': 'As things go, {gap} {unit} will be missing; from now on {perMonth} {unit} must be spent each month.',
    hold: 'The {count} sessions on the calendar beside the planned activities must take place: about {amount} {unit}, counted already.',
    schedule:
      'The plan reaches the target, but about {amount} {unit} of it is not on the calendar yet, with {days} days left: set the dates; state the reason for what cannot be fitted in.',
    'bring-more':
      '{count} sessions are planned or on the calendar: to reach the target each must bring about {need} {unit}; so far one brings about {each} {unit}.',
    'make-up':
      'Making up the {count} activities due that fell short of their own target (those finished among them) would bring about {amount} {unit}; the earliest is “{first}”.',
    'more-events': 'Or {count} more occasions of “{subProgramme}”: one, which is one record, brought about {each} {unit} so far.',
    'more-sessions': 'Or {count} more sessions, about {each} {unit} each.',
    'beyond-means':
      'Not to be reached at this size: at about {each} {unit} each it would take {count} more sessions, and in the {days} days left about {most} at most can be held. Plan larger ones, or state the reason; change the target if it must be.',
    'beyond-means-of':
      'Not to be reached at this size: even of “{subProgramme}”, whose occasions bring most at about {each} {unit} a record, it would take {count} more, and in the {days} days left about {most} at most can be held. Plan larger ones, or state the reason; change the target if it must be.',
    'too-early':
      'Too early to say: only {held} held so far, with about {each} {unit} each; at that it would take {count} more, which cannot be done. Plan the events of the year first, and look again when {fewest} were held.',
    'plan-districts': 'Nothing is planned in {names}: schedule it first.',
    'plan-districts-all': 'In {names} something is planned: it must take place.',
    'need-met':
      'Of the {possible} activities still open {needed} must reach their target, {overdue} of them overdue; the nearest is “{first}”.',
    'need-met-ahead': 'Of the {possible} activities to come {needed} must count.',
    'need-opinions': 'The next {needed} opinions in a row must be satisfied.',
    spend: '“{subProgramme}” has {left} {unit} unspent.',
    'slow-down': 'At most {left} {unit} more until the end of the year.',
    'out-of-reach':
      'Out of reach: even if all the rest succeeds, {best}{unit} at best. State the reason; change the target if it must be.',
  },
  places: 'Where: {names}.',
  placesAmong: 'Where: {names} and others, {count} districts in all.',
  seeEach: 'See each',
};

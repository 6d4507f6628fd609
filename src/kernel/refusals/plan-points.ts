/** Points of indicators: what they come to, and those that no row has. */
export const pointsRefusals = {
  'weights-sum': {
    status: 422,
    zh: {
      reason: '指标分值合计 {sum} 分，加预算执行率 {execution} 分是 {total} 分，{off}。',
      remedy: '请在“分值”中调整，使指标合计 {indicators} 分，或全部留空；当地办法给预算执行率的分数不同的，也在那里选定。',
    },
    en: {
      reason: 'The indicators have {sum} points, with {execution} for the execution of the budget {total}: {off}.',
      remedy:
        'Bring the indicators to {indicators} together under “Points”, or leave all of them empty; where local rules give the execution other points, choose so there.',
    },
  },
  'points-left': {
    status: 422,
    zh: {
      reason: '指标分值合计 {sum}，预算执行率 {execution}，还有 {free} 分没有落到指标上（未采用或已删除的指标：{rows}）。',
      remedy: '请在“分值”中把空出的分给其余指标；确实按预算执行率 20 分的办法计分的，也请在那里选定。',
    },
    en: {
      reason:
        'The indicators have {sum} points and the execution {execution}: {free} are left over from rows that were left out or removed ({rows}).',
      remedy: 'Give them to the other indicators under “Points”; where local rules give the execution 20, choose so there.',
    },
  },
} as const;

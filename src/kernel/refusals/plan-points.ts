/** Points of indicators: what they come to, and those that no row has. */
export const pointsRefusals = {
  'weights-sum': {
    status: 422,
    zh: {
      reason: '分值合计为 {sum}，应为 90（预算执行率另占 10 分）或 80（另占 20 分）。',
      remedy: '请调整各指标分值，使合计为 90 或 80；或全部留空。',
    },
    en: {
      reason: 'The points sum to {sum}; they must sum to 90 (the execution rate has the other 10) or 80 (it has 20).',
      remedy: 'Adjust the points to 90 or 80, or leave all of them empty.',
    },
  },
  'points-left': {
    status: 422,
    zh: {
      reason: '指标分值合计 {sum}，预算执行率 {execution}，还有 {free} 分没有落到指标上（未采用或已删除的指标：{rows}）。',
      remedy: '请在“分值”中把空出的分给其余指标；确实按预算执行率 20 分的办法计分的，也请在那里保存合计 80 分。',
    },
    en: {
      reason:
        'The indicators have {sum} points and the execution {execution}: {free} are left over from rows that were left out or removed ({rows}).',
      remedy:
        'Give them to the other indicators under “Points”; where local rules give the execution 20, save a sum of 80 there.',
    },
  },
} as const;

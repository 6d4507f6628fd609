/** L21–L23, L35–L37. */
export const zh = {
  'weight-out-of-bounds': { message: '“{level3}”的分值{weight}不在0到100之间。', suggestion: '请核对分值。' },
  'score-below-zero': { message: '“{level3}”的得分{score}小于0。', suggestion: '得分最低为0分。' },
  'score-above-weight': {
    message: '“{level3}”得分{score}超过分值{weight}。',
    suggestion: '得分最高为{weight}分；请核对分值和得分是否填反。',
  },
  'execution-out-of-bounds': {
    message: '预算执行率得分{score}不在0到{most}分之间。',
    suggestion: '请按执行率×{most}分计算，最高{most}分。',
  },
  'total-differs': {
    message: '总分{total}与各指标得分之和{sum}不一致。',
    suggestion: '请核对各项得分；照表中各项，总分应为{sum}分。',
  },
  'total-differs-with-execution': {
    message: '总分{total}与预算执行率{execution}分加各指标得分之和{sum}不一致。',
    suggestion: '请核对各项得分；照表中各项，总分应为{sum}分。',
  },
  'actual-beyond-whole': {
    message: '“{level3}”是占全体的比率，实际完成值“{actual}”不可能。',
    suggestion: '请核对分子、分母；是完成数与计划数之比的，名称写“任务完成率”。',
  },
  'actual-copies-target': {
    message: '“{level3}”的实际完成值“{actual}”照抄了目标值，不是实际的数。',
    suggestion: '请写实际完成的数，如“105场”，并备查佐证。',
  },
  'actual-has-sign': {
    message: '“{level3}”的实际完成值“{actual}”带着比较符号，不是实际的数。',
    suggestion: '请写实际完成的数，如“105场”，并备查佐证。',
  },
  'actuals-copied': {
    message: '{count}个可以多做或少做的指标，实际完成值都与目标值一样，像是照抄。',
    suggestion: '请按台账、签到表、问卷等填写实际数；确实恰好完成的，备查佐证。',
  },
  'actuals-copied-satisfaction-too': {
    message: '{count}个可以多做或少做的指标，实际完成值都与目标值一样，连“{level3}”也恰好是{actual}，像是照抄。',
    suggestion: '请按台账、签到表、问卷等填写实际数；确实恰好完成的，备查佐证。',
  },
  'shortfall-without-reason': {
    message: '“{level3}”目标“{raw}”，实际“{actual}”，没有完成，也没有写原因。',
    suggestion: '请写偏差原因和改进措施：差多少、为什么、下一步怎样补上。',
  },
  'deduction-without-reason': {
    message: '“{level3}”分值{weight}，得{score}分，没有写扣分原因。',
    suggestion: '请写偏差原因和改进措施。',
  },
  'docked-though-reached': {
    message: '“{level3}”目标“{raw}”，实际“{actual}”，已经完成，分值{weight}只得{score}分，没有写扣分原因。',
    suggestion: '完成的得满分；因目标定得过低等扣分的，请写明原因。',
  },
  'far-above-unexplained': {
    message: '“{level3}”实际“{actual}”是目标“{raw}”的{percent}%，超出过多，没有分析。',
    suggestion: '请说明是目标定得过低还是情况变化，并据此调整下年目标。',
  },
  'far-below-hardly-explained': {
    message: '“{level3}”只完成{percent}%，原因只写了“{reason}”。',
    suggestion: '偏差超过20%的，请写清差在哪里、为什么、怎样改进。',
  },
  'scored-without-actual': {
    message: '“{level3}”没有填实际完成值，却得了{score}分。',
    suggestion: '请补填实际完成值和佐证，没有完成的得0分。',
  },
  'full-though-short': {
    message: '“{level3}”目标“{raw}”，实际“{actual}”，没有完成，却得了满分{weight}分。',
    suggestion: '请按完成比例计分，约{earned}分。',
  },
  'full-though-words-short': {
    message: '“{level3}”目标“{raw}”，实际“{actual}”，没有全部达成，却得了满分{weight}分。',
    suggestion: '请按“部分达成”或“未达成”的档次评判；确已达成的，请把实际完成情况写清。',
  },
} as const;

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'weight-out-of-bounds': {
    message: 'The points of “{level3}”, {weight}, are not between 0 and 100.',
    suggestion: 'Check the points.',
  },
  'score-below-zero': { message: 'The score of “{level3}”, {score}, is below 0.', suggestion: 'The lowest score is 0.' },
  'score-above-weight': {
    message: 'The score of “{level3}”, {score}, is above its {weight} points.',
    suggestion: 'The highest score is {weight}; check whether points and score stand in each other’s place.',
  },
  'execution-out-of-bounds': {
    message: 'The score of the execution of the budget, {score}, is not between 0 and {most}.',
    suggestion: 'Reckon it as the rate of execution × {most}, {most} at most.',
  },
  'total-differs': {
    message: 'The total, {total}, is not the sum of the scores, {sum}.',
    suggestion: 'Check the scores; as they stand the total is {sum}.',
  },
  'total-differs-with-execution': {
    message: 'The total, {total}, is not the sum of the scores with {execution} for the execution of the budget, {sum}.',
    suggestion: 'Check the scores; as they stand the total is {sum}.',
  },
  'actual-beyond-whole': {
    message: '“{level3}” is a share of a whole: the actual “{actual}” is impossible.',
    suggestion: 'Check what was divided by what; where it is the number done over the number planned, let the name say so.',
  },
  'actual-copies-target': {
    message: 'The actual “{actual}” of “{level3}” copies the target: it is no actual figure.',
    suggestion: 'Write what was delivered, such as “105 talks”, and keep the proof.',
  },
  'actual-has-sign': {
    message: 'The actual “{actual}” of “{level3}” has a sign before it: it is no actual figure.',
    suggestion: 'Write what was delivered, such as “105 talks”, and keep the proof.',
  },
  'actuals-copied': {
    message: 'Of {count} indicators that may be surpassed or missed every actual equals its target: it looks copied.',
    suggestion:
      'Fill in the figures of registers, sign-in sheets and questionnaires; where they do meet exactly, keep the proof.',
  },
  'actuals-copied-satisfaction-too': {
    message:
      'Of {count} indicators that may be surpassed or missed every actual equals its target, “{level3}” too with exactly “{actual}”: it looks copied.',
    suggestion:
      'Fill in the figures of registers, sign-in sheets and questionnaires; where they do meet exactly, keep the proof.',
  },
  'shortfall-without-reason': {
    message: '“{level3}”: target “{raw}”, actual “{actual}”; missed, and no reason is given.',
    suggestion: 'Write the reason and the remedy: how much is missing, why, and how it will be made up.',
  },
  'deduction-without-reason': {
    message: '“{level3}” has {score} of {weight} points, and no reason for those taken off.',
    suggestion: 'Write the reason and the remedy.',
  },
  'docked-though-reached': {
    message:
      '“{level3}”: target “{raw}”, actual “{actual}”; reached, but it has only {score} of {weight} points and no reason for it.',
    suggestion:
      'What is reached has all points; where points are taken off because the target was set too low or otherwise, write why.',
  },
  'far-above-unexplained': {
    message: '“{level3}”: the actual “{actual}” is {percent}% of the target “{raw}”, far above it and not explained.',
    suggestion: 'Say whether the target was too low or things changed, and set next year’s by it.',
  },
  'far-below-hardly-explained': {
    message: 'Only {percent}% of “{level3}” was reached, and the reason says only “{reason}”.',
    suggestion: 'Beyond 20% write clearly what is missing, why, and how it will be mended.',
  },
  'scored-without-actual': {
    message: '“{level3}” has no actual, but {score} points.',
    suggestion: 'Fill in the actual and its proof; what was not done scores 0.',
  },
  'full-though-short': {
    message: '“{level3}”: target “{raw}”, actual “{actual}”; missed, but it has all {weight} points.',
    suggestion: 'Score it by the share reached, some {earned} points.',
  },
  'full-though-words-short': {
    message: '“{level3}”: target “{raw}”, actual “{actual}”; not wholly reached, but it has all {weight} points.',
    suggestion: 'Judge it as partly or not reached; where it is reached, write so plainly.',
  },
};

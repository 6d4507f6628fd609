/** L17, L18, L26. */
export const zh = {
  'year-above-total': {
    message: '当年预算{year}元大于项目总预算{total}元。',
    suggestion: '请核对两个金额及其单位（元、万元）。',
  },
  'spent-above-budget': {
    message: '全年执行数{spent}元大于全年预算数{planned}元。',
    suggestion: '请核对是否漏填调整后的预算数，或混用了元与万元。',
  },
  'parts-above-budget': {
    message: '指标里的分项成本合计{sum}元（{parts}），超过预算{budget}元。',
    suggestion: '请核对是否混用了元与万元、年度数与跨年累计数；分项之和不超过预算。',
  },
  'cost-ten-thousandfold': {
    message: '“{level3} {raw}”与预算{budget}元差一万倍，其中一个多半写错了单位（元、万元）。',
    suggestion: '请核对：如预算应是{cost:money}，请改预算；如预算{budget:money}无误，请写“{level3} ≤{budget:money}”。',
  },
  'cost-above-budget': {
    message: '“{level3} {raw}”超过预算{budget}元。',
    suggestion: '成本不超过预算，如“{level3} ≤{budget:money}”；请核对是否混用了元与万元、年度数与跨年累计数。',
  },
  'cost-differs-from-budget': {
    message: '“{level3} {raw}”与预算{budget}元不一致。',
    suggestion: '请核对是否混用了元与万元、年度数与跨年累计数。',
  },
  'unit-cost-above-budget': {
    message: '“{level3} {raw}”乘以“{count}”是{needed}元，超过预算{budget}元。',
    suggestion: '照预算和数量，单位成本最多{fitting}元/{per}，如“{level3} ≤{fitting}元/{per}”；请核对单价、数量和预算。',
  },
  'points-missing-on-target': {
    message: '目标表没有设分值。',
    suggestion: '请填各指标分值，合计{indicators}分，预算执行率{execution}分。',
  },
  'points-missing-on-evaluation': {
    message: '自评表没有填分值。',
    suggestion: '请填各指标分值，合计{indicators}分，预算执行率{execution}分。',
  },
  'points-missing-in-rows': { message: '{count}个指标没有分值：{names}。', suggestion: '请补齐分值。' },
  'points-too-many': {
    message: '指标分值合计{sum}分，加预算执行率{execution}分是{total}分，多{off}分。',
    suggestion: '请调整为指标合计{indicators}分，预算执行率{execution}分。',
  },
  'points-left': {
    message: '指标分值合计{sum}分，加预算执行率{execution}分，还有{free}分没有落到指标上：{rows}没有采用或已删除。',
    suggestion: '请把空出的{free}分给其余指标，使指标合计{indicators}分；预算执行率仍为{execution}分。',
  },
  'points-too-few': {
    message: '指标分值合计{sum}分，加预算执行率{execution}分是{total}分，少{off}分。',
    suggestion: '请调整为指标合计{indicators}分，预算执行率{execution}分。',
  },
} as const;

const mixed = 'Check whether yuan and ten thousands of yuan, or the year and a sum over years, are mixed';

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'year-above-total': {
    message: 'The year’s budget, {year} yuan, is above that of the whole project, {total} yuan.',
    suggestion: 'Check both amounts and their units (yuan, ten thousand yuan).',
  },
  'spent-above-budget': {
    message: 'The year’s spending, {spent} yuan, is above its budget, {planned} yuan.',
    suggestion: 'Check whether the adjusted budget is missing, or yuan and ten thousands of yuan are mixed.',
  },
  'parts-above-budget': {
    message: 'The costs among the indicators add up to {sum} yuan ({parts}), above the budget of {budget} yuan.',
    suggestion: `${mixed}; the parts together must not exceed the budget.`,
  },
  'cost-ten-thousandfold': {
    message:
      '“{level3} {raw}” and the budget of {budget} yuan are ten thousand times apart: one of them most likely has the wrong unit (yuan, ten thousand yuan).',
    suggestion:
      'Check both: if the budget is {cost:money}, mend the budget; if the budget of {budget:money} is right, write “{level3} ≤{budget:money}”.',
  },
  'cost-above-budget': {
    message: '“{level3} {raw}” is above the budget of {budget} yuan.',
    suggestion: `A cost must not exceed the budget, such as “{level3} ≤{budget:money}”. ${mixed}.`,
  },
  'cost-differs-from-budget': {
    message: '“{level3} {raw}” does not agree with the budget of {budget} yuan.',
    suggestion: `${mixed}.`,
  },
  'unit-cost-above-budget': {
    message: '“{level3} {raw}” times “{count}” makes {needed} yuan, above the budget of {budget} yuan.',
    suggestion:
      'By budget and quantity the unit cost of “{level3}” is at most {fitting} yuan per “{per}”; check price, quantity and budget.',
  },
  'points-missing-on-target': {
    message: 'The target table gives no points.',
    suggestion: 'Give each indicator its points, {indicators} together, and {execution} to the execution of the budget.',
  },
  'points-missing-on-evaluation': {
    message: 'The self-evaluation gives no points.',
    suggestion: 'Give each indicator its points, {indicators} together, and {execution} to the execution of the budget.',
  },
  'points-missing-in-rows': { message: 'Indicators without points ({count}): {names}.', suggestion: 'Fill in their points.' },
  'points-too-many': {
    message: 'The indicators have {sum} points, with {execution} for the execution of the budget {total}: {off} too many.',
    suggestion: 'Bring the indicators to {indicators} together, and the execution of the budget to {execution}.',
  },
  'points-left': {
    message:
      'The indicators have {sum} points and the execution of the budget {execution}: {free} are left over, for these rows were left out or removed: {rows}.',
    suggestion: 'Give the {free} to the other indicators, {indicators} together; the execution of the budget keeps {execution}.',
  },
  'points-too-few': {
    message: 'The indicators have {sum} points, with {execution} for the execution of the budget {total}: {off} too few.',
    suggestion: 'Bring the indicators to {indicators} together, and the execution of the budget to {execution}.',
  },
};

export const fundsRefusals = {
  'total-parts-differ': {
    status: 422,
    zh: {
      reason: '项目总预算是 {sum} 元，其中各项合计 {parts} 元，对不上。',
      remedy: '请核对总预算、财政资金和其他资金；不知道的一项留空。',
    },
    en: {
      reason: 'The total budget is {sum} yuan, but its parts add up to {parts}.',
      remedy: 'Check the total, the fiscal and the other money; leave empty what is not known.',
    },
  },
  'year-parts-differ': {
    status: 422,
    zh: {
      reason: '项目当年预算是 {sum} 元，其中各项合计 {parts} 元，对不上。',
      remedy: '请核对当年预算、当年财政拨款、上年结转和其他资金；不知道的一项留空。',
    },
    en: {
      reason: 'The budget of the year is {sum} yuan, but its parts add up to {parts}.',
      remedy: 'Check the budget, the appropriation, what was carried over and the other money; leave empty what is not known.',
    },
  },
} as const;

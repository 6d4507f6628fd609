export const targetRefusals = {
  'indicators-unnamed': {
    status: 422,
    zh: { reason: '第 {rows} 行没有三级指标名称。', remedy: '请填上这一行的三级指标，或删去这一行。' },
    en: { reason: 'Rows without the name of their indicator: {rows}.', remedy: 'Name the indicator, or remove the row.' },
  },
  'target-unreadable': {
    status: 422,
    zh: {
      reason: '目标值“{target}”读不出来：{problem}',
      remedy: '请写成如 ≥80%、≤6元/人次、20万人次、2020年12月底前，或一句定性目标。',
    },
    en: {
      reason: 'The target “{target}” cannot be read: {problem}',
      remedy: 'Write it like ≥80%, ≤6 with its unit, a date, or one qualitative sentence.',
    },
  },
  'target-reason-missing': {
    status: 422,
    zh: { reason: '项目已批准，改目标值必须写明原因。', remedy: '请填写调整原因（如批复文号）后再保存。' },
    en: {
      reason: 'The programme is approved: a change of target needs its reason.',
      remedy: 'Give the reason (such as the number of the approval) and save again.',
    },
  },
  'target-becomes-words': {
    status: 409,
    zh: {
      reason: '“{before}”是数字，“{after}”是文字：改后这项指标成为定性指标，不能再从佐证算出完成值。',
      remedy: '请核对新的目标值；确要改成文字，请在修改目标值时勾选确认。',
    },
    en: {
      reason:
        '“{before}” is a figure and “{after}” is words: the indicator would be qualitative, and nothing is computed for it any more.',
      remedy: 'Check the new target; if words are meant, confirm it where the target is changed.',
    },
  },
  'target-changes-unit': {
    status: 409,
    zh: {
      reason: '“{before}”与“{after}”单位不同：改后的目标按另一种东西衡量，现有口径可能不再适用。',
      remedy: '请核对新的目标值；确要换单位，请在修改目标值时勾选确认。',
    },
    en: {
      reason:
        '“{before}” and “{after}” have different units: the target would measure something else, and its measure may no longer fit.',
      remedy: 'Check the new target; if the other unit is meant, confirm it where the target is changed.',
    },
  },
  'plan-signed': {
    status: 409,
    zh: {
      reason: '第 {number} 号自评（截至 {day}）已由 {who} 于 {when} 签发，其中的目标值、分值和完成值已冻结。',
      remedy: '已签发的自评不变，这次修改会列为“冻结之后的变化”；确要修改，请在修改时勾选确认。',
    },
    en: {
      reason:
        'Self-evaluation no. {number} (as of {day}) was signed by {who} on {when}: its targets, points and figures are frozen.',
      remedy:
        'It stays as it was signed, and this change is listed among what changed since it was frozen; if it is meant, confirm it.',
    },
  },
  'plan-handed-in': {
    status: 409,
    zh: {
      reason: '第 {number} 号自评（截至 {day}）已送审，最近一步由 {who} 于 {when} 完成，其中的目标值、分值和完成值已冻结。',
      remedy: '送审的自评不变，这次修改会列为“冻结之后的变化”；确要修改，请在修改时勾选确认。',
    },
    en: {
      reason:
        'Self-evaluation no. {number} (as of {day}) was handed in, and its newest step taken by {who} on {when}: its targets, points and figures are frozen.',
      remedy:
        'It stays as it was handed in, and this change is listed among what changed since it was frozen; if it is meant, confirm it.',
    },
  },
  'target-unchanged': {
    status: 409,
    zh: { reason: '新的目标值与现在的“{target}”相同。', remedy: '不需要保存；要改请填写不同的目标值。' },
    en: {
      reason: 'The new target is the same as the present “{target}”.',
      remedy: 'Nothing to save; enter another target to change it.',
    },
  },
} as const;

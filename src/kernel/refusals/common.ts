export const commonRefusals = {
  'input-invalid': {
    status: 422,
    zh: { reason: '{where} 填写有误：{problem}', remedy: '请改正后再提交。' },
    en: { reason: '{where} is not valid: {problem}', remedy: 'Correct it and submit again.' },
  },
  'not-found': {
    status: 404,
    zh: { reason: '找不到{what}。', remedy: '请核对链接或编号；也可能不在您的管理范围内。' },
    en: { reason: '{what} was not found.', remedy: 'Check the link or the number; it may also lie outside your area.' },
  },
  'changed-meanwhile': {
    status: 409,
    zh: { reason: '您打开之后，{who}已在{when}改过这条记录。', remedy: '请刷新查看新内容，再决定是否修改；您的修改没有保存，对方的内容没有被覆盖。' },
    en: { reason: '{who} changed this record at {when}, after you opened it.', remedy: 'Reload to see the new content, then decide; your change was not saved and nothing was overwritten.' },
  },
  'not-allowed': {
    status: 403,
    zh: { reason: '您的角色不能做这件事。', remedy: '请换有权限的账号，或请项目经理授权。' },
    en: { reason: 'Your role may not do this.', remedy: 'Use an account that may, or ask the programme manager.' },
  },
  'too-many-requests': {
    status: 429,
    zh: { reason: '操作太频繁。', remedy: '请在 {seconds} 秒后再试。' },
    en: { reason: 'Too many requests.', remedy: 'Try again in {seconds} seconds.' },
  },
} as const;

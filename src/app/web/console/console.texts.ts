export const zh = {
  brand: 'Kepu 科普',
  nav: { label: '主导航', section: '本节页面', home: '总览', plan: '计划', network: '阵地网络', sessions: '活动', expenses: '支出', evidence: '证据', account: '绩效', settings: '设置' },
  sub: {
    table: '目标表', activities: '计划活动', budget: '预算', importing: '导入申报表', venues: '阵地', speakers: '讲师', sessions: '场次', coverage: '覆盖', calendar: '日历', facts: '事实', entries: '手工录入',
    members: '成员', trail: '操作日志', audit: '数据核对', preferences: '我的账号',
  },
  top: { programme: '当前项目', noProgramme: '还没有项目', year: '{name} · {year}年度', signOut: '退出登录', auditorUntil: '只读，至 {day}', person: '账号：{name}', language: 'English' },
  empty: { title: '还没有项目', hint: '先导入一份绩效目标表（Word、Excel、PDF 或文本），Kepu 会读出指标、目标值和预算。', importing: '导入申报表' },
  notFound: { title: '没有这个页面', hint: '链接可能已失效。', home: '回到总览' },
  broken: { title: '这个页面出了意外', hint: '其他页面不受影响。请重新载入；若仍不行，请把时间告诉管理员。' },
  signIn: {
    title: '登录', lead: '从绩效目标到证据的科普项目管理', email: '邮箱', password: '密码', submit: '登录', wrong: '邮箱或密码不对。', wrongRemedy: '请核对后重试；忘记密码请联系项目经理重设。', needEmail: '请填写邮箱', needPassword: '请填写密码',
    demo: '演示账号', demoHint: '数据为演示数据，点一下即以该角色进入。', code: '验证码', codeHint: '请填写验证器应用中的 6 位数字。', codeWrong: '验证码不对或已过期。', codeRemedy: '请填写验证器应用此刻显示的数字。', verify: '验证', ended: '登录已失效，请重新登录。',
    tooMany: '尝试次数太多。', tooManyRemedy: '请过几分钟再试。',
  },
};

export const en: typeof zh = {
  brand: 'Kepu',
  nav: { label: 'Main', section: 'Pages of this section', home: 'Overview', plan: 'Plan', network: 'Venues', sessions: 'Sessions', expenses: 'Expenses', evidence: 'Evidence', account: 'Results', settings: 'Settings' },
  sub: {
    table: 'Target table', activities: 'Planned activities', budget: 'Budget', importing: 'Import a declaration', venues: 'Venues', speakers: 'Speakers', sessions: 'Sessions', coverage: 'Coverage', calendar: 'Calendar', facts: 'Facts', entries: 'Hand entries',
    members: 'Members', trail: 'Audit trail', audit: 'Data audit', preferences: 'My account',
  },
  top: { programme: 'Programme', noProgramme: 'No programme yet', year: '{name} · {year}', signOut: 'Sign out', auditorUntil: 'read-only until {day}', person: 'Account: {name}', language: '中文' },
  empty: { title: 'There is no programme yet', hint: 'Import a declaration first (Word, Excel, PDF or text): Kepu reads its indicators, targets and budget.', importing: 'Import a declaration' },
  notFound: { title: 'There is no such page', hint: 'The link may be out of date.', home: 'To the overview' },
  broken: { title: 'Something unexpected happened on this page', hint: 'Other pages are not affected. Reload; if it stays so, tell the administrator the time.' },
  signIn: {
    title: 'Sign in', lead: 'Science outreach from target to proof', email: 'E-mail', password: 'Password', submit: 'Sign in', wrong: 'E-mail or password is wrong.', wrongRemedy: 'Check both and try again; the programme manager can reset a forgotten password.', needEmail: 'Enter the e-mail', needPassword: 'Enter the password',
    demo: 'Demo accounts', demoHint: 'The data is demo data; one click enters in that role.', code: 'Code', codeHint: 'Enter the 6 digits of your authenticator.', codeWrong: 'The code is wrong or too old.', codeRemedy: 'Enter the digits that the authenticator shows now.', verify: 'Verify', ended: 'You are no longer signed in. Sign in again.',
    tooMany: 'Too many attempts.', tooManyRemedy: 'Try again in a few minutes.',
  },
};

export const zh = {
  members: {
    title: '成员', lead: '角色决定能看什么、做什么。审计的权限必须有截止日期，到期自动失效。', invite: '邀请成员', search: '姓名', name: '姓名', contact: '联系方式', roles: '角色', until: '至 {day}', ended: '已失效', revoke: '收回', revokeAsk: '收回 {name} 的“{role}”角色？', revokeText: '立即生效；以往的操作记录保留。', grant: '授予角色', noRole: '没有角色', onlyMembers: '只看成员', everyone: '含居民', noAccount: '还没有登录账号', empty: '没有成员', emptyHint: '邀请区科协、承办方、财务或审计，并给予角色。',
    role: '角色', district: '区', validUntil: '截止日期', auditorHint: '到这一天为止，只读。', phone: '手机号', email: '邮箱', either: '手机号和邮箱至少填一项', invited: '已邀请', password: '初始密码（只显示这一次，请当面或电话告知）：', unmask: '查看联系方式', unmaskHint: '每次查看都会留痕。请写明用途。', purpose: '用途', erase: '删除个人信息', eraseAsk: '删除 {name} 的个人信息？', eraseText: '姓名和联系方式被抹去，不能恢复；佐证中的匿名记录保留。', reason: '理由', erased: '已删除', more: '更多',
  },
  trail: { title: '操作日志', lead: '谁在何时对哪条记录做了什么。只增不改。', when: '时间', who: '操作人', verb: '操作', record: '记录', detail: '内容', from: '从', to: '到', empty: '没有记录', emptyHint: '换一个日期范围或清除筛选。', recordKind: '记录类型', verbFilter: '操作' },
  me: {
    title: '我的账号', language: '语言', languageHint: '界面和系统提示的语言。', roles: '我的角色', until: '至 {day}', data: '我的数据', dataHint: '导出系统中与我有关的全部个人信息。', download: '导出我的数据', password: '修改密码', current: '当前密码', next: '新密码', nextHint: '至少 10 个字符', changed: '密码已修改，其他设备需重新登录', wrong: '当前密码不对，或新密码太短。', wrongRemedy: '请核对后重试。',
    second: '两步验证', secondHint: '登录时再要验证器应用的 6 位数字。管理岗位建议开启。', enable: '开启两步验证', secondScan: '请在验证器应用中手工输入密钥，再填写显示的 6 位数字：', secret: '密钥', code: '验证码', confirm: '确认开启', enabled: '已开启', backup: '备用码（请妥善保管，各用一次）：', disable: '关闭两步验证', disabled: '已关闭', failed: '没有成功。', failedRemedy: '请核对密码或验证码后重试。', yourPassword: '登录密码',
  },
};

export const en: typeof zh = {
  members: {
    title: 'Members', lead: 'Roles decide what can be seen and done. An auditor’s access must have an end date and ends by itself.', invite: 'Invite a member', search: 'Name', name: 'Name', contact: 'Contact', roles: 'Roles', until: 'until {day}', ended: 'ended', revoke: 'Revoke', revokeAsk: 'Revoke the role “{role}” of {name}?', revokeText: 'It takes effect at once; what was done stays on record.', grant: 'Grant a role', noRole: 'No role', onlyMembers: 'Members only', everyone: 'with residents', noAccount: 'no account yet', empty: 'No members', emptyHint: 'Invite coordinators, hosts, finance or auditors, and give them roles.',
    role: 'Role', district: 'District', validUntil: 'End date', auditorHint: 'Read-only until this day.', phone: 'Mobile', email: 'E-mail', either: 'Give a mobile number or an e-mail', invited: 'Invited', password: 'First password (shown only now; hand it over in person or by phone):', unmask: 'Show contact', unmaskHint: 'Each look is kept in the audit trail. Say what for.', purpose: 'Purpose', erase: 'Erase personal data', eraseAsk: 'Erase the personal data of {name}?', eraseText: 'Name and contact are wiped for good; pseudonymous evidence stays.', reason: 'Reason', erased: 'Erased', more: 'More',
  },
  trail: { title: 'Audit trail', lead: 'Who did what, when, to which record. Append only.', when: 'Time', who: 'By', verb: 'Act', record: 'Record', detail: 'Detail', from: 'From', to: 'To', empty: 'No entries', emptyHint: 'Choose other dates or clear the filters.', recordKind: 'Kind of record', verbFilter: 'Act' },
  me: {
    title: 'My account', language: 'Language', languageHint: 'Of the screens and of messages.', roles: 'My roles', until: 'until {day}', data: 'My data', dataHint: 'All personal data about me in the system.', download: 'Export my data', password: 'Change the password', current: 'Present password', next: 'New password', nextHint: 'At least 10 characters', changed: 'Password changed; other devices must sign in again', wrong: 'The present password is wrong, or the new one too short.', wrongRemedy: 'Check both and try again.',
    second: 'Second factor', secondHint: 'Sign-in then also asks for 6 digits of an authenticator. Recommended for managers.', enable: 'Turn on', secondScan: 'Enter the key in your authenticator, then the 6 digits that it shows:', secret: 'Key', code: 'Code', confirm: 'Confirm', enabled: 'On', backup: 'Backup codes (keep them safe, each works once):', disable: 'Turn off', disabled: 'Off', failed: 'That did not work.', failedRemedy: 'Check the password or the code and try again.', yourPassword: 'Your password',
  },
};

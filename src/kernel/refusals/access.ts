export const accessRefusals = {
  'sign-in-needed': {
    status: 401,
    zh: { reason: '需要登录。', remedy: '请登录后再试。' },
    en: { reason: 'This needs a sign-in.', remedy: 'Sign in and try again.' },
  },
  'access-ended': {
    status: 403,
    zh: { reason: '您的访问期限已于{when}结束。', remedy: '如审计尚未完成，请项目经理延长期限。' },
    en: { reason: 'Your access ended on {when}.', remedy: 'If the audit goes on, ask the programme manager to extend it.' },
  },
  'cross-site-request': {
    status: 403,
    zh: { reason: '请求来自其他网站，已拒绝。', remedy: '请从本系统的页面操作。' },
    en: { reason: 'The request came from another site and was refused.', remedy: "Use this system's own pages." },
  },
  'body-too-large': {
    status: 413,
    zh: { reason: '提交的内容超过 {limit} MB。', remedy: '请压缩文件，或分几次上传。' },
    en: { reason: 'What was sent is larger than {limit} MB.', remedy: 'Make the file smaller, or upload in parts.' },
  },
  'tenant-code-taken': {
    status: 409,
    zh: { reason: '单位代码“{code}”已被使用。', remedy: '请换一个代码。' },
    en: { reason: 'The unit code “{code}” is taken.', remedy: 'Choose another code.' },
  },
  'tenant-code-malformed': {
    status: 422,
    zh: { reason: '单位代码“{code}”不合要求。', remedy: '请用 2 至 40 个小写字母、数字或连字符。' },
    en: { reason: 'The unit code “{code}” is not valid.', remedy: 'Use 2 to 40 small letters, digits or hyphens.' },
  },
  'region-unknown': {
    status: 422,
    zh: { reason: '没有代码为“{code}”的行政区划。', remedy: '请从列表中选择；新的区划请先导入。' },
    en: { reason: 'There is no region with the code “{code}”.', remedy: 'Choose one from the list; load new regions first.' },
  },
  'demo-accounts-refused': {
    status: 403,
    zh: { reason: '“{tenant}”不是演示单位，不能建立或使用演示账号。', remedy: '请用真实成员的账号；演示账号只用于演示单位。' },
    en: {
      reason: '“{tenant}” is no demo unit, so demo accounts are neither made nor accepted.',
      remedy: "Use a real member's account; demo accounts are for demo units only.",
    },
  },
  'account-of-another-person': {
    status: 409,
    zh: { reason: '这个手机号和邮箱属于两个不同的人。', remedy: '请核对后只填其中一个。' },
    en: {
      reason: 'This telephone number and this e-mail address belong to two different people.',
      remedy: 'Check them and give only one.',
    },
  },
  'end-date-past': {
    status: 422,
    zh: { reason: '截止日期 {day} 已过。', remedy: '请选今天或以后的日期。' },
    en: { reason: 'The end date {day} has passed.', remedy: 'Choose today or a later day.' },
  },
  'membership-held': {
    status: 409,
    zh: { reason: '此人已有这个角色。', remedy: '要改期限或区，请先收回再授予。' },
    en: {
      reason: 'This person already holds this role.',
      remedy: 'To change its term or district, revoke it first and grant it again.',
    },
  },
  'last-manager': {
    status: 409,
    zh: { reason: '这是最后一位项目经理。', remedy: '请先授予另一人项目经理角色。' },
    en: { reason: 'This is the last programme manager.', remedy: "Grant the manager's role to somebody else first." },
  },
  'demo-account-kept': {
    status: 409,
    zh: { reason: '演示账号供所有人试用，不能删除。', remedy: '要试删除，请先以别的手机号报名，再删除那个人。' },
    en: {
      reason: 'Demo accounts are there for everybody and cannot be erased.',
      remedy: 'To try an erasure, sign up with another number and erase that person.',
    },
  },
  'person-erased': {
    status: 410,
    zh: { reason: '此人的个人信息已删除。', remedy: '记录中的数字不受影响；如需再次加入，请重新邀请。' },
    en: {
      reason: 'The personal data of this person was erased.',
      remedy: 'Figures are not affected; invite the person anew to join again.',
    },
  },
  'password-due': {
    status: 403,
    zh: { reason: '您的密码是管理员设的初始密码。', remedy: '请先登录工作台换成自己的密码，再继续操作。' },
    en: {
      reason: 'Your password is the first one, made by an administrator.',
      remedy: 'Sign in to the console and set your own, then go on.',
    },
  },
  'session-unknown': {
    status: 404,
    zh: { reason: '没有这个登录，或已经结束。', remedy: '请刷新列表。' },
    en: { reason: 'There is no such session, or it has ended.', remedy: 'Load the list again.' },
  },
  'second-factor-needed': {
    status: 403,
    zh: { reason: '您的角色须用两步验证登录。', remedy: '请在“我的账号”中设置两步验证，再继续操作。' },
    en: { reason: 'Your role signs in with a second factor.', remedy: 'Set it up under your account, then go on.' },
  },
  'roles-kept-apart': {
    status: 409,
    zh: { reason: '此人已是“{held}”。三员相互分立，也不由项目经理兼任。', remedy: '请指定另一人，或先收回原来的角色。' },
    en: {
      reason: 'This person is “{held}” already. The three administrators are kept apart, and a manager is none of them.',
      remedy: 'Appoint somebody else, or revoke the other role first.',
    },
  },
  'not-on-oneself': {
    status: 409,
    zh: { reason: '不能对自己的账号做这件事。', remedy: '请另一位安全管理员办理；改密码请到“我的账号”。' },
    en: {
      reason: 'This cannot be done to your own account.',
      remedy: 'Ask another security administrator; your password is changed under your account.',
    },
  },
  'account-missing': {
    status: 409,
    zh: { reason: '“{name}”没有登录账号。', remedy: '请先邀请此人。' },
    en: { reason: '“{name}” has no account.', remedy: 'Invite the person first.' },
  },
  'account-shared': {
    status: 409,
    zh: { reason: '这个账号也用于另一个单位，本单位不能重设。', remedy: '请本人用“修改密码”或备用码；或由运维人员处理。' },
    en: {
      reason: 'Another unit uses this account too, so that this one cannot reset it.',
      remedy: 'The person changes the password or uses a backup code; else whoever runs the installation helps.',
    },
  },
} as const;

/** The wording that is agreed to when signing up. Whoever changes it gives it a new version in consent.rules.ts. */
export const zh = {
  signUp:
    '为安排座位、核验入场、通知改期或取消，并在活动后请您填写意见，{tenant}需要处理您的姓名和手机号。名单只对本场工作人员隐去部分显示；统计数字不含个人信息。活动所在年度决算结束后删除。您可以随时查询、更正、删除，或撤回同意（取消报名即可）。未满 14 周岁的孩子请由监护人报名，只填监护人的姓名和手机号。',
};

export const en = {
  signUp:
    '{tenant} processes your name and phone number to arrange seats, check tickets at the door, tell you of changes, and ask for your opinion afterwards. Staff see them partly hidden; statistics hold nothing personal. They are deleted after the accounts of the year are closed. You may see, correct or delete them or withdraw consent at any time (by cancelling). A child under 14 is signed up by a guardian, who gives the guardian’s own name and number only.',
};

import { contactPhoneProblem } from '#src/kernel/phone.ts';

export const zh = {
  missing: '没有填写',
  id: '不是有效的编号，请核对链接是否完整',
  date: '不是日期，请写成 2020-03-05',
  moment: '不是时间，请写成 2020-03-05T14:00:00+08:00',
  email: '不是邮箱地址',
  phone: contactPhoneProblem.zh,
  number: '不是数',
  text: '不是文字',
  file: '不是文件',
  choice: '只能是：{choices}',
  tooSmall: '太小，至少 {minimum}',
  tooBig: '太大，最多 {maximum}',
  tooShort: '太短，至少 {minimum} 个字',
  tooLong: '太长，最多 {maximum} 个字',
  hidden: '第 {position} 个字符看不见（{sign}），不能保存，请删去或重新输入',
  format: '格式不对',
};

export const en = {
  missing: 'it is missing',
  id: 'it is no valid id; check that the link is complete',
  date: 'it is no date; write it like 2020-03-05',
  moment: 'it is no time; write it like 2020-03-05T14:00:00+08:00',
  email: 'it is no e-mail address',
  phone: contactPhoneProblem.en,
  number: 'it is no number',
  text: 'it is no text',
  file: 'it is no file',
  choice: 'it must be one of: {choices}',
  tooSmall: 'it is too small, at least {minimum}',
  tooBig: 'it is too large, at most {maximum}',
  tooShort: 'it is too short, at least {minimum} characters',
  tooLong: 'it is too long, at most {maximum} characters',
  hidden: 'its character {position} cannot be seen ({sign}) and is not kept; delete it or type the text anew',
  format: 'its format is wrong',
};

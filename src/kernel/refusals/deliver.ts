import { handEntryRefusals } from './deliver-hand-entries.ts';
import { sessionRefusals } from './deliver-sessions.ts';

export const deliverRefusals = {
  ...sessionRefusals,
  ...handEntryRefusals,
  'door-closed': {
    status: 409,
    zh: {
      reason: '这个场次（{when}）的门口现在没有开放。',
      remedy: '开始前 {minutes} 分钟至结束前可以核验；结束后请用“纸质签到补录”。',
    },
    en: {
      reason: 'The door of this session ({when}) is closed now.',
      remedy: 'It is open from {minutes} minutes before the start until the end; afterwards enter the paper sheet.',
    },
  },
  'paper-too-early': {
    status: 409,
    zh: { reason: '场次（{when}）还没开始，不能录入纸质签到。', remedy: '请在开始后录入。' },
    en: { reason: 'The session ({when}) has not begun.', remedy: 'Enter the paper sheet after its start.' },
  },
  'sheet-too-long': {
    status: 413,
    zh: { reason: '“{file}”有 {rows} 行，超过 {limit} 行。', remedy: '请分成几个文件录入。' },
    en: { reason: '“{file}” has {rows} rows, more than {limit}.', remedy: 'Split it into several files.' },
  },
  'attendance-after-evaluation': {
    status: 409,
    zh: {
      reason: '第 {number} 号自评（截至 {day}）已送审或签发，这一场在其中，到场人数不能直接增减。',
      remedy: '确属补录或更正的，写明理由（至少 2 个字），理由随记录和日志保留。',
    },
    en: {
      reason:
        'Self-evaluation no. {number} (up to {day}) is under review or signed and looks at this session: how many came cannot simply be changed.',
      remedy:
        'If it must be entered or mended now, say why in at least 2 characters: the reason stays with the record and in the trail.',
    },
  },
  'notice-sent-already': {
    status: 409,
    zh: { reason: '这条通知已送达或已告知。', remedy: '不用再处理；请刷新列表。' },
    en: { reason: 'This notice was sent or told already.', remedy: 'Nothing is left to do; reload the list.' },
  },
  'notice-only-sent': {
    status: 409,
    zh: { reason: '填意见的链接只能由短信发给本人，不能电话告知。', remedy: '请用纸质意见表收集意见，在“意见”中录入。' },
    en: {
      reason: 'The link to give an opinion goes to the person in a message; it cannot be told by telephone.',
      remedy: 'Ask for opinions on paper, and enter the forms under “Opinions”.',
    },
  },
  'notice-not-failed': {
    status: 409,
    zh: { reason: '这条通知没有失败，正在排队或已送达。', remedy: '不用重发；请刷新列表。' },
    en: {
      reason: 'This notice has not failed; it is queued or was sent.',
      remedy: 'It need not be sent again; reload the list.',
    },
  },
  'ticket-unknown': {
    status: 404,
    zh: { reason: '不认识这张票。', remedy: '请核对票号是否完整；可用手机尾号四位查找，或按现场人员登记。' },
    en: {
      reason: 'This ticket is not known.',
      remedy: 'Check that its code is complete; search by the last four digits of the phone, or register a walk-in.',
    },
  },
  'ticket-forged': {
    status: 403,
    zh: {
      reason: '这张票不是本系统签发的，或被改动过。',
      remedy: '请本人出示原票或短信；可用手机尾号四位查找，确无报名的按现场人员登记。',
    },
    en: {
      reason: 'This ticket was not issued here, or it was altered.',
      remedy: 'Ask for the original ticket; search by the last four digits of the phone, or register a walk-in.',
    },
  },
  'ticket-of-another': {
    status: 409,
    zh: { reason: '这张票是别的场次的，不是本场的。', remedy: '请来人看票面上的场次；愿意参加本场的可按现场人员登记。' },
    en: {
      reason: 'This ticket is for another session, not for this one.',
      remedy:
        'Ask the holder to look at the session on the ticket; whoever wants to join this one can be registered as a walk-in.',
    },
  },
  'ticket-other-session': {
    status: 409,
    zh: { reason: '这是另一场“{title}”（{when}）的票。', remedy: '请核对场次；愿意参加本场的可按现场人员登记。' },
    en: {
      reason: 'This ticket is for another session, “{title}” ({when}).',
      remedy: 'Check the session; whoever wants to join this one can be registered as a walk-in.',
    },
  },
  'ticket-cancelled': {
    status: 409,
    zh: { reason: '这张票已于 {when} 取消。', remedy: '有座位时可按现场人员登记。' },
    en: { reason: 'This ticket was cancelled at {when}.', remedy: 'If there is room, register a walk-in.' },
  },
  'ticket-used': {
    status: 409,
    zh: {
      reason: '这张票已在 {when} 用过（{people} 人入场）。',
      remedy: '如系误扫，请撤销那次入场；同行的其他人按现场人员登记。',
    },
    en: {
      reason: 'This ticket was used at {when} ({people} people let in).',
      remedy: 'If that was a mistake, undo that admission; register companions as walk-ins.',
    },
  },
  'person-admitted-already': {
    status: 409,
    zh: { reason: '这个手机号已在 {when} 入场。', remedy: '不用重复登记；同行的其他人请不填手机号登记。' },
    en: {
      reason: 'Somebody with this phone was let in at {when}.',
      remedy: 'Do not register twice; register companions without a phone.',
    },
  },
  'too-many-for-ticket': {
    status: 409,
    zh: { reason: '这张票有 {seats} 个座位，不能入场 {people} 人。', remedy: '多出的人请按现场人员登记。' },
    en: { reason: 'This ticket has {seats} seats, not {people}.', remedy: 'Register the others as walk-ins.' },
  },
  'admission-has-opinion': {
    status: 409,
    zh: {
      reason: '这次入场已填了意见，不能撤销。',
      remedy: '本人在线填写的意见不能撤回，说明人确实到场。',
    },
    en: {
      reason: 'An opinion was given for this admission; it cannot be undone.',
      remedy: 'An opinion given online cannot be taken back: it shows that the person was there.',
    },
  },
  'fewer-people-than-opinions': {
    status: 409,
    zh: {
      reason: '撤销后入场只有 {people} 人，少于已收的 {given} 份意见，不能撤销。',
      remedy: '请先核对，把录多的那批纸质意见撤销后重录，再撤销入场。',
    },
    en: {
      reason: 'Undone, {people} people would be let in, fewer than the {given} opinions; it cannot be undone.',
      remedy: 'Check the paper opinions first, undo the batch that holds too many and enter it anew, then undo the admission.',
    },
  },
  'head-count-estimate-bare': {
    status: 422,
    zh: { reason: '人数是估算的，没有附现场照片或登记表。', remedy: '请附上依据再记下，或逐个清点。' },
    en: {
      reason: 'The head count is an estimate, and no photo or register is attached.',
      remedy: 'Attach what it rests on, or count one by one.',
    },
  },
  'name-invalid': {
    status: 422,
    zh: { reason: '“{name}”不像姓名。', remedy: '请填文字写的姓名或称呼，不要只填表情、符号或代码。' },
    en: { reason: '“{name}” is no name.', remedy: 'Write a name in letters, not signs, emoji or markup.' },
  },
  'ticket-change-late': {
    status: 409,
    zh: { reason: '这张票不能再改：已取消、已入场或场次已开始。', remedy: '人数有变，请在门口告诉工作人员。' },
    en: {
      reason: 'This ticket cannot be changed any more: it is cancelled, was used, or the session has begun.',
      remedy: 'Tell the people at the door how many come.',
    },
  },
  'ticket-holder-erased': {
    status: 409,
    zh: { reason: '报名人的个人信息已按要求删除，这张票不能再改。', remedy: '不来可以取消；要改请重新报名。' },
    en: {
      reason: 'Whoever signed up had their personal data erased: this ticket cannot be changed any more.',
      remedy: 'Cancel it if you do not come; to change it, sign up anew.',
    },
  },
  'ticket-seats-short': {
    status: 409,
    zh: { reason: '余位只有 {left} 个，不够再加。', remedy: '您的 {seats} 个座位还在；可以少加几个，或等有人取消。' },
    en: { reason: 'Only {left} seats are left.', remedy: 'Your {seats} seats stay; add fewer, or wait until somebody cancels.' },
  },
  'head-count-unlikely': {
    status: 409,
    zh: {
      reason: '清点 {quantity} 人，而这里最多能容 {most} 人左右。',
      remedy: '请核对数字；确属实情（如室外活动）的，确认后再记。',
    },
    en: {
      reason: 'A head count of {quantity}, where the place holds about {most}.',
      remedy: 'Check the figure; if it is true, as of an event outdoors, confirm it.',
    },
  },
  'head-count-too-early': {
    status: 409,
    zh: { reason: '场次还没开始，不能清点。', remedy: '请在开始后清点人数。' },
    en: { reason: 'The session has not begun.', remedy: 'Count heads after the start.' },
  },
  'attachment-missing': {
    status: 422,
    zh: { reason: '找不到所附的文件。', remedy: '请重新上传附件后再提交。' },
    en: { reason: 'The attached file was not found.', remedy: 'Upload it again, then submit.' },
  },
  'same-batch-entered': {
    status: 409,
    zh: {
      reason: '同样的内容已在 {when} 由{who}录入过（{rows} 行）。',
      remedy: '不会重复计数；如要改动，请先撤销那一批，或对单条更正。',
    },
    en: {
      reason: 'The same content was entered by {who} at {when} ({rows} rows).',
      remedy: 'Nothing is counted twice; to change it, undo that batch or correct single entries.',
    },
  },
  'scan-added-already': {
    status: 409,
    zh: { reason: '这一批签到表已附有这个文件。', remedy: '没有重复添加；还有别的页，请选另一个文件。' },
    en: { reason: 'This sheet has the file already.', remedy: 'It was not added again; choose another file for a further page.' },
  },
  'batch-undone-already': {
    status: 409,
    zh: { reason: '这一批已在 {when} 撤销。', remedy: '请刷新列表。' },
    en: { reason: 'This batch was undone at {when}.', remedy: 'Reload the list.' },
  },
  'sheet-empty': {
    status: 422,
    zh: { reason: '“{file}”里没有可录入的行。', remedy: '请在模板的表头下面逐行填写后再上传。' },
    en: { reason: '“{file}” has no rows to enter.', remedy: 'Fill in the template below its head and upload it again.' },
  },
  'sheet-columns-missing': {
    status: 422,
    zh: { reason: '“{file}”的第 {row} 行表头缺少：{columns}。', remedy: '请下载模板，按模板的列填写，不要改表头。' },
    en: {
      reason: 'The head (row {row}) of “{file}” lacks: {columns}.',
      remedy: 'Download the template and keep its head as it is.',
    },
  },
  'opinion-link-unknown': {
    status: 404,
    zh: { reason: '这个意见链接无效。', remedy: '请用入场时的二维码或短信中的链接；没有入场的不填意见。' },
    en: {
      reason: 'This opinion link is not valid.',
      remedy: 'Use the code given at the door or the link in the message; opinions are for those who came.',
    },
  },
  'opinion-not-admitted': {
    status: 403,
    zh: { reason: '没有您在本场入场的记录。', remedy: '意见只向到场的人收集；如您到场但没有核验，请联系主办单位。' },
    en: {
      reason: 'There is no record that you came to this session.',
      remedy: 'Opinions are asked of those who came; if you did, tell the organiser.',
    },
  },
  'opinion-too-early': {
    status: 409,
    zh: { reason: '场次还没开始。', remedy: '请在参加后再填写意见。' },
    en: { reason: 'The session has not begun.', remedy: 'Give your opinion after it.' },
  },
  'opinions-archived': {
    status: 409,
    zh: { reason: '这场活动已归档，不再收意见。', remedy: '如有话要说，请直接联系主办单位。' },
    en: { reason: 'The session is archived and takes no more opinions.', remedy: 'What you have to say, tell the organiser.' },
  },
  'opinions-cancelled': {
    status: 409,
    zh: { reason: '这场活动已取消，不收意见。', remedy: '如有话要说，请直接联系主办单位。' },
    en: { reason: 'The session was cancelled and takes no opinions.', remedy: 'What you have to say, tell the organiser.' },
  },
  'opinion-given-already': {
    status: 409,
    zh: { reason: '这张票已填过意见，谢谢。', remedy: '每次入场只填一份，不用重复填写。' },
    en: { reason: 'An opinion was already given with this ticket. Thank you.', remedy: 'There is one for each admission.' },
  },
  'opinions-over-people': {
    status: 422,
    zh: {
      reason: '这次录入 {sheets} 份，还可录入 {left} 份：入场 {people} 人，一人一份，已收 {given} 份。',
      remedy: '请核对份数；如有人到场没有登记，请先补录纸质签到，再录入意见。',
    },
    en: {
      reason: '{sheets} forms, but {left} more can be entered: {people} were let in, one each, and {given} were received.',
      remedy: 'Check the number; if somebody came who is not registered, enter the paper sign-in sheet first.',
    },
  },
  'opinions-complete': {
    status: 409,
    zh: {
      reason: '入场 {people} 人，意见（含纸质）已收 {given} 份，不能再填。',
      remedy: '如果您还没有填过，请告诉主办单位核对纸质意见份数。',
    },
    en: {
      reason: '{people} were let in, and {given} opinions were received, on paper too; no more can be given.',
      remedy: 'If you gave none, tell the organiser to check the number of paper forms.',
    },
  },
  'opinions-none': {
    status: 422,
    zh: { reason: '没有填写任何意见。', remedy: '请填写各等级的份数，或逐份录入。' },
    en: { reason: 'No opinion was entered.', remedy: 'Give the number for each level, or enter them one by one.' },
  },
  'lecture-fee-incomplete': {
    status: 422,
    zh: { reason: '讲课费缺少讲师职称或学时。', remedy: '请填写职称和本次学时，系统据此核对标准。' },
    en: {
      reason: 'A lecture fee needs the title of the speaker and the class hours.',
      remedy: 'Give both; the fee is checked against them.',
    },
  },
  'fee-tax-unstated': {
    status: 422,
    zh: {
      reason: '讲课费没有注明收款人和税前税后。',
      remedy: '请选择：付给个人的，金额是税前还是税后；单位收款开票的，选“单位”。',
    },
    en: {
      reason: 'The fee does not say who is paid, and whether the amount is before or after tax.',
      remedy: 'Choose: paid to a person, before or after tax; or to an organisation by its invoice.',
    },
  },
  'fee-month-unstated': {
    status: 409,
    zh: {
      reason: '{month} 付给“{payee}”的同类劳务费还有 {count} 笔没有注明税前税后，当月个税算不出来。',
      remedy: '请先更正那几笔，注明税前、税后或单位收款，再登记这一笔。',
    },
    en: {
      reason:
        '{count} fees of the same kind paid to “{payee}” in {month} do not say whether they are before or after tax: the tax of the month cannot be reckoned.',
      remedy: 'Mend those first and say so, then book this one.',
    },
  },
  'withholding-table-missing': {
    status: 422,
    zh: {
      reason: '没有 {day} 适用的劳务报酬预扣率表，个税算不出来。',
      remedy: '请核对付款日期；确属更早年度的，由管理员补录当时的预扣率表。',
    },
    en: {
      reason: 'There is no table of withholding rates for {day}: the tax cannot be reckoned.',
      remedy: 'Check the day of payment; for an earlier year the administrator adds the table of that time.',
    },
  },
  'expense-after-evaluation': {
    status: 409,
    zh: {
      reason: '第 {number} 号自评（截至 {day}）已送审或签发，付款日期在其中的支出不能直接登记。',
      remedy: '请核对付款日期；确属漏记的，写明为何此时才登记，理由随支出和日志保留。',
    },
    en: {
      reason:
        'Self-evaluation no. {number} (up to {day}) is under review or signed; an expense paid by that day cannot simply be booked.',
      remedy:
        'Check the day of payment; if it was left out, say why it is booked only now: the reason stays with it and in the trail.',
    },
  },
  'expense-reversed-already': {
    status: 409,
    zh: { reason: '这笔支出已冲销。', remedy: '请另记一笔。' },
    en: { reason: 'This expense was reversed.', remedy: 'Book a new one.' },
  },
  'budget-line-other-programme': {
    status: 422,
    zh: { reason: '所选预算科目或场次不属于这个项目。', remedy: '请刷新后重新选择。' },
    en: { reason: 'The budget line or session does not belong to this programme.', remedy: 'Reload and choose again.' },
  },
} as const;

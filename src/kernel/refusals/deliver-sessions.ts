/** Refusals about sessions and signing up for them. */
export const sessionRefusals = {
  'session-cannot-submit': {
    status: 409,
    zh: { reason: '这个场次现在不能提交审核。', remedy: '只有草稿的场次可以提交审核；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be handed in now.',
      remedy: 'Only a session that is a draft can be handed in; reload to see its state.',
    },
  },
  'session-cannot-return': {
    status: 409,
    zh: {
      reason: '这个场次现在不能退回草稿。',
      remedy: '只有待审或已发布而未开放报名的场次可以退回草稿；请刷新查看它现在的状态。',
    },
    en: {
      reason: 'This session cannot be returned to draft now.',
      remedy:
        'Only a session that is handed in, or published before its sign-up opened can be returned to draft; reload to see its state.',
    },
  },
  'session-cannot-publish': {
    status: 409,
    zh: { reason: '这个场次现在不能发布。', remedy: '只有待审的场次可以发布；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be published now.',
      remedy: 'Only a session that is handed in can be published; reload to see its state.',
    },
  },
  'poster-not-yet': {
    status: 409,
    zh: { reason: '“{title}”还没有审核发布，没有海报。', remedy: '请先提交审核；由他人审核发布后，即可打印海报。' },
    en: {
      reason: '“{title}” has not been passed and published, so it has no poster yet.',
      remedy: 'Hand it in for review; once somebody else has published it, the poster can be printed.',
    },
  },
  'cancelled-not-printed': {
    status: 409,
    zh: { reason: '“{title}”已取消，不再打印海报和签到表。', remedy: '要重新举办，请复制为新场次，发布后再打印。' },
    en: {
      reason: '“{title}” is cancelled: neither its poster nor its sign-in sheet is printed any more.',
      remedy: 'To hold it after all, copy it to a new session, and print once that is published.',
    },
  },
  'session-cannot-pass': {
    status: 409,
    zh: { reason: '这个场次现在没有待复核的内容。', remedy: '可能已由他人复核；请刷新查看。' },
    en: {
      reason: 'Nothing of this session waits to be passed now.',
      remedy: 'Somebody else may have passed it; reload to see its state.',
    },
  },
  'session-awaits-pass': {
    status: 409,
    zh: { reason: '内容在通过之后由{who}改动，还没有人复核，不能归档。', remedy: '请{who}以外的一位审核人先复核通过，再归档。' },
    en: {
      reason: 'Its content was changed by {who} after it had been passed, and nobody has passed it since; it cannot be archived.',
      remedy: 'Somebody other than {who} who reviews sessions passes it first.',
    },
  },
  'session-own-submission': {
    status: 409,
    zh: {
      reason: '这一场由您提交，内容须由另一人审核。',
      remedy: '请分管领导、另一位项目经理或本区科协审核发布；只有您一人时，先在“成员”中邀请一位。',
    },
    en: {
      reason: 'You handed this session in; somebody else reviews its content.',
      remedy:
        'Ask the leader in charge, another manager or the coordinator of the district to review and publish it; if you are the only one, invite one under “Members”.',
    },
  },
  'session-under-review': {
    status: 409,
    zh: {
      reason: '这一场由{who}提交，正在审核，内容只能由提交人修改。',
      remedy: '要改内容，请退回并写明理由，由提交人改后再提交；已发布的，先复核通过，再改。',
    },
    en: {
      reason: 'This session was handed in by {who} and is under review; only they can change its content.',
      remedy:
        'Return it with what should change; they change it and hand it in again. Of a published session, pass it first, then change it.',
    },
  },
  'session-cannot-open': {
    status: 409,
    zh: { reason: '这个场次现在不能开放报名。', remedy: '只有已发布、尚未开放报名的场次可以开放报名；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be opened now.',
      remedy: 'Only a session that is published and not open yet can be opened; reload to see its state.',
    },
  },
  'session-cannot-start': {
    status: 409,
    zh: { reason: '这个场次现在不能开始。', remedy: '只有已发布、报名中或已满的场次可以开始；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be started now.',
      remedy: 'Only a session that is published, open or full can be started; reload to see its state.',
    },
  },
  'session-cannot-end': {
    status: 409,
    zh: { reason: '这个场次现在不能结束。', remedy: '只有进行中的场次可以结束；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be ended now.',
      remedy: 'Only a session that is running can be ended; reload to see its state.',
    },
  },
  'session-cannot-archive': {
    status: 409,
    zh: { reason: '这个场次现在不能归档。', remedy: '只有已结束的场次可以归档；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be archived now.',
      remedy: 'Only a session that is ended can be archived; reload to see its state.',
    },
  },
  'session-cannot-reschedule': {
    status: 409,
    zh: { reason: '这个场次现在不能改期。', remedy: '只有已提交而未开始的场次可以改期；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be rescheduled now.',
      remedy: 'Only a session that is handed in and not yet begun can be rescheduled; reload to see its state.',
    },
  },
  'session-cannot-cancel': {
    status: 409,
    zh: { reason: '这个场次现在不能取消。', remedy: '只有尚未开始的场次可以取消；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be cancelled now.',
      remedy: 'Only a session that is not yet begun can be cancelled; reload to see its state.',
    },
  },
  'session-cannot-change': {
    status: 409,
    zh: { reason: '这个场次现在不能修改。', remedy: '只有尚未开始的场次可以修改；请刷新查看它现在的状态。' },
    en: {
      reason: 'This session cannot be changed now.',
      remedy: 'Only a session that is not yet begun can be changed; reload to see its state.',
    },
  },
  'session-fixed-field': {
    status: 409,
    zh: {
      reason: '场次已审核通过，时间、阵地、子项目和计划活动不能直接修改。',
      remedy: '改时间、阵地请用“改期”，会自动通知报名者；其他内容请先退回草稿。',
    },
    en: {
      reason: 'The session was passed; its time, venue, sub-programme and activity cannot be changed directly.',
      remedy: 'Use “reschedule” for time and venue, which tells everybody; for the rest return it to draft first.',
    },
  },
  'notice-over': {
    status: 409,
    zh: {
      reason: '这条通知不必再告知：已由新通知替代、事由已过，或收件人的资料已删除。',
      remedy: '请刷新名单，按最新的通知告知。',
    },
    en: {
      reason:
        'Nobody is to be told this any more: a newer message replaced it, its occasion is past, or its recipient was erased.',
      remedy: 'Reload the list and tell people by the newest message.',
    },
  },
  'sign-up-opens-late': {
    status: 422,
    zh: { reason: '开放报名的时间（{when}）不早于场次开始。', remedy: '请选更早的时间，或立即开放。' },
    en: {
      reason: 'Sign-up would open at {when}, not before the session starts.',
      remedy: 'Choose an earlier time, or open it at once.',
    },
  },
  'session-without-summary': {
    status: 422,
    zh: { reason: '场次还没有内容简介，无法审核。', remedy: '请写明讲什么、给谁听，再提交审核。' },
    en: { reason: 'The session has no summary to review.', remedy: 'Say what it is about and for whom, then hand it in.' },
  },
  'session-not-begun': {
    status: 409,
    zh: {
      reason: '场次 {when} 才开始，现在不能结束。',
      remedy: '请在开始时间之后、活动办完时再点“结束”；不办或时间有变，而且还没有人入场的，可在“更多”中取消，再复制为新场次。',
    },
    en: {
      reason: 'The session begins at {when} and cannot be ended yet.',
      remedy:
        'End it after that, once it is over. If it is not held, or at another time, and nobody was let in: cancel it under “More”, then copy it.',
    },
  },
  'session-not-over': {
    status: 409,
    zh: {
      reason: '场次到 {when} 才结束，还有 {minutes} 分钟。',
      remedy: '结束后不能再入场。确实提前办完的，请确认“提前结束”（endEarly）；否则到点再结束。',
    },
    en: {
      reason: 'The session goes on until {when}, for another {minutes} minutes.',
      remedy:
        'Nobody can be let in once it is ended. If it is over already, confirm that it ends early (endEarly); otherwise end it then.',
    },
  },
  'session-too-early': {
    status: 409,
    zh: { reason: '场次 {when} 才开始。', remedy: '开始前 {minutes} 分钟内才能点“开始”；时间有变请先改期。' },
    en: {
      reason: 'The session starts at {when}.',
      remedy: 'It can be started from {minutes} minutes before; reschedule it if the time has changed.',
    },
  },
  'session-sub-programme-unknown': {
    status: 422,
    zh: { reason: '所选子项目不属于这个项目。', remedy: '请刷新后重新选择子项目。' },
    en: { reason: 'The chosen sub-programme does not belong to this programme.', remedy: 'Reload and choose again.' },
  },
  'session-activity-unknown': {
    status: 422,
    zh: { reason: '所选计划活动不属于这个项目和子项目，或已撤销。', remedy: '请刷新后重新选择计划活动。' },
    en: {
      reason: 'The chosen activity does not belong to this programme and sub-programme, or was withdrawn.',
      remedy: 'Reload and choose again.',
    },
  },
  'session-venue-unknown': {
    status: 422,
    zh: { reason: '所选阵地不存在、已停用，或不在您的区。', remedy: '请刷新后重新选择阵地。' },
    en: {
      reason: 'The chosen venue does not exist, was retired, or lies outside your district.',
      remedy: 'Reload and choose again.',
    },
  },
  'session-speaker-unknown': {
    status: 422,
    zh: { reason: '所选讲师不存在或已停用。', remedy: '请刷新后重新选择讲师。' },
    en: { reason: 'The chosen speaker does not exist or was retired.', remedy: 'Reload and choose again.' },
  },
  'sign-up-closed': {
    status: 409,
    zh: {
      reason: '“{title}”现在不能报名。',
      remedy: '未开放的请等开放后再报；已开始的可直接到现场，由工作人员登记；已取消的请另选场次。',
    },
    en: {
      reason: '“{title}” cannot be signed up for now.',
      remedy:
        'Wait until it opens; if it has begun, come to the door and be registered there; if it was cancelled, choose another.',
    },
  },
  'session-in-past': {
    status: 422,
    zh: { reason: '开始时间 {when} 已经过去。', remedy: '请选择将来的时间；已经办完的活动请用“手工录入”。' },
    en: { reason: 'The start {when} has passed.', remedy: 'Choose a time to come; enter what has already happened by hand.' },
  },
  'session-times-reversed': {
    status: 422,
    zh: { reason: '结束时间不晚于开始时间，或一场超过 {hours} 小时。', remedy: '请核对开始和结束时间；跨多天的活动请分成多场。' },
    en: {
      reason: 'The end is not after the start, or the session is longer than {hours} hours.',
      remedy: 'Check both times; split what runs for days into several sessions.',
    },
  },
  'session-venue-taken': {
    status: 409,
    zh: { reason: '{venue}在这个时段已有场次“{title}”（{when}）。', remedy: '请换时间或换阵地。' },
    en: { reason: '{venue} is taken by the session “{title}” ({when}).', remedy: 'Choose another time or another venue.' },
  },
  'session-speaker-taken': {
    status: 409,
    zh: { reason: '讲师{speaker}在这个时段已有场次“{title}”（{when}）。', remedy: '请换时间或换讲师。' },
    en: {
      reason: 'The speaker {speaker} is taken by the session “{title}” ({when}).',
      remedy: 'Choose another time or another speaker.',
    },
  },
  'session-over-room': {
    status: 422,
    zh: { reason: '名额 {capacity} 超过阵地容量 {room}。', remedy: '请把名额减到 {room} 以内，或换更大的阵地。' },
    en: {
      reason: 'The capacity {capacity} is more than the room holds ({room}).',
      remedy: 'Take at most {room}, or choose a larger venue.',
    },
  },
  'session-under-taken': {
    status: 409,
    zh: { reason: '已有 {taken} 个名额报出，名额不能减到 {capacity}。', remedy: '请保留至少 {taken} 个名额，或先请报名者取消。' },
    en: {
      reason: '{taken} seats are signed up; the capacity cannot become {capacity}.',
      remedy: 'Keep at least {taken}, or ask people to cancel first.',
    },
  },
  'session-place-unclear': {
    status: 422,
    zh: { reason: '没有选阵地，也没有选区。', remedy: '线下场次请选阵地；线上场次请选主办的区。' },
    en: {
      reason: 'Neither a venue nor a district was chosen.',
      remedy: 'Choose a venue, or for an online session the district that holds it.',
    },
  },
  'session-outside-programme': {
    status: 422,
    zh: { reason: '{when} 不在项目期内（{from} 至 {to}）。', remedy: '请选择项目期内的时间，或选对应年度的项目。' },
    en: {
      reason: '{when} is outside the programme ({from} to {to}).',
      remedy: 'Choose a time within it, or the programme of that year.',
    },
  },
  'session-people-inside': {
    status: 409,
    zh: { reason: '已有 {people} 人入场，不能取消。', remedy: '请正常结束场次；如属误扫，请先撤销入场。' },
    en: {
      reason: '{people} people have been let in; it cannot be cancelled.',
      remedy: 'End the session; if they were let in by mistake, undo that first.',
    },
  },
  'session-full-elsewhere': {
    status: 409,
    zh: {
      reason: '“{title}”只剩 {left} 个名额，不够 {seats} 人。',
      remedy: '附近没有可报名的；其他区还可报名：{others}。也可留意本场，有人取消会放出名额。',
    },
    en: {
      reason: '“{title}” has {left} seats left, not {seats}.',
      remedy: 'Nothing nearby is open; in other districts: {others}. Or look again here: cancelled seats are given free.',
    },
  },
  'session-full': {
    status: 409,
    zh: {
      reason: '“{title}”只剩 {left} 个名额，不够 {seats} 人。',
      remedy: '附近还可报名：{others}。也可留意本场，有人取消会放出名额。',
    },
    en: {
      reason: '“{title}” has {left} seats left, not {seats}.',
      remedy: 'Open nearby: {others}. Or look again here: cancelled seats are given free.',
    },
  },
  'session-full-no-other': {
    status: 409,
    zh: {
      reason: '“{title}”只剩 {left} 个名额，不够 {seats} 人。',
      remedy: '目前没有其他可报名的场次；有人取消会放出名额，请稍后再看，也可减少人数。',
    },
    en: {
      reason: '“{title}” has {left} seats left, not {seats}.',
      remedy: 'No other session is open now; cancelled seats are given free, so look again later or take fewer seats.',
    },
  },
  'phone-invalid': {
    status: 422,
    zh: { reason: '手机号“{phone}”不正确。', remedy: '请填 11 位大陆手机号；座机请带区号，境外号码请以 + 和国家代码开头。' },
    en: {
      reason: '“{phone}” is not a phone number.',
      remedy: 'Give a mainland mobile number of 11 digits, a landline with area code, or + and the country code.',
    },
  },
  'consent-outdated': {
    status: 409,
    zh: { reason: '个人信息告知书已更新（现行版本 {version}）。', remedy: '请刷新页面，阅读新的告知书后再提交。' },
    en: {
      reason: 'The privacy wording has changed (version {version} is in force).',
      remedy: 'Reload the page, read the new wording and submit again.',
    },
  },
  'phone-signed-up-already': {
    status: 409,
    zh: {
      reason: '这个手机号已用另一个姓名报过本场。',
      remedy: '同行家人不用另报，请用原姓名打开票、或取消后按总人数重新报名；也可请现场人员协助。',
    },
    en: {
      reason: 'This phone number is already signed up here under another name.',
      remedy: 'Give the name used then to see the ticket, or cancel it and sign up again for all; staff at the desk can help.',
    },
  },
  'sign-up-cancel-late': {
    status: 409,
    zh: { reason: '场次已开始或您已入场，不能再取消。', remedy: '不来也没关系，无需操作。' },
    en: {
      reason: 'The session has begun, or you were let in; it cannot be cancelled any more.',
      remedy: 'Nothing needs to be done if you cannot come.',
    },
  },
  'session-archived': {
    status: 409,
    zh: { reason: '场次已归档，不能再补录或更改。', remedy: '如确有差错，请在证据中按“更正”处理并写明原因。' },
    en: {
      reason: 'The session is archived; nothing can be entered or changed.',
      remedy: 'Correct the fact in the evidence, with the reason.',
    },
  },
} as const;

/** Messages as they are sent, signed by the unit; `{…}` are filled from the notice. SMS are short: what, when, where, and what to do. */
export const zh = {
  template: {
    'signed-up': '【{unit}】您已报名“{title}”，{when}，{place}，{seats}人。票号 {ticketCode}，{entry}，把座位留给别人。',
    'sign-up-cancelled': '【{unit}】您在“{title}”（{when}）的报名已取消。',
    reminder: '【{unit}】提醒：明天 {when}“{title}”，{place}。票号 {ticketCode}，{entry}。',
    rescheduled: '【{unit}】“{title}”{moves}。原因：{reason}。原票有效，票号 {ticketCode}，{entry}。',
    'moved-speaker': '【{unit}】您主讲的“{title}”{moves}。原因：{reason}。时间不便请尽早告知。',
    'moved-venue': '【{unit}】“{title}”{moves}。原因：{reason}。请为新的时间留出场地，不便请尽早告知。',
    'speaker-released':
      '【{unit}】原定 {when} 在{place}请您主讲的一场活动，讲师另有安排，您不必再留时间。给您带来不便，敬请谅解。',
    'venue-released':
      '【{unit}】原定 {oldWhen} 在{oldPlace}的一场活动改到别处，不必再留场地。原因：{reason}。给您带来不便，敬请谅解。',
    'session-cancelled': '【{unit}】“{title}”（{when}，{place}）因故取消。原因：{reason}。给您带来不便，敬请谅解。',
    'venue-asked': '【{unit}】“{title}”改在{place}举办，{when}{people}。原因：{reason}。请留出场地，不便请尽早告知。',
    'hold-asked': '【{unit}】一场活动定于 {when} 在{place}{address}举办，请留出这个时间，不便请尽早告知。',
    'hold-moved': '【{unit}】原定 {oldWhen} 的一场活动{movesTo}，请按此留出时间，不便请尽早告知。原因：{reason}。',
    'hold-cancelled': '【{unit}】原定 {when} 在{place}的一场活动取消，不必再留时间。原因：{reason}。给您带来不便，敬请谅解。',
    'opinion-invited': '【{unit}】感谢参加“{title}”。请用半分钟说说感受：{url}',
    'left-path': '【{unit}】{count} 项指标偏离进度：{list}。查看：{url} 不想再收到，可在“我的账号”关闭。',
  },
  /** What of a session moves: its time, its place, or both. */
  moves: {
    time: '由 {oldWhen} 改为 {when}，{place}',
    place: '（{when}）时间不变，地点由{oldPlace}改为{place}{address}',
    both: '由 {oldWhen} 改为 {when}，地点由{oldPlace}改为{place}{address}',
  },
  /** As `moves`, after the time that it was planned for. */
  movesTo: {
    time: '改为 {when}，{place}',
    place: '时间不变，地点由{oldPlace}改为{place}{address}',
    both: '改为 {when}，地点由{oldPlace}改为{place}{address}',
  },
  /** How a ticket lets in: by its link, or in the words of who telephones, who has none. */
  entry: { link: '凭票入场：{url} 不能来请在此取消', number: '入场报这个票号即可。不能来请告诉我们' },
  address: '（{address}）',
  people: '，最多 {capacity} 人',
  alert: {
    change: '{name}（{from}→{to}）',
    separator: '、',
    more: '等',
    state: { met: '达标', 'on-track': '按期', 'at-risk': '临界', behind: '有差距' },
  },
  recipient: { speaker: '讲师', venue: '阵地联系人' },
  column: {
    session: '场次',
    recipient: '收件人',
    phone: '电话',
    text: '内容',
    state: '状态',
    created: '产生时间',
    told: '已告知（签名）',
  },
  state: { queued: '待发', sent: '已发', failed: '发送失败', told: '已电话告知' },
  sheet: '待告知名单',
};

export const en = {
  template: {
    'signed-up':
      '[{unit}] You are signed up for “{title}”, {when}, {place}, {seats} people. Ticket {ticketCode}{entry} so that others can.',
    'sign-up-cancelled': '[{unit}] Your sign-up for “{title}” ({when}) is cancelled.',
    reminder: '[{unit}] Tomorrow, {when}: “{title}”, {place}. Ticket {ticketCode}{entry}.',
    rescheduled: '[{unit}] “{title}” {moves}. Reason: {reason}. Your ticket {ticketCode} stays valid{entry}.',
    'moved-speaker': '[{unit}] “{title}”, where you speak, {moves}. Reason: {reason}. Please tell us soon if you cannot.',
    'moved-venue':
      '[{unit}] “{title}” {moves}. Reason: {reason}. Please keep the room for the new time, and tell us soon if you cannot.',
    'speaker-released':
      '[{unit}] For the session on {when}, {place}, where you were to speak, the speaker is arranged otherwise: you need not keep the time. We are sorry.',
    'venue-released':
      '[{unit}] A session planned for {oldWhen}, {oldPlace}, moves elsewhere: you need not keep the room. Reason: {reason}. We are sorry.',
    'session-cancelled': '[{unit}] “{title}” ({when}, {place}) is cancelled. Reason: {reason}. We are sorry.',
    'venue-asked':
      '[{unit}] “{title}” is now planned for {when}, {place}{people}. Reason: {reason}. Please keep the room, and tell us soon if you cannot.',
    'hold-asked':
      '[{unit}] A session is planned for {when}, {place}{address}. Please keep that time, and tell us soon if you cannot.',
    'hold-moved':
      '[{unit}] A session planned for {oldWhen} {movesTo}. Please keep that time, and tell us soon if you cannot. Reason: {reason}.',
    'hold-cancelled':
      '[{unit}] A session planned for {when}, {place}, is cancelled: you need not keep the time. Reason: {reason}. We are sorry.',
    'opinion-invited': '[{unit}] Thank you for coming to “{title}”. Tell us in half a minute how it was: {url}',
    'left-path': '[{unit}] {count} indicators left their path: {list}. See {url} Turn this off under “My account”.',
  },
  moves: {
    time: 'moves from {oldWhen} to {when}, {place}',
    place: 'on {when} moves from {oldPlace} to {place}{address}; the time stays',
    both: 'moves from {oldWhen} to {when}, and from {oldPlace} to {place}{address}',
  },
  movesTo: {
    time: 'moves to {when}, {place}',
    place: 'moves from {oldPlace} to {place}{address}; the time stays',
    both: 'moves to {when}, and from {oldPlace} to {place}{address}',
  },
  entry: {
    link: ': {url} If you cannot come, cancel there',
    number: ': say this number at the door. If you cannot come, tell us',
  },
  address: ' ({address})',
  people: ', for up to {capacity} people',
  alert: {
    change: '{name} ({from} → {to})',
    separator: ', ',
    more: ' and others',
    state: { met: 'met', 'on-track': 'on track', 'at-risk': 'at risk', behind: 'falls short' },
  },
  recipient: { speaker: 'speaker', venue: 'contact of the venue' },
  column: {
    session: 'Session',
    recipient: 'Recipient',
    phone: 'Phone',
    text: 'Text',
    state: 'State',
    created: 'Made at',
    told: 'Told (signature)',
  },
  state: { queued: 'queued', sent: 'sent', failed: 'failed', told: 'told by phone' },
  sheet: 'To be told',
};

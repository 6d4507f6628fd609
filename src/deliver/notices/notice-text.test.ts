import { expect, test } from 'vitest';
import { noticeText } from './notice-text.ts';
import type { NoticeRow } from './notice.store.ts';

const [june1, june2] = ['2020-06-01 14:00–16:00', '2020-06-02 14:00–16:00'];
const stays = { title: '面团为什么会发', oldWhen: june1, when: june1, oldPlace: '', place: '普陀书院', reason: '检修' };
const elsewhere = { ...stays, oldPlace: '徐汇书院', address: '曹杨路1号' };
const unitName = '演示科普中心';
const speaker = (params: NoticeRow['params'], language: 'zh' | 'en' = 'zh') =>
  noticeText({ template: 'moved-speaker', params, unitName }, language, 'sent');

test('another place is said, with its address; another time alone is said in few words', () => {
  expect(speaker({ ...stays, when: june2 })).toContain(`“面团为什么会发”由 ${june1} 改为 ${june2}，普陀书院。原因：检修。`);
  expect(speaker({ ...elsewhere, when: june2 })).toContain(
    `由 ${june1} 改为 ${june2}，地点由徐汇书院改为普陀书院（曹杨路1号）。`,
  );
  expect(speaker(elsewhere)).toContain(`“面团为什么会发”（${june1}）时间不变，地点由徐汇书院改为普陀书院（曹杨路1号）。`);
  expect(speaker({ ...elsewhere, address: '' })).toContain('地点由徐汇书院改为普陀书院。');
  expect(speaker(elsewhere, 'en')).toContain(`on ${june1} moves from 徐汇书院 to 普陀书院 (曹杨路1号); the time stays.`);
  const hold = noticeText({ template: 'hold-moved', params: elsewhere, unitName }, 'zh', 'sent');
  expect(hold).toContain(`原定 ${june1} 的一场活动时间不变，地点由徐汇书院改为普陀书院（曹杨路1号），请按此留出时间`);
});

test('a new venue is told for how many people; a message from before names no number', () => {
  const asked = (params: NoticeRow['params']) => noticeText({ template: 'venue-asked', params, unitName }, 'zh', 'sent');
  expect(asked({ ...elsewhere, capacity: 40 })).toContain(`改在普陀书院举办，${june1}，最多 40 人。`);
  expect(asked(elsewhere)).toContain(`改在普陀书院举办，${june1}。原因`);
});

test('what is listed is listed in the language of the reader', () => {
  const params = { count: 1, list: '受众（按期→有差距）', listEn: 'Audience (on track → falls short)', url: 'https://kepu/' };
  const digest = { template: 'left-path', params, unitName } as const;
  expect(noticeText(digest, 'zh', 'list')).toContain('受众（按期→有差距）。查看：https://kepu/');
  expect(noticeText(digest, 'en', 'list')).toContain('Audience (on track → falls short)');
});

const ticket = { when: june1, place: '普陀书院', seats: 2, ticketCode: 'AB12CD', url: 'https://kepu/shanghai/t/ticket-token' };
const signedUp = { template: 'signed-up', params: { ...stays, ...ticket }, unitName } as const;
const invited = {
  template: 'opinion-invited',
  params: { title: '面团为什么会发', url: 'https://kepu/shanghai/o/opinion-token' },
  unitName,
} as const;

test('a message is signed by the unit, and its link is whole for its recipient alone', () => {
  expect(noticeText(signedUp, 'zh', 'sent')).toBe(
    `【${unitName}】您已报名“面团为什么会发”，${june1}，普陀书院，2人。票号 AB12CD，凭票入场：https://kepu/shanghai/t/ticket-token 不能来请在此取消，把座位留给别人。`,
  );
  expect(noticeText(signedUp, 'en', 'sent')).toMatch(/AB12CD: https:\S+ticket-token If you cannot come, cancel there so that/);
  expect(noticeText(signedUp, 'zh', 'list')).toContain('凭票入场：https://kepu/shanghai/t/•••• 不能来');
  expect(noticeText(invited, 'zh', 'sent')).toContain('https://kepu/shanghai/o/opinion-token');
  for (const shown of ['list', 'telephone'] as const)
    for (const language of ['zh', 'en'] as const)
      for (const notice of [signedUp, invited]) expect(noticeText(notice, language, shown)).not.toContain('token');
});

test('who telephones has words that need no link', () => {
  expect(noticeText(signedUp, 'zh', 'telephone')).toContain(
    '票号 AB12CD，入场报这个票号即可。不能来请告诉我们，把座位留给别人。',
  );
  expect(noticeText(signedUp, 'en', 'telephone')).toContain(
    'Ticket AB12CD: say this number at the door. If you cannot come, tell us so that others can.',
  );
});

import { expect, test } from 'vitest';
import { noticeText } from './notice-text.ts';
import type { NoticeRow } from './notice.store.ts';

const [june1, june2] = ['2020-06-01 14:00–16:00', '2020-06-02 14:00–16:00'];
const stays = { title: '面团为什么会发', oldWhen: june1, when: june1, oldPlace: '', place: '普陀书院', reason: '检修' };
const elsewhere = { ...stays, oldPlace: '徐汇书院', address: '曹杨路1号' };
const speaker = (params: NoticeRow['params'], language: 'zh' | 'en' = 'zh') =>
  noticeText({ template: 'moved-speaker', params }, language);

test('another place is said, with its address; another time alone is said in few words', () => {
  expect(speaker({ ...stays, when: june2 })).toContain(`“面团为什么会发”由 ${june1} 改为 ${june2}，普陀书院。原因：检修。`);
  expect(speaker({ ...elsewhere, when: june2 })).toContain(
    `由 ${june1} 改为 ${june2}，地点由徐汇书院改为普陀书院（曹杨路1号）。`,
  );
  expect(speaker(elsewhere)).toContain(`“面团为什么会发”（${june1}）时间不变，地点由徐汇书院改为普陀书院（曹杨路1号）。`);
  expect(speaker({ ...elsewhere, address: '' })).toContain('地点由徐汇书院改为普陀书院。');
  expect(speaker(elsewhere, 'en')).toContain(`on ${june1} moves from 徐汇书院 to 普陀书院 (曹杨路1号); the time stays.`);
  const hold = noticeText({ template: 'hold-moved', params: elsewhere }, 'zh');
  expect(hold).toContain(`原定 ${june1} 的一场活动时间不变，地点由徐汇书院改为普陀书院（曹杨路1号），请按此留出时间`);
});

test('a new venue is told for how many people; a message from before names no number', () => {
  const asked = (params: NoticeRow['params']) => noticeText({ template: 'venue-asked', params }, 'zh');
  expect(asked({ ...elsewhere, capacity: 40 })).toContain(`改在普陀书院举办，${june1}，最多 40 人。`);
  expect(asked(elsewhere)).toContain(`改在普陀书院举办，${june1}。原因`);
});

test('what is listed is listed in the language of the reader', () => {
  const params = { count: 1, list: '受众（按期→有差距）', listEn: 'Audience (on track → falls short)', url: 'https://kepu/' };
  expect(noticeText({ template: 'left-path', params }, 'zh')).toContain('受众（按期→有差距）');
  expect(noticeText({ template: 'left-path', params }, 'en')).toContain('Audience (on track → falls short)');
});

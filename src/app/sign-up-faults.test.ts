import { expect, test } from 'vitest';
import { signUpFaults } from './sign-up-faults.ts';

const said = (typed: { name: string; phone: string }, agreed: boolean, language: 'zh' | 'en' = 'zh') =>
  signUpFaults(language, { ...typed, seats: '1', consent: agreed ? '1' : '' });

test('each field that is wrong is told, in the page’s language', () => {
  expect(said({ name: ' ', phone: '12345' }, false)).toEqual({
    name: '请填写姓名。',
    phone: expect.stringContaining('12345'),
    consent: expect.stringContaining('勾选'),
  });
  expect(said({ name: '林小禾', phone: '' }, true)).toEqual({ phone: '请填写手机号。' });
  expect(said({ name: '林小禾', phone: '13800138000' }, true)).toBeNull();
  expect(said({ name: '很'.repeat(41), phone: '13800138000' }, true)).toEqual({ name: '姓名太长：41 字，最多 40 字。' });
  expect(said({ name: 'Lin', phone: '' }, true, 'en')).toEqual({ phone: 'Please enter your mobile number.' });
});

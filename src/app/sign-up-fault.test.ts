import { expect, test } from 'vitest';
import { signUpFault } from './sign-up-fault.ts';

const said = (typed: { name: string; phone: string }, agreed: boolean, language: 'zh' | 'en' = 'zh') =>
  signUpFault(language, { ...typed, seats: '1' }, agreed)?.reason ?? null;

test('a form that cannot be sent is told of its first fault, in the order of its fields and in the page’s language', () => {
  expect(said({ name: ' ', phone: '12345' }, false)).toBe('请填写姓名。');
  expect(said({ name: '林小禾', phone: '' }, false)).toBe('请填写手机号。');
  expect(said({ name: '林小禾', phone: '12345' }, false)).toContain('12345');
  expect(said({ name: '林小禾', phone: '13800138000' }, false)).toContain('勾选');
  expect(said({ name: '林小禾', phone: '13800138000' }, true)).toBeNull();
  expect(said({ name: 'Lin', phone: '' }, false, 'en')).toBe('Please enter your mobile number.');
});

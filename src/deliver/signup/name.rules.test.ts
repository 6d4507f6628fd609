import { expect, test } from 'vitest';
import { isCalled } from './name.rules.ts';

test('a name has letters; emoji, signs, digits and markup are none', () => {
  expect(['张三', '阿依古丽·买买提', 'Anna Müller', "O'Neil", '张三（带孩子）'].filter((name) => !isCalled(name))).toEqual([]);
  expect(['😀😀', '!!!', '12345', '<b>张三</b>', '张三{{x}}', 'https://a.cn'].filter(isCalled)).toEqual([]);
});

import { expect, test } from 'vitest';
import { plainName } from './phone.rules.ts';

test('a name is compared without its blanks', () => expect(plainName(' 张 三 ')).toBe(plainName('张三')));

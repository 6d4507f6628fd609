import { expect, test } from 'vitest';
import { wanYuanText } from './money.ts';

test('万元 are exact for forms and have two decimals on screens', () => {
  expect([wanYuanText(113_958_050), wanYuanText(113_958_050, 2)]).toEqual(['113.95805', '113.96']);
  expect([wanYuanText(120_000_000), wanYuanText(120_000_000, 2)]).toEqual(['120', '120']);
});

import { expect, test } from 'vitest';
import { alongAim, changeOf } from './change-direction.ts';

test('a text that repeats a word of the change ends like any other', () => {
  for (const word of ['超过', '不超过', '不低于', '约', ' ', '≥']) expect(changeOf(`增长${word.repeat(200)}x`)).toBeNull();
  expect(changeOf(`增长${'超过'.repeat(200)}5`)).toBeNull();
});

test.each([
  ['增长超过5%', 'up'],
  ['增长不超过 5%', 'up'],
  ['增长了约 ≥ 5%', 'up'],
  ['增长率为5%', 'up'],
  ['增幅为5%', 'up'],
  ['压缩3天', 'down'],
  ['缩短3天', 'down'],
  ['节约3万元', 'down'],
  ['下降为0.5%', null],
  ['下降为4.8亿', null],
  ['下降到0.5%', null],
  ['缩短为3天', null],
])('the change of “%s” is %s', (text, change) => {
  expect(changeOf(text)).toBe(change);
});

const along = (name: string, raw: string, actual: string, value: number) =>
  alongAim({ name, raw, ceiling: raw.startsWith('≤') }, { raw: actual, value })?.figure ?? null;

test.each([
  ['减排量', '≥500吨', '减少520吨', 520, 520],
  ['节能率', '≥10%', '能耗降低12%', 12, 12],
  ['节能率', '≥10%', '能耗上升2%', 2, -2],
  ['成本节约额', '≥20万元', '节约22万元', 22, 22],
  ['节约成本', '≥20万元', '节约22万元', 22, 22],
  ['缩短办理时限', '≥3天', '缩短4天', 4, 4],
  ['审批用时', '≤5天', '缩短3天', 3, null],
  ['项目成本', '≤50万元', '节约8万元', 8, null],
  ['居民消费价格', '≤3%', '上涨0.2%', 0.2, 0.2],
  ['居民消费价格指数', '≤3%', '下降0.2%', 0.2, -0.2],
  ['床位价格', '≤300元', '上涨20元', 20, null],
  ['违章率', '≤3%', '上升0.2%', 0.2, null],
])('%s %s, done “%s”', (name, raw, actual, value, figure) => {
  expect(along(name, raw, actual, value)).toBe(figure);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formScore } from './account-command.ts';

test('form score marks a score that departs from the rules, and a shortfall without a reason', async () => {
  const name = '基层科普服务-自评-2020.txt';
  const bytes = readFileSync(new URL(`../../examples/${name}`, import.meta.url));
  const result = await formScore({ name, bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  const marked = result.value.text.split('\n').filter((line) => /^[✗!] /u.test(line));
  expect(marked).toEqual([
    expect.stringMatching(/^✗ 完成及时率/),
    expect.stringMatching(/^! 社区、园区和楼宇满意度.*没有写偏差原因/),
  ]);
});

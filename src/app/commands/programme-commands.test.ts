import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { ok } from '#src/kernel/result.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { planSmallYear } from '../../../tests/support/small-year.ts';
import { programmeCommands } from './programme-commands.ts';

let world: TestEnvironment;
let programmeId = '';
const folder = mkdtempSync(join(tmpdir(), 'kepu-programme-commands-'));

beforeAll(async () => {
  world = await testEnvironment();
  ({ programmeId } = await planSmallYear(world));
});

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a command says: its text, or its refusal in both languages. */
async function said(name: string, words: string[], options: Record<string, string | boolean> = {}): Promise<string> {
  const { environment, adminUrl } = world;
  const result = await programmeCommands
    .find((command) => command.name === name)!
    .run({
      words,
      options: { tenant: 'shanghai', ...options },
      installation: () => Promise.resolve(ok({ environment, adminUrl, folder, close: () => Promise.resolve() })),
      input: () => Promise.resolve(''),
      progress: () => undefined,
    });
  if (result.ok) return result.value.text;
  return (['zh', 'en'] as const).map((language) => sentenceOf(result.refusal, language).reason).join('\n');
}

const form = fileURLToPath(new URL('../../../examples/基层科普服务-2020.txt', import.meta.url));
const out = join(folder, 'out');

test.each(['2020-13-40', '2020-02-30', '2020-2-3', 'yesterday'])(
  '--at %s is no date, in every command that takes one',
  async (at) => {
    const sentences =
      '截至日期 填写有误：不是日期，请写成 2020-03-05。\ndate is not valid: it is no date; write it like 2020-03-05.';
    expect(await said('account', [programmeId], { at })).toBe(sentences);
    expect(await said('bundle', [programmeId], { at, out })).toBe(sentences);
    expect(await said('form print', [programmeId], { form: 'self-evaluation', at, out })).toBe(sentences);
    for (const [option, zh, en] of [
      ['start', '开始日期', 'start date'],
      ['end', '结束日期', 'end date'],
    ] as const)
      expect(await said('import', [form], { [option]: at })).toBe(
        `${zh} 填写有误：不是日期，请写成 2020-03-05。\n${en} is not valid: it is no date; write it like 2020-03-05.`,
      );
  },
);

test('what else a route refuses is told in the words of the field, too', async () => {
  const month = { form: 'monitoring', month: '2020-13', out };
  expect(await said('form print', [programmeId], month)).toBe(
    '月份 填写有误：格式不对。\nmonth is not valid: its format is wrong.',
  );
  expect(await said('account', ['科'.repeat(101)])).toBe(
    '搜索文字 填写有误：太长，最多 100 个字。\nsearch text is not valid: it is too long, at most 100 characters.',
  );
});

test('a day that is one, and a name with its year however it is written', async () => {
  const account = await said('account', [programmeId], { at: '2020-02-29' });
  expect(account).toContain('2020年2月29日');
  for (const name of ['基层科普服务 2020', '基层科普服务2020', '基层科普服务-2020', '基层科普服务'])
    expect(await said('account', [name], { at: '2020-02-29' })).toBe(account);
  expect(await said('account', ['基层科普服务 2019'])).toContain('没有找到项目“基层科普服务 2019”');
});

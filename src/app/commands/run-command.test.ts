import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { ok } from '#src/kernel/result.ts';
import { type Command, commandGroups } from './command.ts';
import { commands } from './index.ts';
import { formCommands } from './form-commands.ts';
import { proofCommands } from './log-commands.ts';
import { runCommand } from './run-command.ts';

async function typed(commands: readonly Command[], ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const nothing = (async function* () {})();
  const code = await runCommand(commands, args, {
    in: nothing,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

const bare = { name: 'echo', group: 'start', brief: { zh: '', en: '' }, zh: '', en: '', example: 'echo' } as const;

test('the help has one line a command, by what one wants to do', async () => {
  const { code, out } = await typed(commands, 'help');
  expect(code).toBe(0);
  const lines = out.split('\n');
  for (const { name } of commands)
    expect(
      lines.filter((line) => line.startsWith(`  kepu ${name}  `)),
      name,
    ).toHaveLength(1);
  expect(lines.filter((line) => /^[^ ]/.test(line)).slice(1)).toEqual(
    Object.values(commandGroups).map(({ zh, en }) => `${zh} ${en}`),
  );
  expect(lines.length).toBeLessThan(commands.length + 20);
  expect((await typed(commands)).out).toBe(out);
});

test('one command is told whole, with an example that it takes', async () => {
  for (const ask of [
    ['help', 'form', 'lint'],
    ['form', 'lint', '--help'],
    ['form', 'lint', 'a.docx', '-h'],
  ]) {
    const { code, out } = await typed(commands, ...ask);
    expect([code, out.slice(0, 20)]).toEqual([0, 'kepu form lint FILE ']);
    expect(out).toMatch(/指标体检：财政[\s\S]*Example: {2}kepu form lint /);
    expect(out).not.toContain('form score');
  }
  expect((await typed(commands, 'help', 'log', 'key')).out).toMatch(/kepu log key add[\s\S]*kepu log key retire/);
  for (const { name, usage, example, options = {} } of commands) {
    expect(example.startsWith(name), name).toBe(true);
    const given = example.slice(name.length).split(' < ')[0]!.trim().split(/ +/).filter(Boolean);
    const { values } = parseArgs({
      args: given,
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([key, kind]) => [key, { type: kind === 'flag' ? 'boolean' : 'string' }]),
      ),
    });
    for (const needed of usage.matchAll(/(?<!\[)--([\w-]+)/g))
      if (!usage.includes(`[--${needed[1]}`)) expect(values, name).toHaveProperty(needed[1]!);
  }
});

test('a command that is not there names the nearest', async () => {
  const said = async (...args: string[]): Promise<string> => (await typed(commands, ...args)).err;
  expect(await said('form', 'raed', 'x.docx')).toMatch(/是不是“kepu form read”[\s\S]*Did you mean “kepu form read”/);
  expect(await said('acount', '基层科普服务')).toContain('“kepu account”');
  expect(await said('from', 'lint')).toContain('“kepu form lint”');
  expect(await said('help', 'verfy')).toContain('“kepu verify”');
  expect(await said('log')).toContain('“kepu help log”');
  expect(await said('frobnicate')).not.toMatch(/是不是|Did you mean/);
  expect((await typed(commands, 'help', 'frobnicate')).code).toBe(1);
});

test('a target below zero is a target, and no option', async () => {
  const { code, out, err } = await typed(formCommands, 'form', 'target', '≥90%', '-5%', '--json', '-12');
  expect([code, err]).toEqual([0, '']);
  expect((JSON.parse(out) as { raw: string; value: number }[]).map(({ raw, value }) => [raw, value])).toEqual([
    ['≥90%', 90],
    ['-5%', -5],
    ['-12', -12],
  ]);
  expect((await typed(formCommands, 'form', 'target', '--', '-5%')).out).toContain('-5%');
});

test('an option that does not exist is refused with the way to write the command', async () => {
  const { code, err } = await typed(formCommands, 'form', 'target', '-x');
  expect(code).toBe(1);
  expect(err).toContain('kepu form target EXPRESSION…');
});

test('the value of an option may be below zero, too', async () => {
  const echo: Command = {
    ...bare,
    usage: '',
    options: { by: 'text' },
    run: ({ options }) => Promise.resolve(ok({ text: String(options.by), json: null })),
  };
  expect((await typed([echo], 'echo', '--by', '-3')).out).toBe('-3\n');
});

test('what nobody can see in a word or an option is refused with its place, and the command does not run', async () => {
  const echo: Command = {
    ...bare,
    usage: 'PROGRAMME',
    options: { tenant: 'text' },
    run: () => Promise.resolve(ok({ text: 'ran', json: null })),
  };
  const word = await typed([echo], 'echo', '科普\u0007年');
  expect([word.code, word.out]).toEqual([1, '']);
  expect(word.err).toContain('PROGRAMME的第 3 个字符看不见（U+0007）');
  const option = await typed([echo], 'echo', '--tenant', 'a\u202Eb');
  expect(option.err).toContain('Character 2 of tenant cannot be seen (U+202E)');
  expect((await typed([echo], 'echo', '科普\n年')).out).toBe('ran\n');
});

test('a word for which a command has no place is refused, and the command does not run', async () => {
  const echo = (usage: string): Command => ({
    ...bare,
    usage,
    options: { out: 'text' },
    run: ({ words }) => Promise.resolve(ok({ text: words.join('+'), json: null })),
  });
  const two = await typed(formCommands, 'form', 'read', 'a.xlsx', 'b.xlsx');
  expect([two.code, two.out]).toEqual([1, '']);
  expect(two.err).toMatch(/多出“b\.xlsx”.*kepu form read FILE[\s\S]*“b\.xlsx” left over/);
  for (const usage of ['', '[--out FILE]', '< PROOF.json']) expect((await typed([echo(usage)], 'echo', 'x')).code).toBe(1);
  expect((await typed([echo('FILE --out FILE')], 'echo', 'x', '--out', 'y')).out).toBe('x\n');
  expect((await typed([echo('A B [--out FILE]')], 'echo', 'x', '--out', 'y', 'z', 'w')).err).toContain('“w”');
  expect((await typed([echo('WORD…')], 'echo', 'x', 'y', 'z')).out).toBe('x+y+z\n');
});

test('a file that is no bundle is told in a sentence, and with --json in JSON too', async () => {
  const own = fileURLToPath(import.meta.url);
  const { code, out, err } = await typed(proofCommands, 'verify', own);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/run-command\.test\.ts”不是 Kepu 证据包，或已损坏[\s\S]*is no Kepu bundle, or a damaged one/);
  const asked = await typed(proofCommands, 'verify', own, '--json');
  expect([asked.code, asked.err]).toEqual([1, err]);
  expect(JSON.parse(asked.out)).toMatchObject({ valid: false, checks: [{ code: 'format', ok: false }] });
});

test('what a command lacks is named, and so is what it cannot take, each with the usage of the help', async () => {
  for (const [args, said] of [
    [['form', 'read'], '命令缺少 FILE。正确写法：kepu form read FILE'],
    [['form', 'print', 'x', '--out', 'a.pdf'], '命令缺少 --form。正确写法：kepu form print PROGRAMME --form'],
    [['form', 'print', 'x', '--form', 'plan'], '命令写法不对（--form plan）。'],
    [['form', 'print', 'x', '--form', 'declaration', '--format', 'rtf'], '命令写法不对（--format rtf）。'],
    [['form', 'print', 'x', '--form', 'declaration'], '命令缺少 --out。'],
    [['verify'], '命令缺少 FILE。正确写法：kepu verify FILE [--checkpoint FILE]'],
    [['log', 'key', 'add', 'rsa'], '命令写法不对（rsa）。正确写法：kepu log key add'],
  ] as const) {
    const { code, err } = await typed(commands, ...args);
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  }
});

import { expect, test } from 'vitest';
import { ok } from '#src/kernel/result.ts';
import type { Command } from './command.ts';
import { formCommands } from './form-commands.ts';
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
    name: 'echo',
    usage: '',
    zh: '',
    en: '',
    options: { by: 'text' },
    run: ({ options }) => Promise.resolve(ok({ text: String(options.by), json: null })),
  };
  expect((await typed([echo], 'echo', '--by', '-3')).out).toBe('-3\n');
});

test('what nobody can see in a word or an option is refused with its place, and the command does not run', async () => {
  const echo: Command = {
    name: 'echo',
    usage: 'PROGRAMME',
    zh: '',
    en: '',
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

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ok } from '#src/kernel/result.ts';
import type { Command } from './command.ts';
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

test('a word for which a command has no place is refused, and the command does not run', async () => {
  const echo = (usage: string): Command => ({
    name: 'echo',
    usage,
    zh: '',
    en: '',
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
  expect(err).toMatch(/run-command\.test\.ts”不是证据包[\s\S]*is no evidence bundle/);
  const asked = await typed(proofCommands, 'verify', own, '--json');
  expect([asked.code, asked.err]).toEqual([1, err]);
  expect(JSON.parse(asked.out)).toMatchObject({ valid: false, checks: [{ code: 'format', ok: false }] });
});

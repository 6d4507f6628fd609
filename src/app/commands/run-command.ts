import { parseArgs } from 'node:util';
import { hiddenCharacterOf } from '#src/kernel/hidden-characters.ts';
import { type Refusal, refuse, sentenceOf } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import { type Installation, openInstallation } from '../installation.ts';
import type { Command, Output } from './command.ts';
import { commandsUnder, helpOf, helpText, nearestTo, usageOf } from './help.ts';
import pino from 'pino';

interface Streams {
  in: AsyncIterable<Uint8Array | string>;
  out(text: string): void;
  err(text: string): void;
}

/** Runs one command line and answers the exit code: 0, or 1 with a sentence on stderr that says what to do. */
export async function runCommand(commands: readonly Command[], args: readonly string[], streams: Streams): Promise<number> {
  const asksHelp = args.length === 0 || args[0] === 'help' || args.some((word) => word === '--help' || word === '-h');
  if (asksHelp) return help(commands, args, streams);
  const command = commands
    .filter(({ name }) => name.split(' ').every((word, index) => args[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return unknown(commands, args, streams);
  const parsed = parse(command, args.slice(command.name.split(' ').length));
  if (!parsed.ok) return sayRefusal(streams, parsed.refusal);
  const surplus = parsed.value.words.slice(placesIn(command.usage));
  if (surplus.length > 0)
    return sayRefusal(streams, refuse('command-words-left', { words: surplus.join(' '), usage: usageOf(command) }).refusal);
  const hidden = hiddenCharacterOf({ ...parsed.value.options, [command.usage]: parsed.value.words });
  if (hidden)
    return sayRefusal(
      streams,
      refuse('hidden-character', { where: hidden.path[0]!, sign: hidden.sign, position: hidden.position }).refusal,
    );
  const opened: { installation?: Promise<Result<Installation>> } = {};
  try {
    const result = await command.run({
      ...parsed.value,
      input: (limit) => readInput(streams, limit),
      progress: (line) => streams.err(`${line}\n`),
      installation: () => (opened.installation ??= openInstallation({ joinRunning: true, log: pino({ level: 'silent' }) })),
    });
    if (!result.ok) return sayRefusal(streams, withUsage(result.refusal, command));
    const json = parsed.value.options.json === true;
    if (result.value.problem && !json) return sayRefusal(streams, result.value.problem);
    print(streams, result.value, json);
    if (result.value.problem) return sayRefusal(streams, result.value.problem);
    return result.value.holds === false ? 1 : 0;
  } catch (error) {
    // A bug: the place is for whoever mends it, the sentence for whoever typed the command.
    if (process.env.KEPU_DEBUG) streams.err(`${(error as Error).stack}\n`);
    return sayRefusal(streams, refuse('command-failed', { problem: (error as Error).message }).refusal);
  } finally {
    const installation = await opened.installation;
    if (installation?.ok) await installation.value.close();
  }
}

/** A command that was not written right is told with the usage that the help has of it. */
function withUsage(refusal: Refusal, command: Command): Refusal {
  const { code, params } = refusal;
  return code === 'command-incomplete' || code === 'command-usage'
    ? { ...refusal, params: { ...params, usage: usageOf(command) } }
    : refusal;
}

function help(commands: readonly Command[], args: readonly string[], streams: Streams): 0 | 1 {
  const words = args.filter((word) => !word.startsWith('-')).slice(args[0] === 'help' ? 1 : 0);
  const meant = commandsUnder(commands, words);
  if (words.length > 0 && meant.length === 0) return unknown(commands, words, streams);
  streams.out(words.length === 0 ? helpText(commands) : helpOf(meant));
  return 0;
}

function unknown(commands: readonly Command[], words: readonly string[], streams: Streams): 1 {
  const command = words.slice(0, 2).join(' ');
  const nearest = nearestTo(commands, words);
  const { refusal } = nearest ? refuse('command-unknown-near', { command, nearest }) : refuse('command-unknown', { command });
  return sayRefusal(streams, refusal);
}

async function readInput(streams: Streams, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of streams.in) {
    parts.push(Buffer.from(part));
    length += part.length;
    if (length > limit) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(
  command: Command,
  args: readonly string[],
): Result<{ words: string[]; options: Record<string, string | boolean | undefined> }> {
  const options = Object.fromEntries(
    Object.entries({ json: 'flag', ...command.options }).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: args.map(shielded), options, allowPositionals: true, strict: true });
    const given = Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? bare(value) : value]);
    return { ok: true, value: { words: positionals.map(bare), options: Object.fromEntries(given) } };
  } catch (error) {
    return refuse('command-usage', {
      usage: usageOf(command),
      problem: (error as Error).message.split('. ')[0]!,
    });
  }
}

/** How many words a usage has room for: those before its options, without end where the last one goes on (`EXPRESSION…`). */
function placesIn(usage: string): number {
  const words = usage.split(' ').filter((word) => word !== '');
  const options = words.findIndex((word) => /^(\[|--|<)/.test(word));
  const places = options < 0 ? words : words.slice(0, options);
  return places.some((word) => word.endsWith('…')) ? Infinity : places.length;
}

const shield = '\0';
/** No option begins with a digit: `-5%` is a number below zero, and is shielded from being taken for one. */
const shielded = (arg: string): string => (/^-\d/.test(arg) ? `${shield}${arg}` : arg);
const bare = (arg: string): string => (arg.startsWith(shield) ? arg.slice(shield.length) : arg);

function print(streams: Streams, output: Output, json: boolean): void {
  streams.out(json ? `${JSON.stringify(output.json, null, 2)}\n` : `${output.text.trimEnd()}\n`);
}

function sayRefusal(streams: Streams, refusal: Refusal): 1 {
  for (const language of ['zh', 'en'] as const) {
    const { reason, remedy } = sentenceOf(refusal, language);
    streams.err(`${reason}${language === 'en' ? ' ' : ''}${remedy}\n`);
  }
  return 1;
}

import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Installation } from '../installation.ts';

export interface Output {
  /** For people. */
  text: string;
  /** With `--json`. */
  json: unknown;
  /** False where the command ran but what it checked does not hold; the exit code is then 1. */
  holds?: boolean;
  /** Told on stderr instead of the text where there was nothing to check; the exit code is then 1. With `--json` stdout has its JSON all the same. */
  problem?: Refusal | undefined;
}

export interface Asked {
  /** What stands after the command's words, options left out. */
  words: string[];
  options: Record<string, string | boolean | undefined>;
  /** Opens the installation when it is first asked for, so that commands on files need no database. */
  installation(): Promise<Result<Installation>>;
  /** What stands on stdin as UTF-8; of more than `limit` bytes only what shows that it is too much. */
  input(limit: number): Promise<string>;
  /** A line of progress, on stderr. */
  progress(line: string): void;
}

/** What one wants to do with a command, in the order of the help. */
export const commandGroups = {
  start: { zh: '开始', en: 'Start' },
  forms: { zh: '表格（不用数据库）', en: 'Forms (no database needed)' },
  programme: { zh: '项目', en: 'Programme' },
  proof: { zh: '佐证与核验', en: 'Evidence and proof' },
  upkeep: { zh: '维护', en: 'Upkeep' },
} as const;

export interface Command {
  /** As it is typed: `form read`. */
  name: string;
  /** What follows the name: `FILE`. */
  usage: string;
  group: keyof typeof commandGroups;
  /** A few words for the line that it has in the help. */
  brief: { zh: string; en: string };
  /** The whole, for whoever asks about this one. */
  zh: string;
  en: string;
  /** As somebody would type it, without `kepu`. */
  example: string;
  /** Options besides `--json`; 'text' takes a value. */
  options?: Record<string, 'text' | 'flag'>;
  run(asked: Asked): Promise<Result<Output>>;
}

/** What a command needs and was not given: `FILE`, `--out`. How it is written right is said by whoever runs it. */
export const lacking = (missing: string) => refuse('command-incomplete', { missing, usage: '' });
/** What is given and cannot be taken: `--format rtf`. */
export const miswritten = (problem: string) => refuse('command-usage', { problem, usage: '' });

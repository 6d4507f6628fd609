import { type Command, commandGroups } from './command.ts';

export const usageOf = ({ name, usage }: Command): string => `kepu ${name} ${usage}`.trim();

/** Every command, one line each, by what one wants to do. */
export function helpText(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => columns(name)));
  const parts = Object.entries(commandGroups).map(([code, { zh, en }]) => {
    const lines = commands
      .filter(({ group }) => group === code)
      .map(({ name, brief }) => `  kepu ${padded(name, width)}  ${padded(brief.zh, 26)}  ${brief.en}`);
    return lines.length === 0 ? [] : [`${zh} ${en}`, ...lines, ''];
  });
  return [
    'Kepu 科普',
    '',
    ...parts.flat(),
    '  kepu help COMMAND  一个命令的全部用法和例子 the whole of one command, with an example',
    '  --json             机器可读的输出 machine-readable output',
    '  KEPU_DATA=FOLDER   写在命令前：服务所用的数据目录 before a command: the data folder of the server',
    '',
  ].join('\n');
}

/** The whole of one command; of a word that several begin with, such as `log`, of each of them. */
export function helpOf(commands: readonly Command[]): string {
  const told = commands.map(({ zh, en, example, ...command }) =>
    [usageOf({ zh, en, example, ...command }), `  ${zh}`, `  ${en}`, '', `  例 Example:  kepu ${example}`, ''].join('\n'),
  );
  return told.join('\n');
}

/** The commands that begin with these words. */
export function commandsUnder(commands: readonly Command[], words: readonly string[]): Command[] {
  return commands.filter(({ name }) => {
    const own = name.split(' ');
    return words.length > 0 && own.slice(0, words.length).join(' ') === words.slice(0, own.length).join(' ');
  });
}

/** What was probably meant: the command whose name needs the fewest signs changed, if those are few; null where none is near. */
export function nearestTo(commands: readonly Command[], words: readonly string[]): string | null {
  if (commandsUnder(commands, words.slice(0, 1)).length > 1 && words.length === 1) return `help ${words[0]}`;
  const near = commands
    .map(({ name }) => {
      const typed = words.slice(0, name.split(' ').length).join(' ').toLowerCase();
      return { name, changes: changesBetween(typed, name) };
    })
    .filter(({ name, changes }) => changes <= Math.max(1, Math.floor(name.length / 3)))
    .sort((one, other) => one.changes - other.changes);
  return near[0]?.name ?? null;
}

/** Signs to be put in, left out or changed (Levenshtein); two that changed places count as one. */
function changesBetween(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (same ? 0 : 1),
        ...(swapped ? [rows[i - 2]![j - 2]! + 1] : []),
      );
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}

/** How wide a terminal draws it: Chinese takes two columns a sign. */
const columns = (text: string): number => [...text].reduce((sum, sign) => sum + (/[⺀-￦]/.test(sign) ? 2 : 1), 0);

const padded = (text: string, width: number): string => `${text}${' '.repeat(Math.max(0, width - columns(text)))}`;

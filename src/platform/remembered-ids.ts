import type { Environment } from './environment.ts';

/** A year and more: no backup should be kept longer. */
const remembered = 400 * 86_400_000;

function linesOf(environment: Environment, file: string): [id: string, at: string][] {
  const since = environment.clock.now().getTime() - remembered;
  return (environment.keyFiles.read(file) ?? '')
    .split('\n')
    .map((line) => line.split(' '))
    .filter((line): line is [string, string] => line.length === 2 && Date.parse(line[1]!) >= since);
}

/** The ids in a file outside the database: of what was erased, which a backup that is restored brings back. */
export function rememberedIds(environment: Environment, file: string): string[] {
  return linesOf(environment, file).map(([id]) => id);
}

export function rememberId(environment: Environment, file: string, id: string): void {
  const lines = [...linesOf(environment, file).filter(([one]) => one !== id), [id, environment.clock.now().toISOString()]];
  environment.keyFiles.write(file, lines.map((line) => `${line.join(' ')}\n`).join(''));
}

import { commands } from './commands/index.ts';
import { runCommand } from './commands/run-command.ts';

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  in: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

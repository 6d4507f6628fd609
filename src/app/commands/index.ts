import type { Command } from './command.ts';
import { formCommands } from './form-commands.ts';
import { installationCommands } from './installation-commands.ts';
import { logCommands, proofCommands } from './log-commands.ts';
import { programmeCommands } from './programme-commands.ts';

/** Every command of `kepu`, in the order of the help. */
export const commands: readonly Command[] = [
  ...formCommands,
  ...programmeCommands,
  ...proofCommands,
  ...logCommands,
  ...installationCommands,
];

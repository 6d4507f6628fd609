import type { Logger } from 'pino';
import type { Clock } from '#src/kernel/clock.ts';
import type { ActSource } from './act-source.ts';
import type { FileStore } from './files.ts';
import type { KeyFiles } from './key-files.ts';
import type { Database } from './postgres/database.ts';
import type { Secrets } from './secrets.ts';

/** What every verb is given: the outside world, each part replaceable by a real one of another make. */
export interface Environment {
  database: Database;
  clock: Clock;
  files: FileStore;
  secrets: Secrets;
  keyFiles: KeyFiles;
  /** What besides facts is logged: each stage that declares, judges or signs names its acts. */
  actSources: readonly ActSource[];
  log: Logger;
  /** The address under which residents reach this installation, without a slash at the end. */
  publicUrl: string;
}

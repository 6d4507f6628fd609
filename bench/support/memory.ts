import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/**
 * Most memory that this process held at any moment, in megabytes. Linux is asked for the program's own: the maximum that
 * `process.resourceUsage` tells begins with what the parent held when it forked.
 */
export function mostMemory(): number {
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) : null;
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) / 1024;
}

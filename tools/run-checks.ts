import { type CheckReport, describeFindings, type Finding } from './findings.ts';

export type Checks = Record<string, () => Promise<CheckReport>>;

export interface RunOptions {
  /** Findings in this folder only; empty for all. */
  folder: string;
  /** At most so many findings of each check are printed. */
  shown: number;
  print: (line: string) => void;
}

/** Runs the checks, two at a time, and prints each as it ends. Answers the number of findings. */
export async function runChecks(checks: Checks, options: RunOptions): Promise<number> {
  const started = performance.now();
  const waiting = Object.entries(checks);
  const worker = async (): Promise<number> => {
    let count = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await runOne(...next, options);
      count += found;
    }
    return count;
  };
  const [first, second] = await Promise.all([worker(), worker()]);
  const total = first + second;
  options.print(
    total === 0 ? `\nAll is well (${secondsSince(started)} s).` : `\n${total} findings (${secondsSince(started)} s).`,
  );
  return total;
}

async function runOne(name: string, check: () => Promise<CheckReport>, { folder, shown, print }: RunOptions): Promise<number> {
  const started = performance.now();
  const report = await attempt(name, check);
  const findings = report.findings.filter((finding) => finding.file.startsWith(folder) || isBreakdown(finding));
  print(`${findings.length === 0 ? '✓' : '✗'} ${name.padEnd(8)} ${secondsSince(started).padStart(5)} s  ${report.looked}`);
  for (const line of describeFindings(findings.slice(0, shown))) print(line);
  if (shown < findings.length) print(`  … and ${findings.length - shown} more (--all shows them)`);
  return findings.length;
}

/** A check that breaks down is a finding: the others still run and say theirs. */
async function attempt(name: string, check: () => Promise<CheckReport>): Promise<CheckReport> {
  try {
    return await check();
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      findings: [{ rule: `${name}-broke-down`, file: '.', line: 0, message, advice: 'mend the check itself' }],
      looked: 'broke down',
    };
  }
}

function isBreakdown(finding: Finding): boolean {
  return finding.file === '.';
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

import { expect, it } from 'vitest';
import type { CheckReport } from './findings.ts';
import { runChecks } from './run-checks.ts';

const report = (...files: string[]): CheckReport => ({
  findings: files.map((file) => ({ rule: 'r', file, line: 1, message: 'm', advice: 'a' })),
  looked: 'all',
});
const after = async (milliseconds: number, result: CheckReport): Promise<CheckReport> => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return result;
};

async function run(
  checks: Record<string, () => Promise<CheckReport>>,
  folder = '',
  shown = 20,
): Promise<{ total: number; said: string }> {
  const lines: string[] = [];
  const total = await runChecks(checks, { folder, shown, print: (line) => lines.push(line) });
  return { total, said: lines.join('\n') };
}

it('adds up what every check finds, in whatever order they end', async () => {
  const { total, said } = await run({
    slow: () => after(60, report('a.ts')),
    fast: () => after(5, report('b.ts', 'c.ts')),
    faster: () => after(1, report('d.ts')),
    clean: () => after(1, report()),
  });
  expect(total).toBe(4);
  expect(said).toContain('4 findings');
  expect(said).toMatch(/✓ clean/);
});

it('takes a check that breaks down for a finding, in whatever folder one looks', async () => {
  const { total, said } = await run(
    { broken: () => Promise.reject(new Error('no parser')), clean: () => after(1, report()) },
    'src/plan',
  );
  expect(total).toBe(1);
  expect(said).toContain('no parser');
});

it('says that all is well only when nothing was found', async () => {
  expect(await run({ clean: () => after(1, report()) })).toMatchObject({
    total: 0,
    said: expect.stringContaining('All is well'),
  });
});

it('counts a folder alone when asked, and prints no more than asked', async () => {
  const checks = { one: () => after(1, report('src/plan/a.ts', 'src/plan/b.ts', 'src/deliver/c.ts')) };
  const { total, said } = await run(checks, 'src/plan', 1);
  expect(total).toBe(2);
  expect(said).toContain('src/plan/a.ts:1');
  expect(said).toContain('… and 1 more');
});

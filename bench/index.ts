import { parseArgs } from 'node:util';
import { type Benchmark, type Figure, figureOf, type Sizes, tableOf } from './support/figures.ts';

const benchmarks: Record<string, () => Promise<{ run: Benchmark }>> = {
  forms: () => import('./forms.ts'),
  printing: () => import('./printing.ts'),
  pages: () => import('./page-weight.ts'),
  facts: () => import('./append-facts.ts'),
  log: () => import('./log.ts'),
  indicators: () => import('./indicator-page.ts'),
  signup: () => import('./sign-ups.ts'),
  expectation: () => import('./expectation.ts'),
  start: () => import('./starting.ts'),
};

const usage = 'npm run bench -- [NAME …] [--facts 10000000] [--requests 6000]';
const given = parseArgs({
  allowPositionals: true,
  options: { facts: { type: 'string', default: '10000000' }, requests: { type: 'string', default: '6000' } },
});
const asked = given.positionals;
const sizes: Sizes = { facts: Number(given.values.facts), requests: Number(given.values.requests) };
if (!Object.values(sizes).every((size) => Number.isInteger(size) && size >= 1_000)) {
  process.stderr.write(`规模须为不小于 1000 的整数 sizes are whole numbers from 1,000: ${usage}\n`);
  process.exit(1);
}
const unknown = asked.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  process.stderr.write(
    `没有这些基准测试 no such benchmark: ${unknown.join(', ')}\n可用 there are: ${Object.keys(benchmarks).join(', ')}\n${usage}\n`,
  );
  process.exit(1);
}

const figures: Figure[] = [];
const failed: string[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(benchmarks)) {
  const began = performance.now();
  const say = (line: string): void => {
    process.stderr.write(`  ${name}: ${line}\n`);
  };
  try {
    const { run } = await benchmarks[name]!();
    await run(
      (figure, value, unit, compared) => {
        const measured = figureOf(name, figure, value, unit, compared ?? null);
        figures.push(measured);
        process.stdout.write(`${JSON.stringify(measured)}\n`);
      },
      say,
      sizes,
    );
  } catch (error) {
    failed.push(name);
    process.stderr.write(`  ${name} FAILED: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  say(`${((performance.now() - began) / 1000).toFixed(1)} s`);
}

process.stdout.write(`\n${tableOf(figures)}\n`);
if (failed.length > 0) process.stdout.write(`\nFAILED: ${failed.join(', ')}\n`);
process.exit(failed.length > 0 ? 1 : 0);

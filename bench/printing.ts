import type { Benchmark } from './support/figures.ts';
import { median } from './support/figures.ts';
import { runFresh } from './support/processes.ts';

export interface Printed {
  coldMs: number;
  warmMs: number;
  bytes: number;
}

/** Each official form in each format: the first of a fresh process, and the ones after it. */
export const run: Benchmark = async (report) => {
  for (const form of ['declaration', 'monitoring', 'self-evaluation']) {
    for (const format of ['docx', 'xlsx', 'pdf']) {
      const runs: Printed[] = [];
      for (let time = 0; time < 3; time += 1) runs.push(await runFresh<Printed>('printing-worker.ts', [form, format]));
      const cold = median(runs.map((one) => one.coldMs));
      const warm = median(runs.map((one) => one.warmMs));
      report(`${form} as ${format}, first`, cold, 'ms', { with: 'the same again, warm', value: warm, unit: 'ms' });
      report(`${form} as ${format}, warm`, warm, 'ms', { with: 'what is asked of it, at most', value: 500, unit: 'ms' });
      report(`${form} as ${format}, size`, runs[0]!.bytes / 1024, 'KB');
    }
  }
};

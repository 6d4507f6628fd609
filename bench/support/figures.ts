import { cpus, totalmem } from 'node:os';

/** What a figure is held against, measured or given in the same run. */
export interface Compared {
  with: string;
  value: number;
  unit: string;
}

export interface Figure {
  bench: string;
  figure: string;
  value: number;
  unit: string;
  compared: Compared | null;
  /** `value` ÷ `compared.value`; null without a comparison or where it would divide by nothing. */
  ratio: number | null;
  at: { time: string; processor: string; cores: number; memoryGigabytes: number; node: string };
}

/** What a benchmark reports to: one call a figure. */
export type Report = (figure: string, value: number, unit: string, compared?: Compared) => void;

/** How large a run is: smaller where a figure is only looked at on the way. */
export interface Sizes {
  /** Facts of the pages of figures. */
  facts: number;
  /** Requests of a rush of sign-ups. */
  requests: number;
}

/** One benchmark: measures, and throws when what it measured was not done right. */
export type Benchmark = (report: Report, say: (line: string) => void, sizes: Sizes) => Promise<void>;

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

export function figureOf(bench: string, figure: string, value: number, unit: string, compared: Compared | null): Figure {
  const processors = cpus();
  return {
    bench,
    figure,
    value: rounded(value),
    unit,
    compared: compared && { ...compared, value: rounded(compared.value) },
    ratio: compared && compared.value !== 0 ? rounded(value / compared.value) : null,
    at: {
      time: new Date().toISOString(),
      processor: processors[0]?.model.trim() ?? 'unknown',
      cores: processors.length,
      memoryGigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that `work` took, with what it answered. */
export async function timed<Value>(work: () => Promise<Value> | Value): Promise<{ value: Value; ms: number }> {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

/** The median milliseconds of `times` runs, one after the other. */
export async function medianOf(times: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) all.push((await timed(work)).ms);
  return median(all);
}

/** Chinese characters are two columns wide in a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}

/** The figures as lines in columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ bench, figure, value, unit, compared, ratio }) => [
    bench,
    figure,
    `${value.toLocaleString('en')} ${unit}`,
    compared ? `${compared.value.toLocaleString('en')} ${compared.unit}` : '',
    ratio === null ? '' : `× ${ratio.toLocaleString('en')}`,
    compared?.with ?? '',
  ]);
  const all = [['bench', 'figure', 'value', 'beside', 'ratio', 'which is'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => widthOf(row[column]!))));
  const right = new Set([2, 3, 4]);
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const blank = ' '.repeat(widths[column]! - widthOf(cell));
          return right.has(column) ? blank + cell : cell + blank;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import { Worker } from 'node:worker_threads';
import { refuse } from '#src/kernel/refusal.ts';
import { ok } from '#src/kernel/result.ts';
import type { Result } from '#src/kernel/result.ts';
import type { PdfAnswer, PdfJob } from './pdf-worker.ts';
import { withBreakingRows, withFittingFigures } from './fit-sheet.ts';
import { modulesSvg } from './qr-code.ts';
import { pageMm, placeCells, prepareSheet, standardSizePt } from './sheet.ts';
import type { Block, Grid, Row, Sheet } from './sheet.ts';

/** Noto Serif SC. */
const figureFace = { digit: 0.57, point: 0.3, percent: 0.95 };

interface Waiting {
  resolve(answer: PdfAnswer | 'too-slow'): void;
  timer: NodeJS.Timeout;
}

const patienceMs = 120_000;
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let nextId = 1;

function settle(id: number, answer: PdfAnswer | 'too-slow'): void {
  const one = waiting.get(id);
  if (one === undefined) return;
  waiting.delete(id);
  clearTimeout(one.timer);
  if (waiting.size === 0) worker?.unref();
  one.resolve(answer);
}

function dropWorker(message: string): void {
  const dead = worker;
  worker = undefined;
  void dead?.terminate();
  for (const id of [...waiting.keys()]) settle(id, { id, kind: 'failed', message });
}

function warmWorker(): Worker {
  if (worker !== undefined) return worker;
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const fresh = new Worker(new URL(`./pdf-worker.${extension}`, import.meta.url));
  fresh.on('message', (answer: PdfAnswer) => settle(answer.id, answer));
  fresh.on('error', (error: Error) => {
    if (worker === fresh) dropWorker(error.message);
  });
  fresh.on('exit', () => {
    if (worker === fresh) dropWorker('the typesetter stopped');
  });
  worker = fresh;
  return fresh;
}

function typeset(sheet: string): Promise<PdfAnswer | 'too-slow'> {
  const id = nextId;
  nextId += 1;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      settle(id, 'too-slow');
      dropWorker('the typesetter was stopped, as another document took too long');
    }, patienceMs);
    waiting.set(id, { resolve, timer });
    const busy = warmWorker();
    // The worker keeps the process alive only while somebody waits for it.
    busy.ref();
    busy.postMessage({ id, sheet } satisfies PdfJob);
  });
}

/** The rows with the column that each cell begins at. */
function templateRows(rows: readonly Row[], columns: number): object[] {
  const placed = placeCells(rows, columns);
  return rows.map((row, at) => ({
    ...row,
    whole: row.breaks !== true,
    cells: placed
      .filter((one) => one.row === at)
      .map(({ column, cell: { symbol, number: _number, vertical, text, ...cell } }) => ({
        ...cell,
        x: column,
        text: vertical === true ? [...text].join('\n') : text,
        ...(symbol === undefined ? {} : { symbol: { svg: modulesSvg(symbol.modules), width: symbol.widthMm } }),
      })),
  }));
}

/** The last row, often a total, does not stand alone on a page: it stays with the one before. */
function tailOf({ rows, frame }: Grid): boolean {
  return frame !== 'none' && rows.length > 2 && rows.slice(-2).every((row) => row.breaks !== true);
}

/** The room for seals and signatures does not stand alone on a page either: it stays with the last two rows of the table that they are for. */
function closedBy(table: Block | undefined, seals: Block | undefined): boolean {
  if (table?.kind !== 'grid' || seals?.kind !== 'grid') return false;
  return tailOf(table) && seals.frame === 'none' && seals.keep === true && (seals.head ?? []).length === 0;
}

/** The sheet as the template reads it. */
function templateInput(sheet: Sheet): string {
  const { width, height } = pageMm(sheet);
  return JSON.stringify({
    width,
    height,
    margin: sheet.page.marginMm,
    size: sheet.sizePt ?? standardSizePt,
    title: sheet.title,
    mark: sheet.mark ?? null,
    foot: sheet.foot,
    blocks: sheet.blocks.map((block, at) => {
      if (block.kind === 'text') return block;
      const closing = closedBy(block, sheet.blocks[at + 1]) ? { closing: at + 1 } : {};
      const closed = closedBy(sheet.blocks[at - 1], block);
      const rowsOf = (rows: readonly Row[]): object[] => templateRows(rows, block.columns.length);
      return { ...block, ...closing, closed, tail: tailOf(block), head: rowsOf(block.head ?? []), rows: rowsOf(block.rows) };
    }),
  });
}

/**
 * The sheet as PDF/A-2b; the same sheet always gives the same bytes. Typeset in a worker thread, one at a time.
 * Refuses `text-unprintable` with the characters that no face can show, and `printing-too-slow` after two minutes.
 */
export async function renderPdf(sheet: Sheet): Promise<Result<Uint8Array>> {
  const answer = await typeset(templateInput(withBreakingRows(withFittingFigures(prepareSheet(sheet), figureFace))));
  if (answer === 'too-slow') return refuse('printing-too-slow', { seconds: patienceMs / 1000 });
  if (answer.kind === 'missing') return refuse('text-unprintable', { characters: answer.characters });
  if (answer.kind === 'failed') throw new Error(`typesetting failed: ${answer.message}`);
  return ok(answer.bytes);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeError, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { typstTemplate } from './pdf-template.ts';

export interface PdfJob {
  id: number;
  /** The sheet as JSON, as the template reads it. */
  sheet: string;
}

/** `missing`: characters that no installed face can show. */
export type PdfAnswer =
  | { id: number; kind: 'pdf'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'missing'; characters: string }
  | { id: number; kind: 'failed'; message: string };

const faces = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

function createCompiler(): NodeCompiler {
  const { resolve } = createRequire(import.meta.url);
  return NodeCompiler.create({ fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(resolve(face))) }] });
}

const messagesOf = (error: NodeError | null): string =>
  (error?.shortDiagnostics ?? []).map((one: { message?: string }) => one.message ?? '').join('; ');

let compiler: NodeCompiler | undefined;

/** For each block the rows that a page begins with, in order; empty for running text. */
type Cuts = readonly (readonly number[])[];

type Typeset = { document: NodeTypstDocument; starts: Cuts } | { trouble: string };

function typeset(typst: NodeCompiler, sheet: string, cuts: Cuts): Typeset {
  const compiled = typst.compile({ mainFileContent: typstTemplate, inputs: { sheet, cuts: JSON.stringify(cuts) } });
  // A missing font is only a warning to Typst; on an official form it is a defect.
  const trouble = [messagesOf(compiled.takeError()), messagesOf(compiled.takeWarnings())].filter((text) => text !== '');
  const document = compiled.result;
  if (trouble.length > 0 || document === null) return { trouble: trouble.join('; ') || 'nothing was typeset' };
  const rows: { value: [block: number, row: number, page: number] }[] = typst.query(document, { selector: '<row>' });
  const starts: number[][] = cuts.map(() => []);
  rows.forEach(({ value: [block, row, page] }, at) => {
    const [before, , earlier] = rows[at - 1]?.value ?? [];
    if (before === block && earlier !== page) starts[block]?.push(row);
  });
  return { document, starts };
}

const rounds = 4;

/**
 * A cell that stands again on each page is parted where the pages break, which is known only when they are set; and its text, standing once more,
 * may make a row taller and move a break. So the sheet is set until the parts begin where the pages do. Should it never come to rest, earlier
 * cuts are kept too: then a text may stand once more than it must, but never once less.
 */
function typesetParted(typst: NodeCompiler, sheet: string): Typeset {
  const { blocks } = JSON.parse(sheet) as { blocks: readonly { rows?: readonly { cells: readonly { again?: boolean }[] }[] }[] };
  const parted = blocks.map(({ rows = [] }) => rows.some((row) => row.cells.some((cell) => cell.again === true)));
  let cuts: Cuts = blocks.map(() => []);
  for (let round = 1; ; round += 1) {
    const set = typeset(typst, sheet, cuts);
    if ('trouble' in set) return set;
    const missing = set.starts.some(
      (starts, at) => parted[at] === true && starts.some((row) => cuts[at]?.includes(row) !== true),
    );
    if (!missing) return set;
    cuts = set.starts.map((starts, at) => {
      const kept = round < rounds ? [] : (cuts[at] ?? []);
      return [...new Set([...kept, ...starts])].sort((one, other) => one - other);
    });
  }
}

function print(job: PdfJob): PdfAnswer {
  compiler ??= createCompiler();
  const set = typesetParted(compiler, job.sheet);
  if ('trouble' in set) return { id: job.id, kind: 'failed', message: set.trouble };
  try {
    // PDF/A-2b refuses a character without a glyph instead of printing an empty box.
    const bytes = compiler.pdf(set.document, { pdfStandard: 'a-2b', creationTimestamp: 0 });
    return { id: job.id, kind: 'pdf', bytes: new Uint8Array(bytes) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const missing = [...message.matchAll(/the text \\?"(.+?)\\?" could not be displayed/gu)].map((match) => match[1]);
    if (missing.length === 0) return { id: job.id, kind: 'failed', message };
    return { id: job.id, kind: 'missing', characters: [...new Set(missing)].join(' ') };
  } finally {
    compiler.evictCache(5);
  }
}

parentPort?.on('message', (job: PdfJob) => {
  let answer: PdfAnswer;
  try {
    answer = print(job);
  } catch (error) {
    answer = { id: job.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer, answer.kind === 'pdf' ? [answer.bytes.buffer] : []);
});

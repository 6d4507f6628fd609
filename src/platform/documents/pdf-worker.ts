import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeError } from '@myriaddreamin/typst-ts-node-compiler';
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

function print(job: PdfJob): PdfAnswer {
  compiler ??= createCompiler();
  const compiled = compiler.compile({ mainFileContent: typstTemplate, inputs: { sheet: job.sheet } });
  // A missing font is only a warning to Typst; on an official form it is a defect.
  const trouble = [messagesOf(compiled.takeError()), messagesOf(compiled.takeWarnings())].filter((text) => text !== '');
  if (trouble.length > 0 || compiled.result === null) {
    return { id: job.id, kind: 'failed', message: trouble.join('; ') || 'nothing was typeset' };
  }
  try {
    // PDF/A-2b refuses a character without a glyph instead of printing an empty box.
    const bytes = compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: 0 });
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

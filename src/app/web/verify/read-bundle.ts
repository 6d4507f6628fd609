import { BundleCheck, type BundleOptions, type BundleReport } from '#src/account/bundle/verify/index.ts';
import { portableChecks } from '#src/evidence/log/rules/index.ts';

/** No honest line comes near it. */
const longestLine = 16 * 1024 * 1024;
/** Lines between two breaths of the page. */
const breath = 200;

/** Checks a file where it lies, line by line; `onProgress` is told the bytes of text read so far. */
export async function checkFile(file: File, options: BundleOptions, onProgress: (bytes: number) => void): Promise<BundleReport> {
  const check = new BundleCheck(portableChecks, options);
  const first = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  const stream = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let [rest, read, lines] = ['', 0, 0];
  for (;;) {
    const part = await reader.read().catch((error: unknown) => {
      // What cannot be unpacked fails as a TypeError; a file that is gone or locked as a DOMException.
      if (!packed || !(error instanceof TypeError)) throw error;
      return null;
    });
    if (part === null) {
      check.damaged();
      return check.finish();
    }
    const { done, value } = part;
    if (done) break;
    read += value.length;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = parts.pop()!.slice(0, longestLine);
    for (const line of parts) {
      check.add(line);
      lines += 1;
      if (lines % breath !== 0) continue;
      onProgress(read);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  check.add(rest + decoder.decode());
  return check.finish();
}

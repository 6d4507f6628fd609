import { BundleCheck, type BundleOptions, type BundleReport, packedPiece } from '#src/account/bundle/verify/index.ts';
import { portableChecks } from '#src/evidence/log/rules/index.ts';

/** No honest line comes near it. */
const longestLine = 16 * 1024 * 1024;
/** Lines between two breaths of the page. */
const breath = 200;
/** Bytes of a packed file that are read at once. */
const block = 1024 * 1024;

/** Checks a file where it lies, line by line; `onProgress` is told the bytes of text read so far. */
export async function checkFile(file: File, options: BundleOptions, onProgress: (bytes: number) => void): Promise<BundleReport> {
  const check = new BundleCheck(portableChecks, options);
  const first = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  const decoder = new TextDecoder();
  let [rest, read, lines] = ['', 0, 0];
  try {
    for await (const bytes of packed ? unpacked(file) : whole(file)) {
      read += bytes.length;
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = parts.pop()!;
      for (const line of parts) {
        if (line.length > longestLine) check.tooLong();
        else check.add(line);
        if (check.isEnough) return check.finish();
        lines += 1;
        if (lines % breath !== 0) continue;
        onProgress(read);
        await new Promise((resolve) => setTimeout(resolve));
      }
      if (rest.length <= longestLine) continue;
      check.tooLong();
      return check.finish();
    }
  } catch (error) {
    // What cannot be unpacked fails as a TypeError; a file that is gone or locked as a DOMException.
    if (!packed || !(error instanceof TypeError)) throw error;
    check.damaged();
    return check.finish();
  }
  check.add(rest + decoder.decode());
  return check.finish();
}

async function* whole(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** What each piece unpacks to, once all of the piece could be unpacked; fails as a TypeError where one cannot. */
async function* unpacked(file: File): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  let out: Uint8Array[] = [];
  const reading = (async () => {
    const reader = readable.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) out.push(part.value);
  })();
  reading.catch(() => undefined);
  writer.closed.catch(() => undefined);
  for (let from = 0; from < file.size; from += block) {
    const bytes = new Uint8Array(await file.slice(from, from + block).arrayBuffer());
    for (let at = 0; at < bytes.length; at += packedPiece) {
      await writer.write(bytes.subarray(at, at + packedPiece));
      // The last of it is handed over a few turns after it was taken.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      yield* out;
      out = [];
    }
  }
  await writer.close();
  await reading;
  yield* out;
}

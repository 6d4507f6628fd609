import { inflateRawSync } from 'node:zlib';
import { formLimits } from './source-rows.ts';

export interface ZipInspection {
  names: Set<string>;
  /** What the markup of the package says, unpacked. */
  markup: Map<string, Buffer>;
  problem: 'form-bomb' | 'form-damaged' | 'form-encrypted' | null;
}

/**
 * Looks into a ZIP before any library opens it. Sizes in the directory may lie, so every entry is really unpacked,
 * against one budget for all; markup that declares entities is refused, since expanding them is a bomb of its own.
 */
export function inspectZip(bytes: Uint8Array): ZipInspection {
  const names = new Set<string>();
  const markup = new Map<string, Buffer>();
  const fail = (problem: ZipInspection['problem']): ZipInspection => ({ names, markup: new Map(), problem });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > file.length) return fail('form-damaged');
  const count = file.readUInt16LE(end + 10);
  if (count > formLimits.entries) return fail('form-bomb');
  let offset = file.readUInt32LE(end + 16);
  let budget: number = formLimits.unpackedBytes;
  for (let entry = 0; entry < count; entry++) {
    if (offset + 46 > file.length || file.readUInt32LE(offset) !== 0x02014b50) return fail('form-damaged');
    const header = {
      flags: file.readUInt16LE(offset + 8),
      method: file.readUInt16LE(offset + 10),
      packed: file.readUInt32LE(offset + 20),
      nameLength: file.readUInt16LE(offset + 28),
      skip: file.readUInt16LE(offset + 30) + file.readUInt16LE(offset + 32),
      at: file.readUInt32LE(offset + 42),
    };
    const name = file.toString('utf8', offset + 46, offset + 46 + header.nameLength);
    names.add(name);
    if (header.flags & 1) return fail('form-encrypted');
    const unpacked = unpack(file, header, budget);
    if (unpacked === 'too large') return fail('form-bomb');
    if (unpacked === null) return fail('form-damaged');
    budget -= unpacked.length;
    if (budget <= 0) return fail('form-bomb');
    if (/\.(?:xml|rels)$/.test(name)) {
      // As a tree in memory, markup takes many times its length.
      if (unpacked.length > formLimits.markupBytes || unpacked.includes('<!ENTITY')) return fail('form-bomb');
      markup.set(name, unpacked);
    }
    offset += 46 + header.nameLength + header.skip;
  }
  return { names, markup, problem: null };
}

function unpack(
  file: Buffer,
  header: { method: number; packed: number; at: number },
  budget: number,
): Buffer | 'too large' | null {
  if (header.at + 30 > file.length) return null;
  const start = header.at + 30 + file.readUInt16LE(header.at + 26) + file.readUInt16LE(header.at + 28);
  if (start + header.packed > file.length) return null;
  const packed = file.subarray(start, start + header.packed);
  if (header.method === 0) return packed;
  if (header.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: budget });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : null;
  }
}

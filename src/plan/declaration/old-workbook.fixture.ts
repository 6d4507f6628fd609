import { compoundHeader } from './packages.fixture.ts';

type OldCell = string | { value: number; format?: string; formula?: true };

const SECTOR = 512;
const [END, TABLE, NONE] = [0xfffffffe, 0xfffffffd, 0xffffffff];
const PERCENT = 9;
const FIRST_OWN = 164;

/** An Excel 97 file of one sheet, written as Excel does; `0%` is the format that needs no words of its own. */
export function oldWorkbookOf(name: string, rows: readonly (readonly OldCell[])[]): Buffer {
  const codes = [...new Set(rows.flat().flatMap((cell) => (typeof cell === 'string' ? [] : (cell.format ?? []))))];
  const own = codes.filter((code) => code !== '0%');
  const idOf = (code: string): number => (code === '0%' ? PERCENT : FIRST_OWN + own.indexOf(code));
  const opening = record(0x0809, words(0x0600, 0x0005, 0, 0), Buffer.alloc(8));
  const formats = own.map((code) => record(0x041e, words(idOf(code)), text(code)));
  const looks = [0, ...codes.map(idOf)].map((id) => record(0x00e0, words(0, id), Buffer.alloc(16)));
  const head = Buffer.concat([opening, ...formats, ...looks]);
  const title = Buffer.from(name, 'utf16le');
  const ending = record(0x000a);
  const listed = (start: number): Buffer => {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(start);
    return record(0x0085, place, Buffer.from([0, 0, name.length, 1]), title);
  };
  const start = head.length + listed(0).length + ending.length;
  const cells = rows.flatMap((row, down) => row.map((cell, across) => cellRecord(cell, words(down, across), codes)));
  return compound(Buffer.concat([head, listed(start), ending, opening, ...cells, ending]));
}

function cellRecord(cell: OldCell, place: Buffer, codes: readonly string[]): Buffer {
  if (typeof cell === 'string') return record(0x0204, place, words(0), text(cell));
  const look = words(cell.format === undefined ? 0 : codes.indexOf(cell.format) + 1);
  const figure = Buffer.alloc(8);
  figure.writeDoubleLE(cell.value);
  return cell.formula ? record(0x0006, place, look, figure, Buffer.alloc(8)) : record(0x0203, place, look, figure);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes;
}

function text(written: string): Buffer {
  return Buffer.concat([words(written.length), Buffer.from([1]), Buffer.from(written, 'utf16le')]);
}

function record(kind: number, ...parts: Buffer[]): Buffer {
  const data = Buffer.concat(parts);
  return Buffer.concat([words(kind, data.length), data]);
}

/** The container of one stream `Workbook`, long enough to have sectors of its own. */
function compound(stream: Buffer): Buffer {
  const sectors = Math.max(Math.ceil(stream.length / SECTOR), 8);
  const header = compoundHeader();
  const table = Buffer.alloc(SECTOR, 0xff);
  const followers = [TABLE, END, ...Array.from({ length: sectors }, (_, at) => (at + 1 < sectors ? at + 3 : END))];
  for (const [at, follower] of followers.entries()) table.writeUInt32LE(follower, at * 4);
  const directory = Buffer.alloc(SECTOR);
  for (const [at, [entry, kind]] of (
    [
      ['Root Entry', 5],
      ['Workbook', 2],
    ] as const
  ).entries()) {
    const place = directory.subarray(at * 128, at * 128 + 128);
    place.write(entry, 0, 'utf16le');
    place.writeUInt16LE(entry.length * 2 + 2, 64);
    place.writeUInt8(kind, 66);
    for (const offset of [68, 72, 76]) place.writeUInt32LE(at === 0 && offset === 76 ? 1 : NONE, offset);
    place.writeUInt32LE(at === 0 ? END : 2, 116);
    place.writeUInt32LE(at === 0 ? 0 : sectors * SECTOR, 120);
  }
  return Buffer.concat([header, table, directory, stream, Buffer.alloc(sectors * SECTOR - stream.length)]);
}

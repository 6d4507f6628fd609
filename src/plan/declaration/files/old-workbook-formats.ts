import { compoundStream } from './compound-stream.ts';

/** Kinds of records in an Excel 97 file. */
const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  sheet: 0x0085,
  numbers: 0x00bd,
  look: 0x00e0,
  number: 0x0203,
  shortNumber: 0x027e,
  format: 0x041e,
} as const;
/** Formats that a file names by number alone, as far as they change what a number says. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
]);
const HEAD = 4;
/** Row and column, before what a record says of a cell. */
const PLACE = 4;
/** One of many numbers in a record: how it looks, and the number. The record's row and columns are as long together. */
const NUMBER = 6;

interface OldRecord {
  kind: number;
  at: number;
  data: Buffer;
}

/**
 * The number formats of an .xls file, for each of its sheets in order by the place `row,column` of a cell: the library that reads these files
 * gives their numbers without them.
 */
export function formatsOfOldWorkbook(bytes: Uint8Array): ReadonlyMap<string, string>[] {
  const stream = compoundStream(bytes, ['Workbook', 'Book']);
  const records = stream ? recordsOf(stream) : [];
  const codes = new Map(BUILT_IN);
  const starts: number[] = [];
  const ids: number[] = [];
  for (const { kind, data } of records.slice(0, records.findIndex((record) => record.kind === RECORD.end) + 1)) {
    if (kind === RECORD.format) codes.set(data.readUInt16LE(0), textOf(data.subarray(2)));
    else if (kind === RECORD.look) ids.push(data.readUInt16LE(2));
    else if (kind === RECORD.sheet) starts.push(data.readUInt32LE(0));
  }
  const looks = ids.map((id) => codes.get(id) ?? '');
  const places = new Map(records.map(({ at }, index) => [at, index]));
  const known = new Map<number, Map<string, string>>();
  return starts.map((start) => {
    const from = places.get(start);
    const formats = known.get(start) ?? (from === undefined ? new Map<string, string>() : formatsOfSheet(records, from, looks));
    known.set(start, formats);
    return formats;
  });
}

function recordsOf(stream: Buffer): OldRecord[] {
  const records: OldRecord[] = [];
  for (let at = 0; at + HEAD <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    const kind = stream.readUInt16LE(at);
    // Nothing but padding follows.
    if (kind === 0 && length === 0) break;
    records.push({ kind, at, data: stream.subarray(at + HEAD, at + HEAD + length) });
    at += HEAD + length;
  }
  return records;
}

/** A text with its length before it, in one or two bytes a letter. */
function textOf(data: Buffer): string {
  const length = data.readUInt16LE(0);
  const isWide = ((data[2] ?? 0) & 1) === 1;
  return isWide ? data.toString('utf16le', 3, 3 + length * 2) : data.toString('latin1', 3, 3 + length);
}

function formatsOfSheet(records: readonly OldRecord[], from: number, looks: readonly string[]): Map<string, string> {
  const formats = new Map<string, string>();
  for (let index = from; index < records.length && records[index]?.kind !== RECORD.end; index += 1) {
    const { kind, data } = records[index] as OldRecord;
    const isOne = kind === RECORD.number || kind === RECORD.shortNumber || kind === RECORD.formula;
    const count = isOne ? 1 : kind === RECORD.numbers ? Math.floor((data.length - NUMBER) / NUMBER) : 0;
    for (let at = 0; at < count; at += 1) {
      const code = looks[data.readUInt16LE(PLACE + at * NUMBER)] ?? '';
      if (code !== '') formats.set(`${data.readUInt16LE(0)},${data.readUInt16LE(2) + at}`, code);
    }
  }
  return formats;
}

import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uploadMegabytes } from '#src/kernel/upload-limit.ts';
import type { FormWarning } from '../declaration.contract.ts';
import { withOrdinaryLetters } from './ordinary-letters.ts';
import { rowsOfPdf } from './pdf-rows.ts';
import { type FileRows, formLimits, type SourceRow, tooLong } from './source-rows.ts';
import { linesOfText, rowsOfText } from './text-rows.ts';
import { rowsOfDocx } from './word-rows.ts';
import { rowsOfWorkbook } from './workbook-rows.ts';
import { inspectZip } from './zip-guard.ts';

export interface FormFile {
  /** Only shown to people; the type is told from the content. */
  name: string;
  bytes: Uint8Array;
}

export interface FormText extends FileRows {
  /** The same places as a person finds them on the form: a text's own lines where `rows` has them cut into cells. */
  original: SourceRow[];
}

/** The text of a form file as rows, in reading order. Refuses, in sentences, whatever it cannot or must not open. */
export async function textOfFile(file: FormFile): Promise<Result<FormText>> {
  const name = file.name.slice(-120);
  const { bytes } = file;
  if (bytes.length === 0) return refuse('form-empty', { file: name });
  if (bytes.length > formLimits.bytes) {
    return refuse('form-too-large', {
      file: name,
      megabytes: Math.ceil(bytes.length / 1024 / 1024),
      limit: uploadMegabytes,
    });
  }
  const type = typeOf(bytes);
  const text = type === 'text' ? decodeText(bytes) : null;
  if (type === 'text' && text === null) return refuse('form-encoding-unknown', { file: name });
  const read = text === null ? await rowsOf(name, bytes, type) : ok({ rows: rowsOfText(text), warnings: [] });
  if (!read.ok) return read;
  const rows = read.value.rows.map(withoutUnseen);
  const characters = rows.reduce((sum, row) => sum + row.cells.reduce((length, cell) => length + cell.text.length, 0), 0);
  const wide = rows.some(({ cells }) => cells.length > formLimits.columns || (cells.at(-1)?.column ?? 0) >= formLimits.columns);
  if (wide || rows.length > formLimits.rows || characters > formLimits.characters) return tooLong(name);
  if (rows.every((row) => row.cells.every((cell) => cell.text.trim() === ''))) return refuse('form-empty', { file: name });
  return ok({
    rows: rows.map(withoutControls),
    warnings: [...read.value.warnings, ...rows.flatMap(warningOfControls)],
    original: (text === null ? rows : linesOfText(text).map(withoutUnseen)).map(withoutControls),
  });
}

const unreadableCharacter = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

/** Some writers of PDF leave controls where a font has a sign: nobody can read them and nothing keeps them, so they are shown as �. */
function withoutControls(row: SourceRow): SourceRow {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, text: cell.text.replace(unreadableCharacter, '\ufffd') })) };
}

function warningOfControls({ cells, where }: SourceRow): FormWarning[] {
  const count = cells.reduce((sum, { text }) => sum + (text.match(unreadableCharacter)?.length ?? 0), 0);
  return count === 0 ? [] : [{ code: 'character-unread', message: `有 ${count} 个字符无法读取，以 � 代替，请核对`, where }];
}

/** Letters without width that web pages and office software leave between others say nothing; a hyphen that must not break is a hyphen. */
function withoutUnseen(row: SourceRow): SourceRow {
  const cells = row.cells.map((cell) => ({
    ...cell,
    text: cell.text.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '').replaceAll('\u2011', '-'),
  }));
  return { ...row, cells };
}

const unwarned = (read: Result<SourceRow[]>): Result<FileRows> => (read.ok ? ok({ rows: read.value, warnings: [] }) : read);

async function rowsOf(name: string, bytes: Uint8Array, type: string): Promise<Result<FileRows>> {
  if (type === 'zip') return rowsOfPackage(name, bytes);
  if (type === 'pdf') return unwarned(await rowsOfPdf(name, bytes));
  if (type === 'ole') return rowsOfOldOffice(name, bytes);
  if (type === 'unknown') return refuse('form-content-unknown', { file: name, named: typeNamedBy(name) });
  return refuse('form-type-unknown', { file: name, found: type });
}

const readable = ['.docx', '.xlsx', '.pdf', '.txt'];

/** The type that the file's name claims; any that is read, where it claims none of them. */
function typeNamedBy(name: string): string {
  const claimed = name.slice(name.lastIndexOf('.')).toLowerCase();
  return [...readable, '.doc', '.wps', '.xls'].includes(claimed) ? claimed : readable.join(' / ');
}

async function rowsOfPackage(name: string, bytes: Uint8Array): Promise<Result<FileRows>> {
  const inspected = inspectZip(bytes);
  if (inspected.problem) return refuse(inspected.problem, { file: name });
  if (inspected.names.has('word/document.xml')) return unwarned(await rowsOfDocx(name, inspected.markup));
  if (inspected.names.has('xl/workbook.xml')) return rowsOfWorkbook(name, bytes);
  return refuse('form-type-unknown', { file: name, found: 'zip' });
}

/** The container of password-protected Word and Excel files, and of the formats before 2007. */
async function rowsOfOldOffice(name: string, bytes: Uint8Array): Promise<Result<FileRows>> {
  const holds = (stream: string): boolean => Buffer.from(bytes).includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return refuse('form-encrypted', { file: name });
  if (holds('WordDocument')) return refuse('form-type-unknown', { file: name, found: '.doc / .wps' });
  if (holds('Workbook') || holds('Book')) return rowsOfWorkbook(name, bytes);
  return refuse('form-type-unknown', { file: name, found: 'OLE' });
}

const GZIP = '1f8b';
/** Names that read the same in both languages. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['424d', 'BMP'],
  ['49492a00', 'TIFF'],
  ['4d4d002a', 'TIFF'],
  ['52617221', 'RAR'],
  ['377abcaf', '7z'],
  [GZIP, 'gzip'],
  ['7b5c727466', 'RTF'],
];

function typeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  const hex = head.subarray(0, 8).toString('hex');
  const known = MAGIC.find(([magic]) => hex.startsWith(magic) && (magic.length > 4 || magic === GZIP || head.includes(0)));
  if (known) return known[1];
  if (isUtf16(bytes)) return 'text';
  const controls = bytes
    .subarray(0, 65_536)
    .reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0);
  return controls > 0 ? 'unknown' : 'text';
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** UTF-8, GB18030 (which holds GBK), or UTF-16 where it carries its mark; null when none of them fits throughout. */
function decodeText(bytes: Uint8Array): string | null {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Chance bytes often pass for GB18030, but then fall outside what anybody writes.
      if (encoding !== 'gb18030' || !/[\ue000-\uf8ff\u0080-\u009f\ufffd]/.test(text)) return withOrdinaryLetters(text);
    } catch {
      // not this encoding
    }
  }
  return null;
}

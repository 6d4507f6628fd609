import { storedZip } from './files/stored-zip.ts';

function zipOf(entries: Record<string, string>): Buffer {
  return storedZip(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)] as const));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function partsOf(main: string, types: Record<string, string>): Record<string, string> {
  const overrides = Object.entries(types).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${main}"/></Relationships>`,
  };
}

/** A Word file with this markup in its body; `w`, `v`, `mc`, `wps` and `r` are declared. */
export function docxOf(body: string): Buffer {
  const main = 'word/document.xml';
  const names = {
    w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    r: OFFICE,
    v: 'urn:schemas-microsoft-com:vml',
    mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
    wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
    wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
    m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  };
  const declared = Object.entries(names).map(([prefix, name]) => `xmlns:${prefix}="${name}"`);
  return zipOf({
    ...partsOf(main, { [main]: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' }),
    [main]: `${XML}<w:document ${declared.join(' ')}><w:body>${body}<w:sectPr/></w:body></w:document>`,
  });
}

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (inner: string): string => `<w:p>${inner.startsWith('<') ? inner : run(inner)}</w:p>`;
/** A cell; text, or markup of paragraphs. */
export const cell = (inner: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inner.startsWith('<') ? inner : paragraph(inner)}</w:tc>`;
export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((one) => (one.startsWith('<w:tc>') || one.startsWith('<w:sdt>') ? one : cell(one))).join('')}</w:tr>`;
export const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

/** The first sector of a compound file whose table of sectors is the next one, and its directory the one behind. */
export function compoundHeader(): Buffer {
  const [SECTOR, END] = [512, 0xfffffffe];
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt32LE(0x0003003e, 24);
  header.writeUInt32LE(0x0009fffe, 28);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  return header;
}

/** A compound file (the container of Office before 2007, and of encrypted packages) with empty streams of these names. */
export function compoundFile(streams: readonly string[]): Buffer {
  const SECTOR = 512;
  const [END, FAT, NONE] = [0xfffffffe, 0xfffffffd, 0xffffffff];
  const header = compoundHeader();
  const allocation = Buffer.alloc(SECTOR, 0xff);
  allocation.writeUInt32LE(FAT, 0);
  allocation.writeUInt32LE(END, 4);
  const directory = Buffer.alloc(SECTOR);
  for (const [at, name] of ['Root Entry', ...streams].entries()) {
    const entry = directory.subarray(at * 128, at * 128 + 128);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE(name.length * 2 + 2, 64);
    entry.writeUInt8(at === 0 ? 5 : 2, 66);
    entry.writeUInt32LE(NONE, 68);
    entry.writeUInt32LE(at > 0 && at < streams.length ? at + 1 : NONE, 72);
    entry.writeUInt32LE(at === 0 ? 1 : NONE, 76);
    entry.writeUInt32LE(END, 116);
  }
  return Buffer.concat([header, allocation, directory]);
}

interface SheetOf {
  name: string;
  /** Markup of the rows. */
  rows: string;
  /** Markup before them, such as the widths of columns. */
  before?: string;
  /** Markup after them, such as merged cells. */
  after?: string;
  state?: 'hidden' | 'veryHidden';
}

/** Number formats of `xlsxOf`: a cell takes the first one by `s="1"`, and so on. */
const numberFormats = ['&quot;≥&quot;0%', '0&quot;场&quot;', 'yyyy&quot;年&quot;m&quot;月&quot;'];

/** An Excel file of these sheets; texts stand in their cells. */
export function xlsxOf(...sheets: SheetOf[]): Buffer {
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
  const main = 'xl/workbook.xml';
  const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const parts = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const listed = sheets.map(
    ({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const related = parts.map((part, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="${part}"/>`);
  const defined = numberFormats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`);
  const taken = [0, ...numberFormats.map((_, at) => 164 + at)].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
  return zipOf({
    ...partsOf(main, {
      'xl/styles.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
      [main]: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      ...Object.fromEntries(parts.map((part) => [`xl/${part}`, sheetType])),
    }),
    [main]: `${XML}<workbook xmlns="${spreadsheet}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${spreadsheet}"><numFmts count="${defined.length}">${defined.join('')}</numFmts><cellXfs count="${taken.length}">${taken.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, before, after }, at) => [
        `xl/${parts[at]}`,
        `${XML}<worksheet xmlns="${spreadsheet}">${before ?? ''}<sheetData>${rows}</sheetData>${after ?? ''}</worksheet>`,
      ]),
    ),
  });
}

/** Rows of texts, from row `first` on; `properties` of all. */
export function sheetRows(rows: readonly (readonly string[])[], first = 1, properties = ''): string {
  return rows
    .map((cells, down) => {
      const number = first + down;
      const inner = cells.map((text, across) =>
        text.startsWith('<')
          ? text.replace('<c', `<c r="${String.fromCharCode(65 + across)}${number}"`)
          : `<c r="${String.fromCharCode(65 + across)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${number}"${properties && ` ${properties}`}>${inner.join('')}</row>`;
    })
    .join('');
}

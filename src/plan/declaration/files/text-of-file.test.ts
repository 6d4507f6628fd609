import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { renderPdf, renderWord } from '#src/platform/documents/index.ts';
import { sh2020Sheet } from '../forms.fixture.ts';
import { docxOf } from '../packages.fixture.ts';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { readForm } from '../read-form.ts';

const form =
  '财政项目支出绩效目标表\n（2020年度）\n项目名称：社区科普\n一级目标 二级目标 三级目标 指标目标值\n产出目标 数量 讲座场次 ≥4场\n';
/** The form in GBK, as a Chinese Windows saves text. */
const gbk = Buffer.from(
  'b2c6d5fecfeec4bfd6a7b3f6bca8d0a7c4bfb1ead70a'.replace(/d70a$/, '') +
    'b1ed0a' +
    'a3a832303230c4eab6c8a3a90a' +
    'cfeec4bfc3fbb3c6a3bac9e7c7f8bfc6c6d50a' +
    'd2bbbcb6c4bfb1ea20b6febcb6c4bfb1ea20c8fdbcb6c4bfb1ea20d6b8b1eac4bfb1ead6b50a' +
    'b2fab3f6c4bfb1ea20cafdc1bf20bdb2d7f9b3a1b4ce20a1dd34b3a10a',
  'hex',
);

async function codeOf(bytes: Uint8Array, name = '表'): Promise<string> {
  const result = await readForm({ name, bytes });
  if (result.ok) return 'read';
  for (const language of ['zh', 'en'] as const) {
    const { reason, remedy } = sentenceOf(result.refusal, language);
    expect(`${reason}${remedy}`).not.toMatch(/\{\w+\}/);
  }
  return result.refusal.code;
}

/** A ZIP of one deflated entry, whose directory may claim another size than the entry has. */
function zip(name: string, content: Buffer, claimed = content.length, flags = 0): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

/** A PDF of so many pages, all blank. */
function blankPdf(pages: number, trailer = ''): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
    ...Array.from({ length: pages }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'),
  ];
  return Buffer.from(
    `%PDF-1.4\n${objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('')}trailer<</Root 1 0 R/Size ${objects.length + 1}${trailer}>>\n%%EOF`,
  );
}

describe('encodings of plain text', () => {
  const utf16 = Buffer.from(`\ufeff${form}`, 'utf16le');
  const variants: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(form)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${form}`)],
    ['UTF-8 with Windows line ends', Buffer.from(form.replaceAll('\n', '\r\n'))],
    ['GBK', gbk],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
  ];
  test.each(variants)('%s', async (_name, bytes) => {
    const result = await readForm({ name: '表.txt', bytes });
    expect(result).toMatchObject({
      ok: true,
      value: {
        project: '社区科普',
        year: 2020,
        indicators: [{ level3: '讲座场次', target: { raw: '≥4场', value: 4 } }],
        warnings: [],
      },
    });
  });

  test('neither UTF-8 nor GB18030', async () => {
    expect(await codeOf(Buffer.from([0xe9, 0xa1, 0xb9, 0xff, 0xff, 0xfe, 0x41, 0x42]))).toBe('form-encoding-unknown');
  });
});

describe('files that are refused in a sentence', () => {
  test('empty, or nothing but blanks', async () => {
    expect(await codeOf(new Uint8Array())).toBe('form-empty');
    expect(await codeOf(Buffer.from(' \r\n\t\r\n'))).toBe('form-empty');
  });

  test('larger than 20 MB', async () => {
    expect(await codeOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('form-too-large');
  });

  test('more lines than any form has', async () => {
    expect(await codeOf(Buffer.from(`${form}\n甲`.repeat(1500)))).toBe('form-too-long');
    expect(await codeOf(Buffer.from(`${form}${'科普'.repeat(300_000)}`))).toBe('form-too-long');
  });

  test('pictures, archives, old Word', async () => {
    const head = (hex: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]);
    for (const hex of ['89504e470d0a1a0a', 'ffd8ffe0', '526172211a07', '377abcaf271c', '1f8b08'])
      expect(await codeOf(head(hex))).toBe('form-type-unknown');
    const oldWord = Buffer.concat([head('d0cf11e0a1b11ae1'), Buffer.from('WordDocument', 'utf16le')]);
    expect(await codeOf(oldWord)).toBe('form-type-unknown');
    expect(await codeOf(zip('photo.txt', Buffer.from('x')))).toBe('form-type-unknown');
  });

  test('in English without a Chinese word', async () => {
    const refused = [Buffer.from('0001020304', 'hex'), zip('photo.txt', Buffer.from('x')), blankPdf(201)];
    for (const bytes of [...refused, Buffer.from(`${form}\n甲`.repeat(1500))]) {
      const read = await readForm({ name: 'a', bytes });
      if (read.ok) throw new Error('read');
      const { reason, remedy } = sentenceOf(read.refusal, 'en');
      expect(`${reason}${remedy}`).not.toMatch(/\p{Script=Han}|[{}]/u);
    }
  });

  test('protected by a password', async () => {
    const encryption = { password: '演示', spinCount: 1000 };
    expect(await codeOf(await writeXlsx({ sheets: [{ name: '表', rows: [['项目名称', '甲']] }], encryption }))).toBe(
      'form-encrypted',
    );
    expect(await codeOf(zip('word/document.xml', Buffer.from('x'), 1, 1))).toBe('form-encrypted');
    const key = '00'.repeat(32);
    const locked = blankPdf(1, `/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${key}>/U<${key}>>>/ID[<00><00>]`);
    expect(await codeOf(locked)).toBe('form-encrypted');
  });

  test('a scan without text, and too many pages', async () => {
    expect(await codeOf(blankPdf(2))).toBe('form-scanned');
    expect(await codeOf(blankPdf(201))).toBe('form-too-long');
  });

  test('archives that would unpack without end, whatever size they claim', async () => {
    const huge = Buffer.alloc(120 * 1024 * 1024);
    expect(await codeOf(zip('word/document.xml', huge))).toBe('form-bomb');
    expect(await codeOf(zip('word/document.xml', huge, 10))).toBe('form-bomb');
    expect(await codeOf(zip('word/document.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')))).toBe('form-bomb');
  });

  test('markup that would fill the memory as a tree, in an archive of a few kilobytes', async () => {
    const paragraphs = '<w:p/>'.repeat(3_000_000);
    expect(await codeOf(docxOf(paragraphs))).toBe('form-bomb');
  });

  test('damaged Word, Excel and PDF', async () => {
    const word = await renderWord(sh2020Sheet);
    expect(await codeOf(word.subarray(0, word.length / 2))).toBe('form-damaged');
    expect(await codeOf(zip('word/document.xml', Buffer.from('no markup')))).toBe('form-damaged');
    expect(await codeOf(zip('xl/workbook.xml', Buffer.from('no markup')))).toBe('form-damaged');
    const pdf = await renderPdf(sh2020Sheet);
    expect(pdf.ok && (await codeOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('junk')])))).toBe('form-damaged');
  });

  test('text that is no such form', async () => {
    expect(await codeOf(Buffer.from('今天天气很好。\n我们去公园。'))).toBe('form-not-recognised');
  });
});

describe('readForm never throws', () => {
  const answers = async (bytes: Uint8Array): Promise<void> => {
    const result = await readForm({ name: '表', bytes });
    expect(typeof result.ok).toBe('boolean');
  };

  test('on arbitrary bytes', async () => {
    const heads = fc.constantFrom('', 'PK\u0003\u0004', '%PDF-1.4\n', '\u00d0\u00cf\u0011\u00e0', '\u00ff\u00fe');
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 300 }), (head, tail) =>
        answers(Buffer.concat([Buffer.from(head, 'latin1'), tail])),
      ),
      { numRuns: 300 },
    );
  });

  test('on a form with lines lost, doubled and cut', async () => {
    const lines = form.split('\n');
    const word = fc.oneof(
      fc.constantFrom(
        ...lines,
        ...lines.flatMap((line) => line.split(/[ ：]/)),
        '总分 100 90',
        '≥',
        '年初预算数 全年预算数',
        '年度资金总额 1 2 3',
        '| | |',
        '\t',
      ),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 14 }), (rows) =>
        answers(Buffer.from(form + rows.map((row) => row.join(' ')).join('\n'))),
      ),
      { numRuns: 300 },
    );
  });
});

test('a control that nobody can read is shown as � and told with its place: no database keeps it', async () => {
  const spoilt = form.replace('社区科普', '社区\u0000科\u009f普');
  const read = await readForm({ name: '表.txt', bytes: Buffer.from(`\ufeff${spoilt}`, 'utf16le') });
  if (!read.ok) throw new Error(read.refusal.code);
  expect(read.value.project).toBe('社区�科�普');
  expect(read.value.warnings).toContainEqual({
    code: 'character-unread',
    message: '有 2 个字符无法读取，以 � 代替，请核对',
    where: '第3行',
  });
});

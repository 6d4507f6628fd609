import { expect, test } from 'vitest';
import { type Language, sentenceOf } from '#src/kernel/refusal.ts';
import { compoundFile, docxOf, paragraph } from './packages.fixture.ts';
import { readForm } from './read-form.ts';
import { storedZip } from './files/stored-zip.ts';

/** The code and the sentences that refuse a file. */
async function refusalOf(name: string, bytes: Uint8Array): Promise<{ code: string; zh: string; en: string }> {
  const read = await readForm({ name, bytes });
  if (read.ok) return { code: 'read', zh: '', en: '' };
  const say = (language: Language): string => Object.values(sentenceOf(read.refusal, language)).join(' ');
  return { code: read.refusal.code, zh: say('zh'), en: say('en') };
}

const pages = (count: number): Buffer => {
  const kids = Array.from({ length: count }, (_, index) => `${index + 4} 0 R`).join(' ');
  const text = 'BT /F 9 Tf 20 700 Td (A page of a long report.) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${count}/Kids[${kids}]>>`,
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    ...Array.from({ length: count }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>'),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`);
};

test('Word and Excel files with a password: the container says so before anything is opened', async () => {
  const locked = compoundFile(['EncryptionInfo', 'EncryptedPackage']);
  for (const name of ['申报表.docx', '申报表.xlsx']) {
    const { code, zh, en } = await refusalOf(name, locked);
    expect(code).toBe('form-encrypted');
    expect(zh).toMatch(/打开密码.*去掉密码/);
    expect(en).toMatch(/password/);
  }
});

test('Word and WPS files of before 2007: what to save them as', async () => {
  for (const name of ['申报表.doc', '申报表.wps']) {
    const { code, zh, en } = await refusalOf(name, compoundFile(['WordDocument', '1Table']));
    expect(code).toBe('form-type-unknown');
    expect(zh).toMatch(/\.doc \/ \.wps.*另存为 \.docx/);
    expect(en).toMatch(/Save it as \.docx/);
  }
});

test('other compound files, and an old workbook that is cut off', async () => {
  expect((await refusalOf('图.vsd', compoundFile(['VisioDocument']))).code).toBe('form-type-unknown');
  expect((await refusalOf('表.xls', compoundFile(['Workbook']))).code).toBe('form-damaged');
});

test('bytes of no known kind: the content is not what the name says', async () => {
  const bytes = Buffer.from('0001020304f7a9e6', 'hex');
  for (const type of ['.docx', '.pdf']) {
    const { code, zh, en } = await refusalOf(`申报表${type.toUpperCase()}`, bytes);
    expect(code).toBe('form-content-unknown');
    expect(zh).toContain(`的内容不是 ${type} 文件的内容`);
    expect(en).toContain(`not what a ${type} file holds`);
  }
  expect((await refusalOf('申报表', bytes)).zh).toContain('不是 .docx / .xlsx / .pdf / .txt 文件的内容');
});

test('a PDF of 2,000 pages is refused unread, in little memory', async () => {
  const bytes = pages(2000);
  const before = process.memoryUsage().rss;
  const { code, zh } = await refusalOf('汇编.pdf', bytes);
  expect(code).toBe('form-too-long');
  expect(zh).toContain('200 页');
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});

test('archives in archives, and more entries than any form has', async () => {
  const form = docxOf(paragraph('项目支出绩效目标表'));
  expect((await refusalOf('表.zip', storedZip([['申报表.docx', form]]))).code).toBe('form-type-unknown');
  const many = Array.from({ length: 3001 }, (_, at) => [`word/${at}.xml`, Buffer.from('<a/>')] as const);
  expect((await refusalOf('表.docx', storedZip([['word/document.xml', Buffer.from('<a/>')], ...many]))).code).toBe('form-bomb');
});

test('letters that only GB18030 has are read', async () => {
  const gbk =
    'cfeec4bfd6a7b3f6bca8d0a7c4bfb1eab1ed0aa3a832303230c4eab6c8a3a90acfeec4bfc3fbb3c6a3bac9e7c7f8bfc6c6d5' +
    '8139ee39' +
    '0a' +
    'd2bbbcb6c4bfb1ea20b6febcb6c4bfb1ea20c8fdbcb6c4bfb1ea20d6b8b1eac4bfb1ead6b50ab2fab3f6c4bfb1ea20cafdc1bf20bdb2d7f9b3a1b4ce20a1dd34b3a10a';
  const read = await readForm({ name: '表.txt', bytes: Buffer.from(gbk, 'hex') });
  expect(read).toMatchObject({ ok: true, value: { year: 2020, project: '社区科普㐀', indicators: [{ level3: '讲座场次' }] } });
});

import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { signInSheet } from './sign-in.fixture.ts';
import { sealArea } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { zipText } from './unzip.fixture.ts';
import { renderWord } from './word.ts';

test('every run names its East Asian font', async () => {
  const bytes = await renderWord(signInSheet(3));
  for (const part of ['word/document.xml', 'word/footer1.xml', 'word/header1.xml']) {
    const runs = zipText(bytes, part).match(/<w:r>.*?<\/w:r>/gsu) ?? [];
    const texts = runs.filter((run) => run.includes('<w:t') || run.includes('instrText'));
    expect(texts.length).toBeGreaterThan(0);
    for (const run of texts) expect(run).toMatch(/w:eastAsia="(仿宋|黑体)"/u);
  }
});

test('merged cells, the repeated head, the picture and the page numbers are there', async () => {
  const sheet: Sheet = {
    ...signInSheet(2),
    page: { orientation: 'landscape', marginMm: { top: 20, right: 20, bottom: 20, left: 20 } },
    blocks: [
      ...signInSheet(2).blocks,
      {
        kind: 'grid',
        columns: [1, 1, 1],
        rows: [
          {
            cells: [
              { text: '甲', rows: 2 },
              { text: '乙', span: 2 },
            ],
          },
          { cells: [{ text: '丙' }, { text: '丁\n戊' }] },
        ],
      },
      sealArea(['单位（盖章）：'], '日期：'),
    ],
  };
  const bytes = await renderWord(sheet);
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  expect(html).toContain('<td rowspan="2"><p>甲</p></td><td colspan="2"><p>乙</p></td>');
  expect(html).toContain('<td><p>丙</p></td><td><p>丁</p><p>戊</p></td>');
  expect(html).toContain('单位（盖章）：');
  expect(html).toContain('<img');
  const document = zipText(bytes, 'word/document.xml');
  expect(document.match(/<w:tblHeader/gu)).toHaveLength(1);
  expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906"/u);
  const footer = zipText(bytes, 'word/footer1.xml');
  expect(footer).toContain('NUMPAGES');
  expect(footer).toContain('校验码 0f3a');
  expect(zipText(bytes, 'word/header1.xml')).toContain('演示数据');
});

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

test('a figure is set smaller rather than broken, and the rows under one label stay on its page', async () => {
  const grid: Sheet['blocks'][number] = {
    kind: 'grid',
    columns: [10, 25, 143],
    rows: [
      { cells: [{ text: '产出', rows: 2 }, { text: '1,200,000.00' }, { text: '甲' }] },
      { cells: [{ text: '94.66%' }, { text: '1,200,000.00' }] },
      { cells: [{ text: '效益' }, { text: '' }, { text: '乙' }] },
      { cells: [{ text: '总分', span: 2 }, { text: '丙' }] },
    ],
  };
  const page = { orientation: 'portrait' as const, marginMm: { top: 22, right: 16, bottom: 24, left: 16 } };
  const document = zipText(await renderWord({ ...signInSheet(1), page, sizePt: 10, blocks: [grid] }), 'word/document.xml');
  const paragraphOf = (text: string) => document.match(/<w:p>.*?<\/w:p>/gsu)!.filter((one) => one.includes(`>${text}<`));
  const sizes = paragraphOf('1,200,000.00').map((one) => Number(/<w:sz w:val="(\d+)"/u.exec(one)![1]));
  expect(sizes[0]).toBeLessThan(20);
  expect(sizes[0]).toBeGreaterThanOrEqual(14);
  expect(sizes[1]).toBe(20);
  expect(paragraphOf('甲')[0]).toContain('<w:keepNext/>');
  expect(paragraphOf('94.66%')[0]).not.toContain('<w:keepNext/>');
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

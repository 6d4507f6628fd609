import jsQR from 'jsqr';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { renderPdf } from './pdf.ts';
import { modulesPng, modulesSvg, qrModules } from './qr-code.ts';
import type { Sheet } from './sheet.ts';
import { signInLink, signInSheet } from './sign-in.fixture.ts';

async function pagesOf(sheet: Sheet): Promise<string[]> {
  const printed = await renderPdf(sheet);
  if (!printed.ok) throw new Error(printed.refusal.code);
  const { text } = await extractText(await getDocumentProxy(printed.value.slice()), { mergePages: false });
  return text.map((page) => page.replace(/\s/gu, ''));
}

const plain = (text: string): Sheet => ({
  page: { orientation: 'landscape', marginMm: { top: 20, right: 20, bottom: 20, left: 20 } },
  title: ['说明'],
  foot: [],
  blocks: [{ kind: 'text', heading: '一、正文', text }],
});

test('a table that runs over the page repeats its head, its mark, its foot and counts the pages', async () => {
  const pages = await pagesOf(signInSheet(40));
  expect(pages.length).toBe(2);
  pages.forEach((page, at) => {
    expect(page).toContain('序号姓名手机号人数签名');
    expect(page).toContain('演示数据');
    expect(page).toContain('版本v1校验码0f3a');
    expect(page).toContain(`第${at + 1}页共2页`);
  });
  expect(pages.join('')).toContain('40');
});

test('the same sheet gives the same bytes, also when two are asked for at once', async () => {
  const [first, other, second] = await Promise.all([
    renderPdf(signInSheet(12)),
    renderPdf(plain('别的')),
    renderPdf(signInSheet(12)),
  ]);
  if (!first.ok || !second.ok || !other.ok) throw new Error('not printed');
  expect(Buffer.from(first.value).equals(Buffer.from(second.value))).toBe(true);
  expect(Buffer.from(first.value).equals(Buffer.from(other.value))).toBe(false);
});

test('text is never read as markup', async () => {
  const text = '#panic("x") $a^2$ *粗* _斜_ `码` \\ @ref <标> [括] // 注 = 题 "引';
  expect((await pagesOf(plain(text))).join('')).toContain(text.replace(/\s/gu, ''));
});

test('a character without a glyph is refused by name, and the next document prints', async () => {
  const printed = await renderPdf(plain('谢谢😀'));
  if (printed.ok) throw new Error('printed a box');
  expect(printed.refusal).toMatchObject({ code: 'text-unprintable', params: { characters: '😀' } });
  expect(sentenceOf(printed.refusal, 'zh').reason).toContain('😀');
  expect((await pagesOf(plain('谢谢'))).join('')).toContain('谢谢');
});

test.each(['any', 'random'] as const)('a QR code of %s text reads back, and its picture has the same modules', (of) => {
  const modules = qrModules(signInLink, of);
  const scale = 4;
  const size = modules.length * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)]) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  const read = (jsQR as unknown as typeof jsQR.default)(pixels, size, size);
  expect(read?.data).toBe(signInLink);
  const dark = modules.flat().filter(Boolean).length;
  const drawn = [...modulesSvg(modules).matchAll(/h(\d+)v1/g)].reduce((sum, match) => sum + Number(match[1]), 0);
  expect(drawn).toBe(dark);
  expect(Buffer.from(modulesPng(modules)).subarray(1, 4).toString()).toBe('PNG');
});

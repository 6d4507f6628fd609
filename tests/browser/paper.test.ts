import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PrintedTable } from '#src/ui-kit/printed-table.tsx';
import { launchChromium } from './support/chromium.ts';

const css = readFileSync(new URL('../../src/ui-kit/printed.css', import.meta.url), 'utf8');
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

/** The pages of a sheet with so many rows, as the browser prints it. */
async function printed(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, at) =>
    createElement('tr', { key: at }, createElement('td', null, `R${at + 1}.`)),
  );
  const table = renderToStaticMarkup(createElement(PrintedTable, { heads: ['姓名'], rows, foot: 'Counted' }));
  await page.setContent(`<style>${css}</style><article class="printed"><h2>签到表</h2>${table}</article>`);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((one) => one.replace(/\s/gu, ''));
}

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test('however many rows a sheet has, its last page holds rows above the foot, and no row is lost', async () => {
  const lengths = new Set<number>();
  // Around the ends of the first two pages, wherever the fonts at hand put them.
  for (const count of [1, 3, ...span(24, 40), ...span(56, 76)]) {
    const pages = await printed(count);
    lengths.add(pages.length);
    const last = pages.at(-1)!;
    expect(last, `${count} rows`).toContain('Counted');
    for (const at of [count, Math.max(1, count - 2)]) expect(last, `${count} rows`).toContain(`R${at}.`);
    expect(pages.join('').match(/R\d+\./gu)).toHaveLength(count);
  }
  expect([...lengths]).toEqual([1, 2, 3]);
});

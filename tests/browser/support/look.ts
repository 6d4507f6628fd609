import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

const resolve = createRequire(import.meta.url).resolve;
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
const jsQr = readFileSync(resolve('jsqr'), 'utf8');

interface AxeViolation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Looks at a page that still moves: a menu that closes, a heading that arrives. What stays is a finding. */
const LOOKS = 4;

/** Everything that axe objects to on the page, each as one line; best practices count too. */
export async function axeFindings(page: Page): Promise<string[]> {
  let findings = await axeFindingsNow(page);
  for (let look = 1; look < LOOKS && findings.length > 0; look += 1) {
    await page.waitForTimeout(500);
    findings = await axeFindingsNow(page);
  }
  return findings;
}

async function axeFindingsNow(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }).axe;
    return (await run({ resultTypes: ['violations'] })).violations;
  });
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      (node) => `${id} (${impact}) ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''}`,
    ),
  );
}

/** Pixels that the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What the QR code inside the element says, read as a phone's camera reads it: from its picture. */
export async function readQr(page: Page, selector: string): Promise<string | null> {
  const picture = await page.locator(selector).screenshot();
  // The library announces itself as a CommonJS module.
  await page.evaluate(
    `(() => { const exports = {}, module = { exports }; ${jsQr}; globalThis.readQr = module.exports.default ?? module.exports; })()`,
  );
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: 'image/png' }),
    );
    const canvas = document.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    const drawing = canvas.getContext('2d')!;
    drawing.drawImage(bitmap, 0, 0);
    const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    const { readQr: read } = globalThis as unknown as {
      readQr(data: Uint8ClampedArray, width: number, height: number): { data: string } | null;
    };
    return read(data, width, height)?.data ?? null;
  }, picture.toString('base64'));
}

/** All script that the page loads, in bytes as sent with gzip, and its text. */
export async function scriptsOf(page: Page, load: () => Promise<unknown>): Promise<{ bytes: number; text: string }> {
  const texts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) texts.push(response.text());
  });
  await load();
  await page.waitForLoadState('networkidle');
  const all = await Promise.all(texts);
  return { bytes: all.reduce((sum, text) => sum + gzipSync(text).length, 0), text: all.join('\n') };
}

/** Presses Tab until the element has the focus. Throws when it never gets it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

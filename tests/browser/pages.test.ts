import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings, overflow } from './support/look.ts';
import { consoleScreens, publicScreens, type Screen } from './support/pages.ts';
import { openSite, settled } from './support/site.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';

const router = readFileSync(new URL('../../src/app/web/console/router.tsx', import.meta.url), 'utf8');

/** Every address that the console's router knows. */
const routed = [...router.matchAll(/(?:screen\(\s*|\bpath: )'(\/[^']*)'/g)].map((match) => match[1]!);

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

/** Opens the screens one after the other in the same window, as a person does; answers what is wrong with each. */
async function findingsOf(
  screens: [string, Screen][],
  ready: (page: Page) => Promise<unknown>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const pages = new Map<string, Page>();
  for (const [name, { path, role }] of screens) {
    const known = pages.get(role ?? '');
    const page = known ?? (await site().open(path, { ...(role ? { role } : {}), width: 1440, height: 900 }));
    pages.set(role ?? '', page);
    if (known) await page.goto(`${site().url}${path}`);
    await ready(page).catch((error: Error) => {
      throw new Error(`${name} did not open: ${error.message}`);
    });
    const findings = await axeFindings(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const wide = await overflow(page);
    if (wide > 0) findings.push(`at 360 pixels the page is ${wide} too wide`);
    await page.setViewportSize({ width: 1440, height: 900 });
    if (findings.length > 0) found[name] = findings;
  }
  return found;
}

describe('axe finds nothing, and nothing is wider than a phone', () => {
  test('on every public page', async () => {
    const screens = publicScreens(year).map((screen): [string, Screen] => [screen.path, screen]);
    expect(await findingsOf(screens, (page) => page.locator('h1').waitFor())).toEqual({});
  });

  test('in large type and English', async () => {
    const page = await site().open('/shanghai/', { large: true, language: 'en' });
    const found: string[] = [];
    for (const { path } of publicScreens(year)) {
      await page.goto(`${site().url}${path}`);
      found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
    }
    expect(found).toEqual([]);
  });

  test('on every page of the console', async () => {
    const screens = Object.entries(consoleScreens(year)).map(([name, screen]): [string, Screen] => [
      name,
      { ...screen, path: `/console${screen.path}` },
    ]);
    const ready = async (page: Page): Promise<void> => {
      await page.locator('h1').waitFor();
      await settled(page);
    };
    expect(await findingsOf(screens, ready)).toEqual({});
    // Some forty screens at two widths.
  }, 300_000);

  test('on the door, in each of its states', async () => {
    const page = await site().open(`/door/${year.held.id}`, { role: 'manager' });
    const found: Record<string, string[]> = {};
    const look = async (state: string): Promise<void> => {
      const findings = await axeFindings(page);
      const wide = await overflow(page);
      if (wide > 0) findings.push(`${wide} pixels too wide`);
      if (findings.length > 0) found[state] = findings;
    };
    await page.getByText('没有得到摄像头的使用许可').waitFor();
    await look('without a camera');
    for (const name of ['输入号码', '现场人员', '清点', '撤销']) {
      await page.getByRole('navigation').getByRole('button', { name }).click();
      await look(name);
    }
    await page.getByRole('navigation').getByRole('button', { name: '输入号码' }).click();
    await page.getByRole('textbox').fill('2040');
    await page.keyboard.press('Enter');
    await page.locator('.matches').waitFor();
    await look('found by phone');
    await page.getByRole('textbox').fill('AAAAAA');
    await page.keyboard.press('Enter');
    await page.locator('.stage h2').waitFor();
    await look('refused');
    await page.goto(`${site().url}/door`);
    await page.locator('h1').waitFor();
    await look('choice of sessions');
    expect(found).toEqual({});
  });
});

test('every page that the router knows is looked at', () => {
  expect(routed.length).toBeGreaterThan(25);
  expect(Object.keys(consoleScreens(year)).sort()).toEqual([...new Set(routed)].sort());
});

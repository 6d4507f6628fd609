import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '#src/kernel/vocabulary.ts';
import { openSite, settled } from './support/site.ts';
import { liveSmallYear } from '../support/small-year.ts';

const site = openSite(async (world) => {
  await liveSmallYear(world);
});

const closed = '这个账号不能打开这一页';
/** `/console/sessions/01a…/paper?x=1` → `/console/sessions/:id/paper`: pages of one kind are looked at once. */
const kindOf = (address: string): string => new URL(address, 'http://x').pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');

async function opened(page: Page): Promise<void> {
  await page.locator('main h1, main .page-head, [role=alert]').first().waitFor();
  await settled(page);
}

/** By a click where the page offers the link, by its address where an earlier page did. */
async function follow(page: Page, address: string): Promise<void> {
  const target = `${site().url}${address}`;
  const link = page.locator(`a[href="${address}"]:not([target])`).first();
  if ((await link.count()) === 0) {
    await page.goto(target);
    return;
  }
  // By its event, since an address that leads on at once is gone before anybody could look.
  const arrived = page.url() === target || page.waitForEvent('framenavigated', (frame) => frame.url() === target);
  await link.evaluate((offered) => (offered as unknown as { click(): void }).click());
  await arrived;
}

/** Follows every link of the console that the role is offered, from the home page on; answers what was refused on the way. */
async function refusedOnTheWay(role: Role): Promise<{ refused: string[]; seen: string[] }> {
  const refused: string[] = [];
  const page = await site().open('/console', { role, width: 1440, height: 900 });
  page.on('response', (response) => {
    if ([403, 404].includes(response.status()) && response.url().includes('/api/v1/'))
      refused.push(`${kindOf(page.url())}: ${response.status()} ${kindOf(response.url())}`);
  });
  const waiting = ['/console'];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(kindOf(next))) continue;
    seen.add(kindOf(next));
    await follow(page, next);
    await opened(page);
    if ((await page.getByText(closed).count()) > 0) refused.push(`${kindOf(next)} is offered, and closed`);
    const links = await page
      .locator('a[href^="/console"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    waiting.push(...links.filter((link) => !seen.has(kindOf(link))));
  }
  return { refused, seen: [...seen] };
}

test.each(['finance', 'coordinator', 'host', 'leader', 'auditor'] as const)(
  'whatever the console offers a %s opens',
  async (role) => {
    const { refused, seen } = await refusedOnTheWay(role);
    expect(refused).toEqual([]);
    expect(seen.length).toBeGreaterThan(10);
  },
);

test.each(['system-admin', 'security-admin', 'audit-admin'] as const)('a %s begins where there is work to do', async (role) => {
  const { refused, seen } = await refusedOnTheWay(role);
  expect(refused).toEqual([]);
  expect(seen).toContain('/console/settings/preferences');
});

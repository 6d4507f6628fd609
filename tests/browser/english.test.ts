import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { call } from '@orpc/server';
import { programmeRoutes } from '#src/plan/index.ts';
import { consoleScreens } from './support/pages.ts';
import { overflow } from './support/look.ts';
import { openSite, settled } from './support/site.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
/** Whatever officers and residents typed: it stands as it was typed in any language. */
let typed: RegExp;

const site = openSite(async (world) => {
  year = await liveSmallYear(world);
  const programme = await call(programmeRoutes.detail, { id: year.programmeId }, as(world.environment, world.actors.manager));
  const names = JSON.stringify(programme).match(/[\p{Script=Han}][^"\\]*/gu) ?? [];
  const others = [
    '厨房里的化学：面团为什么会发',
    '黄浦江的水从哪里来',
    '科普套件第1批',
    '讲课费',
    '凭证-0001',
    '凭证.png',
    '现场.png',
    '酵母、小苏打和温度，各自做了什么。',
    '听得懂',
  ];
  const places = [
    '普陀区社区书院',
    '徐汇区社区书院',
    '普陀区曹杨新村街道演示路1号',
    '徐汇区天平路街道演示路1号',
    '市化学化工学会',
    '化学',
  ];
  const people = ['经理甲', '财务乙', '演示联系人', '演示讲师甲', '中文', '演示·'];
  const all = [...names, ...others, ...places, ...people].sort((one, other) => other.length - one.length);
  typed = new RegExp(all.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
});

const districts = /(?:黄浦|徐汇|长宁|静安|普陀|虹口|杨浦|闵行|宝山|嘉定|浦东新|浦东|金山|松江|青浦|奉贤|崇明)区?/g;

/** Lines of the page that still hold Chinese words or signs, without what was typed, places and masked names. */
async function chineseLeft(page: Page): Promise<string[]> {
  const text = await page.locator('main').innerText();
  const left = text
    .replaceAll(typed, '')
    .replaceAll(districts, '')
    .replaceAll(/\p{Script=Han}\*+/gu, '');
  return left.split('\n').filter((line) => /[\p{Script=Han}，。；：（）、]/u.test(line));
}

test('on English screens measures, units and words are English; what officers typed stays as typed', async () => {
  const page = await site().open('/console', { role: 'manager', language: 'en', width: 1440, height: 900 });
  const screens = consoleScreens(year);
  const looked = [
    '/',
    '/programme',
    '/programme/indicators/$indicatorId',
    '/account/$indicatorId',
    '/account/monitoring',
    '/evidence',
    '/evidence/entries',
    '/expenses',
    '/sessions/$sessionId',
  ];
  const found: Record<string, string[]> = {};
  for (const route of looked) {
    await page.goto(`${site().url}/console${screens[route]!.path}`);
    await page.locator('main h1').waitFor();
    await settled(page);
    // Words are longer in English.
    expect(await overflow(page), route).toBeLessThanOrEqual(0);
    const left = await chineseLeft(page);
    if (left.length > 0) found[route] = left;
  }
  expect(found).toEqual({});
});

test('a measure of the library has its English name, and units are English', async () => {
  const page = await site().open('/console/programme', { role: 'manager', language: 'en', width: 1440, height: 900 });
  const table = page.locator('table.data').first();
  await table.waitFor();
  const said = await table.innerText();
  expect(said).toContain('Satisfaction (fairly satisfied or better ÷ opinions)');
  expect(said).toMatch(/= 200,000 person-times/);
  expect(said).toMatch(/= 16 districts/);
});

test('the first visit follows the browser, afterwards the choice', async () => {
  const browser = (await site().open('/')).context().browser()!;
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${site().url}/console/sign-in`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await context.close();
});

import { type ServerType, serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createDemoAccounts, demoPassword } from '#src/access/index.ts';
import { addressOf, createApp } from '#src/app/http.ts';
import { publicAssets, publicPages } from '#src/app/public-pages.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../support/environment.ts';
import { launchChromium } from './chromium.ts';

/** The real application with a database of its own, on a free port, and a browser before it. */
export interface Site extends TestEnvironment {
  /** `http://localhost:12345`. */
  url: string;
  /** A page of its own visitor: nothing shared with others. */
  open(path: string, visitor?: Visitor): Promise<Page>;
  /** For the trouble that a test makes on purpose. */
  forgive(pattern: RegExp): void;
}

export interface Visitor {
  /** Pixels; 360 is a small phone. */
  width?: number;
  height?: number;
  /** Signed in with the demo account of this role. */
  role?: Role;
  language?: 'zh' | 'en';
  large?: boolean;
  /** Has given the page leave to use the camera. */
  camera?: boolean;
  /** Dialogs and lists move as they come and go; otherwise the visitor's system asks for less motion. */
  motion?: boolean;
}

/** A browser says this of every refusal; 5xx answers are found as answers. */
const refusalOfServer = /Failed to load resource: the server responded with a status of 4\d\d/;

interface Running extends Site {
  browser: Browser;
  /** Started for the first visitor with a camera. */
  withCamera?: Browser;
  server: ServerType;
  troubles: string[];
  forgiven: RegExp[];
  contexts: BrowserContext[];
  cookies: Map<Role, Cookie[]>;
}

type Cookie = Awaited<ReturnType<BrowserContext['cookies']>>[number];

/**
 * Starts the site for a test file and stops it afterwards. Every test fails on errors in the browser's console, on exceptions that
 * nobody caught and on 5xx answers. `prepare` fills the database by the same verbs that people use.
 */
export function openSite(prepare: (site: Site) => Promise<void> = async () => undefined): () => Site {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start();
    await prepare(running);
  });
  afterEach(async () => {
    const { contexts, troubles, forgiven } = running!;
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const left = troubles.splice(0).filter((trouble) => !forgiven.some((pattern) => pattern.test(trouble)));
    forgiven.splice(0);
    expect(left).toEqual([]);
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.withCamera?.close();
    await new Promise((resolve) => (running ? running.server.close(resolve) : resolve(null)));
    await running?.close();
  });
  return () => running!;
}

async function start(): Promise<Running> {
  const world = await testEnvironment({ demo: true });
  granted(await createDemoAccounts(world.environment, world.tenant));
  let app = new Hono();
  const server = serve({ fetch: (request, bindings) => app.fetch(request, bindings), port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  world.environment.publicUrl = url;
  const pages = new Hono().route('/', await publicAssets()).route('/', publicPages(world.environment, addressOf));
  app = (await createApp(world.environment, { publicPages: pages })) as unknown as Hono;
  const running: Running = {
    ...world,
    url,
    server,
    browser: await launchChromium(),
    troubles: [],
    forgiven: [],
    contexts: [],
    cookies: new Map(),
    open: (path, visitor = {}) => open(running, path, visitor),
    forgive: (pattern) => void running.forgiven.push(pattern),
  };
  return running;
}

async function open(site: Running, path: string, visitor: Visitor): Promise<Page> {
  const { width = 360, height = 740, role, language, large, camera = false, motion = false } = visitor;
  if (camera) site.withCamera ??= await launchChromium({ camera });
  const context = await (camera ? site.withCamera! : site.browser).newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    // A dialog that grows moves its button between press and release, and one that fades gives the focus back into the next act.
    reducedMotion: motion ? 'no-preference' : 'reduce',
  });
  site.contexts.push(context);
  // Against what hangs, not against what is slow: two browsers share the machine.
  context.setDefaultTimeout(30_000);
  // Pages take "today" from the browser: it stands where the server's clock stands.
  await context.clock.setFixedTime(site.clock.now());
  const cookie = (name: string, value: string) => ({ name, value, url: site.url });
  if (language) await context.addCookies([cookie('kepu-language', language)]);
  if (large) await context.addCookies([cookie('kepu-large', '1')]);
  if (role) await context.addCookies(await cookiesOf(site, role));
  const page = await context.newPage();
  watch(site, page);
  await page.goto(`${site.url}${path}`);
  return page;
}

/** Signs in once for each role: the server counts attempts. */
async function cookiesOf(site: Running, role: Role): Promise<Cookie[]> {
  const known = site.cookies.get(role);
  if (known) return known;
  const context = await site.browser.newContext();
  const response = await context.request.post(`${site.url}/api/auth/sign-in/email`, {
    headers: { origin: site.url },
    data: { email: `${role}@demo.kepu`, password: demoPassword },
  });
  expect(response.status()).toBe(200);
  const cookies = await context.cookies();
  await context.close();
  site.cookies.set(role, cookies);
  return cookies;
}

/** What each page has asked for and not yet been answered. */
const awaited = new WeakMap<Page, Set<Request>>();

/**
 * Waits until the page has all that it asked for, and has asked for nothing more while it was drawn. As `networkidle` does it, without
 * its half second for each page.
 */
export async function settled(page: Page): Promise<void> {
  const open = awaited.get(page)!;
  const until = performance.now() + 30_000;
  for (let quiet = 0; quiet < 3; ) {
    quiet = open.size === 0 && (await page.locator('.ant-spin-spinning').count()) === 0 ? quiet + 1 : 0;
    if (performance.now() > until)
      throw new Error(`${page.url()} waits for ${[...open].map((request) => request.url()).join(', ')}`);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 25))));
  }
}

function watch(site: Running, page: Page): void {
  const open = new Set<Request>();
  awaited.set(page, open);
  page.on('request', (request) => {
    // Another document: nobody waits for what the last one had asked.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear();
    open.add(request);
  });
  page.on('requestfinished', (request) => void open.delete(request));
  page.on('requestfailed', (request) => void open.delete(request));
  const note = (what: string): void => void site.troubles.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusalOfServer.test(message.text())) note(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} of ${response.request().method()} ${response.url()}`);
  });
}

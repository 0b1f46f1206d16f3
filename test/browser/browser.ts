import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

/** A real browser: the machine's Chromium or Chrome. `.ci/run` sees to it that there is one. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function program(): string {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`These tests need a browser: ${NAMES.join(', ')} is nowhere in PATH`);
  return found;
}

/** A phone of the narrower kind. */
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** One browser for the tests of a file; each page in a context of its own. */
export function openBrowser() {
  let browser: Browser;
  const pages: Page[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program(), args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  return {
    async page(options: BrowserContextOptions = {}): Promise<Page> {
      const page = await (await browser.newContext({ ...PHONE, ...options })).newPage();
      pages.push(page);
      return page;
    },
    closePages: async () => {
      for (const page of pages.splice(0)) await page.context().close();
    },
  };
}

/** In the dark nothing is other than the colours. */
export const COLOURS = { runOnly: ['color-contrast'] };

/** What axe finds that is serious or critical, as `rule: where`. */
export async function seriousFindings(page: Page, options: object = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  return await findingsWithAxe(page, options);
}

/** The same of a page that has axe already. */
export async function findingsWithAxe(page: Page, options: object): Promise<string[]> {
  const all = { resultTypes: ['violations'], preload: false, ...options };
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(all)})`)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

interface AxeResults {
  violations: { id: string; impact: string; nodes: { target: string[] }[] }[];
}

/** How far a page, or a dialog over it, can be moved sideways. */
export const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate(`Math.max(...[document.documentElement, ...document.querySelectorAll('[role="dialog"]')]
    .map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))`);

/** What a page's own script has, and nothing here does. */
interface InPage {
  document: { activeElement: unknown };
  getComputedStyle(element: unknown): Record<string, string>;
}

export const isFocused = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => (globalThis as unknown as InPage).document.activeElement === element);

export const styleOf = (one: Locator, property: string): Promise<string | undefined> =>
  one.evaluate((element, name) => (globalThis as unknown as InPage).getComputedStyle(element)[name], property);

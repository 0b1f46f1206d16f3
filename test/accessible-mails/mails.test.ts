import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { galleryOf } from '../../cli/emails/gallery.ts';
import { serveGallery } from '../../cli/emails/serve.ts';
import { seedCompany } from '../../company/seed.ts';
import { TONGUES } from '../../domain/messages/language.ts';
import { mailRenderer } from '../../templates/render.ts';
import { READERS, SAMPLE_CASES } from '../../templates/sample-mails.ts';
import { SHIPPED } from '../../templates/sources.ts';
import { COLOURS, findingsWithAxe, openBrowser, PHONE, seriousFindings } from '../browser/browser.ts';

/**
 * Every mail in every language as a phone shows it, for whoever listens to it or sees little. A thousand mails are read
 * in a few pages side by side, each filled anew and never reloaded.
 */
const SIDE_BY_SIDE = 3;
const browser = openBrowser();
const render = mailRenderer(seedCompany());

/** What mails can't have, as the reader around them has it: landmarks. Moderate, and a third of the time. */
const ALL = { rules: { region: { enabled: false } } };

let pages: Page[] = [];

async function lanes(): Promise<Page[]> {
  return await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      const page = await browser.page(PHONE);
      await page.setContent('<p>');
      await page.evaluate(axe.source);
      return page;
    }),
  );
}

async function findingsIn(page: Page, html: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setContent(html, { waitUntil: 'commit' });
  const light = await findingsWithAxe(page, ALL);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findingsWithAxe(page, COLOURS);
  return [...light, ...dark.map((one) => `in the dark, ${one}`)];
}

describe('for whoever listens or sees little', () => {
  beforeEach(async () => {
    pages = await lanes();
  });
  afterEach(() => browser.closePages());

  test.each(TONGUES)(
    'axe finds nothing serious in any mail in %s, nor in the dark',
    async (locale) => {
      const waiting = [...SAMPLE_CASES];
      const found: string[] = [];
      await Promise.all(
        pages.map(async (page) => {
          for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
            const { name } = one;
            const { html } = await render(one.write(locale, READERS[locale]));
            found.push(...(await findingsIn(page, html)).map((finding) => `${name} ${finding}`));
          }
        }),
      );
      expect(found).toEqual([]);
    },
    300_000,
  );

  test('what is wrong is found, in the light and in the dark', async () => {
    const [page] = pages;
    const dim = '<style>@media (prefers-color-scheme: dark) { body { background: #111 } p { color: #333 } }</style>';
    const html = `<!doctype html><html><head><title>A</title>${dim}</head><body><p>Words</p><img src="data:,"></body></html>`;
    expect(await findingsIn(page as Page, html)).toEqual([
      'html-has-lang: html',
      'image-alt: img',
      'in the dark, color-contrast: p',
    ]);
  });
});

describe('the gallery itself', () => {
  const gallery = galleryOf(seedCompany(), SHIPPED);
  let served: Awaited<ReturnType<typeof serveGallery>>;
  beforeAll(async () => {
    served = await serveGallery(gallery);
  });
  afterEach(async () => {
    await browser.closePages();
    served.close();
  });

  test('has nothing serious either', async () => {
    const page = await browser.page({ viewport: { width: 1280, height: 900 } });
    await page.goto(served.url, { waitUntil: 'networkidle' });
    expect(await seriousFindings(page)).toEqual([]);
  });
});

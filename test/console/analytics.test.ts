import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** Analytics: figures that are the API's, drawn and as a table, beside those of the month before. */
const console = new RunningConsole();
const FEBRUARY = 'from=2026-02-01&to=2026-02-28';
const report = async (name: string, query = FEBRUARY) =>
  (await console.api.get(`/v1/analytics/${name}?${query}`)).json();

const advance = (id: string, to: string) => console.api.made(`/v1/accounts/${id}/test-clock/advance`, { to });
/** An account whose card has no money on the 10th of a month, and that pays some time after. */
async function unlucky(month: string, dueMinor: number): Promise<void> {
  const { api } = console;
  const { id } = await api.account({ autopay: true, testClock: { startsAt: `${month}-02T15:00:00Z` } });
  await api.card(id, 'tok_insufficient_funds', { default: true });
  await api.invoice(id, dueMinor, { issuedOn: `${month}-02`, dueOn: `${month}-10` });
  await advance(id, `${month}-16T18:00:00Z`);
  const { version } = (await api.get(`/v1/accounts/${id}`)).json();
  const promise = { command: 'promise', reason: 'Said so', amountMinor: dueMinor, on: `${month}-20` };
  await api.made(`/v1/accounts/${id}/overrides`, { ...promise, expectedVersion: version });
  const [{ number }] = (await api.get(`/v1/accounts/${id}/invoices`)).json().items;
  await api.made('/v1/bank-transfers', {
    trackingKey: `CAME${number}`.replaceAll(/[^A-Z0-9]/g, ''),
    amountMinor: dueMinor,
    currency: 'MXN',
    settledAt: `${month}-16T17:00:00Z`,
    concept: number,
  });
  await api.settled(id);
}

beforeAll(async () => {
  await unlucky('2026-01', 20_000);
  await unlucky('2026-02', 20_000);
  await unlucky('2026-02', 13_579);
});

/** The figures of a column, by its heading's place: money in minor units. */
async function column(figure: Locator, place: number): Promise<number[]> {
  await figure.getByRole('row').nth(1).waitFor();
  const cells = await figure.getByRole('row').locator(`td:nth-child(${place})`).allTextContents();
  return cells.map((text) => Math.round(Number(text.replaceAll(/[^\d.]/g, '')) * (text.includes('$') ? 100 : 1)));
}
const sum = (figures: number[]): number => figures.reduce((all, one) => all + one, 0);

async function drawn(page: Page): Promise<Locator> {
  const figure = page.getByRole('figure');
  await figure.getByRole('img').locator('svg').waitFor();
  return figure;
}

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('each figure has its table, and the table adds up to what the API says', async () => {
    const { page, goto } = await console.visit('viewer', locale);
    await goto(`/analytics/recovery?${FEBRUARY}`);
    const recovery = await report('recovery');
    expect(recovery.totals.recoveredMinor).toBe(33_579);
    const figure = await drawn(page);
    expect(sum(await column(figure, 2))).toBe(33_579);
    expect(await figure.getByRole('img').getAttribute('aria-label')).toContain('$335.79');
    await page.getByRole('main').getByText('$335.79').first().waitFor();

    await page.getByRole('link', { name: words.promises, exact: true }).click();
    await page.getByRole('heading', { level: 2, name: words.promises }).waitFor();
    const { made, kept, broken, takenBack } = (await report('promises')).totals;
    expect(sum(await column(await drawn(page), 2))).toBe(made + kept + broken + takenBack);
    expect([made, kept]).toEqual([2, 2]);
    expect(page.url()).toContain(FEBRUARY);

    for (const [name, place, total] of [
      ['declines', 2, 'declines'],
      ['declines', 4, 'amountMinor'],
      ['retry-hours', 3, 'attempts'],
      ['contacts', 2, 'contacts'],
      ['dso', 3, 'billedMinor'],
    ] as const) {
      await goto(`/analytics/${name}?${FEBRUARY}`);
      const { totals } = await report(name);
      expect(totals[total]).toBeGreaterThan(0);
      expect([name, total, sum(await column(await drawn(page), place))]).toEqual([name, total, totals[total]]);
    }
  });

  test('what was owed: the last row is how it stands at the end', async () => {
    const { page, goto } = await console.visit('viewer', locale);
    await goto('/analytics/aging?from=2026-02-01&to=2026-02-14');
    const { totals } = await report('aging', 'from=2026-02-01&to=2026-02-14');
    expect(totals.openMinor).toBeGreaterThan(0);
    const figure = await drawn(page);
    const rows = figure.getByRole('row');
    expect((await column(figure, 2)).at(-1)).toBe(totals.openMinor);
    const ofAges = await Promise.all([3, 4, 5, 6].map(async (place) => (await column(figure, place)).at(-1) ?? 0));
    expect(sum(ofAges)).toBe(totals.openMinor);
    expect(await rows.count()).toBeGreaterThan(5);
  });

  test('the month before is told in words; the table can be had as the API writes it', async () => {
    const { page, goto } = await console.visit('viewer', locale);
    await goto(`/analytics/declines?${FEBRUARY}`);
    await page.getByRole('definition').filter({ hasText: words.thanBefore }).first().waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('figure').getByRole('button', { name: words.csv }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('declines-2026-02-01-2026-02-28-MXN.csv');
    const { body } = await console.api.get(`/v1/analytics/declines?${FEBRUARY}`, { headers: { accept: 'text/csv' } });
    expect(readFileSync(await saved.path(), 'utf8')).toBe(body);
  });

  test('where there is nothing, why, and where to look; which days stands in the address', async () => {
    const { page, goto } = await console.visit('viewer', locale);
    await goto('/analytics/declines?from=2026-03-01&to=2026-03-02');
    await page.getByText(words.nothingDeclined).waitFor();
    expect(await page.getByRole('figure').count()).toBe(0);
    await page.getByRole('link', { name: words.wholeYear }).click();
    await drawn(page);
    expect(await page.getByLabel(words.from, { exact: true }).inputValue()).toBe('2025-03-03');
    await page.getByLabel(words.from, { exact: true }).fill('2026-02-01');
    await page.waitForURL(/from=2026-02-01/);
    await page.getByLabel(words.to, { exact: true }).fill('2026-01-31');
    expect(await page.getByLabel(words.from, { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('combobox', { name: words.period }).selectOption('lastMonth');
    await page.waitForURL(/period=lastMonth/);
    await page.goBack();
    await page.waitForURL(/from=2026-02-01/);
  });
});

test('each currency has reports of its own, once there is more than one', async () => {
  const words = WORDS['en-US'];
  const { page, goto } = await console.visit('viewer', 'en-US');
  await goto(`/analytics/recovery?${FEBRUARY}`);
  await drawn(page);
  expect(await page.getByRole('combobox', { name: words.currency }).count()).toBe(0);
  const { id } = await console.api.account({ policy: 'spain', testClock: { startsAt: '2026-02-02T15:00:00Z' } });
  await console.api.invoice(id, 50_000, { issuedOn: '2026-02-02', dueOn: '2026-02-10' });
  await goto(`/analytics/dso?${FEBRUARY}`);
  await page.getByRole('combobox', { name: words.currency }).selectOption('EUR');
  await page.waitForURL(/currency=EUR/);
  const { totals } = await report('dso', `${FEBRUARY}&currency=EUR`);
  expect(totals.billedMinor).toBe(50_000);
  await page.getByRole('figure').getByText('€500.00').first().waitFor();
});

test('by the keys: g and n; a report that there is not is no page', async () => {
  const words = WORDS['en-US'];
  const { page, goto } = await console.visit('viewer', 'en-US');
  await goto('/today');
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: words.analytics }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console/analytics/recovery');
  const main = page.getByRole('navigation', { name: words.main });
  expect(await main.getByRole('link', { name: words.analytics }).getAttribute('aria-current')).toBe('page');
  expect(await page.title()).toBe('Recovery · Analytics · Puntual');
  await goto('/analytics/weather');
  expect(await page.getByRole('figure').count()).toBe(0);
});

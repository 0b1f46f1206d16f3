import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { overrideInBulk } from '../../workflows/upkeep/bulk-overrides.ts';
import { seriousFindings } from '../browser/browser.ts';
import { RunningConsole } from './console.ts';
import { BULK_WORDS } from './bulk-words.ts';
import { LOCALES } from './words.ts';

/** One order for many accounts: seen before it is given, followed to its end, and who was refused is named. */
const console = new RunningConsole();
const work = () => overrideInBulk(console.api.store, 'worker', () => console.api.machineNow);
const MANY = 52;

beforeAll(async () => {
  for (const locale of LOCALES) {
    for (const name of ['A', 'B']) await console.debtor(10, { name: `Lote ${locale} ${name}` });
    await console.api.account({ name: `Lote ${locale} sin deuda` });
  }
  for (let i = 1; i <= MANY; i++) await console.api.account({ name: `Muchas ${String(i).padStart(2, '0')}` });
});

describe.each(LOCALES)('in %s', (locale) => {
  const words = BULK_WORDS[locale];
  const box = (page: Page, name: string): Locator =>
    page.getByRole('checkbox', { name: `${words.select} ${name}`, exact: true });

  test('the preview says who will, who cannot and why; at the end who was refused stays ticked and named', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts?q=Lote ${locale}&sort=name`);
    await page.getByRole('checkbox', { name: words.page }).check();
    await page.getByRole('button', { name: words.extend, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(words.extend) });
    await dialog.getByText(words.two).waitFor();
    await dialog.getByText(words.oneCannot).waitFor();
    await dialog.getByText(words.nothingOverdue).waitFor();
    await dialog.getByText(`Lote ${locale} sin deuda`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const confirm = dialog.getByRole('button', { name: words.confirmTwo });
    await confirm.click();
    expect(await dialog.getByRole('textbox', { name: words.reason }).getAttribute('aria-invalid')).toBe('true');
    await dialog.getByRole('textbox', { name: words.reason }).fill('The bank was closed');
    await confirm.click();
    await page.getByRole('progressbar').waitFor();
    await work();
    const job = page.getByRole('region', { name: words.jobOfThree });
    await job.getByText(words.outcome).waitFor();
    await job.getByText(`Lote ${locale} sin deuda`).waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await box(page, `Lote ${locale} sin deuda`).isChecked()).toBe(true);
    expect(await box(page, `Lote ${locale} A`).isChecked()).toBe(false);
    await job.getByRole('button', { name: words.gotIt }).click();
    await job.waitFor({ state: 'detached' });
  });

  test('all that match are acted on, whether or not they are on the page', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/accounts?q=Muchas');
    await page.getByRole('button', { name: words.selectAll }).click();
    await page.getByRole('button', { name: words.tag, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(words.tag) });
    await dialog.getByRole('textbox', { name: words.addTags }).fill(`norte ${locale}`);
    await dialog.getByRole('textbox', { name: words.reason }).fill('Flood in the north');
    await dialog.getByRole('button', { name: words.confirmMany }).click();
    await page.getByRole('progressbar').waitFor();
    await work();
    await page.getByText(words.manyDone).first().waitFor();
    const { count } = (await console.api.get(`/v1/accounts/count?tag=norte ${locale}`)).json();
    expect(count).toBe(MANY);
  });

  test('by the keys: x ticks, Shift+x up to here; other filters tick nothing', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/accounts?q=Muchas&sort=name');
    await box(page, 'Muchas 01').waitFor();
    for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: words.bar });
    await bar.getByText(words.three).waitFor();
    const ticked = async () => {
      for (const name of ['01', '02', '03']) expect(await box(page, `Muchas ${name}`).isChecked()).toBe(true);
    };
    await ticked();
    await page.getByRole('link', { name: 'Muchas 05' }).click();
    await page.getByRole('heading', { level: 1, name: 'Muchas 05' }).waitFor();
    await page.goBack();
    await bar.getByText(words.three).waitFor();
    await ticked();
    await page.getByRole('searchbox').fill('Muchas 0');
    await page.keyboard.press('Enter');
    await bar.getByText(words.hint).waitFor();
  });

  test('columns are chosen and stay; the table that is downloaded is all of the list', async () => {
    const { page, goto } = await console.visit('viewer', locale);
    await goto('/accounts?q=Muchas&sort=name');
    await page.getByRole('link', { name: 'Muchas 01' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('region', { name: words.bar }).count()).toBe(0);
    await page.getByRole('button', { name: words.columns }).click();
    await page.getByRole('checkbox', { name: words.tags }).check();
    await page.getByRole('columnheader', { name: words.tags }).waitFor();
    await page.keyboard.press('Escape');
    await goto('/accounts?q=Muchas');
    await page.getByRole('columnheader', { name: words.tags }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: words.download }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    expect(table.trimEnd().split('\r\n')).toHaveLength(MANY + 1);
    expect(table).toMatch(/^id,name,email,/);
  });
});

test('in a queue of Today, too', async () => {
  await console.debtor(57, { name: 'Lavandería El Sauce SA' });
  const words = BULK_WORDS['es-MX'];
  const { page, goto } = await console.visit('agent', 'es-MX');
  await goto('/today?queue=deactivatingThisWeek');
  await page.getByRole('checkbox', { name: `${words.select} Lavandería El Sauce SA` }).check();
  await page.getByRole('button', { name: words.extend, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: words.reason }).fill('El banco cerró');
  await dialog.getByRole('button', { name: /1 cuenta/ }).click();
  await page.getByRole('progressbar').waitFor();
  await work();
  await page.getByText('1 hecha').first().waitFor();
});

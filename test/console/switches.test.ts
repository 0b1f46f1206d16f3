import { afterEach, describe, expect, test } from '@jest/globals';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** What is stopped for all accounts: said on every page, and changed by an admin with a reason. */
const console = new RunningConsole();
const OWN = {
  'es-MX': {
    charges: 'Cobros',
    stop: 'Detener los cobros',
    resume: 'Reanudar los cobros',
    stopped: 'Cobros detenidos',
    resumed: 'Cobros reanudados',
    see: 'Ver los interruptores',
    breaker: 'Freno de desactivaciones',
    release: /^Liberar el freno/,
    released: 'Liberado',
    feed: 'Movimientos del banco',
    through: /Importados hasta el/,
  },
  'en-US': {
    charges: 'Charges',
    stop: 'Stop charges',
    resume: 'Resume charges',
    stopped: 'Charges stopped',
    resumed: 'Charges resumed',
    see: 'See the switches',
    breaker: 'Deactivation breaker',
    release: /^Release the breaker/,
    released: 'Released',
    feed: 'Bank feed',
    through: /Imported through/,
  },
} as const;

const stopped = async (): Promise<boolean> => (await console.api.get('/v1/switches')).json().items[0].stopped;
afterEach(async () => {
  if (await stopped()) await console.api.made('/v1/switches', { name: 'charges', stopped: false, reason: 'The end' });
});

describe.each(LOCALES)('in %s', (locale) => {
  const words = { ...WORDS[locale], ...OWN[locale] };

  test('an admin stops charges with a reason: every page of everybody says so, until it goes on', async () => {
    const other = await console.visit('viewer', locale);
    await other.goto('/accounts');
    const { page, goto } = await console.visit('admin', locale);
    await goto('/switches');
    const card = page.getByRole('region', { name: words.charges, exact: true });
    await card.getByRole('button', { name: words.stop }).click();
    const dialog = page.getByRole('dialog', { name: words.stop });
    await dialog.getByRole('button', { name: words.stop }).click();
    const reason = dialog.getByRole('textbox', { name: words.reason });
    expect([await reason.getAttribute('aria-invalid'), await stopped()]).toEqual(['true', false]);
    await reason.fill('The bank answers strangely');
    await dialog.getByRole('button', { name: words.stop }).click();
    await page.getByRole('status').filter({ hasText: words.stopped }).waitFor();
    for (const one of [page, other.page]) {
      const banner = one.getByRole('alert').filter({ hasText: words.stopped });
      await banner.getByText('The bank answers strangely').waitFor();
    }
    await card.getByText('Person Number').waitFor();
    await other.page.getByRole('link', { name: words.see }).click();
    await other.page.getByRole('region', { name: words.charges, exact: true }).waitFor();
    expect(await other.page.getByRole('button', { name: words.resume }).count()).toBe(0);

    await card.getByRole('button', { name: words.resume }).click();
    await page.getByRole('textbox', { name: words.reason }).fill('It is itself again');
    await page.getByRole('dialog').getByRole('button', { name: words.resume }).click();
    await page.getByRole('status').filter({ hasText: words.resumed }).waitFor();
    for (const one of [page, other.page]) await one.getByRole('alert').waitFor({ state: 'detached' });
    expect(await stopped()).toBe(false);
    const rows = page.getByRole('table').getByRole('row');
    expect(await rows.nth(1).textContent()).toContain('It is itself again');
  });

  test("the breaker is released with a reason; the bank feed's age is said", async () => {
    await console.api.made('/v1/bank-feed', { importedThrough: '2026-02-27' });
    const { page, goto } = await console.visit('admin', locale);
    await goto('/switches');
    await page.getByRole('region', { name: words.feed }).getByText(words.through).waitFor();
    const breaker = page.getByRole('region', { name: words.breaker });
    // Each language has a day of its own: it is released once.
    await page.clock.setFixedTime(locale === 'es-MX' ? '2026-05-12T18:00:00Z' : '2026-05-13T18:00:00Z');
    await page.reload();
    await breaker.getByRole('button', { name: words.release }).click();
    const dialog = page.getByRole('dialog', { name: words.release });
    await dialog.getByRole('textbox', { name: words.reason }).fill('Looked through with collections');
    await dialog.getByRole('button', { name: words.release }).click();
    await breaker.getByText(words.released).waitFor();
    await breaker.getByText('Looked through with collections').waitFor();
    const day = locale === 'es-MX' ? '2026-05-12' : '2026-05-13';
    expect((await console.api.get(`/v1/deactivation-breaker?day=${day}`)).json().released).toBe(true);
  });
});

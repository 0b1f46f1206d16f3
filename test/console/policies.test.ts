import { describe, expect, test } from '@jest/globals';
import { migrateAccounts } from '../../workflows/upkeep/migrate-accounts.ts';
import { isFocused } from '../browser/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, type Locale } from './words.ts';

/** Policies: looked at by everybody, made anew by admins, one step after the other. */
const console = new RunningConsole();

const WORDS = {
  'es-MX': {
    title: 'Políticas',
    edit: 'Copiar y editar',
    reminders: 'Recordatorios',
    ladder: '2, 20',
    afterDeactivation: /75: viene después de la desactivación/,
    preview: 'Vista previa',
    backtest: 'Retroprueba',
    startBacktest: 'Empezar la retroprueba',
    livedAgain: /vividas? de nuevo/,
    publish: 'Publicar',
    concerns: /Concierne a \d+ cuentas?/,
    publishTitle: 'Publicar una versión de mexico',
    changed: /Qué cambia/,
    version: /Versión/,
    move: /^Mover \d+ cuentas?/,
    onlyAdmins: /quien administra/,
    days: /Día 61/,
  },
  'en-US': {
    title: 'Policies',
    edit: 'Copy and edit',
    reminders: 'Reminders',
    ladder: '3, 25',
    afterDeactivation: /75: comes after the deactivation/,
    preview: 'Preview',
    backtest: 'Backtest',
    startBacktest: 'Start the backtest',
    livedAgain: /lived again/,
    publish: 'Publish',
    concerns: /It concerns \d+ accounts?/,
    publishTitle: 'Publish a version of mexico',
    changed: /What changes/,
    version: /Version/,
    move: /^Move \d+ accounts?/,
    onlyAdmins: /by an admin/,
    days: /Day 61/,
  },
} as const satisfies Record<Locale, object>;

const versions = async () =>
  (await console.api.get('/v1/policies?limit=100'))
    .json()
    .items.filter(({ name }: { name: string }) => name === 'mexico') as { version: number; accounts: number }[];

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('copied, refused on its field, previewed, played again, published, and accounts moved to it', async () => {
    const { name: debtor } = await console.debtor(10, { name: `Debe ${locale}` });
    const latest = (await versions()).at(-1)?.version ?? 0;
    const { page, goto } = await console.visit('admin', locale);
    await goto(`/policies/mexico/${latest}`);
    await page.getByRole('link', { name: words.edit }).click();
    const reminders = page.getByRole('textbox', { name: words.reminders, exact: true });
    await reminders.fill('2, 75');
    await page.getByRole('button', { name: words.publish }).click();
    await page.getByText(words.afterDeactivation).waitFor();
    expect(await reminders.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(reminders)).toBe(true);

    await reminders.fill(words.ladder);
    await page.getByRole('button', { name: words.preview }).click();
    const row = page.getByRole('table').getByRole('row').filter({ hasText: debtor });
    await row.waitFor();
    expect(await row.locator('time').count()).toBe(2);
    await page.getByRole('link', { name: words.backtest }).click();
    await page.getByRole('button', { name: words.startBacktest }).click();
    await page.getByRole('status').filter({ hasText: words.livedAgain }).waitFor();

    await page.getByRole('link', { name: words.edit }).click();
    expect(await reminders.inputValue()).toBe(words.ladder);
    await page.getByRole('button', { name: words.publish }).click();
    const dialog = page.getByRole('dialog', { name: words.publishTitle });
    await dialog.getByText(words.concerns).waitFor();
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining(words.ladder)]);
    await dialog.getByRole('button', { name: words.publish }).click();
    await page.waitForURL(new RegExp(`/policies/mexico/${latest + 1}$`));
    await page.getByRole('heading', { level: 1, name: new RegExp(`mexico.* ${latest + 1}$`) }).waitFor();
    await page
      .getByRole('table')
      .getByRole('link', { name: `${latest + 1}` })
      .waitFor();
    const under = (await versions()).reduce((sum, { accounts }) => sum + accounts, 0);

    await page.getByRole('button', { name: words.move }).click();
    const moving = page.getByRole('dialog');
    await moving.getByRole('button', { name: words.move }).click();
    const bar = page.getByRole('progressbar').first();
    await bar.waitFor();
    await migrateAccounts(console.api.store, 'worker-1', () => console.api.machineNow);
    await page.locator(`[role="progressbar"][aria-valuenow="${under}"]`).first().waitFor();
    expect((await versions()).at(-1)).toMatchObject({ version: latest + 1, accounts: under });
  });
});

test('a viewer sees versions as a picture, a list and values, and no button that would be refused', async () => {
  const { page, goto } = await console.visit('viewer', 'en-US');
  await goto('/policies');
  await page.getByRole('region', { name: 'mexico' }).getByRole('link', { name: 'mexico', exact: true }).click();
  // The page that is left has a picture for each too, and stays until the next is there; only the next has the list.
  await page.waitForURL(/policies\/mexico/);
  const steps = page.getByRole('list', { name: /The way of a debt/ });
  await steps.getByRole('listitem').filter({ hasText: WORDS['en-US'].days }).first().waitFor();
  await page.getByRole('img', { name: /The way of a debt, from 3/ }).waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  await goto('/policies/mexico/1/edit');
  await page.getByText(WORDS['en-US'].onlyAdmins).waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
});

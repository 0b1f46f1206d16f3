import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { overrideInBulk } from '../../workflows/upkeep/bulk-overrides.ts';
import { PASSWORD, userOf } from '../api/browser.ts';
import { isFocused } from '../browser/browser.ts';
import { until } from '../until.ts';
import { RunningConsole } from './console.ts';
import { WORDS } from './words.ts';

/** An agent's morning by keyboard alone, from signing in to yesterday's figures: no pointer is moved. */
const console = new RunningConsole();
const words = WORDS['en-US'];
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const FIFTY = 50;

const MOST_TABS = 120;

/** Tab by Tab until it has the focus, which has to be seen. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await isFocused(wanted.first())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way leads by Tab to ${wanted}`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Due on 2 January: by the beginning of March its last notice is out, and Wednesday is the day that it names. */
async function goesOffThisWeek(name: string): Promise<{ id: string; name: string }> {
  const { api } = console;
  const account = await api.account({ name, testClock: { startsAt: '2025-12-20T15:00:00Z' } });
  await api.invoice(account.id, 98_700, { issuedOn: '2025-12-20', dueOn: '2026-01-02' });
  await api.made(`/v1/accounts/${account.id}/test-clock/advance`, { to: '2026-03-01T18:00:00Z' });
  await api.settled(account.id);
  return account;
}

test('a morning by keyboard', async () => {
  const late = await goesOffThisWeek('Se va pronto SA');
  const proving = await console.debtor(10, { name: 'Comprueba SA' });
  const proof = await console.api.made(`/v1/accounts/${proving.id}/proofs-of-payment`, {
    trackingKey: 'MANANA1',
    amountMinor: 116_000,
    paidOn: '2026-01-20',
    fileBase64: PIXEL,
    fileName: 'recibo.png',
  });
  const payer = await console.debtor(3, { name: 'Transfiere Zacatecas SA' });
  const transfer = await console.api.made('/v1/bank-transfers', {
    trackingKey: 'MANANA2',
    amountMinor: 116_000,
    currency: 'MXN',
    settledAt: '2026-02-28T14:00:00Z',
    payerName: 'TRANSFIERE ZACATECAS SA',
  });
  const disputing = await console.debtor(2, { name: 'Aclara SA' });
  const [invoice] = (await console.api.get(`/v1/accounts/${disputing.id}/invoices`)).json().items;
  const dispute = await console.api.made(`/v1/invoices/${invoice.id}/disputes`, {
    reason: 'One line is not ours',
    amountMinor: 10_000,
  });
  for (let i = 1; i <= FIFTY; i++) await console.api.account({ name: `Lluvia ${i}`, tags: ['lluvia'] });
  const { email } = await userOf(console.api, 'agent');

  const page = await console.stranger('en-US');
  await page.goto(console.url('/console/'));

  // Sign in.
  await tabTo(page, page.getByRole('textbox', { name: words.email }));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel(words.password, { exact: true }));
  await page.keyboard.type(PASSWORD);
  await press(page, 'Enter');
  await heading(page, words.today);

  // The week's deactivations: the one that goes off first is called, and promises.
  await page.getByRole('link', { name: late.name }).waitFor();
  await press(page, 'j', 'Enter');
  await heading(page, late.name);
  await tabTo(page, page.getByRole('button', { name: 'Log call' }));
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('Outcome'));
  await page.keyboard.type('Promised');
  await tabTo(page, dialog.getByRole('textbox', { name: 'What was said' }));
  await page.keyboard.type('They pay on Friday');
  await tabTo(page, dialog.getByRole('button', { name: 'Save call' }));
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'detached' });
  await press(page, 'Control+k');
  await page.keyboard.type(words.promise);
  await page.getByRole('option', { name: words.promise }).waitFor();
  await press(page, 'Enter');
  await page.getByRole('dialog', { name: words.promise }).waitFor();
  expect(await dialog.getByRole('textbox', { name: words.amount }).inputValue()).toBe('987.00');
  await tabTo(page, dialog.getByLabel(words.on, { exact: true }));
  await page.keyboard.type('03062026');
  await tabTo(page, dialog.getByRole('textbox', { name: words.reason }));
  await page.keyboard.type('By telephone');
  await tabTo(page, dialog.getByRole('button', { name: words.doPromise }));
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'detached' });
  const called = (await console.api.get(`/v1/accounts/${late.id}`)).json();
  expect(called.collections.holds.map(({ kind }: { kind: string }) => kind)).toContain('promise');

  // A proof is accepted, a transfer without a reference matched, a dispute answered.
  await press(page, 'g', 'p');
  await page.getByRole('heading', { level: 2, name: proving.name }).waitFor();
  await press(page, 'a');
  await page.getByRole('button', { name: words.undo }).waitFor();
  await press(page, 'g', 'b');
  await heading(page, words.transfers);
  await console.becomes(`/v1/proofs-of-payment/${proof.id}`, 'accepted');
  await page.getByRole('article').waitFor();
  await press(page, '1');
  await page.getByRole('button', { name: words.match, exact: true, disabled: false }).waitFor();
  await press(page, 'a');
  await page.getByRole('button', { name: words.undo }).waitFor();
  await press(page, 'g', 'd');
  await heading(page, words.disputes);
  const { payments } = await console.becomes(`/v1/bank-transfers/${transfer.id}`, 'matched');
  expect(payments).toMatchObject([{ accountId: payer.id, amountMinor: 116_000 }]);
  await page.getByRole('article').getByRole('button', { name: words.accept, disabled: false }).waitFor();
  await press(page, 'a');
  await page.getByRole('button', { name: words.undo }).waitFor();

  // Fifty are paused together, since it has rained for a week.
  await press(page, 'g', 'a');
  await heading(page, words.accounts);
  await console.becomes(`/v1/disputes/${dispute.id}`, 'accepted');
  await press(page, '/');
  await until(() => isFocused(page.getByRole('searchbox')));
  await page.keyboard.type('Lluvia');
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('button', { name: `Select all ${FIFTY} that match` }));
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('region', { name: 'Bulk actions' }).getByRole('button', { name: words.pause }));
  await press(page, 'Enter');
  await dialog.waitFor();
  await tabTo(page, dialog.getByLabel(words.until));
  await page.keyboard.type('03202026');
  await tabTo(page, dialog.getByRole('textbox', { name: words.reason }));
  await page.keyboard.type('It has rained for a week');
  await tabTo(page, dialog.getByRole('button', { name: `Pause (${FIFTY} accounts)`, disabled: false }));
  await press(page, 'Enter');
  await page.getByRole('progressbar').waitFor();
  await overrideInBulk(console.api.store, 'worker', () => console.api.machineNow);
  await until(async () => {
    const { items } = (await console.api.get('/v1/accounts?hold=agent&tag=lluvia&limit=100')).json();
    return items.length === FIFTY;
  });

  // How collecting went.
  await press(page, 'g', 'n');
  await heading(page, words.analytics);
  await tabTo(page, page.getByRole('link', { name: words.promises, exact: true }));
  await press(page, 'Enter');
  await page.waitForURL(/\/analytics\/promises/);

  // And home.
  await tabTo(page, page.getByRole('button', { name: /: menu$/ }));
  await press(page, 'Enter');
  await page.getByRole('menuitem', { name: words.signOut }).waitFor();
  for (let i = 0; i < 12 && !(await isFocused(page.getByRole('menuitem', { name: words.signOut }))); i++)
    await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await heading(page, words.signIn);
}, 180_000);

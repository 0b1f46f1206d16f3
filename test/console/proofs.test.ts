import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { isFocused } from '../browser/browser.ts';
import { aReceipt } from '../ports/a-pdf.ts';
import { until } from '../until.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** The desk of proofs: what was claimed beside what is known, one key a decision, ten seconds to take it back. */
const console = new RunningConsole();

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let keys = 0;
const proofOf = async (name: string, { late = 10, ...more }: { late?: number; [field: string]: unknown } = {}) => {
  const { id: accountId } = await console.debtor(late, { name });
  const { id } = await console.api.made(`/v1/accounts/${accountId}/proofs-of-payment`, {
    trackingKey: `DESK${(keys += 1)}`,
    amountMinor: 116_000,
    paidOn: '2026-01-20',
    fileBase64: PIXEL,
    fileName: 'recibo.png',
    ...more,
  });
  return { id, accountId };
};
const statusOf = async (id: string): Promise<string> =>
  (await console.api.get(`/v1/proofs-of-payment/${id}`)).json().status;
const rowOf = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name: new RegExp(name) });

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('accepted by a key: the next has the focus, nothing is sent, undone it is back; leaving the page sends it', async () => {
    const [first, second] = [`Primera ${locale} SA`, `Segunda ${locale} SA`];
    const { id } = await proofOf(first);
    await proofOf(second);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/proofs/${id}`);
    await page.getByRole('img', { name: /recibo\.png/ }).waitFor();
    const claimed = page.getByRole('group', { name: words.claimed });
    await claimed.getByText('$1,160.00').waitFor();
    await page.getByRole('group', { name: words.known }).getByText('$1,160.00').first().waitFor();
    await rowOf(page, second).waitFor();

    await page.keyboard.press('a');
    const undo = page.getByRole('button', { name: words.undo });
    await undo.waitFor();
    expect(await page.getByRole('status').filter({ has: undo }).textContent()).toContain(first);
    await rowOf(page, first).waitFor({ state: 'detached' });
    const current = page.locator('main li > a[aria-current]');
    await until(() => isFocused(current));
    expect(await current.textContent()).not.toContain(first);
    expect(await statusOf(id)).toBe('received');

    await undo.click();
    await rowOf(page, first).waitFor();
    await page.getByRole('heading', { level: 2, name: first }).waitFor();
    await until(() => isFocused(rowOf(page, first)));
    expect(await statusOf(id)).toBe('received');

    await page.keyboard.press('a');
    await undo.waitFor();
    await page.goto('about:blank');
    await until(async () => (await statusOf(id)) === 'accepted');
  });

  test('with single keys off none of them does anything', async () => {
    const { id } = await proofOf(`Callada ${locale} SA`);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/proofs/${id}`);
    const accept = page.getByRole('button', { name: words.acceptProof, exact: true });
    await accept.waitFor();
    await page.keyboard.press('?');
    await page.getByRole('switch', { name: words.letters }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const key of ['a', 'r', 's']) await page.keyboard.press(key);
    expect(await page.getByRole('button', { name: words.undo }).count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('heading', { level: 2, name: `Callada ${locale} SA` }).waitFor();
    await goto('/today');
    expect(await statusOf(id)).toBe('received');
  });

  test('rejected it wants a reason, which the customer reads', async () => {
    const { id } = await proofOf(`Borrosa ${locale} SA`);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/proofs/${id}`);
    await page.getByRole('button', { name: words.rejectProof, exact: true }).waitFor();
    // The letter that follows in the same breath is no longer the page's: it would accept.
    await Promise.all(['r', 'a'].map((key) => page.keyboard.press(key)));
    const dialog = page.getByRole('dialog');
    const reason = dialog.getByRole('textbox', { name: words.reason });
    await dialog.getByRole('button', { name: words.rejectProof, exact: true }).click();
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    await reason.fill('No se lee');
    await dialog.getByRole('button', { name: words.rejectProof, exact: true }).click();
    await page.getByRole('button', { name: words.undo }).waitFor();
    await page.getByRole('link', { name: words.accounts, exact: true }).click();
    await until(async () => (await statusOf(id)) === 'rejected');
    expect((await console.api.get(`/v1/proofs-of-payment/${id}`)).json().reason).toBe('No se lee');
  });

  test('refused after all, it is back, and why is said in words', async () => {
    const name = `Corta ${locale} SA`;
    const { id } = await proofOf(name, { late: 80, amountMinor: 100, paidOn: '2026-03-20' });
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/proofs/${id}`);
    await page.getByRole('button', { name: words.acceptProof, exact: true }).click();
    await page.getByRole('button', { name: words.undo }).waitFor();
    await page.getByRole('link', { name: words.accounts, exact: true }).click();
    await page.getByRole('alert').filter({ hasText: words.tooSmall }).waitFor();
    await page.getByRole('button', { name: words.lookAgain }).click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await rowOf(page, name).waitFor();
    expect(await statusOf(id)).toBe('received');
  });

  test('a transfer that may be its money is chosen by its number, and matched with the acceptance', async () => {
    const amountMinor = locale === 'es-MX' ? 98_700 : 98_800;
    const { id, accountId } = await proofOf(`Casada ${locale} SA`, { amountMinor });
    const transfer = await console.api.made('/v1/bank-transfers', {
      trackingKey: `BANK${amountMinor}`,
      amountMinor,
      currency: 'MXN',
      settledAt: '2026-01-20T18:00:00Z',
      payerName: 'Otro nombre',
    });
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/proofs/${id}`);
    const candidate = page.getByRole('button', { name: /Otro nombre/ });
    await candidate.waitFor();
    const card = page.getByRole('listitem').filter({ has: candidate });
    expect(await card.textContent()).toContain(words.sameAmount);
    await page.keyboard.press('1');
    expect(await candidate.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: words.undo }).waitFor();
    await page.goto('about:blank');
    await until(
      async () => (await console.api.get(`/v1/bank-transfers/${transfer.id}`)).json().accountId === accountId,
    );
  });
});

test('whoever may only read decides nothing; a PDF is shown, and the policy of the page has nothing against it', async () => {
  const { id } = await proofOf('Lectura SA', {
    fileBase64: Buffer.from(aReceipt()).toString('base64'),
    fileName: 'recibo.pdf',
  });
  const { page, goto } = await console.visit('viewer', 'en-US');
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  await goto(`/proofs/${id}`);
  await page.locator('iframe[title*="recibo.pdf"]').waitFor();
  await page.keyboard.press('a');
  for (const name of ['acceptProof', 'rejectProof', 'undo'] as const)
    expect(await page.getByRole('button', { name: WORDS['en-US'][name], exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
  expect(await statusOf(id)).toBe('received');
});

test('nobody undoes it and nobody leaves: after ten seconds it is sent', async () => {
  const { id } = await proofOf('Paciente SA');
  const { page, goto } = await console.visit('agent', 'en-US');
  await goto(`/proofs/${id}`);
  await page.getByRole('button', { name: WORDS['en-US'].acceptProof, exact: true }).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: WORDS['en-US'].undo }).waitFor();
  await page.getByRole('button', { name: WORDS['en-US'].undo }).waitFor({ state: 'detached' });
  await until(async () => (await statusOf(id)) === 'accepted');
});

test('somebody else decides the one that is looked at: it stays there, and a key decides no other', async () => {
  await proofOf('Decidida por otra SA');
  await proofOf('Nadie la vio SA');
  const { page, goto } = await console.visit('agent', 'en-US');
  await goto('/proofs');
  const current = page.locator('main li > a[aria-current]');
  const id = (await current.getAttribute('href'))?.split('/').at(-1) ?? '';
  const name = (await page.getByRole('article').locator('#proof-of').textContent()) ?? '';
  const accept = page.getByRole('article').getByRole('button', { name: WORDS['en-US'].accept });
  await accept.waitFor();
  await console.api.made(`/v1/proofs-of-payment/${id}/accept`, {});
  await Promise.all([current, accept].map((gone) => gone.waitFor({ state: 'detached' })));
  await page.keyboard.press('a');
  await page.getByRole('article', { name }).waitFor();
  await page.keyboard.press('j');
  await current.waitFor();
  await accept.waitFor();
  expect(await page.getByRole('button', { name: WORDS['en-US'].undo }).count()).toBe(0);
});

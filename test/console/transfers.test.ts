import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { RunningConsole, type Visit } from './console.ts';
import { LOCALES, type Locale, WORDS } from './words.ts';

/** Money that came, and whose it is: facts to look at, amounts that add up, and a decision that can be taken back. */
const console = new RunningConsole();

let sent = 0;
const transfer = async (amountMinor: number, more: object = {}): Promise<string> =>
  (
    await console.api.made('/v1/bank-transfers', {
      trackingKey: `DESK${(sent += 1)}`,
      amountMinor,
      currency: 'MXN',
      settledAt: '2026-02-28T14:00:00Z',
      ...more,
    })
  ).id;
const shown = async (id: string) => (await console.api.get(`/v1/bank-transfers/${id}`)).json();
const invoicesOf = async (id: string): Promise<{ id: string; number: string }[]> =>
  (await console.api.get(`/v1/accounts/${id}/invoices`)).json().items;
/** Opens it by its address, and shows it. */
async function open({ page, goto }: Visit, id: string): Promise<Page> {
  await goto(`/transfers/${id}`);
  await page.getByRole('article').waitFor();
  return page;
}
const left = async (page: Page, locale: Locale): Promise<string> =>
  (await page.getByText(WORDS[locale].toAllocate, { exact: true }).locator('..').textContent()) ?? '';

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('by keyboard alone: a transfer without a reference, its evidence as facts, matched, taken back and matched', async () => {
    const { id: accountId, name } = await console.debtor(3, { name: `Molinos Zacate ${locale} SA` });
    const id = await transfer(116_000, { payerName: name.toUpperCase(), concept: 'PAGO' });
    const { page, goto } = await console.visit('agent', locale);
    await goto('/today');
    for (const key of ['g', 'b']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: words.transfers }).waitFor();
    const first = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(name) }) });
    const fact = (of: string) => first.getByRole('listitem').filter({ hasText: of });
    await fact(words.exactAmount).filter({ hasText: words.yes }).waitFor();
    for (const other of [words.referenceFound, words.knownPayer])
      await fact(other).filter({ hasText: words.no }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/\d+ ?%/);
    await page.keyboard.press('1');
    await page.getByRole('button', { name: words.match, exact: true, disabled: false }).waitFor();
    expect(await left(page, locale)).toContain('$0.00');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: words.undo }).waitFor();
    expect((await shown(id)).status).toBe('unmatched');
    await page.keyboard.press('u');
    await page.getByRole('article').waitFor();
    await page.getByRole('button', { name: words.match, exact: true, disabled: false }).waitFor();
    await page.keyboard.press('a');
    for (const key of ['g', 't']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: words.today }).waitFor();
    const { payments } = await console.becomes(`/v1/bank-transfers/${id}`, 'matched');
    expect(payments).toMatchObject([{ accountId, amountMinor: 116_000 }]);
  });

  test('what is to allocate falls to nothing; below it, or over two accounts that do not add up, it says why not', async () => {
    const [one, two] = [
      await console.debtor(3, { name: `Alfa ${locale} SA` }),
      await console.debtor(3, { name: `Beta ${locale} SA` }),
    ];
    const id = await transfer(174_000, { payerName: 'Nadie' });
    const page = await open(await console.visit('agent', locale), id);
    const add = async (name: string): Promise<void> => {
      await page.getByRole('searchbox', { name: words.otherAccount }).fill(name);
      await page.getByRole('button', { name: new RegExp(name) }).click();
    };
    const amount = async (account: { id: string }) => {
      const [invoice] = await invoicesOf(account.id);
      return page.getByRole('textbox', { name: `${words.amountFor} ${invoice?.number}` });
    };
    const match = page.getByRole('button', { name: words.match, exact: true });
    await add(one.name);
    expect(await left(page, locale)).toContain('$1,740.00');
    expect(await match.isDisabled()).toBe(true);
    await (await amount(one)).fill('1,160.00');
    expect(await left(page, locale)).toContain('$580.00');
    expect(await match.isEnabled()).toBe(true);
    // By its name and Enter, while its first letter's answer is still there.
    await page.getByRole('searchbox', { name: words.otherAccount }).focus();
    await page.keyboard.type(two.name.slice(0, 1));
    await page.getByRole('list', { name: words.found }).waitFor();
    await page.keyboard.type(two.name.slice(1));
    await page.keyboard.press('Enter');
    await (await amount(two)).fill('1000');
    expect(await left(page, locale)).toContain('-$420.00');
    await page.getByText(words.tooMuch, { exact: true }).waitFor();
    expect(await match.isDisabled()).toBe(true);
    await (await amount(two)).fill('400');
    await page.getByText(words.dontAddUp, { exact: true }).waitFor();
    expect(await match.isDisabled()).toBe(true);
    await (await amount(two)).fill('580');
    expect(await left(page, locale)).toContain('$0.00');
    await match.click();
    await page.getByRole('button', { name: words.undo }).waitFor();
    await page.getByRole('link', { name: words.today, exact: true }).click();
    const { payments } = await console.becomes(`/v1/bank-transfers/${id}`, 'partial');
    expect(payments).toHaveLength(2);
  });
});

const words = WORDS['en-US'];

test('a wrong match is undone with a reason; what is not ours is put away with one, and nothing without', async () => {
  const { id: accountId } = await console.debtor(3);
  const [invoice] = await invoicesOf(accountId);
  const id = await transfer(116_000, { concept: `Factura ${invoice?.number}` });
  const visit = await console.visit('agent', 'en-US');
  const page = await open(visit, id);
  await page.getByRole('button', { name: words.unmatch }).click();
  const reason = page.getByRole('textbox', { name: words.reason });
  expect(await reason.getAttribute('aria-invalid')).toBe('true');
  await reason.fill('It was their neighbour’s');
  await page.getByRole('button', { name: words.unmatch }).click();
  await console.becomes(`/v1/bank-transfers/${id}`, 'unmatched');

  const foreign = await transfer(77_700, { payerName: 'Rent of the house' });
  const tasks = (await console.api.get('/v1/tasks?kind=transferUnmatched&limit=100')).json().items;
  const task = tasks.find(({ subject }: { subject: { transferId: string } }) => subject.transferId === foreign);
  await open(visit, foreign);
  await page.getByRole('button', { name: words.notOurs, exact: true }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: words.reason }).fill('The rent of the house');
  await page.getByRole('button', { name: words.notOurs, exact: true }).click();
  await page.getByRole('button', { name: words.undo }).waitFor();
  await page.getByRole('link', { name: words.today, exact: true }).click();
  await console.becomes(`/v1/tasks/${task.id}`, 'dismissed');
  const waiting = (await console.api.get('/v1/worklists/unmatchedTransfers?limit=100')).json().items;
  expect(waiting.map((row: { subject: { transferId: string } }) => row.subject.transferId)).not.toContain(foreign);
});

test('a statement: what came of it, and each line that could not be read', async () => {
  await console.api.call('PUT', '/v1/bank-mappings/desk-bank', {
    body: {
      columns: { settledOn: 'Day', amount: 'Amount', bankReference: 'Ref', concept: 'Text' },
      dateFormat: 'YYYY-MM-DD',
      decimal: '.',
      currency: 'MXN',
    },
  });
  const lines = ['Day,Amount,Ref,Text', '2026-02-27,321.00,R1,hello', '2026-02-27,not money,R2,hello'];
  const { page, goto } = await console.visit('agent', 'en-US');
  await goto('/transfers');
  await page.getByRole('button', { name: 'Upload statement' }).click();
  const dialog = page.getByRole('dialog', { name: 'Upload statement' });
  await dialog.getByLabel('File').setInputFiles({
    name: 'march.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await dialog.getByRole('combobox', { name: 'Bank' }).selectOption('desk-bank');
  await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
  await dialog.getByText('2 lines read, 1 new').waitFor();
  expect(await dialog.getByRole('table').getByRole('row').nth(1).textContent()).toMatch(/^3.*not money/);
});

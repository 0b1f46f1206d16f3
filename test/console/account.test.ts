import { describe, expect, test } from '@jest/globals';
import { isFocused } from '../browser/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** The account's page: three sentences, and acts whose effect is seen before they are done. */
const console = new RunningConsole();
const shown = async (id: string) => (await console.api.get(`/v1/accounts/${id}`)).json();

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('what is owed, what happens next, what happened: the next thing is the first of the API, at its local hour', async () => {
    const { id } = await console.debtor(10);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    for (const name of [words.owed, words.next, words.happened]) await page.getByRole('region', { name }).waitFor();
    const [first] = (await shown(id)).upcoming;
    const item = page.getByRole('region', { name: words.next }).getByRole('listitem').first();
    expect(await item.locator('time').getAttribute('datetime')).toBe(first.at);
    const local = new Date(first.at).toLocaleTimeString('en-GB', {
      timeZone: 'America/Mexico_City',
      hour: '2-digit',
      minute: '2-digit',
    });
    expect(await item.textContent()).toContain(local);
    expect(await page.getByRole('region', { name: words.owed }).textContent()).toContain('$1,160.00');
  });

  test('a pause needs a reason; its effect is listed before anything is sent; then it stands in what happened', async () => {
    const { id } = await console.debtor(10);
    const { version } = await shown(id);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    await page.getByRole('button', { name: words.pause, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: words.pause });
    const reason = dialog.getByRole('textbox', { name: words.reason });
    await dialog.getByRole('region', { name: words.effect }).getByRole('listitem').first().waitFor();
    expect(await dialog.getByLabel(words.until).inputValue()).toMatch(/^2026-01-29$/);
    await dialog.getByRole('button', { name: words.doPause }).click();
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(reason)).toBe(true);
    expect((await shown(id)).version).toBe(version);
    await reason.fill('Waiting for their purchase order');
    await dialog.getByRole('button', { name: words.doPause }).click();
    await page.getByRole('status').filter({ hasText: words.paused }).waitFor();
    const happened = page.getByRole('region', { name: words.happened });
    const row = happened.getByRole('listitem').filter({ hasText: 'Waiting for their purchase order' }).first();
    await row.waitFor();
    expect(await row.textContent()).toContain('Person Number');
    expect((await shown(id)).collections.holds[0].kind).toBe('agent');
  });

  test('one that was erased says so with its day, and nothing is to be done on it', async () => {
    const { id } = await console.debtor(10);
    await console.api.sql.query("UPDATE accounts SET erased_at = '2026-01-20T15:00:00Z' WHERE id = $1", [id]);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    await page.getByText(words.erased).waitFor();
    const main = page.getByRole('main');
    await main.getByText(words.noNotes).waitFor();
    expect(await main.locator('form, input, select').count()).toBe(0);
    expect(await main.getByRole('heading', { name: words.next }).count()).toBe(0);
    expect(await main.getByRole('button').count()).toBe(1);
    await main.getByRole('button', { name: words.copies(id) }).waitFor();
    await goto(`/clock/${id}`);
    await page.getByText(words.erased).waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  });

  test('each invoice is a PDF, which is kept under its number', async () => {
    const { id } = await console.debtor(10);
    const [{ number }] = (await console.api.get(`/v1/accounts/${id}/invoices`)).json().items;
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}/money`);
    const link = page.getByRole('link', { name: new RegExp(`^PDF .*${number}$`) });
    const [kept] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(kept.suggestedFilename()).toBe(`${number}.pdf`);
  });

  test('a promise: the state says so', async () => {
    const { id } = await console.debtor(10);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    await page.getByRole('button', { name: words.promise, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: words.promise });
    const amount = dialog.getByRole('textbox', { name: words.amount });
    await amount.fill('');
    // No sentence with a hole in it.
    await dialog.getByRole('button', { name: words.promise, exact: true }).waitFor();
    await amount.fill('1,160.00');
    await dialog.getByLabel(words.on).fill('2026-01-28');
    await dialog.getByRole('textbox', { name: words.reason }).fill('Ana pays on Wednesday');
    await dialog.getByRole('button', { name: words.doPromise }).click();
    await page.getByRole('banner').first().waitFor();
    await page.locator('main header').getByText(words.promised, { exact: true }).waitFor();
    expect((await shown(id)).collections.holds[0].kind).toBe('promise');
  });

  test('two at one account: the second sees what the first did, keeps what was typed, and confirms once more', async () => {
    const { id } = await console.debtor(10);
    const [one, two] = [await console.visit('agent', locale), await console.visit('agent', locale)];
    for (const { goto } of [one, two]) await goto(`/accounts/${id}/act/pause`);
    const fill = async ({ page }: typeof one, reason: string): Promise<void> =>
      page.getByRole('dialog').getByRole('textbox', { name: words.reason }).fill(reason);
    await fill(two, 'The second reason');
    await fill(one, 'The first reason');
    await one.page.getByRole('button', { name: words.doPause }).click();
    await one.page.getByRole('status').filter({ hasText: words.paused }).waitFor();
    await two.page.getByRole('button', { name: words.doPause }).click();
    const changed = two.page.getByRole('alertdialog', { name: words.changed });
    await changed.getByText('The first reason').waitFor();
    expect(await two.page.getByRole('textbox', { name: words.reason }).inputValue()).toBe('The second reason');
    await two.page.getByRole('button', { name: words.review }).click();
    await two.page.getByRole('status').filter({ hasText: words.paused }).waitFor();
    const { items } = (await console.api.get(`/v1/accounts/${id}/timeline?limit=100`)).json();
    const reasons = items
      .filter(({ type }: { type: string }) => type === 'override.applied')
      .map(({ data }: { data: { reason: string } }) => data.reason);
    expect(reasons).toEqual(['The first reason', 'The second reason']);
  });

  test("the chart: the picture's name lists the states that are on, and so does the list", async () => {
    const { id } = await console.debtor(10);
    const { page, goto } = await console.visit('viewer', locale);
    await goto(`/accounts/${id}/chart`);
    const picture = page.getByRole('main').getByRole('img');
    const name = (await picture.getAttribute('aria-label')) ?? '';
    const states = await page.getByRole('main').locator('ul > li > strong').allTextContents();
    const { regions } = (await console.api.get('/v1/chart')).json();
    expect(states).toHaveLength(regions.length);
    for (const state of states) expect(name).toContain(state);
  });

  test('mails as they were sent, in a frame in which nothing runs; one that bounced says so', async () => {
    const { id } = await console.debtor(10);
    const { items } = (await console.api.get(`/v1/accounts/${id}/emails`)).json();
    await console.api.made(`/v1/sandbox/emails/${items[0].id}/bounce`, {});
    const { page, goto } = await console.visit('viewer', locale);
    await goto(`/accounts/${id}`);
    await page.getByRole('link', { name: words.emails, exact: true }).click();
    const bounced = page.getByRole('link', { name: words.bounced });
    await bounced.click();
    const frame = page.locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('');
    await page.frameLocator('iframe').getByText('…').waitFor();
  });

  test('by keyboard alone: to the third account, paused, signed out', async () => {
    for (const name of ['A', 'B', 'C']) await console.debtor(10, { name: `Teclado ${locale} ${name}` });
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts?q=Teclado ${locale}&sort=name`);
    await page.getByRole('link', { name: `Teclado ${locale} C` }).waitFor();
    for (const key of ['j', 'j', 'j', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: `Teclado ${locale} C` }).waitFor();
    await page.keyboard.press('.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: words.pause });
    await dialog.waitFor();
    const reason = dialog.getByRole('textbox', { name: words.reason });
    for (let i = 0; i < 8 && !(await isFocused(reason)); i++) await page.keyboard.press('Tab');
    await page.keyboard.type('By the keys');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: words.paused }).waitFor();
    await page
      .getByRole('button', { name: /menu|menú/i })
      .last()
      .focus();
    await page.keyboard.press('Enter');
    const leave = page.getByRole('menuitem', { name: words.signOut });
    await leave.waitFor();
    for (let i = 0; i < 12 && !(await isFocused(leave)); i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: words.signIn }).waitFor();
  });
});

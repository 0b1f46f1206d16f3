import { describe, expect, test } from '@jest/globals';
import { PASSWORD, userOf } from '../api/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** Who comes in, who is kept out, and what stands round every page. */
const console = new RunningConsole();

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('without a session one signs in, and is where one wanted to go', async () => {
    const { email } = await userOf(console.api, 'agent');
    const page = await console.stranger(locale);
    await page.goto(console.url('/console/accounts?state=overdue'));
    await page.getByRole('heading', { level: 1, name: words.signIn }).waitFor();
    await page.getByRole('textbox', { name: words.email }).fill(email);
    await page.getByRole('textbox', { name: words.password }).fill(PASSWORD);
    await page.getByRole('button', { name: words.enter, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.accounts }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/accounts');
    expect(new URL(page.url()).search).toContain('state=overdue');
  });

  test('six wrong passwords: locked, and until when; the right one is refused, another user is let in', async () => {
    const [{ email }, other] = [await userOf(console.api, 'agent'), await userOf(console.api, 'agent')];
    const page = await console.stranger(locale);
    await page.goto(console.url('/console/sign-in'));
    const attempt = async (who: string, password: string): Promise<void> => {
      await page.getByRole('textbox', { name: words.email }).fill(who);
      await page.getByRole('textbox', { name: words.password }).fill(password);
      const answered = page.waitForResponse((response) => response.url().endsWith('/v1/session'));
      await page.getByRole('button', { name: words.enter, exact: true }).click();
      await answered;
    };
    for (let i = 0; i < 6; i++) await attempt(email, `wrong password ${i}`);
    const alert = page.getByRole('alert').filter({ hasText: words.locked });
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/\d{2}:\d{2}/);
    await attempt(email, PASSWORD);
    await alert.waitFor();
    await attempt(other.email, PASSWORD);
    await page.getByRole('heading', { level: 1, name: words.today }).waitFor();
  });

  test('an address out of the console is never gone to after signing in', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/sign-in?next=//elsewhere.example/');
    expect(new URL(page.url()).pathname).toBe('/console/today');
  });

  test('the navigation says where one is; the skip link leads past it', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/accounts');
    const main = page.getByRole('navigation', { name: words.main });
    expect(await main.getByRole('link').allTextContents()).toEqual(words.pages);
    expect(await main.getByRole('link', { name: words.accounts }).getAttribute('aria-current')).toBe('page');
    expect(await main.locator('[aria-current]').count()).toBe(1);
    await page.getByRole('link', { name: words.skip }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    expect(await page.title()).toBe(`${words.accounts} · Puntual`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });

  test('a viewer sees no button that would be refused', async () => {
    const { id } = await console.debtor(10);
    const { page, goto } = await console.visit('viewer', locale);
    await goto(`/accounts/${id}`);
    await page.getByRole('region', { name: words.happened }).waitFor();
    for (const name of [words.pause, words.promise]) expect(await page.getByRole('button', { name }).count()).toBe(0);
    await goto(`/accounts/${id}/act/pause`);
    await page.getByRole('dialog', { name: words.pause }).getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: words.doPause }).count()).toBe(0);
  });

  test('Ctrl+K: a name and Enter open the account; of its actions only those that are possible are offered', async () => {
    const { id, name } = await console.debtor(10, { name: `Abarrotes ${locale} SA` });
    const { page, goto } = await console.visit('agent', locale);
    await goto('/today');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: words.palette });
    await dialog.getByRole('combobox').fill(name);
    await dialog.getByRole('option', { name: new RegExp(name) }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(page.url()).toContain(id);
    await page.keyboard.press('Control+k');
    await dialog.getByRole('option', { name: words.pause, exact: false }).first().waitFor();
    const { allowed } = (await console.api.get(`/v1/accounts/${id}`, { role: 'agent' })).json();
    // The pages besides, and one's own preferences.
    expect(await dialog.getByRole('option').count()).toBe(allowed.length + words.pages.length + 1);
    const other = await console.debtor(10, { name: `Panadería ${locale} SA` });
    // What was found for its beginning is not what was typed.
    const typeOn = async (text: string): Promise<void> => {
      await page.keyboard.type(text.slice(0, 1));
      await dialog.getByRole('option', { name: / SA/ }).first().waitFor();
      await page.keyboard.type(text.slice(1));
      await page.keyboard.press('Enter');
    };
    await typeOn(words.pause);
    await page.getByRole('dialog', { name: words.pause }).waitFor();
    await page.keyboard.press('Escape');
    await goto('/today');
    await page.keyboard.press('Control+k');
    await typeOn(other.name);
    await page.getByRole('heading', { level: 1, name: other.name }).waitFor();
  });
});

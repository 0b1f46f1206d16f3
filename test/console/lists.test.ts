import { beforeAll, describe, expect, test } from '@jest/globals';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** Today and Accounts: figures that are the API's, and addresses that keep what one looks at. */
const console = new RunningConsole();
const minorIn = (text: string): number => Math.round(Number(text.replaceAll(/[^\d.]/g, '')) * 100);

beforeAll(async () => {
  await console.debtor(57, { name: 'Lavandería El Sauce SA' });
  await console.debtor(56, { name: 'Buceo Arrecife SA' });
  await console.debtor(40, { name: 'Café El Tecolote SA' });
  await console.debtor(35, { name: 'Imprenta Amate SA' });
  await console.debtor(3, { name: 'Hotel Obispado SA' });
});

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test("a queue's count is the number of its rows, and its money the API's", async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/today');
    const { items } = (await console.api.get('/v1/worklists')).json();
    const list = items.find(({ name }: { name: string }) => name === 'deactivatingThisWeek');
    const tab = page.getByRole('tab', { name: words.deactivating });
    await tab.getByText(String(list.count), { exact: true }).waitFor();
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(list.count).waitFor();
    expect(await rows.count()).toBe(list.count + 1);
    expect(list.count).toBeGreaterThan(0);
    const amount = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(list.amounts[0].minor / 100);
    expect(await tab.textContent()).toContain(`$${amount}`);
  });

  test('an aging tile leads to the accounts whose money it is', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/today');
    const tile = page.getByRole('link', { name: /31-60/ });
    const figure = minorIn((await tile.getByText('$').first().textContent()) ?? '');
    await tile.click();
    await page.getByRole('heading', { level: 1, name: words.accounts }).waitFor();
    const cells = page.getByRole('row').getByRole('cell').filter({ hasText: '$' });
    await cells.first().waitFor();
    const sum = (await cells.allTextContents()).reduce((total, text) => total + minorIn(text), 0);
    expect(sum).toBe(figure);
    expect(sum).toBeGreaterThan(0);
  });

  test('whoever searches as soon as a page shows is not taken out of the field by its heading', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/today');
    await page.evaluate(`
      const search = () => document.querySelector('main input[type="search"]');
      const waiting = new MutationObserver(() => {
        search()?.focus();
        if (search() !== null) waiting.disconnect();
      });
      waiting.observe(document.body, { childList: true, subtree: true });
    `);
    await page.getByRole('navigation').first().getByRole('link', { name: words.accounts, exact: true }).click();
    await page.getByRole('searchbox').waitFor();
    await page.waitForLoadState('networkidle');
    await page.keyboard.type('buceo');
    expect(await page.getByRole('searchbox').inputValue()).toBe('buceo');
  });

  test('what one looks for stands in the address: a reload and Back keep it', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/accounts');
    await page.getByRole('row').nth(2).waitFor();
    await page.getByRole('searchbox', { name: words.search }).fill('buceo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/[?&]q=buceo/);
    const names = page.getByRole('table').getByRole('link');
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    expect(await names.allTextContents()).toEqual(['Buceo Arrecife SA']);
    await page.getByRole('combobox', { name: words.anyState, exact: true }).selectOption('overdue');
    await page.waitForURL(/state=overdue/);
    await page.reload();
    await names.first().waitFor();
    expect(await names.allTextContents()).toEqual(['Buceo Arrecife SA']);
    expect(await page.getByRole('searchbox').inputValue()).toBe('buceo');
    await names.first().click();
    await page.getByRole('heading', { level: 1, name: 'Buceo Arrecife SA' }).waitFor();
    await page.goBack();
    await names.first().waitFor();
    expect(page.url()).toMatch(/q=buceo.*state=overdue|state=overdue.*q=buceo/);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('q') === 'buceo' && !url.searchParams.has('state'));
  });

  test('a saved view is there in a second session, and its address works for anybody', async () => {
    const { page, goto, email } = await console.visit('agent', locale);
    await goto('/accounts?q=caf%C3%A9');
    await page.getByRole('button', { name: words.saveView }).click();
    await page.getByRole('textbox', { name: words.viewName }).fill('Los cafés');
    await page.getByRole('button', { name: words.doSave, exact: true }).click();
    const again = await console.visitBy(email, locale);
    await again.goto('/accounts');
    await again.page.getByRole('button', { name: words.views }).click();
    await again.page.getByRole('menuitem', { name: 'Los cafés' }).click();
    await again.page.waitForURL(/q=caf/);
    const other = await console.visit('viewer', locale);
    await other.page.goto(again.page.url());
    await other.page.getByRole('link', { name: 'Café El Tecolote SA' }).waitFor();
    expect(await other.page.getByRole('row').count()).toBe(2);
  });

  test('by the keys: down the list, and into the account', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/accounts?sort=name');
    const third = await page.getByRole('table').getByRole('link').nth(2).textContent();
    for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
    // Who comes in above it moves it, and not the mark.
    const { name } = await console.api.account({ name: `00 Antes ${locale} SA` });
    await page.getByRole('link', { name }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: third ?? '' }).waitFor();
  });
});

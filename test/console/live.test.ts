import { describe, expect, test } from '@jest/globals';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** Pages that follow by themselves, in as many tabs as somebody likes to have. */
const console = new RunningConsole();
/** A second, and as long as anybody writes in the cluster: news come in the order of what is done. */
const SOON_MS = 20_000;

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('a payment by the API shows on the open page without a reload, and is said aloud', async () => {
    const { id } = await console.debtor(10);
    await console.api.card(id, 'tok_ok');
    await console.api.settled(id);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    await page.getByText(words.upToDate).waitFor();
    await page.evaluate('window.stayed = true');
    await console.api.made(`/v1/accounts/${id}/pay-balance`, {});
    const owed = page.getByRole('region', { name: words.owed });
    await owed.getByText('$1,160.00').first().waitFor({ state: 'detached', timeout: SOON_MS });
    await page.locator('[aria-live=polite]').filter({ hasText: /\S/ }).waitFor({ state: 'attached' });
    expect(await page.evaluate('window.stayed')).toBe(true);
  });
});

test('what changed between reading and listening shows on the page', async () => {
  const { upToDate, owed } = WORDS['en-US'];
  const { id } = await console.debtor(10);
  await console.api.card(id, 'tok_ok');
  await console.api.settled(id);
  const { page, goto } = await console.visit('agent', 'en-US');
  let listens = (): void => undefined;
  const listening = new Promise<void>((goesOn) => {
    listens = goesOn;
  });
  await page.route('**/v1/stream', async (route) => {
    await listening;
    await route.continue();
  });
  await goto(`/accounts/${id}`);
  const open = page.getByRole('region', { name: owed }).getByText('$1,160.00').first();
  await open.waitFor();
  await console.api.made(`/v1/accounts/${id}/pay-balance`, {});
  await console.api.settled(id);
  listens();
  await page.getByText(upToDate, { exact: true }).first().waitFor();
  await open.waitFor({ state: 'detached', timeout: SOON_MS });
});

test('eight tabs of eight accounts all load, by one stream; a payment shows in each', async () => {
  const accounts: { id: string; name: string }[] = [];
  for (let i = 0; i < 8; i++) {
    const account = await console.debtor(10, { name: `Tab ${i} SA` });
    await console.api.card(account.id, 'tok_ok');
    accounts.push(account);
  }
  const { page: first } = await console.visit('agent', 'en-US');
  const pages = [first];
  for (let i = 1; i < 8; i++) pages.push(await first.context().newPage());
  let streams = 0;
  first.context().on('request', (request) => {
    if (request.url().endsWith('/v1/stream')) streams += 1;
  });
  for (const [i, { id, name }] of accounts.entries()) {
    await pages[i]!.goto(console.url(`/console/accounts/${id}`));
    await pages[i]!.getByRole('heading', { level: 1, name }).waitFor();
    await pages[i]!.getByText(WORDS['en-US'].upToDate).waitFor();
  }
  expect(streams).toBe(1);
  for (const { id } of accounts) await console.api.made(`/v1/accounts/${id}/pay-balance`, {});
  for (const page of pages)
    await page
      .getByRole('region', { name: WORDS['en-US'].owed })
      .getByText('$1,160.00')
      .first()
      .waitFor({ state: 'detached' });
});

import { describe, expect, test } from '@jest/globals';
import { isFocused } from '../browser/browser.ts';
import { until } from '../until.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** What customers say isn't right: by its deadline, with what either answer would change, and what may be credited. */
const console = new RunningConsole();

async function disputed(name: string, amountMinor: number, daysLate = 2): Promise<{ id: string; disputeId: string }> {
  const { id } = await console.debtor(daysLate, { name });
  const { id: large } = await console.api.invoice(id, 500_000, { issuedOn: '2026-01-12', dueOn: '2026-02-10' });
  const opened = await console.api.made(`/v1/invoices/${large}/disputes`, {
    reason: `We gave back two lines (${name})`,
    amountMinor,
  });
  await console.api.settled(id);
  return { id, disputeId: opened.id };
}
const shown = async (id: string) => (await console.api.get(`/v1/disputes/${id}`)).json();

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('accepted by the keys, with a credit within the limit, after its effect was seen', async () => {
    const { id, disputeId } = await disputed(`Acepta ${locale} SA`, 300_000);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/disputes/${disputeId}`);
    await page.getByRole('heading', { level: 1, name: words.disputes }).waitFor();
    const article = page.getByRole('article');
    await article.getByText(words.daysLeft).first().waitFor();
    await article.getByText(`We gave back two lines (Acepta ${locale} SA)`).first().waitFor();
    await article.getByRole('region', { name: words.ifAccepted }).getByRole('listitem').first().waitFor();
    await article.getByRole('region', { name: words.ifRejected }).getByRole('listitem').first().waitFor();
    const credit = article.getByRole('textbox', { name: words.credit });
    expect(await credit.inputValue()).toBe('2000.00');
    await credit.fill('2,500');
    await article.getByText(words.atMost, { exact: true }).waitFor();
    expect(await article.getByRole('button', { name: words.accept }).isDisabled()).toBe(true);
    await credit.fill('1,500.00');
    await article.getByRole('textbox', { name: words.reason }).fill('They did give them back');
    await page.getByRole('heading', { level: 2 }).first().click();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: words.undo }).waitFor();
    expect((await shown(disputeId)).status).toBe('open');
    await page.getByRole('link', { name: words.today, exact: true }).click();
    expect((await console.becomes(`/v1/disputes/${disputeId}`, 'accepted')).creditMinor).toBe(150_000);
    const { items } = (await console.api.get(`/v1/accounts/${id}/timeline?limit=100`)).json();
    const resolved = items.find(({ type }: { type: string }) => type === 'dispute.resolved');
    expect(resolved.data).toMatchObject({
      outcome: 'accepted',
      creditMinor: 150_000,
      reason: 'They did give them back',
    });
  });

  test('rejected: not without a reason, and taken back by `u`; the focus goes to the next and back', async () => {
    const { disputeId } = await disputed(`Rechaza ${locale} SA`, 10_000, 3);
    await disputed(`Sigue ${locale} SA`, 10_000, 4);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/disputes/${disputeId}`);
    const article = page.getByRole('article');
    await article.getByRole('button', { name: words.reject }).click();
    const reason = article.getByRole('textbox', { name: words.reason });
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(reason)).toBe(true);
    await reason.fill('The contract says so');
    await article.getByRole('button', { name: words.reject }).click();
    await page.getByRole('button', { name: words.undo }).waitFor();
    const current = page.getByRole('list', { name: words.disputes }).locator('a[aria-current]');
    await current.waitFor();
    await until(() => isFocused(current));
    expect(await current.textContent()).not.toContain(`Rechaza ${locale}`);
    await page.keyboard.press('u');
    await current.filter({ hasText: `Rechaza ${locale}` }).waitFor();
    expect((await shown(disputeId)).status).toBe('open');
  });
});

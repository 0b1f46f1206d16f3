import { describe, expect, test } from '@jest/globals';
import { PHONE } from '../browser/browser.ts';
import { until } from '../until.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** The desk of tasks: what is to be done in words, the way to where it is done, and who does it when. */
const console = new RunningConsole();

const taskOf = async (accountId: string) =>
  (await console.api.get(`/v1/tasks?accountId=${accountId}&status=open`)).json().items[0];
const followUp = async (name: string) => {
  const { id } = await console.api.account({ name });
  await console.api.call('PATCH', `/v1/accounts/${id}`, { body: { nextActionOn: '2026-03-02' } });
  await console.api.settled(id);
  return taskOf(id);
};
const shown = async (id: string) => (await console.api.get(`/v1/tasks/${id}`)).json();

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('a task says what is to be done and leads there', async () => {
    const { id } = await console.debtor(10, { name: `Con comprobante ${locale}` });
    await console.api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: `TASK${locale}`,
      amountMinor: 116_000,
      paidOn: '2026-01-20',
    });
    const task = await taskOf(id);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/tasks/${task.id}`);
    await page.getByRole('heading', { level: 2, name: words.proofTask }).waitFor();
    expect(await page.getByRole('button', { name: words.taskDone, exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: words.toProof }).click();
    await page.getByRole('heading', { level: 1, name: words.proofs }).waitFor();
    expect(page.url()).toContain(task.subject.proofId);
  });

  test('on a phone the filters stay with the list', async () => {
    const { id } = await followUp(`Teléfono ${locale}`);
    const { page, goto } = await console.visit('agent', locale, PHONE);
    await goto('/tasks');
    await page.getByRole('combobox', { name: words.whose }).waitFor();
    await goto(`/tasks/${id}`);
    await page.getByRole('button', { name: words.assignMe }).waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
  });

  test('taken, put away until a day, and found again', async () => {
    const name = `Seguimiento ${locale}`;
    const { id } = await followUp(name);
    const { page, goto, email } = await console.visit('agent', locale);
    await goto(`/tasks/${id}`);
    await page.getByRole('button', { name: words.assignMe }).click();
    await page.getByRole('status').filter({ hasText: words.assigned }).waitFor();
    expect((await shown(id)).assigneeId).toBe(email);
    await page.getByRole('combobox', { name: words.whose }).selectOption('me');
    const row = page
      .getByRole('main')
      .getByRole('listitem')
      .getByRole('link', { name: new RegExp(name) });
    await row.click();
    expect(new URL(page.url()).search).toContain('who=me');
    await page.getByLabel(words.snoozeUntil).fill('2099-01-05');
    await page.getByRole('button', { name: words.snooze, exact: true }).click();
    await row.waitFor({ state: 'detached' });
    expect((await shown(id)).snoozedUntil).toBe('2099-01-05');
    await page.getByRole('checkbox', { name: words.snoozedOnes }).click();
    await row.waitFor();
  });

  test('done, undone, and dismissed with a reason', async () => {
    const { id } = await followUp(`Descartada ${locale}`);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/tasks/${id}`);
    await page.getByRole('button', { name: words.taskDone, exact: true }).click();
    await page.getByRole('button', { name: words.undo }).click();
    await page.getByRole('heading', { level: 2, name: words.followUp }).waitFor();
    expect((await shown(id)).status).toBe('open');
    await page.getByRole('button', { name: words.dismiss, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.reason }).fill('They pay on Friday');
    await dialog.getByRole('button', { name: words.dismiss, exact: true }).click();
    await page.getByRole('button', { name: words.undo }).waitFor();
    await page.goto('about:blank');
    await until(async () => (await shown(id)).status === 'dismissed');
    expect((await shown(id)).reason).toBe('They pay on Friday');
  });
});

test('whoever may only read changes nothing', async () => {
  const { id } = await followUp('Lectura');
  const { page, goto } = await console.visit('viewer', 'en-US');
  await goto(`/tasks/${id}`);
  const words = WORDS['en-US'];
  await page.getByRole('heading', { level: 2, name: words.followUp }).waitFor();
  for (const name of [words.assignMe, words.taskDone, words.dismiss, words.snooze])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
});

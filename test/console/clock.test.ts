import { describe, expect, test } from '@jest/globals';
import { until } from '../until.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** An account on a clock of its own: moved by a person, and what happened on the way. */
const console = new RunningConsole();
const OWN = {
  'es-MX': {
    clock: 'Reloj',
    move: 'Mover el reloj',
    toNext: /^Saltar a lo próximo/,
    hour: '+1 hora',
    toDay: 'Hasta el día',
    go: 'Ir',
    meanwhile: 'Qué pasó mientras',
    real: /vive en tiempo real/,
  },
  'en-US': {
    clock: 'Clock',
    move: 'Move the clock',
    toNext: /^Jump to the next thing/,
    hour: '+1 hour',
    toDay: 'To a day',
    go: 'Go',
    meanwhile: 'What happened meanwhile',
    real: /lives in real time/,
  },
} as const;

describe.each(LOCALES)('in %s', (locale) => {
  const words = { ...WORDS[locale], ...OWN[locale] };
  const shown = async (id: string) => (await console.api.get(`/v1/accounts/${id}`)).json();

  test('from the account to its clock, to the next thing, by an hour, to a day', async () => {
    const { id } = await console.debtor(10);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    await page.getByRole('link', { name: words.move }).click();
    await page.getByRole('heading', { level: 1, name: words.clock }).waitFor();
    const [next] = (await shown(id)).upcoming;
    const time = page.getByRole('main').locator('section > time').first();
    const isAt = (at: string) => page.getByRole('main').locator(`section > time[datetime="${at}"]`).waitFor();
    const buttons = page.getByRole('button', { name: words.toNext });
    await buttons.click();
    await isAt(next.at);
    const meanwhile = page.getByRole('region', { name: words.meanwhile });
    await meanwhile.getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: words.hour }).click();
    const later = new Date(Date.parse(next.at) + 3_600_000).toISOString();
    await isAt(later);
    const day = new Date(Date.parse(later) + 3 * 86_400_000).toISOString();
    await page.getByLabel(words.toDay).fill(day.slice(0, 10));
    await page.getByRole('button', { name: words.go, exact: true }).click();
    await isAt(day);
    expect(await time.getAttribute('datetime')).toBe((await shown(id)).clock.now);
  });

  test('after an advance the picture of the chart and its list both follow', async () => {
    const { id } = await console.debtor(10);
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}/chart`);
    const picture = page.getByRole('main').getByRole('img');
    const states = (): Promise<string[]> => page.getByRole('main').locator('ul > li > strong').allTextContents();
    await picture.waitFor();
    const before = await states();
    const name = (await picture.getAttribute('aria-label')) ?? '';
    await console.api.made(`/v1/accounts/${id}/test-clock/advance`, { days: 70 });
    await console.api.settled(id);
    expect((await shown(id)).collections.state).toBe('deactivated');
    await until(async () => {
      const [after, label] = [await states(), (await picture.getAttribute('aria-label')) ?? ''];
      const isAnother = after.length > 0 && String(after) !== String(before) && label !== name;
      return isAnother && after.every((state) => label.includes(state));
    });
  });

  test('an account in real time has no clock to move', async () => {
    const { id } = await console.api.account({});
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/clock/${id}`);
    await page.getByText(words.real).waitFor();
    expect(await page.getByRole('button', { name: words.hour }).count()).toBe(0);
    await goto(`/accounts/${id}`);
    expect(await page.getByRole('link', { name: words.move }).count()).toBe(0);
  });
});

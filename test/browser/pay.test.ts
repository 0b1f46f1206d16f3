import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { seedCompany } from '../../company/seed.ts';
import { LANGUAGES, type Language } from '../../domain/messages/language.ts';
import { payPages } from '../../templates/pay/render.ts';
import { runningApi } from '../api/running-api.ts';
import { until } from '../until.ts';
import { samplePages } from '../templates/pay-samples.ts';
import { isFocused, openBrowser, seriousFindings, sidewaysPx, styleOf } from './browser.ts';

/** Paying from a link, on a phone's width, without a script. */
const api = runningApi();
const browser = openBrowser();
afterEach(() => browser.closePages());

const WORDS = {
  'es-MX': {
    pay: 'Pagar $1,160.00',
    test: 'Tarjeta de prueba (no mueve dinero)',
    ok: /tarjeta de prueba que paga/,
    short: /que el banco rechaza/,
    lost: /cuyo banco no contesta/,
    paid: 'Gracias: recibimos su pago de $1,160.00',
    isPaid: 'Pagada',
    declined: 'Su banco no aceptó el pago de $1,160.00',
    again: /se puede volver a intentar el lunes 2 de marzo de 2026, 10:00 a\.m\./,
    unknown: 'No vuelva a pagar',
    keep: /Guardar para los próximos pagos/,
    revoked: 'Este enlace fue retirado',
    expired: 'Este enlace ya venció',
  },
  en: {
    pay: 'Pay MX$1,160.00',
    test: 'Test card (no money moves)',
    ok: /test card that pays/,
    short: /that the bank declines/,
    lost: /whose bank does not answer/,
    paid: 'Thank you: we received your payment of MX$1,160.00',
    isPaid: 'Paid',
    declined: 'Your bank did not accept the payment of MX$1,160.00',
    again: /can be tried again on Monday, March 2, 2026, 10:00 AM/,
    unknown: "Don't pay again",
    keep: /Save it for the next payments/,
    revoked: 'This link was withdrawn',
    expired: 'This link has expired',
  },
};

async function debtor(locale: string, token: string | null = null, clock: object = {}, isForOne = false) {
  const { id } = await api.account({ locale, ...clock });
  const invoice = await api.invoice(id);
  if (token !== null) await api.card(id, token);
  const link = await api.made(`/v1/accounts/${id}/pay-links`, { invoiceIds: isForOne ? [invoice.id] : [] });
  const { port } = api.app.server.address() as AddressInfo;
  return { id, invoice, link, url: `http://127.0.0.1:${port}${new URL(link.url).pathname}` };
}

const outcomes = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/payment-attempts`))
    .json()
    .items.map(({ outcome }: { outcome: string }) => outcome);
const unscripted = () => browser.page({ javaScriptEnabled: false });

/** Waits for it: a script writes it. */
async function expectText(one: Locator, wanted: RegExp): Promise<void> {
  await one.filter({ hasText: wanted }).waitFor({ timeout: 20_000 });
}

describe.each(Object.entries(WORDS))('in %s', (locale, words) => {
  test('paid: one press, thanks, and the invoice reads paid', async () => {
    const { id, invoice, url } = await debtor(locale, 'tok_ok');
    const page = await unscripted();
    await page.goto(url);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('1,160.00');
    await page.getByRole('button', { name: words.pay }).tap();
    expect(await page.getByRole('status').textContent()).toContain(words.paid);
    expect(await page.getByRole('row', { name: invoice.number }).textContent()).toContain(words.isPaid);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.reload();
    expect(await outcomes(id)).toEqual(['succeeded']);
  });

  test('declined: why and until when, the card rests, another is tapped and pays at once', async () => {
    const { id, url } = await debtor(locale, 'tok_insufficient_funds');
    const page = await unscripted();
    await page.goto(url);
    await page.getByRole('button', { name: words.pay }).tap();
    expect(await page.getByRole('alert').textContent()).toContain(words.declined);
    const resting = page.getByRole('radio', { name: words.again });
    expect(await resting.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: words.ok }).check();
    await page.getByRole('button', { name: words.pay }).tap();
    expect(await page.getByRole('status').textContent()).toContain(words.paid);
    expect(await outcomes(id)).toEqual(['declined', 'succeeded']);
  });

  test('not known: it says not to pay again, and has no button, also for who comes back later', async () => {
    const { id, url } = await debtor(locale, 'tok_timeout_lost');
    const page = await unscripted();
    await page.goto(url);
    await page.getByRole('button', { name: words.pay }).tap();
    for (let i = 0; i < 2; i++) {
      expect(await page.getByRole('alert').textContent()).toContain(words.unknown);
      expect(await page.getByRole('button').count()).toBe(0);
      await page.goto(url);
    }
    expect(await outcomes(id)).toEqual(['unknown']);
  });

  test('pressed twice as fast as one can: one payment', async () => {
    const { id, url } = await debtor(locale, 'tok_ok');
    const page = await browser.page({ hasTouch: false, isMobile: false });
    await page.goto(url);
    await page.getByRole('button', { name: words.pay }).dblclick();
    await page.getByRole('status').waitFor();
    expect(await outcomes(id)).toEqual(['succeeded']);
  });

  test('withdrawn, and expired', async () => {
    const withdrawn = await debtor(locale, 'tok_ok');
    await api.call('DELETE', `/v1/pay-links/${withdrawn.link.id}`);
    const old = await debtor(locale, null, { testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    await api.made(`/v1/accounts/${old.id}/test-clock/advance`, { days: 60 });
    const page = await unscripted();
    for (const [url, said] of [
      [withdrawn.url, words.revoked],
      [old.url, words.expired],
    ] as const) {
      expect((await page.goto(url))?.status()).toBe(410);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(said);
      expect(await page.getByRole('button').count()).toBe(0);
    }
  });

  test('opened ten times, as a scanner does that runs everything: nothing of the account changes', async () => {
    const { id, url } = await debtor(locale, 'tok_ok');
    await api.settled(id);
    const look = async () => [
      (await api.get(`/v1/accounts/${id}`)).json(),
      (await api.get(`/v1/accounts/${id}/timeline`))
        .json()
        .items.filter(({ type }: { type: string }) => type !== 'payLink.opened'),
    ];
    const before = await look();
    const page = await browser.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (let i = 0; i < 10; i++) await page.goto(url, { waitUntil: 'networkidle' });
    expect(await look()).toEqual(before);
    expect(await outcomes(id)).toEqual([]);
    // Ten pages, and not one request besides.
    expect(asked.filter((one) => !one.startsWith('data:'))).toEqual(Array.from({ length: 10 }, () => url));
  });

  test('with a script: the hour counts down beside the card that rests, and is over by itself', async () => {
    const { url } = await debtor(locale, 'tok_insufficient_funds');
    const page = await browser.page();
    await page.goto(url);
    await page.getByRole('button', { name: words.pay }).tap();
    const left = page.locator('.choice.rests .left');
    await left.waitFor();
    await expectText(left, /^59:\d\d$/);
    const first = await left.textContent();
    await expectText(left, new RegExp(`^(?!${first}$)59:\\d\\d$`));
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('with a script: what the bank says later is shown without a reload, and counts as no opening', async () => {
    const { id, invoice, link, url } = await debtor(locale, 'tok_slow', {}, true);
    let answer = () => {};
    api.bank.gate = new Promise((resolve) => (answer = resolve));
    const page = await browser.page();
    await page.goto(url);
    const { opens } = (await api.get(`/v1/pay-links/${link.id}`)).json();
    const paying = api.post(`/v1/accounts/${id}/pay-balance`, {});
    await until(async () => (await outcomes(id)).length === 1);
    await page.goto(url);
    await page.evaluate('window.isStill = true');
    await page.getByRole('alert').waitFor();
    answer();
    await page.getByRole('row', { name: invoice.number }).getByText(words.isPaid).waitFor({ timeout: 20_000 });
    expect((await paying).statusCode).toBe(200);
    expect(await page.evaluate('window.isStill')).toBe(true);
    expect((await api.get(`/v1/pay-links/${link.id}`)).json().opens).toBe(opens + 1);
  });

  test('a card is kept only where its box is ticked', async () => {
    const { id, url } = await debtor(locale);
    const page = await unscripted();
    await page.goto(url);
    const box = page.getByRole('checkbox', { name: words.keep });
    expect(await box.isChecked()).toBe(false);
    await page.getByRole('radio', { name: words.ok }).check();
    await page.getByRole('button', { name: words.pay }).tap();
    expect(await page.getByRole('status').textContent()).toContain(words.paid);
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json().items).toEqual([]);
  });

  test('by keyboard alone', async () => {
    const { id, url } = await debtor(locale, 'tok_ok');
    const page = await browser.page({ hasTouch: false, isMobile: false });
    await page.goto(url);
    const button = page.getByRole('button', { name: words.pay });
    for (let i = 0; i < 6 && !(await isFocused(button)); i++) await page.keyboard.press('Tab');
    expect(await styleOf(button, 'outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await outcomes(id)).toEqual(['succeeded']);
  });

  test('the policy of the page keeps foreign scripts and forms out, and our own style in', async () => {
    const { url } = await debtor(locale, 'tok_ok');
    const page = await browser.page();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(url);
    const button = page.getByRole('button', { name: words.pay });
    expect(await styleOf(button, 'backgroundColor')).toBe('rgb(43, 63, 209)');
    expect(complaints).toEqual([]);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "taken"' }))`,
    );
    expect(await page.title()).not.toBe('taken');
  });
});

// One decline looks like another.
const pagesIn = (locale: Language) => samplePages(locale).filter(([name]) => !/^declined-[2-5]$/.test(name));
const { render } = payPages(seedCompany());

// What axe looks at is the same in every language; how long words are is not.
describe.each(['es-MX', 'en'] as const)('every page in %s', (locale) => {
  test.each(['light', 'dark'] as const)('has nothing serious for axe, in %s', async (colorScheme) => {
    const page = await browser.page({ colorScheme });
    const found: string[] = [];
    for (const [name, sample] of pagesIn(locale)) {
      await page.setContent(render(sample));
      found.push(...(await seriousFindings(page)).map((one) => `${name} ${one}`));
    }
    expect(found).toEqual([]);
  });

  test('3-D Secure: a button that leads to the bank, and nothing else to press', async () => {
    const page = await browser.page();
    const [, sample] = samplePages(locale).find(([name]) => name === 'requiresAction-11')!;
    await page.route('https://bank.example/**', (route) => route.fulfill({ body: 'the bank' }));
    await page.setContent(render(sample));
    expect(await page.getByRole('button').count()).toBe(0);
    await page.locator('a.button').tap();
    await page.waitForURL('https://bank.example/confirm?a=1&b=2');
  });
});

test.each(LANGUAGES.flatMap((locale) => [320, 390, 1280].map((width) => [locale, width] as const)))(
  'every page in %s needs no moving sideways at %d px, and what is tapped is large enough',
  async (locale, width) => {
    const page = await browser.page({ viewport: { width, height: 800 } });
    for (const [name, sample] of pagesIn(locale)) {
      await page.setContent(render(sample));
      const least = await page.evaluate(`
        document.querySelectorAll('details').forEach((one) => (one.open = true));
        Math.min(...[...document.querySelectorAll('button, .button, .choice, summary, .again')]
          .map((one) => one.getBoundingClientRect().height))`);
      expect([name, await sidewaysPx(page), Number(least) >= 24]).toEqual([name, 0, true]);
    }
  },
);

import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '../../api/deps.ts';
import { forgetOnce } from '../../ports/forget-once.ts';
import { RATE_LIMITS } from '../../api/http/rate-limit.ts';
import { runningApi } from './running-api.ts';

/** The page of a link to pay, as a browser without a script sees it. */
const api = runningApi();
const others: App[] = [];
afterEach(async () => {
  for (const app of others.splice(0)) await app.close();
});

const HOUR = 60;
const SAME = { 'sec-fetch-site': 'same-origin' };

interface Visit {
  path: string;
  linkId: string;
}

/** An account that owes, and the address of its link. */
async function debtor(more: { locale?: string; token?: string | null; startsAt?: string; invoiceIds?: boolean } = {}) {
  const { locale = 'en', token = null, startsAt } = more;
  const { id } = await api.account({
    locale,
    rfc: 'GUT010101AB1',
    ...(startsAt === undefined ? {} : { testClock: { startsAt } }),
  });
  const invoice = await api.invoice(id);
  const method = token === null ? null : await api.card(id, token);
  const { path, linkId } = await linkFor(id, more.invoiceIds === true ? [invoice.id] : []);
  await api.settled(id);
  return { id, invoice, method, path, linkId };
}

async function linkFor(id: string, invoiceIds: string[] = []): Promise<Visit> {
  const link = await api.made(`/v1/accounts/${id}/pay-links`, { invoiceIds });
  return { path: new URL(link.url).pathname, linkId: link.id };
}

const open = (path: string, headers: Record<string, string> = {}, app = api.app) =>
  api.call('GET', path, { role: null, headers }, app);

const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

/** Sends a form of the page; `choose`: which way to pay, the chosen one unless said. */
async function press(
  path: string,
  html: string,
  {
    choose,
    headers = SAME,
    ...more
  }: { choose?: string; headers?: Record<string, string>; [field: string]: unknown } = {},
) {
  const chosen = /value="([^"]+)" required checked/.exec(html)?.[1] ?? '';
  const form = new URLSearchParams({
    ...fieldsOf(html),
    method: choose ?? chosen,
    ...(more as Record<string, string>),
  });
  const { port } = api.app.server.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: form.toString(),
  });
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
}

const attempts = async (id: string) => (await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items;
const says = (html: string): string =>
  html
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#x27;|&#39;/g, "'")
    .replaceAll(/\s+/g, ' ');

describe('opening it', () => {
  test('shows what is owed, since when, and how to pay it, and nothing else of the account', async () => {
    const { invoice, path } = await debtor({ token: 'tok_ok' });
    const { statusCode, body, headers } = await open(path);
    expect(statusCode).toBe(200);
    const text = says(body);
    for (const said of [
      'Guthrie SA de CV',
      'To pay',
      'MX$1,160.00',
      invoice.number,
      'Visa •••• 4242',
      '106180000147960160',
    ])
      expect(text).toContain(said);
    expect(text).toContain('Pay MX$1,160.00');
    expect(text).not.toMatch(/ap@guthrie|acc_|undefined|\{\{|GUT010101AB1/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(headers['content-security-policy']).toMatch(/; script-src 'sha256-[^']+'; connect-src 'self';/);
    expect(body.replace(/<script>[\s\S]*?<\/script>/, '')).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });

  test('ten times, as scanners do, changes nothing of the account: one line says so, and it is counted beside it', async () => {
    const { id, path, linkId } = await debtor({ token: 'tok_ok' });
    const look = async () => [
      (await api.get(`/v1/accounts/${id}`)).json(),
      (await api.get(`/v1/accounts/${id}/timeline`))
        .json()
        .items.filter(({ type }: { type: string }) => type !== 'payLink.opened'),
      await attempts(id),
    ];
    const [before, rows] = [await look(), await api.rowCounts()];
    for (let i = 0; i < 10; i++) expect((await open(path)).statusCode).toBe(200);
    const { port } = api.app.server.address() as { port: number };
    for (let i = 0; i < 10; i++)
      expect((await fetch(`http://127.0.0.1:${port}${path}`, { method: 'HEAD' })).status).toBe(200);
    expect(await look()).toEqual(before);
    for (let i = 0; i < 10; i++) await open(path, { 'x-look-again': 'yes' });
    expect(await api.rowCounts()).toEqual({
      ...rows,
      timeline: Number(rows.timeline) + 1,
      // Whoever watches the account hears of the line.
      changes: Number(rows.changes) + 1,
    });
    const opened = (await api.get(`/v1/accounts/${id}/timeline`)).json().items.at(-1);
    expect(opened).toMatchObject({ type: 'payLink.opened', data: { payLinkId: linkId }, because: null });
    expect(JSON.stringify(opened)).not.toContain(path.split('/').at(-1));
    expect((await api.get(`/v1/pay-links/${linkId}`)).json()).toMatchObject({ opens: 10, attemptId: null });
  });

  test('a link for one invoice shows and pays that one alone', async () => {
    const { id, invoice, path } = await debtor({ token: 'tok_ok', invoiceIds: true });
    const later = await api.invoice(id, 50_000);
    const { body } = await open(path);
    expect(says(body)).toContain(invoice.number);
    expect(says(body)).not.toContain(later.number);
    await press(path, body);
    expect((await attempts(id)).map((one: { invoiceIds: string[] }) => one.invoiceIds)).toEqual([[invoice.id]]);
  });

  test('is in the language of its link, whatever the browser wants', async () => {
    const { path } = await debtor({ locale: 'es-MX' });
    const { body } = await open(path, { 'accept-language': 'en' });
    expect(body).toContain('<html lang="es-MX"');
    expect(says(body)).toContain('Pagar $1,160.00');
  });

  test('withdrawn it is gone, and says how to get another; nothing can be paid on it', async () => {
    const { id, path, linkId } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    await api.call('DELETE', `/v1/pay-links/${linkId}`);
    const gone = await open(path);
    expect([gone.statusCode, says(gone.body)]).toEqual([410, expect.stringContaining('This link was withdrawn')]);
    expect(says(gone.body)).toContain('For a new link, write to gtcfacturacion@goto.com');
    expect((await press(path, body)).status).toBe(410);
    expect(await attempts(id)).toEqual([]);
  });

  test("after 60 days of the account's own time it has expired", async () => {
    const { id, path } = await debtor({ startsAt: '2026-01-05T15:00:00Z' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { days: 60 });
    const gone = await open(path);
    expect([gone.statusCode, says(gone.body)]).toEqual([410, expect.stringContaining('This link has expired')]);
  });

  test('a week after it was paid it has ended, and says that all is paid', async () => {
    const { id, path } = await debtor({ token: 'tok_ok', startsAt: '2026-01-05T15:00:00Z' });
    await press(path, (await open(path)).body);
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { days: 6 });
    expect((await open(path)).statusCode).toBe(200);
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { days: 1 });
    const gone = await open(path);
    expect([gone.statusCode, says(gone.body)]).toEqual([410, expect.stringContaining('This is paid')]);
  });

  test('that a newer mail has replaced says so, takes money until its last day, and then says where to pay', async () => {
    const { path, linkId } = await debtor({ token: 'tok_ok' });
    await api.sql.query(
      "UPDATE pay_links SET replaced_at = created_at, expires_at = '2026-03-09T15:00:00Z' WHERE id = $1",
      [linkId],
    );
    const text = says((await open(path)).body);
    expect(text).toContain('There is a newer e-mail about this. This link works until March 8, 2026.');
    expect(text).toContain('Pay MX$1,160.00');
    await api.sql.query(
      "UPDATE pay_links SET expires_at = '2026-03-02T14:00:00Z', created_at = '2026-03-01T14:00:00Z' WHERE id = $1",
      [linkId],
    );
    const gone = await open(path);
    expect([gone.statusCode, says(gone.body)]).toEqual([410, expect.stringContaining('There is a newer e-mail')]);
    expect(says(gone.body)).toContain('For a new link, write to');
  });

  test('says by what a transfer for it is known, whom to send a proof to, and whom to ask about each invoice', async () => {
    const { invoice, path } = await debtor();
    const { body } = await open(path);
    const text = says(body);
    expect(text).toContain(`Concept ${invoice.number} Reference ${invoice.number.slice(-7)}`);
    for (const said of ['CLABE', 'Plaza', 'Organization no.', 'A person:']) expect(text).toContain(said);
    expect(body).toMatch(new RegExp(`href="mailto:[^"]+\\?subject=${invoice.number}">Ask about this invoice`));
    expect(body).toMatch(new RegExp(`href="mailto:[^"?]+\\?subject(=|&#x3D;)${invoice.number}"`));
  });

  test("an address that is nobody's is no page, in the reader's language, and guessing is counted", async () => {
    const app = await api.serve({ rateLimits: { ...RATE_LIMITS, wrongKeysPerMinute: 2 } });
    others.push(app);
    const wrong = `/pay/${'x'.repeat(43)}`;
    const first = await open(wrong, { 'accept-language': 'es-ES,es;q=0.9' }, app);
    expect([first.statusCode, says(first.body)]).toEqual([404, expect.stringContaining('Esta página no existe')]);
    expect((await open('/pay/short', { 'accept-language': 'en' }, app)).statusCode).toBe(404);
    const third = await open(wrong, { 'accept-language': 'en' }, app);
    expect([third.statusCode, third.headers['retry-after']]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect(says(third.body)).toContain('Too many tries');
    const { path } = await debtor();
    expect((await open(path, {}, app)).statusCode).toBe(200);
  });
});

describe('paying', () => {
  test('with the saved card: thanks, the invoice reads paid, and nothing is due', async () => {
    const { id, path, linkId } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    const { status, to } = await press(path, body);
    expect([status, to]).toEqual([303, expect.stringMatching(new RegExp(`^${path}\\?attempt=att_\\w+$`))]);
    const page = await open(to);
    const text = says(page.body);
    expect(text).toContain('Thank you: we received your payment of MX$1,160.00');
    expect(text).toMatch(/IN60\d+ Paid/);
    expect(page.body).toContain('role="status"');
    expect(page.body).not.toContain('<button');
    const [attempt] = await attempts(id);
    expect(attempt).toMatchObject({ trigger: 'portal', outcome: 'succeeded', amountMinor: 116_000 });
    expect((await api.get(`/v1/pay-links/${linkId}`)).json().attemptId).toBe(attempt.id);
    expect(says((await open(path)).body)).toContain('All of this is paid');
  });

  test('twice with one form, at once or one after the other, is one payment', async () => {
    const { id, path } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    const both = await Promise.all([press(path, body), press(path, body)]);
    const again = await press(path, body);
    expect(new Set([...both, again].map(({ status, to }) => `${status} ${to}`)).size).toBe(1);
    expect(await attempts(id)).toHaveLength(1);
  });

  test('twice from two pages is one payment too: the second is told that nothing is due', async () => {
    const { id, path } = await debtor({ token: 'tok_ok' });
    const [one, other] = [await open(path), await open(path)];
    await press(path, one.body);
    const second = await press(path, other.body);
    expect([second.status, says(second.html)]).toEqual([409, expect.stringContaining('The amount has just changed')]);
    expect(await attempts(id)).toHaveLength(1);
  });

  test('brings a service back, and says so', async () => {
    const { id } = await api.account({ locale: 'en', testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    await api.invoice(id, 116_000, { dueOn: '2026-01-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { days: 80 });
    const { path } = await linkFor(id);
    const { body } = await open(path);
    expect(says(body)).toContain('Your service is off.');
    const { to } = await press(path, body, { choose: 'test:tok_ok' });
    expect(says((await open(to)).body)).toContain('Your service is on again.');
    expect(says((await open(path)).body)).not.toContain('Your service is');
  });

  test('with a card that is not kept: it pays this once, is removed, and its provider is told', async () => {
    const { id, path } = await debtor();
    const { body } = await open(path);
    expect(says(body)).toContain('Save it for the next payments');
    const { to } = await press(path, body, { choose: 'test:tok_ok' });
    expect(says((await open(to)).body)).toContain('Thank you: we received your payment of MX$1,160.00');
    const methods = async () => (await api.get(`/v1/accounts/${id}/payment-methods`)).json().items;
    expect(await methods()).toEqual([]);
    const again = await press(path, body, { choose: 'test:tok_ok' });
    expect([again.to, (await attempts(id)).length]).toEqual([to, 1]);
    const [{ paymentMethodId }] = await attempts(id);
    const shown = (await api.get(`/v1/payment-methods/${paymentMethodId}`)).json();
    expect(shown).toMatchObject({ once: true, default: false, status: 'removed' });
    await forgetOnce(api.store, api.bank);
    expect(api.bank.forgotten).toContain(paymentMethodId);
  });

  test('with a card that is not kept and declined: it rests on the page by its plastic, and pays after its hour', async () => {
    const { id, path } = await debtor();
    const choose = 'test:tok_insufficient_funds';
    const { to } = await press(path, (await open(path)).body, { choose });
    const page = await open(to);
    expect(page.body).toMatch(/value="test:tok_insufficient_funds" required\s+disabled/);
    expect(page.body).toMatch(/data-left="3[0-9]{3}"/);
    const early = await press(path, page.body, { choose });
    expect([early.status, says(early.html)]).toEqual([409, expect.stringContaining('This payment method has to rest')]);
    api.passMinutes(HOUR);
    await press(path, (await open(path)).body, { choose });
    expect(await attempts(id)).toHaveLength(2);
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json().items).toEqual([]);
  });

  test('with a card that autopay had no other of: it is not charged by autopay, at once or later', async () => {
    const { id } = await api.account({ locale: 'en', autopay: true, testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    await api.invoice(id, 116_000, { dueOn: '2026-01-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-01-20T18:00:00Z' });
    const { path } = await linkFor(id);
    await press(path, (await open(path)).body, { choose: 'test:tok_ok' });
    await api.invoice(id, 50_000, { dueOn: '2026-02-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-02-20T18:00:00Z' });
    expect((await attempts(id)).map(({ trigger }: { trigger: string }) => trigger)).toEqual(['portal']);
    expect((await api.get(`/v1/accounts/${id}`)).json().autopay.state).toBe('needsMethod');
  });

  test('with a card that is to be kept: it is kept with the account, one of it, and charged', async () => {
    const { id, path } = await debtor();
    const { body } = await open(path);
    expect(says(body)).toContain('test card that the bank declines');
    await press(path, body, { choose: 'test:tok_ok', keep: 'yes' });
    expect((await attempts(id)).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['succeeded']);
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json().items).toMatchObject([{ once: false }]);
    const line = (await api.get(`/v1/accounts/${id}/timeline`))
      .json()
      .items.find(({ type }: { type: string }) => type === 'method.added');
    expect(line.actor).toEqual({ kind: 'customer', id });
  });

  test('a new card that autopay had waited for is taken once, whoever asks first, and the page says what came of it', async () => {
    const { id } = await api.account({ locale: 'en', autopay: true, testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    await api.invoice(id, 116_000, { dueOn: '2026-01-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-01-20T18:00:00Z' });
    const { path } = await linkFor(id);
    const { to } = await press(path, (await open(path)).body, { choose: 'test:tok_ok', keep: 'yes' });
    expect(says((await open(to)).body)).toContain('Thank you: we received your payment of MX$1,160.00');
    expect((await attempts(id)).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['succeeded']);
  });

  test('declined: why, from when the same card may be tried, and another may at once', async () => {
    const { id, path } = await debtor({ token: 'tok_insufficient_funds' });
    const { to } = await press(path, (await open(path)).body);
    const page = await open(to);
    const text = says(page.body);
    expect(page.body).toContain('role="alert"');
    expect(text).toContain('Your bank did not accept the payment of MX$1,160.00');
    expect(text).toContain('there were not enough funds. Nothing was charged.');
    expect(text).toContain('The same one can be tried again on Monday, March 2, 2026');
    expect(page.body).toMatch(/value="saved:\w+" required\s+disabled/);
    await press(path, page.body, { choose: 'test:tok_ok' });
    expect((await attempts(id)).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['declined', 'succeeded']);
  });

  test('the same card before its hour is refused, and after it may be tried', async () => {
    const { id, method, path } = await debtor({ token: 'tok_insufficient_funds' });
    const choose = `saved:${method.id}`;
    await press(path, (await open(path)).body);
    const early = await press(path, (await open(path)).body, { choose });
    expect([early.status, says(early.html)]).toEqual([409, expect.stringContaining('This payment method has to rest')]);
    api.passMinutes(HOUR);
    await press(path, (await open(path)).body, { choose });
    expect(await attempts(id)).toHaveLength(2);
  });

  test('a card that was declined for good is offered no more', async () => {
    const { path, method } = await debtor({ token: 'tok_stolen' });
    const { to } = await press(path, (await open(path)).body);
    const page = await open(to);
    expect(says(page.body)).toContain('Please choose another way to pay.');
    expect(page.body).not.toContain(method.id);
  });

  test('not known: nothing to do and no second payment, whoever looks', async () => {
    const { id, path } = await debtor({ token: 'tok_timeout_lost' });
    const { body } = await open(path);
    const { to } = await press(path, body);
    for (const where of [to, path]) {
      const page = await open(where);
      expect(says(page.body)).toContain("Don't pay again: we are asking your bank");
      expect(page.body).toContain('role="alert"');
      expect(page.body).not.toContain('<button');
    }
    const second = await press(path, body, { choose: 'test:tok_ok' });
    expect(says((await open(second.to)).body)).toContain("Don't pay again");
    expect(await attempts(id)).toHaveLength(1);
  });

  test('a direct debit is on its way', async () => {
    const { path } = await debtor();
    const { to } = await press(path, (await open(path)).body, { choose: 'test:tok_bank_ok' });
    for (const where of [to, path]) {
      const page = await open(where);
      expect(says(page.body)).toContain('is on its way');
      expect(page.body).not.toContain('<button');
    }
  });

  test('while charges are stopped: how to pay otherwise, and no button', async () => {
    const { id, path } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    await api.made('/v1/switches', { name: 'charges', stopped: true, reason: 'the provider is away' });
    try {
      const refused = await press(path, body);
      expect([refused.status, says(refused.html)]).toEqual([
        409,
        expect.stringContaining('We take no card payments for the moment'),
      ]);
      expect((await open(path)).body).not.toContain('<button');
    } finally {
      await api.made('/v1/switches', { name: 'charges', stopped: false, reason: 'it is back' });
    }
    expect(await attempts(id)).toEqual([]);
  });

  test('what has changed since the page was shown is shown first', async () => {
    const { id, path } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    await api.invoice(id, 50_000);
    const refused = await press(path, body);
    expect([refused.status, says(refused.html)]).toEqual([409, expect.stringContaining('The amount has just changed')]);
    expect(says(refused.html)).toContain('Pay MX$1,660.00');
    expect(await attempts(id)).toEqual([]);
    await press(path, refused.html);
    expect((await attempts(id)).map(({ amountMinor }: { amountMinor: number }) => amountMinor)).toEqual([166_000]);
  });

  test('what is in dispute is shown and not asked for', async () => {
    const { id, invoice, path } = await debtor({ token: 'tok_ok' });
    await api.made(`/v1/invoices/${invoice.id}/disputes`, { reason: 'not ours' });
    const { body } = await open(path);
    expect(says(body)).toContain('In dispute: not to be paid while we look at it');
    expect(body).not.toContain('<button');
    expect(await attempts(id)).toEqual([]);
  });

  test('invoices that are not the oldest are paid one after the other, each as the page says', async () => {
    const { id } = await debtor({ token: 'tok_ok' });
    const [second, third] = [await api.invoice(id, 50_000), await api.invoice(id, 30_000)];
    const { path } = await linkFor(id, [second.id, third.id]);
    const { body } = await open(path);
    expect(says(body)).toContain('MX$800.00');
    expect(says(body)).toContain(`Invoice ${second.number} is paid first`);
    const { to } = await press(path, body);
    const page = await open(to);
    expect(says(page.body)).toContain('Pay MX$300.00');
    await press(path, page.body);
    expect((await attempts(id)).map(({ invoiceIds }: { invoiceIds: string[] }) => invoiceIds)).toEqual([
      [second.id],
      [third.id],
    ]);
  });
});

describe('a form that is not of our page', () => {
  test.each([
    ['from another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['from an older browser on another site', { headers: { origin: 'https://elsewhere.example' } }],
    ['without our seal', { seal: 'x' }],
    ['with the seal of another', { once: 'A'.repeat(22) }],
  ])('%s is refused, and nothing is charged', async (_what, more) => {
    const { id, path } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    const refused = await press(path, body, more);
    expect([refused.status, says(refused.html)]).toEqual([403, expect.stringContaining('Nothing was charged')]);
    expect(await attempts(id)).toEqual([]);
  });

  test('with fields that can not be: 400; with a way to pay that was never offered: 422', async () => {
    const { id, path } = await debtor({ token: 'tok_ok' });
    const { body } = await open(path);
    expect((await press(path, body, { amountMinor: '-1' })).status).toBe(400);
    for (const choose of ['', 'test:tok_slow', 'saved:pm_nobodys', 'pm_x']) {
      const refused = await press(path, body, { choose });
      expect([choose, refused.status, says(refused.html)]).toEqual([
        choose,
        422,
        expect.stringContaining('Please choose how to pay'),
      ]);
    }
    expect(await attempts(id)).toEqual([]);
  });

  test("another account's attempt is not spoken of", async () => {
    const [one, other] = [await debtor({ token: 'tok_insufficient_funds' }), await debtor()];
    const { to } = await press(one.path, (await open(one.path)).body);
    const page = await open(`${other.path}${to.slice(to.indexOf('?'))}`);
    expect([page.statusCode, page.body]).toEqual([200, expect.not.stringContaining('did not accept')]);
  });
});

describe("a card on the provider's own page", () => {
  test('is added there: our button leads on, and the way back says that it is on its way', async () => {
    const asked: object[] = [];
    const hostedSetup = async (input: object) => (asked.push(input), { url: 'https://provider.example/setup/1' });
    const gateway = Object.assign(Object.create(api.bank), { hostedSetup, testCards: [] });
    const app = await api.serve({ gateway });
    others.push(app);
    const { id, path } = await debtor();
    const { body, headers } = await open(path, {}, app);
    expect(says(body)).toContain('Use another card');
    expect(headers['content-security-policy']).toContain("form-action 'self' https:");
    const { port } = app.server.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}${path}/setup`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...SAME },
      body: new URLSearchParams(fieldsOf(body)).toString(),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://provider.example/setup/1']);
    const returnUrl = `https://pay.company.example${path}?card=0`;
    expect(asked).toEqual([{ accountId: id, returnUrl, locale: 'en', once: true }]);
    expect(says((await open(`${path}?card=0`, {}, app)).body)).toContain('Your card is on its way');
    await api.card(id);
    expect(says((await open(`${path}?card=0`, {}, app)).body)).not.toContain('Your card is on its way');
  });

  test('is no page where the provider has none', async () => {
    const { path } = await debtor();
    const { body } = await open(path);
    expect((await press(`${path}/setup`, body)).status).toBe(404);
  });
});

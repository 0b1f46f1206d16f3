import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeStripe, startFakeStripe } from '../ports/fake-stripe/server.ts';
import { startResend } from '../ports/resend-server.ts';
import { type Started, startOn } from './started.ts';

const home = mkdtempSync(join(tmpdir(), 'puntual-stripe-'));
let fake: FakeStripe;
let carrier: Awaited<ReturnType<typeof startResend>>;
let running: Started;

beforeAll(async () => {
  fake = await startFakeStripe('sk_test_fake');
  carrier = await startResend('re_fake');
  running = await startOn(join(home, 'data'), {
    STRIPE_SECRET_KEY: 'sk_test_fake',
    STRIPE_API_BASE: fake.url,
    RESEND_API_KEY: 're_fake',
    RESEND_BASE_URL: carrier.url,
  });
}, 240_000);
afterAll(async () => {
  running?.kill('SIGTERM');
  await running?.exited;
  await Promise.all([fake.stop(), carrier.stop()]);
  rmSync(home, { recursive: true, force: true });
}, 60_000);

/** An account with a method and an invoice, which somebody pays. */
async function paying(token: string, more: object = {}) {
  const { body: account } = await running.call('POST', '/v1/accounts', {
    name: 'Guthrie SA de CV',
    email: 'ap@guthrie.example',
    ...more,
  });
  const at = `/v1/accounts/${account.id as string}`;
  const method = await running.call('POST', `${at}/payment-methods`, { kind: 'card', token });
  const lines = [{ description: 'March', quantity: 1, unitAmountMinor: 116_000 }];
  await running.call('POST', `${at}/invoices`, { lines });
  const paid = await running.call('POST', `${at}/pay-balance`, {});
  return { id: account.id as string, at, method: method.body, paid: paid.body };
}

test('it charges by Stripe, and there is no sandbox', async () => {
  const { id, at, method, paid } = await paying('pm_card_visa');
  expect(method).toMatchObject({ kind: 'card', brand: 'visa', last4: '4242' });
  expect(paid).toMatchObject({ outcome: 'succeeded' });
  const [attempt] = (await running.call('GET', `${at}/payment-attempts`)).body.items as { key: string }[];
  expect(fake.book.under(attempt?.key ?? '')).toMatchObject({
    status: 'succeeded',
    amount: 116_000,
    metadata: { puntual_account: id },
  });
  expect((await running.call('GET', `/v1/sandbox/charges?accountId=${id}`)).status).toBe(404);
  expect((await running.call('GET', '/readyz')).body).toMatchObject({ status: 'ready', rails: { charges: 'ok' } });
}, 120_000);

test('what it declines, or does not answer, is what it is', async () => {
  expect((await paying('pm_card_chargeDeclinedStolenCard')).paid).toMatchObject({
    outcome: 'declined',
    declineCode: 'stolen_card',
  });
  const lost = await paying('pm_card_breaksOffCharged', { testClock: { startsAt: new Date().toISOString() } });
  expect(lost.paid).toMatchObject({ outcome: 'unknown' });
  // Looked up after five minutes of the account's time.
  await running.call('POST', `${lost.at}/test-clock/advance`, { minutes: 6 });
  expect((await running.call('GET', `/v1/payment-attempts/${lost.paid.attemptId as string}`)).body).toMatchObject({
    outcome: 'succeeded',
  });
  const intents = [...fake.book.intents.values()].filter(({ metadata }) => metadata.puntual_account === lost.id);
  expect(intents.map(({ status }) => status)).toEqual(['succeeded']);
}, 120_000);

const MINUTES_MS = 60_000;

test('the first five minutes play on both as in the sandbox', async () => {
  const opened = await running.call('POST', '/v1/accounts', {
    name: 'Guthrie SA de CV',
    email: 'first@guthrie.example',
    locale: 'en',
    autopay: true,
    testClock: { startsAt: '2026-01-05T15:00:00Z' },
  });
  const id = opened.body.id as string;
  const at = `/v1/accounts/${id}`;
  const told = async (method: string, path: string, body?: unknown) => {
    const answer = await running.call(method, path, body);
    expect([path, answer.status < 300, answer.status < 300 ? null : answer.body]).toEqual([path, true, null]);
    return answer.body;
  };
  const invoice = { lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 100_000 }], taxMinor: 16_000 };
  await told('POST', `${at}/payment-methods`, { kind: 'card', token: 'pm_card_chargeDeclinedOnce' });
  await told('POST', `${at}/invoices`, { ...invoice, dueOn: '2026-01-10' });
  await told('POST', `${at}/test-clock/advance`, { to: '2026-01-12T15:00:00Z' });
  const attempts = (await told('GET', `${at}/payment-attempts`)).items as { at: string; outcome: string }[];
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['declined', 'succeeded']);
  const [first, retry] = attempts.map((one) => Date.parse(one.at));
  expect(Math.round((retry! - first!) / MINUTES_MS)).toBe(60);

  await told('PATCH', at, { autopay: false });
  await told('POST', `${at}/invoices`, { ...invoice, dueOn: '2026-02-10' });
  await told('POST', `${at}/test-clock/advance`, { to: '2026-04-15T15:00:00Z' });
  expect(await told('GET', at)).toMatchObject({ service: { state: 'deactivated' } });
  expect(await told('POST', `${at}/pay-balance`, {})).toMatchObject({ outcome: 'succeeded' });
  expect(await told('GET', at)).toMatchObject({ service: { state: 'active' }, balance: { openMinor: 0 } });
  await told('POST', `${at}/test-clock/advance`, { minutes: 1 });

  const intents = [...fake.book.intents.values()].filter(({ metadata }) => metadata.puntual_account === id);
  expect(intents.map(({ status, amount }) => [status, amount]).sort()).toEqual([
    ['requires_payment_method', 116_000],
    ['succeeded', 116_000],
    ['succeeded', 116_000],
  ]);
  const emails = (await told('GET', `${at}/emails?limit=100`)).items as { subject: string; template: string }[];
  const carried = carrier.taken.filter(({ body }) => JSON.stringify(body.to).includes('first@guthrie.example'));
  expect(carried.map(({ body }) => body.subject).sort()).toEqual(emails.map(({ subject }) => subject).sort());
  expect(emails.map(({ template }) => template)).toEqual(
    expect.arrayContaining(['invoice-issued', 'last-notice', 'service-deactivated', 'service-reactivated']),
  );
  expect(new Set(carrier.calls).size).toBe(carrier.taken.length);
}, 120_000);

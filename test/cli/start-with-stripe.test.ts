import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeStripe, startFakeStripe } from '../ports/fake-stripe/server.ts';
import { type Started, startOn } from './started.ts';

const home = mkdtempSync(join(tmpdir(), 'puntual-stripe-'));
let fake: FakeStripe;
let running: Started;

beforeAll(async () => {
  fake = await startFakeStripe('sk_test_fake');
  running = await startOn(join(home, 'data'), { STRIPE_SECRET_KEY: 'sk_test_fake', STRIPE_API_BASE: fake.url });
}, 240_000);
afterAll(async () => {
  running?.kill('SIGTERM');
  await running?.exited;
  await fake.stop();
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

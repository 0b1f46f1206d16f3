import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stripeBank } from '../ports/fake-stripe/bank.ts';
import { payOut } from '../ports/fake-stripe/balance.ts';
import { startStripeMock } from './stripe-mock-server.ts';

const stripe = stripeBank();
let mock: { url: string; stop(): Promise<void> };
beforeAll(async () => void (mock = await startStripeMock()), 600_000);
afterAll(() => mock.stop());

interface Call {
  name: string;
  url: string;
  text: string;
}

/** Parameters that have another name in the description, which is two months older than the SDK's version of the API. */
const OLDER_NAMES: Record<string, [string, string]> = {
  'POST /v1/checkout/sessions': ['allowed_payment_method_types', 'payment_method_types'],
};
const inOlderNames = (call: Call): Call => {
  const [name, older] = OLDER_NAMES[call.name] ?? ['', ''];
  return { ...call, text: call.text.replace(name, older) };
};

/** What Stripe's description of its API says of a call that the fake has taken. */
async function judged({ name, url, text }: Call): Promise<string> {
  const answer = await fetch(`${mock.url}${url}`, {
    method: name.split(' ')[0] ?? '',
    headers: { authorization: 'Bearer sk_test_123', 'content-type': 'application/x-www-form-urlencoded' },
    ...(text === '' ? {} : { body: text }),
  });
  const { error } = (await answer.json()) as { error?: { message: string } };
  return `${name}: ${answer.status}${error === undefined ? '' : ` ${error.message}`}`;
}

test('every call of ours is one that Stripe knows, and so are its parameters', async () => {
  const { gateway } = stripe;
  const visa = await stripe.ready('pm_card_visa');
  const taken = await gateway.charge(visa);
  const providerRef = 'providerRef' in taken ? String(taken.providerRef) : '';
  await gateway.refund({ key: 'r', providerRef, amountMinor: 16_000, currency: 'MXN' });
  const waits = await gateway.charge(await stripe.ready('pm_card_authenticationRequired'));
  await gateway.cancel('providerRef' in waits ? String(waits.providerRef) : '');
  for (const debit of ['pm_usBankAccount_success', 'pm_sepaDebit']) {
    const charge = await stripe.ready(debit);
    await gateway.charge(charge);
    stripe.fake.book.succeed(stripe.intentOf(charge) as never).latest_charge.disputed = true;
    await stripe.lookUp(charge, '2026-03-10T15:00:00.000Z');
  }
  const strange = stripe.fake.book.attach('pm_card_mastercard', stripe.fake.book.createCustomer({}).id);
  await gateway.describe(strange.id, 'acc_strange');
  stripe.fake.book.detach(visa.token);
  await stripe.lookUp(visa);
  await gateway.probe();
  await gateway.hostedSetup?.({
    accountId: 'acc_1',
    returnUrl: 'https://puntual.example/pay/x',
    locale: 'es-MX',
    once: true,
  });
  await gateway.forget({ methodId: 'pm_strange', token: strange.id });

  payOut(stripe.fake.book, 'mxn');
  const book = stripe.openBook();
  const span = { from: '2026-01-01T00:00:00.000Z', to: '2036-01-01T00:00:00.000Z' } as const;
  for await (const movements of book.movements(span)) expect(movements.length).toBeGreaterThan(0);
  for await (const payouts of book.payouts(span)) expect(payouts).toHaveLength(1);

  const called = new Map(stripe.fake.calls.map((call) => [`${call.name} ${Object.keys(call.form).sort()}`, call]));
  expect([...new Set([...called.values()].map(({ name }) => name))].sort()).toEqual([
    'GET /v1/balance_transactions',
    'GET /v1/customers/:id',
    'GET /v1/customers/search',
    'GET /v1/disputes',
    'GET /v1/payment_intents',
    'GET /v1/payment_intents/:id',
    'GET /v1/payment_methods/:id',
    'GET /v1/payouts',
    'GET /v1/refunds',
    'POST /v1/checkout/sessions',
    'POST /v1/customers',
    'POST /v1/customers/:id',
    'POST /v1/payment_intents',
    'POST /v1/payment_intents/:id/cancel',
    'POST /v1/payment_intents/:id/confirm',
    'POST /v1/payment_methods/:id/attach',
    'POST /v1/payment_methods/:id/detach',
    'POST /v1/refunds',
  ]);
  for (const call of called.values()) expect(await judged(inOlderNames(call))).toBe(`${call.name}: 200`);
  for (const name of Object.keys(OLDER_NAMES))
    for (const call of called.values()) if (call.name === name) expect(await judged(call)).toContain(': 400 ');
});

test('a parameter that Stripe does not know would be found', async () => {
  const call = { name: 'POST /v1/customers', url: '/v1/customers', text: 'puntual=1' };
  expect(await judged(call)).toContain('400 Request validation error');
});

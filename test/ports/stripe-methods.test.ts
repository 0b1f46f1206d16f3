import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { CREATE, stripeBank } from './fake-stripe/bank.ts';
import { openDispute } from './fake-stripe/money-back.ts';

const stripe = stripeBank();
const customers = () => [...stripe.fake.book.customers.values()];
const holderOf = (token: string | undefined) => stripe.fake.book.methods.get(token ?? '')?.customer;

describe('a method at Stripe', () => {
  test('hangs on the one customer of its account, which says whose it is and nothing else', async () => {
    const visa = await stripe.gateway.describe('pm_card_visa', 'acc_1');
    // Another process, a day later, when the first key is forgotten and the index has caught up.
    stripe.passHours(25);
    const mastercard = await stripe.open().describe('pm_card_mastercard', 'acc_1');
    const other = await stripe.gateway.describe('pm_card_visa', 'acc_2');
    expect(customers().map(({ metadata }) => metadata)).toEqual([
      { puntual_account: 'acc_1' },
      { puntual_account: 'acc_2' },
    ]);
    expect(holderOf(mastercard?.token)).toBe(holderOf(visa?.token));
    expect(holderOf(other?.token)).not.toBe(holderOf(visa?.token));
    expect(visa?.fingerprint).toBe(other?.fingerprint);
  });

  test('is told of', async () => {
    expect(await stripe.gateway.describe('pm_card_visa', 'acc_1')).toEqual({
      provider: 'stripe',
      token: expect.stringMatching(/^pm_/),
      kind: 'card',
      brand: 'visa',
      last4: '4242',
      expMonth: 8,
      expYear: 2031,
      fingerprint: 'fp_card_4242',
    });
    for (const [token, last4] of [
      ['pm_usBankAccount_success', '6789'],
      ['pm_sepaDebit', '3000'],
    ] as const)
      expect(await stripe.gateway.describe(token, 'acc_1')).toMatchObject({
        kind: 'bankAccount',
        last4,
        expMonth: null,
        expYear: null,
        fingerprint: expect.stringContaining(last4),
      });
  });

  test('that hangs there already stays as it is; two at once make one customer', async () => {
    const [left, right] = await Promise.all([
      stripe.gateway.describe('pm_card_visa', 'acc_1'),
      stripe.open().describe('pm_card_mastercard', 'acc_1'),
    ]);
    expect(customers()).toHaveLength(1);
    expect(holderOf(left?.token)).toBe(holderOf(right?.token));
    expect(await stripe.gateway.describe(left?.token ?? '', 'acc_1')).toEqual(left);
  });

  test('that hangs on a customer of nobody brings that one along; one of another account is nothing to this one', async () => {
    const { id } = stripe.fake.book.createCustomer({});
    const method = stripe.fake.book.attach('pm_card_visa', id);
    expect(await stripe.gateway.describe(method.id, 'acc_1')).toMatchObject({ token: method.id, last4: '4242' });
    expect(customers()).toMatchObject([{ id, metadata: { puntual_account: 'acc_1' } }]);
    expect(await stripe.gateway.describe(method.id, 'acc_2')).toBeNull();
  });

  test('is not known when it was detached, or is no method at all, or of a kind that is not charged', async () => {
    const visa = await stripe.gateway.describe('pm_card_visa', 'acc_1');
    stripe.fake.book.detach(visa?.token ?? '');
    expect(await stripe.gateway.describe(visa?.token ?? '', 'acc_1')).toBeNull();
    const asked = stripe.fake.calls.length;
    for (const token of ['tok_ok', '', 'pm_', 'pm_a/../b', 'constructor', `pm_${'x'.repeat(300)}`])
      expect(await stripe.gateway.describe(token, 'acc_1')).toBeNull();
    expect(stripe.fake.calls).toHaveLength(asked);
    const wallet = stripe.fake.book.thing('pm', 'payment_method', { type: 'paypal', paypal: {}, customer: null });
    stripe.fake.book.methods.set(wallet.id, wallet);
    expect(await stripe.gateway.describe(wallet.id, 'acc_1')).toBeNull();
  });

  test('is added where Stripe has no search', async () => {
    const none = { is: 'status', status: 404, error: { type: 'invalid_request_error' } } as const;
    stripe.fake.trouble('GET /v1/customers/search', none, none);
    const visa = await stripe.gateway.describe('pm_card_visa', 'acc_1');
    await stripe.gateway.describe('pm_card_mastercard', 'acc_1');
    expect(holderOf(visa?.token)).toBe(customers()[0]?.id);
    expect(customers()).toHaveLength(1);
  });
});

describe('a look-up at Stripe', () => {
  test('goes through as many pages as there are, from when the attempt began', async () => {
    const charge = await stripe.ready('pm_card_visa');
    const first = await stripe.gateway.charge(charge);
    for (let n = 0; n < 130; n++) {
      const intent = { ...stripe.intentOf(charge), id: `pi_${n}`, metadata: { puntual_key: `k${n}` } };
      stripe.fake.book.intents.set(intent.id, intent as never);
    }
    expect(await stripe.lookUp(charge)).toEqual(first);
    expect(stripe.timesCalled('GET /v1/payment_intents')).toBe(2);
    const laterMs = Date.now() + 3 * 3_600_000;
    const sentAt = new Date(laterMs).toISOString() as typeof charge.at;
    expect(await stripe.lookUp(charge, sentAt)).toEqual({ outcome: 'notFound' });
    expect(stripe.fake.calls.at(-1)?.form.created).toEqual({ gte: String(Math.floor(laterMs / 1_000) - 3_600) });
  });

  test('finds what took money, when a forgotten key was sent again', async () => {
    const charge = await stripe.ready('pm_card_chargeDeclinedOnce');
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'declined' });
    stripe.passHours(25);
    const again = await stripe.gateway.charge(charge);
    expect(again).toMatchObject({ outcome: 'succeeded' });
    expect(await stripe.lookUp(charge)).toEqual(again);
  });

  test('finds a charge whose method was detached since', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(CREATE, { is: 'lost' });
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
    stripe.fake.book.detach(charge.token);
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'succeeded' });
    stripe.passHours(25);
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(customers()).toHaveLength(1);
  });

  test.each([
    [503, {}],
    [429, {}],
    [401, {}],
  ])('that is answered %i knows nothing: it throws', async (status, error) => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(
      'GET /v1/payment_intents',
      ...Array.from({ length: 500 }, () => ({ is: 'status', status, error }) as const),
    );
    await expect(stripe.lookUp(charge)).rejects.toThrow();
  });
});

describe('a debit at Stripe', () => {
  test('settles', async () => {
    const charge = await stripe.ready('pm_sepaDebit', { currency: 'EUR' });
    const { fake } = stripe;
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'pending' });
    fake.book.succeed(fake.book.intent(stripe.intentOf(charge)?.id ?? ''));
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'succeeded', amountMinor: 116_000 });
  });

  test('comes back before it has settled', async () => {
    const charge = await stripe.ready('pm_usBankAccount_insufficientFunds', { currency: 'USD' });
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'pending' });
    stripe.fake.book.fail(stripe.intentOf(charge) as never, { code: 'insufficient_funds' });
    expect(await stripe.lookUp(charge)).toEqual({
      outcome: 'returned',
      declineCode: 'insufficient_funds',
      providerRef: stripe.intentOf(charge)?.id,
    });
  });

  test('comes back after it has settled, which Stripe calls a dispute; one that is won has not', async () => {
    const charge = await stripe.ready('pm_usBankAccount_success', { currency: 'USD' });
    await stripe.gateway.charge(charge);
    stripe.fake.book.succeed(stripe.intentOf(charge) as never);
    const dispute = openDispute(stripe.fake.book, stripe.intentOf(charge)?.id ?? '', 'debit_not_authorized', 'lost');
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'returned', declineCode: 'debit_not_authorized' });
    dispute.status = 'won';
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'succeeded' });
  });

  test("a card's dispute is no return: the charge stands, and what the bank says of it comes by itself", async () => {
    const charge = await stripe.ready('pm_card_visa');
    await stripe.gateway.charge(charge);
    openDispute(stripe.fake.book, stripe.intentOf(charge)?.id ?? '', 'fraudulent');
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'succeeded' });
  });
});

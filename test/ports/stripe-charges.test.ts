import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { CREATE, stripeBank } from './fake-stripe/bank.ts';
import { until } from '../until.ts';

const stripe = stripeBank();

describe('a charge through Stripe', () => {
  test('is made off session, for its method alone, under our key, which it also carries', async () => {
    const charge = await stripe.ready('pm_card_visa');
    await stripe.gateway.charge(charge);
    const { form, key } = stripe.fake.calls.at(-1) ?? {};
    expect(key).toBe(charge.key);
    expect(form).toEqual({
      amount: '116000',
      currency: 'mxn',
      customer: stripe.intentOf(charge)?.customer,
      payment_method: charge.token,
      allowed_payment_method_types: { 0: 'card' },
      confirm: 'true',
      off_session: 'true',
      metadata: { puntual_key: charge.key, puntual_account: charge.accountId },
    });
  });

  test.each([
    ['JPY', 1_160, '1160', 1_160],
    ['ISK', 1_160, '116000', 1_160],
    ['KWD', 116_000, '116000', 116_000],
    ['MGA', 116_000, '1160', 116_000],
  ])('in %s of %i minor units asks for %s, and answers in minor units', async (currency, amountMinor, asked, had) => {
    const charge = await stripe.ready('pm_card_visa', { currency, amountMinor });
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded', amountMinor: had });
    expect(stripe.fake.calls.at(-1)?.form.amount).toBe(asked);
  });

  test('that Stripe has no coins for is refused, and Stripe is not asked', async () => {
    const charge = await stripe.ready('pm_card_visa', { currency: 'KWD', amountMinor: 116_001 });
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'refused', blames: 'method' });
    expect(stripe.timesCalled(CREATE)).toBe(0);
  });

  test('below what Stripe takes is refused', async () => {
    const charge = await stripe.ready('pm_card_visa', { amountMinor: 1 });
    expect(await stripe.gateway.charge(charge)).toMatchObject({
      outcome: 'refused',
      blames: 'method',
      because: expect.stringContaining('at least'),
    });
  });

  test.each([
    ['pm_card_chargeDeclined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    // Of three more words, one says something new: never again within 30 days.
    ['pm_card_chargeDeclinedNoRetry', 'do_not_honor+mastercard_advice_03'],
  ])('of %s is declined with %s, and found so', async (token, declineCode) => {
    const charge = await stripe.ready(token);
    const answer = { outcome: 'declined', declineCode, providerRef: expect.stringMatching(/^pi_/) };
    expect(await stripe.gateway.charge(charge)).toEqual(answer);
    expect(await stripe.lookUp(charge)).toEqual(answer);
  });

  test('of a token of another bank is refused, and Stripe is not asked', async () => {
    const charge = await stripe.ready('tok_ok');
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'refused', blames: 'method' });
    expect(stripe.fake.calls).toEqual([]);
  });

  test('of a method that was detached is refused, as one of a method that hangs on nobody', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.book.detach(charge.token);
    expect(await stripe.gateway.charge(charge)).toMatchObject({ outcome: 'refused', blames: 'method' });
    expect(stripe.fake.book.intents.size).toBe(0);
  });

  test('that was taken before its method was detached is no refusal when it is sent again', async () => {
    const charge = await stripe.ready('pm_card_visa');
    const first = await stripe.gateway.charge(charge);
    stripe.fake.book.detach(charge.token);
    stripe.passHours(0.1);
    expect(await stripe.gateway.charge(charge)).toEqual(first);
    // Also when Stripe has forgotten the key.
    stripe.passHours(25);
    expect(await stripe.gateway.charge(charge)).toEqual(first);
    expect(stripe.fake.book.intents.size).toBe(1);
  });

  test('whose key was used for something that Stripe shows nothing of is unknown', async () => {
    const charge = await stripe.ready('pm_card_visa');
    await stripe.gateway.charge(charge);
    stripe.fake.book.intents.clear();
    await expect(stripe.gateway.charge({ ...charge, amountMinor: 1_000 })).rejects.toThrow(OutcomeUnknown);
  });
});

describe('a holder who has to confirm', () => {
  test.each(['pm_card_authenticationRequired', 'pm_card_threeDSecure2Required'])(
    'gets the page of the bank (%s)',
    async (token) => {
      const charge = await stripe.ready(token);
      const answer = await stripe.gateway.charge(charge);
      expect(answer).toMatchObject({ outcome: 'requiresAction', url: expect.stringContaining('/3ds/pi_') });
      expect(stripe.fake.calls.at(-1)?.form).toMatchObject({
        off_session: 'false',
        return_url: 'https://pay.example/',
      });
    },
  );

  test('and can be sent nowhere: that they are needed is a decline like any other', async () => {
    const charge = await stripe.ready('pm_card_authenticationRequired');
    expect(await stripe.open({ returnUrl: null }).charge(charge)).toEqual({
      outcome: 'declined',
      declineCode: 'authentication_required',
      providerRef: expect.any(String),
    });
  });

  test('while Stripe gives no page: the same', async () => {
    const charge = await stripe.ready('pm_card_authenticationRequired');
    stripe.fake.trouble('POST /v1/payment_intents/:id/confirm', {
      is: 'status',
      status: 400,
      error: { type: 'invalid_request_error', code: 'url_invalid', message: 'Not a valid URL' },
    });
    expect(await stripe.gateway.charge(charge)).toMatchObject({ declineCode: 'authentication_required' });
  });

  test('and whose page got lost on the way is waited for all the same', async () => {
    const charge = await stripe.ready('pm_card_authenticationRequired');
    stripe.fake.trouble('POST /v1/payment_intents/:id/confirm', { is: 'lost' });
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
    expect(await stripe.lookUp(charge)).toMatchObject({ outcome: 'requiresAction', url: expect.any(String) });
  });

  test('confirms in the very moment in which nobody waits for it any more: it was taken', async () => {
    const charge = await stripe.ready('pm_card_authenticationRequired');
    const answer = await stripe.gateway.charge(charge);
    stripe.fake.takes('POST /v1/payment_intents/:id/cancel', 1_000);
    const canceling = stripe
      .open({ patience: { callMs: 5_000 } })
      .cancel('providerRef' in answer ? String(answer.providerRef) : '');
    await until(() => stripe.timesCalled('POST /v1/payment_intents/:id/cancel') === 1);
    stripe.fake.book.succeed(stripe.intentOf(charge) as never);
    expect(await canceling).toMatchObject({ outcome: 'succeeded' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { CREATE, stripeBank } from './fake-stripe/bank.ts';
import type { Trouble } from './fake-stripe/server.ts';
import { until } from '../until.ts';

const stripe = stripeBank();
const status = (status: number, error: object = {}, headers: Record<string, string> = {}): Trouble => ({
  is: 'status',
  status,
  error,
  headers,
});
const CHARGED = { outcome: 'succeeded' };

describe('a charge whose answer does not come', () => {
  test.each<[string, Trouble]>([
    ['the connection breaks after it was taken', { is: 'lost' }],
    ['nothing is said', { is: 'silent' }],
    ['it takes too long', { is: 'slow', ms: 4_000 }],
    ['it is 500, and was taken', { is: 'errorAfter' }],
    ['it is no JSON', { is: 'garbage' }],
    ['it is 503', status(503)],
  ])('is unknown, and asked for once: %s', async (_, trouble) => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(CREATE, trouble);
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
    expect(stripe.timesCalled(CREATE)).toBe(1);
    const wasTaken = stripe.intentOf(charge) !== undefined;
    expect(await stripe.lookUp(charge)).toMatchObject(wasTaken ? CHARGED : { outcome: 'notFound' });
  });

  test('keeps its 500 under its key: it is never charged twice for that', async () => {
    const charge = await stripe.ready('pm_card_errorCharged');
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
    expect(stripe.fake.book.intents.size).toBe(1);
    expect(await stripe.lookUp(charge)).toMatchObject(CHARGED);
  });
});

describe('a charge that surely was not taken', () => {
  test('since Stripe was not reached is tried later', async () => {
    const charge = await stripe.ready('pm_card_visa');
    const elsewhere = stripe.open({ apiBase: 'http://127.0.0.1:1' });
    await expect(elsewhere.charge(charge)).rejects.toThrow(TryLater);
    await expect(elsewhere.probe()).rejects.toThrow(TryLater);
    await expect(elsewhere.lookUp(charge.key, charge.at, { ...charge, sentAt: null })).rejects.toThrow(TryLater);
  });

  test('since its method could not be read is tried later', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble('GET /v1/payment_methods/:id', { is: 'silent' });
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(TryLater);
    expect(stripe.timesCalled(CREATE)).toBe(0);
  });

  test('since it was too much at once is asked again after a while, as Stripe says', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(CREATE, status(429), status(429, { code: 'lock_timeout' }, { 'retry-after': '1' }));
    const begunMs = Date.now();
    expect(await stripe.gateway.charge(charge)).toMatchObject(CHARGED);
    expect(Date.now() - begunMs).toBeGreaterThanOrEqual(1_000);
    expect(stripe.timesCalled(CREATE)).toBe(3);
  });

  test('since it goes on being too much is tried later, within the time of a deed', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(CREATE, ...Array.from({ length: 100 }, () => status(429)));
    const begunMs = Date.now();
    await expect(stripe.open({ patience: { deedMs: 700 } }).charge(charge)).rejects.toThrow(TryLater);
    // A hundred times would take many times as long.
    expect(Date.now() - begunMs).toBeLessThan(10_000);
    expect(stripe.timesCalled(CREATE)).toBeGreaterThan(3);
    expect(await stripe.lookUp(charge)).toEqual({ outcome: 'notFound' });
  });
});

describe('a charge that another call is at', () => {
  test('is waited for, and answered as that one', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.takes(CREATE, 150);
    const [first, second] = await Promise.all([stripe.gateway.charge(charge), stripe.open().charge(charge)]);
    expect(second).toEqual(first);
    expect(stripe.timesCalled(CREATE)).toBeGreaterThan(2);
    expect(stripe.fake.book.intents.size).toBe(1);
  });

  test('and that does not end is unknown', async () => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.takes(CREATE, 5_000);
    const first = stripe.gateway.charge(charge).catch((error: unknown) => error);
    await until(() => stripe.timesCalled(CREATE) === 1);
    await expect(stripe.open({ patience: { deedMs: 600 } }).charge(charge)).rejects.toThrow(OutcomeUnknown);
    expect(await first).toBeInstanceOf(OutcomeUnknown);
  });
});

describe('a charge that another call was at, and that is then too much at once, or no more to be reached', () => {
  test.each<[string, Trouble[]]>([
    ['429', Array.from({ length: 100 }, () => status(429))],
    ['no time left', [{ is: 'slow', ms: 600 }]],
  ])('may have been taken by that one: it is unknown (%s)', async (_, troubles) => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(CREATE, status(409, { code: 'idempotency_key_in_use' }), ...troubles);
    await expect(stripe.open({ patience: { deedMs: 500 } }).charge(charge)).rejects.toThrow(OutcomeUnknown);
  });
});

describe('a rail that refuses us', () => {
  test.each<[string, Trouble]>([
    ['the key is wrong', status(401)],
    ['the key may not do this', status(403, { code: 'more_permissions_required' })],
    ['the account is restricted', status(400, { type: 'invalid_request_error', code: 'testmode_charges_only' })],
  ])('blames no method: %s', async (_, trouble) => {
    const charge = await stripe.ready('pm_card_visa');
    stripe.fake.trouble(CREATE, trouble);
    await expect(stripe.gateway.charge(charge)).rejects.toThrow(RailRefused);
    stripe.fake.trouble('GET /v1/payment_intents', trouble);
    await expect(stripe.gateway.probe()).rejects.toThrow(RailRefused);
    await stripe.gateway.probe();
  });

  test('since the key is not one of its own', async () => {
    const stranger = stripe.open({ secretKey: 'sk_test_other' });
    await expect(stranger.probe()).rejects.toThrow(RailRefused);
    await expect(stranger.describe('pm_card_visa', 'acc_1')).rejects.toThrow(RailRefused);
  });
});

test('a server that there is not is away: a start knows better whether its address is wrong', async () => {
  await expect(stripe.open({ apiBase: 'http://nowhere.invalid' }).probe()).rejects.toThrow(TryLater);
});

describe('a refund whose answer does not come', () => {
  const CREATE_REFUND = 'POST /v1/refunds';
  test.each([{ is: 'lost' }, { is: 'silent' }, { is: 'errorAfter' }] as const)(
    'is unknown (%p), and the same key gives back nothing more, a day later neither',
    async (trouble) => {
      const charge = await stripe.ready('pm_card_visa');
      const answer = await stripe.gateway.charge(charge);
      const providerRef = 'providerRef' in answer ? String(answer.providerRef) : '';
      const refund = { key: `${charge.key}:refund`, providerRef, amountMinor: 16_000, currency: 'MXN' };
      stripe.fake.trouble(CREATE_REFUND, trouble);
      await expect(stripe.gateway.refund(refund)).rejects.toThrow(OutcomeUnknown);
      stripe.passHours(25);
      expect(await stripe.gateway.refund(refund)).toMatchObject({ outcome: 'succeeded', amountMinor: 16_000 });
      expect(stripe.intentOf(charge)?.latest_charge.amount_refunded).toBe(16_000);
    },
  );

  test('of a disputed charge is refused: the bank has the money already', async () => {
    const charge = await stripe.ready('pm_card_visa');
    const answer = await stripe.gateway.charge(charge);
    const providerRef = 'providerRef' in answer ? String(answer.providerRef) : '';
    Object.assign(stripe.intentOf(charge)?.latest_charge, { disputed: true });
    const refund = { key: 'k', providerRef, amountMinor: 16_000, currency: 'MXN' };
    expect(await stripe.gateway.refund(refund)).toMatchObject({ outcome: 'refused' });
    stripe.fake.trouble(CREATE_REFUND, status(402, { type: 'card_error', code: 'card_declined' }));
    expect(await stripe.gateway.refund({ ...refund, key: 'k2' })).toMatchObject({ outcome: 'refused' });
  });

  test('since Stripe was not reached, or refuses us, was surely not done', async () => {
    const refund = { key: 'k', providerRef: 'pi_1', amountMinor: 16_000, currency: 'MXN' };
    await expect(stripe.open({ apiBase: 'http://127.0.0.1:1' }).refund(refund)).rejects.toThrow(TryLater);
    stripe.fake.trouble(CREATE_REFUND, status(401));
    await expect(stripe.gateway.refund(refund)).rejects.toThrow(RailRefused);
  });
});

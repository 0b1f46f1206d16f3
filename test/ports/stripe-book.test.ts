import { describe, expect, test } from '@jest/globals';
import type { Movement, Payout } from '../../domain/reconciliation/movements.ts';
import { sumOfPayout } from '../../domain/reconciliation/payouts.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import type { ProviderBook } from '../../ports/gateway/book.ts';
import { stripeBook } from '../../ports/gateway/stripe/book.ts';
import { stripeGateway } from '../../ports/gateway/stripe/stripe.ts';
import { moved, payOut } from './fake-stripe/balance.ts';
import { stripeBank } from './fake-stripe/bank.ts';
import { closeDispute, openDispute } from './fake-stripe/money-back.ts';
import { startFakeStripe } from './fake-stripe/server.ts';
import { daysAround, providerBookContract, wholeOf } from './provider-book-contract.ts';

providerBookContract('Stripe', async () => {
  const fake = await startFakeStripe('sk_test_fake');
  const options = { secretKey: 'sk_test_fake', apiBase: fake.url };
  return {
    gateway: stripeGateway(options),
    book: stripeBook(options),
    tokens: { succeeds: 'pm_card_visa', declines: 'pm_card_chargeDeclinedInsufficientFunds' },
    close: fake.stop,
  };
});

const stripe = stripeBank();
const LIST = 'GET /v1/balance_transactions';

const today = (): Day => new Date(Date.now() + stripe.skewMs).toISOString().slice(0, 10) as Day;
const around = (before = 1, after = 3) => daysAround(`${today()}T00:00:00.000Z` as Instant, before, after);
const movements = (book: ProviderBook = stripe.openBook(), span = around()): Promise<Movement[]> =>
  wholeOf(book.movements(span));
const payouts = (span = around()): Promise<Payout[]> => wholeOf(stripe.openBook().payouts(span));

async function charged(amountMinor = 116_000, currency = 'MXN'): Promise<string> {
  const answer = await stripe.gateway.charge(await stripe.ready('pm_card_visa', { amountMinor, currency }));
  return answer.outcome === 'succeeded' ? answer.providerRef : '';
}

describe("Stripe's book", () => {
  test('names a charge, a refund and a dispute by the attempt that they are of, with what each costs', async () => {
    const kept = await charged();
    await stripe.gateway.refund({ key: 'r', providerRef: kept, amountMinor: 16_000, currency: 'MXN' });
    const taken = await charged(50_000);
    const { id } = openDispute(stripe.fake.book, taken, 'fraudulent');
    closeDispute(stripe.fake.book, id, 'won');
    expect((await movements()).reverse()).toMatchObject([
      { kind: 'charge', chargeRef: kept, amountMinor: 116_000, feeMinor: 4_476, netMinor: 111_524, currency: 'MXN' },
      { kind: 'refund', chargeRef: kept, amountMinor: -16_000, asked: { amountMinor: 16_000, currency: 'MXN' } },
      { kind: 'charge', chargeRef: taken },
      { kind: 'dispute', chargeRef: taken, amountMinor: -50_000, feeMinor: 30_000, netMinor: -80_000, ref: id },
      { kind: 'disputeReversed', chargeRef: taken, amountMinor: 50_000, feeMinor: 0 },
    ]);
  });

  test('has what was asked of a customer beside what came in another currency, and minor units as ours', async () => {
    const ref = await charged(1_160, 'ISK');
    const [transaction] = stripe.fake.book.transactions.values();
    Object.assign(transaction ?? {}, { amount: 14_900, fee: 500, net: 14_400, currency: 'mxn' });
    expect(await movements()).toMatchObject([
      { chargeRef: ref, amountMinor: 14_900, currency: 'MXN', asked: { amountMinor: 1_160, currency: 'ISK' } },
    ]);
  });

  test('is read to its end, page by page, and no further than it is asked', async () => {
    const ids = Array.from(
      { length: 230 },
      (_, i) => moved(stripe.fake.book, { category: 'fee', amount: -i, source: null }, 'mxn').id,
    );
    expect((await movements()).map(({ id }) => id)).toEqual(ids.reverse());
    expect(stripe.timesCalled(LIST)).toBe(3);
    expect(await movements(stripe.openBook(), around(5, -1))).toEqual([]);
    expect(await movements(stripe.openBook(), around(-1, 3))).toEqual([]);
  });

  test('calls what it does not know an adjustment', async () => {
    moved(stripe.fake.book, { category: 'risk_reserved_funds', amount: -500, source: null }, 'mxn');
    expect(await movements()).toMatchObject([{ kind: 'adjustment', asked: null, chargeRef: null, ref: null }]);
  });

  test('is asked again when it was too much, said to be away when it is, and refuses us for good', async () => {
    await charged();
    stripe.fake.trouble(LIST, { is: 'status', status: 429 });
    expect(await movements()).toHaveLength(1);
    stripe.fake.trouble(LIST, { is: 'status', status: 500 }, { is: 'neverArrives' });
    for (let i = 0; i < 2; i++) await expect(movements()).rejects.toThrow(TryLater);
    await expect(movements(stripe.openBook({ secretKey: 'sk_test_wrong' }))).rejects.toThrow(RailRefused);
  });
});

describe('a payout of Stripe', () => {
  test('says what it is made of, and comes to what arrives: gross, less what went back, less fees', async () => {
    const ref = await charged();
    await stripe.gateway.refund({ key: 'r', providerRef: ref, amountMinor: 16_000, currency: 'MXN' });
    openDispute(stripe.fake.book, await charged(50_000), 'fraudulent');
    moved(stripe.fake.book, { category: 'fee', amount: -1_000, source: null }, 'mxn');
    await charged();
    const { id, amount } = payOut(stripe.fake.book, 'mxn');
    await charged(999_999);
    const [payout, ...more] = await payouts();
    expect(more).toEqual([]);
    expect(payout).toMatchObject({
      id,
      amountMinor: amount,
      currency: 'MXN',
      status: 'onItsWay',
      arrivesOn: addDays(today(), 2),
    });
    expect(sumOfPayout(payout as Payout)).toMatchObject({
      addsUp: true,
      parts: {
        grossMinor: 282_000,
        refundsMinor: -16_000,
        disputesMinor: -50_000,
        otherMinor: 0,
        feesMinor: 4_476 + 2_100 + 4_476 + 30_000 + 1_000,
        netMinor: amount,
        movements: 6,
      },
    });
  });

  test('that somebody ordered by hand does not say it', async () => {
    await charged();
    const { id } = payOut(stripe.fake.book, 'mxn', { byHand: true });
    expect(await payouts()).toMatchObject([{ id, movements: null }]);
  });

  test('stands on the day on which it arrives', async () => {
    await charged();
    payOut(stripe.fake.book, 'mxn');
    expect(await payouts(around(1, 2))).toEqual([]);
    expect(await payouts(around(-2, 3))).toHaveLength(1);
  });
});

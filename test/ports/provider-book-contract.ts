import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Movement, Payout } from '../../domain/reconciliation/movements.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { ProviderBook, Span } from '../../ports/gateway/book.ts';
import type { Gateway, GatewayCharge } from '../../ports/gateway/gateway.ts';
import { aCharge } from './gateway-contract.ts';

/** A provider's book under test, with the gateway that writes in it. */
export interface BookUnderTest {
  gateway: Gateway;
  book: ProviderBook;
  tokens: { succeeds: string; declines: string };
  close(): Promise<void>;
}

/** All pages, one after the other. */
export async function wholeOf<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** From so many days before an instant's day to so many after it. */
export function daysAround(at: Instant, before: number, after: number): Span {
  const day = at.slice(0, 10) as Day;
  return {
    from: `${addDays(day, -before)}T00:00:00.000Z` as Instant,
    to: `${addDays(day, after)}T00:00:00.000Z` as Instant,
  };
}

/** What every book of a provider has to say, whoever moves the money. */
export function providerBookContract(name: string, open: () => Promise<BookUnderTest>): void {
  describe(`a provider's book: ${name}`, () => {
    let under: BookUnderTest;
    beforeAll(async () => void (under = await open()));
    afterAll(() => under.close());

    const charged = async (token: string, more: Partial<GatewayCharge> = {}) => {
      const charge = aCharge(token, { at: new Date().toISOString() as Instant, ...more });
      const details = await under.gateway.describe(token, charge.accountId);
      const answer = await under.gateway.charge({ ...charge, token: details?.token ?? token });
      return { charge, ref: 'providerRef' in answer ? answer.providerRef : null };
    };
    const today = (): Instant => new Date().toISOString() as Instant;
    const written = (span = daysAround(today(), 1, 2)): Promise<Movement[]> => wholeOf(under.book.movements(span));

    test('has what was taken, once, as the gateway names it, and nothing that was declined', async () => {
      const { charge, ref } = await charged(under.tokens.succeeds, { amountMinor: 43_210 });
      const { ref: declined } = await charged(under.tokens.declines);
      const movements = await written();
      expect(movements.filter(({ chargeRef }) => chargeRef === ref)).toMatchObject([
        { kind: 'charge', asked: { amountMinor: charge.amountMinor, currency: charge.currency }, currency: 'MXN' },
      ]);
      expect(movements.filter(({ chargeRef }) => chargeRef !== null && chargeRef === declined)).toEqual([]);
      expect(under.book.provider).toBe(under.gateway.provider);
      expect(under.book.covers.has('charge')).toBe(true);
    });

    test('has each under an id of its own, with a net that is its amount less its fee', async () => {
      await charged(under.tokens.succeeds);
      const movements = await written();
      expect(new Set(movements.map(({ id }) => id)).size).toBe(movements.length);
      for (const { amountMinor, feeMinor, netMinor } of movements) {
        expect(netMinor).toBe(amountMinor - feeMinor);
        expect([amountMinor, feeMinor, netMinor].every(Number.isSafeInteger)).toBe(true);
      }
    });

    test('has in a span what happened in it, and in another nothing of that', async () => {
      const { ref } = await charged(under.tokens.succeeds);
      const refs = async (span: Span) => (await written(span)).map(({ chargeRef }) => chargeRef);
      expect(await refs(daysAround(today(), 0, 1))).toContain(ref);
      expect(await refs(daysAround(today(), 5, 0))).not.toContain(ref);
      expect(await refs(daysAround(today(), -1, 5))).not.toContain(ref);
    });

    test('is the same when it is read again', async () => {
      expect(await written()).toEqual(await written());
      const payouts = (): Promise<Payout[]> => wholeOf(under.book.payouts(daysAround(today(), 1, 30)));
      expect(await payouts()).toEqual(await payouts());
    });
  });
}

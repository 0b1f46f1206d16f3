import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decide } from '../../domain/declines/codes.ts';
import type { Instant } from '../../domain/time/time.ts';
import {
  type ChargeInBook,
  type Gateway,
  type GatewayCharge,
  type LookUpAnswer,
  OutcomeUnknown,
} from '../../ports/gateway/gateway.ts';

/** Stripe counts seconds. */
const A_SECOND_MS = 1_000;

/**
 * A provider under test, with its own tokens for what the contract is about. Without a token, what it would show isn't
 * tested.
 */
export interface GatewayUnderTest {
  gateway: Gateway;
  /** How often money was taken under a key, by the provider's own account. */
  takenUnder(key: string): Promise<number>;
  /** How much of what was taken under a key was given back, in minor units. */
  givenBackUnder(key: string): Promise<number>;
  /** The holder of a charge that waits for it confirms at the bank, or refuses. */
  holder(key: string, outcome: 'confirmed' | 'refused'): Promise<void>;
  tokens: {
    succeeds: string;
    declinesSoft: string;
    declinesHard: string;
    unknown: string;
    timesOutCharged?: string;
    timesOutLost?: string;
    waitsForItsHolder: string;
    /** A bank account: its charges are on their way for days. */
    debit: string;
  };
  close(): Promise<void>;
}

/** A charge of a new method, under a new key. */
export const aCharge = (token: string, more: Partial<GatewayCharge> = {}): GatewayCharge => {
  const id = randomUUID();
  return {
    key: `acc_${id}:charge:att_${id}:pm_${id}`,
    accountId: `acc_${id}`,
    methodId: `pm_${id}`,
    token,
    amountMinor: 116_000,
    currency: 'MXN',
    at: '2026-03-10T15:00:00.000Z',
    ...more,
  };
};

/** What every gateway has to do, whoever moves the money. */
export function gatewayContract(name: string, open: () => Promise<GatewayUnderTest>): void {
  describe(`a gateway: ${name}`, () => {
    let under: GatewayUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    /** A charge of a method that was added to its account before. */
    const ready = async (token: string): Promise<GatewayCharge> => {
      const charge = aCharge(token);
      const details = await under.gateway.describe(token, charge.accountId);
      return { ...charge, token: details?.token ?? token };
    };
    const lookUp = ({ key, at, accountId, token }: GatewayCharge): Promise<LookUpAnswer> =>
      under.gateway.lookUp(key, at, { accountId, token, sentAt: new Date().toISOString() as Instant });

    test('takes money once for a key, however often it is sent, and answers as it did at first', async () => {
      const charge = await ready(under.tokens.succeeds);
      const first = await under.gateway.charge(charge);
      expect(first).toEqual({ outcome: 'succeeded', providerRef: expect.any(String), amountMinor: charge.amountMinor });
      expect(await under.gateway.charge(charge)).toEqual(first);
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('takes money once when ten calls of one key come together', async () => {
      const charge = await ready(under.tokens.succeeds);
      const answers = await Promise.all(Array.from({ length: 10 }, () => under.gateway.charge(charge)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('takes money twice for two keys on one method', async () => {
      const charge = await ready(under.tokens.succeeds);
      const again = { ...charge, key: `${charge.key}:2` };
      await Promise.all([under.gateway.charge(charge), under.gateway.charge(again)]);
      expect(await under.takenUnder(charge.key)).toBe(1);
      expect(await under.takenUnder(again.key)).toBe(1);
    });

    test('says a decline as a value, with its code, and again under its key', async () => {
      for (const token of [under.tokens.declinesSoft, under.tokens.declinesHard]) {
        const charge = await ready(token);
        const answer = await under.gateway.charge(charge);
        expect(answer).toMatchObject({ outcome: 'declined', declineCode: expect.any(String) });
        expect(await under.gateway.charge(charge)).toEqual(answer);
        expect(await lookUp(charge)).toEqual(answer);
        expect(await under.takenUnder(charge.key)).toBe(0);
      }
    });

    test('finds by its key what it did, and nothing under a key that it never saw', async () => {
      const charge = await ready(under.tokens.succeeds);
      expect(await lookUp(charge)).toEqual({ outcome: 'notFound' });
      const answer = await under.gateway.charge(charge);
      expect(await lookUp(charge)).toEqual(answer);
    });

    test('refuses a charge of a token that it does not know, and has done nothing', async () => {
      const charge = await ready(under.tokens.unknown);
      expect(await under.gateway.charge(charge)).toEqual({
        outcome: 'refused',
        blames: 'method',
        because: expect.any(String),
      });
      expect(await lookUp(charge)).toEqual({ outcome: 'notFound' });
      expect(await under.takenUnder(charge.key)).toBe(0);
    });

    test('says for which amount it knows a key, whatever is asked for', async () => {
      const charge = await ready(under.tokens.succeeds);
      await under.gateway.charge(charge);
      expect(await under.gateway.charge({ ...charge, amountMinor: 1 })).toMatchObject({
        outcome: 'succeeded',
        amountMinor: charge.amountMinor,
      });
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('takes us, and remembers its keys for a while', async () => {
      await under.gateway.probe();
      expect(under.gateway.keyLifeMs).toBeGreaterThan(3_600_000);
    });

    test('describes a token, the same way each time, and knows that it does not know another', async () => {
      const details = await under.gateway.describe(under.tokens.succeeds, 'acc_1');
      expect(details?.token ?? under.tokens.succeeds).toMatch(/^\w+$/);
      expect(details).toMatchObject({
        provider: under.gateway.provider,
        kind: 'card',
        last4: expect.stringMatching(/^\d{4}$/),
        fingerprint: expect.any(String),
      });
      expect(await under.gateway.describe(under.tokens.succeeds, 'acc_1')).toEqual(details);
      expect(await under.gateway.describe(under.tokens.unknown, 'acc_1')).toBeNull();
    });

    test('forgets a method for good: what it took stays known, and nothing more is taken', async () => {
      const charge = await ready(under.tokens.succeeds);
      const first = await under.gateway.charge(charge);
      const method = { methodId: charge.methodId, token: charge.token };
      for (let i = 0; i < 2; i++) await under.gateway.forget(method);
      expect(await lookUp(charge)).toEqual(first);
      const refused = await under.gateway.charge({ ...charge, key: `${charge.key}:again` });
      expect(refused).toMatchObject({ outcome: 'refused', blames: 'method' });
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('says that it does not know when a call breaks off after the money was taken, and finds it later', async () => {
      if (under.tokens.timesOutCharged === undefined) return;
      const charge = await ready(under.tokens.timesOutCharged);
      await expect(under.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
      expect(await lookUp(charge)).toMatchObject({ outcome: 'succeeded' });
      expect(await under.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('says the same when nothing was taken: the key finds nothing, and is free', async () => {
      if (under.tokens.timesOutLost === undefined) return;
      const charge = await ready(under.tokens.timesOutLost);
      await expect(under.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
      expect(await lookUp(charge)).toEqual({ outcome: 'notFound' });
      expect(await under.takenUnder(charge.key)).toBe(0);
      expect(await under.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    describe('a charge that its holder has to confirm', () => {
      const waiting = async () => {
        const charge = await ready(under.tokens.waitsForItsHolder);
        const answer = await under.gateway.charge(charge);
        expect(answer).toMatchObject({
          outcome: 'requiresAction',
          providerRef: expect.any(String),
          amountMinor: charge.amountMinor,
        });
        expect(await under.gateway.charge(charge)).toEqual(answer);
        expect(await lookUp(charge)).toEqual(answer);
        expect(await under.takenUnder(charge.key)).toBe(0);
        return { charge, providerRef: 'providerRef' in answer ? String(answer.providerRef) : '' };
      };
      const isNoConfirmation = (answer: LookUpAnswer): boolean =>
        answer.outcome === 'declined' && decide(answer.declineCode).category === 'authentication';

      test('is taken when it is confirmed, once, and can not be canceled any more', async () => {
        const { charge, providerRef } = await waiting();
        await under.holder(charge.key, 'confirmed');
        const taken = { outcome: 'succeeded', providerRef, amountMinor: charge.amountMinor };
        expect(await lookUp(charge)).toEqual(taken);
        expect(await under.gateway.cancel(providerRef)).toEqual(taken);
        expect(await under.takenUnder(charge.key)).toBe(1);
      });

      test('is a decline when it is refused', async () => {
        const { charge, providerRef } = await waiting();
        await under.holder(charge.key, 'refused');
        const answer = await lookUp(charge);
        expect(isNoConfirmation(answer)).toBe(true);
        expect(await under.gateway.cancel(providerRef)).toEqual(answer);
        expect(await under.takenUnder(charge.key)).toBe(0);
      });

      test('is a decline when it is canceled, and can not be confirmed any more', async () => {
        const { charge, providerRef } = await waiting();
        const answer = await under.gateway.cancel(providerRef);
        expect(isNoConfirmation(answer)).toBe(true);
        expect(await under.gateway.cancel(providerRef)).toEqual(answer);
        await under.holder(charge.key, 'confirmed');
        expect(await lookUp(charge)).toEqual(answer);
        expect(await under.takenUnder(charge.key)).toBe(0);
      });
    });

    test('says that a debit is on its way, also when it is asked for again or looked up', async () => {
      const charge = await ready(under.tokens.debit);
      const answer = await under.gateway.charge(charge);
      expect(answer).toEqual({ outcome: 'pending', providerRef: expect.any(String), amountMinor: charge.amountMinor });
      expect(await under.gateway.charge(charge)).toEqual(answer);
      expect(await lookUp(charge)).toEqual(answer);
      expect(await under.takenUnder(charge.key)).toBe(0);
    });

    describe('money that goes back', () => {
      const taken = async () => {
        const charge = await ready(under.tokens.succeeds);
        const answer = await under.gateway.charge(charge);
        const providerRef = answer.outcome === 'succeeded' ? answer.providerRef : '';
        const refund = { key: `${charge.key}:refund`, providerRef, amountMinor: 16_000, currency: charge.currency };
        return { charge, refund };
      };

      test('goes back once for a key, however often it is sent', async () => {
        const { charge, refund } = await taken();
        const answer = await under.gateway.refund(refund);
        expect(answer).toMatchObject({ refundRef: expect.any(String), amountMinor: 16_000 });
        expect(['succeeded', 'pending']).toContain(answer.outcome);
        expect(await under.gateway.refund(refund)).toEqual(answer);
        expect(await under.gateway.refund({ ...refund, amountMinor: 1 })).toMatchObject({ amountMinor: 16_000 });
        expect(await under.givenBackUnder(charge.key)).toBe(16_000);
      });

      test('stands in the book with what has gone back of it, beside what was declined, from an instant on', async () => {
        const from = new Date(Date.now() - 5_000).toISOString() as Instant;
        const { charge, refund } = await taken();
        await under.gateway.refund(refund);
        const declined = await ready(under.tokens.declinesSoft);
        await under.gateway.charge(declined);
        const bookOf = async (since: Instant) => {
          const found: ChargeInBook[] = [];
          for await (const page of under.gateway.chargesSince(since)) found.push(...page);
          return [charge.key, declined.key].map((key) => found.filter((one) => one.key === key));
        };
        expect(await bookOf(from)).toEqual([
          [
            {
              key: charge.key,
              accountId: charge.accountId,
              token: charge.token,
              amountMinor: charge.amountMinor,
              currency: 'MXN',
              at: expect.any(String),
              answer: { outcome: 'succeeded', providerRef: refund.providerRef, amountMinor: charge.amountMinor },
              givenBackMinor: 16_000,
            },
          ],
          [
            expect.objectContaining({
              accountId: declined.accountId,
              token: declined.token,
              answer: expect.objectContaining({ outcome: 'declined' }),
              givenBackMinor: 0,
            }),
          ],
        ]);
        expect(await bookOf(new Date(Date.now() + 60_000).toISOString() as Instant)).toEqual([[], []]);
      });

      test('stands in the book from the instant on at which it went back, be its charge of before', async () => {
        const { charge, refund } = await taken();
        await wait(A_SECOND_MS);
        const from = new Date().toISOString() as Instant;
        await wait(A_SECOND_MS);
        await under.gateway.refund(refund);
        const found: ChargeInBook[] = [];
        for await (const page of under.gateway.chargesSince(from)) found.push(...page);
        expect(found.filter(({ key }) => key === charge.key)).toEqual([
          expect.objectContaining({ amountMinor: charge.amountMinor, givenBackMinor: 16_000 }),
        ]);
      });

      test('goes back in parts, up to what was taken and no further', async () => {
        const { charge, refund } = await taken();
        await under.gateway.refund(refund);
        const over = { ...refund, key: `${refund.key}:2`, amountMinor: 100_001 };
        expect(await under.gateway.refund(over)).toEqual({ outcome: 'refused', because: expect.any(String) });
        await under.gateway.refund({ ...refund, key: `${refund.key}:3`, amountMinor: 100_000 });
        expect(await under.givenBackUnder(charge.key)).toBe(charge.amountMinor);
      });

      test('does not go back of a charge that took nothing, or that nobody knows', async () => {
        const charge = await ready(under.tokens.declinesSoft);
        const answer = await under.gateway.charge(charge);
        const { refund } = await taken();
        for (const providerRef of ['providerRef' in answer ? String(answer.providerRef) : '', 'pi_nobody'])
          expect(await under.gateway.refund({ ...refund, key: `${charge.key}:${providerRef}`, providerRef })).toEqual({
            outcome: 'refused',
            because: expect.any(String),
          });
      });
    });
  });
}

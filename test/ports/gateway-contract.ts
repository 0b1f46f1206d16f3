import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Gateway, type GatewayCharge, OutcomeUnknown } from '../../ports/gateway/gateway.ts';

/**
 * A provider under test, with its own tokens for what the contract is about. Without a token, what it would show isn't
 * tested.
 */
export interface GatewayUnderTest {
  gateway: Gateway;
  /** How often money was taken under a key, by the provider's own account. */
  takenUnder(key: string): Promise<number>;
  tokens: {
    succeeds: string;
    declinesSoft: string;
    declinesHard: string;
    unknown: string;
    timesOutCharged?: string;
    timesOutLost?: string;
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

    test('takes money once for a key, however often it is sent, and answers as it did at first', async () => {
      const charge = aCharge(under.tokens.succeeds);
      const first = await under.gateway.charge(charge);
      expect(first).toEqual({ outcome: 'succeeded', providerRef: expect.any(String), amountMinor: charge.amountMinor });
      expect(await under.gateway.charge(charge)).toEqual(first);
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('takes money once when ten calls of one key come together', async () => {
      const charge = aCharge(under.tokens.succeeds);
      const answers = await Promise.all(Array.from({ length: 10 }, () => under.gateway.charge(charge)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('takes money twice for two keys on one method', async () => {
      const charge = aCharge(under.tokens.succeeds);
      const again = { ...charge, key: `${charge.key}:2` };
      await Promise.all([under.gateway.charge(charge), under.gateway.charge(again)]);
      expect(await under.takenUnder(charge.key)).toBe(1);
      expect(await under.takenUnder(again.key)).toBe(1);
    });

    test('says a decline as a value, with its code, and again under its key', async () => {
      for (const token of [under.tokens.declinesSoft, under.tokens.declinesHard]) {
        const charge = aCharge(token);
        const answer = await under.gateway.charge(charge);
        expect(answer).toMatchObject({ outcome: 'declined', declineCode: expect.any(String) });
        expect(await under.gateway.charge(charge)).toEqual(answer);
        expect(await under.gateway.lookUp(charge.key, charge.at)).toEqual(answer);
        expect(await under.takenUnder(charge.key)).toBe(0);
      }
    });

    test('finds by its key what it did, and nothing under a key that it never saw', async () => {
      const charge = aCharge(under.tokens.succeeds);
      expect(await under.gateway.lookUp(charge.key, charge.at)).toEqual({ outcome: 'notFound' });
      const answer = await under.gateway.charge(charge);
      expect(await under.gateway.lookUp(charge.key, charge.at)).toEqual(answer);
    });

    test('refuses a charge of a token that it does not know, and has done nothing', async () => {
      const charge = aCharge(under.tokens.unknown);
      expect(await under.gateway.charge(charge)).toEqual({
        outcome: 'refused',
        blames: 'method',
        because: expect.any(String),
      });
      expect(await under.gateway.lookUp(charge.key, charge.at)).toEqual({ outcome: 'notFound' });
      expect(await under.takenUnder(charge.key)).toBe(0);
    });

    test('says for which amount it knows a key, whatever is asked for', async () => {
      const charge = aCharge(under.tokens.succeeds);
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
      expect(details).toMatchObject({
        provider: under.gateway.provider,
        kind: 'card',
        last4: expect.stringMatching(/^\d{4}$/),
        fingerprint: expect.any(String),
      });
      expect(await under.gateway.describe(under.tokens.succeeds, 'acc_1')).toEqual(details);
      expect(await under.gateway.describe(under.tokens.unknown, 'acc_1')).toBeNull();
    });

    test('says that it does not know when a call breaks off after the money was taken, and finds it later', async () => {
      if (under.tokens.timesOutCharged === undefined) return;
      const charge = aCharge(under.tokens.timesOutCharged);
      await expect(under.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
      expect(await under.gateway.lookUp(charge.key, charge.at)).toMatchObject({ outcome: 'succeeded' });
      expect(await under.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
      expect(await under.takenUnder(charge.key)).toBe(1);
    });

    test('says the same when nothing was taken: the key finds nothing, and is free', async () => {
      if (under.tokens.timesOutLost === undefined) return;
      const charge = aCharge(under.tokens.timesOutLost);
      await expect(under.gateway.charge(charge)).rejects.toThrow(OutcomeUnknown);
      expect(await under.gateway.lookUp(charge.key, charge.at)).toEqual({ outcome: 'notFound' });
      expect(await under.takenUnder(charge.key)).toBe(0);
      expect(await under.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
      expect(await under.takenUnder(charge.key)).toBe(1);
    });
  });
}

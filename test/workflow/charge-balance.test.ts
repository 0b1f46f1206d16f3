import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { chargeBalance } from '../../activities/charge-balance.ts';
import type { Instant } from '../../domain/time/time.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { type Gateway, type GatewayAnswer, type LookUpAnswer, OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import type { ChargeDeed } from '../../ports/store/charges.ts';
import type { Begun } from '../../ports/store/work.ts';
import { scriptedDeeds, settled } from './scripted-deeds.ts';

const ref = { accountId: 'acc_1', workId: '4.0' };
const charge: ChargeDeed['charge'] = {
  key: 'acc_1:charge:att_1:pm_1',
  accountId: 'acc_1',
  methodId: 'pm_1',
  token: 'tok_ok',
  amountMinor: 116_000,
  currency: 'MXN',
  at: '2026-03-10T15:00:00.000Z',
};
const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-03-12T15:00:00.000Z');
const SUCCEEDED = { outcome: 'succeeded', providerRef: 'ch_1', amountMinor: 116_000 } as const;

let asked: string[];
let bank: () => Promise<GatewayAnswer>;
let book: () => Promise<LookUpAnswer>;
const gateway: Gateway = {
  provider: 'sandbox',
  isLive: false,
  keyLifeMs: 24 * HOUR_MS,
  probe: async () => undefined,
  charge: (order) => {
    asked.push(`charge ${order.key} ${order.amountMinor}`);
    expect(order).toEqual(charge);
    return bank();
  },
  lookUp: (key, at, { accountId, token }) => {
    expect([accountId, token]).toEqual([charge.accountId, charge.token]);
    asked.push(`look up ${key} of ${at}`);
    return book();
  },
  cancel: () => Promise.reject(new Error('nobody cancels here')),
  async *chargesSince() {},
  refund: () => Promise.reject(new Error('nobody refunds here')),
  describe: async () => null,
  forget: () => Promise.reject(new Error('nobody forgets here')),
};

beforeEach(() => {
  asked = [];
  bank = async () => SUCCEEDED;
  book = async () => ({ outcome: 'notFound' });
});

/** Performs it once, as the record has it; `sentMsAgo`: it was begun before, and nobody has heard what came of it. */
async function perform(
  sentMsAgo: number | null = null,
  begun?: Begun<ChargeDeed>,
): Promise<{ told: string[]; thrown: unknown }> {
  const sentAt = sentMsAgo === null ? null : (new Date(NOW - sentMsAgo).toISOString() as Instant);
  const { store, told } = scriptedDeeds({
    beginCharge: async () => begun ?? { is: 'begun', charge, attemptId: 'att_1', sentAt },
  });
  const thrown = await chargeBalance({ store, gateway, machineNowMs: () => NOW })(ref).then(
    (agenda) => void expect([settled, null]).toContain(agenda),
    (error: unknown) => error,
  );
  return { told: told.slice(1), thrown: thrown ?? null };
}
const settledAs = (result: object): { told: string[]; thrown: null } => ({
  told: [`settleCharge ${JSON.stringify(result)}`],
  thrown: null,
});
const sent = `charge ${charge.key} 116000`;
const lookedUp = `look up ${charge.key} of ${charge.at}`;

describe('a charge', () => {
  test('asks the bank once, and what it answers is written', async () => {
    expect(await perform()).toEqual(settledAs(SUCCEEDED));
    expect(asked).toEqual([sent]);
  });

  test('that has ended asks nobody and writes nothing', async () => {
    expect(await perform(null, { is: 'over' })).toEqual({ told: [], thrown: null });
    expect(asked).toEqual([]);
  });

  test.each<GatewayAnswer>([
    { outcome: 'declined', declineCode: 'insufficient_funds', providerRef: null },
    { outcome: 'pending', providerRef: 'ch_1', amountMinor: 116_000 },
    { outcome: 'refused', because: 'no such token', blames: 'method' },
  ])('that comes to $outcome is a value like any other', async (answer) => {
    bank = async () => answer;
    expect(await perform()).toEqual(settledAs(answer));
  });

  test('that its holder is to confirm waits for him, where he does so', async () => {
    const url = 'https://hooks.stripe.example/confirm';
    bank = async () => ({ outcome: 'requiresAction', providerRef: 'ch_1', amountMinor: 116_000, url });
    expect(await perform()).toEqual(settledAs({ outcome: 'needsHolder', url, providerRef: 'ch_1' }));
  });

  test('whose answer never came is unknown, and not tried again by itself', async () => {
    bank = () => Promise.reject(new OutcomeUnknown('timed out'));
    expect(await perform()).toEqual(settledAs({ outcome: 'unknown' }));
    expect(asked).toEqual([sent]);
  });

  test.each([new TryLater('not connected', { afterMs: 1_000 }), new RailRefused('401'), new Error('odd')])(
    'that was not taken (%p) is for whoever performs it to try again: nothing is written',
    async (error) => {
      bank = () => Promise.reject(error);
      expect(await perform()).toEqual({ told: [], thrown: error });
    },
  );

  test('that a crash cut off after the bank was called is asked again under its key, for the first answer', async () => {
    expect(await perform(30_000)).toEqual(settledAs(SUCCEEDED));
    expect(asked).toEqual([sent]);
  });

  test("whose key the bank knows for another amount is nobody's fault and no booking", async () => {
    bank = async () => ({ ...SUCCEEDED, amountMinor: 99_000 });
    expect(await perform()).toEqual(
      settledAs({
        outcome: 'refused',
        blames: 'nobody',
        because: 'the provider knows this key for 99000, and 116000 was asked for',
      }),
    );
    bank = async () => ({ outcome: 'pending', providerRef: 'ch_1', amountMinor: 99_000 });
    expect((await perform()).told[0]).toContain('"refused"');
  });
});

describe('a bank that does not answer', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is not waited for beyond 30 s: what became of the attempt is looked up', async () => {
    jest.useFakeTimers();
    bank = () => new Promise(() => undefined);
    const performing = perform();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await performing).toEqual(settledAs({ outcome: 'unknown' }));
  });
});

describe('a key so old that the bank may have forgotten it', () => {
  const OLD_MS = 23 * HOUR_MS + 1;

  test('is looked up and not sent: it was taken then', async () => {
    book = async () => SUCCEEDED;
    expect(await perform(OLD_MS)).toEqual(settledAs(SUCCEEDED));
    expect(asked).toEqual([lookedUp]);
  });

  test.each<[LookUpAnswer, object]>([
    [
      { outcome: 'declined', declineCode: 'do_not_honor', providerRef: 'ch_1' },
      { outcome: 'declined', declineCode: 'do_not_honor', providerRef: 'ch_1' },
    ],
    [
      { outcome: 'pending', providerRef: 'ch_1', amountMinor: 116_000 },
      { outcome: 'pending', providerRef: 'ch_1', amountMinor: 116_000 },
    ],
    [
      { outcome: 'returned', declineCode: 'no_funds', providerRef: 'ch_1' },
      { outcome: 'declined', declineCode: 'no_funds', providerRef: 'ch_1' },
    ],
    [
      { outcome: 'requiresAction', providerRef: 'ch_1', amountMinor: 116_000, url: null },
      { outcome: 'needsHolder', url: null, providerRef: 'ch_1' },
    ],
    [
      { ...SUCCEEDED, amountMinor: 1 },
      { outcome: 'refused', blames: 'nobody', because: 'the provider knows this key for 1, and 116000 was asked for' },
    ],
  ])('and found as %p is settled so', async (answer, result) => {
    book = async () => answer;
    expect(await perform(OLD_MS)).toEqual(settledAs(result));
    expect(asked).toEqual([lookedUp]);
  });

  test('is sent when the bank knows nothing of it', async () => {
    expect(await perform(OLD_MS)).toEqual(settledAs(SUCCEEDED));
    expect(asked).toEqual([lookedUp, sent]);
  });

  test('is never sent while the bank can not be asked about it', async () => {
    book = () => Promise.reject(new Error('503'));
    expect((await perform(OLD_MS)).thrown).toEqual(new Error('503'));
    expect(asked).toEqual([lookedUp]);
  });

  test('is sent without a question an hour before that', async () => {
    await perform(OLD_MS - 2);
    expect(asked).toEqual([sent]);
  });
});

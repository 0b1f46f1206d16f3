import { beforeEach, expect, test } from '@jest/globals';
import { lookUpCharge } from '../../activities/look-up-charge.ts';
import { RailRefused } from '../../ports/failures.ts';
import type { Gateway, LookUpAnswer } from '../../ports/gateway/gateway.ts';
import type { LookUpDeed } from '../../ports/store/charges.ts';
import type { Begun } from '../../ports/store/work.ts';
import { scriptedDeeds } from './scripted-deeds.ts';

const deed: LookUpDeed = {
  attemptId: 'att_1',
  key: 'acc_1:charge:att_1:pm_1',
  provider: 'sandbox',
  token: 'pm_1',
  sentAt: '2026-03-10T15:00:01.000Z',
  amountMinor: 116_000,
  at: '2026-03-10T15:05:00.000Z',
  cancel: false,
  providerRef: null,
};
const SUCCEEDED: LookUpAnswer = { outcome: 'succeeded', providerRef: 'ch_1', amountMinor: 116_000 };

let asked: string[];
beforeEach(() => {
  asked = [];
});

/** What is written when the bank's book says so. */
async function looking(
  book: () => Promise<LookUpAnswer>,
  begun: Begun<LookUpDeed> = { is: 'begun', ...deed },
  provider: Gateway['provider'] = 'sandbox',
): Promise<string[]> {
  const { store, told } = scriptedDeeds({ beginLookUp: async () => begun });
  const lookUp: Gateway['lookUp'] = (key, at, { accountId, token, sentAt }) => {
    asked.push(`${key} of ${at}, ${accountId}'s ${token} since ${sentAt}`);
    return book();
  };
  await lookUpCharge({ store, gateway: { provider, lookUp } as Gateway })({ accountId: 'acc_1', workId: '5.0' });
  return told.slice(1);
}

test.each<LookUpAnswer>([
  SUCCEEDED,
  { outcome: 'declined', declineCode: 'do_not_honor', providerRef: 'ch_1' },
  { outcome: 'pending', providerRef: 'ch_1', amountMinor: 116_000 },
  { outcome: 'returned', declineCode: 'no_funds', providerRef: 'ch_1' },
  { outcome: 'notFound' },
])('what the bank says of the key is written: $outcome', async (answer) => {
  expect(await looking(async () => answer)).toEqual([`settleLookUp ${JSON.stringify(answer)}`]);
  expect(asked).toEqual([`${deed.key} of ${deed.at}, acc_1's pm_1 since ${deed.sentAt}`]);
});

test('another bank than the one that was asked is not asked: that it knows nothing would say nothing', async () => {
  const told = await looking(async () => ({ outcome: 'notFound' }), { is: 'begun', ...deed }, 'stripe');
  expect(told).toEqual(['settleLookUp {"outcome":"failed"}']);
  expect(asked).toEqual([]);
});

test('what its holder is to confirm waits for him', async () => {
  const waits: LookUpAnswer = { outcome: 'requiresAction', providerRef: 'ch_1', amountMinor: 116_000, url: null };
  const waiting = { outcome: 'needsHolder', url: null, providerRef: 'ch_1' };
  expect(await looking(async () => waits)).toEqual([`settleLookUp ${JSON.stringify(waiting)}`]);
});

test('a key that the bank knows for another amount is found and no booking', async () => {
  const because = 'the provider knows this key for 99000, and 116000 was asked for';
  expect(await looking(async () => ({ ...SUCCEEDED, amountMinor: 99_000 }) as LookUpAnswer)).toEqual([
    `settleLookUp ${JSON.stringify({ outcome: 'refused', blames: 'nobody', because })}`,
  ]);
});

test.each([new Error('503'), new RailRefused('401')])(
  'that the bank can not be asked (%p) is an answer too: there is a next time for it',
  async (error) => {
    expect(await looking(() => Promise.reject(error))).toEqual(['settleLookUp {"outcome":"failed"}']);
    expect(asked).toHaveLength(1);
  },
);

test('one that has ended asks nobody', async () => {
  expect(await looking(async () => SUCCEEDED, { is: 'over' })).toEqual([]);
  expect(asked).toEqual([]);
});

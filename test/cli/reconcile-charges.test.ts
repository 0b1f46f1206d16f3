import { expect, test } from '@jest/globals';
import { bookCharges, type Judgement } from '../../cli/reconcile/charges.ts';
import { inWords } from '../../cli/reconcile/words.ts';
import type { ChargeInBook } from '../../ports/gateway/gateway.ts';
import type { Instant } from '../../domain/time/time.ts';

const AT = '2026-03-10T15:00:00.000Z' as Instant;

const charge = (accountId: string): ChargeInBook => ({
  key: `${accountId}:charge:att_1:pm_1`,
  accountId,
  token: 'tok_ok',
  amountMinor: 1_000,
  currency: 'MXN',
  at: AT,
  answer: { outcome: 'succeeded', providerRef: 'ch_1', amountMinor: 1_000 },
  givenBackMinor: 0,
});

test('a charge that can not be booked is said, and the next one is booked', async () => {
  const needs = {
    store: {
      judgeCharge: () => Promise.resolve({ is: 'adopt' as const }),
      bookCharge: ({ accountId }: ChargeInBook) =>
        accountId === 'acc_1' ? Promise.reject(new Error('no such luck')) : Promise.resolve({ is: 'adopt' as const }),
      tellGivenBack: () => Promise.resolve(),
      attemptByKey: () => Promise.resolve(null),
    },
    gateway: {
      provider: 'sandbox' as const,
      async *chargesSince() {
        yield [charge('acc_1'), charge('acc_2')];
      },
      cancel: () => Promise.reject(new Error('not asked')),
      describe: () => Promise.resolve(null),
    },
  } as unknown as Parameters<typeof bookCharges>[0];
  const said: Judgement[] = [];
  for await (const one of bookCharges(needs, AT)) said.push(one);
  expect(said.map(({ is }) => is)).toEqual(['failed', 'adopt']);
  expect(said.map((one) => inWords(one, true))).toEqual([
    expect.stringContaining('could not be booked (no such luck)'),
    expect.stringContaining('was booked'),
  ]);
});

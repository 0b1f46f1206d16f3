import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** Declines by hand, an hour apart, from a day at midnight on. */
function declines(life: Story, count: number, from: Day): Story {
  life.on(from, '00:00');
  for (let i = 0; i < count; i++) life.pays().later(60);
  return life;
}

describe('card networks', () => {
  const debtor = (brand: string, startsOn: Day = '2026-03-02') => {
    const month = startsOn.slice(0, 8);
    return story({ autopay: false, startsOn, watch: ['charge'] })
      .card('tok_insufficient_funds', { brand })
      .on(startsOn)
      .invoice('100.00', { due: `${month}20` as Day });
  };

  test('Visa: 20 in 30 days, over all who ask', () => {
    declines(debtor('visa'), 20, '2026-03-03')
      .pays(null, { refused: 'attempt_limit_reached' })
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null }, { refused: 'nothing_due' })
      .on('2026-03-21')
      .overrides(
        { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null },
        { refused: 'attempt_limit_reached' },
      )
      .on('2026-04-01', '23:59')
      .pays(null, { refused: 'attempt_limit_reached' })
      .on('2026-04-02', '00:00')
      .pays()
      .later(60)
      .pays()
      .later(59)
      .pays(null, { refused: 'retry_too_soon' });
  });

  test('Visa before May 2025: 15', () => {
    declines(debtor('visa', '2024-03-04'), 15, '2024-03-05').pays(null, { refused: 'attempt_limit_reached' });
  });

  test('the rule in force on the day of the attempt: 15 to the end of April 2025, and 20 of the same declines from 1 May on', () => {
    declines(debtor('visa', '2025-04-01'), 15, '2025-04-25')
      .pays(null, { refused: 'attempt_limit_reached' })
      .on('2025-04-30', '23:59')
      .pays(null, { refused: 'attempt_limit_reached' });
    const life = declines(debtor('visa', '2025-04-01'), 15, '2025-04-25').on('2025-05-01', '00:00');
    for (let i = 0; i < 5; i++) life.pays().later(60);
    life.pays(null, { refused: 'attempt_limit_reached' });
  });

  test('one ledger of attempts, whoever asked: autopay, a retry, an agent, the portal and the API', () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as Day,
          source: 'ours',
          declines: { max: 5, hours: 720 },
          sameAmount: null,
        },
      ],
    };
    const byApi = {
      type: 'PAY_REQUESTED',
      attemptId: 'att_91',
      invoiceId: 'A',
      methodId: null,
      trigger: 'api',
    } as const;
    const byAgent = { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_92', methodId: null } as const;
    const life = story({ card: 'tok_insufficient_funds', policy, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .overrides(byAgent)
      .later(60)
      .pays()
      .later(60)
      .ask(byApi)
      .later(60);
    const triggers = life.entries.flatMap(({ type, data }) => (type === 'charge.attempted' ? [data.trigger] : []));
    expect(triggers).toEqual(['autopay', 'retry', 'agent', 'portal', 'api']);
    life
      .overrides({ ...byAgent, attemptId: 'att_93' }, { refused: 'attempt_limit_reached' })
      .pays(null, { refused: 'attempt_limit_reached' })
      .ask({ ...byApi, attemptId: 'att_94' }, undefined, { refused: 'attempt_limit_reached' });
    // The rung of day 3 waits until the first of them is thirty days old.
    expect(life.view.upcoming.find(({ kind }) => kind === 'retry')).toMatchObject({
      at: '2026-04-09T16:30:00.000Z',
      detail: { heldBack: 'cardNetworkLimit', wantedAt: '2026-03-13T16:30:00.000Z' },
    });
  });

  test('Mastercard: 10 declines in 24 hours', () => {
    declines(debtor('mastercard'), 10, '2026-03-03')
      .pays(null, { refused: 'attempt_limit_reached' })
      .on('2026-03-03', '23:59')
      .pays(null, { refused: 'attempt_limit_reached' })
      .on('2026-03-04', '00:00')
      .pays();
  });

  test('Mastercard: 35 of one amount in 30 days; another amount may go', () => {
    const life = debtor('mastercard');
    for (let day = 3; day <= 7; day++) declines(life, 7, `2026-03-0${day}` as Day);
    life.on('2026-03-08').pays(null, { refused: 'attempt_limit_reached' }).transfer('1.00', 'A').pays();
  });

  test('another token of the same card does not help; another card does', () => {
    declines(debtor('visa'), 20, '2026-03-03')
      .on('2026-03-05')
      .card('tok_ok', { brand: 'visa', fingerprint: 'tok_insufficient_funds' })
      .pays(null, { refused: 'attempt_limit_reached' })
      .card('tok_ok', { brand: 'visa' })
      .pays()
      .shows({ open: '0.00' });
  });

  test('what a limit holds back is shown with its reason, and goes when it may', () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as Day,
          source: 'ours',
          declines: { max: 2, hours: 100 },
          sameAmount: null,
        },
      ],
    };
    const life = story({ card: 'tok_insufficient_funds', policy, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00');
    expect(life.view.upcoming.find((one) => one.kind === 'retry')).toEqual({
      kind: 'retry',
      at: '2026-03-15T16:30:00.000Z',
      detail: {
        rung: 2,
        amountMinor: 10_000,
        paymentMethodId: 'pm_1',
        heldBack: 'cardNetworkLimit',
        because: 'ours',
        wantedAt: '2026-03-13T16:30:00.000Z',
      },
    });
    life
      .on('2026-03-16')
      .tells(
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 declined insufficient_funds',
        '2026-03-15 10:30 declined insufficient_funds',
      );
  });

  test('a due charge that a limit holds back over the window goes in the next one', () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as Day,
          source: 'ours',
          declines: { max: 1, hours: 24 },
          sameAmount: null,
        },
      ],
    };
    story({ card: 'tok_declined_once', policy, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-09', '16:00')
      .pays()
      .expects('2026-03-11 10:30 charge 100.00')
      .on('2026-03-12')
      .tells('2026-03-09 16:00 declined insufficient_funds', '2026-03-11 10:30 charged 100.00');
  });
});

describe('a policy of its own limits', () => {
  const limited = (
    network: 'visa' | 'other',
    max: number,
    more: { from?: Day; sameAmount?: { max: number; hours: number } } = {},
  ) => ({
    network,
    from: more.from ?? ('2020-01-01' as Day),
    source: 'ours',
    declines: { max, hours: 720 },
    sameAmount: more.sameAmount ?? null,
  });
  const under =
    (...networks: ReturnType<typeof limited>[]) =>
    (token: string, brand = 'visa') =>
      story({ autopay: false, policy: { ...mexico, networks }, watch: ['charge'] })
        .card(token, { brand })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-20' })
        .invoice('50.00', { due: '2026-03-20' });

  test('counts declines, not what was paid', () => {
    under(limited('visa', 1))('tok_ok').pays('A').pays('B').shows({ open: '0.00' });
    under(limited('visa', 1))('tok_insufficient_funds')
      .pays('A')
      .later(60)
      .pays('B', { refused: 'attempt_limit_reached' });
  });

  test("follows the card's network, however it is written; a network that it does not name is another's", () => {
    const policy = under(limited('visa', 1), limited('other', 2));
    policy('tok_insufficient_funds', 'Visa').pays().later(60).pays(null, { refused: 'attempt_limit_reached' });
    policy('tok_insufficient_funds', 'amex')
      .pays()
      .later(60)
      .pays()
      .later(60)
      .pays(null, { refused: 'attempt_limit_reached' });
    under(limited('visa', 1))('tok_insufficient_funds', 'amex').pays().later(60).pays();
  });

  test('takes the rule that began last, in whichever order they stand', () => {
    const [old, next, later] = [
      limited('visa', 5),
      limited('visa', 1, { from: '2026-01-01' }),
      limited('visa', 5, { from: '2027-01-01' }),
    ] as const;
    for (const rules of [
      [old, next, later],
      [later, next, old],
    ])
      under(...rules)('tok_insufficient_funds')
        .pays()
        .later(60)
        .pays(null, { refused: 'attempt_limit_reached' });
  });

  test('is for cards: a bank account has no network', () => {
    const life = under(limited('visa', 1))('tok_bank_ok');
    life.world.tokens.set('pm_1', 'tok_insufficient_funds');
    life.pays().later(60).pays().later(60).pays();
  });

  test("the amount's and the declines' add up: the later end holds", () => {
    const life = under(limited('visa', 1, { sameAmount: { max: 1, hours: 800 } }))('tok_insufficient_funds').pays('A');
    life
      .on('2026-04-01', '09:00')
      .pays('A', { refused: 'attempt_limit_reached' })
      .pays('B')
      .on('2026-04-04', '17:00')
      .later(24 * 60 * 30);
  });
});

describe('what the bank advises', () => {
  test.each([
    ['mastercard_advice_24', '2026-03-10 11:30'], // an hour
    ['mastercard_advice_25', '2026-03-11 10:30'],
    ['mastercard_advice_02', '2026-03-13 10:30'], // 72 hours
    ['mastercard_advice_26', '2026-03-12 10:30'],
    ['mastercard_advice_27', '2026-03-14 10:30'],
    ['mastercard_advice_28', '2026-03-16 10:30'],
    ['mastercard_advice_29', '2026-03-18 10:30'],
    ['mastercard_advice_30', '2026-03-20 10:30'],
  ])('%s: not before %s', (code, at) => {
    story({ watch: ['charge'] })
      .autopay(true)
      .card(`tok_declines ${code}`, { brand: 'mastercard' })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:31')
      .expects(`${at} retry 100.00`);
  });

  test('is the reason that is shown, where it holds a retry back for longer than its hour', () => {
    const shown = (code: string) =>
      story({ watch: ['charge'] })
        .autopay(true)
        .card(`tok_declines ${code}`, { brand: 'mastercard' })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-10', '10:31').view.upcoming[0]?.detail;
    const retry = { rung: 1, amountMinor: 10_000, paymentMethodId: 'pm_1' };
    expect(shown('mastercard_advice_24')).toEqual(retry);
    expect(shown('mastercard_advice_25')).toEqual({
      ...retry,
      heldBack: 'bankAdvice',
      because: "the bank's advice on a decline",
      wantedAt: '2026-03-10T17:30:00.000Z',
    });
  });

  test('whoever asks is refused until then, with the instant', () => {
    story({ autopay: false, watch: ['charge'] })
      .card('tok_declines mastercard_advice_25', { brand: 'mastercard' })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .pays()
      .later(61)
      .pays(null, { refused: 'attempt_limit_reached' })
      .on('2026-03-03')
      .pays();
  });

  test.each(['mastercard_advice_03', 'mastercard_advice_21', 'visa_category_1', 'stolen_card'])(
    '%s: never again on this card',
    (code) => {
      story({ card: `tok_declines ${code}`, watch: ['charge'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-06-30')
        .tells(`2026-03-10 10:30 declined ${code}`)
        .shows({ autopay: 'needsMethod' })
        .pays(null, { refused: 'card_blocked' });
    },
  );

  test('rungs that pass while the bank wants us to wait are one', () => {
    story({ watch: ['charge'] })
      .autopay(true)
      .card('tok_declines mastercard_advice_30', { brand: 'mastercard' })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-04-30')
      .tells(
        '2026-03-10 10:30 declined mastercard_advice_30',
        '2026-03-20 10:30 declined mastercard_advice_30',
        '2026-03-30 10:30 declined mastercard_advice_30',
        '2026-03-30 10:30 retries.exhausted',
      );
  });

  test('a code that nobody knows is soft', () => {
    story({ card: 'tok_declines who_knows', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .shows({ autopay: 'retryScheduled' });
  });
});

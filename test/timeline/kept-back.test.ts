import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { ordered, written } from './told.ts';

const declined = (card = 'tok_insufficient_funds') =>
  story({ card, watch: ['charge'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10', '12:00')
    .watch('charge');

describe('a retry that was kept back goes at its own hour', () => {
  test('desk 24: by an outage that ends at night', () => {
    declined()
      .outageUntil('2026-03-14', '03:00')
      .on('2026-03-15')
      .tells('2026-03-14 10:30 declined insufficient_funds');
  });

  test('late by minutes, it goes when it may', () => {
    declined()
      .on('2026-03-13')
      .outageUntil('2026-03-13', '11:00')
      .on('2026-03-15')
      .tells('2026-03-13 11:00 declined insufficient_funds');
  });

  test('desk 24: by a stop of charges that is lifted in the evening', () => {
    declined()
      .on('2026-03-13')
      .stops('charges')
      .on('2026-03-13', '21:00')
      .lets('charges')
      .expects(
        '2026-03-14 10:30 retry 1,000.00',
        '2026-03-17 08:00 reminder',
        '2026-05-04 08:00 lastNotice',
        '2026-05-11 08:00 deactivation',
      )
      .on('2026-03-15')
      .tells('2026-03-14 10:30 declined insufficient_funds');
  });

  test('desk 24: by a hold that ends at midnight, its day included', () => {
    declined().pause('2026-03-14').on('2026-03-16', '08:00').tells('2026-03-15 10:30 declined insufficient_funds');
  });

  test("desk 24: by a network's limit that ends at night", () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as const,
          source: 'ours',
          declines: { max: 2, hours: 4 * 24 - 7 },
          sameAmount: null,
        },
      ],
    };
    story({ card: 'tok_insufficient_funds', policy, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .watch('charge')
      .on('2026-03-15')
      .tells('2026-03-14 10:30 declined insufficient_funds');
  });
});

test('desk 22: attempts are remembered for as long as any rule of the policy looks back', () => {
  const policy = {
    ...mexico,
    networks: [
      {
        network: 'visa' as const,
        from: '2020-01-01' as const,
        source: 'ours',
        declines: { max: 1, hours: 60 * 24 },
        sameAmount: null,
      },
    ],
  };
  const life = story({ card: 'tok_insufficient_funds', autopay: false, policy })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .pays()
    .card('tok_ok', { default: false })
    .on('2026-04-20')
    .pays(null, { method: 'pm_2' })
    .invoice('500.00', { due: '2026-04-30' })
    .pays(null, { refused: 'attempt_limit_reached' })
    .on('2026-05-02')
    .pays();
  expect(life.view.payment.lastAttemptId).not.toBeNull();
});

describe('money that a proof has shown', () => {
  const shown = (amount: string) =>
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-02-02')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-03-02')
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-03-09')
      .proof('prf_1', amount)
      .watch('charge');
  const asked = (life: ReturnType<typeof shown>) =>
    ordered(life, 'chargeBalance')
      .map(({ params }) => `${params.invoiceIds.join(' ')} ${params.amountMinor}`)
      .at(-1);

  test('desk 14: of old debt, does not stop the charge of the new, under review and accepted', () => {
    expect(asked(shown('1,000.00').on('2026-03-10', '10:31'))).toBe('B 50000');
    expect(asked(shown('1,000.00').accepts('prf_1').on('2026-03-10', '10:31'))).toBe('B 50000');
  });

  test('desk 14: what it covers of the new one is not charged', () => {
    expect(asked(shown('1,200.00').on('2026-03-10', '10:31'))).toBe('B 30000');
    shown('1,500.00').on('2026-03-10', '20:00').tells();
  });
});

describe('a card that other accounts have tried as often as its network allows', () => {
  const limited = () => {
    const life = story({ card: 'tok_ok', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('charge', 'email', 'held');
    life.world.limitedUntil = '2026-03-25T04:00:00.000Z';
    return life;
  };

  test('is tried when it may be, and until then the reminder says so: no decline is invented', () => {
    const life = limited()
      .on('2026-03-26')
      .tells(
        '2026-03-10 10:30 charge.held',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-25 10:30 charged 1,000.00',
        '2026-03-25 10:30 email payment-receipt',
      )
      .shows({ autopay: 'idle' });
    expect(written(life, 'overdue-reminder')).toMatchObject(Array(2).fill({ retryOn: '2026-03-25' }));
  });

  test('a retry keeps its hour', () => {
    const life = declined();
    life.world.limitedUntil = '2026-03-15T05:00:00.000Z';
    life.on('2026-03-16').tells('2026-03-15 10:30 declined insufficient_funds');
  });

  test('somebody who asks is told, and nothing is tried later', () => {
    const life = story({ card: 'tok_ok', autopay: false, watch: ['charge', 'held'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' });
    life.world.limitedUntil = '2026-03-03T05:00:00.000Z';
    life.pays().on('2026-03-09').tells('2026-03-02 09:00 charge.held').shows({ payment: 'idle' });
    expect(life.entries.find(({ type }) => type === 'charge.held')).toMatchObject({
      actor: { kind: 'system' },
      summary: 'Not charged, since this card may not be tried for now: tried elsewhere',
      data: { amountMinor: 100_000, reason: 'tried elsewhere', until: life.world.limitedUntil },
    });
  });
});

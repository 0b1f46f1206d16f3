import { describe, expect, test } from '@jest/globals';
import type { RefundPart } from '../../domain/money/give-back.ts';
import { reasonsOf } from './reasons.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, told } from './told.ts';

/** Credit that is paid back, to where its money came from or by hand (rules, Money: refunds). */

const CARD: RefundPart = { position: 0, amountMinor: 16_000, by: 'provider', paymentId: 'pay_1' };
const HAND: RefundPart = {
  position: 1,
  amountMinor: 4_000,
  by: 'hand',
  paymentId: 'pay_2',
  toClabe: '002010077777777771',
};

const paidTwice = (): Story =>
  story({ card: 'tok_ok', autopay: false })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .transfer('1,200.00', 'A')
    .shows({ credit: '200.00', open: '0.00' });
const opened = (life: Story) => life.tasks.flatMap((change) => ('open' in change ? [change.open] : []));

describe('a refund', () => {
  test('of what came by card is ordered once, under a key of its own, and told of', () => {
    const life = paidTwice().refunds('160.00', undefined, [CARD]).shows({ credit: '40.00' });
    expect(ordered(life, 'refundPayment')).toEqual([
      {
        type: 'refundPayment',
        key: expect.stringMatching(/^acc_\d+:refund:rfd_16000:0$/),
        params: {
          accountId: life.context.profile.id,
          refundId: 'rfd_16000',
          position: 0,
          amountMinor: 16_000,
          at: '2026-03-02T15:00:00.000Z',
        },
      },
    ]);
    expect(told(life, /^refund/)).toEqual([
      [
        'refund.made',
        expect.any(String),
        'Credit of 160.00 MXN is paid back: asked for',
        { refundId: 'rfd_16000', amountMinor: 16_000, reason: 'asked for' },
      ],
      [
        'refund.paid',
        'puntual',
        '160.00 MXN went back to where it came from',
        { refundId: 'rfd_16000', amountMinor: 16_000, isPending: false },
      ],
    ]);
    expect(opened(life)).toEqual([]);
    expect(reasonsOf(life).slice(-3)).toEqual([
      '9 2026-03-02 09:00 refund.made: Money: refunds',
      '  agentLimits.refundMinor 200000',
      '10 2026-03-02 09:00 refund.paid: Money: refunds (9)',
    ]);
  });

  test('of a transfer is a task with its CLABE, due the next bank day; other parts go by themselves', () => {
    const life = paidTwice().refunds('200.00', undefined, [CARD, HAND]).shows({ credit: '0.00' });
    expect(ordered(life, 'refundPayment')).toHaveLength(1);
    expect(opened(life)).toEqual([
      {
        key: 'refundByHand:rfd_20000:1',
        kind: 'refundByHand',
        dueOn: '2026-03-03',
        subject: { refundId: 'rfd_20000' },
        data: {
          summary:
            'Pay 40.00 MXN back by transfer to 002010077777777771, where it came from; dismissed, it is credit again',
          refundId: 'rfd_20000',
          position: 1,
          amountMinor: 4_000,
          toClabe: '002010077777777771',
          because: null,
        },
      },
    ]);
  });

  test('that its bank refuses is a task, and is told of', () => {
    const life = paidTwice();
    life.world.refusesRefunds = 'the card account is closed';
    life.refunds('160.00', undefined, [CARD]).shows({ credit: '40.00' });
    expect(told(life, /^refund.failed/)).toEqual([
      [
        'refund.failed',
        'puntual',
        '160.00 MXN could not go back to where it came from: the card account is closed',
        { refundId: 'rfd_16000', amountMinor: 16_000, because: 'the card account is closed' },
      ],
    ]);
    expect(opened(life)).toMatchObject([
      {
        key: 'refundByHand:rfd_16000:0',
        data: { because: 'the card account is closed', toClabe: null, summary: expect.stringContaining('Ask Guthrie') },
      },
    ]);
  });

  test('that comes back after days is a task too', () => {
    const life = paidTwice().refunds('160.00', undefined, [CARD]);
    life.refundFails('rfd_16000', CARD);
    expect(opened(life)).toMatchObject([{ kind: 'refundByHand' }]);
  });

  test('that nobody pays is credit again, and pays what is due', () => {
    const life = paidTwice().refunds('40.00', undefined, [{ ...HAND, position: 0 }]);
    life.undoesRefund('rfd_4000', { position: 0, amountMinor: 4_000 }).shows({ credit: '200.00' });
    expect(told(life, /^refund.undone/)).toEqual([
      [
        'refund.undone',
        'ana',
        '40.00 MXN is not paid back, and is credit again: they keep it',
        { refundId: 'rfd_4000', amountMinor: 4_000, reason: 'they keep it' },
      ],
    ]);
    const owing = paidTwice().refunds('200.00', undefined, [{ ...HAND, position: 0, amountMinor: 20_000 }]);
    owing.invoice('500.00', { due: '2026-03-02' }).on('2026-03-03').shows({ open: '500.00' });
    owing.undoesRefund('rfd_20000', { position: 0, amountMinor: 20_000 }).shows({ credit: '0.00', open: '300.00' });
  });

  test('of an older release has no parts, and nothing is done by itself', () => {
    const life = paidTwice().refunds('160.00');
    expect(ordered(life, 'refundPayment')).toEqual([]);
    expect(opened(life)).toEqual([]);
  });
});

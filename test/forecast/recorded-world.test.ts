import { describe, expect, test } from '@jest/globals';
import type { RecordedAttempt } from '../../domain/foresight/backtest/life.ts';
import { disputedIn, RecordedWorld } from '../../domain/foresight/backtest/world.ts';
import type { ChargeOrder, Effect } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import type { Instant } from '../../domain/time/time.ts';
import { type Card, Life } from './life.ts';

const NOW: Instant = '2026-03-10T15:37:00.000Z';
const said = (outcome: 'succeeded' | 'declined', more: Partial<RecordedAttempt> = {}): RecordedAttempt => ({
  id: 'att_then',
  at: NOW,
  trigger: 'autopay',
  invoiceIds: ['inv_2'],
  amountMinor: 116_000,
  paymentMethodId: 'pm_1',
  outcome,
  declineCode: outcome === 'declined' ? 'do_not_honor' : null,
  ...more,
});

/** A world with an invoice of 1,160.00, of an account that has this card, and what the bank says there. */
function world(card: Card, ...recorded: RecordedAttempt[]) {
  const life = new Life({ card });
  life.card('declines');
  life.on('2026-03-02').invoice(116_000, '2026-03-10');
  const here = new RecordedWorld(recorded);
  here.ledger.issue({
    id: 'inv_2',
    number: 'IN60',
    issuedOn: '2026-03-02',
    dueOn: '2026-03-10',
    totalMinor: 116_000,
    balanceMinor: 116_000,
  });
  const answer = (effect: Effect): Outcome[] => here.answer(effect, NOW, life.current);
  const order: ChargeOrder = {
    accountId: 'acc_1',
    attemptId: 'att_1-1',
    key: 'key',
    trigger: 'autopay',
    methodId: 'pm_1',
    invoiceIds: ['inv_2'],
    amountMinor: 116_000,
    at: NOW,
    believes: { openMinor: 116_000, creditMinor: 0 },
    resend: 0,
  };
  return {
    here,
    life,
    charge: (more: Partial<ChargeOrder> = {}) =>
      answer({ type: 'chargeBalance', key: 'key', params: { ...order, ...more } }),
    lookUp: (attemptId = 'att_1-1') =>
      answer({ type: 'lookUpCharge', key: 'key', params: { accountId: 'acc_1', attemptId, at: NOW } }),
  };
}

describe('the bank of a recorded world', () => {
  test('takes money as it did then, and says that nobody had to look', () => {
    const { here, charge } = world('pays', said('succeeded'));
    expect(charge()).toEqual([
      {
        type: 'CHARGE_SUCCEEDED',
        attemptId: 'att_1-1',
        paymentId: 'pay_att_1-1',
        amountMinor: 116_000,
        allocations: [{ invoiceId: 'inv_2', amountMinor: 116_000 }],
        creditMinor: 0,
        found: false,
      },
    ]);
    expect(here.assumed).toBe(0);
  });

  test('declines as it did then', () => {
    const { here, charge } = world('pays', said('declined'));
    expect(charge()).toEqual([
      { type: 'CHARGE_DECLINED', attemptId: 'att_1-1', declineCode: 'do_not_honor', found: false },
    ]);
    expect(here.assumed).toBe(0);
  });

  test('declines where nothing is recorded, and counts that as assumed', () => {
    const { here, charge } = world('pays');
    expect([charge(), charge()]).toEqual([
      [{ type: 'CHARGE_DECLINED', attemptId: 'att_1-1', declineCode: 'insufficient_funds', found: false }],
      [expect.anything()],
    ]);
    expect(here.assumed).toBe(2);
  });

  test('a direct debit is on its way at the first look-up, and has ended at the second', () => {
    const settles = world('debit', said('succeeded'));
    expect(settles.charge()).toEqual([{ type: 'CHARGE_PENDING', attemptId: 'att_1-1', found: false }]);
    expect(settles.lookUp()).toEqual([{ type: 'CHARGE_PENDING', attemptId: 'att_1-1', found: true }]);
    expect(settles.lookUp()).toMatchObject([
      { type: 'CHARGE_SUCCEEDED', attemptId: 'att_1-1', amountMinor: 116_000, found: true },
    ]);
    expect(settles.lookUp()).toEqual([{ type: 'CHARGE_PENDING', attemptId: 'att_1-1', found: true }]);
    const returned = world('debit', said('declined'));
    returned.charge();
    returned.lookUp();
    expect(returned.lookUp()).toEqual([
      {
        type: 'CHARGE_RETURNED',
        attemptId: 'att_1-1',
        declineCode: 'debit_returned',
        reversal: null,
        amountMinor: 116_000,
      },
    ]);
  });

  test('of an account with both, a card is not a direct debit', () => {
    expect(world('debit', said('declined', { paymentMethodId: 'pm_2' })).charge({ methodId: 'pm_2' })).toMatchObject([
      { type: 'CHARGE_DECLINED' },
    ]);
  });

  test('a chargeback of what was taken then takes back the first payment that stands for it', () => {
    const { here, charge } = world('pays', said('succeeded'));
    expect(here.paymentFor('att_then')).toBeNull();
    charge({ amountMinor: 100_000 });
    charge({ attemptId: 'att_1-2', amountMinor: 16_000, believes: { openMinor: 16_000, creditMinor: 0 } });
    expect(here.paymentFor('att_then')).toBe('pay_att_1-1');
  });

  test('is not asked when the chart and the ledger of this life differ: one of them is wrong', () => {
    const { charge } = world('pays', said('succeeded'));
    const differ = `The replayed ledger and the chart differ at ${NOW}`;
    expect(() => charge({ believes: { openMinor: 116_001, creditMinor: 0 } })).toThrow(differ);
    expect(() => charge({ believes: { openMinor: 116_000, creditMinor: 1 } })).toThrow(differ);
  });
});

test('nothing of an invoice that is not collected is in dispute', () => {
  const { life } = world('pays');
  const [first] = life.current.snapshot.context.debts.map((debt) => debt.id);
  life.disputes(first!, 16_000);
  const second = life.invoice(58_000, '2026-03-20');
  const disputed = disputedIn(life.current.snapshot.context);
  expect([disputed(first!), disputed(second), disputed('inv_unknown')]).toEqual([16_000, 0, 0]);
});

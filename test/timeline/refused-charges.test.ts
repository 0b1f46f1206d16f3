import { describe, expect, test } from '@jest/globals';
import type { Setting } from './life.ts';
import { story } from './story.ts';
import { marked, told, written } from './told.ts';

/** The provider says that it can't make this charge: no bank was asked. */

const owing = (setting: Setting) =>
  story({ ...setting, watch: ['charge', 'email', 'task'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10', '09:30')
    .watch('charge', 'email', 'task');

describe("a method that the provider doesn't know, or can't charge", () => {
  test('is never tried again; its customer hears that another is needed, and a person looks', () => {
    const life = owing({ card: 'tok_detached' })
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 charge.refused',
        '2026-03-10 10:30 task.opened',
        '2026-03-10 10:30 email payment-method-needed',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-25 08:00 email overdue-reminder',
      )
      .shows({ autopay: 'needsMethod', payment: 'idle', open: '1,000.00' });
    expect(told(life, /^charge/)).toEqual([
      [
        'charge.attempted',
        'puntual',
        'Charge of 1,000.00 MXN on 1 invoice',
        {
          attemptId: 'att_214-1',
          trigger: 'autopay',
          amountMinor: 100_000,
          invoiceIds: ['A'],
          paymentMethodId: 'pm_1',
        },
      ],
      [
        'charge.refused',
        'puntual',
        'The provider refuses this charge: method unknown',
        {
          attemptId: 'att_214-1',
          because: 'method unknown',
          blames: 'method',
          amountMinor: 100_000,
          paymentMethodId: 'pm_1',
        },
      ],
    ]);
    expect(written(life, 'payment-method-needed')).toMatchObject([{ amountMinor: 100_000, reason: 'needsCustomer' }]);
    expect(marked(life)).toEqual([{ kind: 'methodBlocked', methodId: 'pm_1', status: 'blocked' }]);
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'effectRefused:att_214-1',
          kind: 'effectRefused',
          dueOn: '2026-03-10',
          subject: { attemptId: 'att_214-1' },
          data: {
            summary: 'The provider refuses to charge a payment method: method unknown',
            attemptId: 'att_214-1',
            because: 'method unknown',
            amountMinor: 100_000,
            paymentMethodId: 'pm_1',
          },
        },
      },
    ]);
  });

  test('counts for no network: nothing has reached it', () => {
    const { attemptLedger, lost } = owing({ card: 'tok_detached' }).on('2026-03-31').context;
    expect(attemptLedger).toEqual([]);
    // Nor is there anything that a bank could still say of it.
    expect(lost).toEqual([]);
  });

  test('the same card under another token is good, and tried at once; the task is over when it has paid', () => {
    const life = owing({ card: 'tok_detached' })
      .on('2026-03-12')
      .card('tok_ok', { fingerprint: 'tok_detached' })
      .shows({ autopay: 'idle', open: '0.00' });
    expect(life.tasks.at(-1)).toEqual({ close: 'effectRefused:att_214-1' });
  });

  test('by hand it just ends, with the task; the card may not be asked for again', () => {
    owing({ card: 'tok_detached', autopay: false })
      .pays()
      .tells('2026-03-10 09:30 charge.refused', '2026-03-10 09:30 task.opened')
      .shows({ payment: 'idle' })
      .pays(null, { refused: 'card_blocked' })
      .on('2026-03-10', '20:00')
      .tells();
  });

  test('who waits for the answer of a new card hears it at once', () => {
    const life = owing({ card: 'tok_ok' })
      .card('tok_detached', { chargeNow: true })
      .tells(
        '2026-03-10 09:30 charge.refused',
        '2026-03-10 09:30 task.opened',
        '2026-03-10 09:30 email payment-declined',
      )
      .shows({ autopay: 'needsMethod' });
    expect(written(life, 'payment-declined')).toMatchObject([{ reason: 'needsCustomer', nextRetryAt: null }]);
  });

  test('a ladder ends with it', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-03-10', '11:00');
    life.world.tokens.set('pm_1', 'tok_detached');
    life
      .on('2026-03-10', '12:00')
      .tells(
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 charge.refused',
        '2026-03-10 11:30 task.opened',
        '2026-03-10 11:30 email payment-method-needed',
      )
      .shows({ autopay: 'needsMethod' });
  });

  test('of one that was sent before the bank may still say that it took the money', () => {
    const life = owing({ card: 'tok_timeout_charged' });
    life.world.deaf = true;
    life.on('2026-03-10', '10:31').fact({ type: 'LOOKUP_NOT_FOUND', attemptId: 'att_214-1' });
    life.world.waiting.add('chargeBalance');
    life
      .fact({ type: 'LOOKUP_NOT_FOUND', attemptId: 'att_214-1' })
      .fact({ type: 'CHARGE_REFUSED', attemptId: 'att_214-1', because: 'detached', blames: 'method' })
      .shows({ payment: 'idle', open: '1,000.00' });
    const paid = life.world.ledger.receiveCharge(100_000, ['A'], 0, 'pay_att_214-1');
    life
      .fact({ type: 'CHARGE_SUCCEEDED', attemptId: 'att_214-1', ...paid, found: true })
      .shows({ open: '0.00', credit: '0.00' });
    expect(life.tasks.at(-1)).toEqual({ close: 'effectRefused:att_214-1' });
  });
});

describe('a key that the provider knows for another amount', () => {
  const mismatch = (setting: Setting = {}) => owing({ card: 'tok_key_taken', ...setting });

  test('blames nobody and is told to nobody but a person; nothing of it is tried again by itself', () => {
    const life = mismatch()
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 charge.refused',
        '2026-03-10 10:30 task.opened',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-25 08:00 email overdue-reminder',
      )
      .shows({ autopay: 'idle', payment: 'idle', open: '1,000.00' });
    expect(life.tasks).toMatchObject([
      {
        open: {
          key: 'keyMismatch:att_214-1',
          kind: 'keyMismatch',
          subject: { attemptId: 'att_214-1' },
          data: {
            summary: 'The provider knows the key of a charge for another amount: key of another amount',
            because: 'key of another amount',
          },
        },
      },
    ]);
    expect(life.state.snapshot.context.methods).toMatchObject([{ blocked: false, lastDeclinedAt: null }]);
    expect([life.world.calls, marked(life)]).toEqual([[], []]);
  });

  test('what falls due later is charged as usual, and alone', () => {
    const life = mismatch().on('2026-04-02').invoice('70.00', { due: '2026-04-10' });
    life.world.tokens.set('pm_1', 'tok_ok');
    life.watch('charge').on('2026-04-30').tells('2026-04-10 10:30 charged 70.00').shows({ open: '1,000.00' });
  });

  test('a new card, or the customer, still pays it; then the task is over', () => {
    const card = mismatch().on('2026-03-12').card('tok_ok').shows({ open: '0.00' });
    expect(card.tasks.at(-1)).toEqual({ close: 'keyMismatch:att_214-1' });
    const byHand = mismatch().on('2026-03-12');
    byHand.world.tokens.set('pm_1', 'tok_ok');
    expect(byHand.pays().shows({ open: '0.00' }).tasks.at(-1)).toEqual({ close: 'keyMismatch:att_214-1' });
    expect(
      mismatch().on('2026-03-12').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }).tasks.at(-1),
    ).toEqual({ close: 'keyMismatch:att_214-1' });
    expect(mismatch().on('2026-03-12').transfer('400.00', 'A').tasks).toHaveLength(1);
  });

  test('on a ladder, ends it without a word', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-03-10', '11:00');
    life.world.tokens.set('pm_1', 'tok_key_taken');
    life
      .watch('charge', 'task')
      .on('2026-04-30')
      .tells('2026-03-10 11:30 charge.refused', '2026-03-10 11:30 task.opened')
      .shows({ autopay: 'exhausted' });
  });

  test('of a plan, leaves its installment to a person, and tries the next on its day', () => {
    const life = story({ card: 'tok_key_taken', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '400.00', '2026-03-21': '600.00' })
      .autopay(true)
      .on('2026-03-20', '12:00');
    life.world.tokens.set('pm_1', 'tok_ok');
    life.on('2026-04-30').tells('2026-03-20 10:30 charge.refused', '2026-03-21 10:30 charged 1,000.00');
  });

  test('by hand it just ends, with the task, and may be asked for again', () => {
    const life = mismatch({ autopay: false })
      .pays()
      .tells('2026-03-10 09:30 charge.refused', '2026-03-10 09:30 task.opened');
    life.world.tokens.set('pm_1', 'tok_ok');
    life.pays().shows({ open: '0.00' });
  });

  test('by hand leaves its invoice to autopay, which charges it on its day', () => {
    const life = story({ card: 'tok_key_taken' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
    life
      .on('2026-03-09', '09:30')
      .watch('charge', 'task')
      .pays()
      .tells('2026-03-09 09:30 charge.refused', '2026-03-09 09:30 task.opened');
    life.world.tokens.set('pm_1', 'tok_ok');
    life.on('2026-03-11').watch('charge').shows({ open: '0.00' });
    expect(life.world.calls.map(({ at }) => at)).toEqual(['2026-03-10T16:30:00.000Z']);
  });

  test('found by a look-up, it ends what was unknown; what the provider says of it later is no money of ours', () => {
    const life = owing({ card: 'tok_timeout_charged' });
    life.world.deaf = true;
    life
      .on('2026-03-10', '10:31')
      .fact({ type: 'CHARGE_REFUSED', attemptId: 'att_214-1', because: 'another amount', blames: 'nobody' })
      .shows({ payment: 'idle' })
      .fact({
        type: 'CHARGE_SUCCEEDED',
        attemptId: 'att_214-1',
        paymentId: 'pay_1',
        amountMinor: 5,
        allocations: [],
        creditMinor: 5,
        found: true,
      })
      .shows({ open: '1,000.00', credit: '0.00' });
  });
});

test('said of another attempt, it changes nothing', () => {
  const life = owing({ card: 'tok_ok' })
    .bankKeepsBack()
    .on('2026-03-10', '10:40')
    .fact({ type: 'CHARGE_REFUSED', attemptId: 'att_other', because: 'what?', blames: 'method' })
    .tells()
    .shows({ payment: 'charging' });
  expect(life.tasks).toEqual([]);
});

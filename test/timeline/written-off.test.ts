import { describe, expect, test } from '@jest/globals';
import { uncollectedOf } from '../../domain/chart/reads/uncollected.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { told, written } from './told.ts';

/** A debt that was given up takes money as an open one (rules, Money). A: 1,000.00, due 10 February. */

const writtenOff = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting)
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .on('2026-03-09')
    .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
    .watch('money', 'task', 'email', 'service')
    .shows({ collections: 'writtenOff', open: '0.00' });

const left = (life: Story): number => uncollectedOf(life.state.snapshot.context, ['A', 'B']);

describe('money for what was written off', () => {
  test('desk 10, F51, F52: a transfer pays it, the timeline says so, the receipt names it, the state is current', () => {
    const life = writtenOff().transfer('1,000.00', 'A');
    life
      .tells(
        '2026-03-09 09:00 transfer.matched',
        '2026-03-09 09:00 invoice.paid',
        '2026-03-09 09:00 email payment-receipt',
      )
      .shows({ collections: 'current', open: '0.00', credit: '0.00' });
    expect(life.world.ledger.of('A').status).toBe('paid');
    expect(written(life, 'payment-receipt').at(-1)).toMatchObject({
      paid: [{ number: 'IN60A', amountMinor: 100_000, balanceMinor: 0 }],
      creditMinor: 0,
    });
  });

  test('a second debt that is given up leaves the first as it was: each takes its money, and nothing is asked for', () => {
    const life = writtenOff()
      .invoice('70.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .watch('email');
    expect(left(life)).toBe(107_000);
    life.transfer('1,000.00', 'A').shows({ collections: 'writtenOff' }).transfer('70.00', 'B');
    life.on('2026-06-30').shows({ collections: 'current', credit: '0.00' });
    life.tells('2026-03-12 09:00 email payment-receipt', '2026-03-12 09:00 email payment-receipt');
  });

  test('a part of it lowers what is left; the rest of a larger one is credit', () => {
    const life = writtenOff().transfer('400.00', 'A').shows({ collections: 'writtenOff', credit: '0.00' });
    expect(left(life)).toBe(60_000);
    expect(written(life, 'payment-receipt').at(-1)).toMatchObject({
      paid: [{ amountMinor: 40_000, balanceMinor: 60_000 }],
    });
    life.transfer('700.00', 'A').shows({ collections: 'current', credit: '100.00' });
    expect(left(life)).toBe(0);
  });

  test('F52: a card pays it: by its name, and with pay-balance when nothing else is open', () => {
    for (const what of ['A', null]) {
      const life = writtenOff({ card: 'tok_ok', autopay: false }).pays(what);
      expect(life.world.calls.map((call) => call.amountMinor)).toEqual([100_000]);
      life.shows({ collections: 'current', open: '0.00' });
      expect(life.world.ledger.of('A').status).toBe('paid');
    }
    const both = writtenOff({ card: 'tok_ok', autopay: false }).invoice('70.00', { due: '2026-03-10' }).pays();
    expect(both.world.calls.map((call) => call.amountMinor)).toEqual([7_000]);
    expect(left(both)).toBe(100_000);
    both.later(1).pays();
    expect(both.world.calls.map((call) => call.amountMinor)).toEqual([7_000, 100_000]);
  });

  test('it is never charged by itself, and credit is not put on it', () => {
    const life = writtenOff({ card: 'tok_ok', autopay: false })
      .autopay(true)
      .transfer('50.00', '')
      .on('2026-04-30')
      .shows({ credit: '50.00', collections: 'writtenOff' });
    expect(life.world.calls).toEqual([]);
    expect(left(life)).toBe(100_000);
  });

  test('a credit note and a void take it off', () => {
    const life = writtenOff().credits('A', '400.00');
    expect(left(life)).toBe(60_000);
    life.credits('A', '600.00').shows({ collections: 'current', credit: '0.00' });
    writtenOff().voids('A').shows({ collections: 'current', credit: '0.00' });
  });

  test('all of it is to be paid: what is left of another stays written off', () => {
    const life = story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .invoice('200.00', { due: '2026-02-10' })
      .on('2026-03-09')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .transfer('1,000.00', 'A')
      .shows({ collections: 'writtenOff' });
    expect(left(life)).toBe(20_000);
    life.transfer('200.00', 'B').shows({ collections: 'current' });
  });

  test('F51: the service that was off for it is back at once, by a recovery alone', () => {
    const off = story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-04-20')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .shows({ service: 'deactivated', collections: 'writtenOff' })
      .watch('money', 'email', 'service')
      .invoice('100.00', { due: '2026-04-25' })
      .on('2026-04-28')
      .transfer('100.00', 'B')
      .shows({ service: 'deactivated' })
      .watch('money', 'email', 'service');
    off
      .transfer('1,000.00', 'A')
      .tells(
        '2026-04-28 09:00 transfer.matched',
        '2026-04-28 09:00 invoice.paid',
        '2026-04-28 09:00 service.reactivated',
        '2026-04-28 09:00 email payment-receipt',
        '2026-04-28 09:00 email service-reactivated',
      )
      .shows({ service: 'active', collections: 'current' })
      .unmatch()
      .shows({ service: 'active', open: '0.00' });
  });

  test('F50: a recovery that is undone is uncollectible again: silence, the service stays, and a task', () => {
    const life = writtenOff().transfer('1,000.00', 'A').watch('money', 'task', 'email', 'service', 'case').unmatch();
    life
      .tells(
        '2026-03-09 09:00 transfer.unmatched',
        '2026-03-09 09:00 invoice.uncollectible',
        '2026-03-09 09:00 task.opened',
        '2026-03-09 09:00 email transfer-unmatched',
      )
      .shows({ collections: 'writtenOff', service: 'active', open: '0.00', credit: '0.00' })
      .on('2026-07-31')
      .tells();
    expect([life.world.ledger.of('A').status, left(life)]).toEqual(['uncollectible', 100_000]);
    expect(life.tasks).toMatchObject([{ open: { kind: 'recoveryUndone', subject: { invoiceId: 'A' } } }]);
    life.transfer('1,000.00', 'A').shows({ collections: 'current' });
    expect(life.tasks).toMatchObject([{}, { close: 'recoveryUndone:A' }]);
  });

  test('F50: so is one whose card payment is charged back', () => {
    const life = writtenOff({ card: 'tok_ok', autopay: false })
      .pays('A')
      .shows({ collections: 'current' })
      .chargeback();
    life.shows({ collections: 'writtenOff', open: '0.00' });
    expect(left(life)).toBe(100_000);
  });

  test('an automatic charge that was decided before the write-off is not made after it', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .waitsToBegin('chargeBalance')
      .on('2026-02-10', '10:30')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .bankAnswers()
      .on('2026-03-01')
      .shows({ payment: 'idle', collections: 'writtenOff' });
    expect(life.world.calls).toEqual([]);
  });

  test('beside an open one, a receipt names each once, and what was given up keeps what was known of it', () => {
    const life = writtenOff().invoice('500.00', { due: '2026-04-10' }).on('2026-03-12');
    const known = () => life.context.uncollected.map(({ id, knownAt, balanceMinor }) => [id, knownAt, balanceMinor]);
    const [before] = known();
    life.transfer('1,100.00', 'A B');
    expect(written(life, 'payment-receipt')).toMatchObject([
      {
        paid: [
          { number: 'IN60B', amountMinor: 10_000, balanceMinor: 40_000 },
          { number: 'IN60A', amountMinor: 100_000, balanceMinor: 0 },
        ],
      },
    ]);
    const part = writtenOff().on('2026-03-12').transfer('400.00', 'A');
    expect(before).toEqual(['A', '2026-02-01T15:00:00.000Z', 100_000]);
    expect(part.context.uncollected).toMatchObject([{ knownAt: before?.[1], balanceMinor: 60_000 }]);
  });

  test('is told in words: that it is paid after all, that it is not, and what is to be decided', () => {
    const life = writtenOff().transfer('400.00', 'A').transfer('600.00', 'A').unmatch();
    expect(told(life, /^invoice/).slice(2)).toEqual([
      [
        'invoice.paid',
        'puntual',
        'Invoice IN60A is paid, though it was written off',
        { invoiceId: 'A', number: 'IN60A' },
      ],
      [
        'invoice.uncollectible',
        'puntual',
        'Invoice IN60A is uncollectible again: 600.00 MXN for it was taken back',
        { invoiceId: 'A', amountMinor: 60_000 },
      ],
    ]);
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'recoveryUndone:A',
          kind: 'recoveryUndone',
          dueOn: '2026-03-09',
          subject: { invoiceId: 'A' },
          data: {
            summary: 'Money for invoice IN60A, which was written off, was taken back: decide about the service',
          },
        },
      },
    ]);
  });
});

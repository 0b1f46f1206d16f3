import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** A receipt names all that the payment and the credit with it were applied to, and adds up (rules, Money). */

/** The last one: what it says was applied, left as credit and used of it. */
function receipt(life: Story): string {
  const { amountMinor, paid, creditMinor, creditUsedMinor } = written(life, 'payment-receipt').at(-1) as never as {
    amountMinor: number;
    paid: { number: string; amountMinor: number; balanceMinor: number }[];
    creditMinor: number;
    creditUsedMinor: number;
  };
  const applied = paid.reduce((sum, one) => sum + one.amountMinor, 0);
  expect(applied + creditMinor).toBe(amountMinor + creditUsedMinor);
  const lines = paid.map((one) => `${one.number.slice(4)} ${one.amountMinor / 100} leaves ${one.balanceMinor / 100}`);
  return [`paid ${amountMinor / 100}`, ...lines, `credit ${creditMinor / 100}`, `used ${creditUsedMinor / 100}`].join(
    ', ',
  );
}

const owing = (): Story =>
  story().on('2026-02-01').invoice('350.00', { due: '2026-02-10' }).invoice('1,000.00', { due: '2026-04-10' });

describe('a receipt', () => {
  test('desk 18, F20: names what the rest of a transfer pays in that second, and promises it to no next invoice', () => {
    const life = owing().on('2026-03-20').watch('money', 'email').transfer('1,350.00', 'B');
    life
      .tells(
        '2026-03-20 09:00 transfer.matched',
        '2026-03-20 09:00 invoice.paid',
        '2026-03-20 09:00 credit.applied',
        '2026-03-20 09:00 invoice.paid',
        '2026-03-20 09:00 email payment-receipt',
      )
      .shows({ open: '0.00', credit: '0.00' });
    expect(receipt(life)).toBe('paid 1350, B 1000 leaves 0, A 350 leaves 0, credit 0, used 0');
  });

  test('desk 18: 800 charged and 200 of credit are 1,000 applied', () => {
    const life = story({ card: 'tok_ok', autopay: false })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .transfer('200.00', '')
      .pays('A');
    expect(life.world.calls.map((call) => call.amountMinor)).toEqual([80_000]);
    expect(receipt(life)).toBe('paid 800, A 1000 leaves 0, credit 0, used 200');
  });

  test('what is left over is credit, also after a part of it has paid what was due', () => {
    const life = owing().on('2026-03-20').transfer('1,500.00', 'B');
    expect(receipt(life)).toBe('paid 1500, B 1000 leaves 0, A 350 leaves 0, credit 150, used 0');
  });

  test('credit for what is not due yet waits for its day', () => {
    const life = owing().transfer('500.00', '');
    expect(receipt(life)).toBe('paid 500, credit 500, used 0');
    life.on('2026-02-11').shows({ open: '1,000.00', credit: '150.00' });
  });

  test('one for all, while the attempt that counts on the credit is at the bank', () => {
    const life = story({ card: 'tok_ok', autopay: false })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-02-20')
      .bankKeepsBack()
      .pays('A')
      .transfer('300.00', '');
    expect(receipt(life)).toBe('paid 300, credit 300, used 0');
    life.bankAnswers().shows({ open: '0.00', credit: '300.00' });
    expect(receipt(life)).toBe('paid 1000, A 1000 leaves 0, credit 0, used 0');
  });

  test('desk 9: what was let go of a deactivated account does not stand as owed', () => {
    const off = (): Story =>
      story()
        .on('2026-02-01')
        .invoice('1,000.00', { due: '2026-02-10' })
        .on('2026-04-20')
        .shows({ service: 'deactivated' })
        .watch('money', 'email', 'service');
    const named = off().transfer('985.00', 'A');
    named.tells(
      '2026-04-20 09:00 transfer.matched',
      '2026-04-20 09:00 balance.adjusted',
      '2026-04-20 09:00 invoice.paid',
      '2026-04-20 09:00 service.reactivated',
      '2026-04-20 09:00 email payment-receipt',
      '2026-04-20 09:00 email service-reactivated',
    );
    expect(receipt(named)).toBe('paid 985, A 985 leaves 0, credit 0, used 0');
    // Neither when it is credit that has paid it, and more is let go by nothing than is missing then.
    const unnamed = off().transfer('985.00', '').shows({ service: 'active', open: '0.00', credit: '0.00' });
    expect(receipt(unnamed)).toBe('paid 985, A 985 leaves 0, credit 0, used 0');
    expect(receipt(off().transfer('979.99', 'A').shows({ service: 'deactivated', open: '20.01' }))).toBe(
      'paid 979.99, A 979.99 leaves 20.01, credit 0, used 0',
    );
  });
});

describe('credit pays what is due in the step that made it', () => {
  const rests = (): Story =>
    story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-05' })
      .invoice('300.00', { due: '2026-02-10' })
      .transfer('1,000.00', 'A')
      .on('2026-02-12')
      .shows({ overdue: '300.00', credit: '0.00' });

  test('F06: a credit note on a paid invoice, and no reminder after it', () => {
    rests()
      .credits('A', '400.00')
      .shows({ open: '0.00', credit: '100.00' })
      .watch('email', 'case')
      .on('2026-05-01')
      .tells();
  });

  test('an accepted dispute and a void alike', () => {
    story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-03-05' })
      .invoice('300.00', { due: '2026-02-10' })
      .on('2026-02-12')
      .disputes('A')
      .transfer('900.00', 'A')
      .resolve('A', 'accepted', '500.00')
      .shows({ open: '0.00', credit: '100.00' });
    story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-03-05' })
      .invoice('300.00', { due: '2026-02-10' })
      .transfer('250.00', 'A')
      .on('2026-02-12')
      .voids('A')
      .shows({ open: '50.00', credit: '0.00' });
  });
});

describe('what of it is still missing to bring a service back', () => {
  const missing = (life: Story): unknown[] =>
    written(life, 'payment-receipt').map((data) => (data as { missingMinor: number }).missingMinor);
  const off = (): Story =>
    story()
      .on('2026-02-01')
      .invoice('500.00', { due: '2026-02-10' })
      .on('2026-04-20')
      .shows({ service: 'deactivated' });

  test('F27: off and 30.00 short, the receipt says so; paid, it says nothing more', () => {
    const life = off().transfer('470.00', 'A').shows({ service: 'deactivated' });
    expect(missing(life)).toEqual([3_000]);
    life.transfer('30.00', 'A').shows({ service: 'active' });
    expect(missing(life)).toEqual([3_000, 0]);
  });

  test('what is let go is not missing, nor anything while the service is on', () => {
    expect(missing(off().transfer('485.00', 'A').shows({ service: 'active' }))).toEqual([0]);
    expect(
      missing(story().on('2026-02-01').invoice('500.00', { due: '2026-02-10' }).on('2026-03-20').transfer('9.00', 'A')),
    ).toEqual([0]);
  });

  test('off for what was written off: what of that is not recovered', () => {
    expect(
      missing(
        off()
          .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
          .transfer('300.00', 'A')
          .shows({ service: 'deactivated' }),
      ),
    ).toEqual([20_000]);
  });

  test('off for fraud no money is missing', () => {
    const life = story().on('2026-02-01').invoice('500.00', { due: '2026-02-10' }).on('2026-03-04');
    expect(
      missing(life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }).transfer('100.00', 'A')),
    ).toEqual([0]);
  });
});

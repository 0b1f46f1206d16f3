import { describe, expect, test } from '@jest/globals';
import { accountChart, projectionAt } from '../../domain/chart/chart.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import type { Projection } from '../../domain/projection.ts';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

/** The rules read a second time: what of the days, the case and the charging had no story. */

type Setting = Parameters<typeof story>[0];

/** A: 1,000.00, due 10 February. */
const debtor = (setting: Setting = {}): Story =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' });

describe('Days overdue: only days on which all that was open was in dispute are left out', () => {
  const since = (life: Story) => life.view.collections.overdueSince;
  const rejected = (life: Story): Story => life.on('2026-03-20').resolve('A', 'rejected');
  const disputed = (setting: Setting = {}): Story =>
    debtor(setting).on('2026-02-12').disputes('A', { amount: '400.00' });

  test('400 of 1,000 in dispute, and the rest paid meanwhile: from that day on', () => {
    // Of 38 days the 8 since 12 March.
    expect(since(rejected(disputed().on('2026-03-12').transfer('600.00', 'A')))).toBe('2026-02-18');
  });

  test('the rest paid first: from the dispute on', () => {
    const life = debtor().on('2026-02-12').transfer('600.00', 'A').on('2026-02-15').disputes('A', { amount: '400.00' });
    expect(since(rejected(life))).toBe('2026-03-15');
  });

  test('on one day, either order', () => {
    const paidFirst = debtor().on('2026-02-12').transfer('600.00', 'A').disputes('A', { amount: '400.00' });
    for (const life of [disputed().transfer('600.00', 'A'), paidFirst])
      expect(since(rejected(life))).toBe('2026-03-18');
  });

  test('the payment undone: the days since count again, those in between do not', () => {
    const life = disputed().on('2026-03-02').transfer('600.00', 'A').on('2026-03-07').unmatch();
    expect(since(life)).toBe('2026-02-15');
    expect(since(rejected(life))).toBe('2026-02-15');
  });

  test('and paid once more: these days as well', () => {
    const life = disputed().on('2026-03-02').transfer('600.00', 'A').on('2026-03-07').unmatch();
    expect(since(rejected(life.on('2026-03-18').transfer('600.00', 'A')))).toBe('2026-02-17');
  });

  test('accepted in part: the same', () => {
    const life = disputed()
      .on('2026-03-12')
      .transfer('600.00', 'A')
      .on('2026-03-20')
      .resolve('A', 'accepted', '100.00');
    expect([since(life), life.view.balance.overdueMinor]).toEqual(['2026-02-18', 30_000]);
  });

  test('before its day none is left out, and under a policy by which they count none at all', () => {
    const early = debtor().on('2026-02-02').disputes('A', { amount: '400.00' }).transfer('600.00', 'A');
    expect(since(early.on('2026-02-15').resolve('A', 'rejected'))).toBe('2026-02-15');
    const policy = { ...mexico, holds: { ...mexico.holds, disputedDaysCount: true } };
    expect(since(rejected(disputed({ policy }).on('2026-03-12').transfer('600.00', 'A')))).toBe('2026-02-10');
    const undone = disputed({ policy }).on('2026-03-02').transfer('600.00', 'A').on('2026-03-07').unmatch();
    expect(since(rejected(undone))).toBe('2026-02-10');
  });

  test('as an older release has kept it: all of it in dispute has been so since the dispute', () => {
    const thawed = (life: Story): Story => {
      const { snapshot, ...frozen } = JSON.parse(JSON.stringify(accountChart.freeze(life.state)));
      for (const hold of snapshot.context.holds) delete hold.wholeSince;
      life.state = accountChart.thaw(SHAPE, { ...frozen, snapshot }, mexico);
      return life;
    };
    expect(since(rejected(thawed(debtor().on('2026-02-12').disputes('A'))))).toBe('2026-03-18');
    expect(since(rejected(thawed(disputed().transfer('600.00', 'A'))))).toBe('2026-03-18');
    expect(since(rejected(thawed(disputed())))).toBe('2026-02-10');
    expect(since(rejected(thawed(disputed()).on('2026-03-12').transfer('600.00', 'A')))).toBe('2026-02-18');
  });
});

describe("An agent's loans of a case end five days after the first began", () => {
  /** Off on 13 April for A; B falls due after that. */
  const off = (): Story =>
    debtor().on('2026-04-14').shows({ service: 'deactivated' }).invoice('500.00', { due: '2026-04-15' });
  const lend = (life: Story, until: Day, asked: { refused?: string; admin?: boolean } = {}): Story =>
    life.overrides({ type: 'REACTIVATE_REQUESTED', until }, asked);
  /** Redeemed by A's money, and off again for B: the same case. */
  const offAgain = (life: Story): Story => {
    const { id } = life.context.case ?? {};
    life.on('2026-04-17').transfer('1,000.00', 'A').shows({ service: 'active', collections: 'overdue' });
    life.on('2026-06-16').shows({ service: 'deactivated' });
    expect(life.context.case?.id).toBe(id);
    return life;
  };

  test('also when it was redeemed and is off again in the same case', () => {
    lend(offAgain(lend(off(), '2026-04-18')), '2026-06-17', { refused: 'limit_exceeded' });
  });

  test('an admin lends as he says, which begins no loan of an agent', () => {
    const life = offAgain(lend(off(), '2026-05-18', { admin: true }));
    lend(life, '2026-06-22', { refused: 'limit_exceeded' });
    lend(lend(life, '2026-06-21').on('2026-06-20'), '2026-06-22', { refused: 'limit_exceeded' });
    lend(life, '2026-07-22', { admin: true });
    lend(lend(off(), '2026-04-16', { admin: true }).on('2026-04-20'), '2026-04-25');
  });

  test('in the next case an agent has days of his own', () => {
    const life = offAgain(lend(off(), '2026-04-18')).transfer('500.00', 'B').shows({ service: 'active' });
    life.invoice('100.00', { due: '2026-06-20' }).on('2026-08-25').shows({ service: 'deactivated' });
    lend(life, '2026-08-30');
  });
});

describe('What fell due while autopay was off is old debt, whenever it is recorded', () => {
  /** On from 15 March 12:00. */
  const switched = (at: '12:00' | '16:00' = '12:00'): Story =>
    story({ card: 'tok_ok', autopay: false }).on('2026-03-15', at).autopay(true).watch('charge', 'email');
  const recorded = (due: Day, life = switched()): Story =>
    life.on('2026-03-20', '07:00').invoice('1,000.00', { due, issued: '2026-03-01' });

  test('recorded late, it is reminded of as usual, and charged by nobody but a person or the customer', () => {
    const life = recorded('2026-03-10').on('2026-03-31');
    life.tells('2026-03-20 08:00 email invoice-issued', '2026-03-25 08:00 email overdue-reminder');
    life.pays().tells('2026-03-31 09:00 charged 1,000.00', '2026-03-31 09:00 email payment-receipt');
    expect(written(recorded('2026-03-10').on('2026-03-31'), 'invoice-issued')).toMatchObject([{ autopay: null }]);
  });

  test('what fell due since is made up in the next window', () => {
    recorded('2026-03-16')
      .on('2026-03-31')
      .tells(
        '2026-03-20 08:00 email invoice-issued',
        '2026-03-20 10:30 charged 1,000.00',
        '2026-03-20 10:30 email payment-receipt',
      );
  });

  test('of the day itself: whether its window was over when it was switched on', () => {
    const charged = '2026-03-20 10:30 charged 1,000.00';
    recorded('2026-03-15', switched('12:00')).watch('charge').on('2026-03-31').tells(charged);
    recorded('2026-03-15', switched('16:00')).watch('charge').on('2026-03-31').tells();
  });

  test('switched off and on again, also by a chargeback: since the last time', () => {
    const again = switched().on('2026-03-17').autopay(false).on('2026-03-18').autopay(true);
    recorded('2026-03-16', again).watch('charge').on('2026-03-31').tells();
    const back = switched().invoice('10.00', { due: '2026-03-16' }).on('2026-03-17').chargeback();
    recorded('2026-03-17', back.card('tok_fine').on('2026-03-18').autopay(true))
      .watch('charge')
      .on('2026-03-31')
      .tells();
  });

  test('open again on its day, or moved to a day of then', () => {
    const paid = story({ card: 'tok_ok', autopay: false }).on('2026-03-15').invoice('1,000.00', { due: '2026-03-15' });
    paid.transfer('1,000.00', 'A').on('2026-03-15', '16:00').autopay(true).watch('charge');
    paid.unmatch().on('2026-03-31').tells();
    const moved = switched().invoice('1,000.00', { due: '2026-03-25', issued: '2026-03-01' });
    moved.on('2026-03-20', '07:00').watch('charge').dueMoved('A', '2026-03-10').on('2026-03-31').tells();
  });

  test('an account that is opened with it: the same, from the opening on', () => {
    const opened = (due: Day): Story => recorded(due, story({ card: 'tok_ok', startsOn: '2026-03-15' }));
    opened('2026-03-14').watch('charge').on('2026-03-31').tells();
    opened('2026-03-15').watch('charge').on('2026-03-31').tells('2026-03-20 10:30 charged 1,000.00');
  });
});

describe('Read on the local day, whether or not a mark has been stepped', () => {
  /** What readers see of it at an instant to which nobody has come, and what they see once somebody has. */
  const bothWays = (life: Story, day: Day, time: ClockTime = '00:00') => {
    const { state } = life;
    const then = life.on(day, time);
    const seen = ({ collections, balance }: Projection) => [
      collections.state,
      collections.overdueSince,
      balance.overdueMinor,
    ];
    return [seen(projectionAt(state, then.time)), seen(then.view)];
  };
  const asSeen = (life: Story, day: Day, expected: unknown[], time?: ClockTime): void =>
    expect(bothWays(life, day, time)).toEqual([expected, expected]);

  test('the day after it was due', () => {
    asSeen(debtor(), '2026-02-10', ['current', null, 0], '23:59');
    asSeen(debtor(), '2026-02-11', ['overdue', '2026-02-10', 100_000]);
  });

  test('beside an older one; a remainder; in dispute, or in part', () => {
    const older = debtor().invoice('500.00', { due: '2026-02-20' }).on('2026-02-15');
    asSeen(older, '2026-02-21', ['overdue', '2026-02-10', 150_000]);
    asSeen(debtor().transfer('960.00', 'A'), '2026-02-11', ['current', null, 4_000]);
    asSeen(debtor().disputes('A'), '2026-02-11', ['current', null, 0]);
    asSeen(debtor().disputes('A', { amount: '300.00' }), '2026-02-11', ['overdue', '2026-02-10', 70_000]);
  });

  test('where the service is off already, and where the account is closed', () => {
    const fraud = (): Story =>
      debtor()
        .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
        .shows({ collections: 'current' });
    asSeen(fraud(), '2026-02-11', ['deactivated', '2026-02-10', 100_000]);
    const closed = story().overrides({ type: 'CLOSE_REQUESTED' });
    asSeen(closed, '2026-02-11', ['closed', null, 0]);
  });

  test('what is to be done is not shown as done', () => {
    const { state } = debtor().on('2026-04-10');
    expect(projectionAt(state, '2026-06-01T12:00:00.000Z')).toMatchObject({
      service: { state: 'active' },
      upcoming: [{ kind: 'deactivation' }],
      version: state.version,
    });
  });
});

describe('Each coming charge is told of some days before it', () => {
  /** A is charged on Wednesday the 11th, B on Thursday the 12th. */
  const two = (setting: Setting = {}): Story =>
    story({ card: 'tok_ok', ...setting })
      .on('2026-03-02')
      .invoice('400.00', { due: '2026-03-11' })
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-03-03')
      .watch('email', 'charge');
  const told = (life: Story) =>
    life.effects.flatMap(({ effect }) =>
      effect.type !== 'sendEmail'
        ? []
        : [effect.params.mail.topic, ...effect.params.mail.also].flatMap(({ template, data }) =>
            template === 'autopay-upcoming' && 'chargeOn' in data
              ? [`${data.chargeOn} ${data.amountMinor} ${data.invoices.map(({ id }) => id).join(' ')}`]
              : [],
          ),
    );

  test('the second of two, on its own day', () => {
    const life = two({ policy: { ...mexico, charge: { ...mexico.charge, noticeDays: 2 } } }).on('2026-03-13');
    life.tells(
      '2026-03-09 08:00 email autopay-upcoming',
      '2026-03-10 08:00 email autopay-upcoming',
      '2026-03-11 10:30 charged 400.00',
      '2026-03-11 10:30 email payment-receipt',
      '2026-03-12 10:30 charged 500.00',
      '2026-03-12 10:30 email payment-receipt',
    );
    expect(told(life)).toEqual(['2026-03-11 40000 A', '2026-03-12 50000 B']);
  });

  test('after a weekend both in one mail, each with its day and amount', () => {
    const life = two().on('2026-03-10').tells('2026-03-09 08:00 email autopay-upcoming');
    expect(told(life)).toEqual(['2026-03-11 40000 A', '2026-03-12 50000 B']);
  });

  test('the first paid meanwhile: of the other alone; one more that falls due with it is in its amount', () => {
    expect(told(two().transfer('400.00', 'A').on('2026-03-10'))).toEqual(['2026-03-12 50000 B']);
    const joined = two().invoice('70.00', { due: '2026-03-12' }).on('2026-03-10');
    expect(told(joined)).toEqual(['2026-03-11 40000 A', '2026-03-12 57000 B C']);
  });

  test('credit pays of the first; a remainder makes no charge of its own', () => {
    const credited = two().transfer('1,000.00', '').on('2026-03-10');
    expect(told(credited)).toEqual([]);
    expect(told(two().transfer('150.00', '').on('2026-03-10'))).toEqual(['2026-03-11 25000 A', '2026-03-12 50000 B']);
    expect(told(two().transfer('360.00', 'A').on('2026-03-10'))).toEqual(['2026-03-12 54000 A B']);
  });

  test('remainders have one of their own once they are no small amount together', () => {
    const one = two().transfer('470.00', 'B');
    expect(told(one.on('2026-03-10'))).toEqual(['2026-03-11 40000 A']);
    const both = two().transfer('470.00', 'B').invoice('70.00', { due: '2026-03-13' }).transfer('40.00', 'C');
    expect(told(both.on('2026-03-12', '09:00'))).toEqual(['2026-03-11 40000 A', '2026-03-13 6000 B C']);
    expect(both.on('2026-03-14').context.debts).toEqual([]);
  });

  test('that have become one are told of once', () => {
    expect(told(two().on('2026-03-07').pause('2026-03-12').on('2026-03-14'))).toEqual(['2026-03-13 90000 A B']);
    const moved = two().on('2026-03-09', '07:00').dueMoved('A', '2026-03-12').on('2026-03-10');
    expect(told(moved)).toEqual(['2026-03-12 90000 A B']);
  });

  test("and an invoice's own mail names the charge of its day, not those before it", () => {
    const issued = written(two(), 'invoice-issued') as { autopay: { chargeOn: Day; amountMinor: number } }[];
    expect(issued.map(({ autopay }) => [autopay.chargeOn, autopay.amountMinor])).toEqual([
      ['2026-03-11', 40_000],
      ['2026-03-12', 50_000],
    ]);
  });
});

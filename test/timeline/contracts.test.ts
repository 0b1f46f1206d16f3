import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../domain/events.ts';
import { accountChart } from '../../domain/chart/chart.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { AGENT } from './life.ts';
import { reasonsOf } from './reasons.ts';
import { mexico, type Story, story } from './story.ts';
import { told, written } from './told.ts';

/** What the customer is told of how a subscription, or a rental, ends or goes on. */

const nothing = (key: string, { month }: { month: string }): Outcome => ({
  type: 'MONTH_BILLED',
  key,
  month: month as `${number}-${number}`,
  is: 'nothing',
  invoiceId: null,
  totalMinor: 0,
});
interface Frozen {
  snapshot: { context: { billing: { contracts?: unknown } } };
}

const continued = (life: Story): [string, unknown][] =>
  life.entries.flatMap(({ type, at, data }) => (type === 'contract.continued' ? [[at.slice(0, 10), data]] : []));

describe('a cancellation', () => {
  test('is confirmed at once, at any hour, each time that it is asked for; taken back it isn’t', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10', '22:30').endsService('2026-03-31').later(1);
    expect(written(life, 'cancellation-confirmed')).toEqual([{ endsOn: '2026-03-31' }]);
    life.endsService(null).later(1);
    expect(written(life, 'cancellation-confirmed')).toHaveLength(1);
    life.endsService('2026-03-31').later(1);
    expect(written(life, 'cancellation-confirmed')).toHaveLength(2);
    expect(reasonsOf(life).filter((line) => line.includes('cancellation-confirmed'))).toEqual([
      expect.stringContaining('Days: answers never wait'),
      expect.stringContaining('Days: answers never wait'),
    ]);
  });
});

describe('a subscription that has ended', () => {
  test('is told of in contact hours when all is billed, with what is open then', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31');
    life.on('2026-03-20').invoice('1,160.00', { due: '2026-04-10' }).on('2026-04-01', '07:59');
    expect(written(life, 'subscription-ended')).toEqual([]);
    life.on('2026-04-01', '19:00');
    expect(written(life, 'subscription-ended')).toEqual([{ endsOn: '2026-03-31', openMinor: 116_000, creditMinor: 0 }]);
  });

  test('with nothing open is told of though the account closes by itself', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31');
    life.world.bills = nothing;
    life.on('2026-04-06');
    expect(life.view.collections.state).toBe('closed');
    expect(written(life, 'subscription-ended')).toEqual([{ endsOn: '2026-03-31', openMinor: 0, creditMinor: 0 }]);
  });

  test('and is billed anew before the mail leaves, is told of when it has ended again', () => {
    // The 1st is a Friday, and a holiday.
    const life = story().subscribes('2026-03-01').on('2026-03-10').invoice('100.00', { due: '2026-06-10' });
    life.endsService('2026-04-30').on('2026-05-01', '22:00');
    expect(told(life, /^subscription\.ended/)).toHaveLength(1);
    life
      .fact({ type: 'INVOICE_VOIDED', invoiceId: 'inv_month', creditMinor: 0, reason: 'wrong', isMonth: true })
      .on('2026-05-08');
    expect(told(life, /^subscription\.ended/)).toHaveLength(2);
    expect(written(life, 'subscription-ended')).toHaveLength(1);
  });

  test('and is billed anew while the mail is on its way: held, it does not come back beside the next', () => {
    const life = story({ watch: ['email', 'held'] })
      .subscribes('2026-03-01')
      .on('2026-03-10');
    life.invoice('100.00', { due: '2026-06-10' }).endsService('2026-04-30').on('2026-05-04', '07:00');
    life.waitsToBegin('sendEmail').on('2026-05-04', '08:50').stops('mails').watch('email', 'held', 'skipped');
    life
      .fact({ type: 'INVOICE_VOIDED', invoiceId: 'inv_month', creditMinor: 0, reason: 'wrong', isMonth: true })
      .bankAnswers()
      .lets('mails')
      .on('2026-05-08')
      .tells('2026-05-04 08:50 email.held subscription-ended', '2026-05-05 08:00 email subscription-ended');
  });
});

describe('a contract', () => {
  test('whose last day is over goes on month by month, and the customer is told in contact hours', () => {
    const life = story().subscribes('2026-01-01', '2026-01-01', '2026-06-30').on('2026-06-30', '23:59');
    expect(continued(life)).toEqual([]);
    life.on('2026-07-01', '07:59');
    expect(continued(life)).toEqual([['2026-07-01', { throughOn: '2026-06-30' }]]);
    expect(written(life, 'contract-continues')).toEqual([]);
    life.on('2026-09-01');
    expect(written(life, 'contract-continues')).toEqual([{ of: 'service', throughOn: '2026-06-30', noticeDays: 30 }]);
    expect(continued(life)).toHaveLength(1);
    expect(reasonsOf(life).filter((line) => /contract/.test(line))).toEqual([
      expect.stringContaining('contract.continued: Billing: after a contract'),
      expect.stringContaining('Billing: after a contract'),
    ]);
  });

  test('of which the end was asked for does not go on, also where that comes before the mail leaves', () => {
    const asked = story().subscribes('2026-01-01', '2026-01-01', '2026-06-30').on('2026-06-10');
    asked.endsService('2026-07-31').on('2026-08-10');
    expect([continued(asked), written(asked, 'contract-continues')]).toEqual([[], []]);
    const later = story().subscribes('2026-01-01', '2026-01-01', '2026-06-30').on('2026-07-01', '07:00');
    later.endsService('2026-07-31').on('2026-08-10');
    expect(continued(later)).toHaveLength(1);
    expect(written(later, 'contract-continues')).toEqual([]);
    expect(told(later, /^email\.skipped/)).toHaveLength(1);
  });

  test('is through another day where its free months are others', () => {
    const life = story().subscribes('2026-02-01', '2026-02-01', '2026-07-31').on('2026-01-10');
    life.fact(
      {
        type: 'SUBSCRIPTION_MOVED',
        subscriptionId: 'sub_1',
        freeMonths: 2,
        startsOn: '2026-03-01',
        firstOn: '2026-03-01',
        throughOn: '2026-08-31',
      },
      AGENT,
    );
    life.on('2026-09-02');
    expect(continued(life)).toEqual([['2026-09-01', { throughOn: '2026-08-31' }]]);
  });

  test('of a rental is told of by itself, once a day; of what has ended nothing is', () => {
    const life = story().on('2026-01-10');
    for (const [order, through] of [
      ['eqo_1', '2026-07-09'],
      ['eqo_2', '2026-07-09'],
      ['eqo_3', '2026-08-09'],
      ['eqo_4', '2026-08-19'],
    ] as const)
      life.rents(order, '2026-01-10', '2026-02-01', through);
    life.on('2026-07-20').fact({ type: 'RENTAL_ENDED', orderId: 'eqo_3', on: '2026-07-20', endsOn: null }, AGENT);
    life.on('2026-10-01');
    expect(continued(life)).toEqual([
      ['2026-07-10', { throughOn: '2026-07-09', series: 'rental' }],
      ['2026-08-20', { throughOn: '2026-08-19', series: 'rental' }],
    ]);
    expect(written(life, 'contract-continues')).toEqual([
      { of: 'rental', throughOn: '2026-07-09', noticeDays: 30 },
      { of: 'rental', throughOn: '2026-08-19', noticeDays: 30 },
    ]);
  });

  test('that a state of before knows nothing of is told by the record with the next month', () => {
    const life = story().subscribes('2026-01-01').on('2026-01-10');
    const frozen = JSON.parse(JSON.stringify(accountChart.freeze(life.state))) as Frozen;
    delete frozen.snapshot.context.billing.contracts;
    life.state = accountChart.thaw(SHAPE, frozen, mexico);
    expect(life.state.snapshot.context.billing?.contracts).toEqual([]);
    life.world.bills = (key, order) => ({
      ...(nothing(key, order) as Extract<Outcome, { type: 'MONTH_BILLED' }>),
      contracts: [{ id: 'sub_1', throughOn: '2026-06-30' }],
    });
    life.on('2026-09-02');
    expect(continued(life)).toEqual([['2026-07-01', { throughOn: '2026-06-30' }]]);
  });

  test('reached late, after an outage, is told of then', () => {
    const life = story().subscribes('2026-01-01', '2026-01-01', '2026-06-30').on('2026-06-10');
    life.outageUntil('2026-07-15');
    life.later(1);
    expect(written(life, 'contract-continues')).toHaveLength(1);
  });
});

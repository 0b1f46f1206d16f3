import { describe, expect, test } from '@jest/globals';
import type { BillOrder } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import { AGENT } from './life.ts';
import { type Story, story } from './story.ts';
import { ordered, told, written } from './told.ts';

/** What a series of months is after it was moved, ended, begun anew, made again or asked for (rules, Billing). */

const orders = (life: Story): BillOrder[] => ordered(life, 'billMonth').map(({ params }) => params as BillOrder);
const billed = (life: Story, of: BillOrder['series'] = 'service'): string[] =>
  orders(life).flatMap(({ series, month, on }) => (series === of ? [`${month} on ${on}`] : []));
const says = (life: Story, types: RegExp): [string, Record<string, unknown>][] =>
  told(life, types).map(([, , summary, data]) => [summary, data]);
const next = (month: string, on = `${month}-01`) => ({ month, on, notBefore: null });
const voided = (life: Story, series?: 'rental'): Story =>
  life.fact({
    type: 'INVOICE_VOIDED',
    invoiceId: 'inv_month',
    creditMinor: 0,
    reason: 'wrong',
    isMonth: true,
    ...(series === undefined ? {} : { series }),
  });
const chased = (life: Story, subscriptionId: string | null = 'sub_1'): Story =>
  life.fact({ type: 'MONTH_CHASED', subscriptionId });
const rentalEnds = (life: Story, orderId: string, endsOn: string | null): Story =>
  life.fact({ type: 'RENTAL_ENDED', orderId, on: '2026-03-10', endsOn: endsOn as never }, AGENT);

describe('other free months, before billing has started', () => {
  test('say from when it is billed, and leave it with the contract that it then has', () => {
    const life = story().subscribes('2026-03-15', '2026-04-01', '2027-03-14').movesStart(4, '2026-04-15', '2026-05-01');
    expect(says(life, /^subscription.moved/)).toEqual([
      [
        '4 free months: billing starts on 2026-04-15; the first invoice comes on 2026-05-01',
        { subscriptionId: 'sub_1', freeMonths: 4, startsOn: '2026-04-15', firstInvoiceOn: '2026-05-01' },
      ],
    ]);
    expect(life.context.billing).toMatchObject({ startsOn: '2026-04-15', next: next('2026-05'), contracts: [] });
  });
});

describe('a rental', () => {
  const first = () => story().on('2026-02-10').rents('eqo_1', '2026-02-10', '2026-03-01', '2027-02-09');

  test('whose end was asked for goes on with what is delivered besides, under both contracts', () => {
    const life = rentalEnds(first().on('2026-03-10'), 'eqo_9', '2026-03-31');
    expect(life.context.rental).toMatchObject({ endsOn: '2026-03-31' });
    life.rents('eqo_2', '2026-03-12', '2026-04-01', '2027-03-11');
    expect(life.context.rental).toEqual({
      startsOn: '2026-02-10',
      endsOn: null,
      next: next('2026-04'),
      billedThrough: '2026-03',
      asked: null,
      contracts: [
        { id: 'eqo_1', throughOn: '2027-02-09' },
        { id: 'eqo_2', throughOn: '2027-03-11' },
      ],
    });
  });

  test('that is over begins anew, and remembers how far it was billed', () => {
    const life = rentalEnds(first().on('2026-03-10'), 'eqo_1', '2026-03-31').on('2026-05-10');
    expect(life.context.rental).toMatchObject({ next: null, billedThrough: '2026-04', contracts: [] });
    life.rents('eqo_2', '2026-05-10', '2026-06-01', '2027-05-09');
    expect(life.context.rental).toEqual({
      startsOn: '2026-05-10',
      endsOn: null,
      next: next('2026-06'),
      billedThrough: '2026-04',
      asked: null,
      contracts: [{ id: 'eqo_2', throughOn: '2027-05-09' }],
    });
  });

  test('whose invoice of a month is void is billed anew, and the service is not', () => {
    const life = voided(first().subscribes('2026-02-10', '2026-03-01').on('2026-03-10'), 'rental').on('2026-03-20');
    expect(billed(life, 'rental')).toEqual(['2026-03 on 2026-03-01', '2026-03 on 2026-03-11']);
    expect(billed(life)).toEqual(['2026-03 on 2026-03-01']);
  });

  test('takes back no word that the service has ended', () => {
    const life = first().subscribes('2026-02-10', '2026-03-01').on('2026-03-10').invoice('1.00', { due: '2026-12-10' });
    life.endsService('2026-04-30').on('2026-05-01', '22:00');
    voided(life, 'rental').on('2026-05-05');
    expect(written(life, 'subscription-ended')).toHaveLength(1);
    expect(told(life, /^email.skipped/)).toEqual([]);
  });
});

describe('a contract that is over', () => {
  test('says of what it was, and that it goes on', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01', '2026-06-30');
    life.rents('eqo_1', '2026-01-06', '2026-02-01', '2026-07-31').on('2026-08-02');
    expect(says(life, /^contract/)).toEqual([
      ['The contract was through 2026-06-30: it goes on month by month', { throughOn: '2026-06-30' }],
      [
        'The contract of the rental was through 2026-07-31: it goes on month by month',
        { throughOn: '2026-07-31', series: 'rental' },
      ],
    ]);
    expect([life.context.billing?.contracts, life.context.rental?.contracts]).toEqual([[], []]);
  });

  test('where the end was asked for says nothing, and is none any more', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01', '2026-06-30').endsService('2026-08-31');
    expect(says(life.on('2026-07-02'), /^contract/)).toEqual([]);
    expect(life.context.billing?.contracts).toEqual([]);
  });

  test('as the record tells of it with a month, counts through its last day', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01');
    life.world.bills = (key, { month }): Outcome => ({
      type: 'MONTH_BILLED',
      key,
      month,
      is: 'nothing',
      invoiceId: null,
      totalMinor: 0,
      contracts: [
        { id: 'over', throughOn: '2026-01-31' },
        { id: 'lastDay', throughOn: '2026-02-01' },
      ],
    });
    life.on('2026-02-01', '23:00');
    expect(life.context.billing?.contracts).toEqual([{ id: 'lastDay', throughOn: '2026-02-01' }]);
    // Of one that was over by then nobody is told.
    expect(says(life, /^contract/)).toEqual([]);
  });
});

describe('the void invoice of a month', () => {
  const running = () => story().subscribes('2026-02-01');

  test('is made anew on the next day; where an invoice comes by then, it is on that one', () => {
    const early = voided(running().on('2026-02-27'));
    expect(early.context.billing?.next).toEqual(next('2026-02', '2026-02-28'));
    const late = voided(running().on('2026-02-28'));
    expect(late.context.billing?.next).toEqual(next('2026-03'));
    expect(billed(late.on('2026-03-02'))).toEqual(['2026-02 on 2026-02-01', '2026-03 on 2026-03-01']);
  });

  test('is made anew on that day though the end of the service is asked for, moved or withdrawn in between', () => {
    const life = voided(running().on('2026-02-10')).endsService('2026-03-31');
    expect(life.context.billing?.next).toEqual(next('2026-02', '2026-02-11'));
    life.endsService(null);
    expect(billed(life.on('2026-03-02'))).toEqual([
      '2026-02 on 2026-02-01',
      '2026-02 on 2026-02-11',
      '2026-03 on 2026-03-01',
    ]);
  });

  test('before any was billed, is of the month of the next day', () => {
    const life = voided(story().on('2026-01-20').subscribes('2026-02-15', '2026-03-01'));
    expect(life.context.billing?.next).toEqual(next('2026-01', '2026-01-21'));
  });

  test('asked for again is made today, and its next month on its own day', () => {
    const life = chased(voided(running().on('2026-02-10'))).later(1);
    expect(life.context.billing).toMatchObject({ billedThrough: '2026-02', next: next('2026-03') });
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-02 on 2026-02-10']);
  });
});

describe('a month that is asked for', () => {
  test('before its day comes on its day', () => {
    const life = chased(story().subscribes('2026-02-01').on('2026-02-10'));
    expect(life.context.billing?.next).toEqual(next('2026-03'));
    const first = chased(story().subscribes('2026-02-01'));
    expect(first.context.billing?.next).toEqual(next('2026-02'));
  });

  test('that is put off is tried at once, on the day that it had', () => {
    const life = story().subscribes('2026-02-01');
    const { bills } = life.world;
    life.world.bills = (key, { month }): Outcome => ({ type: 'MONTH_FAILED', key, month, because: 'no price' });
    life.on('2026-02-01', '20:00');
    expect(life.context.billing?.next).toMatchObject({ month: '2026-02', on: '2026-02-01' });
    life.world.bills = bills;
    chased(life).later(1);
    expect(life.context.billing).toMatchObject({ billedThrough: '2026-02', next: next('2026-03') });
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-02 on 2026-02-01']);
  });

  test('and is kept back beyond its days is a task that says so', () => {
    const life = story().subscribes('2026-02-01');
    life.world.bills = (key, { month }): Outcome => ({
      type: 'MONTH_KEPT',
      key,
      month,
      until: '2026-02-20T16:00:00.000Z',
      why: 'somebody looks at it',
    });
    life.on('2026-02-06');
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'monthUnbilled:sub_1',
          kind: 'monthUnbilled',
          dueOn: '2026-02-05',
          subject: {},
          data: {
            summary: "2026-02 isn't billed: it is kept back, or was not asked for",
            month: '2026-02',
            because: 'it is kept back, or was not asked for',
          },
        },
      },
    ]);
  });
});

describe('the end of a service', () => {
  test('that lies before what was billed already is made good by one more month', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01').on('2026-03-10').endsService('2026-01-31');
    expect(life.context.billing).toMatchObject({
      endsOn: '2026-01-31',
      billedThrough: '2026-03',
      next: next('2026-04'),
    });
    life.on('2026-06-02');
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-03 on 2026-03-01', '2026-04 on 2026-04-01']);
  });

  test('is told each time by a mail of its own, and so is that all of it is billed', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01').invoice('1.00', { due: '2026-12-10' });
    life.endsService('2026-02-28').endsService(null).endsService('2026-02-28').on('2026-03-10');
    const keys = ordered(life, 'sendEmail').flatMap(({ key }) => (key.includes(':sub_1:') ? [key] : []));
    expect(keys).toEqual([
      'acc_214:cancellation-confirmed:sub_1:1',
      'acc_214:cancellation-confirmed:sub_1:2',
      'acc_214:subscription-ended:sub_1:3',
    ]);
    expect(says(life, /^subscription.ended/)).toEqual([
      ['The subscription has ended, and all of it is billed', { subscriptionId: 'sub_1' }],
    ]);
  });

  test('said before the first invoice leaves that invoice where it is', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01').endsService('2026-02-28');
    expect(life.context.billing).toMatchObject({ billedThrough: null, next: next('2026-02') });
  });

  test('is withdrawn on its last day: it goes on as if nobody had asked, and says so', () => {
    const life = story().subscribes('2026-01-06', '2026-02-01').endsService('2026-02-28').on('2026-02-28');
    life.endsService(null);
    expect(life.context.billing).toMatchObject({ endsOn: null, next: next('2026-03') });
    expect(billed(life.on('2026-04-02')).at(-1)).toBe('2026-04 on 2026-04-01');
    expect(says(life, /^(cancellation|subscription.ended)/)).toEqual([
      ['Service ends on 2026-02-28: as asked', { subscriptionId: 'sub_1', endsOn: '2026-02-28', reason: 'as asked' }],
      ['Service goes on: as asked', { subscriptionId: 'sub_1', reason: 'as asked' }],
    ]);
  });

  test('is put off by numbers that have not left, month by month, and says so', () => {
    const life = story()
      .subscribes('2026-02-01')
      .on('2026-02-10')
      .ports('prt_1', '2026-05-10')
      .endsService('2026-02-28');
    life.on('2026-04-02');
    expect(says(life, /^cancellation.extended/)).toEqual([
      [
        'Service goes on through 2026-03-31: numbers have not left yet',
        { subscriptionId: 'sub_1', endsOn: '2026-03-31' },
      ],
      [
        'Service goes on through 2026-04-30: numbers have not left yet',
        { subscriptionId: 'sub_1', endsOn: '2026-04-30' },
      ],
    ]);
    expect(orders(life).map(({ month, endsOn }) => `${month} ${endsOn}`)).toEqual([
      '2026-02 null',
      '2026-03 2026-03-31',
      '2026-04 2026-04-30',
    ]);
  });

  test('is moved by numbers that leave late, and by those in time not', () => {
    const ending = () =>
      story().subscribes('2026-02-01').on('2026-02-10').ports('prt_1', '2026-05-10').endsService('2026-03-31');
    const left = (endsOn: string | null) =>
      ending().fact({ type: 'PORT_COMPLETED', portId: 'prt_1', on: '2026-02-10', endsOn: endsOn as never }).context
        .billing?.endsOn;
    expect([left('2026-03-31'), left('2026-04-30'), left(null)]).toEqual(['2026-03-31', '2026-04-30', '2026-03-31']);
  });
});

describe('days on which the service was off', () => {
  const off = () =>
    story().subscribes('2026-01-05').invoice('1,000.00', { due: '2026-01-10' }).on('2026-03-20').shows({
      service: 'deactivated',
    });

  test('are counted once, though it is off for another reason since', () => {
    const life = off().overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true });
    expect(life.context.billing?.off).toEqual([{ offOn: expect.stringMatching(/^2026-03-1/), onOn: null }]);
  });

  test('end with the day on which it is lent, and begin again when it is not given for good', () => {
    const lent = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-03-24' });
    const first = { offOn: expect.stringMatching(/^2026-03-1/), onOn: '2026-03-20' };
    expect(lent.context.billing?.off).toEqual([first]);
    const paid = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-03-24' }).on('2026-03-23');
    expect(paid.transfer('1,000.00', 'A').shows({ service: 'active' }).context.billing?.off).toEqual([first]);
    expect(lent.on('2026-03-26').context.billing?.off).toEqual([first, { offOn: '2026-03-25', onOn: null }]);
  });
});

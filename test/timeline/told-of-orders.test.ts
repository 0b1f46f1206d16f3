import { describe, expect, test } from '@jest/globals';
import { AGENT } from './life.ts';
import { becauseOf, saysOf } from './rests.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, told } from './told.ts';

/** What a timeline says of equipment, rentals, numbers that leave and months, why, and what is asked of people. */

const KINDS = /^(equipment|rental|port|item|month|subscription|cancellation)\./;
const fact = (life: Story, what: Parameters<Story['fact']>[0]): Story => life.fact(what, AGENT);
const said = (life: Story) => told(life, KINDS).map(([, , summary, data]) => [summary, data]);
/** By which rule, and what it rests on. */
const ruled = (life: Story) => becauseOf(life, KINDS).map((line) => line.replace(/^[-\d]+ /, ''));

/** What each month comes to from now on. */
function comesTo(life: Story, is: 'issued' | 'credited' | 'nothing', totalMinor: number): Story {
  life.world.bills = (key, { month }) =>
    is === 'issued'
      ? { type: 'MONTH_BILLED', key, month, is, invoiceId: 'inv_1', totalMinor }
      : { type: 'MONTH_BILLED', key, month, is, invoiceId: null, totalMinor };
  return life;
}
function fails(life: Story): Story {
  life.world.bills = (key, { month }) => ({ type: 'MONTH_FAILED', key, month, because: 'no price' });
  return life;
}

test('equipment and its rental', () => {
  const life = story().on('2026-03-02').orders('eqo_1', null);
  const signed = { type: 'EQUIPMENT_SIGNED', mode: 'purchase', on: '2026-03-02' } as const;
  fact(life, { ...signed, orderId: 'eqo_1', invoiceByOn: '2026-03-09' }).orders('eqo_2', null);
  fact(life, { ...signed, orderId: 'eqo_2', invoiceByOn: null });
  fact(life, { type: 'EQUIPMENT_RELEASED', orderId: 'eqo_1', mode: 'purchase', on: '2026-03-03' });
  fact(life, { type: 'EQUIPMENT_DELIVERED', orderId: 'eqo_1', on: '2026-03-04', rental: null });
  const replaced = { price: 'phone', quantity: 2, on: '2026-03-05', reason: 'broken' } as const;
  fact(life, { type: 'EQUIPMENT_REPLACED', orderId: 'eqo_1', ...replaced }).rents('eqo_3', '2026-03-05', '2026-04-01');
  fact(life, { type: 'RENTAL_ENDED', orderId: 'eqo_3', on: '2026-03-20', endsOn: '2026-03-20' }).on('2026-05-02');
  expect(said(life)).toEqual([
    [
      'Ordered (purchase): 4 × phone',
      { orderId: 'eqo_1', mode: 'purchase', lines: [{ price: 'phone', quantity: 4 }], invoiceByOn: null },
    ],
    [
      'Order signed on 2026-03-02: invoiced by 2026-03-09',
      { orderId: 'eqo_1', on: '2026-03-02', invoiceByOn: '2026-03-09' },
    ],
    [
      'Ordered (purchase): 4 × phone',
      { orderId: 'eqo_2', mode: 'purchase', lines: [{ price: 'phone', quantity: 4 }], invoiceByOn: null },
    ],
    ['Order signed on 2026-03-02', { orderId: 'eqo_2', on: '2026-03-02', invoiceByOn: null }],
    ['Order released on 2026-03-03', { orderId: 'eqo_1', on: '2026-03-03' }],
    ['Equipment invoiced: 0.00 MXN', { orderId: 'eqo_1', invoiceId: '', totalMinor: 0 }],
    ['Delivered on 2026-03-04', { orderId: 'eqo_1', on: '2026-03-04', throughOn: null }],
    [
      'Replaced under warranty: 2 × phone: broken',
      { orderId: 'eqo_1', price: 'phone', quantity: 2, on: '2026-03-05', reason: 'broken' },
    ],
    [
      'Rented from 2026-03-05, under contract through 2099-12-31',
      { orderId: 'eqo_3', on: '2026-03-05', throughOn: '2099-12-31' },
    ],
    ['Rental ends on 2026-03-20', { orderId: 'eqo_3', on: '2026-03-20' }],
    ['Nothing to bill for 2026-04 of the rental', { month: '2026-04', series: 'rental' }],
  ]);
  expect(ruled(life)).toEqual([
    'equipment.ordered: nothing decided it',
    'equipment.signed: Billing: equipment and one-off invoices',
    'equipment.ordered: nothing decided it',
    'equipment.signed: Billing: equipment and one-off invoices',
    'equipment.released: nothing decided it',
    'equipment.invoiced : Billing: equipment and one-off invoices',
    'equipment.delivered: nothing decided it',
    'equipment.replaced: nothing decided it',
    'equipment.delivered: nothing decided it',
    'rental.ended: Billing: rental',
    'month.nothingToBill: Billing: proration',
  ]);
  expect(ordered(life, 'issueEquipment')).toEqual([
    {
      type: 'issueEquipment',
      key: 'acc_214:equipment:eqo_1:1',
      params: { accountId: 'acc_214', orderId: 'eqo_1', on: '2026-03-02', at: '2026-03-02T15:00:00.000Z' },
    },
  ]);
  expect(ordered(life, 'billMonth')).toEqual([
    {
      type: 'billMonth',
      key: 'acc_214:bill:2026-04:2',
      params: {
        accountId: 'acc_214',
        series: 'rental',
        subscriptionId: null,
        month: '2026-04',
        on: '2026-04-01',
        at: '2026-04-01T13:30:00.000Z',
        endsOn: '2026-03-20',
        off: [],
      },
    },
  ]);
  expect(life.context.orders).toEqual({
    equipment: [{ id: 'eqo_2', rented: false, invoiceByOn: null, signed: true, notBefore: null, asked: null }],
    ports: [],
  });
});

describe('numbers that leave', () => {
  test('late, failed, and at last', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10').ports('prt_1', '2026-02-20');
    life.ports('prt_2', '2026-02-25').on('2026-02-21');
    fact(life, { type: 'PORT_FAILED', portId: 'prt_1', reason: 'wrong papers', released: false });
    fact(life, { type: 'PORT_COMPLETED', portId: 'prt_2', on: '2026-02-21', endsOn: null }).ports(
      'prt_3',
      '2026-03-10',
    );
    fact(life, { type: 'PORT_COMPLETED', portId: 'prt_3', on: '2026-02-21', endsOn: '2026-02-28' });
    expect(said(life)).toEqual([
      [
        'Billing starts on 2026-02-01; the first invoice comes on 2026-02-01',
        { subscriptionId: 'sub_1', startsOn: '2026-02-01', firstInvoiceOn: '2026-02-01' },
      ],
      ['Nothing to bill for 2026-02', { month: '2026-02' }],
      [
        '3 numbers leave between 2026-02-10 and 2026-02-20',
        { portId: 'prt_1', numbers: 3, submittedOn: '2026-02-10', earliestOn: '2026-02-10', latestOn: '2026-02-20' },
      ],
      [
        '3 numbers leave between 2026-02-10 and 2026-02-25',
        { portId: 'prt_2', numbers: 3, submittedOn: '2026-02-10', earliestOn: '2026-02-10', latestOn: '2026-02-25' },
      ],
      ['Numbers have not left: wrong papers', { portId: 'prt_1', reason: 'wrong papers', released: false }],
      ['Numbers left on 2026-02-21', { portId: 'prt_2', on: '2026-02-21', endsOn: null }],
      [
        '3 numbers leave between 2026-02-21 and 2026-03-10',
        { portId: 'prt_3', numbers: 3, submittedOn: '2026-02-21', earliestOn: '2026-02-21', latestOn: '2026-03-10' },
      ],
      [
        'Numbers left on 2026-02-21: service ends on 2026-02-28',
        { portId: 'prt_3', on: '2026-02-21', endsOn: '2026-02-28' },
      ],
    ]);
    expect(ruled(life)).toEqual([
      'subscription.started: Billing: the first invoice',
      'month.nothingToBill: Billing: proration',
      'port.requested: Billing: cancellation',
      'port.requested: Billing: cancellation',
      'port.failed: Billing: cancellation',
      'port.completed: Billing: cancellation',
      'port.requested: Billing: cancellation',
      'port.completed: Billing: cancellation',
    ]);
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'portLate:prt_1',
          kind: 'portLate',
          dueOn: '2026-02-21',
          subject: {},
          data: {
            summary: 'Numbers were to leave by 2026-02-20, and have not: ask the other carrier',
            portId: 'prt_1',
          },
        },
      },
      { close: 'portLate:prt_1' },
      {
        open: {
          key: 'portLate:prt_1',
          kind: 'portLate',
          dueOn: '2026-02-21',
          subject: {},
          data: {
            summary: 'Numbers have not left (wrong papers): send another request, or have them given up',
            portId: 'prt_1',
          },
        },
      },
      { close: 'portLate:prt_1' },
    ]);
    expect(life.context.orders.ports).toEqual([]);
    expect(life.context.billing).toMatchObject({ endsOn: '2026-02-28', next: { month: '2026-03', on: '2026-03-01' } });
  });

  test('that came to nothing keep nothing on once the end of the service is said, and no sooner', () => {
    const life = story()
      .subscribes('2026-02-01')
      .on('2026-02-10')
      .ports('prt_1', '2026-02-20')
      .ports('prt_2', '2026-02-20');
    fact(life, { type: 'PORT_FAILED', portId: 'prt_1', reason: 'wrong papers', released: false }).endsService(null);
    expect(life.context.orders.ports).toMatchObject([
      { id: 'prt_1', failed: true },
      { id: 'prt_2', failed: false },
    ]);
    life.endsService('2026-03-31');
    expect(life.context.orders.ports).toMatchObject([{ id: 'prt_2', failed: false }]);
    expect(life.tasks.at(-1)).toEqual({ close: 'portLate:prt_1' });
  });
});

describe('months', () => {
  test('billed, credited, of nothing, and that fail', () => {
    const life = story().subscribes('2026-02-01');
    const item = { subscriptionId: 'sub_1', itemId: 'itm_1', price: 'phone' };
    fact(life, { type: 'ITEM_ADDED', ...item, quantity: 2, on: '2026-02-01' });
    fact(life, { type: 'ITEM_REMOVED', ...item, quantity: 1, on: '2026-02-20' });
    comesTo(life, 'issued', 116_000).on('2026-02-02');
    comesTo(life, 'credited', -5_000).on('2026-03-02');
    comesTo(life, 'nothing', 0).on('2026-04-02');
    fails(life).on('2026-05-01', '12:00');
    expect(said(life)).toEqual([
      [
        'Billing starts on 2026-02-01; the first invoice comes on 2026-02-01',
        { subscriptionId: 'sub_1', startsOn: '2026-02-01', firstInvoiceOn: '2026-02-01' },
      ],
      ['2 × phone from 2026-02-01', { itemId: 'itm_1', price: 'phone', quantity: 2, on: '2026-02-01' }],
      ['1 × phone through 2026-02-20', { itemId: 'itm_1', price: 'phone', quantity: 1, on: '2026-02-20' }],
      ['2026-02 billed: 1,160.00 MXN', { month: '2026-02', invoiceId: 'inv_1', totalMinor: 116000 }],
      ['2026-03 comes to -50.00 MXN, which is credited', { month: '2026-03', invoiceId: null, totalMinor: -5000 }],
      ['Nothing to bill for 2026-04', { month: '2026-04' }],
      ["2026-05 can't be billed: no price", { month: '2026-05', because: 'no price' }],
    ]);
    expect(ruled(life)).toEqual([
      'subscription.started: Billing: the first invoice',
      'item.added: nothing decided it',
      'item.removed: nothing decided it',
      'month.billed inv_1: Billing: proration',
      'month.billed: Billing: proration',
      'month.nothingToBill: Billing: proration',
      'month.failed: Billing: proration',
    ]);
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'monthUnbilled:sub_1',
          kind: 'monthUnbilled',
          dueOn: '2026-05-01',
          subject: {},
          data: { summary: "2026-05 isn't billed: no price", month: '2026-05', because: 'no price' },
        },
      },
    ]);
    expect(ordered(life, 'billMonth').map(({ key }) => key)).toEqual([
      'acc_214:bill:2026-02:1',
      'acc_214:bill:2026-03:2',
      'acc_214:bill:2026-04:3',
      'acc_214:bill:2026-05:4',
    ]);
  });

  test('of what is rented, which say so', () => {
    const life = story().on('2026-02-10').rents('eqo_1', '2026-02-10', '2026-03-01');
    comesTo(life, 'issued', 10_000).on('2026-03-02');
    comesTo(life, 'nothing', 0).on('2026-04-02');
    fails(life).on('2026-05-01', '12:00');
    expect(saysOf(life, 'nextAction')).toEqual([
      'The invoice of 2026-05 of what is rented is made on 2 May 2026 at 07:30.',
      '  Billing: proration',
    ]);
    fact(life, { type: 'MONTH_CHASED', subscriptionId: null });
    expect(said(life)).toEqual([
      [
        'Rented from 2026-02-10, under contract through 2099-12-31',
        { orderId: 'eqo_1', on: '2026-02-10', throughOn: '2099-12-31' },
      ],
      [
        '2026-03 of the rental billed: 100.00 MXN',
        { month: '2026-03', invoiceId: 'inv_1', totalMinor: 10000, series: 'rental' },
      ],
      ['Nothing to bill for 2026-04 of the rental', { month: '2026-04', series: 'rental' }],
      ["2026-05 of the rental can't be billed: no price", { month: '2026-05', because: 'no price', series: 'rental' }],
      ["2026-05 of the rental can't be billed: no price", { month: '2026-05', because: 'no price', series: 'rental' }],
    ]);
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'monthUnbilled:rental',
          kind: 'monthUnbilled',
          dueOn: '2026-05-01',
          subject: {},
          data: { summary: "2026-05 of the rental isn't billed: no price", month: '2026-05', because: 'no price' },
        },
      },
    ]);
    expect(life.context.rental).toEqual({
      startsOn: '2026-02-10',
      endsOn: null,
      next: { month: '2026-05', on: '2026-05-01', notBefore: '2026-05-02T18:00:00.000Z' },
      billedThrough: '2026-04',
      asked: null,
      contracts: [{ id: 'eqo_1', throughOn: '2099-12-31' }],
    });
  });
});

test('the end of a service, withdrawn, asked for again, and put off by numbers that have not left', () => {
  const life = story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31').endsService(null);
  life.ports('prt_1', '2026-05-10').endsService('2026-03-31').on('2026-04-02');
  expect(becauseOf(life, /^cancellation/)).toEqual([
    '2026-02-10 cancellation.requested: Billing: cancellation',
    '2026-02-10 cancellation.withdrawn: Billing: cancellation',
    '2026-02-10 cancellation.requested: Billing: cancellation',
    '2026-04-01 cancellation.extended: Billing: cancellation',
  ]);
});

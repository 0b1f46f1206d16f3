import { describe, expect, test } from '@jest/globals';
import type { BillOrder } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import { AGENT } from './life.ts';
import { type Story, story } from './story.ts';
import { ordered, told, written } from './told.ts';

/** What is ordered, rented and ported, and when it is billed. What it comes to is in `test/billing`. */

const orders = (life: Story): BillOrder[] => ordered(life, 'billMonth').map(({ params }) => params as BillOrder);
const billed = (life: Story, of: BillOrder['series']): string[] =>
  orders(life).flatMap(({ series, month, on }) => (series === of ? [`${month} on ${on}`] : []));
const invoiced = (life: Story): string[] => ordered(life, 'issueEquipment').map(({ params }) => params.at);
const kindsOf = (life: Story): string[] =>
  life.tasks.flatMap((change) => ('open' in change ? [`+ ${change.open.kind}`] : [`- ${change.close.split(':')[0]}`]));
const standing = (life: Story, region: string): unknown =>
  (life.state.snapshot.value as unknown as Record<string, unknown>)[region];

const unbilled: NonNullable<Story['world']['equipment']> = (key, { orderId }) => ({
  type: 'EQUIPMENT_UNBILLED',
  key,
  orderId,
  because: 'too many are open',
});

describe('equipment', () => {
  test('that nobody signs is invoiced in the evening of its day', () => {
    const life = story().on('2026-03-02').orders('eqo_1', '2026-03-02').on('2026-03-04');
    expect(invoiced(life)).toEqual(['2026-03-03T02:00:00.000Z']);
    expect(told(life, /^equipment.invoiced/)).toHaveLength(1);
  });

  test('of which the signature is awaited is invoiced on the day that it then has', () => {
    const life = story().on('2026-03-02').orders('eqo_1', null).on('2026-03-10');
    expect(invoiced(life)).toEqual([]);
    life
      .fact(
        { type: 'EQUIPMENT_SIGNED', orderId: 'eqo_1', mode: 'purchase', on: '2026-03-10', invoiceByOn: '2026-03-17' },
        AGENT,
      )
      .on('2026-03-20');
    expect(invoiced(life)).toEqual(['2026-03-17T16:00:00.000Z']);
  });

  test('that leaves the house is invoiced at once, and not again on its day', () => {
    const life = story().on('2026-03-02').orders('eqo_1', '2026-03-02');
    life
      .fact({ type: 'EQUIPMENT_RELEASED', orderId: 'eqo_1', mode: 'purchase', on: '2026-03-02' }, AGENT)
      .on('2026-03-09');
    expect(invoiced(life)).toHaveLength(1);
  });

  test('that can’t be invoiced is a person’s task, and is tried again each day', () => {
    const life = story().on('2026-03-02');
    life.world.equipment = unbilled;
    life.orders('eqo_1', '2026-03-02').on('2026-03-04');
    expect(kindsOf(life)).toEqual(['+ followUp']);
    life.world.equipment = null;
    life.on('2026-03-06');
    expect(invoiced(life)).toHaveLength(3);
    expect(kindsOf(life)).toEqual(['+ followUp', '- followUp']);
  });

  test('that was bought is told of at once, at any hour, and before an invoice of the same night', () => {
    const night = story()
      .on('2026-03-02', '22:30')
      .invoice('1,740.00', { due: '2026-03-17', bought: 'equipment' })
      .later(1);
    expect(written(night, 'equipment-invoice')).toHaveLength(1);
    const other = story()
      .on('2026-03-02', '22:30')
      .invoice('1,740.00', { due: '2026-03-17', bought: 'other' })
      .later(1);
    expect(written(other, 'invoice-issued')).toHaveLength(1);
    const usual = story().on('2026-03-02', '22:30').invoice('1,740.00', { due: '2026-03-17' }).later(1);
    expect(written(usual, 'invoice-issued')).toEqual([]);
  });
});

describe('orders side by side', () => {
  const order = (life: Story, orderId: string, mode: 'purchase' | 'rental', invoiceByOn: '2026-03-05' | null = null) =>
    life.fact(
      {
        type: 'EQUIPMENT_ORDERED',
        orderId,
        mode,
        lines: [
          { price: 'phone', quantity: 4 },
          { price: 'cable', quantity: 8 },
        ],
        invoiceByOn,
      },
      AGENT,
    );
  const pending = (life: Story): string[] => life.context.orders.equipment.map(({ id }) => id);
  const out = (life: Story, orderId: string, mode: 'purchase' | 'rental'): Story =>
    life.fact({ type: 'EQUIPMENT_RELEASED', orderId, mode, on: '2026-03-02' }, AGENT);
  const three = (): Story => {
    const life = order(story().on('2026-03-02'), 'eqo_1', 'purchase');
    return order(order(life, 'eqo_2', 'rental'), 'eqo_3', 'purchase');
  };

  test('name all that is in them', () => {
    expect(told(three(), /^equipment/).map(([, , summary]) => summary)).toEqual([
      'Ordered (purchase): 4 × phone, 8 × cable',
      'Ordered (rental): 4 × phone, 8 × cable',
      'Ordered (purchase): 4 × phone, 8 × cable',
    ]);
  });

  test('are each invoiced by their own release; what is to be rented by none', () => {
    const life = three();
    expect(pending(out(life, 'eqo_2', 'rental'))).toEqual(['eqo_1', 'eqo_2', 'eqo_3']);
    expect(pending(out(life, 'eqo_3', 'purchase'))).toEqual(['eqo_1', 'eqo_2']);
    expect(pending(out(life, 'eqo_9', 'purchase'))).toEqual(['eqo_1', 'eqo_2']);
    expect(ordered(life, 'issueEquipment').map(({ key }) => key)).toEqual(['acc_214:equipment:eqo_3:1']);
  });

  test('of which one is delivered: a rental waits no more, a purchase for its invoice', () => {
    const delivered = (orderId: string) =>
      pending(three().fact({ type: 'EQUIPMENT_DELIVERED', orderId, on: '2026-03-03', rental: null }, AGENT));
    expect(delivered('eqo_2')).toEqual(['eqo_1', 'eqo_3']);
    expect(delivered('eqo_1')).toEqual(['eqo_1', 'eqo_2', 'eqo_3']);
  });

  test('while the record was asked it is not asked again, and an answer under another key is none', () => {
    const life = three();
    const stale = (key: string): Outcome => ({
      type: 'EQUIPMENT_INVOICED',
      key,
      orderId: 'eqo_1',
      invoiceId: 'inv_1',
      totalMinor: 0,
    });
    life.world.equipment = () => stale('another');
    out(out(life, 'eqo_1', 'purchase'), 'eqo_1', 'purchase');
    expect(pending(life)).toEqual(['eqo_1', 'eqo_2', 'eqo_3']);
    expect(ordered(life, 'issueEquipment')).toHaveLength(1);
    life.fact({ type: 'EQUIPMENT_UNBILLED', key: 'another', orderId: 'eqo_1', because: 'too many are open' });
    expect(life.tasks).toEqual([]);
    life.fact(stale('acc_214:equipment:eqo_1:1'));
    expect(pending(life)).toEqual(['eqo_2', 'eqo_3']);
    // Answered once, the same answer is told of no more.
    life.fact(stale('acc_214:equipment:eqo_1:1'));
    expect(told(life, /^equipment.invoiced/)).toHaveLength(1);
  });

  test('that can’t be invoiced are a person’s task that says why', () => {
    const life = story().on('2026-03-02');
    life.world.equipment = unbilled;
    order(life, 'eqo_1', 'purchase', '2026-03-05').on('2026-03-06');
    expect(life.tasks).toEqual([
      {
        open: {
          key: 'followUp:equipment:eqo_1',
          kind: 'followUp',
          dueOn: '2026-03-05',
          subject: {},
          data: {
            summary: "An order of equipment can't be invoiced: too many are open",
            orderId: 'eqo_1',
            because: 'too many are open',
          },
        },
      },
    ]);
  });
});

describe('a rental', () => {
  test('that is ordered and not delivered keeps its account from being closed by itself, and is not invoiced', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10');
    life.world.bills = (key, { month }) => ({
      type: 'MONTH_BILLED',
      key,
      month,
      is: 'nothing',
      invoiceId: null,
      totalMinor: 0,
    });
    const lines = [{ price: 'phone-rental', quantity: 1 }];
    life.fact({ type: 'EQUIPMENT_ORDERED', orderId: 'eqo_1', mode: 'rental', lines, invoiceByOn: null }, AGENT);
    life.fact({ type: 'EQUIPMENT_RELEASED', orderId: 'eqo_1', mode: 'rental', on: '2026-02-10' }, AGENT);
    life.endsService('2026-03-31').on('2026-05-10');
    expect(standing(life, 'billing')).toBe('ended');
    expect(invoiced(life)).toEqual([]);
    expect(life.view.collections.state).toBe('current');
    life.rents('eqo_1', '2026-05-10', '2026-06-01');
    expect(life.state.snapshot.context.orders.equipment).toEqual([]);
  });

  test('is a series of its own, beside the service, and goes on while that is off', () => {
    const life = story().subscribes('2026-01-05').on('2026-01-10').rents('eqo_1', '2026-01-10', '2026-02-01');
    life.invoice('1,000.00', { due: '2026-01-10' }).on('2026-05-02');
    expect(billed(life, 'rental')).toEqual(['2026-02', '2026-03', '2026-04', '2026-05'].map((m) => `${m} on ${m}-01`));
    expect(billed(life, 'service')).toHaveLength(5);
    const [service, rental] = (['service', 'rental'] as const).map((of) =>
      orders(life).findLast(({ series }) => series === of),
    );
    expect(service?.off).toHaveLength(1);
    expect(rental).toMatchObject({ off: [], subscriptionId: null });
    expect([standing(life, 'billing'), standing(life, 'rental')]).toEqual(['running', 'running']);
  });

  test('that begins later than another is on its next invoice; all that end are billed once more', () => {
    const life = story().on('2026-01-10').rents('eqo_1', '2026-01-10', '2026-02-01').on('2026-02-10');
    life.rents('eqo_2', '2026-02-10', '2026-03-01').on('2026-03-10');
    const ends = (orderId: string, endsOn: '2026-02-28' | null): Story =>
      life.fact({ type: 'RENTAL_ENDED', orderId, on: '2026-02-28', endsOn }, AGENT);
    ends('eqo_1', null).on('2026-04-10');
    ends('eqo_2', '2026-02-28').on('2026-08-01');
    expect(billed(life, 'rental')).toEqual(
      ['2026-02', '2026-03', '2026-04', '2026-05'].map((month) => `${month} on ${month}-01`),
    );
    expect(standing(life, 'rental')).toBe('ended');
    life.rents('eqo_3', '2026-08-01', '2026-08-01').on('2026-09-02');
    expect(billed(life, 'rental').slice(4)).toEqual(['2026-08 on 2026-08-01', '2026-09 on 2026-09-01']);
  });

  test('whose month can’t be billed has a task of its own', () => {
    const life = story().on('2026-01-10').rents('eqo_1', '2026-01-10', '2026-02-01');
    life.world.bills = (key, { month }) => ({ type: 'MONTH_FAILED', key, month, because: 'no price' });
    life.on('2026-02-02');
    life.world.bills = null;
    life.on('2026-02-04');
    expect(life.tasks.map((change) => ('open' in change ? change.open.key : change.close))).toEqual([
      'monthUnbilled:rental',
      'monthUnbilled:rental',
    ]);
  });
});

describe('numbers that leave', () => {
  const leaving = (): Story =>
    story()
      .subscribes('2026-02-01')
      .on('2026-02-10')
      .endsService('2026-03-31')
      .on('2026-03-20')
      .ports('prt_1', '2026-04-10');
  const left = (life: Story, on: '2026-03-28' | '2026-04-03', endsOn: '2026-03-31' | '2026-04-30'): Story =>
    life.fact({ type: 'PORT_COMPLETED', portId: 'prt_1', on, endsOn }, AGENT);

  test('in time leave the end as it was', () => {
    const life = left(leaving().on('2026-03-28'), '2026-03-28', '2026-03-31').on('2026-07-01');
    expect(billed(life, 'service').at(-1)).toBe('2026-04 on 2026-04-01');
  });

  test('late keep the service on through their month', () => {
    const life = leaving().on('2026-04-03');
    expect(orders(life).at(-1)).toMatchObject({ month: '2026-04', endsOn: '2026-04-30' });
    left(life, '2026-04-03', '2026-04-30').on('2026-07-01');
    expect(billed(life, 'service').at(-1)).toBe('2026-05 on 2026-05-01');
    expect(kindsOf(life)).toEqual([]);
  });

  test('are a person’s task when they are late, and keep the account open', () => {
    const life = leaving().on('2026-04-10', '23:00');
    expect(kindsOf(life)).toEqual([]);
    life.on('2026-04-11', '00:01');
    expect(kindsOf(life)).toEqual(['+ portLate']);
    life.on('2026-08-02');
    expect(orders(life).at(-1)).toMatchObject({ month: '2026-08', endsOn: '2026-08-31' });
  });

  test('in two requests are each late by their own day, and one more closes nothing that is still awaited', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10').ports('prt_1', '2026-02-20');
    life.ports('prt_2', '2026-02-25').on('2026-02-21').ports('prt_3', '2026-03-20');
    const said = () => life.tasks.map((change) => ('open' in change ? change.open.data.summary : change.close));
    const late = (day: string) => `Numbers were to leave by ${day}, and have not: ask the other carrier`;
    expect(said()).toEqual([late('2026-02-20')]);
    life.on('2026-02-26');
    expect(said()).toEqual([late('2026-02-20'), late('2026-02-25')]);
    expect(life.context.orders.ports.map(({ id, told: isTold, failed }) => [id, isTold, failed])).toEqual([
      ['prt_1', true, false],
      ['prt_2', true, false],
      ['prt_3', false, false],
    ]);
  });

  test('that were given up keep nothing on', () => {
    const life = leaving();
    life
      .fact({ type: 'PORT_FAILED', portId: 'prt_1', reason: 'wrong papers', released: false }, AGENT)
      .on('2026-04-02');
    expect(kindsOf(life)).toEqual(['+ portLate']);
    life.fact({ type: 'PORT_FAILED', portId: 'prt_1', reason: 'given up', released: true }, AGENT).on('2026-08-01');
    expect(billed(life, 'service').at(-1)).toBe('2026-05 on 2026-05-01');
    expect(kindsOf(life)).toEqual(['+ portLate', '- portLate']);
  });
});

describe('an account whose subscription has ended', () => {
  const ended = (): Story => story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31');

  test('is closed by itself, once', () => {
    const life = ended().on('2026-04-02');
    life.shows({ collections: 'closed', service: 'cancelled' });
    expect(told(life, /^account.closed/)).toHaveLength(1);
    life.overrides({ type: 'REOPEN_REQUESTED' }).on('2026-06-02').shows({ collections: 'current' });
  });

  test('is collected as before, and closed when it is paid', () => {
    const life = ended().invoice('1,000.00', { due: '2026-02-20' }).on('2026-04-02').shows({ collections: 'overdue' });
    life.transfer('1,000.00', 'A').shows({ collections: 'closed' });
  });

  test('with credit left is a person’s task, and is closed when that is refunded', () => {
    const life = ended().on('2026-03-01').transfer('400.00', '').on('2026-04-02');
    life.shows({ collections: 'current' });
    expect(kindsOf(life)).toEqual(['+ followUp']);
    life.refunds('400.00').shows({ collections: 'closed' });
    expect(kindsOf(life)).toEqual(['+ followUp', '- followUp']);
  });
});

import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { BillOrder } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import { answersOf, reasonsOf } from './reasons.ts';
import { type Story, story } from './story.ts';
import { ordered, told } from './told.ts';

/** When the months of a subscription are billed. What they come to is in `test/billing`. */

const orders = (life: Story): BillOrder[] => ordered(life, 'billMonth').map(({ params }) => params as BillOrder);
const billed = (life: Story): string[] => orders(life).map(({ month, on }) => `${month} on ${on}`);
const standing = (life: Story): unknown => (life.state.snapshot.value as unknown as Record<string, unknown>).billing;

describe('a subscription', () => {
  test('is billed on its first day, then on each 1st, in the account’s own minute of the morning', () => {
    const life = story().subscribes('2026-01-15', '2026-02-01').on('2026-04-02');
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-03 on 2026-03-01', '2026-04 on 2026-04-01']);
    const [first] = orders(life);
    expect(first?.at.slice(0, 10)).toBe('2026-02-01');
    expect(first?.at.slice(11, 13)).toMatch(/1[2-7]/);
    expect(standing(life)).toBe('running');
  });

  test('of which the hour of the first day is past is billed at once', () => {
    const life = story().on('2026-02-03', '18:00').subscribes('2026-02-03').later(1);
    expect(billed(life)).toEqual(['2026-02 on 2026-02-03']);
  });

  test('ends with one more invoice, for its calls, and then comes none', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31').on('2026-07-01');
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-03 on 2026-03-01', '2026-04 on 2026-04-01']);
    expect(standing(life)).toBe('ended');
    expect(told(life, /^subscription.ended/)).toHaveLength(1);
  });

  test('with another free month is first billed after it, and starts then', () => {
    const life = story()
      .subscribes('2026-03-15', '2026-04-01')
      .on('2026-03-10')
      .movesStart(4, '2026-04-15', '2026-05-01');
    life.on('2026-05-02');
    expect(billed(life)).toEqual(['2026-05 on 2026-05-01']);
    expect(told(life, /^subscription.moved/)).toHaveLength(1);
    expect(life.state.snapshot.context.billing?.startsOn).toBe('2026-04-15');
  });

  test('shows when its next invoice is made, and when its service ends', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10');
    const seen = () => life.view.upcoming.filter(({ kind }) => kind === 'invoice' || kind === 'serviceEnds');
    const invoice = (month: string) => ({
      kind: 'invoice',
      at: expect.stringMatching(new RegExp(`^${month}-01T`)),
      detail: { month, series: 'service' },
    });
    expect(seen()).toEqual([invoice('2026-03')]);
    expect(answersOf(life)).toContainEqual(expect.stringMatching(/^nextAction: The invoice of 2026-03 is made on /));
    life.endsService('2026-03-31');
    const end = { kind: 'serviceEnds', at: '2026-04-01T06:00:00.000Z', detail: { endsOn: '2026-03-31' } };
    expect(seen()).toEqual([invoice('2026-03'), end]);
    life.on('2026-03-20');
    expect(seen()).toEqual([end, invoice('2026-04')]);
    expect(answersOf(life)).toContainEqual(expect.stringMatching(/^nextAction: The service ends on /));
    life.on('2026-04-02');
    expect(seen()).toEqual([]);
  });

  test('whose end is withdrawn goes on', () => {
    const life = story()
      .subscribes('2026-02-01')
      .on('2026-02-10')
      .endsService('2026-03-31')
      .on('2026-03-20')
      .endsService(null)
      .on('2026-05-02');
    expect(billed(life).at(-1)).toBe('2026-05 on 2026-05-01');
    expect(reasonsOf(life).filter((line) => /(cancellation|subscription)\./.test(line))).toEqual([
      expect.stringContaining('subscription.started: Billing: the first invoice'),
      expect.stringContaining('cancellation.requested: Billing: cancellation'),
      expect.stringContaining('cancellation.withdrawn: Billing: cancellation'),
    ]);
  });

  test('whose service was off says on which days', () => {
    const life = story()
      .subscribes('2026-01-05')
      .invoice('1,000.00', { due: '2026-01-10' })
      .on('2026-03-20')
      .transfer('1,000.00', 'A')
      .on('2026-04-02');
    const off = told(life, /^service.deactivated/);
    expect(off).toHaveLength(1);
    expect(orders(life).at(-1)?.off).toEqual([{ offOn: expect.stringMatching(/^2026-03-1/), onOn: '2026-03-20' }]);
  });

  test('whose invoice of a month is void is billed anew on the next day', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10');
    life
      .fact({ type: 'INVOICE_VOIDED', invoiceId: 'inv_month', creditMinor: 0, reason: 'wrong', isMonth: true })
      .on('2026-03-02');
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-02 on 2026-02-11', '2026-03 on 2026-03-01']);
  });

  describe('of which a month can’t be billed', () => {
    const failing = (key: string, { month }: BillOrder): Outcome => ({
      type: 'MONTH_FAILED',
      key,
      month,
      because: 'the book has no such price',
    });

    test('is a person’s task, is tried again each day, and is billed whole when it is mended', () => {
      const life = story().subscribes('2026-02-01');
      const { bills } = life.world;
      life.world.bills = failing;
      life.on('2026-02-03');
      expect(life.tasks.flatMap((change) => ('open' in change ? [change.open.kind] : []))).toEqual(['monthUnbilled']);
      life.world.bills = bills;
      life.on('2026-02-05');
      expect(billed(life)).toEqual([1, 2, 3, 4].map((day) => `2026-02 on 2026-02-0${day}`));
      expect(life.tasks.at(-1)).toEqual({ close: 'monthUnbilled:sub_1' });
    });

    test('over the end of it, the next month makes good for it', () => {
      const life = story().subscribes('2026-02-01');
      const { bills } = life.world;
      life.world.bills = failing;
      life.on('2026-03-03');
      life.world.bills = bills;
      life.on('2026-04-02');
      expect(billed(life).at(-2)).toBe('2026-03 on 2026-03-04');
      expect(billed(life).at(-1)).toBe('2026-04 on 2026-04-01');
    });
  });

  test('that is kept back is asked for again when it is said', () => {
    const life = story().subscribes('2026-02-01');
    const { bills } = life.world;
    life.world.bills = (key, { month }) => ({
      type: 'MONTH_KEPT',
      key,
      month,
      until: '2026-02-02T16:00:00.000Z',
      why: 'calls are to come',
    });
    life.on('2026-02-01', '23:00');
    life.world.bills = bills;
    life.on('2026-02-03');
    expect(orders(life).map(({ at }) => at)).toEqual([
      expect.stringMatching(/^2026-02-01/),
      '2026-02-02T16:00:00.000Z',
    ]);
  });

  describe('that is kept back', () => {
    const kept =
      (life: Story) =>
      (key: string, order: BillOrder): Outcome => ({
        type: 'MONTH_KEPT',
        key,
        month: order.month,
        until: addMinutes(life.state.snapshot.context.now, 60),
        why: 'somebody looks at it',
      });
    const tasks = (life: Story): unknown[] =>
      life.tasks.map((one) => ('open' in one ? `${one.open.kind} ${one.open.data.month}` : one));

    test('until noon of day 5 is a person’s task from then on, once, which ends when it is billed', () => {
      const life = story().subscribes('2026-02-01');
      const { bills } = life.world;
      life.world.bills = kept(life);
      life.on('2026-02-05', '11:59');
      expect(tasks(life)).toEqual([]);
      life.on('2026-02-05', '12:00');
      expect(tasks(life)).toEqual(['monthUnbilled 2026-02']);
      life.on('2026-02-07');
      life.world.bills = bills;
      life.on('2026-02-08');
      expect(tasks(life)).toEqual(['monthUnbilled 2026-02', { close: 'monthUnbilled:sub_1' }]);
      expect(standing(life)).toBe('running');
    });

    test('is a task on the day that its policy names, after the window of its own first day at the soonest', () => {
      const policy = mexicoPolicy();
      policy.billing.unbilled = { taskOnDay: 3, taskTime: '09:00' };
      const life = story({ policy }).subscribes('2026-02-04');
      life.world.bills = kept(life);
      life.on('2026-02-04', '11:59');
      expect(tasks(life)).toEqual([]);
      life.on('2026-02-04', '12:00').on('2026-03-03', '08:59');
      expect(tasks(life)).toEqual(['monthUnbilled 2026-02']);
    });
  });

  test('is billed in the window of its policy', () => {
    const policy = mexicoPolicy();
    policy.billing.window = { from: '20:00', to: '20:30' };
    const life = story({ policy }).subscribes('2026-02-01').on('2026-02-01', '19:59');
    expect(orders(life)).toEqual([]);
    expect(billed(life.on('2026-02-01', '20:30'))).toEqual(['2026-02 on 2026-02-01']);
  });

  test('whose void invoice is asked for again is billed at once; before its time nothing is', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10');
    const chase = { type: 'MONTH_CHASED', subscriptionId: 'sub_1' } as const;
    life.fact(chase).on('2026-02-10', '23:00');
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01']);
    life.fact({ type: 'INVOICE_VOIDED', invoiceId: 'inv_month', creditMinor: 0, reason: 'wrong', isMonth: true });
    life.fact(chase).later(1);
    expect(billed(life)).toEqual(['2026-02 on 2026-02-01', '2026-02 on 2026-02-10']);
  });

  test('keeps its account from being closed until it has ended, and all of it is billed', () => {
    const life = story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31');
    const close = { type: 'CLOSE_REQUESTED' } as const;
    life.on('2026-03-31').overrides(close, { refused: 'not_allowed_now' });
    life.on('2026-04-02').overrides(close, { refused: 'not_allowed_now' }).shows({ collections: 'closed' });
    expect(life.on('2026-06-02')).toBe(life);
    expect(billed(life)).toHaveLength(3);
  });
});

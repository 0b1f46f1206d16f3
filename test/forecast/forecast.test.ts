import { describe, expect, test } from '@jest/globals';
import { at, dayOf, timeOf } from '../../domain/time/calendar.ts';
import { accountChart, projectionOf } from '../../domain/chart/chart.ts';
import type { ForecastItem } from '../../domain/foresight/forecast/forecast.ts';
import type { Day } from '../../domain/time/time.ts';
import { ask, itemsOf, lineOf, override } from './asking.ts';
import type { Card } from './life.ts';
import { Life, local, mexico, ZONE } from './life.ts';

const foretold = (items: ForecastItem[]): string[] =>
  items.flatMap((item) => {
    if (item.kind === 'email' || item.kind === 'deactivation') return [lineOf(item)];
    return item.kind === 'charge' || item.kind === 'retry' ? [`${local(item.at)} charge.${item.detail.outcome}`] : [];
  });

describe('a forecast where nobody pays', () => {
  test('without autopay: the invoice, five reminders, the last notice, and the deactivation with its mail', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const items = itemsOf(life);
    const mails = items.filter((item) => item.kind === 'email').map((item) => item.detail.template);
    expect(mails.slice(0, 8)).toEqual([
      'invoice-issued',
      'overdue-reminder',
      'overdue-reminder',
      'overdue-reminder',
      'overdue-reminder',
      'overdue-reminder',
      'last-notice',
      'service-deactivated',
    ]);
    expect(items.find((item) => item.kind === 'deactivation')).toMatchObject({ at: '2026-05-11T14:00:00.000Z' });
    expect(items.map((item) => item.at)).toEqual(items.map((item) => item.at).sort());
  });

  test.each<[string, Card | undefined]>([
    ['by transfer', undefined],
    ['by a card without money', 'declines'],
  ])('is the story that an account then lives, %s', (_name, card) => {
    const life = new Life(card === undefined ? {} : { card });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.invoice(58_000, '2026-04-10');
    const items = itemsOf(life);
    const since = life.timeline.length;
    const last = items.at(-1)!.at;
    life.on(dayOf(last, ZONE), timeOf(last, ZONE));
    expect(foretold(items)).toEqual(life.lines(since));
    expect(foretold(items).length).toBeGreaterThan(8);
  });

  test('tells of a declined card: the hour, the ladder, and that it is over', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const charges = itemsOf(life).filter((item) => item.kind === 'charge' || item.kind === 'retry');
    expect(charges.map((item) => [dayOf(item.at, ZONE), item.kind, item.detail.outcome])).toEqual([
      ['2026-03-10', 'charge', 'declined'],
      ['2026-03-10', 'retry', 'declined'],
      ['2026-03-13', 'retry', 'declined'],
      ['2026-03-17', 'retry', 'declined'],
      ['2026-03-24', 'retry', 'declined'],
    ]);
    expect(Date.parse(charges[1]!.at) - Date.parse(charges[0]!.at)).toBe(3_600_000);
  });

  test('changes nothing: the state that it was given is as it was', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const before = JSON.stringify(accountChart.freeze(life.current));
    expect(itemsOf(life)).toEqual(itemsOf(life));
    expect(JSON.stringify(accountChart.freeze(life.current))).toBe(before);
  });

  test('goes to the deactivation of what is open now, however far it is, and no further', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-12-10');
    const lines = itemsOf(life).map(lineOf);
    expect(lines.slice(-2)).toEqual(['2027-02-09 08:00 deactivation', '2027-02-09 08:00 email service-deactivated']);
  });

  test('goes 120 days when nothing will be deactivated', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-05-12');
    expect(itemsOf(life).map(lineOf)).toEqual([
      '2026-06-10 08:00 reminder',
      '2026-06-10 08:00 email overdue-reminder',
      '2026-07-10 08:00 reminder',
      '2026-07-10 08:00 email overdue-reminder',
      '2026-08-10 08:00 reminder',
      '2026-08-10 08:00 email overdue-reminder',
      '2026-09-08 08:00 reminder',
      '2026-09-08 08:00 email overdue-reminder',
    ]);
  });

  test('goes five years at most, whatever is due after that', () => {
    const dueOn = (day: Day): ForecastItem[] => {
      const life = new Life();
      life.on('2026-03-02').invoice(116_000, day);
      return itemsOf(life);
    };
    expect(dueOn('2031-01-10').map(lineOf).at(-1)).toBe('2031-02-24 08:00 email overdue-reminder');
    expect(dueOn('2030-12-10').map(lineOf).at(-1)).toBe('2031-02-10 08:00 email service-deactivated');
  });

  test('ends with the last day that is asked for, at its midnight', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const upTo = (until: Day) => itemsOf(life, { until }).map(lineOf).at(-1);
    expect(upTo('2026-03-10')).toBe('2026-03-02 09:00 email invoice-issued');
    expect(upTo('2026-03-11')).toBe('2026-03-11 08:00 email overdue-reminder');
    life
      .on('2026-03-20')
      .ask(override({ type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: '2026-03-27' } as never).request);
    // Its hold ends as the 31st begins.
    expect(upTo('2026-03-30')).toBeUndefined();
    expect(itemsOf(life, { until: '2026-03-31' }).map(lineOf)[0]).toBe('2026-03-31 00:00 holdEnds');
  });

  test('a reminder says which one it is, as it stands in what is to come', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const shown = projectionOf(life.on('2026-03-11').current).upcoming[0]!;
    expect(shown.kind).toBe('reminder');
    expect(itemsOf(life)[0]).toEqual(shown);
  });

  test('a due charge of which nothing is left is no line of the story', () => {
    const life = new Life({ card: 'pays' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-03').disputes(invoice, null);
    expect(itemsOf(life, { until: '2026-04-30' }).map(lineOf)).toEqual([]);
  });

  test("under a policy that wants a person's word a deactivation is a task, and told as one", () => {
    const life = new Life({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } } });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const lines = itemsOf(life.on('2026-05-08'), { until: '2026-06-12' }).map(lineOf);
    // Nobody decides: the notice counts no more, and another goes before it is asked again.
    expect(lines.filter((line) => !line.includes('reminder'))).toEqual([
      '2026-05-11 08:00 deactivation',
      '2026-05-26 08:00 lastNotice',
      '2026-05-26 08:00 email last-notice',
      '2026-05-29 08:00 deactivation',
    ]);
  });

  test('a deactivation that has to wait for a notice is told when it comes, once', () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const paid = life.on('2026-03-20').transfer(116_000, [invoice]);
    life.on('2026-05-13').unmatch(paid);
    expect(itemsOf(life, { until: '2026-06-05' }).map(lineOf)).toEqual([
      '2026-05-13 09:00 lastNotice',
      '2026-05-13 09:00 email last-notice',
      '2026-05-18 08:00 deactivation',
      '2026-05-18 08:00 email service-deactivated',
    ]);
  });
});

describe('a forecast where the banks pay', () => {
  test('charges on the due day, sends a receipt, and nothing more', () => {
    const life = new Life({ card: 'declines' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const items = itemsOf(life, { banks: { charge: 'succeeded' } });
    expect(items.map((item) => `${item.kind} ${item.detail.template ?? item.detail.outcome}`)).toEqual([
      'email invoice-issued',
      'email autopay-upcoming',
      'charge succeeded',
      'email payment-receipt',
    ]);
  });

  test('lets credit pay its part', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').transfer(30_000, []);
    life.invoice(116_000, '2026-03-10');
    const charge = itemsOf(life, { banks: { charge: 'succeeded' } }).find((item) => item.kind === 'charge');
    expect(charge?.detail).toMatchObject({ amountMinor: 86_000, outcome: 'succeeded' });
  });

  test('a direct debit settles two bank days later; where nobody pays, it comes back', () => {
    const life = new Life({ card: 'debit' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const charges = (charge: 'succeeded' | 'declined') =>
      itemsOf(life, { banks: { charge } })
        .filter((item) => item.detail.outcome !== undefined)
        .map((item) => `${dayOf(item.at, ZONE)} ${item.kind} ${item.detail.outcome}`);
    expect(charges('succeeded').slice(0, 3)).toEqual([
      '2026-03-10 charge pending',
      '2026-03-11 lookup pending',
      '2026-03-12 lookup succeeded',
    ]);
    expect(charges('declined').slice(0, 3)).toEqual([
      '2026-03-10 charge pending',
      '2026-03-11 lookup pending',
      '2026-03-12 lookup declined',
    ]);
  });
});

describe('a forecast of an override', () => {
  const overdue = (): Life => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    return life.on('2026-03-20');
  };

  test('shows what would follow from it', () => {
    const kinds = itemsOf(overdue(), {
      now: at('2026-03-20', '09:00', ZONE),
      override: override({ type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: '2026-03-27' } as never),
    }).map(lineOf);
    expect(kinds.slice(0, 2)).toEqual(['2026-03-20 09:00 email promise-confirmed', '2026-03-31 00:00 holdEnds']);
    expect(kinds.filter((line) => line.startsWith('2026-03-31'))).toContain('2026-03-31 08:00 email promise-broken');
  });

  test('that is refused says so as the override would', () => {
    const answer = ask(overdue(), { override: override({ type: 'WRITE_OFF_REQUESTED' }) });
    expect(answer).toMatchObject({ ok: false, refusal: { status: 403, code: 'forbidden' } });
    expect(
      ask(overdue(), {
        override: override({ type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: '2026-09-01' } as never),
      }),
    ).toMatchObject({ ok: false, refusal: { status: 422, code: 'promise_day_out_of_range' } });
    expect(
      ask(overdue(), { override: override({ type: 'RESUME_REQUESTED', invoiceId: null } as never) }),
    ).toMatchObject({ ok: false, refusal: { status: 409, code: 'not_allowed_now' } });
  });

  test('another policy, tried on', () => {
    const strict = {
      ...mexico,
      version: 2,
      reminders: { ...mexico.reminders, lastNoticeOnDay: 25 },
      deactivation: { ...mexico.deactivation, afterDays: 30 },
    };
    const of = (items: ForecastItem[]) => items.find((item) => item.kind === 'deactivation')?.at;
    expect(of(itemsOf(overdue()))).toBe('2026-05-11T14:00:00.000Z');
    expect(
      of(
        itemsOf(overdue(), {
          override: override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict } as never, 'admin'),
        }),
      ),
    ).toBe('2026-04-10T14:00:00.000Z');
  });
});

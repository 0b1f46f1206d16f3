import { describe, expect, test } from '@jest/globals';
import { at, dayOf } from '../../domain/time/calendar.ts';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Question } from '../../domain/foresight/forecast/forecast.ts';
import { forecast } from '../../domain/foresight/forecast/forecast.ts';
import { itemsOf, lineOf, override } from './asking.ts';
import type { Card } from './life.ts';
import { AGENT, Life, ZONE } from './life.ts';

describe('a forecast of several methods and debits', () => {
  test('each direct debit settles on its own day', () => {
    const life = new Life({ card: 'debit' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.invoice(58_000, '2026-03-11');
    const items = itemsOf(life, { banks: { charge: 'succeeded' }, until: '2026-03-13' }).filter(
      (item) => item.detail.outcome !== undefined,
    );
    expect(items.map((item) => `${dayOf(item.at, ZONE)} ${item.kind} ${item.detail.outcome}`)).toEqual([
      '2026-03-10 charge pending',
      '2026-03-11 lookup pending',
      '2026-03-11 charge pending',
      '2026-03-12 lookup succeeded',
      '2026-03-12 lookup pending',
      '2026-03-13 lookup succeeded',
      '2026-03-13 lookup succeeded',
    ]);
  });

  test('one that has settled stays settled, also where nobody pays any more', () => {
    const life = new Life({ card: 'debit' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const items = itemsOf(life.on('2026-03-13'), { until: '2026-04-30' });
    expect(new Set(items.map((item) => `${item.kind} ${item.detail.outcome}`))).toEqual(new Set(['lookup succeeded']));
  });

  test('a card answers at once, also where there is a bank account beside it', () => {
    const life = new Life({ card: 'debit' });
    life.card('declines');
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    expect(
      itemsOf(life)
        .filter((item) => item.kind === 'charge')
        .map((item) => item.detail.outcome),
    ).toEqual(['declined']);
  });

  test('a charge whose window has passed while nobody was there is made in the next, and told once', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const items = itemsOf(life.on('2026-03-09', '20:00'), {
      now: at('2026-03-10', '17:00', ZONE),
      banks: { charge: 'succeeded' },
    });
    expect(items.filter((item) => item.kind === 'charge').map((item) => dayOf(item.at, ZONE))).toEqual(['2026-03-11']);
  });
});

describe('a forecast where money is disputed, or credit', () => {
  test('a partial dispute leaves the rest to be charged, and money beyond that goes to what is in dispute', () => {
    const life = new Life({ card: 'pays' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.disputes(invoice, 16_000);
    const items = itemsOf(life, { banks: { charge: 'succeeded' }, until: '2026-06-30' });
    expect(items.filter((item) => item.kind === 'charge').map((item) => item.detail)).toMatchObject([
      { amountMinor: 100_000, outcome: 'succeeded' },
    ]);
    const asked = accountChart.step(life.current, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_x',
      invoiceId: invoice,
      methodId: null,
      trigger: 'api',
      at: life.now,
      actor: AGENT,
    });
    const inFlight = asked.effects;
    // All of it is paid: nothing is left to be charged.
    const paid = forecast({
      state: asked.state,
      inFlight,
      now: life.now,
      until: '2026-06-30',
      banks: { charge: 'succeeded' },
      override: null,
    });
    expect(paid.ok && paid.items.map((item) => item.detail.template ?? item.kind)).toEqual([
      'payment-receipt',
      'invoice-issued',
    ]);
  });

  test('what a payment has left of the credit is what the next charge counts on', () => {
    const life = new Life({ card: 'pays' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.invoice(58_000, '2026-03-25');
    life.transfer(30_000, []);
    const asked = accountChart.step(life.current, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_x',
      invoiceId: invoice,
      methodId: null,
      trigger: 'api',
      at: life.now,
      actor: AGENT,
    });
    const inFlight = asked.effects.filter((effect) => effect.type === 'chargeBalance');
    const answer = forecast({
      state: asked.state,
      inFlight,
      now: life.now,
      until: '2026-06-30',
      banks: { charge: 'succeeded' },
      override: null,
    });
    expect(
      answer.ok &&
        answer.items
          .filter((item) => item.kind === 'charge')
          .map((item) => [dayOf(item.at, ZONE), item.detail.amountMinor]),
    ).toEqual([['2026-03-25', 58_000]]);
  });

  test('a payment by hand pays the invoice that it is for, and the other is charged on its day', () => {
    const life = new Life({ card: 'pays' });
    const [, second] = [life.on('2026-03-02').invoice(50_000, '2026-03-10'), life.invoice(58_000, '2026-03-25')];
    const asked = accountChart.step(life.current, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_x',
      invoiceId: second,
      methodId: null,
      trigger: 'api',
      at: life.now,
      actor: AGENT,
    });
    const inFlight = asked.effects.filter((effect) => effect.type === 'chargeBalance');
    const answer = forecast({
      state: asked.state,
      inFlight,
      now: life.now,
      until: '2026-06-30',
      banks: { charge: 'succeeded' },
      override: null,
    });
    expect(
      answer.ok &&
        answer.items
          .filter((item) => item.kind === 'charge')
          .map((item) => [dayOf(item.at, ZONE), item.detail.amountMinor]),
    ).toEqual([['2026-03-10', 50_000]]);
  });

  test('credit goes to what is due, also where an older paper is not', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(10_000, '2026-03-25');
    life.invoice(58_000, '2026-03-10');
    life.transfer(20_000, []);
    const charges = itemsOf(life, { banks: { charge: 'succeeded' }, until: '2026-06-30' }).filter(
      (item) => item.kind === 'charge',
    );
    expect(charges.map((item) => [dayOf(item.at, ZONE), item.detail.amountMinor])).toEqual([
      ['2026-03-10', 38_000],
      ['2026-03-25', 10_000],
    ]);
  });

  test('credit pays what falls due by itself, the oldest first, and the card the rest', () => {
    const life = new Life({ card: 'pays' });
    const [first] = [life.on('2026-03-02').invoice(50_000, '2026-03-10'), life.invoice(58_000, '2026-03-20')];
    life.on('2026-03-04').transfer(70_000, [first]);
    const items = itemsOf(life, { banks: { charge: 'succeeded' }, until: '2026-06-30' });
    expect(
      items
        .filter((item) => item.kind === 'charge')
        .map((item) => [dayOf(item.at, ZONE), item.detail.amountMinor, item.detail.outcome]),
    ).toEqual([['2026-03-20', 38_000, 'succeeded']]);
    const without = new Life();
    const owed = without.on('2026-03-02').invoice(50_000, '2026-03-10');
    without.invoice(20_000, '2026-03-20');
    without.on('2026-03-04').transfer(70_000, [owed]);
    expect(itemsOf(without).map(lineOf)).toEqual([]);
  });

  test('a charge that credit makes smaller closes its invoice', () => {
    const life = new Life({ card: 'pays' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.transfer(30_000, []);
    const asked = accountChart.step(life.current, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_x',
      invoiceId: invoice,
      methodId: null,
      trigger: 'api',
      at: life.now,
      actor: AGENT,
    });
    const inFlight = asked.effects;
    expect(inFlight).toMatchObject([{ type: 'chargeBalance', params: { amountMinor: 86_000 } }]);
    const paid = forecast({
      state: asked.state,
      inFlight,
      now: life.now,
      until: '2026-06-30',
      banks: { charge: 'succeeded' },
      override: null,
    });
    expect(paid.ok && paid.items.map((item) => item.detail.template ?? item.kind)).toEqual([
      'payment-receipt',
      'invoice-issued',
    ]);
  });
});

describe('a forecast of an account in the middle of something', () => {
  test('first ends what is in flight', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-03');
    const now = at('2026-03-03', '09:00', ZONE);
    const asked = accountChart.step(life.current, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_x',
      invoiceId: null,
      methodId: null,
      trigger: 'api',
      at: now,
      actor: AGENT,
    });
    const inFlight = asked.effects;
    expect(inFlight.map((effect) => effect.type)).toEqual(['chargeBalance']);
    const answer = forecast({
      state: asked.state,
      inFlight,
      now,
      until: null,
      banks: { charge: 'succeeded' },
      override: null,
    });
    expect(answer.ok && answer.items.map(lineOf)).toEqual(['2026-03-03 09:00 email payment-receipt']);
  });

  /** Paid by hand, and nobody knows what came of it. */
  const unknown = (card: Card) => {
    const life = new Life({ card });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-03');
    const by = { at: life.now, actor: AGENT };
    const asked = accountChart.step(life.current, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_x',
      invoiceId: null,
      methodId: null,
      trigger: 'api',
      ...by,
    });
    const { state } = accountChart.step(asked.state, { type: 'CHARGE_UNKNOWN', attemptId: 'att_x', ...by });
    return (more: Partial<Question> = {}): string[] => {
      const answer = forecast({
        state,
        inFlight: [],
        now: life.now,
        until: '2026-03-09',
        banks: { charge: 'succeeded' },
        override: null,
        ...more,
      });
      return answer.ok
        ? answer.items.map(
            (item) => `${lineOf(item)}${item.detail.outcome === undefined ? '' : ` ${item.detail.outcome}`}`,
          )
        : [];
    };
  };

  test('looks up what is unknown, and finds what the banks say', () => {
    expect(unknown('pays')()).toEqual(['2026-03-03 09:05 lookup succeeded', '2026-03-03 09:05 email payment-receipt']);
    expect(unknown('declines')({ banks: { charge: 'declined' } })).toEqual([
      '2026-03-03 09:05 lookup declined',
      '2026-03-03 09:05 email payment-declined',
      '2026-03-09 08:00 email autopay-upcoming',
    ]);
    expect(unknown('debit')()).toEqual([
      '2026-03-03 09:05 lookup pending',
      '2026-03-04 09:00 lookup pending',
      '2026-03-05 09:00 lookup succeeded',
      '2026-03-05 09:00 email payment-receipt',
      '2026-03-06 09:00 lookup succeeded',
      '2026-03-09 09:00 lookup succeeded',
    ]);
  });

  test('finds nothing of an attempt that has ended meanwhile', () => {
    const ask = unknown('pays');
    expect(
      ask({
        inFlight: [
          {
            type: 'lookUpCharge',
            key: 'k',
            params: { accountId: 'acc_1', attemptId: 'att_before', at: '2026-03-03T15:00:00.000Z' },
          },
        ],
      }),
    ).toEqual(ask());
  });

  test('hears nothing of an attempt when none is under way any more', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const inFlight = [
      {
        type: 'lookUpCharge' as const,
        key: 'k',
        params: { accountId: 'acc_1', attemptId: 'att_before', at: life.now },
      },
    ];
    expect(itemsOf(life, { inFlight })).toEqual(itemsOf(life));
  });

  test('tells of a mail that is under way, which arrives', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const asked = accountChart.step(life.on('2026-03-20').current, {
      ...override({ type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: '2026-03-27' } as never).request,
      at: life.now,
      actor: AGENT,
    });
    const inFlight = asked.effects.filter((effect) => effect.type === 'sendEmail');
    const answer = forecast({
      state: asked.state,
      inFlight,
      now: life.now,
      until: '2026-03-30',
      banks: { charge: 'declined' },
      override: null,
    });
    expect(answer.ok && answer.items.map(lineOf)).toEqual(['2026-03-20 09:00 email promise-confirmed']);
  });

  test("is judged and done at the account's own time, also where its last step was later than the question", () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life
      .on('2026-03-20')
      .ask(override({ type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: '2026-03-27' } as never).request);
    const items = itemsOf(life, {
      now: '2026-03-19T15:00:00.000Z',
      override: override({ type: 'EXTEND_REQUESTED', days: 3 } as never),
    });
    expect(items[0]!.at >= life.now).toBe(true);
  });

  test('does what is late now, and not in the past', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-12');
    const items = itemsOf(life, { now: '2026-04-01T16:00:00.000Z' });
    expect(items.every((item) => item.at >= '2026-04-01T16:00:00.000Z')).toBe(true);
    expect(
      items
        .filter((item) => item.kind === 'email')
        .map(lineOf)
        .slice(0, 2),
    ).toEqual(['2026-04-01 10:00 email overdue-reminder', '2026-04-09 08:00 email overdue-reminder']);
  });
});

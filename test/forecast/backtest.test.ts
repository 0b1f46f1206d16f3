import { describe, expect, test } from '@jest/globals';
import { bankSays } from '../../domain/foresight/backtest/bank.ts';
import type { RecordedAttempt } from '../../domain/foresight/backtest/life.ts';
import type { Measures } from '../../domain/foresight/backtest/measures.ts';
import type { Replayed } from '../../domain/foresight/backtest/replay.ts';
import { replay } from '../../domain/foresight/backtest/replay.ts';
import { projectionOf } from '../../domain/chart/chart.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { RecordedEntry } from '../../domain/foresight/backtest/life.ts';
import type { TimelineType } from '../../domain/timeline.ts';
import type { Instant } from '../../domain/time/time.ts';
import { Life, mexico, ZONE } from './life.ts';
import { lives, override, patient, strict } from './lives.ts';

const knows =
  (...policies: Policy[]) =>
  (name: string, version: number) =>
    [mexico, ...policies].find((one) => one.name === name && one.version === version) ?? null;

const asItWas = (life: Life, ...policies: Policy[]): Replayed =>
  replay(life, { policies: knows(...policies) }, life.now);
const under = (life: Life, policy: Policy): Replayed => replay(life, { policy }, life.now);

/** What the life itself counts to. */
function recorded(life: Life): Partial<Measures> {
  const lines = <T extends TimelineType>(...types: T[]) =>
    life.timeline.filter((entry): entry is Extract<RecordedEntry, { type: T }> => types.includes(entry.type as T));
  // The last word on each invoice counts.
  const paid = new Map(
    lines('invoice.paid', 'invoice.reopened').map(({ type, data }) => [data.invoiceId, type === 'invoice.paid']),
  );
  const { openMinor, overdueMinor } = projectionOf(life.current).balance;
  return {
    mails: life.mails.length,
    attempts: life.attempts.length,
    declined: life.attempts.filter((one) => one.outcome === 'declined').length,
    chargedMinor: life.attempts.reduce((sum, one) => (one.outcome === 'succeeded' ? sum + one.amountMinor : sum), 0),
    deactivations: lines('service.deactivated').length,
    invoicesPaid: [...paid.values()].filter((isPaid) => isPaid).length,
    openMinor,
    overdueMinor,
  };
}

describe('a life that is played again', () => {
  test.each(Object.keys(lives))('as it was comes to what it came to: %s', (name) => {
    const life = lives[name]!();
    expect(asItWas(life, strict).measures).toMatchObject(recorded(life));
    expect(asItWas(life, strict)).toMatchObject({ assumed: 0, dropped: 0 });
  });

  test('under the policy that it had differs in nothing', () => {
    for (const name of ['nobody pays', 'transfers, in part and too much']) {
      const life = lives[name]!();
      expect(under(life, mexico).measures).toEqual(asItWas(life).measures);
    }
  });

  test('under a stricter one is deactivated sooner, and reminded less', () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-04-20').transfer(116_000, [invoice]);
    expect([asItWas(life).measures.deactivations, under(life, strict).measures.deactivations]).toEqual([0, 1]);
    const nobody = lives['nobody pays']!();
    expect(under(nobody, strict).measures.contacts).toBeLessThan(asItWas(nobody).measures.contacts + 2);
    expect(under(nobody, patient).measures.deactivations).toBe(1);
  });

  test('with another retry ladder is charged when the card has money again, and counts the days', () => {
    const life = lives['a card that pays on the third try']!();
    expect(asItWas(life).measures).toMatchObject({
      attempts: 3,
      declined: 2,
      chargedMinor: 116_000,
      invoicesPaid: 1,
      daysToPay: 11,
    });
    // The day on which it paid has passed by the fifth.
    expect(under(life, patient).measures).toMatchObject({
      attempts: 3,
      declined: 2,
      chargedMinor: 116_000,
      invoicesPaid: 1,
      daysToPay: 13,
    });
    const sooner: Policy = { ...mexico, version: 4, charge: { ...mexico.charge, retryOnDays: [1, 2, 3] } };
    expect(under(life, sooner).measures).toMatchObject({ attempts: 5, declined: 4, invoicesPaid: 1, daysToPay: 11 });
  });

  test('money that came too late then pays what is open here', () => {
    const life = new Life({ card: { from: '2026-03-13' } });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-20').transfer(116_000, [invoice]);
    life.on('2026-04-30');
    const never: Policy = { ...mexico, version: 5, charge: { ...mexico.charge, retryOnDays: [20] } };
    expect(asItWas(life).measures).toMatchObject({ chargedMinor: 116_000, invoicesPaid: 1 });
    expect(under(life, never).measures).toMatchObject({
      chargedMinor: 0,
      invoicesPaid: 1,
      openMinor: 0,
      daysToPay: 18,
    });
  });

  test('leaves out what has nothing to happen to, and what nobody could ask for here', () => {
    const never: Policy = { ...mexico, version: 5, charge: { ...mexico.charge, retryOnDays: [40] } };
    const taken = new Life({ card: { from: '2026-03-13' } });
    taken.on('2026-03-02').invoice(116_000, '2026-03-10');
    taken.on('2026-03-16').chargeback();
    expect(asItWas(taken.on('2026-03-30'))).toMatchObject({
      dropped: 0,
      measures: { chargedMinor: 116_000, openMinor: 116_000 },
    });
    expect(under(taken, never)).toMatchObject({ dropped: 1, measures: { chargedMinor: 0, openMinor: 116_000 } });

    const refunded = new Life({ card: { from: '2026-03-13' } });
    const invoice = refunded.on('2026-03-02').invoice(116_000, '2026-03-10');
    refunded.on('2026-03-20').transfer(116_000, [invoice]);
    refunded.on('2026-03-21').refund(116_000);
    expect(asItWas(refunded.on('2026-03-30')).dropped).toBe(0);
    expect(under(refunded, never)).toMatchObject({ dropped: 1, measures: { openMinor: 0 } });

    const promised = new Life();
    const late = promised.on('2026-03-02').invoice(116_000, '2026-03-10');
    promised.on('2026-03-20').ask(override({ type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: '2026-03-27' }));
    promised.on('2026-03-26').transfer(116_000, [late]);
    const noPromises: Policy = { ...mexico, version: 6, holds: { ...mexico.holds, promiseMaxWorkingDays: 1 } };
    expect(under(promised.on('2026-03-30'), noPromises)).toMatchObject({ dropped: 1, measures: { invoicesPaid: 1 } });
  });

  test('a refund gives back what there is; a credit note lowers what is still asked', () => {
    const life = new Life();
    const [large, small] = [life.on('2026-03-02').invoice(116_000, '2026-03-10'), life.invoice(1_500, '2026-03-10')];
    life.on('2026-04-25').transfer(120_000, [large]);
    life.on('2026-05-05');
    // Under the stricter one the service was off by then: the rest of the transfer pays the few pesos, and none are let go.
    expect(asItWas(life).measures).toMatchObject({ openMinor: 0, invoicesPaid: 2 });
    life.creditNote(small, 1_500).refund(4_000);
    expect(asItWas(life.on('2026-05-06'))).toMatchObject({ dropped: 0 });
    expect(under(life, strict)).toMatchObject({ dropped: 0, measures: { openMinor: 0, deactivations: 1 } });
  });

  test('is played from its beginning, or not at all', () => {
    expect(() =>
      replay(
        { realTime: false, facts: [], timeline: [], attempts: [] },
        { policy: mexico },
        '2026-03-01T00:00:00.000Z',
      ),
    ).toThrow('Nothing is recorded of its beginning');
  });

  test('under another policy is under that one throughout, also where it was moved', () => {
    const life = lives['a payment by hand, and another policy half-way']!();
    const hasty: Policy = {
      ...mexico,
      version: 9,
      reminders: { ...mexico.reminders, onDays: [1], lastNoticeOnDay: 5 },
      deactivation: { ...mexico.deactivation, afterDays: 10 },
    };
    expect(asItWas(life, strict).measures.deactivations).toBe(0);
    expect(under(life, hasty)).toMatchObject({ dropped: 0, measures: { deactivations: 1 } });
  });

  test('is asked for a payment when it was asked for, not when its outcome was told', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life
      .on('2026-03-03')
      .ask({ type: 'PAY_REQUESTED', attemptId: 'att_slow', invoiceId: null, methodId: null, trigger: 'portal' });
    life.on('2026-03-04').invoice(58_000, '2026-04-10');
    const slow = life.timeline.map((entry) =>
      'attemptId' in entry.data && entry.data.attemptId === 'att_slow' ? { ...entry, step: life.current.step } : entry,
    );
    expect(asItWas(Object.assign(life, { timeline: slow })).measures).toMatchObject({
      chargedMinor: 116_000,
      openMinor: 58_000,
    });
  });
});

describe('the bank of a life that is played again', () => {
  const attempt = (
    at: Instant,
    outcome: 'succeeded' | 'declined',
    more: Partial<RecordedAttempt> = {},
  ): RecordedAttempt => ({
    id: `att_${at}`,
    at,
    trigger: 'autopay',
    invoiceIds: ['inv_1'],
    amountMinor: 1,
    paymentMethodId: 'pm_1',
    outcome,
    declineCode: outcome === 'declined' ? 'do_not_honor' : null,
    ...more,
  });
  const declined = attempt('2026-03-10T15:37:00.000Z', 'declined');
  const paid = attempt('2026-03-13T15:37:00.000Z', 'succeeded');
  const says = (recorded: RecordedAttempt[], at: Instant, more: object = {}) => {
    const answer = bankSays(recorded, { at, methodId: 'pm_1', invoiceIds: ['inv_1'], ...more }, ZONE);
    return answer.outcome === 'declined' ? answer.declineCode : answer.outcome;
  };

  test('repeats a decline until the day of the success', () => {
    expect(says([declined, paid], '2026-03-10T15:37:00.000Z')).toBe('do_not_honor');
    expect(says([declined, paid], '2026-03-12T23:00:00.000Z')).toBe('do_not_honor');
    expect(says([declined, paid], '2026-03-13T07:00:00.000Z')).toBe('succeeded');
    expect(says([declined, paid], '2026-04-13T07:00:00.000Z')).toBe('succeeded');
  });

  test('declines what is tried sooner than a recorded decline, and pays what is tried sooner than a first success', () => {
    expect(says([declined, paid], '2026-03-09T15:00:00.000Z')).toBe('do_not_honor');
    expect(says([paid], '2026-03-09T15:00:00.000Z')).toBe('succeeded');
  });

  test('says the same within five minutes of a recorded attempt, before or after', () => {
    const again = attempt('2026-03-10T16:37:00.000Z', 'succeeded');
    expect(
      ['15:31', '15:33', '15:37', '15:40', '15:42', '15:43', '16:42'].map((time) =>
        says([declined, again], `2026-03-10T${time}:00.000Z`),
      ),
    ).toEqual([
      'do_not_honor',
      'do_not_honor',
      'do_not_honor',
      'do_not_honor',
      'do_not_honor',
      'succeeded',
      'succeeded',
    ]);
  });

  test('repeats the first decline, and not a later one, until the day of the later one', () => {
    const other = attempt('2026-03-17T15:37:00.000Z', 'declined', { declineCode: 'stolen_card' });
    expect(says([declined, other], '2026-03-12T15:37:00.000Z')).toBe('do_not_honor');
    expect(says([declined, other], '2026-03-17T08:00:00.000Z')).toBe('stolen_card');
    expect(says([declined, other], '2026-04-17T08:00:00.000Z')).toBe('stolen_card');
  });

  test('has said nothing to an attempt that was lost, or whose outcome is not known', () => {
    const lost = { ...declined, id: 'att_lost', outcome: 'lost' as const, declineCode: null };
    expect(says([lost, paid], '2026-03-10T15:37:00.000Z')).toBe('succeeded');
    expect(
      says(
        [
          { ...lost, outcome: 'pending' },
          { ...lost, outcome: 'unknown' },
          { ...lost, outcome: null },
        ],
        '2026-03-10T15:37:00.000Z',
      ),
    ).toBe('insufficient_funds');
  });

  test('to an attempt for several debts says what it said to one for any of them', () => {
    const both = attempt('2026-03-13T15:37:00.000Z', 'declined', { invoiceIds: ['inv_1', 'inv_2'] });
    const single = attempt('2026-03-12T15:37:00.000Z', 'succeeded', { invoiceIds: ['inv_3'] });
    expect(says([single, both], '2026-03-12T15:37:00.000Z')).toBe('do_not_honor');
  });

  test('goes by the same debt, and where that was never tried, by the same card', () => {
    const other = attempt('2026-03-12T15:37:00.000Z', 'succeeded', { invoiceIds: ['inv_2'] });
    expect(says([declined, other], '2026-03-12T15:37:00.000Z')).toBe('do_not_honor');
    expect(says([other], '2026-03-12T15:37:00.000Z')).toBe('succeeded');
  });

  test('where nothing is known, declines, and says that it was assumed', () => {
    expect(bankSays([paid], { at: '2026-03-12T15:37:00.000Z', methodId: 'pm_2', invoiceIds: ['inv_1'] }, ZONE)).toEqual(
      { outcome: 'declined', declineCode: 'insufficient_funds', evidence: null },
    );
  });
});

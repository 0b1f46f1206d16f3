import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

/** Where something is asked for from just so much on, and what moves between a decision and its deed. */

describe('a reminder before the due day', () => {
  const policy = { ...mexico, reminders: { ...mexico.reminders, beforeDueDays: [3] } };
  const reminded = (restBelowMinor: number, ...amounts: string[]): unknown[] => {
    const thresholds = { ...mexico.thresholds, restBelowMinor };
    const life = story({ policy: { ...policy, thresholds } }).on('2026-03-02');
    for (const amount of amounts) life.invoice(amount, { due: '2026-03-20' });
    return written(life.on('2026-03-19'), 'payment-due').map((data) => (data as { amountMinor: number }).amountMinor);
  };

  test('goes from the small rest on that nobody is asked for, all of a day together', () => {
    expect(reminded(5_000, '50.00')).toEqual([5_000]);
    expect(reminded(5_000, '49.99')).toEqual([]);
    expect(reminded(5_000, '20.00', '30.00')).toEqual([5_000]);
    expect(reminded(5_000, '20.00', '29.99')).toEqual([]);
  });

  test('and of nothing none, where no rest is small', () => {
    expect(reminded(0, '0.01')).toEqual([1]);
    expect(reminded(0, '0.00')).toEqual([]);
  });
});

describe('the first reminder that is foretold', () => {
  const foretold = (life: Story) => life.view.upcoming.flatMap((one) => (one.kind === 'reminder' ? [one.at] : []));
  const owing = (amount = '1,000.00'): Story => story().on('2026-03-02').invoice(amount, { due: '2026-03-10' });

  test('is that of whoever has to pay by hand, and none while something keeps it back', () => {
    expect(foretold(owing())).toEqual(['2026-03-11T14:00:00.000Z']);
    expect(foretold(owing().pause('2026-03-30'))).toEqual([]);
    expect(foretold(owing().disputes('A'))).toEqual([]);
    expect(foretold(owing().overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }))).toEqual([]);
  });

  test('is of no small rest, and of what is left without credit', () => {
    expect(foretold(owing('50.00'))).toHaveLength(1);
    expect(foretold(owing('49.99'))).toEqual([]);
    expect(foretold(owing().transfer('950.01', ''))).toEqual([]);
    expect(foretold(owing().transfer('950.00', ''))).toHaveLength(1);
  });
});

describe('a charge that was overtaken before it was begun', () => {
  const waiting = (): Story =>
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .waitsToBegin('chargeBalance')
      .on('2026-03-10', '10:31')
      .watch('charge');
  const skipped = '2026-03-10 10:31 charge.skipped';

  test('by credit goes at once for what is left', () => {
    const life = waiting().transfer('200.00', '').bankAnswers();
    expect(life.world.calls.map(({ amountMinor }) => amountMinor)).toEqual([80_000]);
    life.tells(skipped, '2026-03-10 10:31 charged 800.00');
  });

  test('by another card goes at once with that', () => {
    const life = waiting().card('tok_ok', { fingerprint: 'another', default: false });
    life.world.tokens.delete('pm_1');
    life.fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: 'pm_2' }).bankAnswers();
    expect(life.world.calls.map(({ methodId }) => methodId)).toEqual(['pm_2']);
    life.tells(skipped, '2026-03-10 10:31 charged 1,000.00');
  });

  test('by nothing that anybody knows waits an hour, and goes round in no circle', () => {
    const life = waiting();
    life.world.ledger.blockedMethods.add('pm_1');
    life.bankAnswers().on('2026-03-10', '11:00').tells(skipped);
    life.world.ledger.blockedMethods.delete('pm_1');
    life.on('2026-03-10', '12:00').tells('2026-03-10 11:31 charged 1,000.00');
  });
});

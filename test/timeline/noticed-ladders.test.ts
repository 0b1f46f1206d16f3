import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** Charges that were declined: which are tried again, for what, and with which card. */

const declined = (): Story =>
  story({ card: 'tok_insufficient_funds', watch: ['charge'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });
const planned = (): Story =>
  declined()
    .on('2026-03-12')
    .plan({ '2026-03-20': '500.00', '2026-04-20': '500.00' })
    .on('2026-03-20', '11:00')
    .watch('charge');

describe('an invoice that has another due day leaves its ladder', () => {
  test('what was declined with it is tried again without it', () => {
    const life = declined().invoice('500.00', { due: '2026-03-10' }).on('2026-03-11').watch('charge');
    life.dueMoved('A', '2026-03-31').on('2026-03-14');
    life.tells('2026-03-13 10:30 declined insufficient_funds');
    expect(life.world.calls.map(({ amountMinor }) => amountMinor)).toEqual([150_000, 150_000, 50_000]);
  });

  test("a plan's ladder goes on, whose installment is owed whatever its invoices are due", () => {
    const life = planned().dueMoved('A', '2026-04-01').on('2026-03-20', '12:00');
    life.tells('2026-03-20 11:30 declined insufficient_funds');
  });
});

describe("a plan's declined installment", () => {
  test('whose second try is lost is sent once more, though its invoice alone would not be charged', () => {
    const life = planned();
    life.world.tokens.set('pm_1', 'tok_never_answers');
    life.on('2026-03-20', '13:00');
    life.tells('2026-03-20 11:30 charge.unknown', '2026-03-20 12:30 charge.lost', '2026-03-20 12:30 charge.unknown');
    expect(life.world.calls.slice(-2).map(({ amountMinor, key }) => [amountMinor, key])).toEqual([
      [50_000, 'acc_214:charge:att_214-4:pm_1'],
      [50_000, 'acc_214:charge:att_214-4:pm_1'],
    ]);
  });
});

describe('the same plastic again, under another token', () => {
  test('does not begin a ladder anew that is over', () => {
    const life = declined().on('2026-03-26').shows({ autopay: 'exhausted' }).watch('charge');
    life.card('tok_ok', { fingerprint: 'tok_insufficient_funds' }).shows({ autopay: 'exhausted' });
    expect(life.context.ladders).toMatchObject([{ state: 'exhausted', methodId: 'pm_2', rung: 4 }]);
    life.on('2026-04-30').tells();
  });

  test('goes on where a ladder runs', () => {
    const life = declined().on('2026-03-11').watch('charge');
    life.card('tok_ok', { fingerprint: 'tok_insufficient_funds' }).on('2026-03-14');
    life.tells('2026-03-13 10:30 charged 1,000.00');
  });
});

describe('a case that a decline on the due day has begun', () => {
  const begun = (): Story => declined().invoice('100.00', { due: '2026-04-10' }).on('2026-03-10', '10:40');
  const isOpen = (life: Story): boolean => life.context.case !== null;

  test('is over when what was tried is paid, or due on a later day, whatever else is open', () => {
    expect(isOpen(begun())).toBe(true);
    expect(isOpen(begun().transfer('1,000.00', 'A'))).toBe(false);
    expect(isOpen(begun().dueMoved('A', '2026-03-20'))).toBe(false);
  });

  test('is not over because nothing is tried again: what was tried in vain is due', () => {
    const life = begun().autopay(false);
    expect(life.context.ladders).toEqual([]);
    expect(isOpen(life)).toBe(true);
    expect(isOpen(life.transfer('1,000.00', 'A'))).toBe(false);
  });
});

test('the mail that retries are used up says how often it was tried, and is of that ladder alone', () => {
  const life = declined().invoice('500.00', { due: '2026-03-20' }).on('2026-03-25');
  expect(written(life, 'retries-exhausted')).toMatchObject([{ attempts: 5, amountMinor: 100_000 }]);
});

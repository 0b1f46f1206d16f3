import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered, written } from './told.ts';

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

describe('an automatic charge that came to nothing', () => {
  /** A is declined on the 10th, B on the 11th: two ladders. */
  const two = (): Story =>
    declined().invoice('500.00', { due: '2026-03-11' }).on('2026-03-11', '11:00').watch('charge');
  const triedAt = (life: Story, minor: number): string[] =>
    life.world.calls.filter(({ amountMinor }) => amountMinor === minor).map(({ at }) => at.slice(5, 16));

  test('goes back on its own ladder, the newest of two: the other goes on where it was', () => {
    const life = two().waitsToBegin('chargeBalance').on('2026-03-11', '11:31').transfer('100.00', 'B').bankAnswers();
    life.tells('2026-03-11 11:31 charge.skipped', '2026-03-11 11:31 declined insufficient_funds').on('2026-03-26');
    expect([triedAt(life, 100_000), triedAt(life, 50_000), triedAt(life, 40_000)]).toEqual([
      ['03-10T16:30', '03-10T17:30', '03-13T16:30', '03-17T16:30', '03-24T16:30'],
      ['03-11T16:30'],
      ['03-11T17:31', '03-14T16:30', '03-18T16:30', '03-25T16:30'],
    ]);
  });

  test('of a new card that nobody asked to charge, waits for the window; asked for, for no more than the next look', () => {
    const stopped = (chargeNow: boolean): Story => {
      const life = story({ card: 'tok_stolen', watch: ['charge'] })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-03-12', '16:00')
        .watch('charge')
        .stops('charges');
      return life.card('tok_ok', { chargeNow }).lets('charges');
    };
    stopped(false).on('2026-03-14').tells('2026-03-13 10:30 charged 1,000.00');
    stopped(true).on('2026-03-12', '18:00').tells('2026-03-12 17:00 charged 1,000.00');
  });
});

test("a bank's advice to wait is kept for as long as it holds, though nothing else is remembered so long", () => {
  const policy = { ...mexico, networks: [] };
  const life = story({ card: 'tok_declines mastercard_advice_30', policy, watch: ['charge'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-12') // declined on the 10th: not again before ten days are over
    .card('tok_insufficient_funds', { default: false })
    .pays('A', { method: 'pm_2' });
  const remembered = () => life.context.attemptLedger.map(({ notBefore }) => notBefore);
  expect(remembered()).toEqual(['2026-03-20T16:30:00.000Z', null]);
  life.later(120).pays('A', { method: 'pm_1', refused: 'attempt_limit_reached' });
  life.on('2026-03-21'); // tried again on the minute, and advised anew
  expect(remembered()).toEqual(['2026-03-30T16:30:00.000Z']);
});

describe('a ladder', () => {
  test('of direct debits rests half a day after one came back, though its next day is that day', () => {
    const debits = { ...mexico.charge.debits, retryOnDays: [1, 2] };
    const policy = { ...mexico, charge: { ...mexico.charge, debits } };
    const life = story({ card: 'tok_bank_bounced', policy, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12', '10:00')
      .watch('charge')
      .on('2026-03-14', '12:00');
    life.tells(
      '2026-03-12 10:30 charge.pending',
      '2026-03-13 10:30 charge.returned',
      '2026-03-14 10:30 charge.pending',
    );
  });

  test('whose last try somebody makes by hand, within the hour before it, is over', () => {
    const life = declined().on('2026-03-24', '10:00').watch('charge').pays();
    life.tells('2026-03-24 10:00 declined insufficient_funds', '2026-03-24 10:00 retries.exhausted');
    life.shows({ autopay: 'exhausted' }).on('2026-04-30').tells();
  });

  test('of a plan that is called off still waits for another card, where its own was refused for good', () => {
    const life = story({ card: 'tok_stolen', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-31' })
      .plan({ '2026-03-20': '500.00', '2026-04-20': '500.00' })
      .on('2026-03-20', '11:00');
    life.overrides({ type: 'CANCEL_PLAN_REQUESTED' });
    expect(life.context.ladders).toMatchObject([{ planId: null, state: 'needsMethod' }]);
  });
});

test('a debit that comes back after autopay was switched off is told of as that, and as nothing else', () => {
  const life = story({ card: 'tok_bank_bounced', watch: ['email'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10', '11:00')
    .watch('email')
    .autopay(false)
    .on('2026-03-11', '12:00');
  life.tells('2026-03-11 10:30 email payment-returned');
  const mails = ordered(life, 'sendEmail').flatMap(({ params: { mail } }) => [mail.topic, ...mail.also]);
  expect(mails.filter(({ template }) => template === 'payment-declined')).toEqual([]);
});

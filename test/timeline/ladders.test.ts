import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, written } from './told.ts';

/** Charges that were declined on Tuesday 10 March at 10:30, and what stands in the way of their retries. */
const RETRY_NOW = { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null } as const;
const owing = (card: string, watch: 'charge'[] | ('charge' | 'email')[] = ['charge']) =>
  story({ card, watch }).on('2026-03-02').invoice('100.00', { due: '2026-03-10' });
const declined = (watch?: ('charge' | 'email')[]) =>
  owing('tok_insufficient_funds', watch)
    .on('2026-03-10', '12:00')
    .watch(...(watch ?? ['charge']));

describe('two ladders', () => {
  const both = (card = 'tok_insufficient_funds') => owing(card).invoice('200.00', { due: '2026-03-12' });

  test('a card that is refused for good is on none of them any more', () => {
    const life = both().on('2026-03-12', '10:00');
    life.world.tokens.set('pm_1', 'tok_stolen');
    life
      .on('2026-03-12', '12:00')
      .shows({ autopay: 'needsMethod' })
      .pause('2026-03-19', { invoiceId: 'A' })
      .watch('charge');
    // The next card pays the second; the first waits for the end of its pause.
    life.card('tok_ok').on('2026-03-31').tells('2026-03-12 12:00 charged 200.00', '2026-03-20 10:30 charged 100.00');
  });

  test("nor is one that an agent's attempt finds refused", () => {
    const life = both().on('2026-03-12', '14:00').watch('charge');
    life.world.tokens.set('pm_1', 'tok_stolen');
    life
      .overrides(RETRY_NOW)
      .tells('2026-03-12 14:00 declined stolen_card')
      .shows({ autopay: 'needsMethod' })
      .card('tok_ok', { default: false })
      .on('2026-03-31')
      .tells();
  });

  test('an invoice is on one of them: what another card was tried for goes on there, the rest where it was', () => {
    const life = story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .invoice('200.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .disputes('B')
      .card('tok_insufficient_funds', { fingerprint: 'another' })
      .watch('charge')
      .on('2026-03-12')
      .resolve('B', 'rejected')
      .on('2026-04-30')
      .watch('charge');
    const tries = (minor: number) =>
      life.world.calls
        .filter((call) => call.amountMinor === minor)
        .map(({ at, methodId }) => `${methodId} ${at.slice(5, 16)}`);
    expect({ both: tries(30_000), first: tries(10_000), second: tries(20_000) }).toEqual({
      both: ['pm_1 03-10T16:30', 'pm_1 03-10T17:30'],
      first: ['pm_2 03-10T18:00', 'pm_2 03-10T19:00', 'pm_2 03-13T18:30', 'pm_2 03-17T18:00', 'pm_2 03-24T18:00'],
      second: ['pm_2 03-13T16:30', 'pm_2 03-13T17:30', 'pm_2 03-16T16:30', 'pm_2 03-20T16:30', 'pm_2 03-27T16:30'],
    });
  });
});

test(
  'a retry of what is left of a ladder, while the rest is in dispute: its next is to come once, and ' +
    'takes what may be charged by then',
  () => {
    const life = owing('tok_insufficient_funds')
      .invoice('200.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .disputes('B')
      .on('2026-03-10', '12:00')
      .expects('2026-03-13 10:30 retry 100.00');
    life.resolve('B', 'rejected').expects('2026-03-13 10:30 retry 300.00');
  },
);

test('a card after one that was refused: its ladder has an end like any other', () => {
  owing('tok_stolen')
    .on('2026-03-11')
    .card('tok_insufficient_funds')
    .shows({ autopay: 'retryScheduled' })
    .on('2026-04-30')
    .shows({ autopay: 'exhausted' });
});

describe('a case', () => {
  test('opens with the decline: a promise of that day is one of its two', () => {
    declined()
      .promises('100.00', '2026-03-11')
      .on('2026-03-17')
      .promises('100.00', '2026-03-18')
      .on('2026-03-24')
      .promises('100.00', '2026-03-25', { refused: 'not_allowed_now' });
  });
});

describe('who is told of a decline', () => {
  test('whoever waits for the answer to chargeNow, at once; the retry after it is told of to nobody', () => {
    const asked = (card: string) =>
      story({ autopay: true, watch: ['charge', 'email'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-12', '22:00')
        .watch('charge', 'email')
        .card(card, { chargeNow: true });
    asked('tok_insufficient_funds')
      .on('2026-03-14')
      .tells(
        '2026-03-12 22:00 declined insufficient_funds',
        '2026-03-12 22:00 email payment-declined',
        '2026-03-12 23:00 declined insufficient_funds',
      );
    asked('tok_stolen')
      .on('2026-03-14')
      .tells('2026-03-12 22:00 declined stolen_card', '2026-03-12 22:00 email payment-declined');
    asked('tok_bank_bounced')
      .on('2026-03-14')
      .tells('2026-03-12 22:00 charge.pending', '2026-03-13 22:00 charge.returned');
  });

  test("of a new card that was tried by itself: when the hour's retry has failed too", () => {
    owing('tok_stolen', ['charge', 'email'])
      .on('2026-03-12', '12:00')
      .watch('charge', 'email')
      .card('tok_insufficient_funds')
      .on('2026-03-12', '19:00')
      .tells(
        '2026-03-12 12:00 declined insufficient_funds',
        '2026-03-12 13:00 declined insufficient_funds',
        '2026-03-12 13:00 email payment-declined',
      );
  });

  test('of direct debits that come back before they have settled: each time, and by their own words', () => {
    owing('tok_bank_bounced', ['charge', 'email'])
      .on('2026-03-10')
      .watch('charge', 'email')
      .on('2026-03-12', '12:00')
      .tells(
        '2026-03-10 10:30 charge.pending',
        '2026-03-11 10:30 charge.returned',
        '2026-03-11 10:30 email payment-returned',
      );
  });

  test('they too, when autopay was switched off meanwhile, and once', () => {
    story({ autopay: true, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .watch('charge', 'email')
      .bankKeepsBack()
      .card('tok_insufficient_funds', { chargeNow: true })
      .autopay(false)
      .bankAnswers()
      .on('2026-03-16')
      .tells('2026-03-12 09:00 declined insufficient_funds', '2026-03-12 09:00 email payment-declined');
  });

  test('whoever asked, also when the method is gone meanwhile', () => {
    const life = owing('tok_insufficient_funds', ['charge', 'email'])
      .on('2026-03-10', '10:00')
      .watch('charge', 'email')
      .bankKeepsBack()
      .on('2026-03-10', '10:30')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .bankAnswers();
    expect(life.entries.at(-1)).toMatchObject({
      type: 'retry.scheduled',
      summary: 'To be tried again when it may be',
      data: { at: null, rung: 1 },
    });
    life.tells('2026-03-10 10:30 declined insufficient_funds').shows({ autopay: 'needsMethod' });
    const asked = owing('tok_stolen', ['charge', 'email'])
      .bankKeepsBack()
      .pays()
      .watch('charge', 'email')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .bankAnswers();
    asked
      .tells('2026-03-02 09:00 declined stolen_card', '2026-03-02 09:00 email payment-declined')
      .shows({ payment: 'idle' });
  });

  test('at the end the mail says how often it was tried', () => {
    const life = declined().invoice('200.00', { due: '2026-03-12' }).on('2026-03-31');
    expect(written(life, 'retries-exhausted')).toMatchObject([
      { attempts: 5, amountMinor: 10_000 },
      { attempts: 5, amountMinor: 20_000 },
    ]);
    expect(ordered(life, 'sendEmail').flatMap(({ key }) => (key.includes('exhausted') ? [key] : []))).toEqual([
      'acc_214:retries-exhausted:ladder-1',
      'acc_214:retries-exhausted:ladder-2',
    ]);
  });
});

describe('in the place of an automatic try', () => {
  const byHand = (at: '09:29' | '09:30' | '10:00') => declined().on('2026-03-13', at).pays();

  test('of a retry: one that is due within the hour, not at its end', () => {
    byHand('10:00').on('2026-03-16').tells('2026-03-13 10:00 declined insufficient_funds');
    byHand('09:30')
      .on('2026-03-16')
      .tells('2026-03-13 09:30 declined insufficient_funds', '2026-03-13 10:30 declined insufficient_funds');
    byHand('09:29')
      .on('2026-03-16')
      .tells('2026-03-13 09:29 declined insufficient_funds', '2026-03-13 10:30 declined insufficient_funds');
  });

  test("of a due day's charge: the same", () => {
    const due = (at: '09:30' | '10:00') =>
      owing('tok_insufficient_funds').on('2026-03-10', at).pays().on('2026-03-10', '12:30');
    due('10:00').tells('2026-03-10 10:00 declined insufficient_funds', '2026-03-10 11:00 declined insufficient_funds');
    due('09:30').tells(
      '2026-03-10 09:30 declined insufficient_funds',
      '2026-03-10 10:30 declined insufficient_funds',
      '2026-03-10 11:30 declined insufficient_funds',
    );
  });

  test("of the same method's: another card's decline takes no place", () => {
    const other = (life: Story, method = 'pm_2') =>
      life.card('tok_insufficient_funds', { default: false, fingerprint: 'another' }).pays(null, { method });
    other(declined().on('2026-03-13', '10:00'))
      .on('2026-03-16')
      .tells('2026-03-13 10:00 declined insufficient_funds', '2026-03-13 10:30 declined insufficient_funds');
    other(owing('tok_ok').on('2026-03-10', '10:00'))
      .on('2026-03-12')
      .tells('2026-03-10 10:00 declined insufficient_funds', '2026-03-10 10:30 charged 100.00');
    other(
      story({ autopay: true, watch: ['charge'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-10', '10:00'),
      'pm_1',
    )
      .on('2026-03-12')
      .tells('2026-03-10 10:00 declined insufficient_funds');
  });

  test("of what was asked to pay: the rest of the day's charge goes when the card may be tried again", () => {
    owing('tok_insufficient_funds')
      .invoice('200.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:00')
      .pays('A')
      .on('2026-03-10', '13:30')
      .tells(
        '2026-03-10 10:00 declined insufficient_funds',
        '2026-03-10 11:00 declined insufficient_funds',
        '2026-03-10 12:00 declined insufficient_funds',
        '2026-03-10 13:00 declined insufficient_funds',
      );
  });

  test("whoever asked has heard of it: the hour's retry is told of to nobody", () => {
    owing('tok_insufficient_funds', ['charge', 'email'])
      .on('2026-03-10', '10:00')
      .watch('charge', 'email')
      .pays()
      .on('2026-03-10', '19:00')
      .tells(
        '2026-03-10 10:00 declined insufficient_funds',
        '2026-03-10 10:00 email payment-declined',
        '2026-03-10 11:00 declined insufficient_funds',
      );
  });

  test('not while a hold keeps it back: it is made up when that ends', () => {
    declined()
      .pause('2026-03-13')
      .on('2026-03-13', '10:00')
      .pays()
      .on('2026-03-16')
      .tells('2026-03-13 10:00 declined insufficient_funds', '2026-03-14 10:30 declined insufficient_funds');
  });

  test('nor without autopay: switched on the same day, it makes the due day up', () => {
    story({ card: 'tok_declined_once', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:00')
      .pays()
      .on('2026-03-10', '12:00')
      .autopay(true)
      .on('2026-03-12')
      .tells('2026-03-10 10:00 declined insufficient_funds', '2026-03-10 12:00 charged 100.00');
  });

  test('a ladder that is over stays over, with its one mail', () => {
    declined(['charge', 'email'])
      .on('2026-03-24', '10:31')
      .watch('charge', 'email')
      .on('2026-03-24', '11:31')
      .pays()
      .on('2026-03-24', '19:00')
      .tells('2026-03-24 11:31 declined insufficient_funds', '2026-03-24 11:31 email payment-declined');
  });
});

describe('rungs that have passed', () => {
  test('the one of this very instant is the latest', () => {
    owing('tok_insufficient_funds')
      .on('2026-03-10', '11:00')
      .watch('charge')
      .outageUntil('2026-03-13', '10:30')
      .on('2026-03-18')
      .tells('2026-03-13 10:30 declined insufficient_funds', '2026-03-17 10:30 declined insufficient_funds');
  });
});

describe("a plan's ladder", () => {
  const plan = (card: string) =>
    story({ card, autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' })
      .autopay(true);

  test('is over when its installment has come otherwise: the next is charged on its day, at its minute', () => {
    plan('tok_declined_once')
      .on('2026-03-20', '11:00')
      .shows({ autopay: 'retryScheduled' })
      .transfer('400.00', 'A')
      .shows({ autopay: 'idle' })
      .on('2026-04-20', '08:00')
      .invoice('5.00', { due: '2026-05-10' })
      .on('2026-04-21')
      .tells('2026-03-20 10:30 declined insufficient_funds', '2026-04-20 10:30 charged 600.00');
  });

  test("is the plan's, whatever else is on hold", () => {
    story({ card: 'tok_declined_once', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('100.00', { due: '2026-03-10' })
      .disputes('B')
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-04-20': '700.00' })
      .autopay(true)
      .on('2026-03-21')
      .tells('2026-03-20 10:30 declined insufficient_funds', '2026-03-20 11:30 charged 400.00');
  });

  test('goes on for what has not come of it', () => {
    plan('tok_declined_once')
      .on('2026-03-20', '11:00')
      .transfer('150.00', 'A')
      .shows({ autopay: 'retryScheduled' })
      .on('2026-03-21')
      .tells('2026-03-20 10:30 declined insufficient_funds', '2026-03-20 11:30 charged 250.00')
      .shows({ autopay: 'idle', holds: 'plan' });
  });

  test('what an outage has kept back goes with the installment of its day, in the window', () => {
    story({ card: 'tok_declined_twice', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-03-24': '600.00' })
      .autopay(true)
      .on('2026-03-20', '12:00')
      .outageUntil('2026-03-24', '08:00')
      .on('2026-03-25')
      .tells(
        '2026-03-20 10:30 declined insufficient_funds',
        '2026-03-20 11:30 declined insufficient_funds',
        '2026-03-24 10:30 charged 1,000.00',
      );
  });

  test('a new card takes up an installment that the last one was refused for', () => {
    plan('tok_stolen')
      .on('2026-03-20', '12:00')
      .shows({ autopay: 'needsMethod' })
      .card('tok_ok')
      .on('2026-03-21')
      .tells('2026-03-20 10:30 declined stolen_card', '2026-03-20 12:00 charged 400.00')
      .shows({ autopay: 'idle', holds: 'plan' });
  });

  test('a direct debit of an installment is one try of it', () => {
    plan('tok_bank_bounced')
      .on('2026-03-20', '12:00')
      .shows({ autopay: 'idle' })
      .expects('2026-03-23 10:30 lookup', '2026-03-24 00:00 holdEnds')
      .on('2026-03-23', '12:00')
      .tells('2026-03-20 10:30 charge.pending', '2026-03-23 10:30 charge.returned');
  });
});

import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { answersOf, reasonsOf } from './reasons.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** 1,000.00 since 2 March, due on Tuesday 10 March. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

describe('a transfer that may be its own keeps an account quiet through the next bank day', () => {
  test('no reminder; what passed meanwhile goes when it is over', () => {
    owing()
      .on('2026-03-10', '20:30')
      .watch('email', 'hold')
      .suggests('btx_9', '1,000.00')
      .expects('2026-03-12 00:00 holdEnds')
      .on('2026-03-12')
      .tells(
        '2026-03-10 20:30 hold.placed transfer',
        '2026-03-12 00:00 hold.released transfer',
        '2026-03-12 08:00 email overdue-reminder',
      );
  });

  test('no charge on the due day; it is made up in the next window', () => {
    owing({ card: 'tok_ok' })
      .on('2026-03-09', '12:00')
      .watch('charge', 'hold')
      .suggests('btx_9', '1,000.00')
      .expects('2026-03-11 00:00 holdEnds')
      .on('2026-03-11', '12:00')
      .tells(
        '2026-03-09 12:00 hold.placed transfer',
        '2026-03-11 00:00 hold.released transfer',
        '2026-03-11 10:30 charged 1,000.00',
      );
  });

  test('no retry; it goes at its own hour after', () => {
    owing({ card: 'tok_insufficient_funds' })
      .on('2026-03-12', '18:00')
      .watch('charge')
      .suggests('btx_9', '1,000.00')
      .on('2026-03-15')
      .tells('2026-03-14 10:30 declined insufficient_funds');
  });

  test('no deactivation, by nobody', () => {
    const life = owing().on('2026-05-08', '18:00').watch('service', 'hold').suggests('btx_9', '1,000.00');
    life
      .expects('2026-05-12 00:00 holdEnds')
      .on('2026-05-11', '09:00')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, { refused: 'not_allowed_now' })
      .on('2026-05-12', '09:00')
      .tells(
        '2026-05-08 18:00 hold.placed transfer',
        '2026-05-12 00:00 hold.released transfer',
        '2026-05-12 08:00 service.deactivated',
      );
  });

  test('no relock of a service that is lent', () => {
    owing()
      .on('2026-05-13')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' })
      .on('2026-05-14', '18:00')
      .watch('service')
      .suggests('btx_9', '1,000.00')
      .on('2026-05-18', '12:00')
      .tells('2026-05-18 08:00 service.relocked');
  });

  test('over a weekend and a closure of the banks, through the first day on which they are open', () => {
    // Monday 16 March 2026 is the banks' holiday.
    owing().on('2026-03-13', '12:00').suggests('btx_9', '1,000.00').expects('2026-03-18 00:00 holdEnds');
  });

  test('for as long as the policy says', () => {
    const policy = { ...mexico, holds: { ...mexico.holds, transferBankDays: 3 } };
    owing({ policy }).on('2026-03-10', '20:30').suggests('btx_9', '1,000.00').expects('2026-03-14 00:00 holdEnds');
  });

  test('who wants to pay, may', () => {
    owing({ card: 'tok_ok', autopay: false })
      .on('2026-03-11', '07:00')
      .watch('charge')
      .suggests('btx_9', '1,000.00')
      .pays()
      .tells('2026-03-11 07:00 charged 1,000.00');
  });
});

describe('it ends at once', () => {
  test('when the transfer was its own: nothing is asked for, nor charged', () => {
    owing({ card: 'tok_ok' })
      .on('2026-03-09', '12:00')
      .watch('charge', 'hold', 'money')
      .suggests('btx_9', '1,000.00')
      .on('2026-03-10', '14:00')
      .transfer('1,000.00', 'A', { id: 'btx_9' })
      .expects()
      .on('2026-03-20')
      .tells(
        '2026-03-09 12:00 hold.placed transfer',
        '2026-03-10 14:00 transfer.matched',
        '2026-03-10 14:00 hold.released transfer',
        '2026-03-10 14:00 invoice.paid',
      );
  });

  test.each(['elsewhere', 'dismissed'] as const)('when it was not: %s', (why) => {
    owing()
      .on('2026-03-10', '20:30')
      .watch('email', 'hold')
      .suggests('btx_9', '1,000.00')
      .on('2026-03-11', '10:00')
      .rulesOut('btx_9', why)
      .on('2026-03-11', '11:00')
      .tells(
        '2026-03-10 20:30 hold.placed transfer',
        '2026-03-11 10:00 hold.released transfer',
        '2026-03-11 10:00 email overdue-reminder',
      );
  });

  test('another transfer ends nothing but its own', () => {
    owing()
      .on('2026-03-10', '20:30')
      .suggests('btx_9', '1,000.00')
      .suggests('btx_8', '1,000.00')
      .rulesOut('btx_8')
      .transfer('100.00', 'A')
      .shows({ holds: 'transfer' })
      .rulesOut('btx_9')
      .shows({ holds: '' });
  });

  test('when the debt is written off', () => {
    owing()
      .on('2026-03-12')
      .suggests('btx_9', '1,000.00')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .shows({ holds: '' });
  });
});

describe('it holds nobody', () => {
  test('who owes nothing', () => {
    story().on('2026-03-02').watch('hold').suggests('btx_9', '1,000.00').tells();
  });

  test('twice', () => {
    const life = owing().on('2026-03-10', '20:30').suggests('btx_9', '1,000.00').on('2026-03-11').watch('hold');
    life.suggests('btx_9', '1,000.00').tells().expects('2026-03-12 00:00 holdEnds');
  });

  test('when it is a trifle beside what is open, and does where that is as little', () => {
    owing().suggests('btx_9', '49.99').shows({ holds: '' }).suggests('btx_8', '50.00').shows({ holds: 'transfer' });
    story()
      .on('2026-03-02')
      .invoice('40.00', { due: '2026-03-10' })
      .suggests('btx_9', '40.00')
      .shows({ holds: 'transfer' });
  });

  test('whose account is closed', () => {
    const life = owing().transfer('1,000.00', 'A').overrides({ type: 'CLOSE_REQUESTED' });
    life.watch('hold').suggests('btx_9', '1,000.00').tells();
  });
});

test('what was said of it after it was over changes nothing', () => {
  const life = owing().on('2026-03-10', '20:30').suggests('btx_9', '1,000.00').on('2026-03-13').watch('hold');
  const before = life.view.version;
  life.rulesOut('btx_9').tells();
  expect(life.view.version).toBe(before);
});

test('the timeline says why it is held, and an agent can read it out', () => {
  const life = owing({ card: 'tok_ok' })
    .on('2026-03-10', '08:30')
    .suggests('btx_9', '1,000.00', ['exactAmount', 'payerName']);
  expect(
    life.entries.filter(({ type }) => type === 'transfer.suggested').map(({ summary, data }) => [summary, data]),
  ).toEqual([
    [
      "A transfer of 1,000.00 MXN that nobody could match may be this account's",
      { transferId: 'btx_9', amountMinor: 100_000, evidence: ['exactAmount', 'payerName'] },
    ],
  ]);
  expect(answersOf(life).slice(4)).toEqual([
    'autopay: Autopay is on, and charges nothing while the account is on hold.',
    '  Holds: holds add up (2 8)',
    'silence: The account is on hold for a bank transfer that may be its own through 11 March 2026 (1,000.00 MXN wait to be matched).',
    'Meanwhile there is no automatic charge, no reminder and no deactivation.',
    '  Holds: a transfer that nobody could match (8)',
    '    holds.transferBankDays 1',
    'nextAction: What keeps the account on hold for a bank transfer that may be its own lasts through 11 March 2026.',
    '  Holds: a transfer that nobody could match (8)',
    '    holds.transferBankDays 1',
  ]);
});

test('a state that is kept with it is read as it was', () => {
  const { state } = owing().on('2026-03-10', '20:30').suggests('btx_9', '1,000.00');
  const back = accountChart.thaw(SHAPE, JSON.parse(JSON.stringify(accountChart.freeze(state))), mexico);
  expect(back.snapshot.context.holds).toEqual(state.snapshot.context.holds);
});

test('each line of it says by which rule, and what it rests on', () => {
  const life = owing()
    .on('2026-03-10', '20:30')
    .suggests('btx_8', '1,000.00')
    .suggests('btx_9', '1,000.00')
    .rulesOut('btx_8')
    .transfer('400.00', 'A', { id: 'btx_9' });
  expect(reasonsOf(life).slice(3)).toEqual([
    '4 2026-03-10 20:30 transfer.suggested: Money: transfers',
    '5 2026-03-10 20:30 hold.placed transfer: Holds: a transfer that nobody could match (4)',
    '  holds.transferBankDays 1',
    '6 2026-03-10 20:30 transfer.suggested: Money: transfers',
    '7 2026-03-10 20:30 hold.placed transfer: Holds: a transfer that nobody could match (6)',
    '  holds.transferBankDays 1',
    '8 2026-03-10 20:30 hold.released transfer: Holds: a transfer that nobody could match (5)',
    '  holds.transferBankDays 1',
    '9 2026-03-10 20:30 transfer.received: -',
    '10 2026-03-10 20:30 transfer.matched: Money: transfers (9)',
    '11 2026-03-10 20:30 hold.released transfer: Holds: a transfer that nobody could match (7 10)',
    '  holds.transferBankDays 1',
    '12 2026-03-10 20:30 email.sent payment-receipt: Money: what a receipt names (10)',
  ]);
});

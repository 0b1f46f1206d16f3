import { describe, expect, test } from '@jest/globals';
import { becauseOf, saysOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered } from './told.ts';

/** What is said of an account, and why an entry stands there, where two things of a kind stand side by side. */

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });

test('a new method that waits is what comes next, and what autopay says: not that nothing is tried', () => {
  const life = owing({ card: 'tok_stolen' }).on('2026-02-12').stops('charges').card('tok_bank_ok');
  const rests = ['  Charging: a new card', '  since 2026-02-12 method.added'];
  expect(saysOf(life, 'autopay')).toEqual([
    '1,000.00 MXN is charged on 12 February 2026 at 10:00, to the bank account that ends in 4242.',
    'Charges of all accounts are stopped just now, and it waits for that.',
    ...rests,
  ]);
  expect(saysOf(life, 'nextAction')).toEqual([
    '1,000.00 MXN is tried with the new method on 12 February 2026 at 10:00, if charges go on again by then.',
    ...rests,
  ]);
});

describe('retries', () => {
  test('of a card and of a debit side by side: what is used up is said with its own days', () => {
    const policy = { ...mexico, charge: { ...mexico.charge, retryOnDays: [2] } };
    const life = owing({ card: 'tok_bank_returned', policy }).invoice('500.00', { due: '2026-02-12' });
    life.on('2026-02-11').card('tok_insufficient_funds').on('2026-02-16');
    expect(saysOf(life, 'autopay').slice(2)).toEqual([
      '  Charging: direct debit',
      '  since 2026-02-13 retry.scheduled',
      '  since 2026-02-14 charge.declined',
      '  by charge.debits.retryOnDays 3,10',
    ]);
    expect(becauseOf(life, /retries-exhausted/)).toEqual([
      '2026-02-16 email.sent retries-exhausted: Charging: the automatic decline mail',
      '  since 2026-02-14 retries.exhausted',
      '  by charge.retryOnDays 2',
    ]);
  });

  test('kept back beside some that are used up: they rest on their own day alone', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).invoice('500.00', { due: '2026-03-10' });
    expect(saysOf(life.on('2026-03-10', '12:00').pause('2026-03-20'), 'autopay')).toEqual([
      'The last charge was declined.',
      'It is tried again as soon as nothing keeps it back.',
      '  Charging: a retry that was kept back',
      '  since 2026-03-10 charge.declined',
      '  since 2026-03-10 retry.scheduled',
      '  by charge.retryOnDays 3,7,14',
    ]);
  });

  test('that a network or a bank holds back are said to be, and by which rule', () => {
    const visa = { network: 'visa', from: '2020-01-01', source: 'ours', sameAmount: null } as const;
    const policy = { ...mexico, networks: [{ ...visa, declines: { max: 2, hours: 100 } }] };
    const limited = owing({ card: 'tok_insufficient_funds', policy }).on('2026-02-10', '12:00');
    expect(saysOf(limited, 'autopay')).toEqual([
      'The last charge was declined.',
      '1,000.00 MXN is tried again on 15 February 2026 at 10:30, not sooner because of the card.',
      '  Charging: network limits',
      '  since 2026-02-10 charge.declined',
      '  since 2026-02-10 retry.scheduled',
      '  by charge.retryOnDays 3,7,14',
    ]);
    const advised = story({ autopay: true }).card('tok_declines mastercard_advice_25', { brand: 'mastercard' });
    advised.on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).on('2026-02-10', '10:31');
    expect(saysOf(advised, 'autopay').slice(1)).toEqual([
      '1,000.00 MXN is tried again on 11 February 2026 at 10:30, not sooner because of the card.',
      '  Charging: network limits',
      '  since 2026-02-10 charge.declined',
      '  since 2026-02-10 retry.scheduled',
      '  by charge.retryAfterMinutes 60',
    ]);
  });
});

describe('a charge', () => {
  const charges = (life: Story): string[] => becauseOf(life, /^charge.(attempted|skipped)/);

  test('that is late is so by its own due day, whatever else is still to fall due', () => {
    const life = owing({ card: 'tok_ok' }).invoice('500.00', { due: '2026-03-10' }).pause('2026-02-10');
    expect(charges(life.on('2026-02-12')).slice(0, 4)).toEqual([
      '2026-02-11 charge.attempted: Charging: a due day that was missed',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-11 hold.released agent',
    ]);
  });

  test('of a debit that came back rests on its own ladder, beside that of a card', () => {
    const policy = { ...mexico, charge: { ...mexico.charge, retryOnDays: [5] } };
    const life = owing({ card: 'tok_bank_returned', policy }).invoice('500.00', { due: '2026-02-12' });
    life.on('2026-02-11').card('tok_insufficient_funds').on('2026-02-14');
    expect(saysOf(life, 'nextAction').slice(0, 2)).toEqual([
      '1,000.00 MXN is tried again on 16 February 2026 at 10:30.',
      '  Charging: direct debit',
    ]);
    life.on('2026-02-16', '10:31');
    expect(charges(life).slice(-3)).toEqual([
      '2026-02-16 charge.attempted: Charging: direct debit',
      '  since 2026-02-13 retry.scheduled',
      '  by charge.debits.retryOnDays 3,10',
    ]);
  });

  test('that was overtaken rests on what has overtaken it, and on nothing that was paid long before', () => {
    const overtaken = (happens: (life: Story) => Story): string[] => {
      const life = story({ card: 'tok_ok' }).on('2026-01-10').invoice('70.00', { due: '2026-01-20' });
      life.transfer('70.00', 'A').on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
      life.waitsToBegin('chargeBalance').on('2026-02-10', '10:31');
      return charges(happens(life).bankAnswers());
    };
    const skipped = '2026-02-10 charge.skipped: Charging: the charge on the due day';
    const byWord = { type: 'WRITE_OFF_REQUESTED' } as const;
    expect(overtaken((life) => life.overrides(byWord, { admin: true }))).toEqual([
      skipped,
      '  since 2026-02-10 invoice.uncollectible B',
    ]);
    expect(overtaken((life) => life.voids('B'))).toEqual([skipped, '  since 2026-02-10 invoice.voided B']);
  });

  test('whose window went by missed it since a hold ended, or charges were stopped', () => {
    const missed = (life: Story) => charges(life.outageUntil('2026-02-10', '16:00').on('2026-02-10', '17:00'))[1];
    const held = owing({ card: 'tok_ok' }).pause('2026-02-09').on('2026-02-10', '08:00');
    expect(missed(held)).toBe('  since 2026-02-10 hold.released agent');
    const stopped = owing({ card: 'tok_ok' }).stops('charges').on('2026-02-10', '12:00');
    expect(missed(stopped)).toBe('  since 2026-02-10 charge.held');
  });
});

test('credit that is being put against what is due keeps all else waiting', () => {
  const life = owing();
  life.world.slow.add('applyCredit');
  expect(saysOf(life.on('2026-02-11').transfer('400.00', ''), 'silence')).toEqual([
    'Credit of 400.00 MXN is being put against what is due.',
    '  Money: overpayment and credit',
  ]);
});

test('a mail of what was bought rests on its invoice, and on its payment where that came first', () => {
  const bought = (life: Story): Story => life.invoice('1,740.00', { due: '2026-03-17', bought: 'equipment' }).later(1);
  const mails = (life: Story): string[] => becauseOf(life, /equipment-invoice/);
  expect(mails(bought(story().on('2026-03-02')))).toEqual([
    '2026-03-02 email.sent equipment-invoice: Billing: equipment and one-off invoices',
    '  since 2026-03-02 invoice.issued A',
  ]);
  const paid = bought(story().on('2026-03-02').waitsToBegin('sendEmail')).transfer('1,740.00', 'A').bankAnswers();
  expect(mails(paid)).toEqual([
    '2026-03-02 email.skipped equipment-invoice: Days: a mail is true when it leaves',
    '  since 2026-03-02 invoice.paid A',
  ]);
});

test('that what is rented goes on month by month is said by the rule of rentals', () => {
  const rented = story().on('2026-01-10').rents('eqo_1', '2026-01-10', '2026-02-01', '2026-07-09').on('2026-07-13');
  expect(becauseOf(rented, /contract/)).toEqual([
    '2026-07-10 contract.continued: Billing: rental',
    '2026-07-10 email.sent contract-continues: Billing: rental',
    '  since 2026-07-10 contract.continued',
  ]);
});

test('what was written off and paid is given up again since its bank has taken the money back', () => {
  const paid = (card: string): Story => {
    const life = owing({ card, autopay: false })
      .on('2026-02-12')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    return life.pays().on('2026-02-20');
  };
  const givenUp = (life: Story): string | undefined => becauseOf(life, /invoice.uncollectible/)[3];
  expect(givenUp(paid('tok_ok').chargeback())).toBe('  since 2026-02-20 chargeback.received');
  expect(givenUp(paid('tok_bank_returned'))).toBe('  since 2026-02-17 charge.returned');
});

test('of two pauses the one that ends first rests on its own order, though it was placed last', () => {
  const life = owing().on('2026-02-12').pause('2026-03-09').on('2026-02-13').pause('2026-03-02').on('2026-03-10');
  expect(becauseOf(life, /hold.released/)).toEqual([
    '2026-03-03 hold.released agent: Holds: holds add up',
    '  since 2026-02-13 hold.placed agent',
    '2026-03-10 hold.released agent: Holds: holds add up',
    '  since 2026-02-12 hold.placed agent',
  ]);
});

test('a plan that was missed ended its own hold, and no other', () => {
  const life = owing().on('2026-02-12').plan({ '2026-02-20': '400.00', '2026-03-20': '600.00' });
  expect(becauseOf(life.on('2026-03-02').pause('2026-03-04').on('2026-03-06'), /hold.released agent/)).toEqual([
    '2026-03-05 hold.released agent: Holds: holds add up',
    '  since 2026-03-02 hold.placed agent',
  ]);
});

test('a reminder whose word comes when nothing is overdue any more rests on the end of that', () => {
  const life = owing().on('2026-02-17', '07:00');
  life.world.slow.add('sendEmail');
  life.on('2026-02-17', '09:00').transfer('1,000.00', 'A').bankAnswers();
  expect(becauseOf(life, /overdue-reminder/).slice(-3)).toEqual([
    '2026-02-17 email.sent overdue-reminder: The case: the shipped ladder',
    '  since 2026-02-17 overdue.ended',
    '  by reminders.onDays 1,7,15,30,45',
  ]);
});

test('a case that has ended is no reason for what is ordered later', () => {
  const life = owing().on('2026-02-12').transfer('1,000.00', 'A').invoice('500.00', { due: '2026-03-10' });
  life.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
  expect(becauseOf(life, /override.applied writeOff/)).toEqual([
    '2026-02-12 override.applied writeOff: Money: uncollectible invoices',
  ]);
});

describe('what is remembered for later reasons', () => {
  /** So much that all but the newest is forgotten. */
  const much = (life: Story): Story => {
    for (let n = 0; n < 12; n++) life.transfer('1.00', '');
    return life;
  };

  test('is all that is still open: a debit on its way, an attempt that was given up as lost', () => {
    expect(saysOf(much(owing({ card: 'tok_bank_ok' }).on('2026-02-10', '11:00')), 'silence')).toEqual([
      'A direct debit of 1,000.00 MXN is on its way: what it pays is not asked for.',
      '  Charging: direct debit',
      '  since 2026-02-10 charge.pending',
    ]);
    const lost = much(owing({ card: 'tok_never_answers' }).on('2026-02-10', '13:00').pause('2026-05-31'));
    const [first] = ordered(lost, 'chargeBalance');
    const paid = lost.world.ledger.receiveCharge(100_000, ['A'], 0, 'pay_late');
    lost.fact({ type: 'CHARGE_SUCCEEDED', attemptId: first?.params.attemptId ?? '', ...paid, found: true });
    expect(becauseOf(lost, /charge.reconciled/).slice(-4)).toEqual([
      '2026-02-10 charge.reconciled: Charging: unknown outcome',
      '  since 2026-02-10 charge.unknown',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
    ]);
  });

  test('is of what is over the newest, and what each kind of mail and entry said last', () => {
    const life = much(owing().on('2026-04-07'));
    for (const n of [12, 5, 4]) {
      const back = life.world.ledger.reverse(`pay_${n}`);
      life.fact({ type: 'TRANSFER_UNMATCHED', transferId: `btx_pay_${n}`, reason: 'not theirs', ...back });
    }
    const ruled = '2026-04-07 transfer.unmatched';
    expect(becauseOf(life, /^transfer.unmatched/)).toEqual([
      `${ruled} btx_pay_12: Money: transfers`,
      '  since 2026-04-07 transfer.matched btx_pay_12',
      `${ruled} btx_pay_5: Money: transfers`,
      '  since 2026-04-07 transfer.matched btx_pay_5',
      `${ruled} btx_pay_4: Money: transfers`,
    ]);
    expect(becauseOf(much(owing().on('2026-04-07')).on('2026-04-14'), /^service/)).toEqual([
      '2026-04-13 service.deactivated: The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });
});

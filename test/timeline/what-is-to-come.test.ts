import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { mexico, story } from './story.ts';
import { ordered } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
/** What readers see of what will happen by itself, whole. */
const upcoming = (life: ReturnType<typeof owing>) =>
  life.view.upcoming.map(({ at, kind, detail }) => [`${at.slice(5, 16)}Z ${kind}`, detail]);
/** All that time brings. */
const deadlines = (life: ReturnType<typeof owing>) =>
  accountChart.deadlines(life.state).map(({ at, event }) => `${at.slice(0, 16)}Z ${event.kind} ${event.id}`);

describe('what will happen by itself is shown with what it is about', () => {
  test("a debt's ladder, up to the deactivation", () => {
    expect(upcoming(owing().on('2026-03-12'))).toEqual([
      ['03-17T14:00Z reminder', { day: 7 }],
      ['05-04T14:00Z lastNotice', { day: 55 }],
      ['05-11T14:00Z deactivation', { invoiceId: 'A' }],
    ]);
    const wary = owing({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } } }).on(
      '2026-05-05',
    );
    expect(upcoming(wary)).toEqual([['05-11T14:00Z deactivation', { invoiceId: 'A', needsApproval: true }]]);
    expect(upcoming(owing().on('2026-05-12'))).toEqual([['06-10T14:00Z reminder', { deactivated: true }]]);
  });

  test('charges: what is due, an installment of a plan, a retry, a new card', () => {
    const autopay = owing({ card: 'tok_insufficient_funds' });
    expect(upcoming(autopay)).toEqual([
      ['03-10T16:30Z charge', { amountMinor: 100_000, invoiceIds: ['A'], paymentMethodId: 'pm_1' }],
    ]);
    expect(upcoming(autopay.invoice('50.00', { due: '2026-03-10' }).on('2026-03-10', '12:00'))).toEqual([
      ['03-13T16:30Z retry', { rung: 2, amountMinor: 105_000, paymentMethodId: 'pm_1' }],
    ]);
    expect(upcoming(owing({ card: 'tok_ok' }).plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' }))).toEqual([
      ['03-20T16:30Z charge', { amountMinor: 40_000, installmentOn: '2026-03-20', paymentMethodId: 'pm_1' }],
      ['03-24T06:00Z holdEnds', { hold: 'plan', invoiceId: null }],
    ]);
    const another = owing({ card: 'tok_stolen' }).on('2026-03-10', '12:00').stops('charges').card('tok_ok');
    expect(upcoming(another)[0]).toEqual(['03-10T19:00Z retry', { amountMinor: 100_000, paymentMethodId: 'pm_2' }]);
  });

  test('ends of holds and loans, look-ups', () => {
    const held = owing().on('2026-03-12').pause('2026-03-31', { invoiceId: 'A' }).pause('2026-03-31');
    expect(upcoming(held)).toEqual([
      ['04-01T06:00Z holdEnds', { hold: 'agent', invoiceId: 'A' }],
      ['04-01T06:00Z holdEnds', { hold: 'agent', invoiceId: null }],
    ]);
    const lent = owing().on('2026-05-13').proof('prf_1', '1,000.00').accepts('prf_1');
    expect(upcoming(lent)).toEqual([['05-19T14:00Z relock', { why: 'proof' }]]);
    expect(upcoming(owing({ card: 'tok_timeout_charged' }).on('2026-03-10', '10:31'))[0]).toEqual([
      '03-10T16:35Z lookup',
      { attemptId: 'att_214-1' },
    ]);
    expect(upcoming(owing({ card: 'tok_bank_ok' }).on('2026-03-10', '10:31'))).toEqual([
      ['03-11T16:30Z lookup', { attemptId: 'att_214-1' }],
    ]);
  });

  test('what is held back says why, and no more on the day on which it is asked again', () => {
    const life = owing().on('2026-05-10').stops('deactivations').on('2026-05-11');
    expect(upcoming(life)).toEqual([['05-12T14:00Z deactivation', { invoiceId: 'A', heldBack: 'switch' }]]);
    expect(upcoming(life.on('2026-05-12', '07:59').invoice('70.00', { due: '2026-07-10' }))).toEqual([
      ['05-12T14:00Z deactivation', { invoiceId: 'A' }],
    ]);
  });
});

describe('the order', () => {
  test('soonest first; in one instant facts of time come before money, and money before words', () => {
    expect(deadlines(owing({ card: 'tok_ok' }))).toEqual([
      '2026-03-09T14:00Z notice A',
      '2026-03-10T16:30Z charge due',
      '2026-03-11T06:00Z overdue A',
    ]);
    const many = owing()
      .on('2026-03-31', '23:59')
      .invoice('70.00', { due: '2026-03-31' })
      .pause('2026-03-31')
      .pause('2026-03-31', { invoiceId: 'B' });
    expect(deadlines(many)).toEqual([
      '2026-04-01T06:00Z overdue B',
      '2026-04-01T06:00Z holdEnds hold-1',
      '2026-04-01T06:00Z holdEnds hold-2',
      '2026-04-01T14:00Z contact papers',
    ]);
  });

  test("of two charges of one instant the due day's comes first, and the other waits until it is over", () => {
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '1,000.00' })
      .invoice('70.00', { due: '2026-03-20' })
      .bankKeepsBack()
      .on('2026-03-20', '10:30')
      .tells()
      .shows({ payment: 'charging' })
      .bankAnswers()
      .on('2026-03-20', '10:31')
      .bankAnswers()
      .on('2026-03-21')
      .tells('2026-03-20 10:30 charged 70.00', '2026-03-20 10:30 charged 1,000.00');
  });
});

describe('each has a name that it keeps', () => {
  const names = (life: ReturnType<typeof owing>) =>
    accountChart.deadlines(life.state).map(({ event: { kind, id } }) => `${kind} ${id}`);

  test('after the case and the invoice that drives it, or the month of a deactivation', () => {
    expect(names(owing().on('2026-03-12'))).toEqual([
      'reminder case-1:A:7',
      'lastNotice case-1:A',
      'deactivation case-1',
    ]);
    expect(names(owing().on('2026-05-12'))).toEqual(['reminder case-1:deactivated:1']);
    expect(names(owing().on('2026-06-12'))).toEqual(['reminder case-1:deactivated:2']);
    expect(names(owing().on('2026-05-12').overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' }))).toEqual([
      'relock service',
    ]);
  });

  test('after the ladder and its rung, the plan, or what is due', () => {
    expect(names(owing({ card: 'tok_insufficient_funds' }).on('2026-03-10', '12:00'))).toEqual([
      'overdue A',
      'retry ladder-1:2',
    ]);
    expect(
      names(
        owing({ card: 'tok_insufficient_funds' })
          .plan({ '2026-04-20': '1,000.00' })
          .invoice('70.00', { due: '2026-03-11' })
          .invoice('80.00', { due: '2026-05-10' })
          .on('2026-03-11', '12:00')
          .stops('charges')
          .card('tok_ok', { chargeNow: true }),
      ),
    ).toEqual([
      'retry newMethod',
      'overdue B',
      'charge hold-1',
      'holdEnds hold-1',
      'notice C',
      'charge due',
      'overdue C',
    ]);
  });

  test('after what waits', () => {
    expect(
      names(
        owing()
          .on('2026-04-01', '21:00')
          .invoice('70.00', { due: '2026-07-10' })
          .overrides({ type: 'SEND_REMINDER_REQUESTED' })
          .stops('mails')
          .transfer('5.00', 'A')
          .on('2026-04-01', '21:10'),
      ).filter((name) => /contact|heldMail/.test(name)),
    ).toEqual(['heldMail answers', 'contact papers', 'contact day']);
    expect(names(owing().transfer('5.00', '')).slice(0, 2)).toEqual(['credit due', 'overdue A']);
  });
});

test('what is at the bank is not looked up there before the bank has been silent', () => {
  const life = owing({ card: 'tok_timeout_charged', watch: ['charge'] })
    .bankKeepsBack()
    .on('2026-03-10', '14:00')
    .expects();
  expect(ordered(life, 'lookUpCharge')).toEqual([]);
  life
    .bankAnswers()
    .on('2026-03-10', '14:10')
    .tells('2026-03-10 14:00 charge.unknown', '2026-03-10 14:00 charged 1,000.00');
});

test('a new card that nobody asked to be tried waits for the end of a hold', () => {
  const life = owing({ card: 'tok_stolen', watch: ['charge'] })
    .on('2026-03-12')
    .pause('2026-03-19')
    .card('tok_ok')
    .shows({ autopay: 'needsMethod' })
    .watch('charge')
    .expects('2026-03-20 00:00 holdEnds');
  life.on('2026-03-21').tells('2026-03-20 10:30 charged 1,000.00');
});

test('an account that owes nothing waits for nothing, whatever month begins', () => {
  expect(deadlines(story({ card: 'tok_ok' }))).toEqual([]);
  expect(deadlines(owing({ card: 'tok_ok' }).on('2026-03-11'))).toEqual([]);
});

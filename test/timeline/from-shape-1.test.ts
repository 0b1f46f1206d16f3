import { describe, expect, test } from '@jest/globals';
import { addDays, dayOf } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { apart, lived, NAMES, thawed, toldBy } from './from-shape-1.ts';
import type { FirstLife } from './shapes/first-lives.ts';
import type { Story } from './story.ts';

/**
 * States that the last build of shape 1 has kept, one a life (`shapes/first-lives.ts`), beside the same lives as they
 * are had today: what stood in flags is known as if it had never been frozen, and goes on like that.
 */

/** What is only new begins where nothing has happened (`thaw.test.ts`); the rest is found by the next step or fact. */
const ELSEWHERE =
  /^(autopaySince|uncollected\.\d+\..*|attemptLedger\.\d+\.rests|(attempt|lost\.\d+)\.method|value\.collections\.overdue)$/;

/** To the day that was named, and not the next; the notice is not said anew. */
const PUT_OFF = {
  'case.rungsGone': 6,
  'case.notice.names': '2026-05-11',
  'case.extendedTo': '2026-05-20',
  'contacts.lastOn': '2026-05-04',
  'counters.letters': 1,
};

/** What the first shape has not kept, or its rules had otherwise: what was said to somebody stands. */
const OTHERWISE: Partial<Record<FirstLife, Record<string, unknown>>> = {
  // The case that says since when is closed with its debt.
  'off, and written off': { 'service.since': '2026-05-12T15:00:00.000Z' },
  'off, written off, and overdue anew': {
    'debts.0.rungDay': 1,
    'case.rungsGone': 1,
    'service.since': '2026-06-11T14:00:00.000Z',
    'service.reminded': 0,
  },
  // A service that is lent has forgotten since when it was off; an agent's day was the first on which it was off again.
  'lent on a proof': { 'service.off.since': '2026-05-13T15:00:00.000Z' },
  'lent by an agent': { 'service.through': '2026-05-14', 'service.off.since': '2026-05-12T15:00:00.000Z' },
  'lent by an agent, and written off': {
    'service.through': '2026-05-14',
    'service.off.since': '2026-05-12T15:00:00.000Z',
  },
  'off again, and written off': {
    now: '2026-05-15T14:00:00.000Z',
    'service.since': '2026-05-15T14:00:00.000Z',
    'service.firstLentOn': null,
    'contacts.lastOn': '2026-05-11',
  },
  'a plan that autopay pays': { 'debts.0.rungDay': 0 },
  'a promise that was broken overnight': { 'debts.0.resumed': false },
  // The notice's days counted from its writing, and today's from its mail: they are set anew as it leaves.
  'a plan that was missed overnight': { 'holds.0.until': '2026-03-25T14:00:00.000Z' },
  'an invoice paused, and a legal hold': { 'holds.0.until': '2026-03-31T06:00:00.000Z' },
  'a proof that nobody saw': { lapseToldOn: null, 'counters.letters': 0 },
  // An invoice's own mail was the day's contact.
  'a notice that waits for its hour': { 'contacts.lastOn': '2026-03-02' },
  'mails that were stopped': { 'case.anchorId': 'A', 'contacts.lastOn': '2026-03-02' },
  'a deactivation that was put off': { ...PUT_OFF, 'case.notice.key': 'acc_214:last-notice:case-1:A:1' },
  'put off, and an older one paused': {
    ...PUT_OFF,
    'holds.0.until': '2026-06-30T06:00:00.000Z',
    'case.notice.key': 'acc_214:last-notice:case-1:B:1',
  },
  'put off and paid, with another in dispute': {
    ...PUT_OFF,
    'case.notice.key': 'acc_214:last-notice:case-1:A:1',
    'case.extendedTo': '2026-05-22',
  },
  'put off after a rejected dispute': { 'case.extendedTo': '2026-05-31' },
  'a debit that came back': {
    returns: [],
    attemptLedger: [
      {
        rests: false,
        fingerprint: 'tok_bank_returned',
        at: '2026-03-10T16:30:00.000Z',
        declined: false,
        amountMinor: 100_000,
        notBefore: null,
      },
    ],
    'ladders.0.notBefore': null,
  },
};

/** Today's have come to where they are in another way: each has a story of its own. */
const OWN = /^(answers that were|a debit on its way again|a notice on its way, and|an accepted proof, and)/;
const SAME = NAMES.filter((name) => !OWN.test(name));

test.each(SAME)('%s: known as if it had never been frozen', (name) => {
  const found = Object.entries(apart(thawed(name), lived(name))).filter(([way]) => !ELSEWHERE.test(way));
  expect(Object.fromEntries(found)).toEqual(OTHERWISE[name] ?? {});
});

const days =
  (number: number) =>
  (life: Story): Story =>
    life.on(addDays(dayOf(life.time, life.context.profile.timeZone), number));

/** What is done with each, where time alone would not tell. */
const GOES: Partial<Record<FirstLife, (life: Story) => Story>> = {
  'off for debt': (life) => life.transfer('1,000.00', 'A').on('2026-06-22').transfer('500.00', 'B'),
  'off for fraud': (life) => life.transfer('1,000.00', 'A'),
  'off, and written off': (life) =>
    life
      .invoice('500.00', { due: '2026-06-10' })
      .on('2026-06-12')
      .transfer('500.00', 'B')
      .on('2026-06-13')
      .transfer('1,000.00', 'A'),
  'off, written off, and overdue anew': (life) =>
    life.transfer('500.00', 'B').on('2026-06-13').transfer('1,000.00', 'A'),
  'off for fraud, and written off': (life) => life.transfer('1,000.00', 'A'),
  'off again, and written off': (life) => life.transfer('1,000.00', 'A'),
  'off, and all in dispute': (life) => life.on('2026-05-20').resolve('A', 'rejected').transfer('1,000.00', 'A'),
  'lent on a proof': (life) => life.on('2026-05-15').transfer('1,000.00', 'A', { key: 'SPEI-1' }),
  'lent by an agent': (life) => life.on('2026-05-14').transfer('1,000.00', 'A'),
  'lent by an agent, and written off': (life) => life.on('2026-05-14').transfer('1,000.00', 'A'),
  'back by payment': (life) => life.invoice('500.00', { due: '2026-06-10' }).on('2026-06-12'),
  'a promise of which some has come': (life) => life.on('2026-03-18').transfer('900.00', 'A B').on('2026-03-25'),
  'a plan': (life) => days(40)(life.on('2026-03-19').transfer('300.00', 'A')),
  'a plan that autopay pays': days(35),
  'a notice on its way': (life) => life.bankAnswers().on('2026-05-12'),
  'a notice that left when all was in dispute': (life) =>
    life.on('2026-05-08').resolve('A', 'rejected').on('2026-05-20'),
  'a notice that reached nobody': (life) =>
    life.on('2026-05-20').changes({ email: 'new@guthrie.example' }).on('2026-06-01'),
  'a notice, and an agent asked': (life) =>
    life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }).on('2026-05-20'),
  'a deactivation that was put off': (life) => life.on('2026-05-22'),
  'put off and paid, with another in dispute': (life) =>
    life.on('2026-05-12').resolve('C', 'rejected').on('2026-06-01'),
  'a debit that came back': days(5),
  'a charge that was lost': days(3),
  'an attempt without an answer': days(1),
  'a retry of the second card': days(5),
  'mails that were stopped': (life) => life.lets('mails').on('2026-03-13'),
  'a deactivation that is held back': (life) => life.company({ importedThrough: '2026-05-12' }).on('2026-05-14'),
  'written off': (life) => life.transfer('1,000.00', 'A'),
};

const A_DAY_BEFORE = {
  '2026-05-21 08:00 service.deactivated': '2026-05-20 08:00 service.deactivated',
  '2026-05-21 08:00 email service-deactivated': '2026-05-20 08:00 email service-deactivated',
};

/** Told otherwise, as it is had otherwise above. */
const TOLD: Partial<Record<FirstLife, Record<string, string>>> = {
  'an invoice paused, and a legal hold': {
    '2026-04-01 00:00 hold.released agent': '2026-03-31 00:00 hold.released agent',
  },
  'a deactivation that was put off': A_DAY_BEFORE,
  'put off, and an older one paused': A_DAY_BEFORE,
  'put off and paid, with another in dispute': {
    '2026-05-21 08:00 service.deactivated': '2026-05-22 08:00 service.deactivated',
    '2026-05-21 08:00 email service-deactivated': '2026-05-22 08:00 email service-deactivated',
  },
};

test.each(SAME)('%s: goes on as if it had never been frozen', (name) => {
  const goesOn = GOES[name] ?? days(20);
  const told = toldBy(thawed(name), goesOn);
  expect(told).toEqual(toldBy(lived(name), goesOn).map((line) => TOLD[name]?.[line] ?? line));
  expect([name, told.length]).not.toEqual([name, 0]);
});

describe('where the first shape has come another way', () => {
  test('a debit that is on its way again comes back on the ladder of debits, where the hour has no rung', () => {
    const life = thawed('a debit on its way again');
    const bank = { kind: 'bankAccount', brand: 'visa', last4: '4242', fingerprint: 'tok_bank_returned' };
    expect(life.context.debits.map((debit) => debit.ladder)).toMatchObject([{ id: 'ladder-1', rung: 0, method: bank }]);
    expect(life.context.ladders).toMatchObject([{ id: 'ladder-1', rung: 0, method: bank }]);
    expect(toldBy(life, (one) => one.on('2026-04-15')).filter((line) => /charge|retries/.test(line))).toEqual([
      '2026-03-18 11:30 charged 1,000.00',
      '2026-03-19 11:30 charge.returned',
      '2026-03-20 10:30 charge.pending',
      '2026-03-24 10:30 charged 1,000.00',
      '2026-03-25 10:30 charge.returned',
      '2026-03-26 10:30 charge.pending',
      '2026-03-30 10:30 charged 1,000.00',
      '2026-03-31 10:30 charge.returned',
      '2026-03-31 10:30 retries.exhausted',
      '2026-03-31 10:30 email retries-exhausted',
    ]);
  });

  test('a notice on its way leaves, beside one that is out; the days are those that it names', () => {
    const life = thawed('a notice on its way, and one that is out');
    const key = 'acc_214:last-notice:case-1:B:2';
    const out = { is: 'out', key: 'acc_214:last-notice:case-1:A:1', invoiceIds: ['A', 'B'], names: '2026-05-11' };
    expect(life.context.case?.notice).toEqual({
      is: 'asked',
      key,
      at: '2026-05-14T14:00:00.000Z',
      anchorId: 'B',
      invoiceIds: ['B'],
      renews: { ...out, at: '2026-05-04T14:00:00.000Z', approvalAsked: false, dismissed: false },
    });
    life.fact({ type: 'EMAIL_SENT', key, template: 'last-notice', emailId: 'eml_2', subject: '', to: [] });
    expect(life.context.case?.notice).toMatchObject({ is: 'out', key, invoiceIds: ['B'] });
    life.expects('2026-05-20 08:00 deactivation');
  });

  test('an accepted proof is kept beside those to be seen, by its amount, day and key', () => {
    const life = thawed('an accepted proof, and another');
    const both = { paidOn: '2026-03-12', cameMinor: 0, invoiceIds: ['A'] };
    expect(life.context.proofs).toEqual([
      { id: 'prf_2', status: 'received', amountMinor: 40_000, trackingKey: 'SPEI-2', ...both },
      { id: 'prf_1', status: 'accepted', amountMinor: 100_000, trackingKey: 'SPEI-1', ...both },
    ]);
    expect(life.context.case?.proofStops).toBe(2);
    expect(toldBy(life, (one) => one.on('2026-03-13').transfer('1,000.00', 'A', { key: 'SPEI-1' }))).toEqual(
      toldBy(lived('an accepted proof, and another'), (one) =>
        one.on('2026-03-13').transfer('1,000.00', 'A', { key: 'SPEI-1' }),
      ),
    );
  });

  test("an agent's loan ends so many days after it was kept, however often it is prolonged", () => {
    const until = (day: Day) => ({ type: 'REACTIVATE_REQUESTED', until: day }) as const;
    thawed('lent by an agent')
      .on('2026-05-14')
      .overrides(until('2026-05-18'), { refused: 'limit_exceeded' })
      .overrides(until('2026-05-17'));
  });

  test('an answer that waits as it was says what such mails say since, as where there is nothing of it', () => {
    const said = (name: FirstLife) =>
      thawed(name).context.stopped.mails?.answers.map(({ topic }) => [topic.template, topic.data]);
    expect(said('answers that were stopped')).toEqual([
      ['payment-declined', expect.objectContaining({ amountMinor: 100_000, triedMinor: 100_000 })],
      ['proof-received', { amountMinor: 100_000, paidOn: '2026-05-13', trackingKey: null, restsThrough: null }],
      ['proof-accepted', expect.objectContaining({ serviceRestored: true, relockOn: null, restMinor: 0 })],
      [
        'service-relocked',
        expect.objectContaining({ why: 'proofNotSettled', disputedMinor: 0, awaitedMinor: 0, offFor: 'debt' }),
      ],
    ]);
    expect(said('mails that were stopped')).toEqual([
      ['promise-confirmed', { amountMinor: 90_000, on: '2026-03-12' }],
      ['payment-receipt', expect.objectContaining({ amountMinor: 10_000, creditUsedMinor: 0, missingMinor: 0 })],
    ]);
  });
});

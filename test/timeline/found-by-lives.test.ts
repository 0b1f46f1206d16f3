import { describe, expect, test } from '@jest/globals';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { mexico, story } from './story.ts';

/** What random lives have come upon, each as the shortest life that shows it. */

const debtor = () => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const asking = {
  ...mexico,
  version: 3,
  deactivation: { ...mexico.deactivation, needsApproval: true },
};

describe('a last notice that is to take the place of another', () => {
  test('and is kept back by a stop of mails until after its day, leaves the deactivation to an agent all the same', () => {
    story({ policy: asking, watch: ['task', 'email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-05')
      .watch('task', 'email', 'service')
      .stops('mails')
      .overrides({ type: 'EXTEND_REQUESTED', days: 1 })
      .on('2026-05-13')
      .tells('2026-05-12 08:00 task.opened')
      .shows({ collections: 'overdue', service: 'active' })
      // The notice that leaves at last names a day of its own, and on that somebody is asked anew.
      .lets('mails')
      .on('2026-05-15')
      .tells('2026-05-13 12:00 email last-notice', '2026-05-14 08:00 task.opened');
  });

  test('warns anew where the first one bounced meanwhile', () => {
    debtor()
      .on('2026-05-11', '07:00')
      .watch('email', 'service')
      .waitsToBegin('clearDeactivation')
      .on('2026-05-11', '08:30')
      .overrides({ type: 'EXTEND_REQUESTED', days: 1 })
      .bounces('last-notice')
      .bankAnswers()
      .on('2026-05-20')
      .tells(
        '2026-05-11 08:30 email last-notice',
        '2026-05-14 08:00 service.deactivated',
        '2026-05-14 08:00 email service-deactivated',
      );
  });
});

test('off for debt and then for fraud: its months begin anew, and each of their mails has a key of its own', () => {
  const life = debtor()
    .on('2026-06-20')
    .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
    .on('2026-09-01');
  const keys = life.effects.map(({ effect }) => effect.key);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(keys.filter((key) => key.includes(':deactivated:'))).not.toEqual([]);
});

test('a direct debit that comes back under a plan that asks for nothing yet is no word of a zero: the plan goes on', () => {
  const life = story({ card: 'tok_bank_bounced', watch: ['email'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10', '11:00')
    .watch('email')
    .plan({ '2026-03-20': '500.00', '2026-04-10': '500.00' })
    .on('2026-03-21');
  const told = life.effects.flatMap(({ effect }) =>
    effect.type === 'sendEmail' && effect.params.mail.topic.template === 'payment-returned'
      ? [[effect.params.mail.at.slice(0, 10), (effect.params.mail.topic.data as { amountMinor: number }).amountMinor]]
      : [],
  );
  expect(told).toEqual([]);
  expect(life.world.calls.map(({ at, amountMinor }) => `${at.slice(0, 10)} ${amountMinor}`)).toEqual([
    '2026-03-10 100000',
    '2026-03-20 50000',
  ]);
});

describe('an invoice whose due day is moved', () => {
  const keys = (life: ReturnType<typeof story>, template: string): string[] =>
    life.effects.flatMap(({ effect }) => (effect.key.includes(`:${template}:`) ? [effect.key] : []));

  test('is reminded of anew, by mails with keys of their own', () => {
    const life = debtor().on('2026-04-15').dueMoved('A', '2026-03-20').on('2026-04-25');
    const reminders = keys(life, 'overdue-reminder');
    expect(reminders.at(-1)).toBe('acc_214:overdue-reminder:case-1:A~1:30');
    expect(new Set(reminders).size).toBe(reminders.length);
  });

  test('and moved back, has its coming charge told for either day', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-20' })
      .on('2026-03-17', '12:00')
      .dueMoved('A', '2026-04-20')
      .on('2026-04-17', '12:00')
      .dueMoved('A', '2026-05-20')
      .on('2026-05-20', '12:00');
    expect(keys(life, 'autopay-upcoming')).toEqual([
      'acc_214:autopay-upcoming:A',
      'acc_214:autopay-upcoming:A~1',
      'acc_214:autopay-upcoming:A~2',
    ]);
  });

  test('is spoken of before its new day to whoever pays by hand', () => {
    story({ policy: spainPolicy(), startsOn: '2026-03-02', watch: ['email'] })
      .invoice('1,210.00', { due: '2026-04-01' })
      .on('2026-03-31')
      .dueMoved('A', '2026-04-30')
      .on('2026-04-29')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-30 09:00 email payment-due',
        '2026-04-27 09:00 email payment-due',
      );
  });
});

test('what a direct debit may yet take is not paid besides, however often others of it came back', () => {
  story({ card: 'tok_bank_bounced', policy: spainPolicy(), startsOn: '2026-01-05' })
    .invoice('100.00', { due: '2026-01-15' })
    .pays()
    // Its own, the due day's, and two retries, of which the second is on its way.
    .on('2026-01-28', '12:00')
    .shows({ payment: 'idle', open: '100.00' })
    .pays(null, { refused: 'payment_in_progress' });
});

test('a rejected proof is answered with all that is charged again, what it had shown as well', () => {
  const life = story({ card: 'tok_insufficient_funds', watch: ['email'] })
    .invoice('112.00', { due: '2026-01-05' })
    .on('2026-01-05', '13:00')
    .proof('P', '100.00', { key: 'SPEI-1' })
    .on('2026-01-06')
    .rejects('P');
  const rejected = life.effects.flatMap(({ effect }) =>
    effect.type === 'sendEmail' && effect.params.mail.topic.template === 'proof-rejected' ? [effect.params.mail] : [],
  );
  expect(rejected.map(({ charges }) => charges.map((one) => one.amountMinor))).toEqual([[11_200]]);
});

test('no retry is announced, nor to come, that the end of its plan comes before', () => {
  const life = story({ card: 'tok_bank_bounced', policy: spainPolicy(), startsOn: '2026-01-05', watch: ['email'] })
    .invoice('100.00', { due: '2026-01-05' })
    .plan({ '2026-01-05': '50.00', '2026-01-25': '50.00' })
    .on('2026-01-13', '12:00');
  const announced = life.effects.flatMap(({ effect }) =>
    effect.type === 'sendEmail' && effect.params.mail.topic.template === 'payment-returned'
      ? [(effect.params.mail.topic.data as { nextTryOn: string | null }).nextTryOn]
      : [],
  );
  const made = life.world.calls.map(({ at }) => at.slice(0, 10));
  for (const day of announced) expect([...made, null]).toContain(day);
  expect(announced).toContain(null);
  expect(life.view.upcoming.map(({ kind }) => kind)).not.toContain('retry');
});

test("an invoice's own mail announces no charge of a remainder alone: it joins the next one", () => {
  const life = story({ card: 'tok_ok', watch: ['charge'] })
    .transfer('15.00', '')
    .invoice('40.00', { due: '2026-01-06' });
  const mails = life
    .on('2026-01-07')
    .effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail] : []));
  const issued = mails.find(({ topic }) => topic.template === 'invoice-issued')?.topic.data;
  expect(issued).toMatchObject({ standing: 'due', payableMinor: 2_500, autopay: null });
  life.tells();
});

test('a card that is removed before its retry, comes again and is removed again, is asked for by mails of their own', () => {
  const removed = (methodId: string) => ({ type: 'METHOD_REMOVED', methodId, newDefaultId: null }) as const;
  const life = story({ card: 'tok_insufficient_funds' })
    .invoice('100.00', { due: '2026-01-05' })
    .on('2026-01-05', '11:00')
    .fact(removed('pm_1'))
    .on('2026-01-12')
    .card('tok_insufficient_funds')
    .fact(removed('pm_2'))
    .on('2026-02-20');
  const keys = life.effects.map(({ effect }) => effect.key).filter((key) => key.includes('method-needed'));
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('an invoice that credit makes a small remainder before it would be charged', () => {
  const mails = (life: ReturnType<typeof story>, template: string): object[] =>
    life.effects.flatMap(({ effect }) =>
      effect.type === 'sendEmail' && effect.params.mail.topic.template === template
        ? [effect.params.mail.topic.data]
        : [],
    );
  const credited = (amount: string, credit: string) =>
    story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice(amount, { due: '2026-03-20' })
      .transfer(credit, '')
      .watch('charge')
      .on('2026-03-18');

  test.each([
    ['of a small amount', '40.00', '0.01'],
    ['of more', '60.00', '20.00'],
  ])('%s: no charge of it is to come, nor announced, nor made', (_, amount, credit) => {
    const life = credited(amount, credit);
    expect(life.view.upcoming.map(({ kind }) => kind)).not.toContain('charge');
    life.on('2026-03-22').tells();
    expect(mails(life, 'autopay-upcoming')).toEqual([]);
  });

  test('of as much as is charged by itself: it is announced, and made', () => {
    const life = credited('60.00', '10.00').on('2026-03-22').tells('2026-03-20 10:30 charged 50.00');
    expect(mails(life, 'autopay-upcoming')).toMatchObject([{ amountMinor: 5_000, chargeOn: '2026-03-20' }]);
  });

  test('beside one that is charged: it joins that charge, and both are announced', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('60.00', { due: '2026-03-18' })
      .invoice('100.00', { due: '2026-03-20' })
      .transfer('20.00', '')
      .watch('charge')
      .on('2026-03-22')
      .tells('2026-03-20 10:30 charged 140.00');
    expect(mails(life, 'autopay-upcoming')).toMatchObject([{ amountMinor: 14_000, chargeOn: '2026-03-20' }]);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Mail } from '../../domain/messages/mail.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { mexico, story } from './story.ts';

const under = (beforeDueDays: number[]): Policy => ({
  ...mexico,
  reminders: { ...mexico.reminders, beforeDueDays },
});
const account = (setting: Parameters<typeof story>[0] = {}) =>
  story({ policy: under([7, 3]), startsOn: '2026-02-03', watch: ['email'], ...setting });

const lastMail = (life: ReturnType<typeof account>): Mail['topic'] | undefined =>
  life.effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail.topic] : [])).at(-1);

describe('desk 23: a reminder before the due day', () => {
  test('goes to who pays by hand, on each of its days, in contact hours', () => {
    // Tuesday 3 and Saturday 7 March: the second goes on Monday the 9th.
    account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-11', '12:00')
      .tells(
        '2026-02-03 09:00 email invoice-issued',
        '2026-03-03 08:00 email payment-due',
        '2026-03-09 08:00 email payment-due',
        '2026-03-11 08:00 email overdue-reminder',
      );
  });

  test('is a day, an amount and the invoices of that day in one mail', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .invoice('70.00', { due: '2026-04-10' })
      .on('2026-03-03', '09:00');
    expect(lastMail(life)).toMatchObject({
      template: 'payment-due',
      data: { amountMinor: 150_000, dueOn: '2026-03-10', invoices: [{ id: 'A' }, { id: 'B' }] },
    });
  });

  test('does not go to who is charged by itself, nor without a policy that says so', () => {
    account({ card: 'tok_ok' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '09:00')
      .tells('2026-02-03 09:00 email invoice-issued', '2026-03-09 08:00 email autopay-upcoming');
    account({ policy: mexico })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '09:00')
      .tells('2026-02-03 09:00 email invoice-issued');
  });

  test('does not go for what is paid, disputed, void, or paid by credit on its day', () => {
    const invoiced = () => account().invoice('1,000.00', { due: '2026-03-10' }).on('2026-02-10').watch('email');
    invoiced().transfer('1,000.00', 'A').watch('email').on('2026-03-10').tells();
    invoiced().disputes('A').watch('email').on('2026-03-10').tells();
    invoiced().voids('A').watch('email').on('2026-03-10').tells();
    const left = invoiced().transfer('970.00', 'A').watch('email').on('2026-03-10');
    // Too little to be asked for by itself.
    left.tells();
  });

  test('asks for what is left', () => {
    const life = account().invoice('1,000.00', { due: '2026-03-10' }).transfer('400.00', 'A').on('2026-03-03', '09:00');
    expect(lastMail(life)).toMatchObject({ template: 'payment-due', data: { amountMinor: 60_000 } });
  });

  test('an invoice that comes later than its day has said it itself', () => {
    account({ startsOn: '2026-03-05' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .tells('2026-03-05 09:00 email invoice-issued', '2026-03-09 08:00 email payment-due');
    account({ startsOn: '2026-03-09' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .tells('2026-03-09 09:00 email invoice-issued');
  });

  test('after a pause the latest goes, once; after the due day none', () => {
    const paused = (until: '2026-03-08' | '2026-03-11') =>
      account().invoice('1,000.00', { due: '2026-03-10' }).on('2026-02-20').watch('email').pause(until);
    paused('2026-03-08').on('2026-03-10', '12:00').tells('2026-03-09 08:00 email payment-due');
    paused('2026-03-11').on('2026-03-11', '07:00').tells();
  });

  test('a new rule sends none that would have had its day before it', () => {
    const moved = (day: '2026-03-04' | '2026-03-09') =>
      account({ policy: mexico })
        .invoice('1,000.00', { due: '2026-03-10' })
        .on(day, '12:00')
        .watch('email')
        .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: { ...under([7, 3]), version: 2 } }, { admin: true });
    moved('2026-03-04').on('2026-03-10', '12:00').tells('2026-03-09 08:00 email payment-due');
    moved('2026-03-09').on('2026-03-10', '12:00').tells();
  });
});

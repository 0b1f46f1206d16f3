import { describe, expect, test } from '@jest/globals';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

/** Invoiced on 2 March 2026, due on Tuesday the 10th. */
async function march(card: string): Promise<Life> {
  const life = await here.life({ from: '2026-03-02', card });
  await life.invoice(116_000, '2026-03-10');
  return life;
}

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;
const isInWindow = (at: string): boolean => /^\d{4}-\d\d-\d\d (09|1[0-4]):\d\d$/.test(wall(at));
/** The minute at which this account is charged. */
const minuteOf = (at: string): string => wall(at).slice(11);

describe('autopay on the 10th', () => {
  test.concurrent('declined once: charged exactly an hour later, and that is all that the bank hears', async () => {
    const life = await march('tok_declined_once');
    await life.on('2026-03-10', '23:59');
    const attempts = await life.attempts();
    const [declined, charged] = attempts;
    expect(attempts.map(({ trigger, outcome, declineCode }) => [trigger, outcome, declineCode])).toEqual([
      ['autopay', 'declined', 'insufficient_funds'],
      ['retry', 'succeeded', null],
    ]);
    expect(wall(declined!.at)).toMatch(/^2026-03-10 /);
    expect(isInWindow(declined!.at)).toBe(true);
    expect(minutesBetween(declined!.at, charged!.at)).toBe(60);
    expect(await life.mails('payment-receipt')).toEqual([`${wall(charged!.at)} payment-receipt`]);
    await life.on('2026-06-01');
    expect((await life.account()).balance).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 0 });
    expect(await life.calls()).toEqual(['2026-03-10 declined 116000', '2026-03-10 succeeded 116000']);
    expect((await life.emails()).map(({ template }) => template)).toEqual([
      'invoice-issued',
      'autopay-upcoming',
      'payment-receipt',
    ]);
  });

  test.concurrent('declined twice: told after the hour, charged on day 3 at the same minute', async () => {
    const life = await march('tok_declined_twice');
    await life.on('2026-06-01');
    const [first, second, third] = await life.attempts();
    expect(await life.calls()).toEqual([
      '2026-03-10 declined 116000',
      '2026-03-10 declined 116000',
      '2026-03-13 succeeded 116000',
    ]);
    expect(minutesBetween(first!.at, second!.at)).toBe(60);
    expect(minuteOf(third!.at)).toBe(minuteOf(first!.at));
    expect(await life.mails('payment-declined', 'payment-receipt', 'overdue-reminder')).toEqual([
      `${wall(second!.at)} payment-declined`,
      '2026-03-11 08:00 overdue-reminder',
      `${wall(third!.at)} payment-receipt`,
    ]);
    expect((await life.account()).collections.state).toBe('current');
  });

  test.concurrent('never enough on it: days 0, 3, 7 and 14, then no more, and one mail says so', async () => {
    const life = await march('tok_insufficient_funds');
    await life.on('2026-03-30');
    expect(await life.calls()).toEqual(
      ['2026-03-10', '2026-03-10', '2026-03-13', '2026-03-17', '2026-03-24'].map((day) => `${day} declined 116000`),
    );
    const attempts = await life.attempts();
    expect(attempts.map(({ trigger }) => trigger)).toEqual(['autopay', 'retry', 'retry', 'retry', 'retry']);
    expect(new Set(attempts.filter((_, i) => i !== 1).map(({ at }) => minuteOf(at))).size).toBe(1);
    expect((await life.account()).autopay.state).toBe('exhausted');
    expect(await life.mails('retries-exhausted')).toHaveLength(1);
    expect(await life.mails('payment-declined')).toHaveLength(1);

    // A later 10th does not try old debt again: what is newly due is charged alone.
    await life.on('2026-04-02');
    await life.invoice(58_000, '2026-04-10');
    await life.on('2026-04-10', '23:59');
    expect((await life.calls()).slice(5)).toEqual(['2026-04-10 declined 58000', '2026-04-10 declined 58000']);
  });

  test.concurrent.each([
    ['tok_stolen', 'stolen_card'],
    ['tok_expired', 'expired_card'],
  ])('%s: never again on that card; a new one is tried at once', async (token, declineCode) => {
    const life = await march(token);
    await life.on('2026-04-20');
    expect(await life.calls()).toEqual(['2026-03-10 declined 116000']);
    expect((await life.attempts())[0]).toMatchObject({ outcome: 'declined', declineCode });
    expect((await life.account()).autopay.state).toBe('needsMethod');
    expect(await life.mails('payment-method-needed')).toHaveLength(1);
    await life.method('tok_ok');
    await life.advance({ minutes: 1 });
    expect(await life.calls()).toEqual(['2026-03-10 declined 116000', '2026-04-20 succeeded 116000']);
    expect((await life.account()).balance.openMinor).toBe(0);
  });
});

describe('the bank does not answer', () => {
  test.concurrent.each(['tok_timeout_charged', 'tok_error_charged'])(
    '%s: the money was taken once; it is found, and nobody is charged again',
    async (token) => {
      const life = await march(token);
      const charged = (await life.account()).autopay.nextChargeAt!;
      await life.advance({ to: charged });
      expect((await life.account()).autopay.state).toBe('unknown');
      expect(await life.payments()).toEqual([]);
      expect(await life.payBalance()).toMatchObject({ status: 409, body: { code: 'payment_in_progress' } });
      await life.advance({ minutes: 5 });
      expect((await life.account()).balance.openMinor).toBe(0);
      await life.on('2026-06-01');
      expect(await life.calls()).toEqual(['2026-03-10 succeeded 116000']);
      expect(await life.attempts()).toHaveLength(1);
      expect((await life.lines('charge.unknown', 'charge.reconciled')).map((line) => line.slice(17))).toEqual([
        'charge.unknown',
        'charge.reconciled',
      ]);
      const [reconciled] = await life.told('charge.reconciled');
      expect(minutesBetween(charged, reconciled!.at)).toBeCloseTo(5, 1);
      expect(await life.mails('payment-receipt', 'payment-declined', 'overdue-reminder')).toEqual([
        `${wall(reconciled!.at)} payment-receipt`,
      ]);
    },
  );

  test.concurrent('tok_timeout_lost: not found after 5 minutes nor after an hour, so it is sent once more, under its key', async () => {
    const life = await march('tok_timeout_lost');
    await life.on('2026-06-01');
    expect(await life.calls()).toEqual(['2026-03-10 lost 116000', '2026-03-10 succeeded 116000']);
    const [lost, charged] = await life.book();
    expect(charged!.key).toBe(lost!.key);
    expect(minutesBetween(lost!.at, charged!.at)).toBeCloseTo(60, 0);
    expect((await life.attempts()).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect((await life.emails()).map(({ template }) => template)).toEqual([
      'invoice-issued',
      'autopay-upcoming',
      'payment-receipt',
    ]);
  });

  test.concurrent('tok_slow: answers after 20 s, and is waited for', async () => {
    const life = await march('tok_slow');
    await life.on('2026-03-12');
    expect(await life.calls()).toEqual(['2026-03-10 succeeded 116000']);
    expect(await life.told('charge.unknown')).toEqual([]);
    expect((await life.account()).balance.openMinor).toBe(0);
  });
});

describe('direct debit', () => {
  test.concurrent('settles after two bank days, and nobody is reminded meanwhile', async () => {
    const life = await march('tok_bank_ok');
    await life.on('2026-03-11');
    expect((await life.attempts()).map(({ outcome }) => outcome)).toEqual(['pending']);
    expect(await life.payments()).toEqual([]);
    await life.on('2026-03-13');
    expect((await life.payments()).map(({ source, amountMinor, status }) => [source, amountMinor, status])).toEqual([
      ['bankAccount', 116_000, 'settled'],
    ]);
    await life.on('2026-06-01');
    expect(await life.calls()).toEqual(['2026-03-10 succeeded 116000']);
    expect((await life.emails()).map(({ template }) => template)).toEqual([
      'invoice-issued',
      'autopay-upcoming',
      'payment-receipt',
    ]);
  });

  test.concurrent('comes back a day after it had settled: the debt is open again', async () => {
    const life = await march('tok_bank_returned');
    await life.on('2026-03-13', '23:59');
    expect((await life.payments()).map(({ status }) => status)).toEqual(['reversed']);
    expect((await life.account()).balance.openMinor).toBe(116_000);
    const lines = await life.lines('charge.pending', 'charge.succeeded', 'charge.returned');
    expect(lines.slice(0, 3).map((line) => `${line.slice(0, 10)} ${line.slice(17)}`)).toEqual([
      '2026-03-10 charge.pending',
      '2026-03-12 charge.succeeded',
      '2026-03-13 charge.returned',
    ]);
  });
});

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});

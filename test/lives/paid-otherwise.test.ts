import { describe, expect, test } from '@jest/globals';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

type Stage = [name: string, day: Day, time: ClockTime];

/** Invoiced on 2 March 2026, due on the 10th: a day in each open state. */
const STAGES: Stage[] = [
  ['before it is due', '2026-03-06', '18:00'],
  ['between two reminders', '2026-03-18', '21:15'],
  ['after the last notice', '2026-05-09', '23:30'],
  ['when the service is off', '2026-05-17', '04:45'],
];

/** Every way in which a debt of 1,160.00 can end. */
const WAYS: Record<string, (life: Life, today: Day) => Promise<unknown>> = {
  'a card': async (life) => {
    await life.method('tok_ok');
    expect((await life.payBalance()).body.outcome).toBe('succeeded');
  },
  'a transfer with the seven digits as its reference': async (life, today) => {
    const reference = life.invoices[0]?.number.slice(-7) ?? '';
    expect(reference).toMatch(/^\d{7}$/);
    expect(await life.transfer(116_000, today, { reference })).toMatchObject({
      status: 'matched',
      allocations: [{ amountMinor: 116_000 }],
    });
  },
  'a transfer with the number in its concept': async (life, today) => {
    expect(
      (await life.transfer(116_000, today, { concept: `PAGO FACT ${life.invoices[0]?.number} MARZO` })).status,
    ).toBe('matched');
  },
  'a credit note': (life) => life.creditNote(life.invoices[0]?.id ?? '', 116_000),
  'a void': (life) => life.void(life.invoices[0]?.id ?? ''),
};

describe('what ends the debt ends the ladder', () => {
  test.concurrent.each(STAGES)('%s', async (name, day, time) => {
    await Promise.all(
      Object.entries(WAYS).map(async ([way, pay]) => {
        const life = await here.life({ from: '2026-03-02' });
        await life.invoice(116_000, '2026-03-10');
        await life.on(day, time);
        const { service } = await life.account();
        const before = await life.mails();
        await pay(life, day);
        const account = await life.account();
        expect([
          way,
          account.collections.state,
          account.service.state,
          account.balance.openMinor,
          account.upcoming,
        ]).toEqual([way, 'current', 'active', 0, []]);

        // Nothing else is ever said than what the payment itself calls for.
        await life.on('2026-06-15');
        const isMoney = way !== 'a credit note' && way !== 'a void';
        const said = [
          ...(isMoney ? ['payment-receipt'] : []),
          ...(service.state === 'deactivated' ? ['service-reactivated'] : []),
        ];
        expect([way, (await life.mails()).slice(before.length).sort()]).toEqual([
          way,
          said.map((template) => `${day} ${time} ${template}`),
        ]);
      }),
    );
    expect(name).toBeTruthy();
  });
});

describe('a mail that waits, and would be a lie when its hour comes, is not sent', () => {
  test.concurrent('invoiced on a Saturday, paid on Sunday', async () => {
    const life = await here.life({ from: '2026-03-07' });
    const { number } = await life.invoice(116_000, '2026-03-10');
    await life.on('2026-03-08', '11:00');
    expect(await life.mails()).toEqual([]);
    await life.transfer(116_000, '2026-03-08', { concept: number });
    await life.on('2026-03-20');
    // The invoice is a paper: it goes, and says that it is paid.
    expect(await life.mails()).toEqual(['2026-03-08 11:00 payment-receipt', '2026-03-09 08:00 invoice-issued']);
  });

  test.concurrent('declined twice on Saturday the 10th, paid on Sunday', async () => {
    const life = await here.life({ from: '2026-01-05', card: 'tok_insufficient_funds' });
    const { number } = await life.invoice(116_000, '2026-01-10');
    await life.on('2026-01-11', '11:00');
    expect(await life.calls()).toEqual(['2026-01-10 declined 116000', '2026-01-10 declined 116000']);
    expect(await life.mails('payment-declined')).toEqual([]);
    await life.transfer(116_000, '2026-01-11', { concept: number });
    await life.on('2026-03-20');
    expect(await life.calls()).toHaveLength(2);
    expect((await life.mails()).slice(2)).toEqual(['2026-01-11 11:00 payment-receipt']);
    expect((await life.told('email.skipped')).map(({ data }) => data.template)).toContain('payment-declined');
  });

  test.concurrent('paid in the hour before the retry: the bank is not asked again', async () => {
    const life = await here.life({ from: '2026-03-02', card: 'tok_declined_once' });
    const { number } = await life.invoice(116_000, '2026-03-10');
    await life.advance({ to: (await life.account()).autopay.nextChargeAt ?? '' });
    await life.advance({ minutes: 30 });
    expect((await life.account()).autopay.state).toBe('retryScheduled');
    await life.transfer(116_000, '2026-03-10', { concept: number });
    expect((await life.account()).autopay.state).toBe('idle');
    await life.on('2026-06-01');
    expect(await life.calls()).toEqual(['2026-03-10 declined 116000']);
    expect(await life.mails('payment-declined', 'overdue-reminder')).toEqual([]);
  });
});

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});

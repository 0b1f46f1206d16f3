import { describe, expect, test } from '@jest/globals';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, written } from './told.ts';

/** No mail asks for what autopay takes by itself without saying so (rules, Days). */

/** What the last mail of a template says that will be taken, and when. */
function taken(life: Story, template: MailTemplate): string[] {
  const mail = ordered(life, 'sendEmail')
    .map(({ params }) => params.mail)
    .findLast(({ topic }) => topic.template === template);
  if (mail === undefined) throw new Error(`No ${template} was sent`);
  return mail.charges.map(
    ({ on, amountMinor, method, again }) => `${on} ${amountMinor} of ${method.last4}${again ? ' again' : ''}`,
  );
}

/** A: 1,000.00, due on Tuesday 10 March; declined there, it is tried again on the 13th, 17th and 24th. */
const owing = (card = 'tok_ok', autopay = true): Story =>
  story({ card, autopay }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const declined = (): Story => owing('tok_insufficient_funds').on('2026-03-11');

describe('the mail of an invoice says what is taken of it', () => {
  test('and not what is taken of another on its own day', () => {
    const life = owing().invoice('500.00', { due: '2026-03-12' });
    expect(taken(life, 'invoice-issued')).toEqual(['2026-03-12 50000 of 4242']);
  });

  test('with what is taken beside it, less credit', () => {
    expect(taken(owing(), 'invoice-issued')).toEqual(['2026-03-10 100000 of 4242']);
    const beside = owing().transfer('200.00', '').invoice('500.00', { due: '2026-03-10' });
    expect(taken(beside, 'invoice-issued')).toEqual(['2026-03-10 130000 of 4242']);
  });

  test('and nothing where nothing is taken: autopay is off, or a pause keeps it', () => {
    expect(taken(owing('tok_ok', false), 'invoice-issued')).toEqual([]);
    expect(
      taken(
        story({ card: 'tok_ok' }).on('2026-03-02').pause('2026-03-20').invoice('1,000.00', { due: '2026-03-10' }),
        'invoice-issued',
      ),
    ).toEqual([]);
  });
});

describe('what credit pays on its own day', () => {
  /** B: 500.00, due two days after A. The credit has come before their mails leave. */
  const credited = (amount: string): Story =>
    story({ card: 'tok_ok' })
      .on('2026-03-02', '21:00')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-12' })
      .transfer(amount, '');
  const said = (life: Story, template: MailTemplate): unknown[] =>
    ordered(life, 'sendEmail').flatMap(({ params: { mail } }) =>
      mail.topic.template === template ? [mail.charges.map(({ on, amountMinor }) => `${on} ${amountMinor}`)] : [],
    );

  test('is in no later charge: neither in its own mail, nor in the notice, nor in what is to come', () => {
    const life = credited('1,200.00').on('2026-03-03');
    expect(said(life, 'invoice-issued')).toEqual([[], ['2026-03-12 30000']]);
    expect(life.view.upcoming).toMatchObject([{ kind: 'charge', detail: { amountMinor: 30_000, invoiceIds: ['B'] } }]);
    const notice = written(life.on('2026-03-10', '09:00'), 'autopay-upcoming');
    expect(notice).toMatchObject([{ invoices: [{ id: 'B' }], amountMinor: 30_000, chargeOn: '2026-03-12' }]);
    expect(life.on('2026-03-13').world.calls.map(({ amountMinor }) => amountMinor)).toEqual([30_000]);
  });

  test('to the cent, or all of them: the next is charged whole, or nothing is', () => {
    expect(said(credited('1,000.00').on('2026-03-03'), 'invoice-issued')).toEqual([[], ['2026-03-12 50000']]);
    expect(said(credited('1,500.00').on('2026-03-03'), 'invoice-issued')).toEqual([[], []]);
  });

  test('but for a small rest joins the next charge', () => {
    expect(said(credited('960.00').on('2026-03-03'), 'invoice-issued')).toEqual([
      ['2026-03-12 54000'],
      ['2026-03-12 54000'],
    ]);
  });
});

describe('what was declined is said to be tried again', () => {
  test('of the charge that the mail is about, and of no other', () => {
    const two = () => declined().invoice('500.00', { due: '2026-03-12' }).on('2026-03-12', '18:00');
    expect(taken(two().pays('A'), 'payment-declined')).toEqual(['2026-03-13 100000 of 4242 again']);
    expect(taken(two().pays('B'), 'payment-declined')).toEqual(['2026-03-15 50000 of 4242 again']);
    expect(taken(two().pays(), 'payment-declined')).toEqual([
      '2026-03-13 100000 of 4242 again',
      '2026-03-15 50000 of 4242 again',
    ]);
  });

  test('whole, though the mail is about one of its invoices', () => {
    const life = owing('tok_insufficient_funds').invoice('500.00', { due: '2026-03-10' }).on('2026-03-11').pays('A');
    expect(taken(life, 'payment-declined')).toEqual(['2026-03-13 150000 of 4242 again']);
  });

  test('the soonest first, whether it is the first time or not', () => {
    const life = declined().invoice('500.00', { due: '2026-03-20' }).pays();
    expect(taken(life, 'payment-declined')).toEqual(['2026-03-13 100000 of 4242 again', '2026-03-20 50000 of 4242']);
    const sooner = declined().invoice('500.00', { due: '2026-03-12' }).pays();
    expect(taken(sooner, 'payment-declined')).toEqual(['2026-03-12 50000 of 4242', '2026-03-13 100000 of 4242 again']);
  });

  test('and by a new card, as soon as it may be charged', () => {
    const life = owing('tok_insufficient_funds').on('2026-03-25').stops('charges').card('tok_ok');
    expect(taken(life.transfer('100.00', 'A'), 'payment-receipt')).toEqual(['2026-03-25 90000 of 4242']);
    expect(taken(life.invoice('70.00', { due: '2026-04-10' }), 'invoice-issued')).toEqual(['2026-04-10 7000 of 4242']);
  });
});

describe('a plan', () => {
  const planned = (): Story =>
    owing('tok_ok', false).invoice('70.00', { due: '2026-03-16' }).on('2026-03-12').autopay(true);

  test('says its next installment, and nothing of what is beside it', () => {
    const life = planned().plan({ '2026-03-20': '470.00', '2026-04-20': '600.00' });
    expect(taken(life, 'plan-confirmed')).toEqual(['2026-03-20 47000 of 4242']);
  });

  test('of which a mail does not speak is not said', () => {
    const life = planned()
      .plan({ '2026-03-20': '470.00', '2026-04-20': '600.00' })
      .invoice('50.00', { due: '2026-03-31' });
    expect(taken(life, 'invoice-issued')).toEqual(['2026-03-31 5000 of 4242']);
  });
});

test('a mail that names no invoice speaks of all that is overdue, and of what a plan covers', () => {
  const life = declined().invoice('500.00', { due: '2026-03-20' }).proof('prf_1', '10.00').rejects('prf_1');
  expect(taken(life, 'proof-rejected')).toEqual(['2026-03-13 100000 of 4242 again']);
  const plan = owing('tok_ok', false).plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' }).autopay(true);
  expect(taken(plan.proof('prf_1', '10.00').rejects('prf_1'), 'proof-rejected')).toEqual(['2026-03-20 40000 of 4242']);
});

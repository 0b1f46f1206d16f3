import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, written } from './told.ts';

/** The notice of a coming charge: when an invoice's own mail has said it, and under which key it goes. */

const keysOf = (life: Story, template: string): string[] =>
  ordered(life, 'sendEmail').flatMap(({ key, params: { mail } }) => (mail.topic.template === template ? [key] : []));
const paying = (): Story => story({ card: 'tok_ok', watch: ['email', 'skipped'] }).on('2026-03-02');
const named = (life: Story): unknown[] =>
  (written(life, 'autopay-upcoming') as { invoices: { id: string }[] }[]).map(({ invoices }) =>
    invoices.map(({ id }) => id).join(' '),
  );

describe('the notice of a charge', () => {
  test('goes for all that it takes, though the mail of one of them says so itself', () => {
    // Issued on the day before the charge, at night.
    const life = paying().invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-08', '21:00');
    life.invoice('500.00', { due: '2026-03-10' }).on('2026-03-10', '10:00');
    expect(named(life)).toEqual(['A B']);
  });

  test('goes not where the mails of all of them say so', () => {
    const life = paying().on('2026-03-08', '21:00').invoice('1,000.00', { due: '2026-03-10' });
    life.invoice('500.00', { due: '2026-03-10' }).on('2026-03-10', '10:00');
    expect(named(life)).toEqual([]);
    expect(written(life, 'invoice-issued')).toMatchObject([
      { autopay: { amountMinor: 150_000 } },
      { autopay: { amountMinor: 150_000 } },
    ]);
  });

  test('goes not besides the mail of an invoice that has been kept until then', () => {
    const life = story({ card: 'tok_ok' }).on('2026-03-01').stops('mails').invoice('1,000.00', { due: '2026-03-05' });
    life.on('2026-03-03').lets('mails').on('2026-03-05', '10:00');
    expect([named(life), keysOf(life, 'invoice-issued').length > 0]).toEqual([[], true]);
  });

  test('nor where besides that the charge takes only what is known to be charged, since it was paid and is open again', () => {
    const life = paying()
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-05')
      .unmatch();
    life.stops('mails').on('2026-03-06').invoice('500.00', { due: '2026-03-10' });
    life.on('2026-03-09', '12:00').lets('mails').on('2026-03-10', '10:00');
    expect(named(life)).toEqual([]);
    expect(written(life, 'invoice-issued').at(-1)).toMatchObject({ autopay: { amountMinor: 150_000 } });
  });

  test('is one for a charge, and another where its day has moved', () => {
    const life = paying().invoice('1,000.00', { due: '2026-03-12' }).on('2026-03-10').dueMoved('A', '2026-03-20');
    life.on('2026-03-20', '10:00');
    expect(keysOf(life, 'autopay-upcoming')).toEqual(['acc_214:autopay-upcoming:A', 'acc_214:autopay-upcoming:A~1']);
  });

  const two = (): Story =>
    paying().invoice('1,000.00', { due: '2026-03-10' }).invoice('500.00', { due: '2026-03-11' }).on('2026-03-08');
  const last = (life: Story) => ordered(life, 'sendEmail').at(-1)?.params.mail;

  test('says two charges in one mail', () => {
    const mail = last(two().on('2026-03-09'));
    expect([mail?.topic, ...(mail?.also ?? [])]).toMatchObject([
      { template: 'autopay-upcoming', data: { chargeOn: '2026-03-10', amountMinor: 100_000 } },
      { template: 'autopay-upcoming', data: { chargeOn: '2026-03-11', amountMinor: 50_000 } },
    ]);
  });

  test('says it once where two that were announced have become one', () => {
    const life = two()
      .stops('mails')
      .on('2026-03-09')
      .dueMoved('B', '2026-03-10')
      .lets('mails')
      .on('2026-03-09', '12:00');
    expect(last(life)).toMatchObject({
      topic: { template: 'autopay-upcoming', data: { chargeOn: '2026-03-10', amountMinor: 150_000 } },
      also: [],
    });
  });
});

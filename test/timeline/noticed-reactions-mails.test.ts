import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** What waits for its hours: which of it goes, which is taken back, and in which order. */

const night = (setting: Parameters<typeof story>[0] = {}): Story => story(setting).on('2026-03-02', '21:00');
const waiting = (life: Story): string[] =>
  life.context.contacts.waiting.map((one) => `${one.template} ${one.invoiceIds.join(' ')}`);

describe('papers that wait', () => {
  const two = (): Story =>
    night()
      .invoice('1,000.00', { due: '2026-03-20' })
      .invoice('500.00', { due: '2026-03-20' })
      .watch('email', 'skipped');

  test('of a void invoice one is taken back, and no other', () => {
    const life = two().voids('A');
    expect(waiting(life)).toEqual(['invoice-issued B']);
    life.on('2026-03-03').tells('2026-03-03 08:00 email invoice-issued');
    expect(written(life, 'invoice-issued')).toMatchObject([{ invoice: { id: 'B' } }]);
  });

  test('nor does one come back that was on its way when its invoice was voided', () => {
    const life = two().waitsToBegin('sendEmail').on('2026-03-03').voids('A').transfer('1.00', 'B');
    life.bankAnswers().on('2026-03-05');
    life.tells(
      '2026-03-03 09:00 email.skipped invoice-issued',
      '2026-03-03 09:00 email.skipped invoice-issued',
      '2026-03-03 09:00 email payment-receipt',
      '2026-03-04 08:00 email invoice-issued',
    );
    expect(written(life, 'invoice-issued').slice(2)).toMatchObject([{ invoice: { id: 'B' } }]);
  });

  test('one that the ledger has belied goes on another day, others on theirs', () => {
    const life = two().on('2026-03-03', '07:00');
    life.world.ledger.receive(1_000, ['A']);
    life.on('2026-03-03');
    expect(life.context.contacts.waiting).toMatchObject([{ invoiceIds: ['A'], notBefore: '2026-03-04' }]);
    life.invoice('70.00', { due: '2026-04-20' });
    expect(waiting(life)).toEqual(['invoice-issued A']);
  });

  test('whose hours are over after an outage wait for the next ones', () => {
    const life = two().outageUntil('2026-03-03', '21:00');
    expect(waiting(life)).toEqual(['invoice-issued A', 'invoice-issued B']);
    life.on('2026-03-04').tells('2026-03-04 08:00 email invoice-issued', '2026-03-04 08:00 email invoice-issued');
  });
});

describe('a contact', () => {
  const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
    story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

  test('that the ledger has belied waits for the next day, and goes then', () => {
    const life = owing().on('2026-03-11', '07:00').watch('email', 'skipped');
    life.world.ledger.receive(1_000, ['A']);
    life.on('2026-03-11');
    expect(life.context.contacts).toMatchObject({
      waiting: [{ template: 'overdue-reminder', notBefore: '2026-03-12', since: '2026-03-11T14:00:00.000Z' }],
      lastOn: '2026-03-11',
    });
  });

  test('leaves a paper waiting that goes on another day', () => {
    const life = owing().on('2026-03-12', '07:00').invoice('500.00', { due: '2026-04-10' }).watch('email', 'skipped');
    life.world.ledger.receive(1_000, ['B']);
    life.on('2026-03-12').overrides({ type: 'SEND_REMINDER_REQUESTED' });
    expect(waiting(life)).toEqual(['invoice-issued B']);
    life.tells('2026-03-12 08:00 email.skipped invoice-issued', '2026-03-12 09:00 email overdue-reminder');
  });

  test('reached after its hours waits for the next ones', () => {
    const life = owing().on('2026-03-12', '21:00').overrides({ type: 'SEND_REMINDER_REQUESTED' }).watch('email');
    life.outageUntil('2026-03-13', '20:30').tells();
    expect(waiting(life)).toEqual(['overdue-reminder A']);
    // A weekend, and a holiday.
    life.on('2026-03-17').tells('2026-03-17 08:00 email overdue-reminder');
  });
});

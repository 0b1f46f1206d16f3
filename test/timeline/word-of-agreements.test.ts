import { describe, expect, test } from '@jest/globals';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import { story } from './story.ts';
import { written } from './told.ts';

const owing = () => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const last = (life: ReturnType<typeof owing>, template: MailTemplate): unknown => written(life, template).at(-1);

describe('word of what was agreed and did not come', () => {
  test('a promise: what was promised for when, and what came of it', () => {
    const life = owing()
      .on('2026-03-12')
      .promises('600.00', '2026-03-20')
      .on('2026-03-20')
      .transfer('250.00', 'A')
      .on('2026-03-25');
    expect(last(life, 'promise-broken')).toEqual({
      amountMinor: 60_000,
      on: '2026-03-20',
      receivedMinor: 25_000,
      missingMinor: 35_000,
    });
  });

  test('desk 3, F47: a promise whose money came in the night before its mail: nothing, nor what is disputed by then', () => {
    const broken = () =>
      owing().on('2026-03-12').promises('600.00', '2026-03-20').on('2026-03-24', '07:30').watch('email', 'skipped');
    broken()
      .transfer('600.00', 'A')
      .on('2026-03-24')
      .tells(
        '2026-03-24 07:30 email payment-receipt',
        '2026-03-24 08:00 email.skipped promise-broken',
        '2026-03-24 08:00 email overdue-reminder',
      );
    const partly = broken().transfer('250.00', 'A').on('2026-03-24');
    expect(last(partly, 'promise-broken')).toMatchObject({ receivedMinor: 25_000, missingMinor: 35_000 });
  });

  test('a plan: the installment, and not if it came before the mail would go', () => {
    const missed = () =>
      owing()
        .on('2026-03-12')
        .plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' })
        .watch('email', 'skipped')
        .on('2026-03-24', '07:00');
    expect(last(missed().on('2026-03-25'), 'plan-missed')).toEqual({
      amountMinor: 40_000,
      on: '2026-03-20',
      endsOn: '2026-03-27',
    });
    missed()
      .transfer('400.00', 'A')
      .on('2026-03-25')
      .tells('2026-03-24 07:00 email payment-receipt', '2026-03-24 08:00 email.skipped plan-missed');
  });
});

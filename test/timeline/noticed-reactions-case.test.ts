import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered, told } from './told.ts';

/** The case: what it says that it began with, which rungs are over, and what its mails are called. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const keysOf = (life: Story, template: string): string[] =>
  ordered(life, 'sendEmail').flatMap(({ key, params: { mail } }) => (mail.topic.template === template ? [key] : []));
const began = (life: Story): unknown[] => told(life, /^overdue.began/).map(([, , , data]) => data);

describe('a case says since when something is overdue', () => {
  test('since the day of the oldest that it asks for, and not of a small remainder', () => {
    const life = story().on('2026-03-02').invoice('30.00', { due: '2026-03-05' });
    life.invoice('500.00', { due: '2026-03-10' }).on('2026-03-11');
    expect(began(life)).toEqual([{ invoiceId: 'B', dueOn: '2026-03-10', overdueMinor: 53_000 }]);
  });

  test('since the day of the oldest where a pause keeps us from asking for any', () => {
    const life = owing().pause('2026-03-31', { invoiceId: 'A' }).on('2026-03-11');
    expect(began(life)).toEqual([{ invoiceId: 'A', dueOn: '2026-03-10', overdueMinor: 100_000 }]);
  });
});

describe('an account that is off', () => {
  test('and then suspected: its months begin anew, and their mails are other mails', () => {
    const life = owing().on('2026-06-12');
    life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }).on('2026-07-20');
    expect(keysOf(life, 'overdue-reminder').slice(-2)).toEqual([
      'acc_214:overdue-reminder:case-1:deactivated:1:1',
      'acc_214:overdue-reminder:case-1:deactivated:1:fraud:1',
    ]);
    life.on('2026-08-20');
    expect(keysOf(life, 'overdue-reminder').at(-1)).toBe('acc_214:overdue-reminder:case-1:deactivated:1:fraud:2');
  });
});

describe('rungs', () => {
  const policy = { ...mexico, reminders: { ...mexico.reminders, onDays: [1, 58] } };

  test('beyond the last notice are not gone through again when another replaces it', () => {
    const life = owing({ policy }).on('2026-05-05').overrides({ type: 'EXTEND_REQUESTED', days: 15 }).on('2026-05-12');
    life.overrides({ type: 'EXTEND_REQUESTED', days: 1 }, { admin: true }).on('2026-05-25');
    expect(keysOf(life, 'overdue-reminder')).toEqual([
      'acc_214:overdue-reminder:case-1:A:1',
      'acc_214:overdue-reminder:case-1:A:58',
    ]);
    // The first, three last notices, and the one beyond them.
    life.shows({ rung: '5' });
  });
});

describe('money that is taken back', () => {
  /** Half of it came, and is taken back after the day of a rung. */
  const half = (amount = '500.00'): Story => owing().on('2026-03-12').transfer(amount, 'A');

  test('while nothing was asked for but a small rest: rungs that had their day meanwhile are over', () => {
    const life = half('960.00').on('2026-03-27').watch('email').unmatch();
    life
      .tells('2026-03-27 09:00 email transfer-unmatched')
      .expects('2026-04-09 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-11 08:00 deactivation');
  });

  test('under a pause: the rung that this has kept back goes after it', () => {
    const life = half().pause('2026-03-19').on('2026-03-18').unmatch().watch('email').on('2026-03-21');
    life.tells('2026-03-20 08:00 email overdue-reminder');
  });

  test('of what alone is paused, likewise', () => {
    const life = half().pause('2026-03-19', { invoiceId: 'A' }).on('2026-03-18').unmatch().watch('email');
    life.on('2026-03-21').tells('2026-03-20 08:00 email overdue-reminder');
  });
});

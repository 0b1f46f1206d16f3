import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';
import { written } from './told.ts';

/** An invoice that the customer has from elsewhere (rules, The invoice's mail is no dunning). */
const known = (due: '2026-03-03' | '2026-03-10', setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due, issued: '2026-02-20', sentAlready: true });

describe('an invoice that the customer has already', () => {
  test('is not mailed again, and is reminded of as any other', () => {
    const life = known('2026-03-10').on('2026-03-11', '12:00');
    expect([written(life, 'invoice-issued'), written(life, 'overdue-reminder').length]).toEqual([[], 1]);
    const [issued] = life.entries.filter(({ type }) => type === 'invoice.issued');
    expect(issued?.summary).toMatch(/due on 2026-03-10; the customer has it$/);
  });

  test('its charge is announced by a mail of its own, where the invoice’s would have been enough', () => {
    const autopay = { autopay: true, card: 'tok_ok' };
    const told = (life: ReturnType<typeof story>) => written(life, 'autopay-upcoming').length;
    // Due tomorrow: too late for a notice three days before, and early enough for one today.
    expect(told(known('2026-03-03', autopay).on('2026-03-04'))).toBe(1);
    const mailed = story(autopay).on('2026-03-02').invoice('1,000.00', { due: '2026-03-03' }).on('2026-03-04');
    expect([told(mailed), written(mailed, 'invoice-issued').length]).toEqual([0, 1]);
    expect(mailed.view.balance.openMinor).toBe(0);
  });
});

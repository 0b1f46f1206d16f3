import { describe, expect, test } from '@jest/globals';
import { giving } from '../../domain/chart/requests/giving-refusals.ts';
import { parseMoney } from '../../domain/money/money.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** What agents may give away: MXN 2,000 together in a case, or in 30 days without one (rules, Holds). */

const wants = (life: Story, what: 'credit' | 'refund', amount: string): string => {
  const refusal = giving(life.context, what, parseMoney(amount));
  return refusal === null ? 'ok' : `${refusal.code} ${JSON.stringify(refusal.data)}`;
};

const owing = (): Story => story().on('2026-02-01').invoice('9,000.00', { due: '2026-03-10' });

describe("an agent's limit", () => {
  test('M1: credit notes are summed, not judged one by one', () => {
    const life = owing().credits('A', '1,500.00', 'agent');
    expect(wants(life, 'credit', '500.00')).toBe('ok');
    expect(wants(life, 'credit', '500.01')).toBe('limit_exceeded {"limitMinor":200000,"usedMinor":150000}');
    // Refunds are a sum of their own.
    expect(wants(life, 'refund', '2,000.00')).toBe('ok');
    expect(wants(life, 'refund', '2,000.01')).toBe('limit_exceeded {"limitMinor":200000,"usedMinor":0}');
  });

  test('an accepted dispute and a void count with them: a void by its balance and by what becomes credit', () => {
    const life = owing().disputes('A').resolve('A', 'accepted', '600.00', 'agent');
    life.invoice('1,000.00', { due: '2026-04-10' }).transfer('700.00', 'B').voids('B', 'agent');
    expect(wants(life, 'credit', '400.01')).toBe('limit_exceeded {"limitMinor":200000,"usedMinor":160000}');
    expect(wants(life, 'credit', '400.00')).toBe('ok');
  });

  test("an admin's gifts use nothing up, and neither does what nobody's limit counts for", () => {
    const life = owing().credits('A', '1,500.00', 'admin').credits('A', '1,500.00');
    expect(wants(life, 'credit', '2,000.00')).toBe('ok');
  });

  test('without a case 30 days count; in a case all of it, however long, and nothing from before', () => {
    const life = owing().credits('A', '1,500.00', 'agent').on('2026-03-02');
    expect(wants(life, 'credit', '600.00')).toContain('limit_exceeded');
    life.on('2026-03-04');
    expect(wants(life, 'credit', '2,000.00')).toBe('ok');
    life.credits('A', '100.00', 'agent').on('2026-03-12');
    expect(wants(life, 'credit', '2,000.00')).toBe('ok');
    life.credits('A', '1,900.00', 'agent').on('2026-05-10');
    expect(wants(life, 'credit', '100.01')).toBe('limit_exceeded {"limitMinor":200000,"usedMinor":190000}');
  });

  test('nothing that was given away is nothing to remember', () => {
    const life = owing().disputes('A').resolve('A', 'accepted', '0.00', 'agent');
    expect(life.context.given).toEqual([]);
  });

  test('refunds: a second one is summed to the first', () => {
    const life = owing().transfer('12,000.00', 'A').refunds('1,200.00', 'agent');
    expect(wants(life, 'refund', '800.01')).toBe('limit_exceeded {"limitMinor":200000,"usedMinor":120000}');
    expect(wants(life, 'refund', '800.00')).toBe('ok');
  });
});

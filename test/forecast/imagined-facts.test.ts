import { describe, expect, test } from '@jest/globals';
import type { ChartEvent } from '../../domain/events.ts';
import type { ForecastItem } from '../../domain/foresight/forecast/forecast.ts';
import { itemsOf, lineOf } from './asking.ts';
import { AGENT, Life } from './life.ts';

/** A fact that is imagined: what a decision would change, before it is taken. */

function disputed(): { life: Life; invoiceId: string; disputeId: string } {
  const life = new Life();
  life.on('2026-03-02');
  const invoiceId = life.invoice(116_000, '2026-03-10');
  life.on('2026-03-12');
  return { life, invoiceId, disputeId: life.disputes(invoiceId, null) };
}

const decided = (
  { life, invoiceId, disputeId }: ReturnType<typeof disputed>,
  outcome: 'accepted' | 'rejected',
  creditMinor: number,
): ChartEvent => ({
  type: 'DISPUTE_RESOLVED',
  disputeId,
  invoiceId,
  outcome,
  creditMinor,
  toCreditMinor: 0,
  invoice: {
    id: invoiceId,
    number: 'IN1',
    issuedOn: '2026-03-02',
    dueOn: '2026-03-10',
    totalMinor: 116_000,
    balanceMinor: 116_000 - creditMinor,
  },
  at: life.now,
  actor: AGENT,
});

const lines = (items: ForecastItem[]): string[] => items.map(lineOf);
const goesOff = (items: ForecastItem[]): boolean => items.some(({ kind }) => kind === 'deactivation');

describe('a dispute that is decided in a forecast', () => {
  test('rejected: the story that then happens, up to the deactivation', () => {
    const dispute = disputed();
    const foreseen = itemsOf(dispute.life, { fact: decided(dispute, 'rejected', 0) });
    expect(goesOff(itemsOf(dispute.life))).toBe(false);
    expect(goesOff(foreseen)).toBe(true);
    dispute.life.resolves(dispute.disputeId, 'rejected');
    const then = lines(itemsOf(dispute.life));
    expect(lines(foreseen).filter((line) => !line.endsWith('dispute-resolved'))).toEqual(then);
    expect(lines(foreseen)).toContain('2026-03-12 09:00 email dispute-resolved');
  });

  test('accepted, with all of it credited: nothing goes off; with a part, the rest is still asked for', () => {
    const dispute = disputed();
    expect(goesOff(itemsOf(dispute.life, { fact: decided(dispute, 'accepted', 116_000) }))).toBe(false);
    expect(goesOff(itemsOf(dispute.life, { fact: decided(dispute, 'accepted', 16_000) }))).toBe(true);
  });

  test('changes nothing', () => {
    const dispute = disputed();
    const before = lines(itemsOf(dispute.life));
    itemsOf(dispute.life, { fact: decided(dispute, 'rejected', 0) });
    expect(lines(itemsOf(dispute.life))).toEqual(before);
  });
});

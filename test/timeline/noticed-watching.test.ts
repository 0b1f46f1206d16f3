import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../domain/events.ts';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** Attempts that nothing waits for any more, and of which the bank may yet speak. */

/** A of 10.00 and B of 20.00, due at the end of August. */
const owing = (card: string): Story =>
  story({ card, autopay: false, watch: ['charge', 'task'] })
    .on('2026-03-02')
    .invoice('10.00', { due: '2026-08-31' })
    .invoice('20.00', { due: '2026-08-31' });

describe('what is remembered of attempts for 90 days, and forgotten when there is another', () => {
  /** A is paid on 2 March at nine, B then. */
  const paid = (card: string, on: Day, time: ClockTime): Story => {
    const life = owing(card).pays('A').on(on, time).pays('B');
    return card === 'tok_never_answers' ? life.later(120) : life.later(3 * 24 * 60);
  };
  const names = (list: readonly { attemptId: string }[]): string[] => list.map(({ attemptId }) => attemptId);

  test('a direct debit that has settled', () => {
    expect(names(paid('tok_bank_ok', '2026-05-31', '08:59').context.debits)).toEqual(['att_1', 'att_2']);
    expect(names(paid('tok_bank_ok', '2026-05-31', '09:00').context.debits)).toEqual(['att_2']);
  });

  test('but not one that has not: it is still on its way', () => {
    const life = owing('tok_bank_ok');
    life.world.stalls = true;
    expect(names(life.pays('A').on('2026-06-30').pays('B').context.debits)).toEqual(['att_1', 'att_2']);
  });

  test('one that was given up as lost', () => {
    expect(names(paid('tok_never_answers', '2026-05-31', '07:30').context.lost)).toEqual(['att_1', 'att_2']);
    expect(names(paid('tok_never_answers', '2026-05-31', '09:00').context.lost)).toEqual(['att_2']);
  });

  test('a debit that came back', () => {
    const returned = (on: Day): string[] =>
      paid('tok_bank_bounced', on, '09:00').context.returns.map(({ invoiceId }) => invoiceId);
    expect([returned('2026-05-28'), returned('2026-06-02')]).toEqual([['A', 'B'], ['B']]);
  });
});

test('money that something had overtaken, for as long', () => {
  const life = owing('tok_ok').transfer('10.00', 'A').transfer('20.00', 'B');
  const overtaken = (invoiceId: string): unknown => {
    const paid = { paymentId: `pay_${invoiceId}`, amountMinor: 500, creditMinor: 0, uncollectible: [] };
    const transfer = { transferId: 'btx_9', trackingKey: null, settledAt: life.time, status: 'matched', byHand: false };
    const allocations = [{ invoiceId, amountMinor: 500 }];
    life.fact({ type: 'TRANSFER_RECEIVED', ...transfer, ...paid, allocations } as Fact);
    return life.context.overtaken.map((one) => one.invoiceId);
  };
  expect(overtaken('A')).toEqual(['A']);
  life.on('2026-05-31', '08:59');
  expect(overtaken('B')).toEqual(['A', 'B']);
  life.on('2026-08-29', '08:59');
  expect(overtaken('A')).toEqual(['A']);
});

test('of two debits each has its own eighth bank day, by which it is to have settled', () => {
  const life = owing('tok_bank_ok');
  life.world.stalls = true;
  life.on('2026-03-02', '12:00').pays('A').on('2026-03-05').pays('B').on('2026-03-31');
  const tasks = life.tasks.flatMap((change) => ('open' in change ? [[change.open.key, change.open.dueOn]] : []));
  expect(tasks).toEqual([
    ['debitStuck:att_1', '2026-03-12'],
    ['debitStuck:att_2', '2026-03-18'],
  ]);
});

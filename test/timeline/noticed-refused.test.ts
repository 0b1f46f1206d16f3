import { describe, expect, test } from '@jest/globals';
import type { OverrideRequest, Request } from '../../domain/events.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** What is refused, and what isn't, where an account has two things of a kind: one that speaks against it, one not. */

type Asked = Partial<OverrideRequest> & Pick<OverrideRequest, 'type'>;

/** Its words; null: it would be taken. */
const said = (life: Story, request: Asked): string | null =>
  life.refusal({ reason: '', expectedVersion: null, role: 'agent', ...request } as OverrideRequest)?.message ?? null;

/** A of 1,000.00 and B of 500.00, both due on 10 February; their last notice names 13 April. */
const two = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).invoice('500.00', { due: '2026-02-10' });
const WRITE_OFF = { type: 'WRITE_OFF_REQUESTED' } as const;
const reactivate = (until: '2026-04-18' | null) => ({ type: 'REACTIVATE_REQUESTED', until }) as const;

describe('deactivating by hand', () => {
  const deactivate = (life: Story) => said(life, { type: 'DEACTIVATE_REQUESTED', fraud: false });

  test('is for what nobody pays, though a debit of something else that is overdue is on its way', () => {
    const paying = (...ids: string[]): Story => {
      const life = two({ card: 'tok_bank_ok', autopay: false }).stops('deactivations').on('2026-04-10');
      for (const id of ids) life.pays(id);
      return life.on('2026-04-13');
    };
    expect(deactivate(paying('A'))).toBeNull();
    expect(deactivate(paying('A', 'B'))).toBe('Money is on its way for all that is overdue');
  });

  test('is for what was warned of, though something is overdue besides that was not', () => {
    const life = two().on('2026-04-07').invoice('70.00', { due: '2026-04-10' }).stops('deactivations');
    expect(deactivate(life.on('2026-04-13'))).toBeNull();
  });

  test('of what is lent needs no notice of what has fallen due since', () => {
    const life = two().on('2026-04-14').overrides(WRITE_OFF, { admin: true }).overrides(reactivate('2026-04-18'));
    life.invoice('70.00', { due: '2026-04-15' }).on('2026-04-16');
    expect(deactivate(life)).toBeNull();
  });
});

describe('a service is brought back for good, by hand, only where nothing is owed', () => {
  const untilNeeded = 'until: with debt, the last day on which the service is to be on';
  const forGood = (life: Story) => said(life, reactivate(null));
  const writtenOff = (): Story => two().on('2026-04-14').overrides(WRITE_OFF, { admin: true });

  test('of what it was off for, or since', () => {
    expect(forGood(writtenOff())).toBeNull();
    expect(forGood(writtenOff().invoice('70.00', { due: '2026-04-20' }).on('2026-04-25'))).toBe(untilNeeded);
    // Nothing is overdue, but it is not decided yet.
    const disputed = two().on('2026-04-14').disputes('A', { late: true }).disputes('B', { late: true });
    expect(forGood(disputed)).toBe(untilNeeded);
  });

  test('and not out of a loan, which ends by itself', () => {
    expect(forGood(writtenOff().overrides(reactivate('2026-04-18')))).toBe(untilNeeded);
  });
});

describe('a payment beside direct debits', () => {
  const pay = (life: Story, invoiceId: string | null = null) => {
    const request = { type: 'PAY_REQUESTED', attemptId: 'att_9', methodId: null, trigger: 'portal' } as const;
    const refusal = life.refusal({ ...request, invoiceId } satisfies Request);
    return refusal === null ? null : [refusal.code, refusal.data.attemptId ?? refusal.message];
  };
  const debits = (): Story => two({ card: 'tok_bank_ok', autopay: false });

  test('names the one that is about to pay what is asked for', () => {
    const life = debits().pays('A').pays('B');
    expect([pay(life, 'A'), pay(life, 'B')]).toEqual([
      ['payment_in_progress', 'att_1'],
      ['payment_in_progress', 'att_2'],
    ]);
  });

  test('names none that has settled', () => {
    const life = debits().pays('A', { amount: '400.00' }).on('2026-02-06').pays('A');
    expect(life.context.debits.map(({ settled }) => settled)).toEqual([true, false]);
    expect(pay(life, 'A')).toEqual(['payment_in_progress', 'att_2']);
  });

  test('of what is in dispute by now is of nothing that is due', () => {
    expect(pay(debits().pays('A').disputes('A'), 'A')).toEqual([
      'nothing_due',
      'Nothing is left to pay: it is disputed, on its way, or covered by credit',
    ]);
  });
});

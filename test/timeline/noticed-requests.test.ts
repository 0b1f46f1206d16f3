import { describe, expect, test } from '@jest/globals';
import { payingOf, payRequest, refusedPayment } from '../../domain/chart/paying.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

/** What is asked for: a payment of which it is looked whether it would be taken, and agreements that are called off. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story({ autopay: false, ...setting })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' });

describe('a payment that is yet to be asked for', () => {
  const refused = (life: Story, methodId: string | null = 'pm_1') =>
    refusedPayment(life.state, payingOf(life.state, [], life.time).order, methodId, life.time)?.code ?? null;

  test('would be taken', () => {
    const life = owing({ card: 'tok_ok' });
    expect(refused(life)).toBeNull();
    expect(refused(life, null)).toBeNull();
    expect(life.world.calls).toEqual([]);
  });

  test('or would not: with no method, with another’s, of nothing', () => {
    expect(refused(owing(), null)).toBe('no_payment_method');
    expect(refused(owing({ card: 'tok_ok' }), 'pm_9')).toBe('no_payment_method');
    expect(refused(story({ card: 'tok_ok' }))).toBe('nothing_due');
    expect(refused(owing({ card: 'tok_ok' }).disputes('A'))).toBe('nothing_due');
  });

  test('names its sum, so that nobody pays another', () => {
    expect(payRequest({ invoiceId: 'A', amountMinor: 5 }, 'att_1', 'pm_1')).toEqual({
      type: 'PAY_REQUESTED',
      attemptId: 'att_1',
      invoiceId: 'A',
      methodId: 'pm_1',
      trigger: 'portal',
      amountMinor: 5,
    });
  });
});

describe('an agreement that is called off', () => {
  test('is confirmed with what it was: a promise, a plan', () => {
    const promised = owing().on('2026-02-12').promises('500.00', '2026-02-20');
    promised.overrides({ type: 'CANCEL_PROMISE_REQUESTED' });
    expect(written(promised, 'promise-cancelled')).toEqual([{ amountMinor: 50_000, on: '2026-02-20' }]);
    const planned = owing().on('2026-02-12').plan({ '2026-03-02': '400.00', '2026-04-01': '600.00' });
    planned.overrides({ type: 'CANCEL_PLAN_REQUESTED' });
    expect(written(planned, 'plan-cancelled')).toMatchObject([{ invoices: [{ id: 'A' }], totalMinor: 100_000 }]);
    expect(written(planned, 'plan-confirmed')).toEqual([
      expect.objectContaining({
        installments: [
          { on: '2026-03-02', amountMinor: 40_000 },
          { on: '2026-04-01', amountMinor: 60_000 },
        ],
      }),
    ]);
  });
});

describe('a due day that moves while an approval is awaited', () => {
  const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
  const asked = (): Story =>
    owing({ policy }).invoice('500.00', { due: '2026-02-10' }).on('2026-04-13').dueMoved('A', '2026-02-12');
  const closed = (life: Story) => life.tasks.flatMap((change) => ('close' in change ? [change.close] : []));

  test('whoever was asked is asked anew', () => {
    const life = asked();
    expect(closed(life).filter((key) => key.startsWith('deactivationApproval'))).toHaveLength(1);
    expect(life.context.case?.notice).toMatchObject({ is: 'out', invoiceIds: ['B'], dismissed: false });
    const opened = life.on('2026-04-14').tasks.flatMap((change) => ('open' in change ? [change.open.kind] : []));
    expect(opened.filter((kind) => kind === 'deactivationApproval')).toHaveLength(2);
  });

  test('whoever said no is asked nothing', () => {
    const life = owing({ policy }).invoice('500.00', { due: '2026-02-10' }).on('2026-04-13');
    life.dismisses('deactivationApproval').dueMoved('A', '2026-02-12').on('2026-04-16');
    expect(life.context.case?.notice).toMatchObject({ is: 'out', approvalAsked: true, dismissed: true });
  });
});

test('what was credited whole, and never paid, is no invoice that could be disputed', () => {
  owing().credits('A', '1,000.00').disputes('A', { refused: 'invoice_not_open' });
  owing().on('2026-02-03').transfer('1,000.00', 'A').disputes('A').shows({ holds: 'dispute' });
});

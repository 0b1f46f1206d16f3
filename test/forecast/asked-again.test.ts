import { describe, expect, test } from '@jest/globals';
import { requestsOf } from '../../domain/foresight/backtest/requests.ts';
import type { Request } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { AGENT, Life, mexico } from './life.ts';
import { lives, override, strict } from './lives.ts';

const bodies = (name: string, version: number): Policy | null =>
  [mexico, strict].find((one) => one.name === name && one.version === version) ?? null;
const readBack = (life: Life): Request[] => requestsOf(life, bodies).map(({ request }) => request);

/** How far an agent may go was judged at the time: now an admin asks, on no version, and a dispute may be late. */
const byAnAdmin = (request: Request): object => {
  if ('role' in request) return { ...request, role: 'admin', expectedVersion: null };
  return request.type === 'DISPUTE_REQUESTED' ? { ...request, late: true } : request;
};

const debtor = (): Life => {
  const life = new Life({ card: 'declines' });
  life.on('2026-03-02').invoice(116_000, '2026-03-10');
  return life;
};

const withoutPayments = Object.keys(lives).filter(
  (name) =>
    ![
      'a payment by hand, and another policy half-way',
      'a card that pays less than the credit, and its chargeback',
      'several things in one breath',
    ].includes(name),
);

describe('what people asked for is read from what it left behind', () => {
  test.each(withoutPayments)('as it was asked, by whom and when: %s', (name) => {
    const life = lives[name]!();
    expect(requestsOf(life, bodies).map(({ at, actor, request }) => ({ at, actor, request }))).toEqual(
      life.asked.map((one) => ({ ...one, request: byAnAdmin(one.request) })),
    );
  });

  test('another policy by the version that it was changed to; one that nobody knows any more is nothing', () => {
    const life = debtor()
      .on('2026-03-28')
      .ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict, role: 'admin' }));
    expect(readBack(life)).toEqual([
      { type: 'CHANGE_POLICY_REQUESTED', policy: strict, reason: 'asked', expectedVersion: null, role: 'admin' },
    ]);
    expect(requestsOf(life, () => null)).toEqual([]);
  });

  test('a payment by hand with the method that was charged: of one invoice, or of all', () => {
    const life = debtor();
    const other = life.invoice(58_000, '2026-03-20');
    life
      .on('2026-03-04')
      .ask({ type: 'PAY_REQUESTED', attemptId: 'att_one', invoiceId: other, methodId: null, trigger: 'portal' });
    life
      .on('2026-03-05')
      .ask({ type: 'PAY_REQUESTED', attemptId: 'att_all', invoiceId: null, methodId: null, trigger: 'api' });
    life.on('2026-04-01');
    const methodId = life.attempts[0]!.paymentMethodId;
    const actor = { kind: 'customer', id: 'replayed' };
    expect(requestsOf(life, bodies)).toMatchObject([
      {
        at: life.asked[0]!.at,
        actor,
        request: { type: 'PAY_REQUESTED', attemptId: 'att_one', invoiceId: other, methodId, trigger: 'portal' },
      },
      {
        at: life.asked[1]!.at,
        actor,
        request: { type: 'PAY_REQUESTED', attemptId: 'att_all', invoiceId: null, methodId, trigger: 'api' },
      },
    ]);
  });

  test('an attempt of the ladder, or one that an agent asked for by an override, is no payment by hand', () => {
    const life = debtor()
      .on('2026-03-15')
      .ask(override({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_agent', methodId: null }));
    life.on('2026-04-01');
    expect(life.attempts.map((one) => one.trigger)).toEqual(['autopay', 'retry', 'retry', 'agent', 'retry', 'retry']);
    expect(readBack(life)).toEqual([
      {
        type: 'RETRY_NOW_REQUESTED',
        attemptId: 'att_agent',
        methodId: null,
        reason: 'asked',
        expectedVersion: null,
        role: 'admin',
      },
    ]);
  });

  test('what is asked in one breath with other things keeps its place among them', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.ask({ type: 'PAY_REQUESTED', attemptId: 'att_first', invoiceId: null, methodId: null, trigger: 'agent' });
    const second = life.invoice(58_000, '2026-03-20');
    life.ask(override({ type: 'PAUSE_REQUESTED', until: '2026-03-09', invoiceId: second, legal: false }));
    const [first] = life.facts.filter(({ fact }) => fact.type === 'INVOICE_ISSUED');
    const last = life.facts.at(-1)!;
    life.ask({ type: 'PAY_REQUESTED', attemptId: 'att_second', invoiceId: null, methodId: null, trigger: 'agent' });
    const [pause, pay, again] = requestsOf(life, bodies);
    const told = (attemptId: string) =>
      life.timeline.find((entry) => entry.type === 'charge.attempted' && entry.data.attemptId === attemptId)!.step;
    expect(pay!.step).toBeGreaterThan(first!.step);
    expect(pay!.step).toBeLessThan(told('att_first'));
    expect(told('att_first')).toBeLessThan(last.step);
    expect(pause!.step).toBeGreaterThan(last.step);
    expect(again!.step).toBeGreaterThan(pause!.step);
    expect(again!.step).toBeLessThan(told('att_second'));
  });

  test('a payment of which nothing was told yet was asked for last', () => {
    const life = debtor();
    life.attempts.push({
      id: 'att_now',
      at: life.now,
      trigger: 'api',
      invoiceIds: ['inv_2'],
      amountMinor: 116_000,
      paymentMethodId: 'pm_1',
      outcome: null,
      declineCode: null,
    });
    expect(requestsOf(life, bodies)).toMatchObject([{ step: Infinity }]);
  });

  test('the tenth attempt of the ladders is no payment by hand either', () => {
    const life = debtor();
    life.invoice(58_000, '2026-03-25');
    life.on('2026-05-01');
    expect(life.attempts).toHaveLength(10);
    expect(readBack(life)).toEqual([]);
  });

  test('a command of which the line says nothing more, or one that nobody knows, is left out', () => {
    const line = { step: 7, at: '2026-03-02T15:00:00.000Z', type: 'override.applied', actor: AGENT } as const;
    const asked = (data: Record<string, unknown>) =>
      requestsOf(
        { realTime: false, facts: [], attempts: [], timeline: [{ ...line, data: data as never }] },
        bodies,
      ).map(({ request }) => request);
    expect(asked({ command: 'pause', reason: 'away', legal: false })).toMatchObject([{ until: null, invoiceId: null }]);
    expect(asked({ command: 'resume', reason: 'back' })).toMatchObject([{ invoiceId: null }]);
    expect(asked({ command: 'reactivate', reason: 'friend' })).toMatchObject([{ until: null }]);
    expect(asked({ command: 'skipReminder' })).toMatchObject([{ reason: '' }]);
    expect(asked({ command: 'sing', reason: 'joy' })).toEqual([]);
    expect(asked({ command: 'changePolicy', reason: 'better' })).toEqual([]);
  });
});

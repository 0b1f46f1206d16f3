import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const shown = (life: ReturnType<typeof owing>) => {
  const { upcoming, allowed, ...rest } = life.view;
  return rest;
};

describe('what readers see of an account', () => {
  test('before anything is owed', () => {
    expect(shown(story())).toEqual({
      version: 1,
      policy: { name: 'mexico', version: 1 },
      collections: { state: 'current', rung: 0, overdueSince: null, holds: [] },
      service: { state: 'active', why: null },
      autopay: { enabled: false, state: 'off', nextChargeAt: null },
      payment: { state: 'idle', attemptId: null, lastAttemptId: null },
      balance: { openMinor: 0, overdueMinor: 0, creditMinor: 0 },
    });
  });

  test('of a debt, with a part of it on hold, and credit', () => {
    const life = owing({ policy: { ...mexico, name: 'wholesale', version: 7 } })
      .invoice('70.00', { due: '2026-06-10' })
      .on('2026-03-18')
      .pause('2026-03-31', { invoiceId: 'A' })
      .transfer('30.00', '');
    expect(shown(life)).toMatchObject({
      policy: { name: 'wholesale', version: 7 },
      collections: {
        state: 'overdue',
        rung: 2,
        overdueSince: '2026-03-10',
        holds: [{ kind: 'agent', until: '2026-04-01T06:00:00.000Z', reason: 'because', invoiceId: 'A' }],
      },
      balance: { openMinor: 107_000, overdueMinor: 100_000, creditMinor: 3_000 },
    });
  });

  test('overdue since the oldest day that counts, of a paused invoice too; of a disputed one it does not', () => {
    expect(
      owing().invoice('70.00', { due: '2026-03-15' }).on('2026-03-18').pause('2026-03-31', { invoiceId: 'A' }).view
        .collections.overdueSince,
    ).toBe('2026-03-10');
    expect(
      owing().invoice('70.00', { due: '2026-03-15' }).on('2026-03-17').disputes('A').on('2026-03-18').view.collections
        .overdueSince,
    ).toBe('2026-03-15');
    expect(owing().disputes('A').on('2026-03-18').view.collections.overdueSince).toBeNull();
    expect(owing().disputes('A').on('2026-03-18').resolve('A', 'rejected').view.collections.overdueSince).toBe(
      '2026-03-18',
    );
  });

  test('the next charge, be it of what is due or a retry', () => {
    const life = owing({ card: 'tok_insufficient_funds' });
    expect(life.view.autopay).toEqual({ enabled: true, state: 'idle', nextChargeAt: '2026-03-10T16:30:00.000Z' });
    expect(life.on('2026-03-10', '12:00').view.autopay).toEqual({
      enabled: true,
      state: 'retryScheduled',
      nextChargeAt: '2026-03-13T16:30:00.000Z',
    });
  });
});

describe("an automatic attempt is autopay's state too", () => {
  const states = (life: ReturnType<typeof owing>) => [life.view.payment, life.view.autopay.state];

  test('at the bank, unknown, and over', () => {
    const life = owing({ card: 'tok_timeout_charged' }).bankKeepsBack().on('2026-03-10', '10:30');
    expect(states(life)).toEqual([
      { state: 'charging', attemptId: 'att_214-1', lastAttemptId: 'att_214-1' },
      'charging',
    ]);
    expect(states(life.bankAnswers())).toEqual([
      { state: 'unknown', attemptId: 'att_214-1', lastAttemptId: 'att_214-1' },
      'unknown',
    ]);
    expect(states(life.on('2026-03-10', '12:00'))).toEqual([
      { state: 'idle', attemptId: null, lastAttemptId: 'att_214-1' },
      'idle',
    ]);
  });

  test('not one that somebody asked for, nor when autopay is switched off meanwhile', () => {
    expect(states(owing({ card: 'tok_ok' }).bankKeepsBack().pays())).toEqual([
      { state: 'charging', attemptId: 'att_1', lastAttemptId: 'att_1' },
      'idle',
    ]);
    expect(states(owing({ card: 'tok_ok' }).bankKeepsBack().on('2026-03-10', '10:30').autopay(false))).toEqual([
      { state: 'charging', attemptId: 'att_214-1', lastAttemptId: 'att_214-1' },
      'off',
    ]);
  });
});

test('a service that is off says who has done it, and what it is off for', () => {
  const warned = () => owing().on('2026-05-05');
  const off = { offFor: 'debt', invoiceIds: ['A'], backBy: 'payment' };
  expect(warned().on('2026-05-12').view.service.why).toMatchObject({ ...off, byAgent: false });
  const byHand = warned().on('2026-05-11', '07:00').overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false });
  expect(byHand.view.service.why).toMatchObject({ ...off, byAgent: true, since: '2026-05-11T13:00:00.000Z' });
});

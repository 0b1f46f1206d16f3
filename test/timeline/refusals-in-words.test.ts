import { describe, expect, test } from '@jest/globals';
import { giving } from '../../domain/chart/requests/giving-refusals.ts';
import type { OverrideRequest } from '../../domain/events.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/**
 * What an agent reads who is refused: the words, and beside them the day or the hold. What is allowed instead is
 * another test's.
 */

type Asked = Partial<OverrideRequest> & Pick<OverrideRequest, 'type'>;

const said = (life: Story, request: Asked): unknown[] | null => {
  const refusal = life.refusal({ reason: '', expectedVersion: null, role: 'agent', ...request } as OverrideRequest);
  if (refusal === null) return null;
  const { allowed, ...data } = refusal.data;
  return [refusal.status, refusal.message, data];
};

/** Due 10 February; last notice 6 April, which names the 13th; off on that day. */
const debtor = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const off = (): Story => debtor().on('2026-04-14').shows({ service: 'deactivated' });
const fraud = (life: Story): Story =>
  life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }).shows({ service: 'deactivated' });

describe('deactivating by hand', () => {
  const deactivate = (life: Story, isFraud = false, role: OverrideRequest['role'] = 'agent') =>
    said(life, { type: 'DEACTIVATE_REQUESTED', fraud: isFraud, role });

  test('needs overdue debt, whoever asks; for fraud an admin needs none', () => {
    const words = 'Deactivating needs overdue debt, or an admin who says fraud';
    expect(deactivate(story())).toEqual([409, words, {}]);
    expect(deactivate(story(), false, 'admin')).toEqual([409, words, {}]);
    expect(deactivate(story(), true)).toEqual([409, words, {}]);
    expect(deactivate(story(), true, 'admin')).toBeNull();
  });

  test('of a service that is off already', () => {
    expect(deactivate(off())).toEqual([409, 'The service is off already', {}]);
    expect(deactivate(off(), false, 'admin')).toEqual([409, 'The service is off already', {}]);
    // Off for debt it may be off for fraud from now on, which is an admin's to say, once.
    expect(deactivate(off(), true)).toEqual([409, 'The service is off already', {}]);
    expect(deactivate(off(), true, 'admin')).toBeNull();
    expect(deactivate(fraud(off()), true, 'admin')).toEqual([409, 'The service is off for fraud already', {}]);
    expect(deactivate(fraud(off()), false, 'admin')).toEqual([409, 'The service is off already', {}]);
  });

  test('for fraud is an admin’s, also where an agent might for debt', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    const noticed = debtor({ policy }).on('2026-04-14');
    expect(deactivate(noticed)).toBeNull();
    expect(deactivate(noticed, true)).toEqual([403, "Deactivating for fraud is an admin's", {}]);
  });

  test('says which hold keeps the service on, and until when', () => {
    expect(deactivate(debtor().on('2026-04-09').promises('1,000.00', '2026-04-15'))).toEqual([
      409,
      'A hold (promise) keeps the service on',
      { hold: 'promise', until: '2026-04-17T06:00:00.000Z' },
    ]);
  });

  test('waits for money on its way', () => {
    const life = debtor({ card: 'tok_bank_ok', autopay: false }).on('2026-04-09').bankKeepsBack().pays();
    expect(deactivate(life.on('2026-04-13'))).toEqual([409, 'Money is on its way for all that is overdue', {}]);
  });

  test('waits for the day that the last notice named: the later one, where each invoice had its own', () => {
    const named = (until: string) => [409, `The last notice has named a later day: ${until}`, { until }];
    expect(deactivate(debtor().on('2026-04-12'))).toEqual(named('2026-04-13'));
    expect(deactivate(debtor().stops('deactivations').on('2026-04-13'))).toBeNull();
  });

  test('gives time after a dispute is decided, and after a proof has lapsed', () => {
    const life = debtor().on('2026-04-09').disputes('A', { late: true }).on('2026-04-14').resolve('A', 'rejected');
    expect(deactivate(life)).toEqual([
      409,
      'A dispute was decided a few days ago, and there is time to pay: 2026-04-21',
      { until: '2026-04-21' },
    ]);
    expect(deactivate(life.stops('deactivations').on('2026-04-21'))).toBeNull();
    const lapsed = debtor().on('2026-04-10').proof('prf_1', '1,000.00').on('2026-04-15');
    expect(deactivate(lapsed)).toEqual([
      409,
      'A proof of payment has lapsed, and there is time to pay: 2026-04-17',
      { until: '2026-04-17' },
    ]);
    expect(deactivate(lapsed.stops('deactivations').on('2026-04-17'))).toBeNull();
  });

  test('of what is lent needs no further notice', () => {
    const life = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' });
    expect(deactivate(life)).toBeNull();
  });
});

describe('bringing a service back by hand', () => {
  const reactivate = (life: Story, until: string | null, role: OverrideRequest['role'] = 'agent') =>
    said(life, { type: 'REACTIVATE_REQUESTED', until: until as never, role });
  const untilNeeded = [422, 'until: with debt, the last day on which the service is to be on', {}];

  test('after fraud is an admin’s: without debt for good, with debt until a day', () => {
    const words = [403, "What was switched off for fraud is an admin's to bring back", {}];
    expect(reactivate(fraud(story()), null)).toEqual(words);
    expect(reactivate(fraud(story()), null, 'admin')).toBeNull();
    expect(reactivate(fraud(off()), '2026-04-15')).toEqual(words);
    expect(reactivate(fraud(off()), '2026-04-15', 'admin')).toBeNull();
    expect(reactivate(fraud(off()), null, 'admin')).toEqual(untilNeeded);
  });

  test('with debt from tomorrow on; what is lent, from the day after its last', () => {
    expect(reactivate(off(), '2026-04-14')).toEqual([422, 'until must be after 2026-04-14', {}]);
    expect(reactivate(off(), '2026-04-15')).toBeNull();
    const lent = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' });
    expect(reactivate(lent, '2026-04-16', 'admin')).toEqual([422, 'until must be after 2026-04-16', {}]);
    expect(reactivate(lent, '2026-04-17')).toBeNull();
  });

  test('an agent’s days are counted from the first loan of the case, however it went on', () => {
    const again = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-15' }).on('2026-04-17');
    expect(reactivate(again.shows({ service: 'deactivated' }), '2026-04-19')).toBeNull();
    expect(reactivate(again, '2026-04-20')).toEqual([
      422,
      'until: an agent may grant up to 5 days, an admin more',
      { limit: 5 },
    ]);
    expect(reactivate(again, '2026-04-20', 'admin')).toBeNull();
  });

  test('is offered as long as a day is left that an agent may grant', () => {
    const lent = (until: string) => off().overrides({ type: 'REACTIVATE_REQUESTED', until: until as never }).view;
    expect(lent('2026-04-18').allowed.agent).toContain('reactivate');
    expect(lent('2026-04-19').allowed.agent).not.toContain('reactivate');
    expect(lent('2026-04-19').allowed.admin).toContain('reactivate');
  });
});

describe('agreements', () => {
  test('that there are none to take back', () => {
    expect(said(debtor(), { type: 'CANCEL_PROMISE_REQUESTED' })?.[1]).toMatch(/no promise|no meaning/);
    const promised = debtor().promises('1.00', '2026-02-05');
    expect(said(promised, { type: 'CANCEL_PLAN_REQUESTED' })).toEqual([409, 'There is no plan', {}]);
    const planned = debtor().plan({ '2026-02-10': '1,000.00' });
    expect(said(planned, { type: 'CANCEL_PROMISE_REQUESTED' })).toEqual([409, 'There is no promise', {}]);
  });

  test('of which a plan’s length is an agent’s by its last installment, from today', () => {
    const until = (on: string, role: OverrideRequest['role'] = 'agent') =>
      said(debtor(), {
        type: 'PLAN_REQUESTED',
        role,
        installments: [
          { on: '2026-02-02', amountMinor: 40_000 },
          { on: on as never, amountMinor: 60_000 },
        ],
      });
    const days = mexico.agentLimits.planDays;
    const last = addDays('2026-02-01', days);
    const after = addDays(last, 1);
    expect(until(last)).toBeNull();
    expect(until(after)).toEqual([
      422,
      `installments: an agent may grant up to ${days} days, an admin more`,
      { limit: days },
    ]);
    expect(until(after, 'admin')).toBeNull();
  });

  test('and so is a pause’s, of an agent alone', () => {
    const days = mexico.agentLimits.pauseDays;
    const day = (n: number) => addDays('2026-02-01', n);
    const pause = (until: string, role: OverrideRequest['role'] = 'agent') =>
      said(debtor(), { type: 'PAUSE_REQUESTED', until: until as never, invoiceId: null, legal: false, role });
    expect(pause('2026-02-01')).toBeNull();
    expect(pause(day(days))).toBeNull();
    expect(pause(day(days + 1))).toEqual([
      422,
      `until: an agent may grant up to ${days} days, an admin more`,
      { limit: days },
    ]);
    expect(pause(day(days + 1), 'admin')).toBeNull();
  });
});

describe('what an agent may give away', () => {
  const owing = (): Story => story().on('2026-02-01').invoice('9,000.00', { due: '2026-03-10' });

  test('says how much, for how long, and what of it is used', () => {
    const life = owing().credits('A', '1,500.00', 'agent');
    expect(giving(life.context, 'credit', 50_001)).toEqual({
      status: 422,
      code: 'limit_exceeded',
      message: 'Agents may credit up to 2,000.00 MXN in 30 days, an admin more; 1,500.00 MXN of it are used',
      data: { limitMinor: 200_000, usedMinor: 150_000 },
    });
    expect(giving(life.on('2026-03-12').context, 'refund', 200_001)?.message).toBe(
      'Agents may refund up to 2,000.00 MXN in a case, an admin more; 0.00 MXN of it are used',
    );
  });
});

describe('a reminder by hand', () => {
  test('is refused on a day on which something was written, and while something waits', () => {
    const words = 'Something was written today already, or waits for its hour: one contact a day';
    const life = debtor().on('2026-02-12', '12:00').overrides({ type: 'SEND_REMINDER_REQUESTED' });
    expect(said(life, { type: 'SEND_REMINDER_REQUESTED' })).toEqual([409, words, {}]);
  });
});

test('a policy that the account is under already', () => {
  const change = (policy: object) =>
    said(debtor(), { type: 'CHANGE_POLICY_REQUESTED', role: 'admin', policy: { ...mexico, ...policy } });
  expect(change({})).toEqual([422, 'The account is under this version already', {}]);
  expect(change({ version: 2 })).toBeNull();
  expect(change({ name: 'another' })).toBeNull();
});

describe('a request that has no meaning where the account stands', () => {
  test('says what it was, and where that is', () => {
    expect(said(story(), { type: 'REACTIVATE_REQUESTED', until: null })).toEqual([
      409,
      'Reactivating the service has no meaning now: the account is current, its service active',
      {},
    ]);
    const writtenOff = debtor().on('2026-02-20').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    expect(said(writtenOff, { type: 'REACTIVATE_REQUESTED', until: null })).toEqual([
      409,
      'Reactivating the service has no meaning now: the account is written off, its service active',
      {},
    ]);
  });
});

describe('payments', () => {
  const pay = (life: Story, given: object = {}) => {
    const refusal = life.refusal({
      type: 'PAY_REQUESTED',
      attemptId: 'att_9',
      invoiceId: null,
      methodId: null,
      trigger: 'portal',
      ...given,
    });
    return refusal === null ? null : [refusal.status, refusal.code, refusal.message, refusal.data];
  };

  test('of which no more is taken than is open, not in dispute and not covered by credit', () => {
    const life = debtor({ card: 'tok_ok', autopay: false }).transfer('100.00', '');
    expect(pay(life, { amountMinor: 90_000 })).toBeNull();
    expect(pay(life, { amountMinor: 90_001 })).toEqual([
      422,
      'amount_too_large',
      'amountMinor: at most 900.00 MXN, which is open, not in dispute and not covered by credit',
      { mostMinor: 90_000 },
    ]);
  });

  test('while a direct debit of all of it is on its way', () => {
    const life = debtor({ card: 'tok_bank_ok', autopay: false }).on('2026-02-12').pays('A');
    expect(pay(life)).toEqual([
      409,
      'payment_in_progress',
      'A direct debit of it is on its way: its bank answers days later',
      { attemptId: 'att_1' },
    ]);
    // Of another invoice, which is owed too, it pays nothing.
    life.invoice('70.00', { due: '2026-03-10' }).card('tok_ok', { default: false });
    expect(pay(life, { invoiceId: 'B', methodId: 'pm_2' })).toBeNull();
    expect(pay(life, { methodId: 'pm_2' })).toBeNull();
  });

  test('by a card that was left for one payment, by anybody but its holder', () => {
    const life = debtor().card('tok_ok', { once: true });
    expect(pay(life, { methodId: 'pm_1' })).toBeNull();
    expect(pay(life, { methodId: 'pm_1', trigger: 'agent' })).toEqual([
      422,
      'no_payment_method',
      'This payment method was left for one payment of its holder',
      {},
    ]);
  });
});

describe('a dispute of what is paid', () => {
  test('by at most what was paid of it', () => {
    const dispute = (amountMinor: number | null) => {
      const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).transfer('1,000.00', 'A');
      const invoice = life.world.ledger.told('A');
      const refusal = life.refusal({
        type: 'DISPUTE_REQUESTED',
        disputeId: 'dsp_1',
        invoiceId: 'A',
        amountMinor,
        reason: '',
        late: false,
        paid: { invoice, paidMinor: 100_000 },
      });
      return refusal === null ? null : [refusal.status, refusal.code, refusal.message];
    };
    expect(dispute(100_000)).toBeNull();
    expect(dispute(100_001)).toEqual([422, 'amount_too_large', 'amountMinor: at most the 100000 that was paid']);
  });
});
